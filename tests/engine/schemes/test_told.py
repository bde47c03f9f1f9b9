"""What a scheme remembers is told, number by number, by every scheme that remembers anything, wherever it stands."""

from __future__ import annotations

import pytest

from engine.schemes import SCHEMES, Contribution, IncentivizerMemory, PartsMemory, PayoffClaim, get_scheme
from engine.schemes.memory import Memory
from engine.values.coalition import TabularGame, all_coalitions

NEEDED = {
    "bounded": {"of": {"scheme": "incentivizer"}},
    "mixture": {"parts": [{"scheme": "equal", "weight": 1.0}, {"scheme": "incentivizer", "weight": 1.0}]},
    "schedule": {"phases": [{"scheme": "incentivizer", "start": 1.0}, {"scheme": "equal", "start": 2.0}]},
}
PARTS = {"incentivizer": "", "bounded": "1", "mixture": "2", "schedule": "1"}


def claim(memory: Memory | None, pool: int = 1_000) -> PayoffClaim:
    members = (2, 1)
    values = {coalition: len(coalition) / 10 for coalition in all_coalitions(members)}
    contributions = {1: Contribution(0.9, 0.5, 700), 2: Contribution(0.4, 1.0, 900)}
    return PayoffClaim(pool, members, TabularGame(members, values), contributions, memory)


def debts(memory: Memory | None) -> IncentivizerMemory:
    """The queues, however deep they stand."""
    if isinstance(memory, PartsMemory):
        return next(debts(part) for part in memory.parts if part is not None)
    assert isinstance(memory, IncentivizerMemory)
    return memory


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_a_scheme_tells_its_state_if_and_only_if_it_remembers(name: str) -> None:
    scheme = get_scheme(name, **NEEDED.get(name, {}))
    allocation = scheme.allocate(claim(None))
    told = scheme.tell_state(claim(None), allocation.memory)
    assert scheme.remembers == (allocation.memory is not None) == bool(told) == (name in PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_what_is_told_is_what_is_remembered(name: str) -> None:
    scheme = get_scheme(name, **NEEDED.get(name, {}))
    before = scheme.allocate(claim(None)).memory
    after = scheme.allocate(claim(before)).memory
    told = {(term.player, term.name): term for term in scheme.tell_state(claim(before), after)}
    assert {term.part for term in told.values()} == {PARTS[name]}
    assert {term.scheme for term in told.values()} == {"incentivizer"}
    for player, cost in ((1, 700), (2, 900)):
        was, left = debts(before).debt(player), debts(after).debt(player)
        numbers = {
            key: told[player, key].value for key in ("Y_before", "Q_before", "Y", "Q", "c", "costs_sum", "cycles")
        }
        assert numbers == {
            "Y_before": was.regret,
            "Q_before": was.temporal_regret,
            "Y": left.regret,
            "Q": left.temporal_regret,
            "c": cost,
            "costs_sum": 2 * cost,
            "cycles": 2,
        }
        assert told[player, "lambda"].value == (cost if was.regret > 0 else 0)
        assert {told[player, key].unit for key in ("q", "Y")} == {"cents"}
    assert told[1, "cycles"].unit == "cycles"
