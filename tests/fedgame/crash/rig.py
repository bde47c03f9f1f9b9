"""Kills a server again and again while people play on it, then looks for anything that was lost, done twice, or differs.

The people are stubborn: whatever is not answered they send again under the same action_id, also to the next server.
Each of their bids has a payment of its own, so that every intention can be found in the log, and found once.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import random
import signal
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import websockets

from engine.actions import PlaceBid, Ready
from engine.events import PaidOut
from engine.rules import new_game, step
from engine.rules.endowment import draw_endowments
from engine.seen.observe import observe
from engine.state import Game
from fedgame.export.replay import replay_record
from fedgame.live.bot_seats import decide
from fedgame.log.record import GameRecord
from fedgame.log.seeds import endowment_rng
from fedgame.storage import Control, Store, reads
from tests.fedgame import tiny
from tests.fedgame.crash.arm import PEOPLE
from tests.fedgame.live.client import bid
from tests.fedgame.live.screen import Screen

PATIENCE = 120.0
RETRY_SECONDS = 0.02
PAUSE_SECONDS = 0.06


@dataclass(slots=True)
class Kill:
    """How a server is to end: at a failpoint, or so many seconds after its start. Neither: it may live."""

    failpoint: str = ""
    after: float | None = None


@dataclass(slots=True)
class Person:
    """What one person did and was told."""

    player: int
    token: str
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    wanted: dict[str, dict[str, Any]] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    view: dict[str, Any] = field(default_factory=dict)

    def heard(self, answer: dict[str, Any]) -> None:
        """An answer to a submission: the first one is kept, any other has to be the same."""
        first = self.answers.setdefault(answer["action_id"], answer)
        if first != answer:
            self.contradictions.append(f"seat {self.player}: {first}, then {answer}")


@dataclass(slots=True)
class Rig:
    """One game, played through all the `kills` (and then on to its end) in `folder`; with `pauses`, its host stops it
    and lets it go on, again and again. `database` is its address; None for a file in the folder.
    """

    folder: Path
    kills: Iterator[Kill]
    scenario: str = "short"
    fault: str = "none"
    database: str | None = None
    lazy: int | None = None
    pauses: bool = False
    host_token: str = ""
    patience: float = PATIENCE
    port: int = 0
    paused: int = 0
    killed: list[str] = field(default_factory=list)
    phases: Counter[str] = field(default_factory=Counter)
    people: list[Person] = field(default_factory=list)
    game_id: str = ""
    over: bool = False

    async def play(self) -> None:
        """From the making of the game to its end."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        with (self.folder / "server.log").open("wb") as log:
            nursery = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.fedgame.crash.server",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=environment,
            )
            keeping = asyncio.create_task(self._keep_a_server(nursery))
            try:
                async with asyncio.timeout(self.patience):
                    await self._set_up()
                    hosting = [self._stop_and_go()] if self.pauses else []
                    await asyncio.gather(*(self._persist(person) for person in self.people), *hosting)
            finally:
                self.over = True
                keeping.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await keeping
                assert nursery.stdin is not None
                nursery.stdin.close()
                await nursery.wait()

    # Servers

    async def _keep_a_server(self, nursery: asyncio.subprocess.Process) -> None:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        while True:
            kill = next(self.kills, Kill())
            order = {
                "folder": str(self.folder),
                "port": self.port,
                "failpoint": kill.failpoint,
                "fault": self.fault,
                "database": self.database,
            }
            nursery.stdin.write(json.dumps(order).encode() + b"\n")
            # Shielded, so that a game that is over at this moment still learns which server it has to end.
            born = asyncio.ensure_future(nursery.stdout.readline())
            try:
                pid = int(await asyncio.shield(born))
                ended = asyncio.ensure_future(nursery.stdout.readline())
                if kill.after is not None:
                    await asyncio.wait({ended}, timeout=kill.after)
                    if not ended.done():
                        os.kill(pid, signal.SIGKILL)
                code = int(await asyncio.shield(ended))
            except asyncio.CancelledError:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(await born), signal.SIGKILL)
                raise
            assert code == -signal.SIGKILL, f"the server ended by itself with {code}: see {self.folder}/server.log"
            self.killed.append(kill.failpoint or f"after {kill.after} s")
            self._note_phases()

    def _note_phases(self) -> None:
        views = [person.view for person in self.people if person.view]
        newest = max(views, key=lambda view: (view["step"], view["status"] == "closing"), default=None)
        if newest is None:
            self.phases["lobby"] += 1
        else:
            self.phases.update({row["phase"] for row in newest["federations"]})

    # People

    async def _set_up(self) -> None:
        """Make a game, take its seats, start it; each may be cut short by a kill, and is tried again."""
        wanted = {"scenario": self.scenario, "persons": PEOPLE, "seed": tiny.SEED, "seat": False}
        game = await self._ask("POST", "/api/games", wanted)
        self.game_id, self.host_token = game["game_id"], game["host_token"]
        tokens: list[str] = []
        while len(tokens) < PEOPLE:
            # The key makes it one seat however often the answer is lost.
            wish = {"code": game["join_code"], "key": f"the-key-of-seat-{len(tokens) + 1:06d}"}
            tokens.append((await self._ask("POST", "/api/join", wish))["seat_token"])
        self.people = [Person(player, token) for player, token in enumerate(tokens, start=1)]
        path = f"/api/games/{self.game_id}"
        while (await self._ask("GET", path, None, tokens[0]))["status"] == "lobby":
            await self._ask("POST", f"{path}/start", {}, game["host_token"], allowed=(409,))

    async def _ask(
        self, method: str, path: str, body: object, token: str | None = None, allowed: tuple[int, ...] = ()
    ) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        while True:
            try:
                async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", headers=headers) as client:
                    answer = await client.request(method, path, json=body)
            except httpx.TransportError:
                await asyncio.sleep(RETRY_SECONDS)
                continue
            assert answer.is_success or answer.status_code in allowed, answer.text
            return dict(answer.json()) if answer.content else {}

    async def _stop_and_go(self) -> None:
        """Pause the game for a moment, again and again, until it is over."""
        path = f"/api/games/{self.game_id}/control"
        while any(person.view.get("status") != "finished" for person in self.people):
            for kind, moment in (("pause", PAUSE_SECONDS), ("resume", 2 * PAUSE_SECONDS)):
                # 409: the game is over.
                await self._ask("POST", path, {"kind": kind}, self.host_token, allowed=(409,))
                await asyncio.sleep(moment)

    async def _persist(self, person: Person) -> None:
        """Play to the end, through every lost connection."""
        url = f"ws://127.0.0.1:{self.port}/ws?game={self.game_id}"
        headers = {"authorization": f"Bearer {person.token}"}
        while person.view.get("status") != "finished":
            try:
                async with websockets.connect(url, additional_headers=headers, compression=None) as ws:
                    await self._sit(person, ws)
            except (OSError, websockets.WebSocketException, EOFError):
                await asyncio.sleep(RETRY_SECONDS)

    async def _sit(self, person: Person, ws: websockets.ClientConnection) -> None:
        for action_id in person.wanted.keys() - person.answers.keys():
            await ws.send(json.dumps(person.wanted[action_id]))
        asked_again, held, screen = False, set[str](), Screen()
        while person.view.get("status") != "finished":
            message = screen.read(str(await ws.recv()))
            if message["type"] == "reject" and message["code"] == "game.paused":
                # It was not done and not kept: the same again when the game goes on.
                held.add(message["action_id"])
            elif message["type"] in ("ack", "reject"):
                person.heard(message)
            elif message["type"] == "view":
                person.view = message["view"]
                while held and not message["paused"]:
                    await ws.send(json.dumps(person.wanted[held.pop()]))
                if not asked_again:
                    # A new server has to give an old answer again. Only of steps that are over: a loss must not heal.
                    old = [key for key in person.answers if person.wanted[key]["step"] < person.view["step"]]
                    for action_id in old[-3:]:
                        await ws.send(json.dumps(person.wanted[action_id]))
                    asked_again = True
                for action_id, submission in self._intentions(person):
                    if action_id not in person.wanted:
                        person.wanted[action_id] = submission
                        await ws.send(json.dumps(submission))

    def _intentions(self, person: Person) -> Iterator[tuple[str, dict[str, Any]]]:
        """What this person does in the open step: a bid of its own payment wherever there is bidding, then ready."""
        view = person.view
        if view["status"] != "playing":
            return
        number, seat = view["step"], person.player
        for row in view["federations"]:
            if row["phase"] == "bidding" and row["my_membership"] is None and not view["you"]["ready"]:
                place = row["federation"]
                action = bid(place, resources=1, payment=1_000 + 100 * number + 10 * place + seat)
                yield self._submission(f"seat{seat}-step{number}-bid{place}", number, action)
        if person.player != self.lazy:
            yield self._submission(f"seat{seat}-step{number}-ready", number, {"kind": "ready"})

    @staticmethod
    def _submission(action_id: str, number: int, action: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return action_id, {"type": "submit", "action_id": action_id, "step": number, "action": action}

    # What must be true in the end

    def wrongs(self) -> list[str]:
        """Everything that is not as it should be; nothing, if the server keeps its promises."""
        store = Store(self.database or f"sqlite:///{self.folder / 'fedgame.sqlite'}", folder=self.folder)
        try:
            record = store.load_record(self.game_id)
            replayed = replay_record(record, store.ledger(self.game_id))
            controls = store.read(lambda session: reads.controls(session, self.game_id))
            unreported = [row for row in store.trainings(self.game_id) if row.reported_seq is None]
        finally:
            store.close()
        found = [contradiction for person in self.people for contradiction in person.contradictions]
        if record.status != "finished":
            found.append(f"the game is {record.status}")
        if replayed.difference is not None:
            found.append(f"the replay differs: {replayed.difference}")
        done = Counter(_intention(logged.player, logged.step, logged.action) for logged in record.actions)
        found += [f"done {times} times: {what}" for what, times in done.items() if what and times > 1]
        found += [wrong for person in self.people for wrong in self._wrong_answers(person, done)]
        paid = Counter(
            (event.federation, event.cycle)
            for logged in record.actions
            for event in logged.events
            if isinstance(event, PaidOut)
        )
        found += [f"paid {times} times: federation and cycle {key}" for key, times in paid.items() if times > 1]
        found += _bots_decided_otherwise(record)
        found += _moved_in_a_pause(controls)
        self.paused = sum(control.kind == "pause" for control in controls)
        final = fold(record)
        found += [
            f"seat {person.player} was shown another end than an undisturbed game has"
            for person in self.people
            if (person.view["you"]["money_cents"], person.view["tick"])
            != (observe(final, person.player).you.money_cents, final.tick)
        ]
        if self.lazy is None:
            found += [f"never reported: {row}" for row in unreported if not _cut_off(final, row.federation)]
        return found

    def _wrong_answers(self, person: Person, done: Counter[str | None]) -> Iterator[str]:
        for action_id, answer in person.answers.items():
            submission = person.wanted[action_id]
            action = submission["action"]
            payment = action["commitment"]["payment_cents"] if action["kind"] == "place_bid" else None
            what = _name(person.player, submission["step"], action["kind"], payment)
            if answer["type"] == "ack" and done[what] != 1:
                yield f"acknowledged, and lost: {what}"
            if answer["type"] == "reject" and done[what]:
                yield f"refused ({answer['code']}), and done: {what}"


def _name(player: int | None, number: int, kind: str, payment: int | None) -> str:
    return f"seat {player}, step {number}, {kind} {payment or ''}"


def _intention(player: int | None, number: int, action: object) -> str | None:
    """The name of what a person did; None for bots and nature."""
    if player is None or player > PEOPLE:
        return None
    if isinstance(action, PlaceBid):
        return _name(player, number, action.kind, action.commitment.payment_cents)
    return _name(player, number, action.kind, None) if isinstance(action, Ready) else None


def fold(record: GameRecord) -> Game:
    """The end of an undisturbed game with the same actions."""
    endowments = draw_endowments(record.treatment.endowment, len(record.seats), endowment_rng(record.seed))
    game = new_game(record.treatment, record.seed, endowments).game
    for logged in record.actions:
        game = step(game, logged.action).game
    return game


def _bots_decided_otherwise(record: GameRecord) -> Iterator[str]:
    """In each step the bots did what they decide on what they saw, once, however often the server was killed."""
    game = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats)).game
    bots = [(seat.player, seat.policy) for seat in record.seats if seat.kind == "bot"]
    by_step = {number: list(group) for number, group in itertools.groupby(record.actions, lambda logged: logged.step)}
    for number, group in by_step.items():
        for player, actions in decide(game, bots).items():
            wanted = [(action.kind, getattr(action, "federation", None)) for action in (*actions, Ready(player))]
            given = [
                (logged.action.kind, getattr(logged.action, "federation", None))
                for logged in group
                if logged.player == player
            ]
            if given and given != wanted:
                yield f"bot {player} in step {number} did {given} instead of {wanted}"
        for logged in group:
            game = step(game, logged.action).game


def _moved_in_a_pause(controls: tuple[Control, ...]) -> Iterator[str]:
    """Pause and resume take turns, and nothing is done between one and the next resume."""
    for before, control in itertools.pairwise(controls):
        if before.kind == control.kind:
            yield f"two orders to {control.kind} in a row, number {control.number}"
        if control.kind == "resume" and before.after_seq != control.after_seq:
            yield f"{control.after_seq - before.after_seq} actions in the pause that ends with order {control.number}"


def _cut_off(final: Game, federation: int) -> bool:
    """The game ended while this federation was still training: its report may never have come."""
    return final.federation(federation).phase == "training"


def scattered(seed: int, kills: int, points: tuple[str, ...], *, at_random: float = 0.3) -> Iterator[Kill]:
    """A plan: the points in turn, each at its first, second, ... passing, and some kills at random moments between."""
    rng = random.Random(seed)
    for number in range(kills):
        if rng.random() < at_random:
            yield Kill(after=rng.uniform(0.05, 0.4))
        else:
            yield Kill(f"{points[number % len(points)]}:{rng.randint(1, 2)}")
