"""The columns of choice_sets.csv: the decision, the option as it was seen, and what was chosen."""

from __future__ import annotations

from fedgame.export.sheet import ARM_HASH, FEDERATION, GAME_ID, PLAYER, Column

SHARE = "share from 0 to 1"

_DECISION = (
    GAME_ID,
    Column("step", "integer", "", "The step in which the seat decided, from 1. With player it is the decision."),
    Column("turn", "integer", "", "The turn as the step opened, from 1."),
    Column("tick", "integer", "ticks", "The tick as the step opened, from 0."),
    PLAYER,
    Column(
        "actor",
        "text",
        "",
        "Who did the last thing there: person, bot or stand_in, as in actions.csv; empty where a person's seat did nothing.",
    ),
    Column("decided", "boolean", "", "Whether the seat said that it was ready; false where the time was up before."),
    Column(
        "response_ms", "integer", "ms", "From the opening of the step to being ready; empty without, and in a batch."
    ),
    Column("own_money_cents", "integer", "cents", "The seat's money as the step opened."),
    Column("own_free_cents", "integer", "cents", "What of it no open bid held."),
    Column("own_profit_cents", "integer", "cents", "Its money above that at the start."),
    Column("own_resources_free", "integer", "units", "Resource units that no bid and no membership held."),
    Column("own_quality", "number", SHARE, "The quality of its data."),
    Column("own_quantity", "number", SHARE, "The quantity of its data."),
    Column(
        "own_rank",
        "integer",
        "",
        "Its place by money and what it paid for cycles that are still paid; empty where hidden.",
    ),
)

_OPTION = (
    FEDERATION,
    Column("scheme", "text", "", "The scheme that the seat was shown."),
    Column("phase", "text", "", "bidding, training or profit."),
    Column("ticks_left", "integer", "ticks", "Until the phase ends."),
    Column("share", "number", SHARE, "Its share of the market."),
    Column("model_quality", "number", SHARE, "The quality of its model; empty before the first."),
    Column("federation_cents", "integer", "cents", "The federation's money."),
    Column("pool_now_cents", "integer", "cents", "What it would pay out if it paid now."),
    Column("members_count", "integer", "", "Its members."),
    Column("average_quality", "number", SHARE, "Of its members' committed data; empty where nothing is shown."),
    Column("average_quantity", "number", SHARE, "Of its members' committed data; empty where nothing is shown."),
    Column("min_quality", "number", SHARE, "What it asks for at least."),
    Column("min_quantity", "number", SHARE, "What it asks for at least."),
    Column("min_resources", "integer", "units", "What it asks for at least."),
    Column("min_payment_cents", "integer", "cents", "The admission fee that it asks for at least."),
    Column("max_members", "integer", "", "How many it takes."),
    Column("member", "boolean", "", "Whether the seat was a member of it."),
    Column("leaving", "boolean", "", "Whether it had asked to leave; empty where it was no member."),
    Column("open_bid", "boolean", "", "Whether the seat had a bid there that was not judged yet."),
    Column("can_bid", "boolean", "", "Whether it could place a bid, or replace its own."),
    Column("can_withdraw", "boolean", "", "Whether it could take its bid back."),
    Column("can_change", "boolean", "", "Whether it could change what it commits as a member."),
    Column("can_leave", "boolean", "", "Whether it could leave."),
    Column(
        "why_not", "text", "", "The code of what kept it from bidding or changing, see docs/rules.md; empty if nothing."
    ),
    Column("max_payment_cents", "integer", "cents", "The highest fee that it could offer there."),
    Column("cycles_paid", "integer", "", "How often the seat had been paid there."),
    Column("last_payment_cents", "integer", "cents", "What it was paid there last; empty if never."),
    Column("last_net_cents", "integer", "cents", "That, less fee and cost of the cycle; empty if never."),
    Column("last_share", "number", SHARE, "Its share of the last pool there; empty if never."),
)

_CHOICE = (
    Column(
        "choice",
        "text",
        "",
        "The last thing that the seat did there in the step: bid, change, withdraw, leave, or none (it let things be).",
    ),
    Column("quality_share", "number", SHARE, "The share of its data quality offered in a bid or change; else empty."),
    Column("quantity_share", "number", SHARE, "The share of its data quantity offered; else empty."),
    Column("resources", "integer", "units", "Resource units offered; else empty."),
    Column("payment_cents", "integer", "cents", "The admission fee offered; else empty."),
    ARM_HASH,
)

CHOICE_COLUMNS = (*_DECISION, *_OPTION, *_CHOICE)
