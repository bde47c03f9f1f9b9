"""What a participant is shown, made of the session alone: their own stage, their own answers, and the lobby as a number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from string import Formatter
from typing import cast
from urllib.parse import quote

from fedgame.experiments.design import Design
from fedgame.experiments.document import Shown
from fedgame.experiments.events import TaskDrawn
from fedgame.experiments.session import Message, Participant, Session
from fedgame.experiments.stages import AnyView
from fedgame.experiments.stages.base import Ending
from fedgame.experiments.stages.questionnaire import Questionnaire
from fedgame.experiments.stages.questions import ChoiceQuestion
from fedgame.live.clock import milliseconds
from fedgame.wire.participants import LobbyShown, MessageShown, PaidShown, ParticipantPage, StageStop, TaskShown


def page(
    session_id: str,
    session: Session,
    person: Participant,
    parameters: Mapping[str, str],
    now: datetime,
    *,
    data_code: str,
    rehearsal: bool,
) -> ParticipantPage:
    """The page of one participant; `parameters` are those of the address they came by, for the way back."""
    design, stage = session.design, session.stage_of(person)
    return ParticipantPage(
        session_id=session_id,
        version=session.seq,
        participant=person.number,
        title=design.title,
        languages=design.languages,
        language=person.language,
        stages=tuple(StageStop(title=one.title, kind=one.kind) for one in design.stages),
        stage=min(max(person.stage, 0), len(design.stages) - 1),
        view=_view(session, person),
        lobby=_lobby(session, person, now),
        game_id=session.game_of(person),
        practice=stage is not None and stage.plays == "practice",
        paused=session.paused or bool((group := session.group_of(person)) and group.paused),
        asked_ms=_asked(design, person, now),
        away=person.away is not None,
        messages=tuple(_message(one, now) for one in session.messages if one.participant in (None, person.number)),
        help_open=person.calls_for_help is not None,
        ending=person.ending,
        paid=_paid(design, person, parameters),
        contact=design.contact,
        data_code=data_code,
        rehearsal=rehearsal,
    )


def _view(session: Session, person: Participant) -> AnyView | None:
    """The stage that is open. The payment stays in sight when it has been seen, which is how everything ends; and a quiz
    that ended it, with what was wrong.
    """
    stage = session.stage_of(person)
    if stage is None and person.ending == "quiz_failed":
        stage = session.design.stages[person.stage]
    if stage is None and person.ending == "finished" and session.design.stages[-1].kind == "payment":
        stage = session.design.stages[-1]
    # Every kind's view is one of the union; a test holds the two lists together.
    return cast(AnyView, stage.view(person.record(person.stage), person.seed)) if stage is not None else None


def as_it_stands(shown: ParticipantPage) -> ParticipantPage:
    """The page without what changes by itself or by others (times, its version), so that two can be compared."""
    return shown.model_copy(
        update={
            "version": 0,
            "lobby": shown.lobby.model_copy(update={"left_ms": None}) if shown.lobby else None,
            "asked_ms": None if shown.asked_ms is None else 0,
            "messages": tuple(message.model_copy(update={"ago_ms": 0}) for message in shown.messages),
        }
    )


def _lobby(session: Session, person: Participant, now: datetime) -> LobbyShown | None:
    waits = (
        person.arm is not None
        and person.group is None
        and person.ending is None
        and person.stage == session.design.game_stage
    )
    if not waits or person.arm is None:
        return None
    rules, waiting = session.design.lobby, session.waiting(person.arm)
    since = waiting[0].entered_at if waiting else person.entered_at
    by_hand = rules.start == "hand" or since is None
    return LobbyShown(
        here=len(waiting),
        size=session.design.arms[person.arm - 1].size,
        left_ms=None if by_hand or since is None else milliseconds(now, since + timedelta(seconds=rules.seconds)),
        then=rules.then,
    )


def _asked(design: Design, person: Participant, now: datetime) -> int | None:
    if person.idle_asked_at is None:
        return None
    return milliseconds(now, person.idle_asked_at + timedelta(seconds=design.attention.answer_seconds))


def _message(message: Message, now: datetime) -> MessageShown:
    return MessageShown(number=message.number, text=message.text, ago_ms=milliseconds(message.at, now))


def _paid(design: Design, person: Participant, parameters: Mapping[str, str]) -> PaidShown | None:
    owed = person.paid
    if owed is None:
        return None
    template = design.pay.redirects.get(owed.ending, "")
    return PaidShown(
        currency=owed.currency,
        show_up_cents=owed.show_up_cents,
        game_cents=owed.game_cents,
        task_cents=owed.task_cents,
        tasks=_tasks(design, person, owed.ending),
        fee_cents=owed.fee_cents,
        total_cents=owed.total_cents,
        code=owed.code,
        redirect=filled(template, {**parameters, "code": owed.code}) if template else None,
    )


def _tasks(design: Design, person: Participant, ending: Ending) -> tuple[TaskShown, ...]:
    """What was drawn, in the words of the stage; nothing for an ending that tasks are not paid for."""
    return tuple(_task(design, draw) for draw in person.draws) if ending in design.pay.tasks_for else ()


def _task(design: Design, draw: TaskDrawn) -> TaskShown:
    stage = design.stages[draw.stage]
    pages = stage.pages if isinstance(stage, Questionnaire) else ()
    asked = [one for page in pages for one in page.questions if one.name == draw.question]
    options = asked[0].options if asked and isinstance(asked[0], ChoiceQuestion) else ()
    return TaskShown(
        title=stage.title,
        row=draw.row,
        question=asked[0].text if asked else Shown(),
        option=next((one.text for one in options if one.name == draw.option), None),
        own_cents=draw.own_cents,
        received_cents=draw.received_cents if draw.giver is not None else None,
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """An address with its {names} filled in, quoted; a name that is not known becomes empty."""
    parts = []
    for text, name, _, _ in Formatter().parse(template):
        parts.append(text)
        if name is not None:
            parts.append(quote(values.get(name, ""), safe=""))
    return "".join(parts)
