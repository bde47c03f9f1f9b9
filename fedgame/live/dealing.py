"""How a game starts: what is dealt to whom, as the storage has to write it. Nothing here waits or writes by itself, so
that a game can also be made and started inside a larger transaction (a group of people was formed, and plays).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.rules import new_game
from engine.treatment import Treatment
from fedgame.arms.stand_ins import stand_in
from fedgame.live.position import first_step
from fedgame.log.fold import endowments_of
from fedgame.people.security import hash_token, new_game_id, new_token
from fedgame.storage import NewGameRow, SeatCard, Seated, SeatStart, StartWrite


@dataclass(frozen=True, slots=True)
class PreparedGame:
    """A game that is to be made and started at once: for `fedgame.storage.writes.create_and_start`."""

    new_row: NewGameRow
    start: StartWrite


def deal(
    game_id: str, treatment: Treatment, seed: int, seats: Sequence[SeatCard], now: datetime, *, leisurely: bool = False
) -> StartWrite:
    """The start of a game whose seats are these, in the order of their numbers: those that nobody took become bots.

    In a `leisurely` one the first clock waits for the first that somebody does: for people who are alone with bots.
    """
    endowments = endowments_of(treatment, seed, len(seats))
    dealt = new_game(treatment, seed, endowments)
    starts = tuple(
        SeatStart(seat.player, "person", None, endowment)
        if seat.taken
        else SeatStart(seat.player, "bot", seat.policy or stand_in(treatment, seat.player), endowment)
        for seat, endowment in zip(seats, endowments, strict=True)
    )
    opened = first_step(dealt.game, now, leisurely=leisurely)
    return StartWrite(game_id, treatment, starts, dealt.events, now, opened)


def prepare_game(
    *,
    scenario: str,
    treatment: Treatment,
    seed: int,
    kinds: Sequence[Literal["person", "bot"]],
    policies: Sequence[str | None],
    people: Mapping[int, tuple[str, str]],
    now: datetime,
    game_id: str | None = None,
    leisurely: bool = False,
) -> PreparedGame:
    """A game of known people. `kinds` and `policies` are of the seats from 1; `people` gives name and token hash of every
    person's seat by its number. It has no host and no join code: nobody holds the tokens that they would be made of. `leisurely`: as in `deal`.

    ValueError unless exactly the persons' seats have people.
    """
    persons = {player for player, kind in enumerate(kinds, start=1) if kind == "person"}
    if persons != set(people):
        raise ValueError(f"the persons' seats are {sorted(persons)}, and people are given for {sorted(people)}")
    name = game_id or new_game_id()
    seated = tuple(Seated(player, *people[player]) for player in sorted(people))
    hashes = {person.player: person.token_hash for person in seated}
    names = {person.player: person.name for person in seated}
    cards = [
        SeatCard(player, kind, policy, names.get(player, ""), hashes.get(player))
        for player, (kind, policy) in enumerate(zip(kinds, policies, strict=True), start=1)
    ]
    row = NewGameRow(
        game_id=name,
        scenario=scenario,
        treatment=treatment,
        seed=seed,
        kinds=tuple(kinds),
        policies=tuple(policies),
        host_hash=hash_token(new_token()),
        join_hash=hash_token(new_token()),
        people=seated,
        created_at=now,
    )
    return PreparedGame(row, deal(name, treatment, seed, cards, now, leisurely=leisurely))
