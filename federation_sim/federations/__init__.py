"""The kinds of federation, by name. A new kind is one file beside this one, one line here, and its test."""

from federation_sim.federations import horizontal
from federation_sim.federations.kind import FederationKind

FEDERATIONS: dict[str, FederationKind] = {
    "horizontal": horizontal.KIND,
}

__all__ = ["FEDERATIONS", "FederationKind"]
