"""Games made, joined and taken out: a real store in a folder, and tables that do nothing but say what was asked of them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest

from fedgame.live import hall as hall_module
from fedgame.live.dealing import deal
from fedgame.live.hall import CannotJoin, Hall, UnknownScenario
from fedgame.live.nature import Equipment
from fedgame.live.notices import Disconnected, Finished, Tell
from fedgame.live.position import LogDiffers
from fedgame.live.table import Table
from fedgame.log.upcasts import NewerSchemaError
from fedgame.people.identity import Credentials, identify
from fedgame.people.security import hash_token, host_cookie, join_code, seat_cookie, seat_token
from fedgame.storage import GameCard, Store
from fedgame.training.pool import TrainingPool
from fedgame.wire.messages import Join, NewGame, NewGameCreated
from tests.fedgame import tiny
from tests.fedgame.live.client import StoppedClock

NOBODY = Credentials(None, {}, None)


class Plain:
    """A table. Whether it is idle or has stopped, and what its opening raises, says the test."""

    unreadable: ClassVar[set[str]] = set()
    made: ClassVar[list[Plain]] = []

    def __init__(self, card: GameCard, equipment: Equipment, tell: Tell) -> None:
        self.card, self.equipment, self.tell = card, equipment, tell
        self.done: list[str] = []
        self.told: list[GameCard] = []
        self.idle = self.stopped = False
        self.made.append(self)

    async def open(self) -> None:
        self.done.append("open")
        await asyncio.sleep(0)
        if self.card.game_id in self.unreadable:
            raise LogDiffers(f"game {self.card.game_id}: other events")

    def close(self) -> None:
        self.done.append("close")

    async def start(self, *, untimed_alone: bool = False) -> None:
        self.done.append("start")

    def seats_changed(self, card: GameCard) -> None:
        self.told.append(card)


@pytest.fixture
async def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hall]:
    monkeypatch.setattr(Plain, "unreadable", set())
    monkeypatch.setattr(Plain, "made", [])
    store = Store(f"sqlite:///{tmp_path / 'fedgame.sqlite'}")
    equipment = Equipment(store, cast(TrainingPool, None), cast(Any, StoppedClock()), 0.0)
    hall = Hall(equipment, tiny.scenarios(), cast(type[Table], Plain))
    yield hall
    hall.close()
    store.close()


def table(found: Table) -> Plain:
    assert isinstance(found, Plain)
    return found


async def made(hall: Hall, **wishes: object) -> NewGameCreated:
    return await hall.create(NewGame.model_validate({"scenario": "tiny", "persons": 3, **wishes}))


async def card_of(hall: Hall, game_id: str) -> GameCard:
    card = await hall.card(game_id)
    assert card is not None
    return card


def with_cookies(game: NewGameCreated) -> Credentials:
    """The browser of who made the game."""
    cookies = {host_cookie(game.game_id): game.host_token}
    return Credentials(None, cookies | ({seat_cookie(game.game_id): game.seat_token} if game.seat_token else {}), None)


async def begin(hall: Hall, game_id: str) -> None:
    """Make it a running game in the store."""
    card = await card_of(hall, game_id)
    now = hall.equipment.clock.now()
    await hall.equipment.store.start_game(deal(card.game_id, card.treatment, card.seed, card.seats, now))


# A new game


async def test_who_makes_a_game_is_its_host_and_sits_in_seat_1(hall: Hall) -> None:
    game = await made(hall, name=" Ann ", persons=2, decision_seconds=77)
    card = await card_of(hall, game.game_id)
    assert (card.scenario, card.status, card.treatment.decision_seconds) == ("tiny", "lobby", 77)
    assert [(seat.kind, seat.policy, seat.name) for seat in card.seats] == [
        ("person", None, "Ann"),
        ("person", None, ""),
        ("bot", "equal_distribution", ""),
    ]
    assert game.player == 1
    assert game.join_code == join_code(game.host_token, game.game_id)
    assert game.seat_token == seat_token(game.host_token, game.game_id)
    caller = identify(card, with_cookies(game))
    assert (caller.player, caller.is_host) == (1, True)
    assert await hall.equipment.store.game_of_join_hash(hash_token(game.join_code)) == game.game_id
    record = hall.equipment.store.load_record(game.game_id)
    assert record.started_at is None
    assert Plain.made == []


async def test_who_wants_no_seat_is_host_alone_and_may_choose_the_seed(hall: Hall) -> None:
    game = await made(hall, seat=False, seed=tiny.SEED, name="Ann")
    card = await card_of(hall, game.game_id)
    assert (game.player, game.seat_token, card.seed) == (None, None, tiny.SEED)
    assert not any(seat.taken for seat in card.seats)
    assert identify(card, with_cookies(game)).player is None
    other = await made(hall)
    assert (await card_of(hall, other.game_id)).seed != tiny.SEED
    assert other.game_id != game.game_id


async def test_a_game_may_be_started_as_it_is_made(hall: Hall) -> None:
    await made(hall, start_now=True)
    (only,) = Plain.made
    assert only.done == ["open", "start"]


async def test_a_scenario_that_is_not_on_offer_is_refused_with_those_that_are(hall: Hall) -> None:
    hall.scenarios = tiny.scenarios(tiny.scenario(), tiny.scenario("other"))
    with pytest.raises(UnknownScenario, match=r"^There is no scenario 'nowhere': choose one of tiny, other\.$"):
        await made(hall, scenario="nowhere")


# Joining


def joining(game: NewGameCreated, **more: object) -> Join:
    return Join.model_validate({"code": game.join_code, **more})


async def test_who_joins_gets_the_next_seat_with_a_token_of_its_own(hall: Hall, tmp_path: Path) -> None:
    game = await made(hall)
    joined = await hall.join(joining(game, name=" Bo ", code=f" {game.join_code.upper()}-"), NOBODY)
    assert (joined.game_id, joined.player) == (game.game_id, 2)
    card = await card_of(hall, game.game_id)
    assert [seat.name for seat in card.seats] == ["", "Bo", ""]
    assert identify(card, Credentials(joined.seat_token, {}, None)).player == 2
    third = await hall.join(joining(game, key="a-key-of-one-browser-0001"), NOBODY)
    assert third.seat_token == seat_token("a-key-of-one-browser-0001", game.game_id)
    assert third.player == 3
    assert len({joined.seat_token, third.seat_token, game.seat_token}) == 3
    with closing(sqlite3.connect(tmp_path / "fedgame.sqlite")) as database:
        taken = [at for (at,) in database.execute("SELECT taken_at FROM seats ORDER BY player")]
    assert [datetime.fromisoformat(at).replace(tzinfo=UTC) for at in taken] == [hall.equipment.clock.now()] * 3


async def test_who_holds_a_seat_gets_it_again_whatever_the_game_has_come_to(hall: Hall) -> None:
    game = await made(hall)
    joined = await hall.join(joining(game), NOBODY)
    await begin(hall, game.game_id)
    own = Credentials(None, {seat_cookie(game.game_id): joined.seat_token}, None)
    assert await hall.join(joining(game, name="Cy"), own) == joined
    host = Credentials(None, {host_cookie(game.game_id): game.host_token}, None)
    again = await hall.join(joining(game), host)
    assert (again.player, again.seat_token) == (1, game.seat_token)


@pytest.mark.parametrize(
    ("case", "code", "sentence"),
    [
        ("another code", "join.unknown", "No game has this code: check it with whoever invited you."),
        ("full", "join.full", "All seats of this game are taken."),
        ("started", "join.started", "This game has started already: nobody can join any more."),
        ("host", "join.host", "You made this game without a seat, to watch it: play in a game of somebody else."),
    ],
)
async def test_who_cannot_join_is_told_why(hall: Hall, case: str, code: str, sentence: str) -> None:
    game = await made(hall, persons=1 if case == "full" else 3, bots=2 if case == "full" else 0, seat=case != "host")
    if case == "started":
        await begin(hall, game.game_id)
    wanted = joining(game, code="abcdefgh" if case == "another code" else game.join_code)
    with pytest.raises(CannotJoin) as refused:
        await hall.join(wanted, with_cookies(game) if case == "host" else NOBODY)
    assert (refused.value.code, refused.value.message, str(refused.value)) == (code, sentence, sentence)


async def test_a_table_that_is_open_is_told_who_came(hall: Hall) -> None:
    game, other = await made(hall), await made(hall)
    open_table, beside = table(await hall.get(game.game_id)), table(await hall.get(other.game_id))
    await hall.join(joining(game, name="Bo"), NOBODY)
    assert [[seat.name for seat in card.seats] for card in open_table.told] == [["", "Bo", ""]]
    assert beside.told == []
    assert len(Plain.made) == 2


# The tables


async def test_a_game_has_one_table_for_all_who_ask_at_the_same_time_and_later(hall: Hall) -> None:
    game = await made(hall)
    first, second = await asyncio.gather(hall.get(game.game_id), hall.get(game.game_id))
    assert first is second is await hall.get(game.game_id)
    assert (table(first).done, table(first).card) == (["open"], await card_of(hall, game.game_id))
    assert table(first).equipment is hall.equipment
    await hall.start(game.game_id)
    assert table(first).done == ["open", "start"]


async def test_who_asks_and_goes_does_not_stop_the_opening_for_others(hall: Hall) -> None:
    game = await made(hall)
    gone = asyncio.create_task(hall.get(game.game_id))
    await asyncio.sleep(0)
    stays = asyncio.create_task(hall.get(game.game_id))
    await asyncio.sleep(0)
    gone.cancel()
    assert table(await stays).done == ["open"]


async def test_there_is_no_table_for_no_game(hall: Hall) -> None:
    assert await hall.card("g-nothing") is None
    with pytest.raises(KeyError, match="g-nothing"):
        await hall.get("g-nothing")
    with pytest.raises(KeyError, match="g-nothing"):
        await hall.start("g-nothing")


async def test_a_table_that_could_not_be_opened_or_gave_up_is_tried_again_by_who_asks_next(hall: Hall) -> None:
    game = await made(hall)
    Plain.unreadable.add(game.game_id)
    for _ in range(2):
        with pytest.raises(LogDiffers):
            await hall.get(game.game_id)
    Plain.unreadable.clear()
    found = table(await hall.get(game.game_id))
    found.stopped = True
    again = table(await hall.get(game.game_id))
    assert again is not found
    assert table(await hall.get(game.game_id)) is again


async def test_a_game_of_a_later_version_is_one_that_cannot_be_read(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def newer(_: str) -> GameCard:
        raise NewerSchemaError("written by a later version")

    monkeypatch.setattr(hall.equipment.store, "card", newer)
    with pytest.raises(LogDiffers, match=r"^game g-later: written by a later version$"):
        await hall.get("g-later")


async def test_all_running_games_are_taken_up_but_those_that_cannot_be_read(hall: Hall) -> None:
    running = [await made(hall) for _ in range(3)]
    await made(hall)
    for game in running:
        await begin(hall, game.game_id)
    Plain.unreadable.add(running[1].game_id)
    await hall.take_up()
    assert {found.card.game_id for found in Plain.made} == {game.game_id for game in running}
    assert len({id(await hall.get(running[place].game_id)) for place in (0, 2)}) == 2
    assert len(Plain.made) == 3


async def test_idle_tables_are_put_away_and_the_others_stay(hall: Hall) -> None:
    games = [await made(hall) for _ in range(3)]
    idle, busy = [table(await hall.get(game.game_id)) for game in games[:2]]
    Plain.unreadable.add(games[2].game_id)
    opening = asyncio.create_task(hall.get(games[2].game_id))
    await asyncio.sleep(0)
    idle.idle = True
    hall.put_away_idle()  # while a third is being opened
    with pytest.raises(LogDiffers):
        await opening
    hall.put_away_idle()
    assert (idle.done, busy.done) == (["open", "close"], ["open"])
    assert await hall.get(games[1].game_id) is busy
    assert await hall.get(games[0].game_id) is not idle


async def test_a_hall_that_closes_closes_its_tables_and_opens_no_more_of_what_was_asked_for(hall: Hall) -> None:
    games = [await made(hall) for _ in range(2)]
    found = table(await hall.get(games[0].game_id))
    late = asyncio.create_task(hall.get(games[1].game_id))
    await asyncio.sleep(0)
    hall.close()
    with pytest.raises(asyncio.CancelledError):
        await late
    assert found.done == ["open", "close"]
    assert await hall.get(games[0].game_id) is not found


async def test_a_game_that_ends_and_a_last_connection_that_goes_have_idle_tables_put_away(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall_module, "IDLE_SECONDS", 0.0)
    for notice in (Finished((1, 2, 3)), Disconnected(1)):
        game = await made(hall)
        found = table(await hall.get(game.game_id))
        found.idle = True
        found.tell(notice)
        await asyncio.sleep(0.01)
        assert found.done == ["open", "close"]
