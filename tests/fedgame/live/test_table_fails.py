"""A table whose log fails, or that has a bug: nothing is lost, nothing is done twice, and people are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from engine.actions import Ready
from fedgame.live.nature import attempt
from fedgame.live.position import Job, LogDiffers
from fedgame.live.table import Table
from fedgame.log.upcasts import NewerSchemaError
from fedgame.storage import (
    Answer,
    CommitInDoubt,
    LogWrite,
    NotWritten,
    StoreClosed,
)
from tests.fedgame.live.alone import Rooms, Seat
from tests.fedgame.live.test_beat import bid


async def test_a_commit_in_doubt_is_tried_on_the_log_as_it_is_and_given_up_after_two(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann, bo = Seat(table, 1), Seat(table, 2)
    for seat in (ann, ann, bo):
        await seat.next()
    room.log.on_append = [CommitInDoubt("no answer")]
    ann.send()
    assert [(await ann.next())["type"] for _ in range(2)] == ["ack", "view"]
    assert (await bo.next())["view"]["ready"] == [1]
    assert room.log.reads == 2
    room.log.on_append = [CommitInDoubt("no answer"), CommitInDoubt("no answer")]
    ann.send(step=2, action_id="given-up-1")
    told = await ann.next()
    assert (told["type"], told["code"], told["action_id"]) == ("reject", "server.not_saved", "given-up-1")
    assert room.log.reads == 4
    assert bo.outbox.empty
    room.log.on_append = [CommitInDoubt("no answer")] * 2
    table.do(Job(attempt(Ready(2))))
    while (await ann.next())["view"]["ready"] != [1, 2]:
        pass
    assert [line for write in room.log.done for line in write] == [(1, "ready"), (2, "ready")]


async def test_what_was_not_written_for_sure_is_told_at_once_and_nothing_is_read_again(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    room.log.on_append = [NotWritten("the database is locked")]
    ann.send(action_id="refused-1")
    told = await ann.next()
    assert (told["type"], told["code"], told["action_id"]) == ("reject", "server.not_saved", "refused-1")
    ann.send(action_id="refused-1")
    assert [(await ann.next())["type"] for _ in range(2)] == ["ack", "view"]
    assert room.log.reads == 1


async def test_a_sealed_act_that_is_in_doubt_is_told_its_own_seat_alone(rooms: Rooms) -> None:
    """Whether it turns out to be kept, or not to be, or is done at the second try."""
    room = rooms()
    table = await room.started()
    ann, bo = Seat(table, 1), Seat(table, 2)
    for seat in (ann, ann, bo):
        await seat.next()
    kept, append = CommitInDoubt("kept all the same"), room.log.append

    async def kept_in_doubt(write: LogWrite) -> None:
        await append(write)
        room.log.append = append  # type: ignore[method-assign]
        raise kept

    for attempt_number, fault in enumerate(("kept", "second", "lost"), start=1):
        if fault == "kept":
            room.log.append = kept_in_doubt  # type: ignore[method-assign]
        else:
            room.log.on_append = [CommitInDoubt("no answer")] * (1 if fault == "second" else 2)
        ann.send(bid(1, 1_000 + attempt_number))
        told = [await ann.next() for _ in range(1 if fault == "lost" else 2)]
        assert [message["type"] for message in told] == (["reject"] if fault == "lost" else ["ack", "view"])
        table.resync(1, ann.outbox)
        shown = (await ann.next())["view"]["federations"][0]["my_bid"]
        assert shown["commitment"]["payment_cents"] == (1_000 + min(attempt_number, 2))
        assert bo.outbox.empty


async def test_a_store_that_is_closed_answers_nobody(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    room.log.on_append = [StoreClosed("closed")]
    ann.send()
    table.resync(1, ann.outbox)
    assert (await ann.next())["type"] == "view"
    assert room.log.reads == 1


async def test_a_log_that_cannot_be_read_is_waited_for_or_ends_the_table(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    room.log.on_append, room.log.on_read = [CommitInDoubt("no answer")], [OSError("away")] * 3
    with capture_logs() as lines:
        ann.send()
        assert [(await ann.next())["type"] for _ in range(2)] == ["ack", "view"]
    assert [line["game"] for line in lines if line["event"] == "log.unreadable"] == ["a-game"]
    assert room.log.reads == 5
    assert not table.stopped
    room.log.on_append, room.log.on_read = [CommitInDoubt("no answer")], [NewerSchemaError("of a later version")]
    ann.send()
    assert await ann.closed() == (1011, "this game cannot be read any more")
    assert table.stopped


async def test_a_log_that_makes_no_position_is_refused_when_the_table_opens(rooms: Rooms) -> None:
    room = rooms()
    await room.started()
    room.log.on_read = [NewerSchemaError("of a later version")]
    with pytest.raises(LogDiffers, match=r"^game a-game: of a later version$"):
        await room.opened()
    playing, room.log.kept = room.log.kept, None
    assert playing is not None
    again = room.add(Table(playing, room.tables[0]._equipment))
    with pytest.raises(LogDiffers, match=r"^game a-game has not been started$"):
        await again.open()
    room.log.kept = replace(playing, status="lobby")
    with pytest.raises(LogDiffers, match=r"^game a-game has not been started$"):
        await again.open()


async def test_a_table_is_taken_up_with_its_deadline_unless_that_lies_ahead(rooms: Rooms) -> None:
    room = rooms()
    await room.started()
    room.clock.move(600)
    ann = Seat(await room.opened(), 1)
    assert (await ann.next())["deadline_ms"] == 3_000_000
    room.clock.move(-7_200)
    bo = Seat(await room.opened(), 2)
    assert (await bo.next())["deadline_ms"] == 3_600_000


async def test_a_fault_while_a_game_is_shown_costs_what_is_in_memory(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()

    def fails(_: Answer | None) -> None:
        raise RuntimeError("a bug")

    table.do(Job(lambda _: None, fails))
    shown = await ann.next()
    assert (shown["type"], shown["fresh"], room.log.reads) == ("view", True, 2)
    assert not table.stopped
