"""Whose seat is whose at a table now: people's, bots', and people's seats that the server plays for the time being."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fedgame.arms.stand_ins import policy_of_absent
from fedgame.live.audience import Surroundings
from fedgame.live.controls import Controls, left_ms
from fedgame.live.presence import Presence
from fedgame.storage import Deadline, GameCard, SeatCard
from fedgame.training.registries import task_words

BOT_NAMES = (
    "Amber", "Basalt", "Cobalt", "Dune", "Ember", "Flint", "Garnet", "Harbor", "Indigo", "Juniper", "Kestrel", "Larch",
    "Meadow", "Nimbus", "Onyx", "Pebble", "Quartz", "Reed", "Slate", "Tundra", "Umber", "Velvet", "Willow", "Zephyr",
)  # fmt: skip
"""What bots are called, by player number: names that tell nothing of how they play."""


def bot_name(player: int) -> str:
    """No two seats have the same."""
    rounds, place = divmod(player - 1, len(BOT_NAMES))
    return BOT_NAMES[place] if rounds == 0 else f"{BOT_NAMES[place]} {rounds + 1}"


def shown_names(seats: Sequence[SeatCard]) -> tuple[str, ...]:
    """What the others call each seat, by player number: people as they wish, "" where they did not say, bots by a name."""
    return tuple(bot_name(seat.player) if seat.kind == "bot" else seat.name for seat in seats)


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of `card` with who is away of its people and what was ordered of them."""

    card: GameCard
    presence: Presence
    controls: Controls

    @property
    def people(self) -> frozenset[int]:
        return frozenset(seat.player for seat in self.card.seats if seat.kind == "person")

    @property
    def bots(self) -> tuple[int, ...]:
        return tuple(seat.player for seat in self.card.seats if seat.kind == "bot")

    @property
    def served(self) -> tuple[int, ...]:
        """People's seats that the server plays now: who is absent, or stood in for by order."""
        return tuple(sorted({*self.presence.absent, *self.controls.stood_in}))

    @property
    def characters(self) -> dict[int, str]:
        """By which policy each bot plays, by player number; empty where players are not told."""
        if self.card.treatment.bot_characters == "hidden":
            return {}
        return {seat.player: seat.policy for seat in self.card.seats if seat.kind == "bot" and seat.policy is not None}

    def policy(self, player: int) -> str | None:
        """By which policy the server plays this person's seat; None: it only says that it is ready."""
        return policy_of_absent(self.card.treatment, player)

    @property
    def played_by_server(self) -> tuple[tuple[int, str | None], ...]:
        """(player, policy) of all seats that the server plays now: the bots, then the served people."""
        bots = tuple((seat.player, seat.policy) for seat in self.card.seats if seat.kind == "bot")
        return bots + tuple((player, self.policy(player)) for player in self.served)

    def surroundings(self, deadline: Deadline | None, now: datetime) -> Surroundings:
        """What every view says besides the game, while the open step ends at `deadline`."""
        return Surroundings(
            names=shown_names(self.card.seats),
            bots=self.bots,
            characters=self.characters,
            task=task_words(self.card.treatment.training.task),
            disconnected=self.presence.disconnected,
            stand_ins=self.served,
            paused=self.controls.paused_at is not None,
            due_at=deadline.due_at if deadline else None,
            deadline_ms=left_ms(deadline, self.controls, now) if deadline else None,
        )
