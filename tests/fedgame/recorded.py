"""Payouts as a seat is told of them, out of a really trained game, for the tests of the client.

`python -m tests.fedgame.recorded` writes frontend/tests/recorded-payouts.json anew, after a change of what a payout tells.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from engine.actions import Commitment, PlaceBid, TimeUp
from engine.rules import new_game, step
from engine.rules.training import pending_trainings
from engine.schemes import ParameterValue
from engine.seen.observe import observe
from engine.seen.view import PayoutView
from engine.state import Game
from engine.treatment import AdmissionPolicy, Endowment, FederationSpec, PhaseLengths, Training, Treatment, Visibility
from fedgame.training.trainer import train

FILE = Path(__file__).parents[2] / "frontend" / "tests" / "recorded-payouts.json"
SEAT = 3
VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate", "none")
MEMBERS = 6
EXACT = {"exact_up_to": 5, "max_models": 100}
SCHEMES: Mapping[str, tuple[str, Mapping[str, ParameterValue]]] = {
    "equal": ("equal", {}),
    "linear": ("linear", {}),
    "individual": ("individual", {}),
    "labour_union": ("labour_union", {}),
    "shapley": ("shapley", {}),
    "sampled": ("shapley", EXACT),
    "fair_value": ("fair_value", {}),
    "incentivizer": ("incentivizer", {}),
    "banzhaf": ("banzhaf", {}),
    "beta_shapley": ("beta_shapley", {}),
    "least_core": ("least_core", {}),
    "leave_one_out": ("leave_one_out", {}),
    "mixture": ("mixture", {}),
    "bounded": ("bounded", {"of": {"scheme": "labour_union"}, "floor": 0.1, "cap": 0.4}),
    "formula": ("formula", {"expression": "q * d + loss"}),
}


def played() -> Game:
    """Six members of unlike data are in a federation of every scheme, to the second payout."""
    treatment = Treatment(
        federations=tuple(
            FederationSpec(
                name.title(),
                scheme,
                parameters,
                AdmissionPolicy(min_payment_cents=0, max_members=MEMBERS),
                opening_cents=300_00,
            )
            for name, (scheme, parameters) in SCHEMES.items()
        ),
        turns=3,
        phases=PhaseLengths(bidding=3, training=(4, 4), profit=3),
        training=Training(max_samples=100, rounds=4),
        visibility="full",
    )
    data = ((0.9, 0.6), (0.5, 0.9), (0.8, 0.5), (0.7, 0.4), (0.95, 0.2), (0.2, 0.7))
    game = new_game(treatment, 11, tuple(Endowment(q, d, 40, 20_000_00) for q, d in data)).game
    for place, player in enumerate((1, 2, SEAT, 4, 5, 6)):
        for federation in range(1, len(SCHEMES) + 1):
            commitment = Commitment(1.0, 1.0, 1 + player % 2, 500)
            game = step(game, PlaceBid(player, federation, commitment, place)).game
    while game.tick < 20:
        game = step(game, TimeUp(game.step)).game
        for request in pending_trainings(game):
            game = step(game, replace(train(treatment, game.seed, request), wall_ms=0)).game
    return game


def told(game: Game, visibility: Visibility) -> dict[str, Any]:
    """The last payout to the seat by each scheme."""
    seen = observe(replace(game, treatment=replace(game.treatment, visibility=visibility)), SEAT)
    last = {payout.federation: payout for payout in seen.payouts}
    write = TypeAdapter(PayoutView)
    return {name: write.dump_python(last[number], mode="json") for number, name in enumerate(SCHEMES, start=1)}


if __name__ == "__main__":
    game = played()
    FILE.write_text(
        json.dumps({visibility: told(game, visibility) for visibility in VISIBILITIES}, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
