"""What pydantic checks and writes a type with, built when it is first used: a command needs few of them, and each takes
tens of milliseconds.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import TypeAliasType


def adapter(kind: Any) -> TypeAdapter[Any]:
    """For any type. The alias is there because pydantic takes no configuration besides that of a dataclass."""
    return TypeAdapter(TypeAliasType("Deferred", kind), config=ConfigDict(defer_build=True))  # type: ignore[arg-type]  # an alias is a type to pydantic alone
