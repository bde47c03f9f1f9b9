"""Random games of bots that need no training: any scheme, schemes within schemes, few turns, worth by a draw."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

from hypothesis import strategies as st

from engine.actions import TrainingReported
from engine.bots import BOTS
from engine.events import TrainingRequested
from engine.schemes import SCHEMES
from engine.treatment import (
    AdmissionPolicy,
    Costs,
    EndowmentSpec,
    FederationSpec,
    Market,
    PhaseLengths,
    Training,
    Treatment,
)
from fedgame.arms.scenario import SeatSpec
from fedgame.log.record import GameRecord
from fedgame.studies.driver import play_game
from tests.engine.play import report_of, unsettle

NESTED: dict[str, dict[str, Any]] = {
    "mixture of incentivizers": {
        "scheme": "mixture",
        "scheme_parameters": {
            "parts": [
                {"scheme": "incentivizer", "weight": 1.0, "parameters": {"omega": 0.5}},
                {
                    "scheme": "bounded",
                    "weight": 2.0,
                    "parameters": {"of": {"scheme": "incentivizer", "parameters": {"pay_leavers": False}}, "cap": 0.6},
                },
            ]
        },
    },
    "schedule": {
        "scheme": "schedule",
        "scheme_parameters": {
            "unit": "turn",
            "phases": [{"scheme": "equal", "start": 1.0}, {"scheme": "incentivizer", "start": 2.0}],
        },
    },
}
CHOICES: dict[str, dict[str, Any]] = {
    **{name: {"scheme": name} for name in sorted(SCHEMES) if name not in ("mixture", "schedule", "bounded")},
    "bounded": {"scheme": "bounded", "scheme_parameters": {"of": {"scheme": "individual"}, "cap": 0.5}},
    **NESTED,
}


def reported(
    treatment: Treatment,
    seed: int,
    request: TrainingRequested,
    *,
    broken: float = 0.1,
) -> TrainingReported:
    """Any worth of each coalition, the same for the same game; now and then a training that does not settle."""
    lot = Random(f"{seed}:{request.federation}:{request.cycle}")

    def worth(members: tuple[int, ...]) -> tuple[float, float]:
        return (round(lot.uniform(-0.05, 0.3), 6) if members else 0.0, round(lot.uniform(0.4, 0.9), 6))

    report = report_of(request, worth)
    report = replace(report, values=tuple(replace(row, stderr=0.01 if row.members else 0.0) for row in report.values))
    everybody = tuple(sorted(member.player for member in request.members))
    return unsettle(report, [everybody]) if lot.random() < broken else report


def game(seed: int, schemes: list[str], policies: list[str], turns: int = 5, revenue_cents: int = 60_001) -> GameRecord:
    """A game with one federation for each scheme of CHOICES and one seat for each policy."""
    treatment = Treatment(
        federations=tuple(
            FederationSpec(
                f"{place} {name}",
                admission=AdmissionPolicy(min_payment_cents=501, max_members=4),
                opening_cents=1_001 * place,
                **CHOICES[name],
            )
            for place, name in enumerate(schemes)
        ),
        turns=turns,
        ticks_per_turn=6,
        phases=PhaseLengths(bidding=2, training=(1, 4), profit=2),
        payout_fraction=0.37,
        endowment=EndowmentSpec(resources=(6, 12), money_cents=(20_000, 60_000)),
        costs=Costs(per_sample_cents=40.0),
        market=Market(revenue_cents=revenue_cents),
        training=Training(max_samples=60),
    )
    seats = [SeatSpec("bot", policy) for policy in policies]
    return play_game(
        treatment, seats, seed, game_id=f"game-{seed}", scenario="any", train=partial(reported, broken=0.15)
    )


games = st.builds(
    game,
    st.integers(0, 10_000),
    st.lists(st.sampled_from(sorted(CHOICES)), min_size=1, max_size=3),
    st.lists(st.sampled_from(sorted(BOTS)), min_size=2, max_size=5),
    st.integers(1, 6),
    st.sampled_from([0, 60_001, 200_000]),
)
