"""What is wrong across the fields of an arm, though each value by itself is possible: what nobody could ever pay or bring.

It looks at a scenario that can be made. Where two keys could be changed, the problem names both.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.money import Cents
from engine.treatment import AdmissionPolicy, Endowment
from fedgame.arms.problems import ArmProblem, problem
from fedgame.arms.scenario import Scenario


def crossed(scenario: Scenario) -> Iterator[ArmProblem]:
    """The problems of values that do not fit each other, federation by federation."""
    richest = _richest(scenario)
    for number, spec in enumerate(scenario.treatment.federations):
        yield from _admission(spec.admission, richest, f"federations.{number}.admission")


def _richest(scenario: Scenario) -> Endowment:
    """The most that any seat can own of each thing, though perhaps no seat owns all of it."""
    spec, seats = scenario.treatment.endowment, len(scenario.seats)
    owned = list(spec.listed[:seats])
    if len(owned) < seats:
        owned.append(Endowment(spec.quality[1], spec.quantity[1], spec.resources[1], spec.money_cents[1]))
    return Endowment(
        max(one.quality for one in owned),
        max(one.quantity for one in owned),
        max(one.resources for one in owned),
        max(one.money_cents for one in owned),
    )


def _admission(asked: AdmissionPolicy, most: Endowment, path: str) -> Iterator[ArmProblem]:
    if asked.min_payment_cents > most.money_cents:
        own = dollars(most.money_cents)
        yield problem(
            f"{path}.min_payment_cents",
            "fee",
            asked.min_payment_cents,
            f"Nobody could pay this: players start with {own}. Enter {own} or less, or raise the endowment.",
            {"most": most.money_cents},
            see="treatment.endowment.money_cents",
        )
    for key, needed, owned in (
        ("quality", asked.min_quality, most.quality),
        ("quantity", asked.min_quantity, most.quantity),
        ("resources", asked.min_resources, most.resources),
    ):
        if needed > owned:
            yield problem(
                f"{path}.min_{key}",
                key,  # type: ignore[arg-type]  # each of the three is a code
                needed,
                f"Nobody could bring this: players own {owned:g} at most. Enter {owned:g} or less, or raise the endowment.",
                {"most": owned},
                see=f"treatment.endowment.{key}",
            )


def dollars(cents: Cents) -> str:
    return f"${cents / 100:,.2f}"
