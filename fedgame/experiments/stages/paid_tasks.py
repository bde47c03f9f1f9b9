"""How choices of a questionnaire are paid: one of them is drawn for each participant, and that one counts.

One class for one rule, and one line in TaskPay. A rule knows its questions and draws from what was answered; whose seed it
is, whether the sum is paid and into whose hands the other part goes is the session's business (fedgame.experiments.pay).
The draw is over all rows, answered or not, and a row without an answer pays nothing: leaving one out never pays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fedgame.experiments.document import Cents, Document, Json, Name
from fedgame.experiments.stages.questions import ChoiceQuestion, Question

MAX_ROWS = 60

Money = Literal["currency", "game"]
"""Whether a rule's cents are of the experiment's currency, or game money that its rate turns into that."""

ALLOCATION = re.compile(r"y(\d{1,6})_o(\d{1,6})")
"""The name of an option that divides points: what one gets oneself, and what another one gets."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The row that counts, from 1, and what it comes to, in cents of the rule's money.

    `option` is what was chosen there, None where nothing was. `won`: whether a lottery gave its higher prize, None for
    what is no lottery. `other_cents` is for somebody else.
    """

    question: str
    row: int
    option: str | None
    won: bool | None
    own_cents: int
    other_cents: int = 0


class Lottery(Document):
    """What an option stands for: `high_cents` with a chance of `percent`, else `low_cents`."""

    option: Name
    percent: Annotated[int, Field(ge=0, le=100)]
    high_cents: Cents
    low_cents: Cents = 0


class LotteryRow(Document):
    """A question of one option, each of which is a lottery."""

    question: Name
    lotteries: tuple[Lottery, ...] = Field(min_length=1, max_length=MAX_ROWS)


class LotteriesPay(Document):
    """One row is drawn, each alike, then the lottery that was chosen there is played (Holt and Laury, 2002)."""

    kind: Literal["lotteries"] = "lotteries"
    money: Money = "currency"
    rows: tuple[LotteryRow, ...] = Field(min_length=1, max_length=MAX_ROWS)

    @model_validator(mode="after")
    def _rows_differ(self) -> Self:
        _once(row.question for row in self.rows)
        return self

    def fit(self, questions: Mapping[str, Question]) -> None:
        """Raises ValueError where an option has no lottery, or a lottery no option."""
        for row in self.rows:
            options = set(_choice(questions, row.question).names)
            if len(row.lotteries) != len(options) or {one.option for one in row.lotteries} != options:
                raise ValueError(f"question {row.question} needs one lottery for each of {', '.join(sorted(options))}")

    def draw(self, answers: Mapping[str, Json], rng: random.Random) -> Draw:
        """What the answers, by question, come to."""
        number = rng.randrange(len(self.rows))
        # Thrown whatever was chosen, so that the same seed gives A and B the same throw.
        throw = rng.randrange(100)
        row = self.rows[number]
        chosen = next((one for one in row.lotteries if one.option == answers.get(row.question)), None)
        if chosen is None:
            return Draw(row.question, number + 1, None, None, 0)
        won = throw < chosen.percent
        return Draw(row.question, number + 1, chosen.option, won, chosen.high_cents if won else chosen.low_cents)


class AllocationsPay(Document):
    """One choice between divisions of points is drawn (Murphy, Ackermann and Handgraaf, 2011).

    Options are called by what they give: y85_o76 is 85 points to oneself and 76 to another one. A point is `cents_per_point`.
    `others`: the other part goes to the `next` participant who does the stage, or to `nobody`.
    """

    kind: Literal["allocations"] = "allocations"
    money: Money = "currency"
    questions: tuple[Name, ...] = Field(min_length=1, max_length=MAX_ROWS)
    cents_per_point: Annotated[int, Field(ge=1, le=10_000)] = 1
    others: Literal["next", "nobody"] = "next"

    @model_validator(mode="after")
    def _rows_differ(self) -> Self:
        _once(self.questions)
        return self

    def fit(self, questions: Mapping[str, Question]) -> None:
        """Raises ValueError where an option does not say what it gives."""
        for name in self.questions:
            for option in _choice(questions, name).names:
                if ALLOCATION.fullmatch(option) is None:
                    raise ValueError(
                        f"question {name}: call option {option} by what it gives, such as y85_o76 for 85 points to "
                        "oneself and 76 to another one"
                    )

    def draw(self, answers: Mapping[str, Json], rng: random.Random) -> Draw:
        """What the answers, by question, come to."""
        number = rng.randrange(len(self.questions))
        question = self.questions[number]
        option = answers.get(question)
        given = ALLOCATION.fullmatch(option) if isinstance(option, str) else None
        if given is None:
            return Draw(question, number + 1, None, None, 0)
        own, other = (int(points) * self.cents_per_point for points in given.groups())
        return Draw(question, number + 1, given.string, None, own, 0 if self.others == "nobody" else other)


TaskPay = Annotated[LotteriesPay | AllocationsPay, Field(discriminator="kind")]


def _choice(questions: Mapping[str, Question], name: str) -> ChoiceQuestion:
    found = questions.get(name)
    if not isinstance(found, ChoiceQuestion):
        raise ValueError(f"{name} is paid but is no question of one option in this stage")
    return found


def _once(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"question {name} stands twice in one rule: each row is drawn alike")
        seen.add(name)
