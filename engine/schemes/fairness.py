"""How fair a federation's payments were: the three measures of the FL Incentivizer, and Jain's index of pay by gain.

It judges the payments of any scheme and pays nobody. Sources: Yu et al., A Fairness-aware Incentive Scheme for
Federated Learning, AIES 2020 (contribution, regret distribution and expectation fairness); Jain, Chiu and Hawe,
DEC-TR-301, 1984.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.schemes.debts import IncentivizerMemory


@dataclass(frozen=True, slots=True)
class Spread:
    """The standard deviation (population) of the two queues, in cents, 0 or more: 0 is perfectly even."""

    regret: float
    temporal_regret: float


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """One paid cycle: the members, the cents that each was paid and that each added to the pool, the debts after it."""

    members: tuple[int, ...]
    payments: Mapping[int, int]
    gains: Mapping[int, float]
    debts: IncentivizerMemory


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """The measures of one federation over its cycles. None means undefined: too little data, or all of it equal.

    `contribution` in [-1, 1], 1 is fair; `regret_distribution` after the last cycle and `expectation` over time, 0 is
    fair; `jain` in (0, 1], 1 is fair.
    """

    contribution: float | None
    regret_distribution: Spread | None
    expectation: Spread | None
    jain: float | None


def fairness_report(cycles: Sequence[CycleRecord]) -> FairnessReport:
    """All measures over `cycles` in order of time. Contribution and Jain's index pool every (cycle, member) pair."""
    payments = [record.payments.get(member, 0) for record in cycles for member in record.members]
    gains = [record.gains.get(member, 0.0) for record in cycles for member in record.members]
    return FairnessReport(
        contribution=contribution_fairness(payments, gains),
        regret_distribution=regret_distribution(cycles[-1].debts, cycles[-1].members) if cycles else None,
        expectation=expectation([record.debts for record in cycles]),
        jain=pay_for_gain(payments, gains),
    )


def contribution_fairness(payments: Sequence[float], gains: Sequence[float]) -> float | None:
    """Pearson's correlation of payments and gains, in [-1, 1]; None if either has fewer than two different values."""
    if len(payments) != len(gains):
        raise ValueError(f"{len(payments)} payments for {len(gains)} gains: give one of each for every member")
    if len(set(payments)) < 2 or len(set(gains)) < 2:
        return None
    x, y = _centred(payments), _centred(gains)
    correlation = float(np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y)))
    return min(1.0, max(-1.0, correlation))


def regret_distribution(debts: IncentivizerMemory, members: Sequence[int]) -> Spread | None:
    """The spread of Y and Q over `members` at one time; None without members."""
    owed = [debts.debt(member) for member in members]
    if not owed:
        return None
    return Spread(
        regret=float(np.std([debt.regret for debt in owed])),
        temporal_regret=float(np.std([debt.temporal_regret for debt in owed])),
    )


def expectation(history: Sequence[IncentivizerMemory]) -> Spread | None:
    """The spread of Y and Q over time, of each player since its first cycle, averaged over players; None if no one."""
    players = sorted({debt.player for debts in history for debt in debts.players})
    if not players:
        return None
    regrets, temporal_regrets = [], []
    for player in players:
        own = [debt for debts in history for debt in debts.players if debt.player == player]
        regrets.append(float(np.std([debt.regret for debt in own])))
        temporal_regrets.append(float(np.std([debt.temporal_regret for debt in own])))
    return Spread(regret=float(np.mean(regrets)), temporal_regret=float(np.mean(temporal_regrets)))


def jain_index(amounts: Sequence[float]) -> float | None:
    """(sum x)^2 / (n * sum x^2), amounts 0 or more: 1 when all are equal, 1/n when one has all; None if all are 0."""
    if any(amount < 0 for amount in amounts):
        raise ValueError(f"Jain's index of {list(amounts)}: amounts must be 0 or more")
    largest = max(amounts, default=0.0)
    if largest == 0:
        return None
    if all(isinstance(amount, int) for amount in amounts):
        # Cents: exact, and rounded once, so that whoever computes it from an export finds the same digits.
        return sum(amounts) ** 2 / (len(amounts) * sum(amount * amount for amount in amounts))
    x = np.asarray(amounts, dtype=np.float64) / largest
    return float(x.sum() ** 2 / (len(x) * np.dot(x, x)))


def pay_for_gain(payments: Sequence[float], gains: Sequence[float]) -> float | None:
    """Jain's index of payment / gain over those with a gain above 0: a ratio to nothing says nothing."""
    return jain_index([paid / gain for paid, gain in zip(payments, gains, strict=True) if gain > 0])


def _centred(amounts: Sequence[float]) -> NDArray[np.float64]:
    return np.subtract(amounts, np.mean(amounts), dtype=np.float64)
