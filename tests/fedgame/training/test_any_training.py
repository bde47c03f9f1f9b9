"""Whatever a treatment may say of its training, a game is played to its end: each value of a setting meets each value of
every other, and those that decide whether a training settles meet in all combinations.

What only costs time (rounds, steps, hidden units, seeds, samples) is kept small where it meets others, and is tried at its
highest alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import combinations, product

import pytest

from engine.events import PaidOut, TrainingUnsettled
from engine.rules import new_game, step
from engine.schemes import SCHEMES
from engine.treatment import AdmissionPolicy, EndowmentSpec, FederationSpec, PhaseLengths, Training, Treatment
from engine.values.parameters import RANGES
from fedgame.arms.scenario import SeatSpec
from fedgame.export.replay import replay_record
from fedgame.export.sheet import events_of
from fedgame.log.codec import EVENTS, canonical
from fedgame.log.record import GameRecord
from fedgame.studies.driver import play_game
from fedgame.training.trainer import check_seats, check_training

Setting = str | int | float

LEVELS: Mapping[str, Sequence[Setting]] = {
    "learning_rate": (5e-324, 0.15, RANGES["learning_rate"].high),
    "proximal": (0.0, 1e-300, 1.0, RANGES["proximal"].high),
    "model": ("logistic", "mlp"),
    "batch_size": (0, 1, int(RANGES["batch_size"].high)),
    "task": ("wine", "breast_cancer", "digits"),
    "partition": ("iid", "dirichlet", "label"),
    "alpha": (RANGES["alpha"].low, RANGES["alpha"].high),
    "labels_per_player": (1, 2),
    "utility": ("log_score", "accuracy"),
    "rounds": (1, 12),
    "local_steps": (1, 12),
    "hidden": (1, 24),
    "max_samples": (1, 30),
    "seeds": (0, 1, 2),
}
TINY: Mapping[str, Setting] = {
    "task": "wine",
    "model": "mlp",
    "rounds": 1,
    "local_steps": 1,
    "hidden": 2,
    "max_samples": 10,
    "seeds": 1,
}
HIGHEST: Mapping[str, Setting] = {
    "rounds": int(RANGES["rounds"].high),
    "local_steps": int(RANGES["local_steps"].high),
    "hidden": int(RANGES["hidden"].high),
    "seeds": int(RANGES["seeds"].high),
    "max_samples": 118,  # the whole pool of this task
}

SEATS = (SeatSpec("bot", "equal_distribution"), SeatSpec("bot", "equal_distribution"), SeatSpec("bot", "free_rider"))


TOGETHER = ("learning_rate", "proximal", "local_steps", "model")
"""What decides whether a training settles: of these, all combinations are played."""


def covering(levels: Mapping[str, Sequence[Setting]], together: Sequence[str]) -> list[dict[str, Setting]]:
    """Cases in which every two values of different settings meet, and all combinations of those `together`.

    Found greedily: what a case leaves open is filled with the values that make most pairs meet that have not yet.
    """
    left = {
        frozenset([(one, this), (other, that)])
        for one, other in combinations(levels, 2)
        for this, that in product(levels[one], levels[other])
    }
    begun = [dict(zip(together, values, strict=True)) for values in product(*(levels[name] for name in together))]
    cases = []
    while begun or left:
        case = begun.pop() if begun else dict(sorted(min(left, key=sorted_pair)))
        for name in levels:
            if name not in case:
                case[name] = max(levels[name], key=lambda value: _new(case, name, value, left))
        left -= {frozenset(pair) for pair in combinations(case.items(), 2)}
        cases.append(case)
    return cases


def sorted_pair(pair: frozenset[tuple[str, Setting]]) -> list[str]:
    return sorted(map(repr, pair))


def _new(case: Mapping[str, Setting], name: str, value: Setting, left: set[frozenset[tuple[str, Setting]]]) -> int:
    return sum(frozenset([known, (name, value)]) in left for known in case.items())


CASES = covering(LEVELS, TOGETHER)


def treatment_of(training: Training, number: int) -> Treatment:
    """Two federations in the open, whose schemes take turns with the number of the case; two cycles."""
    names = list(SCHEMES)
    schemes = (names[2 * number % len(names)], names[(2 * number + 1) % len(names)])
    return Treatment(
        federations=tuple(
            FederationSpec(name, scheme, admission=AdmissionPolicy(0, 0, 1, 100), opening_cents=10_000)
            for name, scheme in zip(("Aurora", "Borealis"), schemes, strict=True)
        ),
        turns=2,
        phases=PhaseLengths(bidding=2, training=(2, 2), profit=1),
        endowment=EndowmentSpec(quantity=(0.5, 1.0)),
        training=training,
    )


def played(treatment: Treatment) -> GameRecord:
    """A game that validation accepts, played to its end."""
    check_training(treatment.training)
    check_seats(treatment, len(SEATS))
    return play_game(treatment, SEATS, 5, game_id="any", scenario="any")


def check(record: GameRecord) -> None:
    """It can be logged, it replays, and no cent was made or lost."""
    game = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats)).game
    for logged in record.actions:
        game = step(game, logged.action).game
        assert game.ledger.total() == 0
    assert game.finished
    assert record.refusals == ()
    events = tuple(events_of(record))
    assert EVENTS.validate_json(canonical(EVENTS, events)) == events
    assert replay_record(record).difference is None
    paid = [event for event in events if isinstance(event, PaidOut)]
    assert paid
    for event in paid:
        assert sum(row.payment_cents for row in event.payouts) + event.undistributed_cents == event.pool_cents


def test_every_pair_of_settings_is_played_to_the_end() -> None:
    met = {frozenset(pair) for case in CASES for pair in combinations(case.items(), 2)}
    for one, other in combinations(LEVELS, 2):
        for this, that in product(LEVELS[one], LEVELS[other]):
            assert frozenset([(one, this), (other, that)]) in met
    unsettled = 0
    for number, case in enumerate(CASES):
        try:
            record = played(treatment_of(Training(**case), number))  # type: ignore[arg-type]  # checked by Training
            check(record)
        except Exception as error:
            raise AssertionError(f"case {number} went wrong: {case}") from error
        unsettled += any(isinstance(event, TrainingUnsettled) for event in events_of(record))
    assert 3 <= unsettled < len(CASES)  # or there would be nothing to see here


def test_the_cases_cover_every_setting_there_is() -> None:
    assert set(LEVELS) == {field.name for field in fields(Training)}


@pytest.mark.parametrize("setting", HIGHEST)
def test_the_highest_of_each_setting_is_played_to_the_end(setting: str) -> None:
    case = {**TINY, setting: HIGHEST[setting]}
    treatment = treatment_of(Training(**case), 0)  # type: ignore[arg-type]  # checked by Training
    check(played(replace(treatment, turns=1)))
