"""The version tells the commit: from a built package, from a checkout, and never at the price of waiting."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import fedgame.version
from fedgame.cli import app
from fedgame.version import checkout_commit, software_version


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A git repository with one commit of one file."""
    (tmp_path / "rules.py").write_text("TURNS = 5\n", encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)
    return tmp_path


def put_first_in_path(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that is this script instead."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_checkout_tells_its_commit_and_whether_its_files_were_changed(checkout: Path) -> None:
    head = subprocess.run(["git", "-C", checkout, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    commit = head.stdout[:8]
    assert checkout_commit(checkout) == commit
    (checkout / "notes.txt").write_text("of nobody's interest", encoding="utf-8")
    assert checkout_commit(checkout) == commit
    (checkout / "rules.py").write_text("TURNS = 6\n", encoding="utf-8")
    assert checkout_commit(checkout) == f"{commit}.dirty"


def test_a_git_hook_of_another_repository_does_not_mislead(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = checkout_commit(checkout)
    monkeypatch.setenv("GIT_DIR", str(tmp_path_factory.mktemp("other")))
    assert checkout_commit(checkout) == commit is not None


def test_a_folder_inside_a_repository_of_somebody_else_is_not_asked_about(checkout: Path) -> None:
    (checkout / "site-packages").mkdir()
    assert checkout_commit(checkout / "site-packages") is None


def test_without_git_or_with_a_slow_one_the_version_stands_alone(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert checkout_commit(checkout) is None
    put_first_in_path(tmp_path_factory.mktemp("slow") / "bin", "exec sleep 30", monkeypatch)
    monkeypatch.setattr(fedgame.version, "GIT_SECONDS", 0.2)
    before = time.monotonic()
    assert checkout_commit(checkout) is None
    assert time.monotonic() - before < 10


def test_the_commit_that_a_package_was_built_from_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fedgame._commit", SimpleNamespace(COMMIT="0f776e65"))
    software_version.cache_clear()
    try:
        assert software_version() == f"{version('fedgame')}+g0f776e65"
        told = CliRunner().invoke(app, ["--version"])
    finally:
        software_version.cache_clear()
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, f"fedgame {version('fedgame')}, commit 0f776e65")


def test_the_version_of_this_checkout_fits_into_the_database() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(\+g[0-9a-f]{8,40}(\.dirty)?)?", software_version())
    assert len(software_version()) <= 64
