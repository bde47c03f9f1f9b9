"""What somebody who took part is told of what is stored about them, and how they have it erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from fedgame.experiments.document import Shown, ShownLine
from fedgame.experiments.events import Device
from fedgame.experiments.stages.base import Ending
from fedgame.wire.control_room import Number
from fedgame.wire.messages import WireModel
from fedgame.wire.participants import Language

Code = Annotated[str, Field(max_length=200)]


class DataCodeIn(WireModel):
    """The code of somebody's data, as it stands on every page of a session."""

    code: Code


class EraseMyData(WireModel):
    """`sure` must be said: what is erased cannot be brought back."""

    sure: Literal[True]


class EraseByCode(EraseMyData):
    code: Code


class EraseParticipant(EraseMyData):
    """What a researcher asks who was written to by a participant: by number, or by the code of the data."""

    participant: Number | None = None
    code: Code | None = None


class MyAnswer(WireModel):
    """One answer. `asked` are the words of the question, `name` is what it is called in the data."""

    stage: ShownLine
    name: str
    asked: Shown | ShownLine
    answer: JsonValue
    at: datetime


class MyEvent(WireModel):
    """One entry of the log that is about this person, whole."""

    seq: int
    at: datetime
    kind: str
    facts: Mapping[str, JsonValue]


class MyMove(WireModel):
    """What this person did at a table; `code` says why it was refused."""

    game_id: str
    player: int
    turn: int
    kind: str
    facts: JsonValue
    code: str | None
    at: datetime | None


class MyPay(WireModel):
    """What is owed, in cents of `currency`."""

    currency: str
    total_cents: int
    completion_code: str
    ending: Ending


class MyData(WireModel):
    """All that is stored about one participant. Of somebody who was erased: that, and what they did under their number.

    `kept_until`: when it is erased by itself; None while the session goes on, and `kept_days` after it.
    """

    session_id: str
    title: str
    contact: Shown
    rehearsal: bool
    participant: int
    code: str
    erased_at: datetime | None
    kept_until: datetime | None
    kept_days: int
    label: str | None
    name: str
    parameters: Mapping[str, str]
    language: Language
    device: Device
    arrived_at: datetime
    ending: Ending | None
    pay: MyPay | None
    answers: tuple[MyAnswer, ...]
    moves: tuple[MyMove, ...]
    events: tuple[MyEvent, ...]
