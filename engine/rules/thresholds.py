"""What a federation asks of an offer: the one place where its conditions are held against what somebody brings.

Admission refuses by them, a quote shows them, bots look at them before they bid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.events import BidRefusal
from engine.rules.costs import Offer
from engine.treatment import AdmissionPolicy

Rule = Literal["quality", "quantity", "resources", "payment", "members"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One condition: at least `needed` of what is `given`; of `members`, at most `needed` with this one."""

    rule: Rule
    needed: float
    given: float
    met: bool


def thresholds(policy: AdmissionPolicy, offered: Offer, others: int) -> tuple[Threshold, ...]:
    """All conditions, in the order in which a refusal names the first that is missed. `others`: members besides this one."""
    least: tuple[tuple[Rule, float, float], ...] = (
        ("quality", policy.min_quality, offered.quality),
        ("quantity", policy.min_quantity, offered.quantity),
        ("resources", policy.min_resources, offered.resources),
        ("payment", policy.min_payment_cents, offered.fee_cents),
    )
    room = Threshold("members", policy.max_members, others + 1, others < policy.max_members)
    return (*(Threshold(rule, needed, given, given >= needed) for rule, needed, given in least), room)


def refusal(policy: AdmissionPolicy, offered: Offer, others: int) -> BidRefusal | None:
    """Why a federation with so many other members does not admit this offer; None where it does."""
    missed = next((threshold.rule for threshold in thresholds(policy, offered, others) if not threshold.met), None)
    return "full" if missed == "members" else missed
