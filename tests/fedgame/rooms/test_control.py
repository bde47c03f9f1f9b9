"""What the control room is told of people, lobbies and games that ask for somebody: read from a log, at a given moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from fedgame.experiments import events as happened
from fedgame.experiments.arms import ResolvedArm
from fedgame.experiments.design import Design
from fedgame.experiments.events import SessionEvent
from fedgame.live.clock import SystemClock
from fedgame.rooms.control import control_state
from fedgame.rooms.room import Room
from fedgame.storage.session_book import SessionBook
from fedgame.storage.session_entries import Identity, NewSession, StoredSession
from fedgame.wire.control_room import ControlState, Load
from tests.fedgame.rooms.guests import GAME, PAYMENT, design
from tests.fedgame.tiny import TREATMENT

START = datetime(2026, 11, 27, 12, tzinfo=UTC)
CALM = Load(
    trainings_running=0,
    trainings_waiting=0,
    processor=0.0,
    memory_bytes=0,
    memory_of_bytes=1,
    connections=0,
    saved=True,
)
TINY = ResolvedArm("Tiny", "tiny", "hash", replace(TREATMENT, grace_seconds=120.0, absent="bot"), (), 1, 2, 1)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def arrived(number: int) -> happened.Arrived:
    return happened.Arrived(participant=number, seed=number, language="en", device="computer")


def waits(number: int) -> list[SessionEvent]:
    """Somebody comes and is in the lobby of arm 1."""
    return [
        arrived(number),
        happened.Connected(participant=number),
        happened.StageEntered(participant=number, stage=0),
        happened.Assigned(participant=number, arm=1),
    ]


PLAYING = [
    *waits(1),
    *waits(2),
    happened.GroupFormed(group=1, arm=1, game_id="g", game_seed=1, seats=(1, 2), bots=1),
]
"""Both people of the only group play."""


def shown(log: list[tuple[SessionEvent, float]], now: float, **rules: Mapping[str, Any]) -> ControlState:
    """The state at `now` seconds, after what happened at these seconds; `rules` are of the design."""
    new = NewSession(
        session_id="s",
        experiment_id="e",
        design=Design.model_validate(design(GAME, PAYMENT, **rules)),
        arms=(TINY,),
        seed=1,
        room_code="ABCD",
        room_key="key",
        rehearsal=False,
        opened_by="a",
        opened_at=START,
    )
    people = (Identity(1, "one", label="lab-7", name="Ada"), Identity(2, "two"))
    dated = tuple((event, at(seconds)) for event, seconds in log)
    stored = StoredSession(new, 1, None, dated, people)
    room = Room(stored, cast(SessionBook, None), SystemClock(), lambda _room, _events: None)
    return control_state(room, {}, CALM, at(now))


def all_at(seconds: float, events: list[SessionEvent]) -> list[tuple[SessionEvent, float]]:
    return [(event, seconds) for event in events]


def test_a_row_tells_label_and_name() -> None:
    state = shown(all_at(0, waits(1)), 1)
    assert (state.people[0].label, state.people[0].name) == ("lab-7", "Ada")


def test_a_call_for_help_tells_since_when() -> None:
    state = shown([*all_at(0, PLAYING), (happened.HelpCalled(participant=1, text="It is blue."), 10)], 41)
    caller, other = state.people
    assert (caller.state, caller.help, caller.help_ms) == ("help", "It is blue.", 31_000)
    assert (other.help, other.help_ms) == (None, None)


def test_who_is_gone_from_a_game_has_the_grace_of_the_arm() -> None:
    log = [*all_at(0, PLAYING), (happened.Disconnected(participant=2), 10)]
    gone = shown(log, 110).people[1]
    assert (gone.state, gone.connection_ms, gone.until_ms, gone.away) == ("gone", 100_000, 20_000, False)
    assert shown(log, 200).people[1].until_ms == 0
    assert shown([*log, (happened.Paused(group=1, by="a"), 20)], 110).people[1].until_ms is None
    assert shown([*log, (happened.Paused(group=None, by="a"), 20)], 110).people[1].until_ms is None


def test_who_is_away_already_waits_for_nothing() -> None:
    log = [
        *all_at(0, PLAYING),
        (happened.Disconnected(participant=2), 10),
        (happened.WentAway(participant=2, reason="gone"), 130),
    ]
    away = shown(log, 140).people[1]
    assert (away.state, away.away, away.until_ms) == ("bot", True, None)


def test_who_is_gone_from_the_lobby_has_the_time_of_the_design() -> None:
    log = [*all_at(0, waits(1)), (happened.Disconnected(participant=1), 10)]
    assert shown(log, 30, attention={"gone_seconds": 60}).people[0].until_ms == 40_000


def test_who_was_asked_has_the_time_to_answer() -> None:
    log = [*all_at(0, PLAYING), (happened.IdleAsked(participant=1), 100)]
    asked = shown(log, 112, attention={"answer_seconds": 60}).people[0]
    assert (asked.state, asked.asked_ms, asked.until_ms) == ("idle", 12_000, 48_000)


def test_a_lobby_tells_how_long_it_waits_and_when_its_rule_acts() -> None:
    log = all_at(0, waits(1))
    state = shown(log, 40, lobby={"seconds": 300, "then": "smaller", "smallest": 1})
    assert (state.arms[0].waiting, state.arms[0].waiting_ms, state.arms[0].lobby_ms) == (1, 40_000, 260_000)
    assert (state.lobby.start, state.lobby.then, state.lobby.smallest) == ("full", "smaller", 1)
    assert shown(log, 400, lobby={"seconds": 300}).arms[0].lobby_ms == 0
    assert shown(log, 40, lobby={"start": "hand"}).arms[0].lobby_ms is None
    assert shown([*log, (happened.Paused(group=None, by="a"), 1)], 40).arms[0].lobby_ms is None


def test_an_empty_lobby_waits_for_nothing() -> None:
    arm = shown(all_at(0, PLAYING), 40).arms[0]
    assert (arm.waiting, arm.waiting_ms, arm.lobby_ms, arm.left, arm.absent) == (0, None, None, 0, "bot")


def test_a_game_that_is_over_tells_what_its_people_have_made() -> None:
    assert shown(all_at(0, PLAYING), 5).groups[0].profits_cents == ()
    ended = happened.GroupEnded(group=1, cents=(60_000, 45_000), start_cents=(50_000, 50_000))
    group = shown([*all_at(0, PLAYING), (ended, 100)], 120).groups[0]
    assert (group.over, group.profits_cents, group.elapsed_ms) == (True, (10_000, -5_000), 100_000)
