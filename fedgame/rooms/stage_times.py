"""How long people took for each stage, as the log tells: from entering it to entering the next, or to their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from fedgame.experiments.events import Ended, SessionEvent, StageEntered
from fedgame.live.clock import milliseconds


class StageTimes:
    """Fed with the log as it grows; milliseconds by stage."""

    def __init__(self) -> None:
        self._entered: dict[int, tuple[int, datetime]] = {}
        self.by_stage: dict[int, list[int]] = defaultdict(list)

    def follow(self, log: Iterable[tuple[SessionEvent, datetime]]) -> None:
        for event, at in log:
            if isinstance(event, StageEntered):
                self._left(event.participant, at)
                self._entered[event.participant] = (event.stage, at)
            elif isinstance(event, Ended):
                self._left(event.participant, at)
                self._entered.pop(event.participant, None)

    def _left(self, participant: int, at: datetime) -> None:
        if participant in self._entered:
            stage, since = self._entered[participant]
            self.by_stage[stage].append(milliseconds(since, at))
