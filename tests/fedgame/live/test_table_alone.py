"""A table by itself: without a server and a database, with a log in memory that fails when a test says so."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from engine.actions import PlaceBid, Ready, TimeUp
from fedgame.arms.stand_ins import stand_in
from fedgame.live.nature import attempt
from fedgame.live.position import Job, Proposal, first_step
from fedgame.live.table import AlreadyStarted
from fedgame.storage import (
    Answer,
    CommitInDoubt,
    Conflict,
    SeatStart,
)
from fedgame.wire.messages import AskQuote, CommitmentIn, NotReadyIn, PlaceBidIn
from tests.fedgame import tiny
from tests.fedgame.live.alone import Rooms, Seat, card, everybody_sits
from tests.fedgame.live.client import PATIENCE

TERMS = CommitmentIn(quality_share=1.0, quantity_share=1.0, resources=2, payment_cents=5_000)


# The lobby and the start


async def test_who_waits_is_told_who_came_and_then_shown_the_game(rooms: Rooms) -> None:
    room = rooms(full=False)
    table = await room.opened()
    ann, bo = Seat(table, 1), Seat(table, 2)
    assert [(await seat.next())["you"] for seat in (ann, bo)] == [1, 2]
    assert (table.watching, table.game, table.idle) == ((1, 2), None, False)
    taken = replace(room.log.kept or card(), seats=everybody_sits(card()).seats)
    table.seats_changed(taken)
    for number, seat in enumerate((ann, bo), start=1):
        told = await seat.next()
        assert (told["you"], [row["name"] for row in told["seats"]]) == (number, ["Ann", "Bo", "Cy"])
    assert table.card == taken
    await table.start()
    for seat in (ann, bo):
        view = await seat.next()
        # The log knows of Ann alone, whose clock waits for her.
        assert (view["type"], view["fresh"], view["seq"], view["deadline_ms"]) == ("view", True, 1, None)
        assert (view["names"], view["task"]["name"]["en"]) == (["Ann", "Basalt", "Cobalt"], "Breast tumours")
    started = table.card
    table.seats_changed(taken)
    table.resync(1, ann.outbox)
    assert (await ann.next())["type"] == "view"
    assert table.card is started


async def test_a_start_deals_to_people_bots_and_stand_ins(rooms: Rooms) -> None:
    room = rooms(full=False, stand_ins=("random", "epsilon_greedy"))
    table = await room.started()
    now = room.clock.now()
    assert room.log.start is not None
    assert room.log.start.seats == (
        SeatStart(1, "person", None, tiny.ENDOWMENTS[0]),
        SeatStart(2, "bot", "epsilon_greedy", tiny.ENDOWMENTS[1]),
        SeatStart(3, "bot", "free_rider", tiny.ENDOWMENTS[2]),
    )
    assert table.game is not None
    assert room.log.start.deadline == first_step(table.game, now, leisurely=True)
    assert (room.log.start.game_id, room.log.start.started_at) == ("a-game", now)
    assert table.game.seed == tiny.SEED
    with pytest.raises(AlreadyStarted):
        await table.start()


async def test_of_two_who_start_at_once_one_is_too_late(rooms: Rooms) -> None:
    table = await rooms().opened()
    results = await asyncio.gather(table.start(), table.start(), return_exceptions=True)
    assert [type(result) for result in results] == [type(None), AlreadyStarted]


async def test_a_start_is_tried_again_where_a_seat_was_taken_meanwhile_and_where_it_is_in_doubt(rooms: Rooms) -> None:
    room = rooms()
    room.log.on_start = [Conflict("seats"), CommitInDoubt("the disk did not answer")]
    table = await room.opened()
    with pytest.raises(CommitInDoubt, match="the disk did not answer"):
        await table.start()
    assert room.log.on_start == []
    await table.start()
    assert table.game is not None
    gone = rooms()
    lost = await gone.opened()
    gone.log.kept = None
    with pytest.raises(KeyError, match="a-game"):
        await lost.start()


async def test_before_the_start_nothing_can_be_done(rooms: Rooms) -> None:
    table = await rooms().opened()
    ann = Seat(table, 1)
    await ann.next()
    ann.send(action_id="too-early-1")
    refused = await ann.next()
    assert (refused["code"], refused["action_id"]) == ("game.not_started", "too-early-1")
    table.quote(1, AskQuote(type="quote", quote_id=3, federation=1, commitment=TERMS), ann.outbox)
    assert (await ann.next())["code"] == "game.not_started"
    table.do(Job(attempt(TimeUp(1))))
    table.resync(1, ann.outbox)
    assert (await ann.next())["type"] == "lobby"


# Submissions


async def test_an_answer_goes_to_who_asked_and_the_change_to_all(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann, bo = Seat(table, 1), Seat(table, 2)
    for seat, disconnected in ((ann, [2, 3]), (bo, [3])):
        assert (await seat.next())["disconnected"] == disconnected
    assert (await ann.next())["disconnected"] == [3]
    room.clock.move(2)
    ann.send()
    assert (await ann.next())["type"] == "ack"
    for seat in (ann, bo):
        view = await seat.next()
        assert (view["view"]["ready"], view["fresh"], view["deadline_ms"]) == ([1], False, 3_598_000)
    ((entry,),) = [write.entries for write in room.log.writes]
    assert (entry.logged.response_ms, entry.logged.submitted_at) == (2_000, room.clock.now())
    assert room.log.writes[0].game_id == "a-game"
    ann.send()
    assert (await ann.next())["code"] == "seat.ready"
    bo.send(step=2)
    assert (await bo.next())["code"] == "step.not_open"
    assert [record.code for write in room.log.writes for record, _ in write.refusals] == ["seat.ready", "step.not_open"]
    assert {record.response_ms for write in room.log.writes for record, _ in write.refusals} == {2_000}


async def test_a_bid_that_is_sent_twice_is_placed_once_at_the_time_of_its_first_coming(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    room.clock.move(2)
    for _ in range(2):
        ann.send(PlaceBidIn(kind="place_bid", federation=1, commitment=TERMS), action_id="the-same-bid")
        room.clock.move(1)
    answers = [message for message in [await ann.next() for _ in range(3)] if message["type"] != "view"]
    assert answers == [{"type": "ack", "action_id": "the-same-bid", "seq": 1}] * 2
    ((entry,),) = [write.entries for write in room.log.writes]
    assert isinstance(entry.logged.action, PlaceBid)
    assert entry.logged.action.at_ms == 2_000


async def test_a_bid_that_would_be_refused_for_certain_is_refused_at_once_and_recorded(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    ann.send(PlaceBidIn(kind="place_bid", federation=1, commitment=TERMS.model_copy(update={"payment_cents": 999})))
    while (answer := await ann.next())["type"] == "view":
        assert answer["view"]["federations"][0]["my_bid"] is None
    assert (answer["code"], answer["facts"]) == (
        "bid.not_admissible",
        {"rule": "payment", "needed": 1_000, "given": 999},
    )
    assert answer["message"] == "Aurora would refuse this bid: its payment is 9.99, and at least 10.00 is asked for."
    assert [record.code for write in room.log.writes for record, _ in write.refusals] == ["bid.not_admissible"]
    ann.send(PlaceBidIn(kind="place_bid", federation=1, commitment=TERMS.model_copy(update={"payment_cents": 1_000})))
    assert (await ann.next())["type"] == "ack"


async def test_ready_is_taken_back_while_the_other_decides_and_kept_in_the_log(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann, bo = Seat(table, 1), Seat(table, 2)
    ann.send()
    ann.send(NotReadyIn(kind="not_ready"))
    ann.send(NotReadyIn(kind="not_ready"))
    bo.send()
    answers: list[str] = []
    while len(answers) < 3:
        message = await ann.next()
        if message["type"] != "view":
            answers.append(message.get("code", message["type"]))
    assert answers == ["ack", "ack", "seat.not_ready"]
    while (view := await bo.next())["type"] != "view" or 2 not in view["view"]["ready"]:
        pass
    assert (view["view"]["step"], view["view"]["ready"]) == (1, [2])
    kinds = [entry.logged.action.kind for write in room.log.writes for entry in write.entries]
    assert kinds == ["ready", "not_ready", "ready"]


async def test_what_is_shown_and_what_is_done_keep_their_order(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    table.resync(1, ann.outbox)
    ann.send()
    table.resync(1, ann.outbox)
    messages = [await ann.next() for _ in range(4)]
    assert [message["type"] for message in messages] == ["view", "view", "ack", "view"]
    assert [message["view"]["ready"] for message in messages if message["type"] == "view"] == [[], [], [1]]


async def test_a_quote_is_answered_and_changes_nothing(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    for federation, answer in ((1, {"type": "quote", "quote_id": 3}), (9, {"type": "reject", "action_id": None})):
        table.quote(1, AskQuote(type="quote", quote_id=3, federation=federation, commitment=TERMS), ann.outbox)
        told = await ann.next()
        assert answer.items() <= told.items()
    assert told["code"] == "federation.unknown"
    assert told["message"] == "There is no federation 9: choose one from 1 to 2."
    assert room.log.writes == []


async def test_what_waits_together_shares_a_transaction_of_at_most_64(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    asked: list[int] = []

    def count(_: Proposal) -> None:
        asked.append(len(room.log.writes))

    for _ in range(70):
        table.do(Job(lambda proposal: count(proposal) or attempt(Ready(9))(proposal)))
    table.resync(1, ann.outbox)
    await ann.next()
    assert sorted({place: asked.count(place) for place in asked}.values()) in (
        [6, 64],
        [1, 5, 64],
        [1, 6, 63],
        [1, 64, 5],
    )
    assert len(asked) == 70


async def test_a_fault_in_one_job_does_not_take_along_those_beside_it(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    answers: list[Answer | None] = []

    def fails(_: Proposal) -> Answer | None:
        raise RuntimeError("a bug")

    ann = Seat(table, 1)
    await ann.next()
    table.do(Job(fails, answers.append))
    ann.send()
    assert (await ann.next())["type"] == "ack"
    assert answers == [None]
    assert room.log.done == [[(1, "ready")]]
    assert room.log.reads == 1


async def test_nothing_is_written_where_nothing_is_to_write(rooms: Rooms) -> None:
    room = rooms()
    table = await room.started()
    done = asyncio.Event()
    table.do(Job(lambda _: None, lambda _: done.set()))
    async with asyncio.timeout(PATIENCE):
        await done.wait()
    assert room.log.writes == []


# Connections


async def test_a_seat_is_away_when_its_last_connection_is_gone(rooms: Rooms) -> None:
    table = await rooms().started()
    ann, bo, also = Seat(table, 1), Seat(table, 2), Seat(table, 2)
    while (await ann.next())["disconnected"] != [3]:
        pass
    table.detach(2, also.outbox)
    table.resync(1, ann.outbox)
    assert ((await ann.next())["fresh"], table.watching) == (True, (1, 2))
    table.detach(2, bo.outbox)
    assert (await ann.next())["disconnected"] == [2, 3]
    assert table.watching == (1,)


async def test_a_table_that_closes_ends_its_connections_and_works_no_more(rooms: Rooms) -> None:
    room = rooms(grace_seconds=0.02)
    table = await room.started()
    ann = Seat(table, 1)
    await ann.next()
    assert not table.stopped
    table.close()
    assert await ann.closed() == (1012, "the server is stopping")
    table.do(Job(attempt(Ready(2))))
    await asyncio.sleep(0.05)
    assert table.stopped
    assert room.log.writes == []
    room.new().close()  # of a table that was never opened


async def test_only_a_table_that_nobody_watches_and_that_is_not_played_at_is_idle(rooms: Rooms) -> None:
    room = rooms(turns=1, decision_seconds=1)
    table = await room.opened()
    assert table.idle
    ann = Seat(table, 1)
    assert not table.idle
    await ann.next()
    assert not table.idle
    table.detach(1, ann.outbox)
    async with asyncio.timeout(PATIENCE):
        while not table.idle:  # noqa: ASYNC110 - the table tells nobody
            await asyncio.sleep(0)
    starting = asyncio.create_task(table.start())
    await asyncio.sleep(0)
    assert not table.idle, "put away now, it would never say that it has started"
    await starting
    assert not table.idle
    async with asyncio.timeout(PATIENCE):
        while table.card.status != "finished":
            room.clock.move(2)
            table.do(Job(attempt(TimeUp(table.game.step if table.game else 1))))
            await asyncio.sleep(0.001)
        while not table.idle:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0)
    assert table.game is not None
    assert table.game.finished


# Seats that the server plays


@pytest.mark.parametrize(("absent", "policy"), [("ready", None), ("bot", "equal_distribution")])
async def test_who_stays_away_is_played_as_the_treatment_says_and_again_in_the_next_step(
    rooms: Rooms, absent: str, policy: str | None
) -> None:
    room = rooms(grace_seconds=0.02, absent=absent, stand_ins=("random", "free_rider", "equal_distribution"))
    table = await room.started()
    ann, bo = Seat(table, 1), Seat(table, 2)
    view = await ann.next()
    while view["type"] != "view" or view["view"]["ready"] != [3]:
        view = await ann.next()
    acted = [kind for write in room.log.done for player, kind in write if player == 3]
    assert acted[-1] == "ready"
    assert (policy is None) == (acted == ["ready"])
    assert table._stand_ins() == ((3, policy),)
    for seat in (ann, bo):
        seat.send()
    while view["type"] != "view" or (view["view"]["step"], view["view"]["ready"]) != (2, [3]):
        view = await ann.next()


async def test_bots_are_said_to_be_bots_and_played_by_their_own_policy(rooms: Rooms) -> None:
    room = rooms(full=False)
    table = await room.started()
    ann = Seat(table, 1)
    assert (await ann.next())["bots"] == [2, 3]
    assert table._stand_ins() == ((2, stand_in(tiny.TREATMENT, 2)), (3, "free_rider"))
