"""The games that people may open: those that are shipped or lie in the server's folder, then frozen arms whose owner offers
them. A mapping by name, as the hall asks it; an arm is called by its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fedgame.arms.scenario import Scenario


class OfferedGames(Mapping[str, Scenario]):
    """`shipped` never change; arms come and go while the server runs."""

    def __init__(self, shipped: Mapping[str, Scenario]) -> None:
        self._shipped = shipped
        self._arms: dict[str, Scenario] = {}

    def __getitem__(self, name: str) -> Scenario:
        return self._shipped[name] if name in self._shipped else self._arms[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._shipped
        yield from self._arms

    def __len__(self) -> int:
        return len(self._shipped) + len(self._arms)

    @property
    def arms(self) -> frozenset[str]:
        """The ids of the arms among them."""
        return frozenset(self._arms)

    def offer(self, scenario: Scenario) -> None:
        self._arms[scenario.name] = scenario

    def withdraw(self, name: str) -> None:
        self._arms.pop(name, None)
