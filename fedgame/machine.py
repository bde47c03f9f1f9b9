"""How busy this machine and this server's processes are, as the system tells it. What it does not tell is None.

Read from /proc where there is one (Linux), else from the standard library alone: a control room's figure is not worth
a dependency.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class MachineLoad:
    """`processor_share` is what this process used of one processor since it was asked before, None the first time.

    `load` is the number of processes that wanted a processor in the last minute. Bytes: `memory` of this process and its
    workers, `memory_free` of the whole machine's `memory_total`.
    """

    processors: int
    processor_share: float | None
    load: float | None
    memory: int | None
    memory_free: int | None
    memory_total: int | None


class Machine:
    """Remembers when it was asked last."""

    def __init__(self, proc: Path = PROC) -> None:
        self._proc = proc
        self._before: tuple[float, float] | None = None

    def load(self, workers: Iterable[int] = ()) -> MachineLoad:
        """The load now, with the memory of the processes of these ids."""
        now = (time.monotonic(), time.process_time())
        before, self._before = self._before, now
        passed = now[0] - before[0] if before else 0.0
        memory = self._memory_of_machine()
        return MachineLoad(
            processors=os.cpu_count() or 1,
            processor_share=(now[1] - before[1]) / passed if before and passed > 0 else None,
            load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
            memory=self._memory_of([os.getpid(), *workers]),
            memory_free=memory.get("MemAvailable"),
            memory_total=memory.get("MemTotal"),
        )

    def _memory_of(self, processes: Iterable[int]) -> int | None:
        """The resident bytes of these processes; None where the system does not tell them. One that has ended counts 0."""
        if not (self._proc / "self" / "statm").exists():
            return None
        return sum(map(self._resident, processes))

    def _resident(self, process: int) -> int:
        try:
            pages = (self._proc / str(process) / "statm").read_text().split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def _memory_of_machine(self) -> dict[str, int]:
        """The lines of /proc/meminfo, in bytes; empty where there is none."""
        try:
            lines = (self._proc / "meminfo").read_text().splitlines()
        except OSError:
            return {}
        parts = [line.split() for line in lines]
        return {part[0].rstrip(":"): int(part[1]) * 1024 for part in parts if len(part) == 3}
