"""Where the money came from and where it went: market.csv and ledger.csv."""

from __future__ import annotations

from collections.abc import Iterator

from engine.events import LedgerPosted, MarketShared
from engine.money import player_account
from fedgame.export.sheet import FEDERATION, GAME_ID, Column, GameSheet, Row, events_of, everybody
from fedgame.log.record import GameRecord


def _market(record: GameRecord) -> Iterator[Row]:
    for event in events_of(record):
        if isinstance(event, MarketShared):
            shared = zip(event.qualities, event.shares, event.revenues_cents, strict=True)
            for number, (quality, share, revenue) in enumerate(shared, start=1):
                yield {
                    "game_id": record.game_id,
                    "turn": event.turn,
                    "federation": number,
                    "model_quality": quality,
                    "share": share,
                    "revenue_cents": revenue,
                }


def _ledger(record: GameRecord) -> Iterator[Row]:
    for event in events_of(record):
        if isinstance(event, LedgerPosted):
            yield {
                "game_id": record.game_id,
                "entry": event.entry.entry,
                "tick": event.entry.tick,
                "debit_account": event.entry.debit,
                "credit_account": event.entry.credit,
                "amount_cents": event.entry.amount,
                "reason": event.entry.reason,
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
    ),
    _ledger,
    own=_own_account,
    counter="entry",
)
