"""What an engine must offer: somebody who trains blocks, somewhere."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from federation_sim.blocks import Block, BlockResult, Follow


class Engine(Protocol):
    """Trains blocks with as many workers as it has. Its users never see which worker trained what.

    A block whose worker is lost is trained again, which gives the same bytes. Any thread may submit.
    """

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        """Queue a block. A cancelled future is not trained, unless its training has begun.

        follow(round, accuracy) is called, on any thread, for what the block follows first; calls may be lost.
        """

    def close(self) -> None:
        """Stop the workers. What is not trained yet never will be."""
