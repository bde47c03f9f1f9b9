"""The federation that other libraries are given is the one that is trained here, and nothing of them outlives a run."""

from __future__ import annotations

import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from benchmarks import environment
from benchmarks.compared import CONTRIBUTIONS, GRAND, MEMBERS, SPEC, shapley, write_federation
from benchmarks.environments.plain_fedavg import Federation, read_federation
from federation_sim import train_coalitions

STRAY = """
import json, pathlib, subprocess, sys
sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
pathlib.Path(sys.argv[1]).write_text(json.dumps({"stray": sleeper.pid}))
"""


@pytest.fixture
def federation(tmp_path: Path) -> Federation:
    path = tmp_path / "federation.npz"
    write_federation(path)
    return read_federation(str(path))


def test_the_file_alone_trains_to_the_values_of_train_coalitions(federation: Federation) -> None:
    some = [frozenset(members) for size in (1, 2) for members in combinations(sorted(GRAND), size)]
    trained = train_coalitions(SPEC, CONTRIBUTIONS, some)
    untrained, _ = federation.score(federation.initial)
    for coalition in [*some, GRAND]:
        clients = [player - 1 for player in sorted(coalition)]
        total = sum(federation.samples(number) for number in clients)
        weights = federation.initial
        for _ in range(federation.rounds):
            parts = [
                federation.samples(number) / total * federation.train_client(number, weights) for number in clients
            ]
            weights = np.sum(parts, axis=0)
        log_score, accuracy = federation.score(weights)
        assert log_score - untrained == pytest.approx(trained.values[coalition], abs=1e-4)
        assert accuracy == pytest.approx(trained.accuracy[coalition], abs=1 / 400 + 1e-9)


def test_shapley_of_left_and_right_gloves_is_the_textbook_value() -> None:
    """Player 1 owns the only left glove: with seven right gloves it gets 7/8, and each of the others 1/56."""
    players = sorted(GRAND)
    coalitions = [frozenset(some) for size in range(MEMBERS + 1) for some in combinations(players, size)]
    values = shapley({coalition: float(1 in coalition and len(coalition) > 1) for coalition in coalitions})
    assert values == pytest.approx({1: 7 / 8} | dict.fromkeys(players[1:], 1 / 56))


def program(root: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    """A place of its own with these files among the environments'."""
    folder = root / "benchmarks" / "environments"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name.replace("_dot_", ".")).write_text(text, encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "BUILD", root / "build")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_no_process_outlives_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, stray_dot_py=STRAY)
    monkeypatch.setattr(environment, "make", lambda name: Path(sys.executable))
    (tmp_path / "build").mkdir()
    stray = environment.run("none", "stray")["stray"]
    state = Path(f"/proc/{stray}/stat")
    for _ in range(50):
        # Ended, or ended and not yet collected by its new parent.
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail(f"process {stray} still runs")


def test_without_a_package_index_one_sentence_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_deaf_pip(place: Path, **_: bool) -> None:
        python = place / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(
            "#!/bin/sh\necho 'WARNING: retrying' >&2\necho 'ERROR: No matching distribution' >&2\nexit 1\n"
        )
        python.chmod(0o755)

    program(tmp_path, monkeypatch, far_dot_txt="far==1.0\n")
    monkeypatch.setattr(environment.venv, "create", with_deaf_pip)
    with pytest.raises(SystemExit, match=r"far cannot be made.*needs a package index over the network.*No matching"):
        environment.make("far")
    assert not (tmp_path / "build" / "environments" / "far" / "made-of").exists(), "the next run has to try again"
