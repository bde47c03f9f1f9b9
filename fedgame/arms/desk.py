"""Where arms are set up: drafts that are kept as they are written, checked as a whole, frozen, offered for play.

Who may ask for what is decided before (fedgame.people.permissions). Nothing here is about HTTP; what takes longer than a
moment, because an own file has to be read, is done on a thread.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import structlog

from fedgame.arms.check import checked
from fedgame.arms.document import Document, document_of, frozen_hash, ordered
from fedgame.arms.factors import Factor, cross
from fedgame.arms.meaning import ArmMeaning, meaning
from fedgame.arms.offered import OfferedGames
from fedgame.arms.problems import ArmProblem
from fedgame.arms.scenario import Scenario
from fedgame.documents import DocumentError
from fedgame.live.clock import Clock
from fedgame.people.accounts import SignedIn, by_token
from fedgame.people.audit import Act
from fedgame.people.security import new_arm_id
from fedgame.storage import ArmBook, ArmCard, ArmSave, Conflict, NewArm, Note
from fedgame.wire.codes import ServerCode

EMPTY: Document = {
    "title": "New arm",
    "title_zh": "新实验组",
    "persons": 4,
    "bots": [],
    "federations": [{"name": "Aurora", "scheme": "equal"}, {"name": "Borealis", "scheme": "shapley"}],
}
"""What an arm is begun with where nothing is copied: the least that makes a game."""

TRIED = "-try"
"""What the name of a game ends with in which somebody tries an arm alone: it does not make the arm a used one."""

log = structlog.get_logger(__name__)


def tried_arm(name: str) -> str | None:
    """The arm that is tried in a game of this name; None for another game."""
    return name.removesuffix(TRIED) if name.endswith(TRIED) else None


class ArmNotDone(Exception):  # noqa: N818 - it says what is the case
    """It was not done: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


_CONFLICTS: dict[str, tuple[ServerCode, str]] = {
    "unknown": ("arm.unknown", "There is no such arm, or it is not yours to see."),
    "changed": (
        "arm.changed",
        "This arm was saved elsewhere meanwhile: load it again, or make a copy of what you have.",
    ),
    "frozen": ("arm.frozen", "A frozen arm never changes: make a copy, which is another arm."),
    "draft": ("arm.draft", "Only a frozen arm can be offered: freeze it first."),
    "used": ("arm.used", "This arm is kept: it is offered, or a game or an experiment is of it."),
}


@contextmanager
def told() -> Iterator[None]:
    """Turn what the storage and the documents say into ArmNotDone."""
    try:
        yield
    except Conflict as conflict:
        known = _CONFLICTS.get(str(conflict))
        if known is None:
            raise
        raise ArmNotDone(*known) from None
    except DocumentError as error:
        raise ArmNotDone("arm.unreadable", f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


class ArmDesk:
    """`data` is the folder of uploaded files, by their digests."""

    def __init__(self, book: ArmBook, offered: OfferedGames, clock: Clock, data: Path) -> None:
        self.book = book
        self.offered = offered
        self.data = data
        self._clock = clock
        self._seen: frozenset[str] = frozenset()

    async def open(self) -> None:
        """Offer what was offered. An arm that makes no game any more is left out, and said so in the log."""
        async for scenario in self._still_offered():
            self.offered.offer(scenario)

    async def look_again(self) -> None:
        """Offer and withdraw what was, by another worker on the same database."""
        wanted = frozenset(card.id for card in await self.book.offered())
        if wanted != self._seen:
            self._seen = wanted
            for name in self.offered.arms - wanted:
                self.offered.withdraw(name)
            await self.open()

    async def _still_offered(self) -> AsyncIterator[Scenario]:
        for card in await self.book.offered():
            scenario, problems = await self.check(document_in(card), card.id)
            if scenario is not None:
                yield scenario
            else:
                log.error("arm.unreadable", arm=card.id, problems=[one.message for one in problems])

    async def check(self, document: Document, name: str = "arm") -> tuple[Scenario | None, tuple[ArmProblem, ...]]:
        """The scenario that a document is, and all that is wrong with it. ArmNotDone for what cannot be looked at."""
        with told():
            scenario, problems = await asyncio.to_thread(checked, ordered(document), self.data)
        return scenario and replace(scenario, name=name), problems

    async def explain(self, document: Document) -> tuple[tuple[ArmProblem, ...], ArmMeaning | None]:
        """What is wrong with a document, and what it means, as far as it means anything."""
        scenario, problems = await self.check(document)
        return problems, None if scenario is None else await asyncio.to_thread(meaning, scenario)

    async def make(self, who: SignedIn, document: Document) -> ArmCard:
        """A new draft. Raises ArmNotDone."""
        with told():
            tidy = ordered(document)
            title, title_zh = titles(tidy)
            new = NewArm(new_arm_id(), who.account.id, title, title_zh, json.dumps(tidy), self._clock.now())
            return await self.book.make(new, self._note(who, "arm.made", new.id, title=title))

    async def cross(
        self, who: SignedIn, card: ArmCard, factors: Sequence[Factor], *, freeze: bool
    ) -> tuple[tuple[ArmCard, Mapping[str, str]], ...]:
        """An arm for every combination, with the levels that it stands for. Raises ArmNotDone, and has made none then."""
        with told():
            arms = cross(document_in(card), factors)
        if freeze:
            for arm in arms:
                await self._ready(arm.document, f"{', '.join(arm.levels.values())}: ")
        made = [await self.make(who, arm.document) for arm in arms]
        if freeze:
            made = [await self.freeze(who, one, one.version) for one in made]
        return tuple(zip(made, (arm.levels for arm in arms), strict=True))

    async def save(self, who: SignedIn, arm_id: str, version: int, document: Document) -> ArmCard:
        """The draft of that version becomes this document. Raises ArmNotDone."""
        with told():
            tidy = ordered(document)
            title, title_zh = titles(tidy)
            save = ArmSave(arm_id, version, title, title_zh, json.dumps(tidy), self._clock.now())
            return await self.book.save(save, self._note(who, "arm.saved", arm_id, title=title))

    async def freeze(self, who: SignedIn, card: ArmCard, version: int) -> ArmCard:
        """From now on it never changes, and its hash names it. Raises ArmNotDone for one with something to put right."""
        scenario = await self.playable(card)
        with told():
            hashed = frozen_hash(scenario)
            line = self._note(who, "arm.frozen", card.id, title=card.title, arm_hash=hashed)
            frozen = await self.book.freeze(card.id, version, hashed, line)
        log.info("arm.frozen", arm=card.id, arm_hash=frozen.arm_hash)
        return frozen

    async def playable(self, card: ArmCard) -> Scenario:
        """The scenario of an arm with nothing to put right. Raises ArmNotDone."""
        return await self._ready(document_in(card), "", card.id)

    async def _ready(self, document: Document, which: str, name: str = "arm") -> Scenario:
        scenario, problems = await self.check(document, name)
        if scenario is None or problems:
            first = problems[0]
            count = "1 thing" if len(problems) == 1 else f"{len(problems)} things"
            raise ArmNotDone("arm.wrong", f"{which}{count} to put right first. {first.path}: {first.message}")
        return scenario

    async def frozen(self, arm_id: str, account: str) -> Scenario | None:
        """A frozen arm that this account may use: its own, or one that is offered to everybody. None otherwise."""
        card = await self.book.arm(arm_id)
        if card is None or card.arm_hash is None or not (card.owner == account or card.offered):
            return None
        return await self.playable(card)

    async def offer(self, who: SignedIn, card: ArmCard, *, offered: bool) -> ArmCard:
        """Let it stand among the games that people may open, or no longer. Raises ArmNotDone."""
        scenario = await self.playable(card) if offered else None
        with told():
            line = self._note(who, "arm.offered" if offered else "arm.withdrawn", card.id, title=card.title)
            changed = await self.book.offer(card.id, line, offered=offered)
        if scenario is not None:
            self.offered.offer(scenario)
        else:
            self.offered.withdraw(card.id)
        log.info("arm.offered" if offered else "arm.withdrawn", arm=card.id)
        return changed

    async def delete(self, who: SignedIn, card: ArmCard) -> None:
        """Raises ArmNotDone for one that is kept."""
        with told():
            await self.book.delete(card.id, self._note(who, "arm.deleted", card.id, title=card.title))

    async def handed_in(self, who: SignedIn, name: str, digest: str) -> None:
        """Tell the audit log of a data file that was kept."""
        await self.book.tell(self._note(who, "data.kept", digest[:16], title=name))

    def _note(self, who: SignedIn, act: Act, target: str, **facts: str) -> Note:
        return Note(self._clock.now(), who.account.id, act, target, {**facts, **by_token(who)})

    def shipped(self, name: str) -> Document:
        """The document of a game on offer. Raises ArmNotDone."""
        scenario = self.offered.get(name)
        if scenario is None:
            raise ArmNotDone(
                "scenario.unknown", f"There is no scenario {name!r}: choose one of {', '.join(self.offered)}."
            )
        return document_of(scenario)


def document_in(card: ArmCard) -> Document:
    """The document of an arm that is kept."""
    document: Document = json.loads(card.document)
    return document


def titles(document: Document) -> tuple[str, str]:
    """What a document is called in both languages, as far as it says so."""
    title, chinese = document.get("title"), document.get("title_zh")
    english = title if isinstance(title, str) else ""
    return english, chinese if isinstance(chinese, str) and chinese else english
