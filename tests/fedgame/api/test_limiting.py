"""Counting costs next to nothing: no thread is started for it, and what is over is forgotten."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from fedgame.api import shared_limits
from fedgame.api.limiting import Limiter, TooMany
from tests.fedgame.live.client import settings


def test_no_thread_is_started_to_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limiter = Limiter(settings(tmp_path, messages_per_seat=40))
    started: list[object] = []
    monkeypatch.setattr(threading.Thread, "start", started.append)
    for _ in range(4):
        for _ in range(10):
            limiter.message("a-game", 1, "127.0.0.1")
        time.sleep(0.02)
    with pytest.raises(TooMany, match="At most 40 messages a minute"):
        limiter.message("a-game", 1, "127.0.0.1")
    assert started == []


def test_what_is_over_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limiter, now = Limiter(settings(tmp_path)), time.time()
    for player in range(1, 51):
        limiter.message("a-game", player, "127.0.0.1")
    kept = len(limiter._counter._memory.storage)
    assert kept > 50
    monkeypatch.setattr(shared_limits, "SWEEP_SECONDS", 0)
    limiter.message("a-game", 1, "127.0.0.1")
    assert len(limiter._counter._memory.storage) == kept
    monkeypatch.setattr(time, "time", lambda: now + 3_600)
    limiter.message("a-game", 1, "127.0.0.1")
    assert len(limiter._counter._memory.storage) < 10
