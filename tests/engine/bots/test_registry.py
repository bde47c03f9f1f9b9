"""The registry of bot policies; that none is forgotten is held by tests.test_registries."""

import pytest

from engine.bots import BOTS, get_bot


def test_the_registry_names_each_policy_once() -> None:
    assert len(set(BOTS.values())) == len(BOTS)


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=f"no bot policy 'clever': choose one of {', '.join(BOTS)}"):
        get_bot("clever")
