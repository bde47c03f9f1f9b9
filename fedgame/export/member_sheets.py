"""What each member of a cycle brought and got, and what its scheme went by: cycle_members.csv, payouts.csv, scheme_state.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.events import PaidOut, TrainingAccepted
from engine.rules.payout import payoff_claim
from engine.schemes import Memory, StateTerm
from engine.state import Cycle, CycleMember, Federation, PayoutRow
from fedgame.export.cycle_sheets import of_cycle
from fedgame.export.membership_sheets import JOIN_ORDER
from fedgame.export.recorded import Recorded
from fedgame.export.sheet import (
    ARM_HASH,
    CYCLE,
    CYCLE_TURN,
    FEDERATION,
    GAME_ID,
    PLAYER,
    SCHEME,
    Column,
    GameSheet,
    Row,
    own_row,
)


def _cycle_members(game: Recorded) -> Iterator[Row]:
    """Every member of every cycle in the order of the trainings, and of joining within each."""
    paid = {(event.federation, event.cycle): event for event in game.events if isinstance(event, PaidOut)}
    for (federation, cycle), request in game.requests.items():
        payout = paid.get((federation, cycle))
        payments = {row.player: row.payment_cents for row in payout.payouts} if payout else {}
        for member in request.members:
            payment = payments[member.player] if payout else None
            spent = member.fee_cents + member.cost_cents
            yield {
                **of_cycle(game, federation, cycle),
                "start_tick": request.start_tick,
                "player": member.player,
                "join_order": member.join_order,
                "quality": member.quality,
                "quantity": member.quantity,
                "resources": member.resources,
                "fee_cents": member.fee_cents,
                "cost_cents": member.cost_cents,
                "paid": payout is not None,
                "payment_cents": payment,
                "net_cents": (payment or 0) - spent,
            }


def _payouts(game: Recorded) -> Iterator[Row]:
    for event in game.events:
        if isinstance(event, PaidOut):
            members = {member.player: member for member in game.requests[event.federation, event.cycle].members}
            for paid in event.payouts:
                yield _payout(game, event, paid, members.get(paid.player))


def _payout(game: Recorded, event: PaidOut, paid: PayoutRow, member: CycleMember | None) -> Row:
    fee, cost = (member.fee_cents, member.cost_cents) if member else (0, 0)
    return {
        **of_cycle(game, event.federation, event.cycle),
        "tick": event.tick,
        "scheme": event.scheme,
        "player": paid.player,
        "join_order": member.join_order if member else None,
        "quality": member.quality if member else None,
        "quantity": member.quantity if member else None,
        "cost_cents": cost,
        "weight": paid.weight,
        "payment_cents": paid.payment_cents,
        "pool_cents": event.pool_cents,
        "undistributed_cents": event.undistributed_cents,
        "weight_stderr": paid.stderr,
        "share": paid.payment_cents / event.pool_cents if event.pool_cents else None,
        "fee_cents": fee,
        "net_cents": paid.payment_cents - fee - cost,
    }


def _scheme_state(game: Recorded) -> Iterator[Row]:
    """After each payout of a scheme that remembers, what it went by and what it remembers now."""
    specs = game.record.treatment.federations
    memories: dict[int, Memory | None] = {
        number: None for number, spec in enumerate(specs, start=1) if spec.payoff_scheme.remembers
    }
    reports: dict[tuple[int, int], TrainingAccepted] = {}
    for event in game.events:
        if isinstance(event, TrainingAccepted):
            reports[event.federation, event.cycle] = event
        elif isinstance(event, PaidOut) and event.federation in memories:
            report = reports[event.federation, event.cycle]
            terms, memories[event.federation] = _told(game, report, event.pool_cents, memories[event.federation])
            for term in terms:
                yield _term_row(game, event, term)


def _term_row(game: Recorded, event: PaidOut, term: StateTerm) -> Row:
    return {
        **of_cycle(game, event.federation, event.cycle),
        "tick": event.tick,
        "scheme": term.scheme,
        "part": f"part {term.part}" if term.part else "own",
        "player": term.player,
        "name": term.name,
        "value": term.value,
        "unit": term.unit,
    }


def _told(
    game: Recorded, report: TrainingAccepted, pool: int, memory: Memory | None
) -> tuple[tuple[StateTerm, ...], Memory | None]:
    """The claim of the cycle as the rules made it, from the log: what its scheme told, and remembered after it."""
    number, request = report.federation, game.requests[report.federation, report.cycle]
    cycle = Cycle(
        number=report.cycle,
        start_tick=request.start_tick,
        end_tick=request.end_tick,
        members=request.members,
        values=report.values,
        orders=report.orders,
        unsettled=report.unsettled,
        turn=game.turn_of(request.start_tick),
    )
    if cycle.grand.members not in report.unsettled:
        cycle = replace(cycle, quality=cycle.grand.accuracy)
    spec = game.record.treatment.federations[number - 1]
    claim = payoff_claim(Federation(number, spec, "profit", 0, 0, 0.0, memory=memory), cycle, pool)
    after = spec.payoff_scheme.allocate(claim).memory
    return spec.payoff_scheme.tell_state(claim, after), after


QUALITY = Column("quality", "number", "share from 0 to 1", "Quality committed in this cycle.", since=3)
QUANTITY = Column("quantity", "number", "share from 0 to 1", "Quantity committed in this cycle.", since=3)

CYCLE_MEMBERS = GameSheet(
    "cycle_members.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        CYCLE_TURN,
        Column("start_tick", "integer", "ticks", "When bidding closed, fee and cost were paid and the training began."),
        SCHEME,
        PLAYER,
        JOIN_ORDER,
        QUALITY,
        QUANTITY,
        Column("resources", "integer", "units", "Resource units in use for it."),
        Column("fee_cents", "integer", "cents", "The admission fee of this cycle, paid to the federation."),
        Column("cost_cents", "integer", "cents", "What the cycle cost the player beyond the fee."),
        Column("paid", "boolean", "", "Whether the cycle came to its payout before the end of the data."),
        Column("payment_cents", "integer", "cents", "What the player was paid for it; empty where paid is false."),
        Column("net_cents", "integer", "cents", "payment_cents less fee_cents and cost_cents; no payment counts as 0."),
        ARM_HASH,
    ),
    _cycle_members,
    own=own_row,
    since=3,
)

PAYOUTS = GameSheet(
    "payouts.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        Column("tick", "integer", "ticks", "When it was paid."),
        Column("scheme", "text", "", "The incentive scheme that it was paid by."),
        PLAYER,
        replace(
            JOIN_ORDER,
            description=f"{JOIN_ORDER.description} Empty for a former member to whom a debt may be paid (incentivizer).",
        ),
        Column("quality", "number", "share from 0 to 1", "Quality committed in this cycle; empty for a former member."),
        Column(
            "quantity", "number", "share from 0 to 1", "Quantity committed in this cycle; empty for a former member."
        ),
        Column(
            "cost_cents", "integer", "cents", "What the cycle cost the player beyond the fee; 0 for a former member."
        ),
        Column(
            "weight", "number", "", "The scheme's weight, before clamping at 0; what it counts depends on the scheme."
        ),
        Column("payment_cents", "integer", "cents", "What the player was paid."),
        Column("pool_cents", "integer", "cents", "What the federation had to pay out in this cycle, to all."),
        Column("undistributed_cents", "integer", "cents", "The part of the pool that stayed with the federation."),
        Column(
            "weight_stderr",
            "number",
            "",
            "The standard error of an estimated weight, in the unit of weight; empty where the weight is exact.",
        ),
        CYCLE_TURN,
        Column(
            "share", "number", "share from 0 to 1", "payment_cents of pool_cents; empty for a pool of nothing.", since=3
        ),
        Column("fee_cents", "integer", "cents", "The admission fee of this cycle; 0 for a former member.", since=3),
        Column("net_cents", "integer", "cents", "payment_cents less fee_cents and cost_cents.", since=3),
        ARM_HASH,
    ),
    _payouts,
    own=own_row,
)

SCHEME_STATE = GameSheet(
    "scheme_state.csv",
    (
        GAME_ID,
        FEDERATION,
        CYCLE,
        CYCLE_TURN,
        Column("tick", "integer", "ticks", "When the cycle was paid."),
        Column("scheme", "text", "", "The scheme that remembers; one within another is told by part."),
        Column(
            "part",
            "text",
            "",
            "Where that scheme stands: own for the federation's own scheme; for one within it, the places from 1 with dots"
            " between them, such as part 2.1.",
        ),
        PLAYER,
        Column(
            "name",
            "text",
            "",
            "Of the incentivizer, as in docs/schemes.md: q (what the player adds to the pool), c (its cost of this cycle),"
            " lambda (its usual cost), Y_before and Q_before (regret and temporal regret before the payout), Y and Q (after"
            " it), costs_sum and cycles (over all cycles that the player was in).",
        ),
        Column("value", "number", "as unit says", "The number."),
        Column("unit", "text", "", "cents or cycles."),
        ARM_HASH,
    ),
    _scheme_state,
    since=3,
)
