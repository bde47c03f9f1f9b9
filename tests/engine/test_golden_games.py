"""Golden games: whole games as text that can be read aloud, replayed line by line."""

import re
from fractions import Fraction
from pathlib import Path
from statistics import mean, stdev

import pytest

from engine.events import PaidOut
from engine.schemes import get_scheme
from engine.treatment import Treatment
from fedgame.arms.scenario import SCENARIOS, load_scenario
from tests.engine.golden_games import GAMES
from tests.engine.golden_text import FOLDER, render
from tests.engine.schemes import example

REWRITE = "if that is what the rules now say: python -m tests.engine.golden_text --write, and read the difference"


def kind(treatment: Treatment) -> tuple[str, str, str]:
    """What makes two games read differently: the style of the clock, the visibility, and the market model."""
    phases = treatment.phases
    low, high = phases.training
    plain = low == high and phases.bidding + high + phases.profit == treatment.ticks_per_turn
    return "plain" if plain else "staggered", treatment.visibility, treatment.market.model


@pytest.mark.parametrize("name", GAMES)
def test_a_golden_game_replays_line_by_line(name: str) -> None:
    written = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    played = render(name, written)
    for at, (then, now) in enumerate(zip(written.splitlines(), played.splitlines(), strict=False), start=1):
        assert now == then, f"{name}.txt, line {at}: {REWRITE}"
    assert played == written, REWRITE


@pytest.mark.parametrize("name", GAMES)
def test_a_golden_game_is_played_to_its_end(name: str) -> None:
    assert "the game is over" in (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_golden_file_has_its_game_and_every_game_its_file() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.txt")} == set(GAMES)


def test_each_style_of_clock_has_a_golden_game_for_each_visibility() -> None:
    seen = {kind(game.treatment)[:2] for game in GAMES.values()}
    assert seen == {(clock, shown) for clock in ("plain", "staggered") for shown in ("full", "aggregate", "none")}


@pytest.mark.parametrize("scheme", example.WORKED_OUT)
def test_every_scheme_pays_the_example_in_a_whole_game(scheme: str) -> None:
    """Two members, a pool of 100.00 and values that are checked by hand: what each gets stands in the scheme's own test."""
    (paid,) = example.played(scheme).of(PaidOut)
    assert (paid.scheme, paid.pool_cents, paid.undistributed_cents) == (
        get_scheme(scheme).in_force(1, 1).name,
        example.POOL,
        0,
    )
    assert {row.player: row.payment_cents for row in paid.payouts} == example.pays(scheme)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_shipped_scenario_has_a_golden_game_of_its_kind(scenario: str) -> None:
    kinds = {kind(game.treatment) for game in GAMES.values()}
    assert kind(load_scenario(scenario).treatment) in kinds, f"add a golden game for scenario {scenario}"


def test_the_estimated_pay_of_the_sampled_game_is_that_of_the_textbook() -> None:
    """Everything but what is read from the file is computed here, in exact fractions."""
    written = (FOLDER / "sampled_shapley.txt").read_text(encoding="utf-8")
    said = re.search(r"sampled along (.*) and in reverse", written)[1]
    orders = [[int(player) for player in order.split()] for order in said.split(" and ")]
    pool, paid = re.search(r"Kite pays (\S+) by shapley: (.*?)\s+\[", written).groups()
    rows = re.findall(r"player (\d) (\S+) for weight (\S+) ± ([\d.]+)", paid)
    payments = {int(player): Fraction(cents) * 100 for player, cents, _, _ in rows}
    weights = {int(player): Fraction(weight) for player, _, weight, _ in rows}
    errors = {int(player): float(error) for player, _, _, error in rows}

    # Castro, Gomez and Tejada (2009): the mean gain over orders of joining. Antithetic pairs are its independent samples.
    pairs = [[_gains(order), _gains(order[::-1])] for order in orders]
    averages = {player: [mean(gains[player] for gains in pair) for pair in pairs] for player in (1, 2, 3, 4)}
    assert weights == {player: mean(found) for player, found in averages.items()}
    for player, found in averages.items():
        assert errors[player] == pytest.approx(float(stdev(found)) / len(found) ** 0.5)

    # Littlechild and Owen (1973): in an airport each part of the runway is paid for by all who need it.
    exact = {player: sum(Fraction(1, 10 * (5 - part)) for part in range(1, player + 1)) for player in (1, 2, 3, 4)}
    assert sum(exact.values()) == sum(weights.values()) == Fraction(4, 10)
    assert all(abs(weights[player] - exact[player]) <= errors[player] for player in exact)

    # Yu et al. (2020), eq. 1, to the cent by the largest remainder: the odd cent goes to the lower of two equal ones.
    whole = {player: int(Fraction(pool) * 100 * weights[player] / Fraction(4, 10)) for player in weights}
    assert payments == {**whole, 1: whole[1] + 1}
    assert sum(payments.values()) == Fraction(pool) * 100


def _gains(order: list[int]) -> dict[int, Fraction]:
    """What each adds in this order where a coalition is worth its largest number over 10."""
    return {player: Fraction(max(0, player - max(order[:place], default=0)), 10) for place, player in enumerate(order)}
