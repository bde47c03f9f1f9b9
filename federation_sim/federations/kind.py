"""What a kind of federation says of itself. Its training stands in its own file."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.words import UNEXPLAINED, Explained


@dataclass(frozen=True, slots=True)
class FederationKind:
    """One way to train together."""

    words: Explained = UNEXPLAINED
