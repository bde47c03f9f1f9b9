"""What the control room shows: everybody's stage and state, every game, who needs somebody; never what an answer says."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from fedgame.experiments import events as happened
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.session import Group, Participant, Session
from fedgame.live.clock import milliseconds
from fedgame.live.facts import SeatFacts, TableFacts
from fedgame.rooms.room import Room
from fedgame.wire.control_room import (
    ArmRow,
    ControlState,
    FederationShort,
    GroupRow,
    Happening,
    Load,
    LobbyRow,
    PersonRow,
    PersonState,
    StageCount,
)

LATELY = 30
_QUIET = (
    "connected",
    "disconnected",
    "focus",
    "looked",
    "traced",
    "answered",
    "stage_entered",
    "language_chosen",
    "assigned",
)
"""Kinds of event that would drown the others in the list of what happened lately."""

Facts = Mapping[str, TableFacts]
"""By game."""


def control_state(room: Room, facts: Facts, load: Load, now: datetime) -> ControlState:
    """All that the control room of `room` shows now."""
    session = room.session
    people = tuple(_person(room, person, facts, now) for person in session.participants.values())
    return ControlState(
        session_id=room.session_id,
        experiment_id=room.new.experiment_id,
        title=session.design.title,
        rehearsal=room.new.rehearsal,
        room_open=session.open,
        paused=session.paused,
        ended=session.ended,
        places=session.places,
        turned_away=session.turned_away,
        people=people,
        groups=tuple(_group(room, group, facts.get(group.game_id), now) for group in session.groups),
        arms=tuple(_arm(room, number, now) for number in range(1, len(session.design.arms) + 1)),
        stages=_stages(room),
        lately=_lately(room, now),
        load=load,
        currency=session.design.pay.currency,
        owed_cents=sum(person.paid.total_cents for person in session.participants.values() if person.paid),
        lobby=_lobby(session),
    )


def _lobby(session: Session) -> LobbyRow:
    rules = session.design.lobby
    return LobbyRow(start=rules.start, then=rules.then, smallest=rules.smallest)


def _person(room: Room, person: Participant, facts: Facts, now: datetime) -> PersonRow:
    session = room.session
    seat, game = _seat(session, person, facts)
    last = person.last_at or person.arrived_at
    last_ms = milliseconds(last, now)
    if seat is not None and seat.last_action_ms_ago is not None and not seat.stand_in:
        last_ms = min(last_ms, seat.last_action_ms_ago)
    call = person.calls_for_help
    identity = room.identity(person.number)
    return PersonRow(
        number=person.number,
        label=identity.label or "",
        name=identity.name,
        state=_state(session, person, seat),
        stage=max(person.stage, 0),
        step=_step(session, person, game),
        group=person.group,
        arm=person.arm,
        last_ms=last_ms,
        last=seat.last_action or "" if seat is not None else "",
        help=call.text if call is not None else None,
        help_ms=milliseconds(call.at, now) if call is not None else None,
        away=person.away is not None,
        asked_ms=milliseconds(person.idle_asked_at, now) if person.idle_asked_at else None,
        until_ms=_until(room, person, now),
        money_cents=_money(session, person, seat),
        connected=person.connected,
        connection_ms=milliseconds(person.connection_at, now) if person.connection_at else None,
        focused=person.focused,
        device=person.device,
        language=person.language,
        bot=person.bot,
        ending=person.ending,
        paid_cents=person.paid.total_cents if person.paid else None,
        paid_seen=person.ending == "finished",
    )


def _seat(session: Session, person: Participant, facts: Facts) -> tuple[SeatFacts | None, TableFacts | None]:
    """The seat that this person has in the game that is open to them now."""
    game_id = session.game_of(person)
    game = facts.get(game_id) if game_id else None
    if game is None:
        return None, None
    group = session.group_of(person)
    number = group.seat_of(person.number) if group is not None and group.game_id == game_id else 1
    return game.seats[number - 1], game


def _state(session: Session, person: Participant, seat: SeatFacts | None) -> PersonState:
    if person.ending is not None:
        return "paid" if person.ending == "finished" else "over"
    if person.calls_for_help is not None:
        return "help"
    if person.away is not None:
        group = session.group_of(person)
        return "bot" if group is not None and group.ended_at is None else "gone"
    if person.idle_asked_at is not None:
        return "idle"
    if not person.connected and person.stage >= 0:
        return "gone"
    if person.stage < 0:
        return "arriving"
    stage = session.stage_of(person)
    if stage is not None and stage.plays == "game" and person.group is None:
        return "waiting"
    if seat is not None:
        return "ready" if seat.ready else "deciding"
    if stage is not None and stage.kind == "payment":
        return "paid"
    return "reading"


def _until(room: Room, person: Participant, now: datetime) -> int | None:
    """How long until somebody who is asked, or is gone while others wait, counts as away."""
    session, attention = room.session, room.session.design.attention
    if person.ending is not None or person.away is not None or session.paused:
        return None
    if person.idle_asked_at is not None:
        return _left(person.idle_asked_at, attention.answer_seconds, now)
    if person.connected or person.stage != session.design.game_stage:
        return None
    since, group = person.connection_at or person.last_at or person.arrived_at, session.group_of(person)
    if group is None:
        return _left(since, attention.gone_seconds, now)
    # The table itself counts how long a seat has no connection, by the arm's time of grace.
    playing = group.ended_at is None and not group.paused
    return _left(since, room.new.arms[group.arm - 1].treatment.grace_seconds, now) if playing else None


def _left(since: datetime, seconds: float, now: datetime) -> int:
    return max(0, round(seconds * 1000) - milliseconds(since, now))


def _step(session: Session, person: Participant, game: TableFacts | None) -> tuple[int, int] | None:
    stage = session.stage_of(person)
    if stage is None:
        return None
    if game is not None:
        return game.turn, game.turns
    pages = getattr(stage, "pages", None)
    done = len(person.record(person.stage).taken)
    if isinstance(pages, tuple):
        return min(done + 1, len(pages)), len(pages)
    attempts = getattr(stage, "attempts", None)
    return (min(done + 1, attempts), attempts) if isinstance(attempts, int) else None


def _money(session: Session, person: Participant, seat: SeatFacts | None) -> int | None:
    group = session.group_of(person)
    if group is not None and group.ended_at is not None:
        return group.cents[group.seats.index(person.number)]
    stage = session.stage_of(person)
    return seat.money_cents if seat is not None and stage is not None and stage.plays == "game" else None


def _group(room: Room, group: Group, game: TableFacts | None, now: datetime) -> GroupRow:
    over, ticks = group.ended_at is not None, room.new.arms[group.arm - 1].treatment.ticks_per_turn
    people = zip(game.seats, group.seats, strict=False) if game is not None and not over else ()
    undecided = tuple(number for seat, number in people if seat.undecided)
    return GroupRow(
        number=group.number,
        arm=group.arm,
        game_id=group.game_id,
        turn=game.turn if game else 0,
        turns=game.turns if game else 0,
        ticks=game.tick % ticks / ticks if game else 0.0,
        deadline_ms=game.deadline_ms if game and not over else None,
        paused=(group.paused or room.session.paused) and not over,
        over=over,
        stopped=group.stopped,
        people=group.seats,
        bots=group.bots,
        undecided=undecided,
        federations=tuple(
            FederationShort(
                name=one.name,
                share=one.share,
                phase=one.phase,
                members=len(one.members),
                accuracy=one.accuracy,
                money_cents=one.money_cents,
            )
            for one in (game.federations if game else ())
        ),
        profits_cents=tuple(cents - start for cents, start in zip(group.cents, group.start_cents, strict=False)),
        trainings=game.trainings_running + game.trainings_waiting if game else 0,
        elapsed_ms=milliseconds(group.formed_at, group.ended_at or now),
    )


def _arm(room: Room, number: int, now: datetime) -> ArmRow:
    session = room.session
    arm, waiting, lobby = session.design.arms[number - 1], session.waiting(number), session.design.lobby
    since = (waiting[0].entered_at or waiting[0].arrived_at) if waiting else None
    return ArmRow(
        number=number,
        title=arm.title,
        groups=session.groups_of(number),
        size=arm.size,
        waiting=len(waiting),
        assigned=sum(person.arm == number for person in session.participants.values()),
        left=session.groups_left(number),
        absent=room.new.arms[number - 1].treatment.absent,
        waiting_ms=milliseconds(since, now) if since else None,
        lobby_ms=_left(since, lobby.seconds, now) if since and lobby.start == "full" and not session.paused else None,
    )


def _stages(room: Room) -> tuple[StageCount, ...]:
    session, times = room.session, room.stage_times
    here: dict[int, int] = defaultdict(int)
    for person in session.participants.values():
        if person.ending is None and person.stage >= 0:
            here[person.stage] += 1
    return tuple(
        StageCount(
            title=stage.title,
            kind=stage.kind,
            here=here[index],
            through=sum(index in person.done for person in session.participants.values()),
            median_ms=round(statistics.median(times[index])) if times.get(index) else None,
        )
        for index, stage in enumerate(session.design.stages)
    )


def _lately(room: Room, now: datetime) -> tuple[Happening, ...]:
    """The latest events, newest first."""
    told = [(event, at) for event, at in room.log_tail if event.kind not in _QUIET]
    return tuple(_happening(event, at, now) for event, at in reversed(told[-LATELY:]))


def _happening(event: SessionEvent, at: datetime, now: datetime) -> Happening:
    text = event.text if isinstance(event, happened.HelpCalled | happened.MessageSent) else ""
    if isinstance(event, happened.Ended):
        text = event.ending
    elif isinstance(event, happened.WentAway | happened.TurnedAway):
        text = event.reason
    return Happening(
        ago_ms=milliseconds(at, now),
        kind=event.kind,
        participant=getattr(event, "participant", None),
        group=getattr(event, "group", None),
        text=text,
    )
