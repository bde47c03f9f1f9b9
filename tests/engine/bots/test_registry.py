"""Every bot policy is in the registry under its own name, and has a test of its own that keeps the contract."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import engine.bots
from engine.bots import BOTS, Bot, get_bot
from tests.engine.bots.contract import BotContract

NO_POLICY = {"base"}


def _policies() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(engine.bots.__path__) if module.name not in NO_POLICY]


@pytest.mark.parametrize("module", _policies())
def test_a_module_in_the_folder_of_bots_is_in_the_registry(module: str) -> None:
    members = vars(importlib.import_module(f"engine.bots.{module}")).values()
    classes = [member for member in members if isinstance(member, type) and issubclass(member, Bot)]
    own = [bot for bot in classes if bot.__module__ == f"engine.bots.{module}"]
    assert len(own) == 1
    assert own[0] in BOTS.values()


def test_the_registry_names_each_policy_once() -> None:
    assert len(set(BOTS.values())) == len(BOTS) == len(_policies())
    assert {name: bot.name for name, bot in BOTS.items()} == {name: name for name in BOTS}


def test_every_policy_keeps_the_contract() -> None:
    for source in sorted(Path(__file__).parent.glob("test_*.py")):
        importlib.import_module(f"tests.engine.bots.{source.stem}")
    assert {test.policy for test in BotContract.__subclasses__()} == set(BOTS)


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no bot policy 'clever': choose one of equal_distribution, epsilon_greedy"):
        get_bot("clever")
