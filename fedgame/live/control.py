"""What a host or an experimenter may order at a table, one method for each. Rooms and routes call these."""

from __future__ import annotations

from abc import ABC, abstractmethod

from fedgame.live.orders import Order


class Controlled(ABC):
    """Something that carries out orders. Each is durable when it returns; OrderRefused when it cannot be done,
    CommitInDoubt when it could not be kept, StoreClosed when the server is stopping.
    """

    @abstractmethod
    async def order(self, order: Order) -> None: ...

    async def pause(self) -> None:
        """Let the game stand still: what time the open step has left is kept, over any restart. Twice is once."""
        await self.order(Order("pause"))

    async def resume(self) -> None:
        """Let a paused game go on."""
        await self.order(Order("resume"))

    async def extend(self, seconds: float) -> None:
        """Give the open step so many seconds more."""
        await self.order(Order("extend", seconds=seconds))

    async def end_step(self) -> None:
        """As if the time of the open step were up now."""
        await self.order(Order("end_step"))

    async def end_game(self) -> None:
        """The game is over now, with everything as it stands."""
        await self.order(Order("end_game"))

    async def stand_in(self, player: int, *, on: bool) -> None:
        """From now on the server plays this person's seat, connected or not; or the person plays it again."""
        await self.order(Order("stand_in" if on else "give_back", player))

    async def remove(self, player: int) -> None:
        """The server plays this person's seat for good, and whoever held it is turned away."""
        await self.order(Order("remove", player))
