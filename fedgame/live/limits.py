"""How much a server takes on: how many games run at once, in all and of one owner, and how much training a game may need.

Whose a game is, is known while the server runs: the address that it was made from. Games of a session are nobody's here, since
whoever opened that has an account.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from engine.treatment import Treatment
from engine.values.coalition import MAX_PLAYERS
from fedgame.arms.meaning import meaning
from fedgame.arms.scenario import Scenario, SeatSpec
from fedgame.arms.spans import Estimate
from fedgame.wire.codes import ServerCode


class TooMuch(Exception):  # noqa: N818 - it says what is the case
    """The server takes on no such game, or none now: a stable code, and a sentence that says what would be right, in English
    and in Chinese.
    """

    def __init__(self, code: ServerCode, message: str, message_zh: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.message_zh = message_zh


@dataclass(frozen=True, slots=True)
class Limits:
    """`running` games in all and `running_each` of one owner, 0 for none at all; None is no limit. `seconds_a_turn`: most
    seconds of training that one turn of a game may need on one processor; 0 is no limit.
    """

    running: int | None = None
    running_each: int | None = None
    seconds_a_turn: float = 0.0

    def check_room(self, running: int, of_owner: int) -> None:
        """One game more starts beside so many. Raises TooMuch."""
        if self.running is not None and running >= self.running:
            raise TooMuch(
                "games.full",
                f"This server runs {running} games and takes on no more: try again when some are over.",
                f"服务器正在进行 {running} 局游戏，已达上限，请等其中一些结束后再试。",
            )
        if self.running_each is not None and of_owner >= self.running_each:
            raise TooMuch(
                "games.yours",
                f"{of_owner} games from your address are running, and there can be no more: finish or end one first.",
                f"来自你的地址的游戏有 {of_owner} 局正在进行，已达上限，请先完成或结束其中一局。",
            )

    def check_cost(self, cost: Estimate) -> None:
        """Raises TooMuch for a game whose turn may need so much training."""
        if self.seconds_a_turn and cost.most > self.seconds_a_turn:
            raise TooMuch(
                "game.costly",
                f"A turn of this game may train for {cost.most:.0f} s, and this server allows {self.seconds_a_turn:g} s:"
                " have fewer players, or schemes, rounds or samples that train less.",
                f"这局游戏一轮可能训练 {cost.most:.0f} 秒，而服务器允许 {self.seconds_a_turn:g} 秒："
                "请减少座位，或选训练较少的方案、轮次和样本。",
            )


class Costs:
    """About how many seconds a turn of a game trains on one processor (fedgame.training.effort): kept for what is on offer."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Scenario, tuple[float, ...]]] = {}

    async def of(self, scenario: Scenario, treatment: Treatment, seats: int) -> Estimate:
        """Of a game with so many seats."""
        return await asyncio.to_thread(_cost, replace(scenario, treatment=treatment), seats)

    async def most_by_seats(self, scenario: Scenario) -> tuple[float, ...]:
        """The most, with 1 seat, with 2, and so on."""
        kept = self._kept.get(scenario.name)
        if kept is None or kept[0] is not scenario:
            most = await asyncio.to_thread(_most_by_seats, scenario)
            kept = self._kept[scenario.name] = scenario, most
        return kept[1]


def _most_by_seats(scenario: Scenario) -> tuple[float, ...]:
    return tuple(round(_cost(scenario, seats).most, 3) for seats in range(1, MAX_PLAYERS + 1))


def _cost(scenario: Scenario, seats: int) -> Estimate:
    try:
        return meaning(replace(scenario, seats=(SeatSpec("person", None),) * seats)).training_seconds
    except ValueError:
        # A file that cannot be read trains nothing, and is told where the game begins.
        return Estimate(0.0, 0.0)
