"""What a scheme computed and remembers, told number by number: for exports and for whoever wants to check a payment."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class StateTerm:
    """One number of one player at one payout. `unit` is "cents" or "cycles".

    `part` says where the scheme stands within others, as their places from 1 with dots between them ("2.1"); empty for
    one that stands alone.
    """

    scheme: str
    player: int
    name: str
    value: float
    unit: str
    part: str = ""

    def within(self, place: int) -> StateTerm:
        """The same of a scheme that stands at that place, from 1, within another."""
        return replace(self, part=f"{place}.{self.part}" if self.part else str(place))
