"""What was computed last, by name: it is computed again only when what it was computed from is another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """One value for each name, with what it was computed from."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}

    def get(self, name: Hashable, of: object, compute: Callable[[], T]) -> T:
        """The value of `name`, which follows from `of` alone.

        Equal values are one object from one call to the next, so that whoever compares them later sees it at once.
        """
        last = self._last.get(name)
        if last is None:
            value = compute()
        elif last[0] == of:
            return last[1]  # type: ignore[no-any-return]  # of the same name, so of the same type
        else:
            value = compute()
            if last[1] == value:
                value = last[1]
        self._last[name] = (of, value)
        return value

    def settle(self, name: Hashable, value: T) -> T:
        """The last value of `name` if this one is equal to it, else this one."""
        return self.get(name, value, lambda: value)

    def clear(self) -> None:
        self._last.clear()
