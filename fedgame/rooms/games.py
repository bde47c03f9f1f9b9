"""The games that the events of a session open: of a group that was formed, and a participant's practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from engine.treatment import Treatment
from fedgame.arms.stand_ins import stand_in
from fedgame.experiments.arms import ResolvedArm
from fedgame.experiments.events import GroupFormed, PracticeBegan, SessionEvent
from fedgame.experiments.stages.practice import Practice
from fedgame.live.dealing import PreparedGame, prepare_game
from fedgame.storage.session_entries import Identity, NewSession, OpenedGame


def opened_games(
    new: NewSession,
    events: Sequence[SessionEvent],
    people: Mapping[int, Identity],
    arm_of: Mapping[int, int],
    now: datetime,
) -> tuple[OpenedGame, ...]:
    """What has to be made and started with these events. `arm_of` is the arm of each participant."""
    opened = []
    for event in events:
        if isinstance(event, GroupFormed):
            prepared = _group_game(new.arms[event.arm - 1], event, people, now)
            opened.append(OpenedGame(prepared.new_row, prepared.start, event.group, None))
        elif isinstance(event, PracticeBegan):
            arm = new.arms[arm_of[event.participant] - 1]
            prepared = _practice_game(new, arm, event, people[event.participant], now)
            opened.append(OpenedGame(prepared.new_row, prepared.start, None, event.participant))
    return tuple(opened)


def _group_game(arm: ResolvedArm, event: GroupFormed, people: Mapping[int, Identity], now: datetime) -> PreparedGame:
    persons = len(event.seats)
    return prepare_game(
        scenario=arm.scenario,
        treatment=arm.treatment,
        seed=event.game_seed,
        kinds=_kinds(persons, event.bots),
        policies=(None,) * persons + _policies(arm, persons, event.bots),
        people={
            seat: (people[number].name, people[number].token_hash) for seat, number in enumerate(event.seats, start=1)
        },
        now=now,
        game_id=event.game_id,
    )


def _practice_game(
    new: NewSession, arm: ResolvedArm, event: PracticeBegan, person: Identity, now: datetime
) -> PreparedGame:
    stage = next(stage for stage in new.design.stages if isinstance(stage, Practice))
    return prepare_game(
        scenario=arm.scenario,
        treatment=practice_treatment(arm.treatment, stage),
        seed=event.game_seed,
        kinds=_kinds(1, stage.bots),
        policies=(None, *_policies(arm, 1, stage.bots)),
        people={1: (person.name, person.token_hash)},
        now=now,
        game_id=event.game_id,
        leisurely=True,
    )


def practice_treatment(treatment: Treatment, stage: Practice) -> Treatment:
    """The arm for a short game: everything as in the game but its length, the time to decide, and listed endowments."""
    listed = treatment.endowment.listed
    endowment = treatment.endowment if len(listed) <= 1 + stage.bots else replace(treatment.endowment, listed=())
    return replace(treatment, turns=stage.turns, decision_seconds=stage.decision_seconds, endowment=endowment)


def _kinds(persons: int, bots: int) -> tuple[Literal["person", "bot"], ...]:
    return tuple("person" if seat < persons else "bot" for seat in range(persons + bots))


def _policies(arm: ResolvedArm, first: int, bots: int) -> tuple[str, ...]:
    if arm.bots:
        return tuple(arm.bots[number % len(arm.bots)] for number in range(bots))
    return tuple(stand_in(arm.treatment, first + number + 1) for number in range(bots))
