"""Who does nothing for so long, while others wait for them, that they are to be asked whether they are there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from fedgame.experiments.session import Participant, Session
from fedgame.live.facts import TableFacts


def idle_people(session: Session, facts: Mapping[str, TableFacts], now: datetime) -> tuple[int, ...]:
    """By number. Only people of running games who are there and have not decided; `facts` by game."""
    seconds = session.design.attention.idle_seconds
    if seconds == 0 or session.paused:
        return ()
    idle = []
    for group in session.groups:
        game = facts.get(group.game_id)
        if game is None or group.ended_at is not None or group.paused:
            continue
        for seat, number in zip(game.seats, group.seats, strict=False):
            person = session.participants[number]
            if seat.undecided and _could_answer(person) and _quiet(person, seat.last_action_ms_ago, now) >= seconds:
                idle.append(number)
    return tuple(idle)


def _could_answer(person: Participant) -> bool:
    return person.connected and person.away is None and person.idle_asked_at is None and person.ending is None


def _quiet(person: Participant, acted_ms: int | None, now: datetime) -> float:
    """Seconds since somebody last did something, at the table or elsewhere in the session."""
    elsewhere = (now - (person.last_at or person.arrived_at)).total_seconds()
    return elsewhere if acted_ms is None else min(elsewhere, acted_ms / 1000)
