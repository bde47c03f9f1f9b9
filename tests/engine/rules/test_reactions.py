"""Reactions: everybody sees them, at any time of a game that runs, and nothing else comes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from engine.actions import React, Reaction
from engine.events import Reacted
from engine.seen.observe import observe, visible
from engine.treatment import Visibility
from tests.engine.play import RICH, Table, arm


@pytest.mark.parametrize("reaction", get_args(Reaction))
def test_a_reaction_is_told_and_changes_nothing(reaction: Reaction) -> None:
    table = Table(arm("equal")).bid(1).ready(1)
    before = table.game
    table.do(React(1, reaction), React(2, reaction))
    assert table.of(Reacted) == [Reacted(1, 0, reaction), Reacted(2, 0, reaction)]
    assert table.game == before


def test_players_react_while_trainings_are_waited_for() -> None:
    table = Table(arm("equal")).bid(1).until(3).ready(1, 2)
    assert table.game.closing
    assert table.do(React(2, "hurry")).of(Reacted) == [Reacted(2, 3, "hurry")]


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
def test_everybody_sees_a_reaction_under_any_visibility(visibility: Visibility) -> None:
    event = Reacted(1, 0, "applause")
    assert [visible(event, seat, visibility) for seat in (1, 2, 3)] == [event] * 3


def test_the_rules_tell_whether_there_are_reactions() -> None:
    for reactions, shown in (("on", True), ("off", False)):
        table = Table(replace(arm("equal"), reactions=reactions))  # type: ignore[arg-type]  # both are names
        assert observe(table.game, 1).rules.reactions is shown


def test_under_full_the_others_have_their_places_and_otherwise_are_not_shown() -> None:
    endowments = [replace(RICH, money_cents=cents) for cents in (200_00, 400_00, 200_00, 100_00)]
    table = Table(replace(arm("equal"), visibility="full"), endowments)
    assert [(other.player, other.rank) for other in observe(table.game, 1).others or ()] == [(2, 1), (3, 2), (4, 4)]
    for visibility in ("aggregate", "none"):
        hidden = Table(replace(arm("equal"), visibility=visibility), endowments)  # type: ignore[arg-type]  # as above
        assert observe(hidden.game, 1).others is None
