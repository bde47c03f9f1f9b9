"""What a crew must offer: somebody who trains blocks, somewhere."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from federation_sim.workers.blocks import Block, BlockResult, Follow

Result = TypeVar("Result")


class Crew(Protocol):
    """Trains blocks with as many workers as it has. Its users never see which worker trained what.

    A block whose worker is lost is trained again, which gives the same bytes. Any thread may submit.
    """

    @property
    def workers(self) -> int:
        """How many blocks are trained at the same time."""

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """Queue a block. A cancelled future is not trained, unless its training has begun.

        follow(round, accuracy) is called, on any thread, for what the block follows first; calls may be lost.
        """

    def run(self, work: Callable[[], Result], *, card: bool = False) -> Future[Result]:
        """Queue other work, such as a whole game of a batch: on a lost worker it is begun anew, so it must depend on
        nothing but itself. It and its result must be picklable. `card`: it trains on a CUDA card.
        """

    def close(self) -> None:
        """Stop the workers. What is not trained yet never will be."""
