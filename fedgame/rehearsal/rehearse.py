"""A whole rehearsal: bots come, go through everything and are paid, and what went wrong is told."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from fedgame.experiments.stages.base import Ending
from fedgame.rehearsal.door import Door, NoAnswer, told
from fedgame.rehearsal.guest import Guest, Venue
from fedgame.rehearsal.plan import Plan, parts

CLOSING_SECONDS = 60.0

PaymentRow = Mapping[str, str | int]
"""One line of the payment list, by column (fedgame.rooms.payments)."""


class Staff(Protocol):
    """What the rehearsal does as the experimenter. Raises NoAnswer."""

    async def end(self) -> None:
        """End the session."""
        ...

    async def payments(self) -> Sequence[PaymentRow]: ...


class StaffByToken:
    """Over HTTP, with the token of whoever may change the experiment."""

    def __init__(self, door: Door, session_id: str, token: str) -> None:
        self._door = door
        self._session = f"/api/sessions/{session_id}"
        self._token = token

    async def end(self) -> None:
        answer = await self._door.ask("POST", f"{self._session}/control", {"kind": "end_session"}, token=self._token)
        if not answer.is_success:
            raise NoAnswer(f"the session could not be ended ({told(answer)})")

    async def payments(self) -> Sequence[PaymentRow]:
        answer = await self._door.ask("GET", f"{self._session}/payments.csv", token=self._token)
        if not answer.is_success:
            raise NoAnswer(f"the payments could not be had ({told(answer)})")
        return tuple(csv.DictReader(io.StringIO(answer.text)))


async def rehearse(door: Door, venue: Venue, plan: Plan, staff: Staff) -> Sequence[PaymentRow]:
    """Hold it; everything worth telling stands in the door's notes. The answer is the payment list."""
    guests = tuple(Guest(door, venue, part) for part in parts(plan))
    lives = [asyncio.create_task(guest.live()) for guest in guests]
    try:
        await asyncio.wait(lives, timeout=plan.limit_seconds)
        for guest in guests:
            if guest.over is None:
                door.notes.wrong(guest.part.number, f"not through after {plan.limit_seconds:g} s: it is {guest.where}")
    finally:
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
    try:
        async with asyncio.timeout(CLOSING_SECONDS):
            await staff.end()
            rows = await staff.payments()
    except (NoAnswer, TimeoutError) as error:
        door.notes.wrong(0, str(error) or f"the session was not ended in {CLOSING_SECONDS:g} s")
        return ()
    _check(door, guests, rows)
    return rows


def _check(door: Door, guests: Sequence[Guest], rows: Sequence[PaymentRow]) -> None:
    """Hold the payment list against what everybody was shown."""
    notes = door.notes
    by_number = {int(row["participant"]): row for row in rows}
    if len(by_number) != len(rows):
        notes.wrong(0, "somebody stands twice in the payment list")
    for guest in guests:
        if not guest.number:
            continue
        row = by_number.get(guest.number)
        if row is None or not row["total"]:
            notes.wrong(guest.part.number, f"participant {guest.number} is owed nothing in the payment list")
            continue
        notes.endings[cast(Ending, row["ending"])] += 1
        owed = round(float(row["total"]) * 100)
        shown = notes.owed.get(guest.number)
        if shown is not None and shown != owed:
            notes.wrong(guest.part.number, f"was shown {shown} cents and is owed {owed} in the payment list")
