"""A replay is the play: the same actions give the same game, in another process and with another hash seed."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from engine.events import Event
from engine.rules import new_game, step
from engine.treatment import FederationSpec
from fedgame.log.codec import EVENTS, GAME, canonical
from tests.engine.bots.contract import play
from tests.engine.play import ANYBODY, STAGGERED, Table, arm, with_costs

POLICIES = ("equal_distribution", "epsilon_greedy", "random", "free_rider", "random", "random")


def whole_game() -> Table:
    """Six bots in three federations whose schemes use sets of coalitions and memory."""
    federations = tuple(
        FederationSpec(scheme, scheme, admission=ANYBODY) for scheme in ("shapley", "labour_union", "incentivizer")
    )
    treatment = replace(with_costs(arm(), per_sample_cents=7.3), federations=federations, phases=STAGGERED, turns=15)
    return play(treatment, POLICIES, seed=11)


def fingerprint() -> str:
    """SHA-256 of everything that happened and of the game at its end."""
    table = whole_game()
    text = canonical(EVENTS, tuple(table.events)) + canonical(GAME, table.game)
    return hashlib.sha256(text.encode()).hexdigest()


def test_replay_equals_play() -> None:
    played = whole_game()
    deal = new_game(played.game.treatment, played.game.seed, tuple(p.endowment for p in played.game.players))
    game, events = deal.game, list[Event](deal.events)
    for action in played.actions:
        transition = step(game, action)
        game = transition.game
        events += transition.events
    assert game == played.game
    assert events == played.events
    assert len(played.actions) > 100


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_no_order_of_a_set_or_a_mapping_decides_anything(hash_seed: str) -> None:
    command = [sys.executable, "-c", "from tests.engine.test_replay import fingerprint; print(fingerprint())"]
    other = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == fingerprint()


def test_a_game_goes_on_from_any_of_its_states_read_back_from_json() -> None:
    played = whole_game()
    deal = new_game(played.game.treatment, played.game.seed, tuple(p.endowment for p in played.game.players))
    game = deal.game
    for number, action in enumerate(played.actions):
        if number % 7 == 0:
            game = GAME.validate_json(canonical(GAME, game))
        game = step(game, action).game
    assert game == played.game
