"""The kinds of question of a questionnaire: what each asks, what it takes, and how it says that an answer will not do.

One class for one kind, and one line in Question; a kind knows how to check an answer and how to give one at random.
"""

from __future__ import annotations

import math
import random
from abc import abstractmethod
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fedgame.experiments.document import Document, Json, Name, Shown, ShownLine
from fedgame.experiments.stages.base import StageRefusal

MAX_TEXT = 5_000


class Choice(Document):
    name: Name
    text: ShownLine


Choices = Annotated[tuple[Choice, ...], Field(min_length=2, max_length=60)]


class _Question(Document):
    name: Name
    text: Shown
    required: bool = True

    def check(self, given: Json) -> Json:
        """The answer as it is kept; None where nothing was answered. Raises StageRefusal."""
        if given is None or given == "" or given == []:
            if self.required:
                raise StageRefusal(self.name, "This needs an answer.", "此题必须回答。")
            return None
        return self.accept(given)

    @abstractmethod
    def accept(self, given: Json) -> Json:
        """The answer as it is kept. Raises StageRefusal, with what would be right."""

    @abstractmethod
    def any_answer(self, chance: random.Random) -> Json:
        """Some valid answer."""


class _WithOptions(_Question):
    options: Choices

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = self.names
        if len(set(names)) != len(names):
            raise ValueError(f"every option needs a name of its own: {', '.join(names)}")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(option.name for option in self.options)


class ChoiceQuestion(_WithOptions):
    """One of the options."""

    kind: Literal["choice"] = "choice"
    shuffle: bool = False

    def accept(self, given: Json) -> Json:
        if given not in self.names:
            raise StageRefusal(self.name, "Choose one of the answers.", "请选择其中一个答案。")
        return given

    def any_answer(self, chance: random.Random) -> Json:
        return chance.choice(self.names)


class ChoicesQuestion(_WithOptions):
    """Any number of the options."""

    kind: Literal["choices"] = "choices"
    shuffle: bool = False

    def accept(self, given: Json) -> Json:
        chosen = tuple(given) if isinstance(given, list) else (given,)
        if not all(name in self.names for name in chosen) or len({str(name) for name in chosen}) != len(chosen):
            raise StageRefusal(self.name, "Choose among the answers, each once.", "请从这些答案中选择，每个只选一次。")
        return [name for name in self.names if name in chosen]

    def any_answer(self, chance: random.Random) -> Json:
        return [chance.choice(self.names)]


class RankingQuestion(_WithOptions):
    """All options, best first."""

    kind: Literal["ranking"] = "ranking"
    shuffle: bool = True

    def accept(self, given: Json) -> Json:
        order = tuple(given) if isinstance(given, list) else ()
        if sorted(map(str, order)) != sorted(self.names):
            raise StageRefusal(
                self.name,
                f"Put all {len(self.names)} in order, each once.",
                f"请将全部 {len(self.names)} 项排序，每项只出现一次。",
            )
        return list(order)

    def any_answer(self, chance: random.Random) -> Json:
        order: list[Json] = list(self.names)
        chance.shuffle(order)
        return order


class ScaleQuestion(_Question):
    """A rating from `lowest` to `highest` in whole steps, the ends named."""

    kind: Literal["scale"] = "scale"
    lowest: int = Field(default=1, ge=0, le=10)
    highest: int = Field(default=7, ge=1, le=11)
    lowest_text: ShownLine = ShownLine()
    highest_text: ShownLine = ShownLine()

    @model_validator(mode="after")
    def _has_steps(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError(f"lowest = {self.lowest} must be below highest = {self.highest}")
        return self

    def accept(self, given: Json) -> Json:
        if isinstance(given, bool) or not isinstance(given, int) or not self.lowest <= given <= self.highest:
            raise StageRefusal(
                self.name,
                f"Choose a whole number from {self.lowest} to {self.highest}.",
                f"请选择 {self.lowest} 到 {self.highest} 之间的整数。",
            )
        return given

    def any_answer(self, chance: random.Random) -> Json:
        return chance.randint(self.lowest, self.highest)


class NumberQuestion(_Question):
    """A number that is typed, or moved to on a slider (`slider`), in `unit`."""

    kind: Literal["number"] = "number"
    lowest: float = -1e9
    highest: float = 1e9
    step: float | None = Field(default=None, gt=0)
    unit: ShownLine = ShownLine()
    slider: bool = False

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if not self.lowest < self.highest:
            raise ValueError(f"lowest = {self.lowest} must be below highest = {self.highest}")
        return self

    def accept(self, given: Json) -> Json:
        if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
            raise StageRefusal(
                self.name,
                f"Give a number from {self.lowest:g} to {self.highest:g}.",
                f"请填写 {self.lowest:g} 到 {self.highest:g} 之间的数。",
            )
        if not self.lowest <= given <= self.highest:
            raise StageRefusal(
                self.name,
                f"{given:g} is out of range: give a number from {self.lowest:g} to {self.highest:g}.",
                f"{given:g} 超出范围：请填写 {self.lowest:g} 到 {self.highest:g} 之间的数。",
            )
        if self.step is not None and not self._on_a_step(given):
            raise StageRefusal(
                self.name,
                f"{given:g} is between two steps: go in steps of {self.step:g}.",
                f"{given:g} 在两档之间：每档为 {self.step:g}。",
            )
        return given

    def _on_a_step(self, given: float) -> bool:
        assert self.step is not None  # noqa: S101 - asked by the caller
        steps = (given - self.lowest) / self.step if self.lowest > -1e9 else given / self.step
        return abs(steps - round(steps)) < 1e-6

    def any_answer(self, chance: random.Random) -> Json:
        lowest, highest = max(self.lowest, -1000.0), min(self.highest, 1000.0)
        if self.step is None:
            return round(chance.uniform(lowest, highest), 3)
        return lowest + self.step * chance.randint(0, int((highest - lowest) / self.step))


class TextQuestion(_Question):
    """Words of the participant's own, `longest` characters at most."""

    kind: Literal["text"] = "text"
    longest: int = Field(default=1_000, ge=1, le=MAX_TEXT)
    lines: int = Field(default=1, ge=1, le=20)

    def accept(self, given: Json) -> Json:
        if not isinstance(given, str) or "\x00" in given:
            raise StageRefusal(self.name, "Write a text here.", "请在此填写文字。")
        if len(given) > self.longest:
            raise StageRefusal(
                self.name,
                f"{len(given)} characters are too many: write at most {self.longest}.",
                f"{len(given)} 个字符太多：最多写 {self.longest} 个。",
            )
        return given.strip() or self.check(None)

    def any_answer(self, chance: random.Random) -> Json:
        return chance.choice(("A rehearsal wrote this.", "彩排文字。", "=1+1"))[: self.longest]


Question = Annotated[
    ChoiceQuestion | ChoicesQuestion | RankingQuestion | ScaleQuestion | NumberQuestion | TextQuestion,
    Field(discriminator="kind"),
]
