"""A session as its log has made it: who is where, which groups play, who is owed what. Frozen; `apply` makes the next one.

Pure, so that a server that was killed has the same session again by applying the log. Names, labels and tokens are not
in it (see fedgame.storage.sessions): a session knows people by their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from fedgame.experiments import events as happened
from fedgame.experiments.design import Design
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.stages.base import Ending, Record, Stage, Taken

NO_RECORD = Record()


@dataclass(frozen=True, slots=True)
class HelpCall:
    at: datetime
    text: str
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the session. `stage` is an index into the design's stages; `arm` and `group` count from 1.

    `away`: no longer waited for, and why. `last_at` is the last thing that they did or that happened to them. `traces`
    counts what was kept of how they looked around.
    """

    number: int
    seed: int
    language: Literal["en", "zh"]
    device: str
    bot: bool
    arrived_at: datetime
    stage: int = -1
    entered_at: datetime | None = None
    records: Mapping[int, Record] = field(default_factory=dict)
    done: frozenset[int] = frozenset()
    actions: frozenset[str] = frozenset()
    arm: int | None = None
    group: int | None = None
    practice_id: str | None = None
    connected: bool = False
    connection_at: datetime | None = None
    focused: bool = True
    idle_asked_at: datetime | None = None
    away: Literal["gone", "idle", "hand"] | None = None
    last_at: datetime | None = None
    ending: Ending | None = None
    draws: tuple[happened.TaskDrawn, ...] = ()
    paid: happened.Paid | None = None
    calls: tuple[HelpCall, ...] = ()
    traces: int = 0
    erased: bool = False

    @property
    def calls_for_help(self) -> HelpCall | None:
        """The call that nobody has answered yet."""
        return next((call for call in reversed(self.calls) if not call.answered), None)

    def record(self, stage: int) -> Record:
        return self.records.get(stage, NO_RECORD)


@dataclass(frozen=True, slots=True)
class Group:
    """A group that plays, or has played: `cents` and `start_cents` of its people once it is over. `stopped`: an experimenter
    has ended its game before its last turn.
    """

    number: int
    arm: int
    game_id: str
    seats: tuple[int, ...]
    bots: int
    formed_at: datetime
    paused: bool = False
    stopped: bool = False
    ended_at: datetime | None = None
    cents: tuple[int, ...] = ()
    start_cents: tuple[int, ...] = ()

    def seat_of(self, participant: int) -> int:
        """The seat of one of its people, from 1."""
        return self.seats.index(participant) + 1


@dataclass(frozen=True, slots=True)
class Message:
    """From the experimenter; `participant` None is all."""

    number: int
    at: datetime
    participant: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Session:
    """`seed` is secret: who knows it knows the order of assignment. `seq` counts the log's entries."""

    design: Design
    seed: int
    seq: int = 0
    participants: Mapping[int, Participant] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    added: Mapping[int, int] = field(default_factory=dict)
    late: Mapping[int, datetime] = field(default_factory=dict)
    """By arm: when it was last said that its lobby waits too long."""

    open: bool = True
    paused: bool = False
    ended: bool = False
    turned_away: int = 0
    messages: tuple[Message, ...] = ()

    def stage_of(self, participant: Participant) -> Stage | None:
        """The stage somebody is in; None before the first and after the last."""
        inside = participant.ending is None and 0 <= participant.stage < len(self.design.stages)
        return self.design.stages[participant.stage] if inside else None

    def group_of(self, participant: Participant) -> Group | None:
        return self.groups[participant.group - 1] if participant.group else None

    def seats_of(self, participant: Participant) -> tuple[tuple[str, int], ...]:
        """The seats that somebody has or had, as (game, player): of practice, and of the group."""
        group = self.group_of(participant)
        practice = ((participant.practice_id, 1),) if participant.practice_id is not None else ()
        return (*practice, (group.game_id, group.seat_of(participant.number))) if group is not None else practice

    def groups_of(self, arm: int) -> int:
        """How many groups this arm has in all, formed or to be formed."""
        return self.design.arms[arm - 1].groups + self.added.get(arm, 0)

    def groups_left(self, arm: int) -> int:
        return self.groups_of(arm) - sum(group.arm == arm for group in self.groups)

    def waiting(self, arm: int) -> tuple[Participant, ...]:
        """Who waits in the lobby of this arm and is there, the longest first."""
        queue = [
            person
            for person in self.participants.values()
            if person.arm == arm
            and person.group is None
            and person.ending is None
            and person.away is None
            and person.stage == self.design.game_stage
        ]
        return tuple(sorted(queue, key=lambda person: (person.entered_at or person.arrived_at, person.number)))

    @property
    def places(self) -> int:
        """How many people the groups of this session hold."""
        return sum(self.groups_of(number) * arm.size for number, arm in enumerate(self.design.arms, start=1))

    @property
    def places_taken(self) -> int:
        """People who play or have played, and those who are on their way to it. Whoever ended before a game gives the place back."""
        return sum(person.group is not None or person.ending is None for person in self.participants.values())

    def game_of(self, participant: Participant) -> str | None:
        """The game that this person belongs at now: the practice game, or that of the group."""
        stage = self.stage_of(participant)
        if stage is None:
            return None
        if stage.plays == "practice":
            return participant.practice_id
        group = self.group_of(participant)
        return group.game_id if group is not None and stage.plays == "game" else None


def apply(session: Session, event: SessionEvent, at: datetime) -> Session:
    """The session after `event`, which happened at `at`."""
    session = replace(session, seq=session.seq + 1)
    person = getattr(event, "participant", None)
    if isinstance(event, happened.Arrived):
        return _with(session, _arrived(event, at))
    if person is not None and not isinstance(event, happened.MessageSent):
        return _with(session, _next(session.participants[person], event, at))
    return _apply_to_all(session, event, at)


def applied(session: Session, log: Iterable[tuple[SessionEvent, datetime]]) -> Session:
    """The session after all of `log`."""
    for event, at in log:
        session = apply(session, event, at)
    return session


def _with(session: Session, participant: Participant) -> Session:
    return replace(session, participants={**session.participants, participant.number: participant})


def _arrived(event: happened.Arrived, at: datetime) -> Participant:
    return Participant(
        number=event.participant,
        seed=event.seed,
        language=event.language,
        device=event.device,
        bot=event.bot,
        arrived_at=at,
        last_at=at,
    )


def _next(person: Participant, event: SessionEvent, at: datetime) -> Participant:
    """What `event` makes of the participant it is about."""
    match event:
        case happened.StageEntered():
            return replace(person, stage=event.stage, entered_at=at, last_at=at)
        case happened.Answered():
            return _answered(person, event, at)
        case happened.Assigned():
            return replace(person, arm=event.arm)
        case happened.PracticeBegan():
            return replace(person, practice_id=event.game_id, last_at=at)
        case happened.PracticeEnded():
            return replace(person, done=person.done | {person.stage}, last_at=at)
        case happened.Ended():
            return replace(person, ending=event.ending, idle_asked_at=None)
        case happened.TaskDrawn():
            return replace(person, draws=(*person.draws, event))
        case happened.Paid():
            return replace(person, paid=event)
        case happened.HelpCalled() | happened.HelpAnswered():
            return _called(person, event, at)
        case happened.LanguageChosen():
            return replace(person, language=event.language)
        case happened.Erased():
            return replace(person, erased=True, ending=person.ending or "withdrawn", connected=False, calls=())
        case _:
            return _present(person, event, at)


def _called(person: Participant, event: happened.HelpCalled | happened.HelpAnswered, at: datetime) -> Participant:
    if isinstance(event, happened.HelpCalled):
        return replace(person, calls=(*person.calls, HelpCall(at, event.text)), last_at=at)
    return replace(person, calls=tuple(replace(call, answered=True) for call in person.calls))


def _present(person: Participant, event: SessionEvent, at: datetime) -> Participant:
    """What concerns whether somebody is there."""
    match event:
        case happened.Connected():
            return replace(person, connected=True, connection_at=at)
        case happened.Disconnected():
            return replace(person, connected=False, connection_at=at)
        case happened.Focus():
            return replace(person, focused=event.on)
        case happened.Looked():
            return replace(person, traces=person.traces + 1)
        case happened.Traced():
            return replace(person, traces=person.traces + len(event.entries))
        case happened.IdleAsked():
            return replace(person, idle_asked_at=at)
        case happened.IdleAnswered():
            return replace(person, idle_asked_at=None, last_at=at)
        case happened.WentAway():
            return replace(person, away=event.reason, idle_asked_at=None)
        case happened.Returned() | happened.CameBack():
            return replace(person, away=None, idle_asked_at=None, last_at=at)
        case _:
            return person


def _answered(person: Participant, event: happened.Answered, at: datetime) -> Participant:
    record = person.record(event.stage)
    taken = Record((*record.taken, Taken(event.kept, event.feedback, event.texts)))
    return replace(
        person,
        records={**person.records, event.stage: taken},
        done=person.done | {event.stage} if event.done else person.done,
        actions=person.actions | {event.action_id},
        last_at=at,
    )


def _apply_to_all(session: Session, event: SessionEvent, at: datetime) -> Session:
    match event:
        case happened.GroupFormed():
            return _formed(session, event, at)
        case happened.GroupEnded():
            return _group_ended(session, event, at)
        case happened.GroupAdded():
            return replace(session, added={**session.added, event.arm: session.added.get(event.arm, 0) + 1})
        case happened.WaitingTooLong():
            return replace(session, late={**session.late, event.arm: at})
        case happened.Paused() | happened.Resumed():
            return _paused(session, event.group, on=isinstance(event, happened.Paused))
        case happened.GameStopped():
            groups = tuple(replace(one, stopped=True) if one.number == event.group else one for one in session.groups)
            return replace(session, groups=groups)
        case happened.MessageSent():
            message = Message(len(session.messages) + 1, at, event.participant, event.text)
            return replace(session, messages=(*session.messages, message))
        case happened.TurnedAway():
            return replace(session, turned_away=session.turned_away + 1)
        case happened.RoomClosed():
            return replace(session, open=False)
        case happened.RoomOpened():
            return replace(session, open=True)
        case happened.SessionEnded():
            return replace(session, ended=True, open=False)
        case _:
            return session


def _formed(session: Session, event: happened.GroupFormed, at: datetime) -> Session:
    group = Group(event.group, event.arm, event.game_id, event.seats, event.bots, at)
    moved = {
        number: replace(session.participants[number], group=event.group, arm=event.arm, last_at=at)
        for number in event.seats
    }
    return replace(session, groups=(*session.groups, group), participants={**session.participants, **moved})


def _group_ended(session: Session, event: happened.GroupEnded, at: datetime) -> Session:
    group = session.groups[event.group - 1]
    over = replace(group, ended_at=at, cents=event.cents, start_cents=event.start_cents, paused=False)
    groups = tuple(over if one.number == event.group else one for one in session.groups)
    stage = session.design.game_stage
    through = {
        number: replace(session.participants[number], done=session.participants[number].done | {stage}, last_at=at)
        for number in group.seats
    }
    return replace(session, groups=groups, participants={**session.participants, **through})


def _paused(session: Session, group: int | None, *, on: bool) -> Session:
    groups = tuple(
        replace(one, paused=on and one.ended_at is None) if group in (None, one.number) else one
        for one in session.groups
    )
    return replace(session, groups=groups, paused=on if group is None else session.paused)
