"""A training that goes wrong at a live table: players are told, the game goes on, and a restart changes nothing."""

from __future__ import annotations

import asyncio
import itertools
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.actions import TrainingReported
from engine.events import LedgerPosted, TrainingUnsettled
from engine.treatment import Training
from fedgame.export.replay import replay_record
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord
from fedgame.training import trainer
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, Server, bid, serving
from tests.fedgame.live.test_play import play_on

DIVERGING = Training(
    task="breast_cancer", model="mlp", rounds=6, local_steps=6, learning_rate=100.0, max_samples=40, seeds=1
)
OFFERED = tiny.scenarios(tiny.scenario(treatment=replace(tiny.TREATMENT, training=DIVERGING)))


async def everybody_bids(people: list[Person]) -> None:
    for person in people:
        await person.submit(bid(2, payment=1_000))
    for person in people:
        await person.ready()
    for person in people:
        await person.until(2)


async def sit_down(server: Server, game_id: str, tokens: list[str], *, acted: int = 0) -> list[Person]:
    """Everybody connects; `acted` is more than any has submitted before, since an action's id is never used again."""
    people = [Person(await server.connect(game_id, token), _ids=itertools.count(acted + 1)) for token in tokens]
    for person in people:
        await person.receive("view")
    return people


def check(server: Server, game_id: str) -> GameRecord:
    """The stored game is over, replays, and charged each fee and cost of a cycle once."""
    store = server.tables.equipment.store
    record = store.load_record(game_id)
    assert record.status == "finished"
    assert replay_record(record, store.ledger(game_id)).difference is None
    charged = [
        (event.entry.debit, event.entry.credit, event.entry.tick, event.entry.reason)
        for event in events_of(record)
        if isinstance(event, LedgerPosted) and event.entry.reason in ("fee", "cost")
    ]
    # A player may pay the costs of two federations on one tick; fees go to each of them.
    fees = [entry for entry in charged if entry[-1] == "fee"]
    assert len(fees) == len(set(fees)) > 0
    return record


def unsettled(record: GameRecord) -> list[TrainingUnsettled]:
    return [event for event in events_of(record) if isinstance(event, TrainingUnsettled)]


async def test_players_are_told_and_play_on_to_the_end(tmp_path: Path) -> None:
    async with serving(tmp_path, scenarios=OFFERED) as server:
        game, tokens = await server.people(3)
        people = await sit_down(server, game["game_id"], tokens)
        await everybody_bids(people)
        await play_on(people, bids=False)
        for person in people:
            cycles = person.view["federations"][1]["cycles"]
            assert {cycle["outcome"] for cycle in cycles if cycle["pool_cents"] is not None} == {"unsettled"}
            assert person.view["federations"][1]["quality"] is None
            assert {payout["outcome"] for payout in person.view["payouts"]} == {"unsettled"}
            assert any('"training_unsettled"' in frame for frame in person.frames)
            await person.ws.close()
        assert unsettled(check(server, game["game_id"]))


async def test_a_restart_in_the_middle_of_such_a_training_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = asyncio.Event()
    with monkeypatch.context() as patch:

        async def never(*_: Any) -> TrainingReported:
            held.set()
            return await asyncio.Future[TrainingReported]()

        patch.setattr("fedgame.training.pool.TrainingPool.train", never)
        async with serving(tmp_path, scenarios=OFFERED) as server:
            game, tokens = await server.people(3)
            people = await sit_down(server, game["game_id"], tokens)
            await everybody_bids(people)
            await held.wait()
    async with serving(tmp_path, scenarios=OFFERED) as server:
        people = await sit_down(server, game["game_id"], tokens, acted=10)
        await play_on(people, bids=False)
        for person in people:
            await person.ws.close()
        assert len(unsettled(check(server, game["game_id"]))) > 1


Spoil = Callable[[TrainingReported], TrainingReported]


def no_number(report: TrainingReported) -> TrainingReported:
    return replace(report, values=tuple(replace(row, value=math.nan) for row in report.values))


def no_values(report: TrainingReported) -> TrainingReported:
    return replace(report, values=())


def no_history(report: TrainingReported) -> TrainingReported:
    return replace(report, history=(math.inf,))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(no_number, "training.values"), (no_values, "training.coalitions"), (no_history, "training.values")],
)
async def test_a_report_that_the_rules_refuse_is_recorded_and_the_game_goes_on_without_a_new_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil, code: str
) -> None:
    """For whatever reason it is: trained again it would come out the same, and everybody would wait for ever."""
    real = trainer.train
    monkeypatch.setattr(trainer, "train", lambda *arguments: spoil(real(*arguments)))
    async with serving(tmp_path) as server:
        game, tokens = await server.people(3)
        people = await sit_down(server, game["game_id"], tokens)
        await everybody_bids(people)
        await play_on(people, bids=False)
        for person in people:
            await person.ws.close()
        record = check(server, game["game_id"])
        assert unsettled(record)
        assert {(refusal.kind, refusal.code) for refusal in record.refusals} == {("training_reported", code)}
    async with serving(tmp_path) as server:
        assert check(server, game["game_id"]) == record
