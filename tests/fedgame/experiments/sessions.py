"""Sessions without a server: designs in a few words, and a bench on which acts are done as the room does them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from fedgame.experiments import rules
from fedgame.experiments.changes import Chance, Changes, SessionRefusal
from fedgame.experiments.design import Design
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.session import Participant, Session
from fedgame.experiments.stages import AnsweredStage

BEGAN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def text(words: str) -> dict[str, str]:
    return {"en": words}


CONSENT = {"kind": "consent", "name": "consent", "text": text("We store your answers."), "points": [text("Yes.")]}
PAGES = {"kind": "information", "name": "instructions", "pages": [text("One."), text("Two.")]}
QUIZ = {
    "kind": "quiz",
    "name": "quiz",
    "attempts": 2,
    "questions": [
        {
            "name": "share",
            "text": text("What does the share depend on?"),
            "options": [{"name": "model", "text": text("The model")}, {"name": "luck", "text": text("Chance")}],
            "right": "model",
            "why": text("A better model wins."),
        }
    ],
}
PRACTICE = {"kind": "practice", "name": "practice"}
GAME = {"kind": "game", "name": "game"}
ASKED = {
    "kind": "questionnaire",
    "name": "after",
    "pages": [{"questions": [{"kind": "scale", "name": "fair", "text": text("How fair?")}]}],
}
LOTTERIES = {
    "kind": "questionnaire",
    "name": "risk",
    "title": {"en": "Two choices"},
    "pages": [
        {
            "questions": [
                {
                    "kind": "choice",
                    "name": f"row_{row}",
                    "text": text(f"Row {row}"),
                    "options": [
                        {"name": "A", "text": text("The safe one")},
                        {"name": "B", "text": text("The risky one")},
                    ],
                }
                for row in (1, 2)
            ]
        }
    ],
    "pays": [
        {
            "kind": "lotteries",
            "rows": [
                {
                    "question": f"row_{row}",
                    "lotteries": [
                        {"option": "A", "percent": 40 * row, "high_cents": 200, "low_cents": 160},
                        {"option": "B", "percent": 40 * row, "high_cents": 385, "low_cents": 10},
                    ],
                }
                for row in (1, 2)
            ],
        }
    ],
}
"""Two rows of Holt and Laury's ten: the fourth and the eighth."""

ALLOCATIONS = {
    "kind": "questionnaire",
    "name": "svo",
    "pages": [
        {
            "questions": [
                {
                    "kind": "choice",
                    "name": name,
                    "text": text(name),
                    "options": [{"name": option, "text": text(option)} for option in options],
                }
                for name, options in (("item_1", ("y85_o85", "y85_o15")), ("item_2", ("y100_o50", "y50_o100")))
            ]
        }
    ],
    "pays": [{"kind": "allocations", "questions": ["item_1", "item_2"]}],
}
PAYMENT = {"kind": "payment", "name": "payment"}
STAGES = (CONSENT, PAGES, QUIZ, PRACTICE, GAME, ASKED, PAYMENT)


def arm(size: int = 2, groups: int = 1, bots: int = 0) -> dict[str, Any]:
    return {"title": "Arm", "scenario": "tiny", "size": size, "groups": groups, "bots": bots}


def design(*stages: Mapping[str, Any], arms: int | list[dict[str, Any]] = 1, **changed: Any) -> Design:
    """A design of these stages, or of all kinds; `arms` that are alike, or as they are given."""
    listed = [arm() for _ in range(arms)] if isinstance(arms, int) else arms
    return Design.model_validate({"title": "A test", "arms": listed, "stages": list(stages or STAGES), **changed})


def counted_chance(seed: int = 0, first: int = 1) -> Chance:
    """Names and seeds that count up from `first`, and a generator of this seed."""
    games, seeds, codes = itertools.count(first), itertools.count(first), itertools.count(first)
    return Chance(
        random.Random(seed),
        lambda: f"g{next(games)}",
        lambda: next(seeds),
        lambda: f"CODE{next(codes)}",
    )


@dataclass(slots=True)
class Bench:
    """A session, its log, and a clock that stands still until it is moved."""

    design: Design
    labels: dict[int, str] = field(default_factory=dict)
    chance: Chance = field(default_factory=counted_chance)
    now: datetime = BEGAN
    session: Session = field(init=False)
    log: list[tuple[SessionEvent, datetime]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session = Session(self.design, seed=7)

    def do(self, act: Callable[[Changes], object]) -> tuple[SessionEvent, ...]:
        """Do it, with all that follows; what is said. Raises SessionRefusal, and nothing has changed then."""
        changes = Changes(self.session, self.now, self.chance, dict(self.labels))
        act(changes)
        rules.follow(changes)
        self.session = changes.session
        self.log += [(event, self.now) for event in changes.events]
        return tuple(changes.events)

    def tried(self, act: Callable[[Changes], object]) -> SessionRefusal | None:
        """The refusal of an act, or None where it was done."""
        try:
            self.do(act)
        except SessionRefusal as refusal:
            return refusal
        return None

    def wait(self, seconds: float) -> tuple[SessionEvent, ...]:
        """Let time pass, and what is due happen."""
        self.now += timedelta(seconds=seconds)
        return self.do(rules.due)

    def arrive(self, label: str | None = None) -> int:
        number = len(self.session.participants) + 1
        if label is not None:
            self.labels[number] = label
        self.do(lambda changes: rules.arrive(changes, "en", "computer"))
        return number

    def person(self, number: int) -> Participant:
        return self.session.participants[number]

    def answer(self, number: int, content: Mapping[str, Any] | None = None) -> tuple[SessionEvent, ...]:
        """A right answer to the open stage, or this one."""
        person = self.person(number)
        stage = self.session.stage_of(person)
        assert stage is not None
        record = person.record(person.stage)
        if content is None:
            assert isinstance(stage, AnsweredStage), f"a stage of the kind {stage.kind} takes no answers"
            content = stage.rehearse(record, person.seed, NEVER_SLIPS)
        action = f"action-{number}-{person.stage}-{len(record.taken)}"
        return self.do(lambda changes: rules.answer(changes, number, person.stage, action, content))

    def go_to(self, number: int, kind: str) -> None:
        """Answer, and end practice, until somebody is in a stage of this kind."""
        while (stage := self.session.stage_of(self.person(number))) is not None and stage.kind != kind:
            if stage.plays == "practice":
                self.do(lambda changes: rules.practice_over(changes, number))
            elif stage.plays == "game":
                raise AssertionError(f"participant {number} waits in the game")
            else:
                self.answer(number)

    def end_game(self, group: int, cents: tuple[int, ...] | None = None) -> None:
        seats = self.session.groups[group - 1].seats
        paid = cents if cents is not None else tuple(100_000 + 1_000 * number for number in seats)
        self.do(lambda changes: rules.group_over(changes, group, paid, tuple(50_000 for _ in seats)))


class _NeverSlips(random.Random):
    """Chance that never lets a bot slip in a quiz, and else is chance."""

    def random(self) -> float:
        return 0.9


NEVER_SLIPS = _NeverSlips(1)
