"""The results of an experiment's games, gathered from its sessions while they run.

What a log says is read again only where it has grown, and a game that is over is read once. Games that run are read again
for no longer than a moment at each request, those first that were read longest ago: however many there are, a page that
asks every few seconds takes little of the processor from them. Work is done on a thread, one request at a time.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic

from fedgame.experiments.arms import ResolvedArm
from fedgame.export.apart import apart
from fedgame.results.answer import ArmGame, ResultArm, ResultGame, Results, Seats, results_of
from fedgame.results.facts import GameFacts, facts_of
from fedgame.rooms.room import Room
from fedgame.rooms.rooms import Rooms
from fedgame.storage import Archive

KEPT = 1_000
"""Games whose facts are kept in memory, some ten kilobytes each; of a page with more, all are kept while it is made."""

READ_SECONDS = 0.25
REST_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which games: of one session, one arm, one game, or all (None); and which seats count."""

    session_id: str | None = None
    arm: int | None = None
    game_id: str | None = None
    seats: Seats = "all"


class NoSuchResults(Exception):  # noqa: N818 - it says what is the case
    """There is no such arm, game or session in the experiment. In words."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The arms and games that a page is about."""

    arms: tuple[ResultArm, ...]
    games: tuple[ArmGame, ...]
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What a log said, and when it was read (on the monotonic clock)."""

    facts: GameFacts
    at: float


class ResultsDesk:
    """A game that runs is read again when `rest_seconds` have gone by, and in one request for `read_seconds` in all."""

    def __init__(
        self, rooms: Rooms, archive: Archive, *, read_seconds: float = READ_SECONDS, rest_seconds: float = REST_SECONDS
    ) -> None:
        self._rooms = rooms
        self._archive = archive
        self._kept: OrderedDict[str, _Read] = OrderedDict()
        self._working = asyncio.Lock()
        self.read_seconds = read_seconds
        self.rest_seconds = rest_seconds

    async def of_experiment(self, experiment_id: str, asked: Asked) -> Results:
        """The results of the experiment's games, as far as they are. Raises NoSuchResults."""
        gathered = await self.gather(experiment_id, asked)
        return await apart(
            partial(results_of, gathered.arms, gathered.games, seats=asked.seats, rehearsal=gathered.rehearsal)
        )

    async def gather(self, experiment_id: str, asked: Asked) -> Gathered:
        """The games of the sessions of people; where there is no such game, of the rehearsals. Raises NoSuchResults."""
        sessions = await self._rooms.book.sessions_of(experiment_id)
        if asked.session_id is not None:
            sessions = tuple(one for one in sessions if one.session_id == asked.session_id)
            if not sessions:
                raise NoSuchResults("This experiment has no such session: see its page Data for those that it has.")
        chosen = [one for one in sessions if not one.rehearsal]
        rooms = [await self._rooms.get(one.session_id) for one in reversed(chosen)]
        rehearsal = not any(room.session.groups for room in rooms)
        if rehearsal:
            rooms = [await self._rooms.get(one.session_id) for one in reversed(sessions) if one.rehearsal] or rooms
        numbers = {one.session_id: one.number for one in sessions}
        arms, found = _arms_and_games(rooms, numbers)
        found = _narrowed(found, asked)
        shown = arms if asked.arm is None and asked.game_id is None else _own_arms(arms, found)
        async with self._working:
            games = await apart(partial(self._read, found))
        return Gathered(shown, games, rehearsal and any(room.new.rehearsal for room in rooms))

    def _read(self, found: Sequence[ResultGame]) -> tuple[ArmGame, ...]:
        began = monotonic()
        for game in sorted(found, key=self._last_read):
            known = self._kept.get(game.game_id)
            if known is None or self._is_due(game, known, began):
                self._renew(game.game_id)
        games = tuple(
            ArmGame(with_facts(game, facts), facts) for game in found for facts in [self._facts(game.game_id)]
        )
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return games

    def _is_due(self, game: ResultGame, known: _Read, began: float) -> bool:
        """Whether a known game is read again; one whose group is through is, whatever it takes."""
        if known.facts.finished:
            return False
        rested = began - known.at >= self.rest_seconds
        return game.finished or (rested and monotonic() - began < self.read_seconds)

    def _last_read(self, game: ResultGame) -> float:
        known = self._kept.get(game.game_id)
        return known.at if known is not None else 0.0

    def _facts(self, game_id: str) -> GameFacts:
        self._kept.move_to_end(game_id)
        return self._kept[game_id].facts

    def _renew(self, game_id: str) -> None:
        """Read a game's log, if there is more of it than before. KeyError for none of that name."""
        known = self._kept.get(game_id)
        unchanged = known is not None and self._archive.log_length(game_id) == known.facts.seq
        facts = known.facts if known is not None and unchanged else facts_of(self._archive.load_record(game_id))
        self._kept[game_id] = _Read(facts, monotonic())


def with_facts(game: ResultGame, facts: GameFacts) -> ResultGame:
    """The game as its log tells how far it is."""
    people = sum(seat.person for seat in facts.seats)
    return ResultGame(
        game_id=game.game_id,
        session_id=game.session_id,
        session=game.session,
        group=game.group,
        arm=game.arm,
        finished=facts.finished,
        turn=facts.turns_over,
        turns=facts.turns,
        people=people,
        bots=len(facts.seats) - people,
        began_at=game.began_at,
        ended_at=game.ended_at,
    )


def _arms_and_games(
    rooms: Sequence[Room], numbers: dict[str, int]
) -> tuple[tuple[ResultArm, ...], tuple[ResultGame, ...]]:
    """All arms and the games of their groups.

    Sessions may have been opened before and after the experiment was changed: arms are the same where place and hash are.
    """
    arms: dict[tuple[int, str], ResultArm] = {}
    games: list[ResultGame] = []
    for room in rooms:
        for place, arm in enumerate(room.new.arms, start=1):
            key = place, arm.arm_hash
            if key not in arms:
                arms[key] = _arm(len(arms) + 1, arm)
        for group in room.session.groups:
            resolved = room.new.arms[group.arm - 1]
            games.append(
                ResultGame(
                    game_id=group.game_id,
                    session_id=room.session_id,
                    session=numbers[room.session_id],
                    group=group.number,
                    arm=arms[group.arm, resolved.arm_hash].number,
                    finished=group.ended_at is not None,
                    turn=0,
                    turns=resolved.treatment.turns,
                    people=len(group.seats),
                    bots=group.bots,
                    began_at=group.formed_at,
                    ended_at=group.ended_at,
                )
            )
    return tuple(arms.values()), tuple(games)


def _arm(number: int, arm: ResolvedArm) -> ResultArm:
    federations = arm.treatment.federations
    return ResultArm(
        number=number,
        title=arm.title,
        arm_hash=arm.arm_hash,
        federations=tuple(spec.name for spec in federations),
        schemes=tuple(spec.scheme for spec in federations),
    )


def _narrowed(games: tuple[ResultGame, ...], asked: Asked) -> tuple[ResultGame, ...]:
    if asked.game_id is not None:
        games = tuple(game for game in games if game.game_id == asked.game_id)
        if not games:
            raise NoSuchResults("This experiment has no such game: see its page Results for those that it has.")
    if asked.arm is not None:
        games = tuple(game for game in games if game.arm == asked.arm)
        if not games:
            raise NoSuchResults(f"No game of this experiment was played in an arm {asked.arm}.")
    return games


def _own_arms(arms: Sequence[ResultArm], games: Sequence[ResultGame]) -> tuple[ResultArm, ...]:
    numbers = {game.arm for game in games}
    return tuple(arm for arm in arms if arm.number in numbers)
