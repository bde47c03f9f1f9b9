"""A PostgreSQL of a test's own: a fresh cluster in a folder, reached by a socket in there, stopped and started at will."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 60.0
PROGRAMS = ("initdb", "postgres", "pg_isready")
MISSING = "PostgreSQL is not installed: on Debian, apt-get install postgresql"


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs: the newest of Debian's, or where the path has them."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    found = shutil.which("initdb")
    folders = [*debian, Path(found).resolve().parent] if found else debian
    return next((folder for folder in folders if all((folder / name).exists() for name in PROGRAMS)), None)


class Cluster:
    """`url` is its address. PostgreSQL refuses to run as root, so root's tests run it as somebody else."""

    def __init__(self, folder: Path, bin_: Path) -> None:
        self.url = f"postgresql://fedgame@/postgres?host={folder}"
        self._folder = folder
        self._bin = bin_
        self._user = _somebody() if os.geteuid() == 0 else None
        self._server: subprocess.Popen[bytes] | None = None
        if self._user is not None:
            os.chown(folder, self._user.pw_uid, self._user.pw_gid)
        made = self._run("initdb", "-D", f"{folder}/data", "-U", "fedgame", "-A", "trust", "-N", "-E", "UTF8")
        assert made.wait() == 0, (folder / "log").read_text()

    def start(self) -> None:
        folder = self._folder
        self._server = self._run("postgres", "-D", f"{folder}/data", "-k", str(folder), "-c", "listen_addresses=")
        until = time.monotonic() + PATIENCE
        while self._run("pg_isready", "-h", str(folder), "-U", "fedgame", "-q").wait() != 0:
            assert self._server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until, (folder / "log").read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        """At once, as a crash would: whoever is connected is cut off."""
        assert self._server is not None
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(PATIENCE)
        self._server = None

    def close(self) -> None:
        if self._server is not None:
            self.stop()

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        who = {} if self._user is None else {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [self._bin / program, *arguments], stdout=log, stderr=log, cwd=self._folder, env={"LC_ALL": "C"}, **who
            )


def _somebody() -> pwd.struct_passwd:
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running one. Without PostgreSQL the test is skipped, and with CI=true it fails."""
    found = binaries()
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    # Not pytest's folder: that one is closed to the user under whom a database of root's runs, and its name is long.
    folder = Path(tempfile.mkdtemp(prefix="fedgame-pg-"))
    running = Cluster(folder, found)
    try:
        running.start()
        yield running
    finally:
        running.close()
        shutil.rmtree(folder, ignore_errors=True)
