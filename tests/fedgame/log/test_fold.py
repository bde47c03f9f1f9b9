"""The fold of the log: what a batch wrote, a replay and a recovery read, line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from engine.actions import IllegalAction, Ready, TimeUp
from engine.rules import new_game
from fedgame.log.fold import Applied, NotApplied, apply, endowments_of, fold, player_of, refused
from fedgame.log.record import GameRecord
from fedgame.studies.driver import bots_only, play_game
from tests.fedgame import tiny

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def record() -> GameRecord:
    arm = tiny.scenario()
    return play_game(arm.treatment, bots_only(arm.treatment, arm.seats), tiny.SEED, game_id="batch", scenario=arm.name)


def dealt(record: GameRecord) -> tuple[Applied | NotApplied, ...]:
    endowments = endowments_of(record.treatment, record.seed, len(record.seats))
    return tuple(fold(new_game(record.treatment, record.seed, endowments).game, record.actions))


def test_a_log_without_its_events_folds_to_the_log_with_them(record: GameRecord) -> None:
    bare = replace(record, actions=tuple(replace(line, events=()) for line in record.actions))
    again = [done.logged for done in dealt(bare) if isinstance(done, Applied)]
    assert tuple(again) == record.actions
    assert any(line.events for line in again)


def test_the_fold_keeps_when_an_action_came(record: GameRecord) -> None:
    first, *rest = record.actions
    timed = replace(first, submitted_at=NOON, accepted_at=NOON, response_ms=250)
    done, *_ = dealt(replace(record, actions=(timed, *rest)))
    assert isinstance(done, Applied)
    assert done.logged == timed


def test_the_fold_ends_with_the_line_that_the_rules_refuse(record: GameRecord) -> None:
    first, second, *rest = record.actions
    late = replace(second, action=TimeUp(step=99))
    done = dealt(replace(record, actions=(first, late, *rest)))
    assert len(done) == 2
    assert done[-1] == NotApplied(2, late, "step.stale")


def test_a_refusal_is_recorded_with_where_the_game_stood(record: GameRecord) -> None:
    *_, last = dealt(record)
    assert isinstance(last, Applied)
    with pytest.raises(IllegalAction) as refusal:
        apply(last.game, last.logged.seq + 1, Ready(2))
    kept = refused(last.game, last.logged.seq, Ready(2), refusal.value.code, submitted_at=NOON, response_ms=7)
    assert (kept.after_seq, kept.step, kept.turn, kept.tick) == (
        last.logged.seq,
        last.game.step,
        last.game.turn,
        last.game.tick,
    )
    assert (kept.player, kept.kind, kept.code) == (2, "ready", "game.finished")
    assert (kept.submitted_at, kept.response_ms) == (NOON, 7)


def test_what_nature_does_is_nobodys() -> None:
    assert player_of(TimeUp(step=1)) is None
    assert player_of(Ready(3)) == 3
