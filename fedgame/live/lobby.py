"""Before a game starts: how its seats are laid out, and what those who wait are shown."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Literal

from engine.treatment import Treatment, TreatmentError
from engine.values.coalition import MAX_PLAYERS
from fedgame.arms.scenario import Scenario
from fedgame.arms.stand_ins import stand_in
from fedgame.log.seeds import MAX_SEED
from fedgame.storage import GameCard
from fedgame.training.trainer import check_seats
from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import Lobby, LobbySeat, NewGame

Kind = Literal["person", "bot"]


class NoSuchGame(Exception):  # noqa: N818 - it says what is the case
    """These wishes make no game: a stable code, and a sentence that says what would."""

    def __init__(self, message: str, code: ServerCode = "game.impossible") -> None:
        super().__init__(message)
        self.code = code


def seed_for(wanted: NewGame) -> int:
    """The seed that was asked for, else one by chance, below MAX_SEED. Raises NoSuchGame for a seated host's wish."""
    if wanted.seed is None:
        return secrets.randbelow(MAX_SEED)
    if wanted.seat:
        raise NoSuchGame(
            "Who knows the seed knows what everybody owns and what the bots will bid: leave the seed out, "
            "or make the game without a seat of your own (seat: false).",
            "seed.seated",
        )
    return wanted.seed


def treatment_for(scenario: Scenario, wanted: NewGame, *, arm: bool = False) -> Treatment:
    """The scenario's treatment with the decision time that was asked for; without a wish, one person has no time limit,
    unless it is an `arm`, which is played as it is.

    Nobody waits for who plays with bots alone, and whoever reads the whole screen at leisure loses no cycle by it.
    """
    seconds = wanted.decision_seconds
    if seconds is None and (wanted.persons > 1 or arm):
        return scenario.treatment
    try:
        return replace(scenario.treatment, decision_seconds=seconds or 0.0)
    except TreatmentError as error:
        raise NoSuchGame(str(error)) from error


def telling_characters(treatment: Treatment, wanted: NewGame) -> Treatment:
    """The same, in which who makes a game to play it alone is told how the bots play."""
    return replace(treatment, bot_characters="shown") if wanted.seat and wanted.persons == 1 else treatment


def lay_seats(scenario: Scenario, wanted: NewGame) -> tuple[tuple[Kind, ...], tuple[str | None, ...]]:
    """Kind and policy of each seat from 1, persons first. Bots fill up to the scenario's number unless one was asked for.

    The bots are the scenario's in their order, and over again, or the treatment's stand-ins where it has none; people's
    seats have no policy. Raises NoSuchGame.
    """
    bots = wanted.bots if wanted.bots is not None else max(0, len(scenario.seats) - wanted.persons)
    total = wanted.persons + bots
    if total > MAX_PLAYERS:
        raise NoSuchGame(f"{wanted.persons} people and {bots} bots are {total} seats: at most {MAX_PLAYERS} can play.")
    listed = len(scenario.treatment.endowment.listed)
    if listed > total:
        raise NoSuchGame(f"This scenario lists {listed} endowments for {total} seats: have at least {listed} players.")
    try:
        check_seats(scenario.treatment, total)
    except TreatmentError as error:
        raise NoSuchGame(f"{total} players cannot play this scenario: {error.allowed}.") from error
    policies = [seat.policy for seat in scenario.seats if seat.policy is not None]
    chosen = [policies[n % len(policies)] if policies else stand_in(scenario.treatment, n + 1) for n in range(bots)]
    kinds: tuple[Kind, ...] = tuple("person" if n < wanted.persons else "bot" for n in range(total))
    return kinds, (*[None] * wanted.persons, *chosen)


def lobby_seats(card: GameCard, you: int | None) -> tuple[LobbySeat, ...]:
    """The people's seats, as the seat `you` sees them."""
    return tuple(
        LobbySeat(player=seat.player, name=seat.name, taken=seat.taken, you=seat.player == you)
        for seat in card.seats
        if seat.kind == "person"
    )


def lobby_message(card: GameCard, you: int) -> Lobby:
    seats = lobby_seats(card, you)
    return Lobby(
        game_id=card.game_id,
        scenario=card.scenario,
        players=len(card.seats),
        persons=len(seats),
        seats=seats,
        you=you,
    )
