"""A session on its way to its next state: what has been said so far, applied as it is said, and written as one.

Rules say events to it (fedgame.experiments.rules); the authority writes them in one transaction, or forgets all of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fedgame.experiments.events import SessionEvent
from fedgame.experiments.session import Participant, Session, apply


class SessionRefusal(Exception):  # noqa: N818 - it says what is the case
    """What cannot be done in a session: a stable code, a sentence, and the question that it is about. `message_zh` is the
    sentence in Chinese where the code alone does not tell it all.
    """

    def __init__(self, code: str, message: str, at: str = "", message_zh: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.at = at
        self.message_zh = message_zh


@dataclass(frozen=True, slots=True)
class Chance:
    """What is drawn while a session changes. All of it stands in the events, so that a replay draws nothing."""

    rng: random.Random
    new_game_id: Callable[[], str]
    new_seed: Callable[[], int]
    new_code: Callable[[], str]


class Changes:
    """`labels` are the labels of participants by number, for an assignment by list."""

    def __init__(self, session: Session, at: datetime, chance: Chance, labels: Mapping[int, str] | None = None) -> None:
        self.session = session
        self.at = at
        self.chance = chance
        self.labels = labels or {}
        self.events: list[SessionEvent] = []

    def say(self, event: SessionEvent) -> None:
        self.session = apply(self.session, event, self.at)
        self.events.append(event)

    def person(self, number: int) -> Participant:
        """The participant as of now. Raises SessionRefusal for none of that number."""
        found = self.session.participants.get(number)
        if found is None:
            raise SessionRefusal(
                "participant.unknown",
                f"There is no participant {number}: this session has {len(self.session.participants)}.",
            )
        return found
