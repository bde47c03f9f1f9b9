"""What one seat may see: an allow-list, written out field by field.

`observe` (in engine.seen.observe) fills these values from a Game. A fact that is not a field here cannot reach a screen or
a bot: first load, later updates, bots and people all get the same PlayerView. Bids of others are sealed until their
phase ends; what is shown of other players afterwards depends on the treatment's visibility. `None` means "not for
this seat's eyes" or "does not exist yet", as each field says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.actions import Commitment
from engine.money import Cents
from engine.refusals import RefusalCode
from engine.schemes import GainAt, ParameterValue, ReasonKind, SchemeName, Term
from engine.state import Phase, TrainingOutcome
from engine.treatment import AdmissionPolicy, Costs, Market, PhaseLengths, Training, Visibility


@dataclass(frozen=True, slots=True)
class OwnView:
    """The seat itself. money = free_cents + reserved_cents (held for open bids); resources likewise in three parts.

    `invested_cents` is what was paid for cycles that run now and are paid out before the game ends; `rank` is the place,
    from 1, by money and that together. `earned_this_turn_cents` counts a payout in the turn in which it is shown.
    Percentiles are the share of the other players that are worse, in [0, 1]; None when visibility is `none`, as rank.
    """

    player: int
    money_cents: Cents
    free_cents: Cents
    reserved_cents: Cents
    invested_cents: Cents
    earned_this_turn_cents: Cents
    profit_cents: Cents
    resources: int
    resources_free: int
    resources_in_bids: int
    resources_in_use: int
    quality: float
    quantity: float
    samples: int
    quality_percentile: float | None
    quantity_percentile: float | None
    rank: int | None
    ready: bool


@dataclass(frozen=True, slots=True)
class OwnBid:
    """The own open bid at a federation, and what one cycle will cost beyond the fee."""

    commitment: Commitment
    cost_cents: Cents


@dataclass(frozen=True, slots=True)
class OwnMembership:
    commitment: Commitment
    cost_cents: Cents
    join_order: int
    leaving: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as others see it. Under `aggregate` and `none` there is no such list (members is None)."""

    player: int
    quality: float
    quantity: float
    resources: int


@dataclass(frozen=True, slots=True)
class AllowedHere:
    """What this seat may do at one federation now, given by the rules; the screen offers just this.

    `why_not` is the code of the refusal that a bid would meet whatever it holds, or None. `opens_in` is the ticks until
    bids are taken again, as planned now; 0 while they are. `suggested` is what a bid may start from: what is promised
    here already, else all of the data, a third of the resources and the least fee.
    """

    place_bid: bool
    withdraw_bid: bool
    change_commitment: bool
    leave: bool
    max_resources: int
    max_payment_cents: Cents
    why_not: RefusalCode | None
    opens_in: int
    suggested: Commitment


@dataclass(frozen=True, slots=True)
class CycleView:
    """A past or running cycle in the open: its model's accuracy once trained, its pool once paid.

    `models` is the number of coalitions that were trained, `estimated` whether they are a sample (pay is then an
    estimate) or all that the scheme needs; both None before the training has ended. So is `outcome`, which says how it
    came out: where it did not settle there is no new model, and `quality` is None.
    """

    cycle: int
    members_count: int
    quality: float | None
    pool_cents: Cents | None
    models: int | None
    estimated: bool | None
    outcome: TrainingOutcome | None


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """Another scheme that comes, as players are told beforehand: for cycles that begin from this turn, or are numbered
    from this cycle on.
    """

    unit: Literal["turn", "cycle"]
    start: int
    scheme: SchemeName
    scheme_parameters: Mapping[str, ParameterValue]


@dataclass(frozen=True, slots=True)
class FederationView:
    """One row of the list of federations. `share` in [0, 1]; `quality` None before the first model.

    `average_quality`, `average_quantity` are of the members' committed data (None when nobody is in, under visibility
    `none`, and under `aggregate` where fewer than three members are others). `pool_now_cents` is what would be paid out
    if the payout were now. With more members than `estimated_above` it pays by an estimate; None where it never does.
    `scheme` and its parameters are those of the running cycle, or of one that began now; `changes` are those that come
    later, where players are told.
    """

    federation: int
    name: str
    scheme: SchemeName
    scheme_parameters: Mapping[str, ParameterValue]
    changes: tuple[SchemeChange, ...]
    estimated_above: int | None
    phase: Phase
    ticks_left: int
    phase_ticks: int
    share: float
    quality: float | None
    money_cents: Cents
    pool_now_cents: Cents
    members_count: int
    admission: AdmissionPolicy
    cycles: tuple[CycleView, ...]
    members: tuple[MemberView, ...] | None
    average_quality: float | None
    average_quantity: float | None
    my_bid: OwnBid | None
    my_membership: OwnMembership | None
    allowed: AllowedHere


@dataclass(frozen=True, slots=True)
class OtherPlayer:
    """Another player in the open, with its place as `rank` of one's own; only under visibility `full`."""

    player: int
    rank: int
    quality: float
    quantity: float
    resources: int
    money_cents: Cents


@dataclass(frozen=True, slots=True)
class Demographics:
    """How data are spread over all players: counts in ten equal bins of [0, 1]. None under visibility `none`."""

    quality_bins: tuple[int, ...]
    quantity_bins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """A finished turn: shares and model qualities by federation from 1, own profit since the start in cents.

    `top_profits_cents` are the three highest profits among all players at that time, highest first; None under
    visibility `none`, and under `aggregate` with fewer than three other players.
    """

    turn: int
    shares: tuple[float, ...]
    qualities: tuple[float, ...]
    my_profit_cents: Cents
    top_profits_cents: tuple[Cents, ...] | None


@dataclass(frozen=True, slots=True)
class WeightView:
    """One member's part of a payout; `player` is None for others unless visibility is `full`.

    `place` is that in the order of joining, from 1; None for who had left, and for others where averages over them are not
    shown. `share_stderr` is the standard error of an estimated share, None where shares are exact.
    """

    player: int | None
    place: int | None
    share: float
    share_stderr: float | None


@dataclass(frozen=True, slots=True)
class PortionView:
    """What one of several schemes has to do with a payment of mine, in cents: below 0 where it takes away."""

    scheme: SchemeName
    cents: Cents


@dataclass(frozen=True, slots=True)
class ReasonView:
    """What one scheme went by for my part of what it paid out: `payment_cents` (below 0 where it takes away) of `pool_cents`.

    My weight is `weight` of `total`, those above 0 added up, in a unit that follows from `kind`: parts of the pool under
    `bounds`, cents under `debts`, else that of the values of coalitions or the scheme's own. Where the models of two groups
    are compared, without me and with me, the accuracies are theirs, None where there is no such model. `terms` and `gains`
    are as engine.schemes.reasons has them.
    """

    scheme: SchemeName
    kind: ReasonKind
    pool_cents: Cents
    payment_cents: Cents
    weight: float
    total: float
    terms: tuple[Term, ...]
    gains: tuple[GainAt, ...]
    accuracy_before: float | None
    accuracy_after: float | None


@dataclass(frozen=True, slots=True)
class PayoutView:
    """Why I got this much: one cycle of mine in one federation, from the fee to the payment; `turn` is that which shows it.

    `my_share` is my part of the pool in [0, 1]. `weights` lists the shares of all who were paid, highest first (only
    my own under visibility `none`). Accuracies and values are those of the model with all members, and of the model
    trained without me, None where there is none: `outcome` says how the training of all members came out, and
    `settled_without` whether that without me settled, if there was one (else it counted as no model). net = payment - fee -
    cost. `models` is the number of coalitions trained for this cycle. Where the weights were estimated from them,
    `my_weight_stderr` and `my_share_stderr` are the standard errors of mine, else None. `portions` add up to my payment;
    empty where one scheme pays it all. `reasons` say of each scheme that had to do with it what it went by.
    """

    federation: int
    cycle: int
    turn: int
    tick: int
    scheme: SchemeName
    pool_cents: Cents
    undistributed_cents: Cents
    my_weight: float
    my_weight_stderr: float | None
    my_share: float
    my_share_stderr: float | None
    models: int
    payment_cents: Cents
    fee_cents: Cents
    cost_cents: Cents
    net_cents: Cents
    weights: tuple[WeightView, ...]
    accuracy_with: float | None
    accuracy_without: float | None
    value_with: float | None
    value_without: float | None
    outcome: TrainingOutcome | None
    settled_without: bool
    portions: tuple[PortionView, ...]
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class RunningCycle:
    """A cycle I am in that is not paid yet."""

    federation: int
    cycle: int
    fee_cents: Cents
    cost_cents: Cents


@dataclass(frozen=True, slots=True)
class RulesView:
    """The parts of the treatment that every seat may know: what things cost, how shares are made."""

    turns: int
    ticks_per_turn: int
    phases: PhaseLengths
    payout_fraction: float
    costs: Costs
    market: Market
    training: Training
    visibility: Visibility
    reactions: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the final ranking. Everyone sees it when the game is over, unless visibility is `none`."""

    rank: int
    player: int
    money_cents: Cents
    profit_cents: Cents


@dataclass(frozen=True, slots=True)
class PlayerPay:
    """What one player put into and got from one federation over the whole game; net = payment - fee - cost.

    `cycles` counts those it was in, paid or not: what a cycle cost is gone also where the game ended before its payout.
    """

    player: int
    cycles: int
    payment_cents: Cents
    fee_cents: Cents
    cost_cents: Cents
    net_cents: Cents


@dataclass(frozen=True, slots=True)
class PaySpread:
    """How the payments of one federation over the whole game are spread over the `players` that were ever in it.

    Payments only, before fees and costs, which are each player's own affair.
    """

    players: int
    lowest_cents: Cents
    lower_quartile_cents: Cents
    median_cents: Cents
    upper_quartile_cents: Cents
    highest_cents: Cents
    average_cents: Cents


@dataclass(frozen=True, slots=True)
class FederationPay:
    """What one federation paid over the whole game. `mine` is None for a seat that was never in it.

    `spread` is None under visibility `none`, and where nobody was in. `players`, highest net first, is there under
    `full` only.
    """

    federation: int
    mine: PlayerPay | None
    spread: PaySpread | None
    players: tuple[PlayerPay, ...] | None


@dataclass(frozen=True, slots=True)
class PlayerView:
    """Everything that one seat sees of a game at one moment. `pay` is None until the game is over; `ended_early`: by its host,
    before its last turn was over.
    """

    status: Literal["playing", "closing", "finished"]
    step: int
    turn: int
    tick: int
    turn_ticks: int
    players_count: int
    ready: tuple[int, ...]
    you: OwnView
    federations: tuple[FederationView, ...]
    others: tuple[OtherPlayer, ...] | None
    demographics: Demographics | None
    turns: tuple[TurnView, ...]
    payouts: tuple[PayoutView, ...]
    running: tuple[RunningCycle, ...]
    rules: RulesView
    standings: tuple[Standing, ...] | None
    pay: tuple[FederationPay, ...] | None
    ended_early: bool


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """One admission threshold against a draft bid. `rule`: quality, quantity, resources, payment, members."""

    rule: Literal["quality", "quantity", "resources", "payment", "members"]
    needed: float
    given: float
    met: bool


Whom = Literal["alike", "members", "you"]


@dataclass(frozen=True, slots=True)
class PaidBefore:
    """What a federation paid for one cycle, from the least to the most, in the latest `cycles` that can be compared.

    `whom`: members who brought about as much data as the draft (`alike`), `members` of any kind, or this seat itself (`you`).
    """

    whom: Whom
    cycles: int
    lowest_cents: Cents
    highest_cents: Cents


@dataclass(frozen=True, slots=True)
class Quote:
    """What a draft bid would cost and do, before it is sent. `code`, `message` say why it would be refused, if so.

    `left_cents` is the money that would be free after it; below 0 where it is too little. `training_ticks` is the length of
    training if this member were the slowest; `samples` are those committed. `payout_tick` is the earliest tick of the first
    payout, which the turn `payout_turn` shows; `payouts_left` is how many there can be at that pace until the game ends.
    `paid_before` is None where nothing was paid yet, or nothing that this seat may see. `facts` are the numbers behind
    `message`.
    """

    federation: int
    cost_cents: Cents
    fee_cents: Cents
    total_cents: Cents
    left_cents: Cents
    samples: int
    committed_quality: float
    committed_quantity: float
    training_ticks: int
    payout_tick: int
    payout_turn: int
    payouts_left: int
    paid_before: PaidBefore | None
    checks: tuple[QuoteCheck, ...]
    legal: bool
    code: RefusalCode | None
    message: str | None
    facts: Mapping[str, int | float | str]
