"""What each seat had at the end, and how it came about: outcomes.csv."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from engine.events import LedgerPosted, PaidOut
from engine.money import player_account
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import ARM_HASH, GAME_ID, PLAYER, Column, GameSheet, Row, own_row


def _outcomes(game: Recorded) -> Iterator[Row]:
    """One row for each seat of a game that has started, from the log alone."""
    record = game.record
    moved = _moved(game)
    actors = Counter((logged.player, game.actor(logged)) for logged in record.actions)
    refused = Counter(refusal.player for refusal in record.refusals)
    cycles = Counter(member.player for request in game.requests.values() for member in request.members)
    paid = {(event.federation, event.cycle) for event in game.events if isinstance(event, PaidOut)}
    paid_cycles = Counter(
        member.player for key, request in game.requests.items() if key in paid for member in request.members
    )
    money = {seat.player: sum(moved[seat.player].values()) for seat in record.seats}
    for seat in record.seats:
        sums, cents = moved[seat.player], money[seat.player]
        yield {
            "game_id": record.game_id,
            "player": seat.player,
            "kind": seat.kind,
            "policy": seat.policy,
            "final": record.status == "finished",
            "starting_cents": seat.endowment.money_cents,
            "fees_cents": -sums["fee"],
            "costs_cents": -sums["cost"],
            "payments_cents": sums["payout"],
            "money_cents": cents,
            "profit_cents": cents - seat.endowment.money_cents,
            "rank": 1 + sum(other > cents for other in money.values()),
            "cycles": cycles[seat.player],
            "paid_cycles": paid_cycles[seat.player],
            "own_actions": actors[seat.player, "person"] + actors[seat.player, "bot"] + actors[seat.player, None],
            "stand_in_actions": actors[seat.player, "stand_in"],
            "refused_actions": refused[seat.player],
            "arm_hash": game.arm_hash,
        }


def _moved(game: Recorded) -> dict[int, Counter[str]]:
    """By player, what came in by each reason of the ledger; negative for what went out."""
    players = {player_account(seat.player): seat.player for seat in game.record.seats}
    moved: dict[int, Counter[str]] = defaultdict(Counter)
    for event in game.events:
        if isinstance(event, LedgerPosted):
            entry = event.entry
            for account, cents in ((entry.debit, -entry.amount), (entry.credit, entry.amount)):
                if account in players:
                    moved[players[account]][entry.reason] += cents
    return moved


OUTCOMES = GameSheet(
    "outcomes.csv",
    (
        GAME_ID,
        PLAYER,
        Column("kind", "text", "", "Who sat there when the game started: person or bot."),
        Column("policy", "text", "", "The bot's policy; empty for a person."),
        Column("final", "boolean", "", "Whether the game is over; if not, all of this is as of now."),
        Column("starting_cents", "integer", "cents", "Money at the start."),
        Column("fees_cents", "integer", "cents", "Admission fees paid, of all cycles."),
        Column("costs_cents", "integer", "cents", "What the cycles cost beyond the fees."),
        Column("payments_cents", "integer", "cents", "What all federations paid, old debts included."),
        Column(
            "money_cents", "integer", "cents", "starting less fees less costs, with payments: the money at the end."
        ),
        Column("profit_cents", "integer", "cents", "money_cents less starting_cents; may be negative."),
        Column("rank", "integer", "", "The place by money in the game, from 1; who has as much has the same place."),
        Column("cycles", "integer", "", "Cycles it was a member of, counted at each federation."),
        Column("paid_cycles", "integer", "", "Those of them that came to their payout."),
        Column("own_actions", "integer", "", "Accepted actions of the person, the program or the bot of the seat."),
        Column("stand_in_actions", "integer", "", "Accepted actions of the server at a person's seat."),
        Column("refused_actions", "integer", "", "Actions that were refused."),
        ARM_HASH,
    ),
    _outcomes,
    own=own_row,
    hidden=("rank",),
    since=3,
)
