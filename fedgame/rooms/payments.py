"""The payment list of a session: one line for each participant, with what a recruiting service knows them by."""

from __future__ import annotations

from collections.abc import Iterator

from fedgame.rooms.room import Room

COLUMNS = (
    "session_id",
    "participant",
    "label",
    "name",
    "parameters",
    "ending",
    "currency",
    "show_up",
    "game",
    "tasks",
    "fee",
    "total",
    "completion_code",
    "rehearsal",
)


def payment_rows(room: Room) -> Iterator[dict[str, str | int]]:
    """In the order of participants; whoever is owed nothing yet has empty cells. Money in units with two decimals."""
    for person in room.session.participants.values():
        identity, paid = room.identity(person.number), person.paid
        yield {
            "session_id": room.session_id,
            "participant": person.number,
            "label": identity.label or "",
            "name": identity.name,
            "parameters": "; ".join(f"{name}={value}" for name, value in identity.parameters.items()),
            "ending": paid.ending if paid else "",
            "currency": paid.currency if paid else "",
            "show_up": _money(paid.show_up_cents) if paid else "",
            "game": _money(paid.game_cents) if paid else "",
            "tasks": _money(paid.task_cents) if paid else "",
            "fee": _money(paid.fee_cents) if paid else "",
            "total": _money(paid.total_cents) if paid else "",
            "completion_code": paid.code if paid else "",
            "rehearsal": "true" if room.new.rehearsal else "false",
        }


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
