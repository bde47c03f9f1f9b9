"""A string that is a name of a registry. A schema made from such a type lists the names; reading checks nothing, so that
what an earlier version wrote can still be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

REGISTRY_KEY = "x-registry"
"""The key of such a schema: the list grows with the registry, so nobody should branch on it."""


@dataclass(frozen=True)
class NameIn:
    """For Annotated[str, NameIn("schemes", SCHEMES)]; `registry` is what the schema calls it."""

    registry: str
    things: Mapping[str, object]

    def __get_pydantic_json_schema__(
        self, core: object, handler: Callable[[object], dict[str, object]]
    ) -> dict[str, object]:
        """Called by whoever makes a JSON schema of a type that holds this."""
        return {**handler(core), "enum": list(self.things), REGISTRY_KEY: self.registry}
