"""Where the money came from and where it went: market.csv and ledger.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.events import LedgerPosted, MarketShared, PaidOut, TrainingRequested
from engine.money import player_account
from fedgame.export.recorded import InForce, Recorded
from fedgame.export.sheet import (
    ARM_HASH,
    FEDERATION,
    GAME_ID,
    SCHEME,
    Cell,
    Column,
    GameSheet,
    Row,
    everybody,
    turn_column,
)


def _market(game: Recorded) -> Iterator[Row]:
    schemes = InForce(game)
    for event in game.events:
        schemes.follow(event)
        if isinstance(event, MarketShared):
            shared = zip(event.qualities, event.shares, event.revenues_cents, strict=True)
            for number, (quality, share, revenue) in enumerate(shared, start=1):
                yield {
                    "game_id": game.record.game_id,
                    "turn": event.turn,
                    "federation": number,
                    "model_quality": quality,
                    "share": share,
                    "revenue_cents": revenue,
                    "tick": event.tick,
                    "scheme": schemes.at(number, event.turn),
                    "arm_hash": game.arm_hash,
                }


def _ledger(game: Recorded) -> Iterator[Row]:
    """Fees and costs are paid before the training that they are for is asked for, and payouts before they are told: so an
    entry of these waits for that event, which says of which cycle it is.
    """
    waiting: list[dict[str, Cell]] = []
    for event in game.events:
        match event:
            case LedgerPosted():
                waiting.append(_entry_row(game, event))
            case TrainingRequested() | PaidOut():
                for row in waiting:
                    row.update(cycle=event.cycle, federation=event.federation)
                    row["scheme"] = game.scheme_of_cycle(event.federation, event.cycle)
        if waiting and (waiting[-1]["cycle"] or waiting[-1]["reason"] not in _OF_A_CYCLE):
            yield from waiting
            waiting = []
    yield from waiting


_OF_A_CYCLE = ("fee", "cost", "payout")


def _entry_row(game: Recorded, event: LedgerPosted) -> dict[str, Cell]:
    entry = event.entry
    numbers: dict[str, int] = {}
    for account in (entry.debit, entry.credit):
        whose, _, number = account.partition(":")
        if number:
            numbers[whose] = int(number)
    return {
        "game_id": game.record.game_id,
        "entry": entry.entry,
        "tick": entry.tick,
        "debit_account": entry.debit,
        "credit_account": entry.credit,
        "amount_cents": entry.amount,
        "reason": entry.reason,
        "turn": game.turn_of(entry.tick),
        "federation": numbers.get("federation"),
        "cycle": None,
        "scheme": None,
        "player": numbers.get("player"),
        "arm_hash": game.arm_hash,
    }


def _own_account(row: Row, player: int) -> bool:
    return player_account(player) in (row["debit_account"], row["credit_account"])


MARKET = GameSheet(
    "market.csv",
    (
        GAME_ID,
        Column("turn", "integer", "", "The turn that ended, from 1."),
        FEDERATION,
        Column(
            "model_quality",
            "number",
            "share from 0 to 1",
            "The quality of the federation's model at the end of the turn; the treatment's baseline before the first.",
        ),
        Column("share", "number", "share from 0 to 1", "Its share of the market in this turn; shares add up to 1."),
        Column("revenue_cents", "integer", "cents", "What the market paid it for this turn."),
        Column("tick", "integer", "ticks", "The tick on which the turn ended.", since=3),
        replace(SCHEME, description="The scheme of the cycle that ran; between cycles, of one that began then."),
        ARM_HASH,
    ),
    _market,
    own=everybody,
)

LEDGER = GameSheet(
    "ledger.csv",
    (
        GAME_ID,
        Column(
            "entry", "integer", "", "The number of the entry in its game, from 1. In a player's own data, of the row."
        ),
        Column("tick", "integer", "ticks", "When the money moved."),
        Column(
            "debit_account",
            "text",
            "",
            "The account that the money left: market (the source), costs (the sink), player:N or federation:N.",
        ),
        Column("credit_account", "text", "", "The account that got it."),
        Column("amount_cents", "integer", "cents", "How much, above 0."),
        Column(
            "reason",
            "text",
            "",
            "endowment and opening (the deal), fee and cost (of a cycle), revenue (of a turn), payout (of a cycle).",
        ),
        turn_column("in which it moved"),
        Column(
            "federation",
            "integer",
            "",
            "The federation that it is about, that of a cost too; empty for an endowment.",
            since=3,
        ),
        Column("cycle", "integer", "", "The cycle of a fee, a cost or a payout; empty for the others.", since=3),
        replace(SCHEME, description="The scheme that pays that cycle; empty where there is no cycle."),
        Column("player", "integer", "", "The seat that paid or was paid; empty for openings and revenues.", since=3),
        ARM_HASH,
    ),
    _ledger,
    own=_own_account,
    counter="entry",
)
