"""Golden games: whole games as text that can be read aloud, replayed line by line."""

from pathlib import Path

import pytest

from engine.schemes import SCHEMES
from engine.treatment import Treatment
from fedgame.scenario import SCENARIOS, load_scenario
from tests.engine.golden_games import GAMES
from tests.engine.golden_text import FOLDER, render

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


def test_every_scheme_pays_in_a_golden_game() -> None:
    paying = {spec.scheme for game in GAMES.values() for spec in game.treatment.federations}
    assert paying == set(SCHEMES)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_shipped_scenario_has_a_golden_game_of_its_kind(scenario: str) -> None:
    kinds = {kind(game.treatment) for game in GAMES.values()}
    assert kind(load_scenario(scenario).treatment) in kinds, f"add a golden game for scenario {scenario}"
