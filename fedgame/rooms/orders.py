"""What the events of a session mean for its running games, as orders at their tables.

Orders are given after the commit of the events. A server that dies between the two gives them again at the start, by
comparing: a table that does not stand as the session says is told to.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from fedgame.experiments import events as happened
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.session import Group, Participant, Session
from fedgame.live.hall import Hall
from fedgame.live.orders import OrderRefused
from fedgame.live.position import LogDiffers
from fedgame.live.table import Table

log = structlog.get_logger(__name__)


async def carry_out(hall: Hall, session: Session, events: Sequence[SessionEvent]) -> None:
    """Have the tables do what these events say; `session` is after them."""
    for event in events:
        try:
            await _carry_out(hall, session, event)
        except (OrderRefused, LogDiffers, KeyError) as refusal:
            # The game may be over in the same moment: then nothing is left to order.
            log.info("order.refused", event=event.kind, why=str(refusal))


async def _carry_out(hall: Hall, session: Session, event: SessionEvent) -> None:
    match event:
        case happened.GroupFormed() | happened.PracticeBegan():
            table = await hall.opened(event.game_id)
            if session.paused and isinstance(event, happened.GroupFormed):
                # A group that was started by hand while everything stands still.
                await table.pause()
        case happened.Paused() | happened.Resumed() | happened.Extended() | happened.StepEnded():
            for group in _running(session, event.group):
                await _turn_clock(await hall.get(group.game_id), event)
        case happened.GameStopped():
            for group in _running(session, event.group):
                await (await hall.get(group.game_id)).end_game()
        case happened.WentAway() | happened.Returned() | happened.Ended() | happened.CameBack():
            person = session.participants[event.participant]
            if isinstance(event, happened.CameBack):
                _moved(hall, session, person)
            await _seat(hall, session, person)
        case happened.Erased():
            for game_id, player in session.seats_of(session.participants[event.participant]):
                hall.seat_erased(game_id, player)
        case _:
            pass


async def _turn_clock(
    table: Table, event: happened.Paused | happened.Resumed | happened.Extended | happened.StepEnded
) -> None:
    match event:
        case happened.Paused():
            await table.pause()
        case happened.Resumed():
            await table.resume()
        case happened.Extended():
            await table.extend(event.seconds)
        case happened.StepEnded():
            await table.end_step()


def _running(session: Session, group: int | None) -> tuple[Group, ...]:
    return tuple(one for one in session.groups if one.ended_at is None and group in (None, one.number))


async def _seat(hall: Hall, session: Session, person: Participant) -> None:
    """Have the seat of this person played by whom the session says."""
    group = session.group_of(person)
    if group is None or group.ended_at is not None:
        return
    await _stand(await hall.get(group.game_id), group.seat_of(person.number), person)


async def _stand(table: Table, seat: int, person: Participant) -> None:
    controls = table.controls
    if person.ending is not None:
        if seat not in controls.removed:
            await table.remove(seat)
    elif (person.away in ("idle", "hand")) != (seat in controls.stood_in):
        # Whoever is gone is played by the table itself, by the arm's time of grace, until they are back.
        await table.stand_in(seat, on=person.away in ("idle", "hand"))


def _moved(hall: Hall, session: Session, person: Participant) -> None:
    """The tokens of somebody's seats have changed: the old browser is shown out."""
    for game_id, player in session.seats_of(person):
        hall.token_changed(game_id, player)


async def reconcile(hall: Hall, session: Session) -> None:
    """After a start: have every running table stand as the session says."""
    for group in _running(session, None):
        try:
            table = await hall.get(group.game_id)
            if group.stopped:
                await table.end_game()
                continue
            paused = group.paused or session.paused
            if paused != (table.controls.paused_at is not None):
                await (table.pause() if paused else table.resume())
            for seat, number in enumerate(group.seats, start=1):
                await _stand(table, seat, session.participants[number])
        except (OrderRefused, LogDiffers, KeyError) as refusal:
            log.warning("session.not_reconciled", game=group.game_id, why=str(refusal))
