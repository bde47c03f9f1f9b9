"""The benchmark of one worker against two runs, and would tell if the bytes depended on the number of workers."""

from __future__ import annotations

import pytest

from benchmarks import scaling


def test_one_and_two_processes_are_measured_on_the_same_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["scaling", "--members", "4", "--crews", "local", "--repeats", "1"])
    assert scaling.main() == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| local")]
    assert [row.split(" | ")[1] for row in rows] == ["logistic", "mlp"]
