"""Events and views in words, for the golden games. A kind of event without words here is an error, not a blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.actions import Commitment
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    GameFinished,
    LeaveAsked,
    LedgerPosted,
    MarketShared,
    MemberLeft,
    PaidOut,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingAccepted,
    TrainingEnded,
    TrainingRequested,
    TrainingUnsettled,
)
from engine.money import format_cents
from engine.seen.observe import visible
from engine.seen.view import FederationPay, FederationView, PayoutView, PlayerPay, PlayerView
from engine.treatment import Treatment, Visibility
from engine.values.estimate import SamplingPlan


def number(value: float) -> str:
    """At most four decimals, none that says nothing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def units(count: int) -> str:
    return f"{count} unit" if count == 1 else f"{count} units"


def audience(event: Event, seats: Iterable[int], visibility: Visibility) -> str:
    """Who may see it: [all], [1], [nobody]."""
    everybody = list(seats)
    seeing = [seat for seat in everybody if visible(event, seat, visibility) is not None]
    return "[all]" if seeing == everybody else f"[{', '.join(map(str, seeing)) or 'nobody'}]"


def terms(commitment: Commitment) -> str:
    return (
        f"quality {number(100 * commitment.quality_share)} %, quantity {number(100 * commitment.quantity_share)} %, "
        f"{units(commitment.resources)}, {format_cents(commitment.payment_cents)}"
    )


def coalition(members: Iterable[int]) -> str:
    return "{" + ", ".join(map(str, members)) + "}"


def event_words(event: Event, treatment: Treatment) -> str:  # noqa: C901 - one case for each kind of event
    federation = getattr(event, "federation", None)
    where = treatment.federations[federation - 1].name if federation else ""
    match event:
        case BidPlaced():
            verb = "replaces its bid" if event.replaced else "bids"
            return f"player {event.player} {verb} at {where}; a cycle costs it {format_cents(event.cost_cents)} more"
        case BidWithdrawn():
            return f"player {event.player} has no bid at {where} any more"
        case CommitmentChanged():
            return f"player {event.player} now commits to {where}: {terms(event.commitment)}"
        case LeaveAsked():
            return f"player {event.player} will leave {where} after the payout"
        case PlayerReady():
            return f"player {event.player} has decided"
        case PlayerNotReady():
            return f"player {event.player} decides again"
        case Reacted():
            return f"all see {event.reaction} of player {event.player}"
        case StepClosed():
            why = "by time" if event.by_time else "all have decided"
            return f"step {event.step} closes ({why}): the clock goes from tick {event.from_tick} to {event.to_tick}"
        case BidAdmitted():
            return f"{where} admits player {event.player} as number {event.join_order}: {terms(event.commitment)}"
        case BidRefused():
            return f"{where} refuses player {event.player}: {event.reason}"
        case MemberLeft():
            return f"player {event.player}, in {where} since tick {event.joined_tick}, is out: {event.reason}"
        case PhaseStarted():
            return f"{where} is in {event.phase} for {event.ticks} ticks"
        case TrainingRequested():
            asked = " ".join(coalition(members) for members in event.coalitions)
            more = "" if event.plan is None else f", and more along orders of joining until {_enough(event.plan)}"
            return f"{where} asks for the trainings of cycle {event.cycle}: {asked}{more}"
        case TrainingAccepted():
            values = ", ".join(f"v({coalition(row.members)}) = {number(row.value)}" for row in event.values)
            orders = " and ".join(" ".join(map(str, order)) for order in event.orders)
            along = orders and f"; sampled along {orders} and in reverse"
            lost = " ".join(map(coalition, event.unsettled))
            unsettled = lost and f"; not settled: {lost}"
            return f"{where} has the trainings of cycle {event.cycle}: {values}{along}{unsettled}"
        case TrainingEnded():
            return f"{where} has a new model of accuracy {number(event.quality)}"
        case TrainingUnsettled():
            return f"the training of {where} did not settle: it has no new model"
        case MarketShared():
            shares = ", ".join(
                f"{spec.name} {number(share)} ({format_cents(cents)}) for quality {number(quality)}"
                for spec, share, cents, quality in zip(
                    treatment.federations, event.shares, event.revenues_cents, event.qualities, strict=True
                )
            )
            return f"turn {event.turn} ends, the market is shared: {shares}"
        case PaidOut():
            rows = ", ".join(
                f"player {row.player} {format_cents(row.payment_cents)} for weight {_estimate(row.weight, row.stderr)}"
                for row in event.payouts
            )
            kept = f", {format_cents(event.undistributed_cents)} stay" if event.undistributed_cents else ""
            return f"{where} pays {format_cents(event.pool_cents)} by {event.scheme}: {rows}{kept}"
        case LedgerPosted():
            entry = event.entry
            return f"ledger {entry.entry}: {format_cents(entry.amount)} {entry.debit} -> {entry.credit}, {entry.reason}"
        case GameFinished():
            money = ", ".join(f"player {who} {format_cents(event.money_cents[who - 1])}" for who in event.ranking)
            return f"the game is over: {money}"


def _enough(plan: SamplingPlan) -> str:
    """When a sampled training ends."""
    ends = [f"there are {plan.max_models} models"]
    if plan.target_stderr:
        ends.append(f"every standard error is at most {number(plan.target_stderr)} of v(N)")
    if plan.max_seconds:
        ends.append(f"{number(plan.max_seconds)} seconds are over")
    return " or ".join(ends)


def _estimate(value: float, stderr: float | None) -> str:
    """With its standard error, where it is an estimate."""
    return number(value) if stderr is None else f"{number(value)} ± {number(stderr)}"


def view_words(view: PlayerView) -> Iterator[str]:
    """What one seat sees, as far as it differs between treatments and moments."""
    you = view.you
    yield (
        f"{view.status}, step {view.step}, turn {view.turn}, {view.turn_ticks} ticks of it gone; money "
        f"{format_cents(you.money_cents)} ({format_cents(you.reserved_cents)} held), profit "
        f"{format_cents(you.profit_cents)}, this turn {format_cents(you.earned_this_turn_cents)}; "
        f"units {you.resources_free} free, {you.resources_in_bids} in bids, {you.resources_in_use} in use"
    )
    if you.rank is not None:
        yield (
            f"rank {you.rank}; of the others {_percent(you.quality_percentile)} have worse and "
            f"{_percent(you.quantity_percentile)} have fewer data"
        )
    for federation in view.federations:
        yield from _federation_words(federation)
    for other in view.others or ():
        yield (
            f"player {other.player} owns quality {number(other.quality)}, quantity {number(other.quantity)}, "
            f"{units(other.resources)}, {format_cents(other.money_cents)}"
        )
    for turn in view.turns:
        top = ", ".join(format_cents(cents) for cents in turn.top_profits_cents or ())
        yield f"after turn {turn.turn}: own profit {format_cents(turn.my_profit_cents)}" + (top and f", top {top}")
    for payout in view.payouts:
        yield _payout_words(payout)
    for row in view.standings or ():
        yield f"place {row.rank}: player {row.player} with {format_cents(row.money_cents)}"
    for paid in view.pay or ():
        yield from _pay_words(paid, view.federations[paid.federation - 1].name)


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{number(100 * share)} %"


def _federation_words(seen: FederationView) -> Iterator[str]:
    model = "no model" if seen.quality is None else f"model {number(seen.quality)}"
    allowed = seen.allowed
    may = [
        word
        for word, is_so in (
            ("bid", allowed.place_bid),
            ("take back", allowed.withdraw_bid),
            ("change", allowed.change_commitment),
            ("leave", allowed.leave),
        )
        if is_so
    ]
    yield (
        f"{seen.name}: {seen.phase}, {seen.ticks_left} ticks left, share {number(seen.share)}, {model}, "
        f"{format_cents(seen.money_cents)}, {seen.members_count} in; I may "
        f"{', '.join(may) or f'do nothing ({allowed.why_not})'}"
    )
    if seen.average_quality is not None and seen.average_quantity is not None:
        yield (
            f"  its members commit on average quality {number(seen.average_quality)}, "
            f"quantity {number(seen.average_quantity)}"
        )
    for member in seen.members or ():
        yield (
            f"  player {member.player} is in with quality {number(member.quality)}, "
            f"quantity {number(member.quantity)}, {units(member.resources)}"
        )


def _payout_words(payout: PayoutView) -> str:
    parts = ", ".join(f"{row.player or 'somebody'} {_estimate(row.share, row.share_stderr)}" for row in payout.weights)
    worth = ""
    if payout.accuracy_with is not None and payout.accuracy_without is not None:
        worth = f"; accuracy {number(payout.accuracy_with)} with me, {number(payout.accuracy_without)} without"
    elif payout.outcome == "unsettled":
        worth = "; there is no new model"
    elif payout.accuracy_with is not None and not payout.settled_without:
        worth = f"; accuracy {number(payout.accuracy_with)} with me, no model without"
    if payout.outcome == "below_untrained":
        worth += ", worth less than the untrained model"
    portions = ", ".join(f"{format_cents(portion.cents)} by {portion.scheme}" for portion in payout.portions)
    return (
        f"paid in turn {payout.turn}, cycle {payout.cycle} of federation {payout.federation}: "
        f"{format_cents(payout.payment_cents)} of {format_cents(payout.pool_cents)}, {portions and f'{portions}, '}"
        f"net {format_cents(payout.net_cents)}; parts {parts}{worth}"
    )


def _pay_words(paid: FederationPay, name: str) -> Iterator[str]:
    mine = "I was never in" if paid.mine is None else f"to me {_sums(paid.mine)}"
    yield f"{name} paid in the whole game: {mine}"
    spread = paid.spread
    if spread is not None:
        quarters = (
            spread.lowest_cents,
            spread.lower_quartile_cents,
            spread.median_cents,
            spread.upper_quartile_cents,
            spread.highest_cents,
        )
        yield (
            f"  to {spread.players} in all, on average {format_cents(spread.average_cents)}; from the lowest by quarters "
            f"{', '.join(map(format_cents, quarters))}"
        )
    for row in paid.players or ():
        yield f"  to player {row.player} {_sums(row)}"


def _sums(row: PlayerPay) -> str:
    cycles = "1 cycle" if row.cycles == 1 else f"{row.cycles} cycles"
    return (
        f"{format_cents(row.payment_cents)} for fees of {format_cents(row.fee_cents)} and costs of "
        f"{format_cents(row.cost_cents)} in {cycles}, net {format_cents(row.net_cents)}"
    )
