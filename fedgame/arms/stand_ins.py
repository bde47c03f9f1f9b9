"""Who plays a seat that nobody plays and that the arm names no policy for: one of the treatment's stand-ins, in turn."""

from __future__ import annotations

from engine.treatment import Treatment


def stand_in(treatment: Treatment, number: int) -> str:
    """The policy of the seat with this number (from 1) among those that are stood in for."""
    return treatment.stand_ins[(number - 1) % len(treatment.stand_ins)]
