"""Who looks at a session now, and what each of them was shown last: participants their page, staff the control room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fedgame.live.outbox import Outbox
from fedgame.rooms.pages import as_it_stands
from fedgame.wire.control_room import ControlState
from fedgame.wire.participants import ParticipantPage


class Watchers:
    """The open connections of one session."""

    def __init__(self) -> None:
        self._people: dict[int, list[Outbox]] = defaultdict(list)
        self._shown: dict[int, ParticipantPage] = {}
        self._staff: list[Outbox] = []

    def attach(self, number: int, outbox: Outbox) -> bool:
        """Whether it is the first connection of this participant."""
        self._people[number].append(outbox)
        return len(self._people[number]) == 1

    def detach(self, number: int, outbox: Outbox) -> bool:
        """Whether it was the last connection of this participant."""
        left = [one for one in self._people.get(number, []) if one is not outbox]
        if left:
            self._people[number] = left
            return False
        self._shown.pop(number, None)
        return self._people.pop(number, None) is not None

    def expel(self, number: int, code: int, reason: str) -> None:
        """End every connection of a participant."""
        for outbox in tuple(self._people.get(number, [])):
            outbox.close(code, reason)

    @property
    def people(self) -> tuple[int, ...]:
        return tuple(self._people)

    @property
    def connections(self) -> int:
        return sum(len(outboxes) for outboxes in self._people.values()) + len(self._staff)

    def show(self, page: ParticipantPage, *, anew: bool = False) -> None:
        """Send a participant the page, if it is another than the last one."""
        standing = as_it_stands(page)
        if not anew and self._shown.get(page.participant) == standing:
            return
        self._shown[page.participant] = standing
        for outbox in self._people.get(page.participant, []):
            outbox.send(page)

    def attach_staff(self, outbox: Outbox) -> None:
        self._staff.append(outbox)

    def detach_staff(self, outbox: Outbox) -> None:
        self._staff = [one for one in self._staff if one is not outbox]

    @property
    def staff(self) -> tuple[Outbox, ...]:
        return tuple(self._staff)

    def show_staff(self, state: ControlState) -> None:
        for outbox in self._staff:
            # As a hint: a page that cannot keep up gets the next one.
            outbox.hint(state)

    def close(self, code: int, reason: str) -> None:
        for outboxes in (*self._people.values(), self._staff):
            for outbox in tuple(outboxes):
                outbox.close(code, reason)


def all_of(watchers: Iterable[Watchers]) -> int:
    """The open connections of all these sessions."""
    return sum(one.connections for one in watchers)
