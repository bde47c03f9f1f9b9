"""Which FedGame this is: the package's version and the commit that it was made from.

The commit stands in the module fedgame/_commit.py, with one line such as COMMIT = "0f776e65", where a package was built;
git ignores that file. Where it is not there, git is asked, if this is a checkout that has its own .git.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

GIT_SECONDS = 2.0
"""Longer than this nobody waits to be told the commit."""


@cache
def software_version() -> str:
    """Such as 0.1.0+g0f776e65, with .dirty at its end where tracked files were changed; 0.1.0 if no commit is known.

    Found once in each process; the first call may take GIT_SECONDS.
    """
    commit = built_commit() or checkout_commit(Path(__file__).resolve().parents[1])
    return f"{version('fedgame')}+g{commit}" if commit else version("fedgame")


def built_commit() -> str | None:
    """The commit in fedgame/_commit.py, or None."""
    try:
        return str(import_module("fedgame._commit").COMMIT)
    except (ModuleNotFoundError, AttributeError):
        return None


def checkout_commit(folder: Path) -> str | None:
    """The commit of the git checkout whose root is `folder`, as 0f776e65 or 0f776e65.dirty; None if git cannot tell."""
    if not (folder / ".git").exists():
        return None
    # Inside a git hook these variables name another repository; without the lock, asking changes nothing.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        told = subprocess.run(  # noqa: S603 - no word of it comes from outside
            ["git", "-C", str(folder), "describe", "--always", "--dirty=.dirty", "--abbrev=8", "--exclude=*"],  # noqa: S607
            env={**environment, "GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            text=True,
            timeout=GIT_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip() or None
