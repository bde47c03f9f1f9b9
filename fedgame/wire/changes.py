"""What is different between two states of one thing, and the state after it: how a view travels after it was sent once.

A patch is a tree over what it changes. `[value]` stands for a new value. An object stands for an object, or a list of the same
length, of which some parts change: each under its name, or its place from 0. `{"splice": [place, count, ...items]}` stands for
a list that became longer or shorter: at `place`, `count` items go out and these come in, as JavaScript's `splice` has it.

frontend/src/net/changes.ts has the same for the browser; docs/wire.md tells it to programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic_core import to_json

Patch: TypeAlias = "list[object] | dict[str, Patch]"

SPLICE = "splice"


def difference(before: object, after: object) -> Patch | None:
    """The patch that makes `after` of `before`; None where they are the same.

    Dataclasses and tuples are looked into, and everything else is one value; parts that are the same object are not looked at.
    """
    if before is after:
        return None
    if type(before) is not type(after):
        return [after]
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _of_lists(before, after)
    names = getattr(after, "__dataclass_fields__", None)
    if names is None:
        return None if before == after else [after]
    patch = {}
    for name in names:
        one, other = getattr(before, name), getattr(after, name)
        if one is not other and (part := difference(one, other)) is not None:
            patch[name] = part
    return patch or None


def _of_lists(before: tuple[object, ...], after: tuple[object, ...]) -> Patch | None:
    if len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        parts = ((place, difference(one, other)) for place, (one, other) in pairs if one is not other)
        return {str(place): part for place, part in parts if part is not None} or None
    shorter = min(len(before), len(after))
    start = shorter if before[:shorter] == after[:shorter] else 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return {SPLICE: [start, len(before) - start - end, *after[start : len(after) - end]]}


def applied(whole: Any, patch: Any) -> Any:
    """The JSON value that `patch` makes of `whole`, which stays as it is; what is not changed is shared.

    Raises LookupError or TypeError where the patch is of something else.
    """
    if isinstance(patch, list):
        return patch[0]
    if not isinstance(whole, list):
        return {**whole, **{name: applied(whole[name], part) for name, part in patch.items()}}
    if SPLICE in patch:
        place, count, *items = patch[SPLICE]
        return [*whole[:place], *items, *whole[place + count :]]
    changed = list(whole)
    for place, part in patch.items():
        changed[int(place)] = applied(whole[int(place)], part)
    return changed


def as_json(value: object) -> str:
    """JSON of dataclasses, tuples and maps, of patches that hold some, and of models.

    The same for whole views and for patches, so that what a patch brings reads like what a whole view has.
    """
    return to_json(value, fallback=_plain).decode()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be sent: give dataclasses, tuples, maps and plain values")
