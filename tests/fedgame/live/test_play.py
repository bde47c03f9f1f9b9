"""A live game from the lobby to the end, as the people at the table see it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from fedgame.export.replay import replay_record
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, Server, StoppedClock, bid, serving


async def play_on(people: list[Person], *, bids: bool = True) -> None:
    """Everybody bids where they may, and is ready, until the game is over."""
    while people[0].view["status"] != "finished":
        step = people[0].view["step"]
        for number, person in enumerate(people, start=1):
            await person.until(step)
            for row in person.view["federations"]:
                if bids and row["allowed"]["place_bid"] and row["federation"] == 1 + (step + number) % 2:
                    await person.submit(bid(row["federation"], payment=1_000 + 100 * number, resources=1))
        for person in people:
            assert (await person.ready())["type"] == "ack"
        for person in people:
            await person.until(step + 1)


async def test_a_game_is_played_to_its_end_and_its_log_replays(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        people = []
        for token in tokens:
            people.append(Person(await server.connect(game["game_id"], token)))
            await people[-1].receive("view")
        await play_on(people)
        assert [row["rank"] for row in people[0].view["standings"]] == [1, 2, 3]
        assert any(payout["payment_cents"] > 0 for person in people for payout in person.view["payouts"])
        for person in people:
            await person.ws.close()
        store = server.tables.equipment.store
        record = store.load_record(game["game_id"])
        assert record.status == "finished"
        assert record.finished_at is not None
        replayed = replay_record(record, store.ledger(game["game_id"]))
        assert replayed.difference is None
        assert replayed.payouts > 0
        assert all(training.reported_seq is not None for training in store.trainings(game["game_id"]))


async def test_views_are_numbered_without_a_gap_in_each_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as people:
        await play_on(people)
        for person in people:
            messages = [json.loads(frame) for frame in person.frames]
            numbers = [message["seq"] for message in messages if message["type"] in ("view", "change")]
            assert numbers == list(range(1, len(numbers) + 1))


async def test_who_reconnects_is_in_the_same_seat_with_the_same_view(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[1]) as person:
            await person.receive("view")
            await person.submit(bid(2))
            before = (await person.see())["view"]
        async with server.person(game["game_id"], tokens[1]) as person:
            first = await person.receive("view")
            assert first["fresh"]
            assert first["seq"] == 1
            assert first["view"] == before
            assert first["view"]["you"]["player"] == 2


async def test_empty_seats_become_bots_and_the_lobby_is_told_who_came(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game = await server.new_game(persons=3, name="Ann")
        async with server.person(game["game_id"], game["seat_token"]) as ann:
            assert [seat["taken"] for seat in (await ann.receive("lobby"))["seats"]] == [True, False, False]
            await server.join(game["join_code"], "Bo")
            lobby = await ann.receive("lobby")
            assert [seat["name"] for seat in lobby["seats"]] == ["Ann", "Bo", ""]
            await server.start(game)
            view = await ann.receive("view")
            assert view["bots"] == [3]
            assert view["names"] == ["Ann", "Bo", "Cobalt"]
            assert view["disconnected"] == [2]


async def test_bots_play_on_when_the_person_is_ready(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(persons=1))) as server:
        game = await server.new_game(persons=1, start_now=True)
        async with server.person(game["game_id"], game["seat_token"]) as person:
            await person.receive("view")
            await play_on([person])
            assert person.view["status"] == "finished"


async def test_training_progress_is_shown_round_by_round(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as people:
        for person in people:
            await person.submit(bid(1))
        await play_on(people)
        frames = [json.loads(frame) for frame in people[0].frames]
        rounds = [frame for frame in frames if frame["type"] == "training"][:2]
        assert [(shown["federation"], shown["round"], shown["rounds"]) for shown in rounds] == [(1, 1, 2), (1, 2, 2)]
        assert all(0 <= shown["accuracy"] <= 1 for shown in rounds)


async def test_a_seat_without_its_person_is_ready_by_default(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, grace_seconds=0)
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server:
        async with server.alone() as (game_id, person):
            await play_on([person])
        record = server.tables.equipment.store.load_record(game_id)
        assert {logged.action.kind for logged in record.actions if logged.player == 2} == {"ready"}
        assert all(logged.response_ms is None for logged in record.actions if logged.player == 2)


async def test_a_bot_takes_over_an_absent_seat_where_the_treatment_says_so(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, grace_seconds=0, absent="bot")
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server:
        async with server.alone() as (game_id, person):
            await play_on([person])
        record = server.tables.equipment.store.load_record(game_id)
        assert "place_bid" in {logged.action.kind for logged in record.actions if logged.player in (2, 3)}


async def test_seats_that_nobody_took_are_played_by_the_stand_ins_of_the_treatment(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, stand_ins=("random", "free_rider"))
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server:
        game = await server.new_game(persons=3)
        await server.start(game)
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert [seat.policy for seat in record.seats] == [None, "free_rider", "random"]


async def test_a_game_goes_on_with_every_browser_closed(tmp_path: Path) -> None:
    treatment = replace(tiny.TREATMENT, grace_seconds=0)
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(treatment=treatment))) as server:
        game, _ = await server.people(3)
        await finished(server, game["game_id"])


async def finished(server: Server, game_id: str) -> None:
    async with asyncio.timeout(20):
        while True:
            card = await server.tables.card(game_id)
            if card is not None and card.status == "finished":
                return
            await asyncio.sleep(0.01)


async def test_a_deadline_that_passed_while_the_server_was_down_closes_the_step(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as person:
            assert (await person.receive("view"))["deadline_ms"] == 3_600_000
    clock.move(3_601)
    async with serving(tmp_path, parts={"clock": clock}) as server:
        async with server.person(game["game_id"], tokens[0]) as person:
            await person.receive("view")
            await person.until(2)
            assert person.view["step"] == 2
        closed = server.tables.equipment.store.load_record(game["game_id"]).actions[0]
        assert closed.action.kind == "time_up"


async def test_a_clock_that_was_set_back_while_no_server_ran_lengthens_no_step(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, tokens = await server.people(3)
    clock.move(-7_200)
    async with (
        serving(tmp_path, parts={"clock": clock}) as server,
        server.person(game["game_id"], tokens[0]) as person,
    ):
        assert (await person.receive("view"))["deadline_ms"] == 3_600_000
        clock.move(3_599)
        assert (await person.see())["deadline_ms"] == 1_000


async def test_a_restarted_server_shows_every_seat_what_it_saw_before(tmp_path: Path) -> None:
    clock = StoppedClock()
    async with serving(tmp_path, parts={"clock": clock}) as server:
        game, tokens = await server.people(3)
        before = []
        for number, token in enumerate(tokens, start=1):
            async with server.person(game["game_id"], token) as person:
                await person.receive("view")
                await person.submit(bid(1, payment=2_000 + number))
                await person.ready()
        for token in tokens:
            async with server.person(game["game_id"], token) as person:
                await person.receive("view")
                await person.until(2)
                before.append(await person.see())
    async with serving(tmp_path, parts={"clock": clock}) as server:
        for token, shown in zip(tokens, before, strict=True):
            async with server.person(game["game_id"], token) as person:
                assert {**await person.receive("view"), "seq": 0} == {**shown, "seq": 0}
