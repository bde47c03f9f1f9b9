"""What every kind of stage is: a document that says what it holds, how it is shown, and what it makes of an answer.

A stage knows no participant and no clock. It gets what this participant has done in it so far (`Record`) and a seed
of the participant's own for orders that are random, and says what to show and what an answer comes to. Who moves on,
who is paid and what is stored is the session's business (fedgame.experiments.rules).
"""

from __future__ import annotations

import random
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar

from engine.values.words import Explained, Words
from fedgame.experiments.document import Document, Json, Name, ShownLine

Ending = Literal["finished", "no_group", "quiz_failed", "screened_out", "gone", "removed", "withdrawn"]
"""How it ended for a participant: each has its completion code, its pay and its redirect."""

Plays = Literal["practice", "game"]

Item = TypeVar("Item")


class StageRefusal(Exception):  # noqa: N818 - it says what is the case
    """An answer that the stage cannot take: `at` names the question, the sentence what would be right, in both languages."""

    def __init__(self, at: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.at = at
        self.words = Words(en, zh)


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was taken: `kept` is what the log holds of it, `feedback` what the participant is told at once.

    `texts` are the participant's own words by question, which are no part of `kept`: they are stored sealed.
    """

    kept: Mapping[str, Json]
    feedback: Mapping[str, Json] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer comes to: what is kept, whether the stage is over, and an ending where it ends the session."""

    taken: Taken
    done: bool
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a participant has done in one stage, in order."""

    taken: tuple[Taken, ...] = ()


class View(Document):
    """What a participant sees of a stage; each kind adds its own."""

    kind: str


class Stage(Document):
    """The base of all kinds. `name` stands in the data and is unique within an experiment."""

    words: ClassVar[Explained]
    """What a researcher is told this kind is for."""

    plays: ClassVar[Plays | None] = None
    """The game that it is, if it is a PlayedStage."""

    kind: str
    name: Name
    title: ShownLine = ShownLine()

    @abstractmethod
    def view(self, record: Record, seed: int) -> View:
        """What is shown to a participant who has done `record`."""

    @abstractmethod
    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        """What the answer `content` comes to. Raises StageRefusal for one that cannot be taken."""


class AnsweredStage(Stage):
    """A stage in which a participant answers, or says that they have read, until it is done."""

    @abstractmethod
    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        """A valid answer, as a bot of a rehearsal gives it."""


class PlayedStage(Stage):
    """A stage that is a game which the server opens: it takes no answers, and ends with its game."""

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        raise StageRefusal(
            "", "This stage ends with its game: play at the table.", "此环节随其游戏结束：请在牌桌上进行。"
        )


def shuffled(items: Sequence[Item], seed: int, name: str) -> tuple[Item, ...]:
    """`items` in an order of this participant's own: the same for the same seed and name."""
    order = list(items)
    random.Random(f"{seed}:{name}").shuffle(order)  # noqa: S311 - an order on a screen, nothing secret
    return tuple(order)
