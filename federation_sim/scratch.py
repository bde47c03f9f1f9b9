"""Memory that a training uses over and over. It gives buffers out; it never remembers what was in them.

Large temporary arrays would otherwise be mapped, cleared and unmapped by the operating system at every step, which
costs more than the arithmetic done in them. One Scratch serves one thread.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Scratch:
    """Named buffers that grow to the largest size ever asked for."""

    __slots__ = ("_buffers",)

    def __init__(self) -> None:
        self._buffers: dict[str, NDArray[Any]] = {}

    def array(self, name: str, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
        """A contiguous array of that shape with unspecified contents, valid until the same name is asked for again."""
        size = math.prod(shape)
        buffer = self._buffers.get(name)
        if buffer is None or buffer.size < size or buffer.dtype != dtype:
            buffer = np.empty(size, dtype=dtype)
            self._buffers[name] = buffer
        return buffer[:size].reshape(shape)

    def zeros(self, name: str, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
        """The same, filled with zeros."""
        array = self.array(name, shape, dtype)
        array.fill(0)
        return array
