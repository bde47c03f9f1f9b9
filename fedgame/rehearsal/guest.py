"""One bot that goes through a whole session: by the room's link over HTTP, its pages on /ws/session, its game on /ws.

It answers what the page asks, from the design that its researcher has read; it knows nothing else of the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import structlog
import websockets

from fedgame.experiments.design import Design
from fedgame.experiments.stages import AnsweredStage
from fedgame.experiments.stages.base import Record, Taken
from fedgame.experiments.stages.quiz import READ, QuizView
from fedgame.rehearsal.door import RETRY_SECONDS, Door, NoAnswer, told
from fedgame.rehearsal.plan import PAGE_SECONDS, Part
from fedgame.rehearsal.seat import Seat
from fedgame.wire.participants import ParticipantPage, Started

MOST_REFUSED = 3
"""So many refused answers to one page, and the bot gives up."""

MOST_LOST = 5
RELOAD_SECONDS = 0.5
NEXT_PAGE_SECONDS = 5.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Venue:
    """The session that is rehearsed: the code of its room, and its design as it was frozen."""

    session_id: str
    code: str
    design: Design


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An answer that the server has said it kept."""

    stage: int
    action_id: str
    content: Mapping[str, object]


def progress(page: ParticipantPage) -> tuple[bool, int, int]:
    """How far a page is: two connections may bring two pages in the wrong order, and the one behind is an old one. Not by
    its version: a server that lost an answer and went on would lead a bot back, which gave it again, and nobody would know.
    """
    return page.ending is not None, page.stage, _taken(page)


def _taken(page: ParticipantPage) -> int:
    """How many answers to the open stage have been taken."""
    number = getattr(page.view, "page", None) or getattr(page.view, "attempt", None)
    return number - 1 + _only_read(page) if isinstance(number, int) else 0


def _only_read(page: ParticipantPage) -> bool:
    """Whether a quiz is over, and what was said of it is to be read."""
    return isinstance(page.view, QuizView) and page.view.over


class Guest:
    """`over` is how it ended: paid, vanished, or given up; None while it goes on."""

    def __init__(self, door: Door, venue: Venue, part: Part) -> None:
        self.part = part
        self.over: Literal["ended", "vanished", "gave up"] | None = None
        self.number = 0
        self.token = ""
        self.page: ParticipantPage | None = None
        self.acknowledged: list[Acknowledged] = []
        self._door = door
        self._notes = door.notes
        self._venue = venue
        self._key = f"rehearsal-{venue.session_id}-{part.seed:012x}"
        self._chance = random.Random(part.seed)  # noqa: S311 - to be repeated, not to be secret
        self._given: dict[str, Mapping[str, object]] = {}
        self._changed = asyncio.Event()
        self._played: set[str] = set()
        self._left = False
        self._called = False
        self._here: asyncio.Task[None] | None = None
        self._came_at = 0.0
        self._entered_at = 0.0
        self._seated = False
        self._got_up = False

    @property
    def where(self) -> str:
        """Where it is, for somebody who asks why it does not go on."""
        if self.page is None:
            return "at the door"
        kind = self.page.view.kind if self.page.view is not None else "end"
        table = f" at table {self.page.game_id}" if self.page.game_id else ""
        return f"participant {self.number} in stage {self.page.stage + 1} ({kind}){table}"

    async def live(self) -> None:
        """Come, go through everything, and go. What went wrong stands in the notes."""
        await asyncio.sleep(self.part.after)
        try:
            if not await self._come_in():
                self.over = "gave up"
                return
            lost = 0
            while self.over is None:
                if await self._stay():
                    continue
                if not self._door.stubborn:
                    lost += 1
                    self._wrong("the connection of the page ended")
                    if lost > MOST_LOST:
                        self.over = "gave up"
                await asyncio.sleep(RETRY_SECONDS)
        except NoAnswer as error:
            self._wrong(str(error))
            self.over = "gave up"
        except Exception as error:
            log.exception("rehearsal.bot_failed", bot=self.part.number)
            self._wrong(f"{type(error).__name__}: {error}")
            self.over = "gave up"
        finally:
            if self._here is not None:
                self._here.cancel()

    def _wrong(self, what: str) -> None:
        self._notes.wrong(self.part.number, f"{self.where}: {what}")

    # Coming in, and again

    async def _come_in(self) -> bool:
        await self._door.pace.joins.turn()
        looked = await self._door.ask("POST", "/api/rooms/look", {"code": self._venue.code})
        if not looked.is_success or looked.json()["state"] != "open":
            self._wrong(f"cannot come in ({told(looked) if not looked.is_success else looked.json()['state']})")
            return False
        self._came_at = self._entered_at = time.monotonic()
        return await self._start()

    async def _start(self) -> bool:
        """Take a place, or come back to the own one: the same key is the same place."""
        await self._door.pace.joins.turn()
        rules = self._venue.design.room
        wanted = {
            "code": self._venue.code,
            "key": self._key,
            "bot": True,
            "device": "program",
            "language": self._chance.choice(("en", "zh")),
            "name": f"Bot {self.part.number}" if rules.names else "",
            "label": self._label() if rules.labels != "none" else None,
        }
        answer = await self._door.ask("POST", "/api/rooms/start", wanted)
        if not answer.is_success:
            self._wrong(f"got no place ({told(answer)})")
            return False
        started = Started.model_validate_json(answer.content)
        if self.number and started.participant != self.number:
            self._wrong(f"came back as participant {started.participant}")
        if not self.number:
            self._notes.came += 1
        self.number, self.token = started.participant, started.token
        return True

    def _label(self) -> str:
        """One of those that the room knows, or one of its own."""
        design = self._venue.design
        known = tuple(dict.fromkeys((*design.room.known, *(place.label for place in design.assignment.places))))
        return known[(self.part.number - 1) % len(known)] if known else f"bot-{self.part.number}"

    # The page, for as long as one connection lasts

    async def _stay(self) -> bool:
        """Whether this connection did its part; False where it was lost."""
        path = f"/ws/session?session={self._venue.session_id}"
        try:
            async with self._door.socket(path, self.token) as ws:
                reading = asyncio.create_task(self._read(ws))
                living = asyncio.create_task(self._go_on())
                try:
                    await asyncio.wait({reading, living}, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    reading.cancel()
                    living.cancel()
                    both = await asyncio.gather(reading, living, return_exceptions=True)
        except (OSError, TimeoutError, websockets.WebSocketException):
            return False
        lived = both[1]
        if isinstance(lived, asyncio.CancelledError):
            return False
        if isinstance(lived, BaseException):
            raise lived
        if self.over is None and self._left:
            await self._come_back()
        return True

    async def _read(self, ws: websockets.ClientConnection) -> None:
        with contextlib.suppress(websockets.ConnectionClosed):
            async for text in ws:
                self._show(ParticipantPage.model_validate_json(text))

    def _show(self, page: ParticipantPage) -> None:
        before = self.page
        if before is not None and progress(page) < progress(before):
            return
        now = time.monotonic()
        if before is not None and page.stage > before.stage:
            self._notes.stages[before.stage].append(now - self._entered_at)
            self._entered_at = now
        if (
            page.view is not None
            and page.view.kind == "game"
            and page.game_id
            and page.game_id not in self._notes.games
        ):
            self._notes.games[page.game_id] = None
        if page.paid is not None:
            self._notes.owed[page.participant] = page.paid.total_cents
        self.page = page
        self._changed.set()
        if page.asked_ms is not None or page.away:
            self._say_here()

    def _say_here(self) -> None:
        """Somebody asks whether it is there: it is."""
        if self._here is None or self._here.done():
            self._here = asyncio.create_task(self._answer_here())

    async def _answer_here(self) -> None:
        self._notes.did["there"] += 1
        with contextlib.suppress(NoAnswer):
            await self._do({"kind": "here"})

    async def _change(self) -> None:
        """Wait for another page."""
        self._changed.clear()
        await self._changed.wait()

    async def _go_on(self) -> None:
        """Do what the page asks for, again and again. Returns at the end, and where this connection is to be given up."""
        refused = 0
        while self.over is None and not self._left:
            page = self.page
            if page is None:
                await self._change()
            elif page.ending is not None:
                self._end(page)
            elif not isinstance(stage := self._venue.design.stages[page.stage], AnsweredStage):
                await self._at_table(page)
            else:
                await asyncio.sleep(self.part.thought(self._chance, PAGE_SECONDS))
                await self._call_for_help(page)
                refused = 0 if await self._answer(page, stage) else refused + 1
                if refused >= MOST_REFUSED:
                    self._wrong(f"gave up after {refused} refused answers")
                    self.over = "gave up"

    def _end(self, page: ParticipantPage) -> None:
        self._notes.stages[page.stage].append(time.monotonic() - self._entered_at)
        self.over = "ended"
        if page.ending not in ("finished", "quiz_failed", "no_group", "screened_out", "removed"):
            self._wrong(f"ended as {page.ending}")
        if page.paid is None:
            self._wrong(f"ended as {page.ending} and was told no payment")

    async def _answer(self, page: ParticipantPage, stage: AnsweredStage) -> bool:
        taken = _taken(page)
        action_id = f"bot-{self.part.number:03d}-stage-{page.stage}-{taken}"
        if action_id not in self._given:
            # Kept, so that an answer that got lost on its way is sent again as it was.
            record = Record((Taken({}),) * taken)
            self._given[action_id] = READ if _only_read(page) else stage.rehearse(record, 0, self._chance)
        content = self._given[action_id]
        act = {"kind": "answer", "action_id": action_id, "stage": page.stage, "content": content}
        if await self._do(act):
            self.acknowledged.append(Acknowledged(page.stage, action_id, content))
            return True
        with contextlib.suppress(TimeoutError):
            # The page may have gone on by itself: then that one is to be answered.
            async with asyncio.timeout(NEXT_PAGE_SECONDS):
                await self._change()
        return False

    async def _call_for_help(self, page: ParticipantPage) -> None:
        if self.part.calls_for_help and not self._called and page.view is not None and page.view.kind != "consent":
            self._called = True
            if await self._do({"kind": "help", "text": "A rehearsal calls: does anybody see this?"}):
                self._notes.did["help"] += 1
                if self.page is not None and not self.page.help_open:
                    self._wrong("called for help, and the page does not show it")

    async def _do(self, act: Mapping[str, object]) -> bool:
        """Whether it was taken; a refusal is noted."""
        answer = await self._door.ask("POST", f"/api/sessions/{self._venue.session_id}/do", act, token=self.token)
        if answer.is_success:
            self._show(ParticipantPage.model_validate_json(answer.content))
            return True
        self._wrong(f"{act['kind']} was refused ({told(answer)})")
        return False

    # The game

    async def _at_table(self, page: ParticipantPage) -> None:
        """Play, where a table is open; else wait."""
        game_id = page.game_id
        if game_id is None or game_id in self._played:
            await self._change()
            return
        leave_at = None
        if not page.practice:
            if not self._seated:
                self._notes.to_start.append(time.monotonic() - self._came_at)
            self._seated = True
            leave_at = self.part.at if self.part.does != "stays" and not self._got_up else None
        left = await Seat(self._door, self.part, self.token, game_id, leave_at).play()
        if left != "left":
            self._played.add(game_id)
        if left == "turned away":
            self._notes.did["turned_away"] += 1
        elif leave_at is not None:
            # In a short game, the moment may not have come before the end: then it is now.
            self._left = self._got_up = True

    async def _come_back(self) -> None:
        """What follows getting up: never to be seen again, or the same page in another connection."""
        self._left = False
        if self.part.does == "vanishes":
            self._notes.did["vanished"] += 1
            self.over = "vanished"
            return
        self._notes.did["reloaded"] += 1
        await asyncio.sleep(RELOAD_SECONDS)
        if not await self._start():
            self.over = "gave up"
