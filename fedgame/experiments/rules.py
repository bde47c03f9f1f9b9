"""What may happen in a session and what follows from it: people come, answer, wait, play, vanish, come back, are paid.

Every function says events to a `Changes`, or raises SessionRefusal and says nothing. `follow` says what follows by
itself: it is called after everything else, and after it nothing more follows. Pure but for what `Chance` draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from fedgame.experiments import events as happened
from fedgame.experiments.assignment import arm_for
from fedgame.experiments.changes import Changes, SessionRefusal
from fedgame.experiments.document import Json
from fedgame.experiments.pay import owed, rules_of, task_drawn
from fedgame.experiments.session import Group, Participant, Session
from fedgame.experiments.stages.base import Ending, StageRefusal

# Coming in


def arrive(changes: Changes, language: Literal["en", "zh"], device: happened.Device, *, bot: bool = False) -> int:
    """The number of a new participant. Raises SessionRefusal when there is no place; the caller records that."""
    reason = no_place(changes.session)
    if reason == "closed":
        raise SessionRefusal("room.closed", "This room is closed: nobody can come in any more.")
    if reason == "full":
        raise SessionRefusal("room.full", "All places are taken. Thank you for coming; there is nothing more to do.")
    number = len(changes.session.participants) + 1
    changes.say(
        happened.Arrived(participant=number, seed=changes.chance.new_seed(), language=language, device=device, bot=bot)
    )
    return number


def no_place(session: Session) -> Literal["closed", "full"] | None:
    """Why nobody more can come in; None while somebody can."""
    if not session.open or session.ended:
        return "closed"
    return "full" if session.places_taken >= session.places + session.design.room.extra else None


# What participants do


def answer(changes: Changes, number: int, stage: int, action_id: str, content: Mapping[str, Json]) -> None:
    """Take an answer; one that was taken already says nothing more. Raises SessionRefusal, with the question it is about."""
    person = changes.person(number)
    if action_id in person.actions:
        return
    current = changes.session.stage_of(person)
    if current is None or stage != person.stage or stage in person.done:
        raise SessionRefusal("stage.over", "This page is over: go on with the one that is open.")
    try:
        verdict = current.take(content, person.record(stage), person.seed)
    except StageRefusal as refusal:
        raise SessionRefusal("answer.refused", refusal.words.en, refusal.at, refusal.words.zh) from None
    changes.say(
        happened.Answered(
            participant=number,
            stage=stage,
            action_id=action_id,
            kept=verdict.taken.kept,
            texts=verdict.taken.texts,
            feedback=verdict.taken.feedback,
            done=verdict.done,
        )
    )
    if verdict.done:
        _draw_tasks(changes, number, stage)
    if verdict.ending is not None:
        end(changes, number, verdict.ending)


def _draw_tasks(changes: Changes, number: int, stage: int) -> None:
    """Draw what a stage that is done pays, each rule of it once; people see it at the payment, so that it changes nothing else."""
    for rule in range(rules_of(changes.session, stage)):
        event = task_drawn(changes.session, changes.person(number), stage, rule)
        if event is not None:
            changes.say(event)


def withdraw(changes: Changes, number: int) -> None:
    """A participant ends their part; in a running game the arm's rule plays on."""
    person = changes.person(number)
    if person.ending is None:
        end(changes, number, "withdrawn")


def erase(changes: Changes, number: int, by: str = "") -> None:
    """Who somebody is goes; whoever still takes part withdraws with it. Said once."""
    withdraw(changes, number)
    if not changes.person(number).erased:
        changes.say(happened.Erased(participant=number, by=by))


def call_for_help(changes: Changes, number: int, text: str) -> None:
    """Whoever calls is there: a question whether they are is answered by it. Who is away stays so until they say so."""
    person = changes.person(number)
    changes.say(happened.HelpCalled(participant=number, text=text))
    if person.idle_asked_at is not None and person.away is None:
        changes.say(happened.IdleAnswered(participant=number))


def still_here(changes: Changes, number: int) -> None:
    """Somebody who was asked, or was given up, is there."""
    person = changes.person(number)
    if person.idle_asked_at is not None and person.away is None:
        changes.say(happened.IdleAnswered(participant=number))
    if person.away is not None and person.ending is None:
        changes.say(happened.Returned(participant=number))


# Who is there


def connected(changes: Changes, number: int) -> None:
    person = changes.person(number)
    if not person.connected:
        changes.say(happened.Connected(participant=number))
    if person.away == "gone" and person.ending is None:
        changes.say(happened.Returned(participant=number))


def disconnected(changes: Changes, number: int) -> None:
    if changes.person(number).connected:
        changes.say(happened.Disconnected(participant=number))


def ask_idle(changes: Changes, number: int) -> None:
    """The others wait for somebody who does nothing: are they there?"""
    person = changes.person(number)
    if person.idle_asked_at is None and person.away is None and person.ending is None:
        changes.say(happened.IdleAsked(participant=number))


def give_up(changes: Changes, number: int, reason: Literal["gone", "idle", "hand"], by: str = "") -> None:
    """Nobody waits for them any more, until they come back."""
    person = changes.person(number)
    if person.away is None and person.ending is None:
        changes.say(happened.WentAway(participant=number, reason=reason, by=by))


def give_back(changes: Changes, number: int, by: str = "") -> None:
    person = changes.person(number)
    if person.away is not None and person.ending is None:
        changes.say(happened.Returned(participant=number, by=by))


# Games


def group_over(changes: Changes, number: int, cents: tuple[int, ...], start_cents: tuple[int, ...]) -> None:
    """The game of a group is over; said once."""
    if changes.session.groups[number - 1].ended_at is None:
        changes.say(happened.GroupEnded(group=number, cents=cents, start_cents=start_cents))


def practice_over(changes: Changes, number: int) -> None:
    person = changes.person(number)
    stage = changes.session.stage_of(person)
    if stage is not None and stage.plays == "practice" and person.stage not in person.done:
        changes.say(happened.PracticeEnded(participant=number))


def form_group(
    changes: Changes, arm: int, why: Literal["full", "timeout", "hand"], *, fill: bool, by: str = ""
) -> Group | None:
    """Start a group of this arm with who waits; `fill`: bots take the places that are left. None where nobody waits."""
    size, extra = changes.session.design.arms[arm - 1].size, changes.session.design.arms[arm - 1].bots
    people = _for_one_group(changes, arm, size)
    if not people or changes.session.groups_left(arm) <= 0:
        return None
    changes.say(
        happened.GroupFormed(
            group=len(changes.session.groups) + 1,
            arm=arm,
            game_id=changes.chance.new_game_id(),
            game_seed=changes.chance.new_seed(),
            seats=tuple(person.number for person in people),
            bots=extra + (size - len(people) if fill else 0),
            why=why,
            by=by,
        )
    )
    return changes.session.groups[-1]


def _for_one_group(changes: Changes, arm: int, size: int) -> tuple[Participant, ...]:
    """Who plays together: the longest waiting, or those whose list says so."""
    waiting = changes.session.waiting(arm)
    listed = {place.label: place.group for place in changes.session.design.assignment.places if place.group}
    if changes.session.design.assignment.by != "list" or not listed:
        return waiting[:size]
    by_group: dict[int | None, list[Participant]] = {}
    for person in waiting:
        by_group.setdefault(listed.get(changes.labels.get(person.number, "")), []).append(person)
    return tuple(max(by_group.values(), key=len, default=[])[:size])


# Endings and pay


def end(changes: Changes, number: int, ending: Ending, by: str = "") -> None:
    """Somebody's part is over, and what they are owed is said, once."""
    person = changes.person(number)
    if person.ending is not None:
        return
    if person.paid is None:
        changes.say(owed(changes.session, person, ending, changes.chance.new_code))
    changes.say(happened.Ended(participant=number, ending=ending, by=by))


# What follows


def follow(changes: Changes) -> None:
    """Everything that follows by itself from where the session is now."""
    if changes.session.ended:
        return
    moved = True
    while moved:
        said = len(changes.events)
        for number in tuple(changes.session.participants):
            _follow_person(changes, number)
        for arm in range(1, len(changes.session.design.arms) + 1):
            _follow_arm(changes, arm)
        moved = len(changes.events) > said


def _follow_person(changes: Changes, number: int) -> None:
    person = changes.session.participants[number]
    if person.ending is not None or (person.away is not None and person.stage >= 0):
        return
    stages = changes.session.design.stages
    if person.stage < 0 or person.stage in person.done:
        if person.stage + 1 >= len(stages):
            end(changes, number, "finished")
            return
        changes.say(happened.StageEntered(participant=number, stage=person.stage + 1))
        person = changes.session.participants[number]
    stage = stages[person.stage]
    if stage.plays is not None and person.arm is None:
        _assign(changes, person)
    if stage.plays == "practice" and person.practice_id is None:
        changes.say(
            happened.PracticeBegan(
                participant=number, game_id=changes.chance.new_game_id(), game_seed=changes.chance.new_seed()
            )
        )
    if stage.kind == "payment" and person.paid is None:
        changes.say(owed(changes.session, person, "finished", changes.chance.new_code))


def _assign(changes: Changes, person: Participant) -> None:
    arm = arm_for(changes.session, changes.labels.get(person.number), changes.chance.rng)
    # A list that does not know the label: the room lets only known labels in, so this is the first arm with a place.
    changes.say(happened.Assigned(participant=person.number, arm=arm or 1))


def _follow_arm(changes: Changes, arm: int) -> None:
    if changes.session.design.lobby.start == "hand" or changes.session.paused:
        return
    size = changes.session.design.arms[arm - 1].size
    while changes.session.groups_left(arm) > 0 and len(_for_one_group(changes, arm, size)) == size:
        form_group(changes, arm, "full", fill=False)


# What is due by the clock


def due(changes: Changes) -> None:
    """What the time that has passed brings: lobbies that waited long enough, people who stay away."""
    if changes.session.ended or changes.session.paused:
        return
    attention = changes.session.design.attention
    for person in tuple(changes.session.participants.values()):
        if person.ending is not None or person.away is not None:
            continue
        if _past(changes, person.idle_asked_at, attention.answer_seconds):
            give_up(changes, person.number, "idle")
        elif not person.connected and _waits(changes.session, person):
            since = person.connection_at or person.last_at
            if _past(changes, since, attention.gone_seconds):
                give_up(changes, person.number, "gone")
    for arm in range(1, len(changes.session.design.arms) + 1):
        _lobby_due(changes, arm)


def _past(changes: Changes, since: datetime | None, seconds: float) -> bool:
    return since is not None and changes.at >= since + timedelta(seconds=seconds)


def _waits(session: Session, person: Participant) -> bool:
    return person.stage == session.design.game_stage and person.group is None


def _lobby_due(changes: Changes, arm: int) -> None:
    lobby = changes.session.design.lobby
    waiting = changes.session.waiting(arm)
    if lobby.start == "hand" or not waiting or not _past(changes, waiting[0].entered_at, lobby.seconds):
        return
    if changes.session.groups_left(arm) > 0 and lobby.then == "bots":
        form_group(changes, arm, "timeout", fill=True)
    elif changes.session.groups_left(arm) > 0 and lobby.then == "smaller" and len(waiting) >= lobby.smallest:
        form_group(changes, arm, "timeout", fill=False)
    elif lobby.then == "wait":
        if _past(changes, changes.session.late.get(arm, waiting[0].entered_at), lobby.seconds):
            changes.say(happened.WaitingTooLong(arm=arm))
    else:
        for person in waiting:
            if _past(changes, person.entered_at, lobby.seconds):
                end(changes, person.number, "no_group")
