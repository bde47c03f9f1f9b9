"""How busy this server is, for the foot of the control room."""

from __future__ import annotations

from fedgame.live.hall import HallLoad
from fedgame.wire.control_room import Load


def load_of(hall: HallLoad, connections: int, *, saved: bool) -> Load:
    """`connections` are those of sessions, besides the hall's own."""
    machine = hall.machine
    return Load(
        trainings_running=hall.trainings_running,
        trainings_waiting=hall.trainings_waiting,
        processor=min(1.0, (machine.load or 0.0) / machine.processors),
        memory_bytes=machine.memory or 0,
        memory_of_bytes=machine.memory_total or 0,
        connections=hall.connections + connections,
        saved=saved,
    )
