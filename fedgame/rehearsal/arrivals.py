"""Many come at once: each looks at the room, presses Start, opens the page, and goes on to where groups are formed.

As browsers do it: HTTP for the place, a websocket that stays open for the page. Who comes when the places are taken is to
be told so in a sentence, and to get nothing. What is measured is what somebody waits for with their eyes on the screen.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import websockets

from fedgame.experiments.stages.base import AnsweredStage, Record, Taken
from fedgame.rehearsal.door import Door, NoAnswer, told
from fedgame.rehearsal.guest import Venue
from fedgame.rehearsal.report import percentile
from fedgame.wire.participants import ParticipantPage, Started

FULL = "room.full"


@dataclass(frozen=True, slots=True)
class Wave:
    """`people` come within `seconds`, at random by the seed; `late` more when all of them have a place. All of it is given
    up after `limit_seconds`."""

    people: int
    seconds: float
    late: int = 0
    seed: int = 0
    limit_seconds: float = 120.0


@dataclass(slots=True)
class Arrivals:
    """What came of it. Times in seconds from the first look: to the place, to the page, and to the lobby of an arm.

    `places` are the participants' numbers in the order in which they were given; `turned_away` the sentences that
    latecomers were told, by code.
    """

    places: list[int] = field(default_factory=list)
    to_place: list[float] = field(default_factory=list)
    to_page: list[float] = field(default_factory=list)
    to_lobby: list[float] = field(default_factory=list)
    turned_away: dict[str, str] = field(default_factory=dict)
    late: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    came_within: float = 0.0
    slowed: int = 0
    """How often a limit of the server made somebody wait and try again."""

    def lines(self) -> Iterator[str]:
        """For a terminal."""
        yield f"  places             {len(self.places)}, of which {len(self.places) - len(set(self.places))} given twice"
        yield f"  came within        {self.came_within:.1f} s"
        yield f"  to a place         {_told(self.to_place)}"
        yield f"  to the page        {_told(self.to_page)}"
        yield f"  to the lobby       {_told(self.to_lobby)}"
        for code, sentence in self.turned_away.items():
            yield f"  too late           {self.late[code]} were told {code}: {sentence}"
        yield f"  slowed by limits   {self.slowed} times"
        yield f"  errors             {len(self.wrong)}"
        for wrong in self.wrong[:20]:
            yield f"    {wrong}"


def _told(seconds: list[float]) -> str:
    if not seconds:
        return "nobody"
    p50, p99 = (1000 * percentile(seconds, share) for share in (0.5, 0.99))
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, longest {1000 * max(seconds):.0f} ms ({len(seconds)} people)"


async def arrive(door: Door, venue: Venue, wave: Wave) -> Arrivals:
    """Let them come, and then the latecomers; all pages stay open until everybody has been told something."""
    found, chance = Arrivals(), random.Random(f"wave:{wave.seed}")  # noqa: S311 - to be repeated, not to be secret
    gone = asyncio.Event()
    when = sorted(chance.uniform(0, wave.seconds) for _ in range(wave.people))
    began = time.monotonic()
    comers = [_Comer(door, venue, found, f"{wave.seed}-{n}", chance.getrandbits(32)) for n in range(wave.people)]
    lives = [asyncio.create_task(comer.live(after, gone)) for comer, after in zip(comers, when, strict=True)]
    try:
        async with asyncio.timeout(wave.limit_seconds):
            await asyncio.gather(*(comer.through.wait() for comer in comers))
            found.came_within = max(comer.came_at for comer in comers) - began
            await asyncio.gather(*(_come_late(door, venue, found, f"{wave.seed}-late-{n}") for n in range(wave.late)))
    except TimeoutError:
        left = sum(not comer.through.is_set() for comer in comers)
        found.wrong.append(f"{left} were not in the lobby after {wave.limit_seconds:g} s")
    finally:
        gone.set()
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
    found.slowed = door.notes.slowed
    return found


class _Comer:
    """One of them. `through` is set when they wait for their group, or cannot go on."""

    def __init__(self, door: Door, venue: Venue, found: Arrivals, key: str, seed: int) -> None:
        self.through = asyncio.Event()
        self.came_at = 0.0
        self._door, self._venue, self._found = door, venue, found
        self._key = f"arrival-{venue.session_id}-{key}"
        self._chance = random.Random(seed)  # noqa: S311 - as above

    async def live(self, after: float, gone: asyncio.Event) -> None:
        await asyncio.sleep(after)
        self.came_at = time.monotonic()
        try:
            started = await self._start()
            if started is not None:
                await self._stay(started, gone)
        except (NoAnswer, OSError, TimeoutError, websockets.WebSocketException) as error:
            self._found.wrong.append(f"{self._key}: {type(error).__name__}: {error}")
        finally:
            self.through.set()

    def _since(self) -> float:
        return time.monotonic() - self.came_at

    async def _start(self) -> Started | None:
        looked = await self._door.ask("POST", "/api/rooms/look", {"code": self._venue.code})
        if not looked.is_success or looked.json()["state"] != "open":
            self._found.wrong.append(f"{self._key}: the room is not open ({looked.text[:200]})")
            return None
        answer = await self._door.ask("POST", "/api/rooms/start", _wanted(self._venue, self._key))
        if not answer.is_success:
            self._found.wrong.append(f"{self._key}: got no place ({told(answer)})")
            return None
        started = Started.model_validate_json(answer.content)
        self._found.places.append(started.participant)
        self._found.to_place.append(self._since())
        return started

    async def _stay(self, started: Started, gone: asyncio.Event) -> None:
        """Open the page, answer what stands before the lobby, and stay until all the others are there, too."""
        async with self._door.socket(f"/ws/session?session={started.session_id}", started.token) as ws:
            page = ParticipantPage.model_validate_json(await ws.recv())
            self._found.to_page.append(self._since())
            if page.participant != started.participant:
                self._found.wrong.append(f"{self._key}: is {started.participant} and sees {page.participant}'s page")
            while page.view is not None and page.view.kind != "game":
                page = await self._answer(page, started.token)
            self._found.to_lobby.append(self._since())
            self.through.set()
            reading = asyncio.create_task(_drain(ws))
            with contextlib.suppress(asyncio.CancelledError):
                await gone.wait()
            reading.cancel()

    async def _answer(self, page: ParticipantPage, token: str) -> ParticipantPage:
        stage, number = self._venue.design.stages[page.stage], getattr(page.view, "page", None)
        if not isinstance(stage, AnsweredStage):
            raise NoAnswer(f"stage {page.stage + 1} is played and takes no answer")
        seen = Record(tuple(Taken({}) for _ in range((number or 1) - 1)))
        act = {
            "kind": "answer",
            "action_id": f"arrival-{page.participant}-{page.stage}-{number or 1}",
            "stage": page.stage,
            "content": stage.rehearse(seen, page.participant, self._chance),
        }
        answer = await self._door.ask("POST", f"/api/sessions/{page.session_id}/do", act, token=token)
        if not answer.is_success:
            raise NoAnswer(f"stage {page.stage + 1} took no answer ({told(answer)})")
        return ParticipantPage.model_validate_json(answer.content)


async def _drain(ws: websockets.ClientConnection) -> None:
    with contextlib.suppress(websockets.ConnectionClosed):
        async for _ in ws:
            pass


def _wanted(venue: Venue, key: str) -> dict[str, object]:
    return {"code": venue.code, "key": key, "bot": True, "device": "program", "language": "en"}


async def _come_late(door: Door, venue: Venue, found: Arrivals, key: str) -> None:
    """Somebody for whom there is no place presses Start all the same, as from a page that was open before."""
    try:
        answer = await door.ask("POST", "/api/rooms/start", _wanted(venue, f"arrival-{venue.session_id}-{key}"))
    except NoAnswer as error:
        found.wrong.append(str(error))
        return
    if answer.is_success:
        found.wrong.append(f"{key}: got a place where there was none")
        found.places.append(Started.model_validate_json(answer.content).participant)
        return
    problem = answer.json()
    found.late[problem["code"]] += 1
    found.turned_away[problem["code"]] = problem["message"]
