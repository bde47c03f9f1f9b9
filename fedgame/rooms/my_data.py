"""All that is stored about one participant, in one piece: what they are shown and may take with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from pydantic import JsonValue

from fedgame.experiments.answers import asks, given, words_of_questions
from fedgame.experiments.document import ShownLine
from fedgame.experiments.events import Answered, TaskDrawn
from fedgame.experiments.session import Participant
from fedgame.log.codec import ACTION
from fedgame.log.record import GameRecord
from fedgame.rooms.codes import data_code
from fedgame.storage.session_entries import Identity, StoredSession
from fedgame.wire.rights import MyAnswer, MyData, MyEvent, MyMove, MyPay

NOT_TOLD = {"kind", "by", "seed", "game_seed", "giver"}
"""Of an event: what stands beside its facts, who of the staff did it, who else it was from, and what
would tell draws that are still to come."""


def my_data(stored: StoredSession, person: Participant, moves: Iterator[MyMove]) -> MyData:
    """`moves` are those of the seats that the participant had. What was drawn to be paid is told with the payment, not before."""
    new, number = stored.new, person.number
    who = next((one for one in stored.people if one.number == number), Identity(number, ""))
    return MyData(
        session_id=new.session_id,
        title=new.design.title,
        contact=new.design.contact,
        rehearsal=new.rehearsal,
        participant=number,
        code=data_code(new.room_code, new.room_key, number),
        erased_at=who.erased_at,
        kept_until=kept_until(stored),
        kept_days=new.design.retention_days,
        label=who.label,
        name=who.name,
        parameters=who.parameters,
        language=person.language,
        device=person.device,
        arrived_at=person.arrived_at,
        ending=person.ending,
        pay=_pay(person),
        answers=tuple(_answers(stored, number)),
        moves=tuple(moves),
        events=tuple(
            MyEvent(seq=seq, at=at, kind=event.kind, facts=event.model_dump(mode="json", exclude=NOT_TOLD))
            for seq, (event, at) in enumerate(stored.log, start=1)
            if getattr(event, "participant", None) == number and (person.paid or not isinstance(event, TaskDrawn))
        ),
    )


def kept_until(stored: StoredSession) -> datetime | None:
    """When what is stored about the people of a session is erased by itself; None while the session goes on."""
    return stored.ended_at + timedelta(days=stored.new.design.retention_days) if stored.ended_at else None


def _pay(person: Participant) -> MyPay | None:
    owed = person.paid
    if owed is None:
        return None
    return MyPay(currency=owed.currency, total_cents=owed.total_cents, completion_code=owed.code, ending=owed.ending)


def _answers(stored: StoredSession, number: int) -> Iterator[MyAnswer]:
    stages = stored.new.design.stages
    for event, at in stored.log:
        if not isinstance(event, Answered) or event.participant != number:
            continue
        stage = stages[event.stage]
        if not asks(stage):
            continue
        words = words_of_questions(stage)
        for name, answer in given(event).items():
            asked = words.get(name, ShownLine())
            yield MyAnswer(stage=stage.title, name=name, asked=asked, answer=answer, at=at)


def moves_of(load: Callable[[str], GameRecord], seats: Sequence[tuple[str, int]]) -> Iterator[MyMove]:
    """What these seats (game, player) did, accepted or refused, in order; `load` reads a game."""
    for game_id, player in seats:
        record = load(game_id)
        done: list[tuple[tuple[int, int], MyMove]] = []
        for logged in record.actions:
            if logged.player == player:
                facts = _facts(ACTION.dump_python(logged.action, mode="json"))
                move = MyMove(
                    game_id=game_id,
                    player=player,
                    turn=logged.turn,
                    kind=logged.action.kind,
                    facts=facts,
                    code=None,
                    at=logged.submitted_at,
                )
                done.append(((logged.seq, 0), move))
        for one in record.refusals:
            if one.player == player:
                facts = _facts(json.loads(one.payload))
                move = MyMove(
                    game_id=game_id,
                    player=player,
                    turn=one.turn,
                    kind=one.kind,
                    facts=facts,
                    code=one.code,
                    at=one.submitted_at,
                )
                done.append(((one.after_seq, 1), move))
        yield from (move for _, move in sorted(done, key=lambda entry: entry[0]))


def _facts(action: JsonValue) -> JsonValue:
    """What a move says besides its kind and its seat, which stand beside it."""
    if not isinstance(action, dict):
        return action
    return {name: value for name, value in action.items() if name not in ("kind", "player")}
