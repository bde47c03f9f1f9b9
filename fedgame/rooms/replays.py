"""Games of sessions to be seen again: each is folded once for as long as somebody moves through it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from engine.events import TrainingAccepted
from fedgame.experiments.session import Group
from fedgame.export.apart import apart
from fedgame.export.replay import replay_record
from fedgame.replays.board import ReplayBoard, board
from fedgame.replays.timeline import (
    ReplayFederation,
    ReplayOutline,
    Verdict,
    bands_of,
    marks_of,
    seats_of,
    steps_of,
    verdict_of,
)
from fedgame.replays.walk import Walk, walk
from fedgame.rooms.room import Room
from fedgame.rooms.rooms import Rooms
from fedgame.storage import Archive

KEPT = 4
"""Games that are kept folded, some megabytes each."""


class NoSuchReplay(Exception):  # noqa: N818 - it says what is the case
    """There is no such game, step or seat. In words."""


@dataclass(frozen=True, slots=True)
class _Game:
    walk: Walk
    verdict: Verdict


class ReplayDesk:
    def __init__(self, rooms: Rooms, archive: Archive) -> None:
        self._rooms = rooms
        self._archive = archive
        self._kept: OrderedDict[str, _Game] = OrderedDict()
        self._working = asyncio.Lock()

    async def outline(self, session_id: str, game_id: str) -> ReplayOutline:
        """The way through a game of a group. Raises NoSuchReplay, and NotReplayed for rules of another version."""
        room, group = await self._group(session_id, game_id)
        game = await self._game(game_id)
        return await apart(lambda: _outline(room, group, game))

    async def board(self, session_id: str, game_id: str, step: int, seat: int | None, *, sealed: bool) -> ReplayBoard:
        """The board of a seat (from 1), or of all for None. Raises as above."""
        _, group = await self._group(session_id, game_id)
        walked = (await self._game(game_id)).walk
        found = walked.step(step)
        if found is None:
            raise NoSuchReplay(f"This game has no step {step}: its steps are 1 to {len(walked.steps)}.")
        seats = seats_of(walked.record, group.seats)
        if seat is not None and not 1 <= seat <= len(seats):
            raise NoSuchReplay(f"This game has no seat {seat}: its seats are 1 to {len(seats)}.")
        return await apart(lambda: board(walked, found, seat, seats, sealed=sealed))

    async def _group(self, session_id: str, game_id: str) -> tuple[Room, Group]:
        room = await self._rooms.get(session_id)
        group = next((one for one in room.session.groups if one.game_id == game_id), None)
        if group is None:
            raise NoSuchReplay("This session has no such game: see the page Results for those that it has.")
        return room, group

    async def _game(self, game_id: str) -> _Game:
        async with self._working:
            return await apart(lambda: self._read(game_id))

    def _read(self, game_id: str) -> _Game:
        known = self._kept.get(game_id)
        if known is None or self._archive.log_length(game_id) != len(known.walk.record.actions):
            record, ledger = self._archive.load_with_ledger(game_id)
            coalitions = sum(
                len(event.values) - 1
                for action in record.actions
                for event in action.events
                if isinstance(event, TrainingAccepted)
            )
            known = _Game(walk(record), verdict_of(replay_record(record, ledger), coalitions))
        self._kept[game_id] = known
        self._kept.move_to_end(game_id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return known


def _outline(room: Room, group: Group, game: _Game) -> ReplayOutline:
    record = game.walk.record
    treatment = record.treatment
    return ReplayOutline(
        game_id=record.game_id,
        finished=record.status == "finished",
        arm=group.arm,
        arm_title=room.new.arms[group.arm - 1].title,
        group=group.number,
        turns=treatment.turns,
        ticks_per_turn=treatment.ticks_per_turn,
        visibility=treatment.visibility,
        seats=seats_of(record, group.seats),
        federations=tuple(
            ReplayFederation(number, spec.name, spec.scheme)
            for number, spec in enumerate(treatment.federations, start=1)
        ),
        steps=steps_of(game.walk),
        bands=bands_of(game.walk),
        marks=marks_of(game.walk),
        verdict=game.verdict,
    )
