"""Durable first, then acknowledged, then published; and what is in doubt is read again. With a real store that a test
can hold up or make fail, nothing else replaced."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from engine.actions import CoalitionValue, TrainingReported
from engine.schemes.least_core import LeastCore
from engine.treatment import FederationSpec
from fedgame.live.nature import attempt
from fedgame.live.position import Job, LogDiffers, rebuild
from fedgame.storage import CommitInDoubt, LogWrite, Store, Worker
from tests.fedgame import tiny
from tests.fedgame.live.client import bid, serving


class HeldStore(Store):
    """Writes wait for the gate, once a test has closed it."""

    def __init__(self, url: str, worker: Worker | None = None, folder: Path | None = None) -> None:
        super().__init__(url, worker, folder)
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = asyncio.Event()

    async def append(self, write: LogWrite) -> None:
        self.waiting.set()
        await self.gate.wait()
        await super().append(write)


class LosingStore(Store):
    """The next commit is in doubt: `written` says whether it reached the disk all the same."""

    written: bool | None = None
    failures = 0

    async def append(self, write: LogWrite) -> None:
        written, self.written = self.written, None
        if written is None:
            await super().append(write)
            return
        self.failures += 1
        if written:
            await super().append(write)
        raise CommitInDoubt("the disk did not answer")


async def test_nothing_is_acknowledged_or_shown_before_it_is_durable(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"store": HeldStore}) as server, server.table() as (ann, bo, _):
        store = server.tables.equipment.store
        assert isinstance(store, HeldStore)
        store.gate.clear()
        store.waiting.clear()
        await ann.send({"type": "submit", "action_id": "ann-ready-1", "step": 1, "action": {"kind": "ready"}})
        await store.waiting.wait()
        # A quote is answered at once: whatever had been sent before it would have come first.
        for person in (ann, bo):
            await person.send({"type": "quote", "quote_id": 5, "federation": 1, "commitment": bid(1)["commitment"]})
            assert (await person.next())["type"] == "quote"
        store.gate.set()
        assert (await ann.next())["type"] == "ack"
        assert (await ann.next())["view"]["ready"] == [1]
        assert (await bo.next())["view"]["ready"] == [1]


@pytest.mark.parametrize("written", [True, False])
async def test_a_commit_in_doubt_is_done_exactly_once(tmp_path: Path, written: bool) -> None:
    async with serving(tmp_path, parts={"store": LosingStore}) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            store = server.tables.equipment.store
            assert isinstance(store, LosingStore)
            store.written = written
            answer = await ann.submit(bid(1), action_id="the-bid-in-doubt")
            assert (answer["type"], answer["seq"]) == ("ack", 1)
            assert store.failures == 1
            assert (await ann.see())["view"]["federations"][0]["my_bid"] is not None
            record = store.load_record(game["game_id"])
            assert [logged.action.kind for logged in record.actions] == ["place_bid"]


class BrokenStore(Store):
    """Nothing can be written any more, once a test says so."""

    broken = False

    async def append(self, write: LogWrite) -> None:
        if self.broken:
            raise CommitInDoubt("the disk is full")
        await super().append(write)


async def test_what_cannot_be_saved_is_refused_and_can_be_sent_again(tmp_path: Path) -> None:
    async with serving(tmp_path, parts={"store": BrokenStore}) as server, server.table() as (ann, *_):
        store = server.tables.equipment.store
        assert isinstance(store, BrokenStore)
        store.broken = True
        assert (await ann.submit(bid(1), action_id="once-and-again"))["code"] == "server.not_saved"
        store.broken = False
        assert (await ann.submit(bid(1), action_id="once-and-again"))["type"] == "ack"


async def test_the_same_action_id_is_done_once_and_answered_alike(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as ann, server.person(game["game_id"], tokens[0]) as also:
            await ann.receive("view")
            await also.receive("view")
            first = await ann.submit(bid(1), action_id="same-id-01")
            assert await also.submit(bid(1), action_id="same-id-01") == first
            refused = await ann.submit(bid(1, resources=1000), action_id="same-id-02")
            assert refused["code"] == "bid.resources_exceeded"
            assert await also.submit({"kind": "ready"}, action_id="same-id-02") == refused
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert len(record.actions) == 1
        assert [refusal.code for refusal in record.refusals] == ["bid.resources_exceeded"]


async def test_the_same_action_id_twice_in_one_transaction_is_done_once_and_answered_alike(tmp_path: Path) -> None:
    refused, once = bid(1, resources=1000), bid(1)
    async with serving(tmp_path, parts={"store": HeldStore}) as server:
        game, tokens = await server.people(3)
        store = server.tables.equipment.store
        assert isinstance(store, HeldStore)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            store.gate.clear()
            store.waiting.clear()
            sent = [("first-one", bid(2)), *[("same-once", once)] * 2, *[("same-refused", refused)] * 2]
            for action_id, action in [*sent, ("another-one", {"kind": "withdraw_bid", "federation": 2})]:
                await ann.send({"type": "submit", "action_id": action_id, "step": 1, "action": action})
                # The rest waits behind the first, and is then written together.
                await store.waiting.wait()
            await ann.send({"type": "quote", "quote_id": 5, "federation": 1, "commitment": bid(1)["commitment"]})
            await ann.receive("quote")
            store.gate.set()
            answers: dict[str, list[dict[str, object]]] = {}
            while sum(len(given) for given in answers.values()) < 6:
                message = await ann.next()
                if message["type"] in ("ack", "reject"):
                    answers.setdefault(message["action_id"], []).append(message)
            assert [given["seq"] for given in (*answers["first-one"], *answers["same-once"])] == [1, 2, 2]
            assert [given["code"] for given in answers["same-refused"]] == ["bid.resources_exceeded"] * 2
            assert [given["seq"] for given in answers["another-one"]] == [3]
            assert (await ann.submit({"kind": "withdraw_bid", "federation": 1}))["seq"] == 4
        record = store.load_record(game["game_id"])
        assert [logged.action.kind for logged in record.actions] == ["place_bid", "place_bid", *["withdraw_bid"] * 2]
        assert [refusal.code for refusal in record.refusals] == ["bid.resources_exceeded"]


async def test_the_same_action_id_of_two_seats_is_two_actions(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.table() as (ann, bo, _):
        assert (await ann.submit(bid(1), action_id="shared-id"))["seq"] == 1
        assert (await bo.submit(bid(1), action_id="shared-id"))["seq"] == 1


async def test_a_repeated_or_unasked_training_report_is_recorded_and_not_applied(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        table = await server.tables.get(game["game_id"])
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            table.do(Job(attempt(TrainingReported(1, 1, (CoalitionValue((), 0.0, 0.5),), (0.5,)))))
            await ann.see()
        record = server.tables.equipment.store.load_record(game["game_id"])
        assert record.actions == ()
        assert [(refusal.player, refusal.code) for refusal in record.refusals] == [(None, "training.unknown")]


async def test_a_log_that_these_rules_read_differently_is_refused(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        async with server.person(game["game_id"], tokens[0]) as ann:
            await ann.receive("view")
            await ann.submit(bid(1))
        stored = await server.tables.equipment.store.stored_game(game["game_id"])
        assert stored is not None
        assert rebuild(stored).seq == 1
        (line,) = stored.actions
        with pytest.raises(LogDiffers, match="other events"):
            rebuild(replace(stored, actions=(replace(line, events=()),)))
        with pytest.raises(LogDiffers, match="refuse action 1"):
            rebuild(replace(stored, actions=(replace(line, action=TrainingReported(1, 9, (), ())),)))
        with pytest.raises(LogDiffers, match="deal"):
            rebuild(replace(stored, opening=()))


async def test_what_a_payout_imports_is_imported_on_a_thread_before_a_table_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the game is made, and when a server that was started again takes it up."""
    prepared: list[bool] = []
    monkeypatch.setattr(
        LeastCore, "prepare", lambda _: prepared.append(threading.current_thread() is threading.main_thread())
    )
    treatment = replace(tiny.TREATMENT, federations=(FederationSpec("Iris", "least_core"),))
    offered = tiny.scenarios(tiny.scenario(treatment=treatment))
    async with serving(tmp_path, scenarios=offered) as server:
        game, _ = await server.seated(3)
        await server.tables.get(game["game_id"])
        assert prepared == [False]
        await server.start(game)
    async with serving(tmp_path, scenarios=offered) as server:
        await server.tables.get(game["game_id"])
        assert prepared == [False, False]
