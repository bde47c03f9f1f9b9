"""A process that was started for work ends when whoever started it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

MIDDLE = """
import multiprocessing, os, sys, time
from federation_sim.workers.parent import end_with_parent

def work(watched):
    if watched:
        end_with_parent("watch")
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    end_with_parent("watch")  # this one has no parent that multiprocessing knows of: it stays
    multiprocessing.get_context("spawn").Process(target=work, args=(sys.argv[1] == "watched",)).start()
    time.sleep(60)
"""
PATIENCE = 20.0


def alive(pid: int) -> bool:
    """Whether the process still runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def after_its_parent_is_killed(folder: Path, how: str, seconds: float) -> bool:
    """Whether a worker still runs `seconds` after the process that started it was killed."""
    script = folder / "middle.py"
    script.write_text(MIDDLE, encoding="utf-8")
    with subprocess.Popen([sys.executable, script, how], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as middle:
        assert middle.stdout is not None
        worker = int(middle.stdout.readline())
        assert alive(worker)
        middle.kill()
        try:
            until = time.monotonic() + seconds
            while alive(worker) and time.monotonic() < until:
                time.sleep(0.02)
            return alive(worker)
        finally:
            if alive(worker):
                os.kill(worker, signal.SIGKILL)


def test_a_worker_ends_with_its_parent(tmp_path: Path) -> None:
    assert not after_its_parent_is_killed(tmp_path, "watched", PATIENCE)


def test_without_the_watch_it_would_go_on(tmp_path: Path) -> None:
    assert after_its_parent_is_killed(tmp_path, "alone", 0.5)
