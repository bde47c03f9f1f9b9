"""Who plays a seat now: its person, its bot, or the server for a person who is away or was stood in for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedgame.arms.stand_ins import LEAVING, stand_in
from fedgame.live.controls import Controls
from fedgame.live.presence import Presence
from fedgame.live.seats import Seats, bot_name
from fedgame.storage import Deadline
from tests.fedgame import tiny
from tests.fedgame.live.alone import card

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Away(Presence):
    """The people without a connection, and those of them who are given up."""

    def __init__(self, disconnected: tuple[int, ...] = (), absent: tuple[int, ...] = ()) -> None:
        super().__init__(3_600, lambda _player: None)
        self._people, self._absent = set(disconnected), set(absent)


def seats(presence: Presence | None = None, controls: Controls | None = None, **changed: Any) -> Seats:
    return Seats(card(**changed), presence or Away(), controls or Controls())


def test_people_and_bots_are_told_apart() -> None:
    assert seats().people == {1, 2}
    assert seats().bots == (3,)


def test_while_nobody_is_away_the_server_plays_the_bots_alone() -> None:
    assert seats(Away(disconnected=(2,))).played_by_server == ((3, "free_rider"),)


@given(absent=st.sets(st.sampled_from((1, 2))), stood_in=st.sets(st.sampled_from((1, 2))))
def test_served_is_who_is_absent_or_stood_in_for_each_once(absent: set[int], stood_in: set[int]) -> None:
    found = seats(Away(absent=tuple(absent)), Controls(stood_in=frozenset(stood_in)))
    assert list(found.served) == sorted(absent | stood_in)
    assert [player for player, _policy in found.played_by_server] == [3, *found.served]


@pytest.mark.parametrize(
    ("absent", "policy"), [("bot", stand_in(tiny.TREATMENT, 2)), ("leave", LEAVING), ("ready", None)]
)
def test_a_person_is_played_for_as_the_arm_says_of_absent_seats(absent: str, policy: str | None) -> None:
    assert seats(Away(absent=(2,)), absent=absent).played_by_server == ((3, "free_rider"), (2, policy))


def test_the_surroundings_say_who_is_who_and_how_long_the_step_still_is() -> None:
    around = seats(Away((1, 2), (2,)), Controls(stood_in=frozenset({1}))).surroundings(
        Deadline(1, NOW, NOW + timedelta(seconds=9)), NOW + timedelta(seconds=4)
    )
    assert (around.names, around.bots) == (("Ann", "", "Cobalt"), (3,))
    assert (around.disconnected, around.stand_ins) == ((1, 2), (1, 2))
    assert (around.paused, around.deadline_ms) == (False, 5_000)


def test_bots_have_names_of_their_own_and_their_policies_are_told_only_where_the_treatment_says_so() -> None:
    assert len({bot_name(player) for player in range(1, 101)}) == 100
    assert bot_name(25) == "Amber 2"
    hidden = seats()
    assert hidden.characters == {}
    told = replace(hidden, card=replace(hidden.card, treatment=replace(hidden.card.treatment, bot_characters="shown")))
    assert told.characters == {3: hidden.card.seats[2].policy}
    assert told.surroundings(None, NOW).characters == told.characters


def test_in_a_pause_the_step_keeps_the_time_that_it_had() -> None:
    paused = Controls(paused_at=NOW + timedelta(seconds=2))
    around = seats(controls=paused).surroundings(Deadline(1, NOW, NOW + timedelta(seconds=9)), NOW + timedelta(hours=1))
    assert (around.paused, around.deadline_ms) == (True, 7_000)


def test_without_a_deadline_no_time_is_told() -> None:
    around = seats().surroundings(None, NOW)
    assert (around.due_at, around.deadline_ms) == (None, None)
