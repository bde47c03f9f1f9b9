"""The claims that make a game worth playing, each measured on many simulated games and held against a threshold.

A finding gives the numbers first and the verdict after them. Means over games come with half the width of their 95 %
confidence interval. "In earnest" are the policies that play to earn with all their data: not the free rider, which is a
claim of its own, and not random, which does not care.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median, stdev

from benchmarks.facts import GameFacts, PayFact, SeatFact

IN_EARNEST = ("equal_distribution", "epsilon_greedy")
POOR_CENTS = 3_000
"""About the cheapest fee with the cheapest cycle: who has less at the end could not go on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim: what was measured, what it takes, and whether it holds."""

    claim: str
    measured: str
    needed: str
    holds: bool


def units(cents: float) -> str:
    return f"{cents / 100:.2f}"


def spread(values: Sequence[float]) -> float:
    """Half the width of the 95 % confidence interval of the mean."""
    return 1.96 * stdev(values) / len(values) ** 0.5 if len(values) > 1 else float("inf")


def surely_above(values: Sequence[float], bound: float = 0.0) -> bool:
    return bool(values) and fmean(values) - spread(values) > bound


def thirds(values: Iterable[float]) -> tuple[float, float]:
    """The two values that cut a list into thirds."""
    ordered = sorted(values)
    return ordered[len(ordered) // 3], ordered[2 * len(ordered) // 3]


def third_of(value: float, cuts: tuple[float, float]) -> int:
    return sum(value >= cut for cut in cuts)


def taking_part_pays(games: Sequence[GameFacts]) -> Finding:
    """Staying out leaves the money as it was: profit 0."""
    seats = [seat for game in games for seat in game.seats if seat.policy in IN_EARNEST]
    quality = thirds(seat.endowment.quality for seat in seats)
    quantity = thirds(seat.endowment.quantity for seat in seats)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for seat in seats:
        key = third_of(seat.endowment.quality, quality), third_of(seat.endowment.quantity, quantity)
        cells[key].append(seat.profit)
    means = {key: fmean(profits) for key, profits in cells.items()}
    winners = fmean(seat.profit > 0 for seat in seats)
    gaining = sum(mean > 0 for mean in means.values())
    worst, best = min(means.values()), max(means.values())
    return Finding(
        "Taking part earns more than staying out for most endowments",
        f"{winners:.0%} of seats end above their start; mean profit above 0 in {gaining} of {len(means)} cells of quality x"
        f" quantity (worst cell {units(worst)}, best {units(best)}, all {units(fmean(s.profit for s in seats))})",
        "over 50 % of seats and at least 7 of 9 cells",
        winners > 0.5 and gaining >= 7,
    )


def better_model_earns_more(games: Sequence[GameFacts]) -> Finding:
    """Within each turn in which all federations have a model: revenue of the best model against the median one."""
    ratios, gaps, tenths = [], [], []
    for game in games:
        for qualities, revenues in game.turns[1:]:
            ranked = sorted(zip(qualities, revenues, strict=True))
            middle = ranked[len(ranked) // 2]
            gap = ranked[-1][0] - middle[0]
            gaps.append(gap)
            if middle[1] > 0:
                ratios.append(ranked[-1][1] / middle[1])
            tenths += [
                revenue / middle[1]
                for quality, revenue in ranked
                if middle[1] and abs(quality - middle[0] - 0.1) < 0.02
            ]
    told = f"; ten points more earn {median(tenths):.2f} times as much" if tenths else ""
    return Finding(
        "A better model earns its federation clearly more",
        f"from the second turn on the best model is {100 * fmean(gaps):.1f} points above the median one and earns"
        f" {fmean(ratios):.2f} times its revenue{told}",
        "at least 1.3 times",
        fmean(ratios) >= 1.3,
    )


def free_riders_prefer_equal(games: Sequence[GameFacts]) -> Finding:
    """What free riders come to in the federations of each scheme, in money and as part of an equal share."""
    earned = _earned_by_scheme(games, lambda seat: seat.policy == "free_rider")
    parts = _equal_parts(games, lambda pay: pay.policy == "free_rider")
    others = [name for name in ("shapley", "fair_value", "incentivizer") if name in earned]
    if "equal" not in earned or not others:
        return _not_here("Free riders earn more under equal than under shapley, fair_value and incentivizer")
    differences = {name: [a - b for a, b in zip(earned["equal"], earned[name], strict=True)] for name in others}
    holds = all(surely_above(values) for values in differences.values())
    holds = holds and all(fmean(parts["equal"]) > fmean(parts[name]) for name in others)
    told = ", ".join(
        f"{name} {units(fmean(earned[name]))} ({fmean(parts[name]):.2f} of an equal share)"
        for name in ("equal", *others)
    )
    return Finding(
        "Free riders earn more under equal than under shapley, fair_value and incentivizer",
        f"a game's net in the federation of each scheme: {told}",
        "more money, beyond the 95 % interval of the paired difference, and a larger part of the pool",
        holds,
    )


def better_endowed_prefer_shapley(games: Sequence[GameFacts]) -> Finding:
    """Members in the top and bottom third of committed quality x quantity, as parts of an equal share."""
    cuts = thirds(pay.committed for game in games for pay in game.pays if pay.members > 1)
    top = _equal_parts(games, lambda pay: third_of(pay.committed, cuts) == 2)
    low = _equal_parts(games, lambda pay: third_of(pay.committed, cuts) == 0)
    claim = "Better-endowed players earn more under shapley than under equal"
    if "equal" not in top or "shapley" not in top:
        return _not_here(claim)
    return Finding(
        claim,
        f"the best third of contributions gets {fmean(top['shapley']):.2f} of an equal share under shapley"
        f" (+-{spread(top['shapley']):.2f}), {fmean(top['equal']):.2f} under equal; the lowest third"
        f" {fmean(low['shapley']):.2f} and {fmean(low['equal']):.2f}",
        "over 1.1 under shapley, beyond its 95 % interval",
        surely_above(top["shapley"], 1.1),
    )


def early_twins_earn_more(games: Sequence[GameFacts]) -> Finding:
    """Twins (same endowment, same policy) in one cycle: share of the earlier less share of the later."""
    gains: dict[str, list[float]] = defaultdict(list)
    for game in games:
        differences: dict[str, list[float]] = defaultdict(list)
        cycles: dict[tuple[int, int], dict[int, PayFact]] = defaultdict(dict)
        for pay in game.pays:
            cycles[pay.federation, pay.cycle][pay.player] = pay
        for members in cycles.values():
            for first in range(1, len(game.seats), 2):
                if first in members and first + 1 in members:
                    early, late = sorted((members[first], members[first + 1]), key=lambda pay: pay.join_order)
                    if early.committed == late.committed:
                        differences[early.scheme].append((early.share - late.share) * early.members)
        for scheme, values in differences.items():
            gains[scheme].append(fmean(values))
    claim = "Early joiners earn more than late twins under labour_union"
    if len(gains.get("labour_union", [])) < 2:
        return _not_here(claim)
    told = ", ".join(f"{name} {fmean(values):+.2f} (+-{spread(values):.2f})" for name, values in sorted(gains.items()))
    return Finding(
        claim,
        f"earlier less later twin, in equal shares: {told}",
        "above 0 under labour_union, beyond its 95 % interval",
        surely_above(gains["labour_union"]),
    )


def nobody_always_wins(games: Sequence[GameFacts]) -> Finding:
    """The richest seat's policy against its part of the seats, and the federation whose model earned most."""
    seats = Counter(seat.policy for game in games for seat in game.seats)
    wins = Counter(max(game.seats, key=lambda seat: (seat.final, -seat.player)).policy for game in games)
    firsts: Counter[int] = Counter()
    for game in games:
        revenue = [sum(turn[1][number] for turn in game.turns) for number in range(len(game.schemes))]
        firsts[revenue.index(max(revenue))] += 1
    by_policy = ", ".join(
        f"{name} {wins[name] / len(games):.0%} of games with {seats[name] / seats.total():.0%} of seats"
        for name in sorted(seats)
    )
    names = games[0].schemes
    by_federation = ", ".join(f"{names[number]} {firsts[number] / len(games):.0%}" for number in range(len(names)))
    most = max(wins.values()) / len(games), max(firsts.values()) / len(games)
    return Finding(
        "No single federation or strategy wins always",
        f"richest player: {by_policy}; most revenue: {by_federation}",
        "no policy wins over 80 % and no federation over 50 % of the games",
        most[0] <= 0.8 and most[1] <= 0.5,
    )


def money_stays_in_bounds(games: Sequence[GameFacts]) -> Finding:
    turns = range(len(games[0].money))
    relative = [fmean(game.money[turn] / game.money[0] for game in games) for turn in turns]
    poor = fmean(seat.final < POOR_CENTS for game in games for seat in game.seats)
    hoard = fmean(game.held[-1] / (game.held[-1] + game.money[-1]) for game in games)
    path = " ".join(f"{value:.2f}" for value in relative)
    return Finding(
        "Money neither runs out nor explodes over the turns",
        f"players' money after each turn, as a multiple of the start: {path}; {poor:.0%} of seats end below"
        f" {units(POOR_CENTS)}; federations hold {hoard:.0%} of all money at the end",
        "always between 0.4 and 4 times the start, under 15 % of seats poor",
        min(relative) >= 0.4 and max(relative) <= 4 and poor < 0.15,
    )


def _earned_by_scheme(games: Sequence[GameFacts], of: Callable[[SeatFact], bool]) -> dict[str, list[float]]:
    """Mean cents over such seats in each game, by scheme; a federation that a seat never joined brought it 0."""
    earned: dict[str, list[float]] = defaultdict(list)
    for game in games:
        seats = [seat.player for seat in game.seats if of(seat)]
        for number, scheme in enumerate(game.schemes, start=1):
            earned[scheme].append(fmean(game.earned.get((player, number), 0) for player in seats))
    return earned


def _equal_parts(games: Sequence[GameFacts], of: Callable[[PayFact], bool]) -> dict[str, list[float]]:
    """Share of the pool as a multiple of an equal share, by scheme: the mean in each game that has such a pay."""
    parts: dict[str, list[float]] = defaultdict(list)
    for game in games:
        here: dict[str, list[float]] = defaultdict(list)
        for pay in game.pays:
            if pay.members > 1 and of(pay):
                here[pay.scheme].append(pay.share * pay.members)
        for scheme, values in here.items():
            parts[scheme].append(fmean(values))
    return parts


def _not_here(claim: str) -> Finding:
    return Finding(claim, "this scenario has no such federations or players", "", True)
