"""What people did besides answering and playing, and what was said: presence.csv, process.csv and messages.csv."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from fedgame.experiments import events as happened
from fedgame.experiments.events import SessionEvent
from fedgame.export.session_columns import PARTICIPANT, STAGE, STAGE_NAME
from fedgame.export.session_sheet import SessionData, of_stage, seconds_between, table
from fedgame.export.sheet import Cell, Column, Row

_Opened = tuple[str, str | None]
"""A state that begins, and why."""


def _presence(data: SessionData) -> Iterator[Row]:
    """Spans in the order of their beginnings; one that still holds has no end."""
    rows: list[dict[str, Cell]] = []
    running: dict[tuple[int, str], dict[str, Cell]] = {}
    for event, at in data.stored.log:
        who = getattr(event, "participant", None)
        if not isinstance(who, int):
            continue
        over, begun = _states(event)
        for state in over:
            row = running.pop((who, state), None)
            if row is not None:
                since = row["from_at"]
                assert isinstance(since, datetime)  # noqa: S101 - written below
                row.update(to_at=at, seconds=seconds_between(since, at))
        if begun is not None and (who, begun[0]) not in running:
            row = {
                "participant": who,
                "state": begun[0],
                "reason": begun[1],
                "from_at": at,
                "to_at": None,
                "seconds": None,
            }
            running[who, begun[0]] = row
            rows.append(row)
    yield from rows


def _states(event: SessionEvent) -> tuple[tuple[str, ...], _Opened | None]:
    """The states that end with this event, and the one that begins."""
    match event:
        case happened.Connected():
            return ("disconnected",), ("connected", None)
        case happened.Disconnected():
            return ("connected",), ("disconnected", None)
        case happened.Focus(on=True):
            return ("behind",), None
        case happened.Focus():
            return (), ("behind", None)
        case happened.IdleAsked():
            return (), ("idle_asked", None)
        case happened.IdleAnswered():
            return ("idle_asked",), None
        case happened.WentAway():
            return ("idle_asked",), ("away", event.reason)
        case happened.Returned() | happened.CameBack():
            return ("away", "idle_asked"), None
        case happened.Ended():
            return ("away", "idle_asked"), None
        case _:
            return (), None


class _Places:
    """In which stage and game each participant was when, while the log is gone through."""

    def __init__(self) -> None:
        self._been: dict[int, list[tuple[datetime, int, str | None]]] = defaultdict(list)

    def follow(self, event: SessionEvent, at: datetime) -> None:
        match event:
            case happened.StageEntered():
                self._been[event.participant].append((at, event.stage, None))
            case happened.PracticeBegan():
                self._sat_down(event.participant, event.game_id, at)
            case happened.GroupFormed():
                for participant in event.seats:
                    self._sat_down(participant, event.game_id, at)

    def _sat_down(self, participant: int, game_id: str, at: datetime) -> None:
        been = self._been[participant]
        if been:
            been.append((at, been[-1][1], game_id))

    def cells(self, data: SessionData, participant: int, when: datetime) -> dict[str, Cell]:
        """Where they were then: what a browser tells late may be told from another stage."""
        been = self._been[participant]
        place = max(0, bisect_right(been, when, key=lambda one: one[0]) - 1)
        if not been:
            return {"stage": None, "stage_name": None, "game_id": None}
        _, stage, game_id = been[place]
        return {**of_stage(data, stage), "game_id": game_id}


_NO_DRAFT: dict[str, Cell] = dict.fromkeys(happened.DRAFT)


def _process(data: SessionData) -> Iterator[Row]:
    """In the order in which it was told; `at` is when it was done."""
    places = _Places()
    drafts: dict[tuple[int, int | None], Mapping[happened.DraftField, float]] = {}
    for event, told_at in data.stored.log:
        places.follow(event, told_at)
        match event:
            case happened.Looked() | happened.AnswerRefused():
                yield {
                    "participant": event.participant,
                    **places.cells(data, event.participant, told_at),
                    "at": told_at,
                    "kind": event.kind,
                    "what": event.at,
                    **_untraced(),
                }
            case happened.Traced():
                for one in event.entries:
                    key, at = (event.participant, one.federation), told_at - timedelta(milliseconds=one.ago_ms)
                    yield {
                        "participant": event.participant,
                        **places.cells(data, event.participant, at),
                        "at": at,
                        **_traced(one, drafts.get(key)),
                    }
                    if one.kind == "quote":
                        drafts[key] = one.values


def _untraced() -> dict[str, Cell]:
    return {"federation": None, "step": None, "moved": None, **_NO_DRAFT}


def _traced(one: happened.Trace, before: Mapping[happened.DraftField, float] | None) -> dict[str, Cell]:
    moved = [name for name in happened.DRAFT if before is not None and one.values.get(name) != before.get(name)]
    return {
        "kind": one.kind,
        "what": one.what or None,
        "federation": one.federation,
        "step": one.step,
        "moved": "|".join(moved) or None,
        **{name: one.values.get(name) for name in happened.DRAFT},
    }


def _messages(data: SessionData) -> Iterator[Row]:
    for event, at in data.stored.log:
        match event:
            case happened.HelpCalled():
                yield {"at": at, "kind": "call", "participant": event.participant, "text": event.text, "by": None}
            case happened.HelpAnswered():
                yield {
                    "at": at,
                    "kind": "call_answered",
                    "participant": event.participant,
                    "text": None,
                    "by": event.by,
                }
            case happened.MessageSent():
                yield {
                    "at": at,
                    "kind": "message",
                    "participant": event.participant,
                    "text": event.text,
                    "by": event.by,
                }


PRESENCE = table(
    "presence.csv",
    (
        PARTICIPANT,
        Column(
            "state",
            "text",
            "",
            "connected, disconnected, behind (the page was behind another window or tab), idle_asked (asked whether they are"
            " there) or away (no longer waited for).",
        ),
        Column(
            "reason", "text", "", "Of away: gone (disconnected too long), idle (did not answer) or hand (the staff)."
        ),
        Column("from_at", "time", "UTC", "When it began."),
        Column("to_at", "time", "UTC", "When it ended; empty while it holds, and for what nothing ended."),
        Column("seconds", "number", "seconds", "Between the two; empty as above."),
    ),
    _presence,
)

_SHARE = "share from 0 to 1"
PROCESS = table(
    "process.csv",
    (
        PARTICIPANT,
        STAGE,
        STAGE_NAME,
        Column("game_id", "text", "", "The game at whose table they sat; empty elsewhere."),
        Column(
            "at", "time", "UTC", "When they did it. What a browser tells is told in batches, with how long ago it was."
        ),
        Column(
            "kind",
            "text",
            "",
            "looked (a help or a panel was opened), closed (one was closed), quote (the sliders of a bid rested, and the"
            " price of the draft was asked for), or answer_refused (an answer could not be taken).",
        ),
        Column("what", "text", "", "Which help or panel, or which question; empty for a quote."),
        Column("federation", "integer", "", "The federation of a quote or a panel; else empty."),
        Column(
            "step", "integer", "", "The step of the game that was open in their browser; empty where none was told."
        ),
        Column(
            "moved",
            "text",
            "",
            "Which values of the draft differ from those of the quote before at that federation, with | between them;"
            " empty for a first quote, and where the price was asked again because the game had gone on.",
        ),
        Column("quality_share", "number", _SHARE, "The draft of a quote: share of the own data quality; else empty."),
        Column("quantity_share", "number", _SHARE, "Share of the own data quantity; else empty."),
        Column("resources", "number", "units", "Resource units; else empty."),
        Column("payment_cents", "number", "cents", "The admission fee; else empty."),
    ),
    _process,
)

MESSAGES = table(
    "messages.csv",
    (
        Column("at", "time", "UTC", "When it was said."),
        Column("kind", "text", "", "call (for help), call_answered, or message (from the experimenter)."),
        Column("participant", "integer", "", "Who called, or to whom it was sent; empty for a message to all."),
        Column("text", "text", "", "What was written; empty for call_answered."),
        Column("by", "text", "", "The account that wrote or answered; empty for a call."),
    ),
    _messages,
)
