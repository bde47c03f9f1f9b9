"""Who plays a seat that nobody plays and that the arm names no policy for, and a person's seat that is without one."""

from __future__ import annotations

from typing import assert_never

from engine.treatment import Treatment

LEAVING = "leaver"
"""The policy of a seat that leaves every federation and bids nowhere."""


def stand_in(treatment: Treatment, number: int) -> str:
    """The policy of the seat with this number (from 1) among those that are stood in for."""
    return treatment.stand_ins[(number - 1) % len(treatment.stand_ins)]


def policy_of_absent(treatment: Treatment, number: int) -> str | None:
    """The policy of a person's seat that the server plays, by the treatment's `absent`; None: it only says "ready"."""
    match treatment.absent:
        case "bot":
            return stand_in(treatment, number)
        case "leave":
            return LEAVING
        case "ready":
            return None
    assert_never(treatment.absent)
