"""A game of known people is made and started in one write, also inside somebody else's, and its seats open at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import websockets
from sqlalchemy import Connection, text
from sqlmodel import Session

from fedgame.live.dealing import PreparedGame, prepare_game
from fedgame.live.notices import Notice, Started
from fedgame.people.security import hash_token
from fedgame.storage import Conflict, Store, writes
from tests.fedgame import tiny
from tests.fedgame.live.client import Server, serving

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TOKENS = {1: "the-token-of-ann", 3: "the-token-of-cy"}


def prepared(now: datetime = NOW) -> PreparedGame:
    people = {1: ("Ann", hash_token(TOKENS[1])), 3: ("Cy", hash_token(TOKENS[3]))}
    return prepare_game(
        scenario="tiny",
        treatment=tiny.TREATMENT,
        seed=tiny.SEED,
        kinds=("person", "bot", "person"),
        policies=(None, "random", None),
        people=people,
        now=now,
    )


async def test_known_people_play_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        told: list[tuple[str, Notice]] = []
        server.tables.watch(lambda game_id, notice: told.append((game_id, notice)))
        game = prepared(server.tables.equipment.clock.now())
        await server.tables.open_game(game)
        game_id = game.new_row.game_id
        assert (game_id, Started()) in told
        async with server.person(game_id, TOKENS[1]) as ann, server.person(game_id, TOKENS[3]) as cy:
            shown = await ann.receive("view")
            assert (shown["names"], shown["bots"], shown["view"]["step"]) == (["Ann", "Basalt", "Cy"], [2], 1)
            assert (await cy.receive("view"))["view"]["you"]["player"] == 3
            assert (await cy.ready())["type"] == "ack"
        assert await host_or_join(server, game_id)


async def host_or_join(server: Server, game_id: str) -> bool:
    """Nobody is host: a stranger is refused like in a foreign game."""
    async with server.http("any-token") as client:
        return (await client.get(f"/api/games/{game_id}")).status_code == 403


def test_the_same_seed_deals_the_same_game() -> None:
    assert prepared().start.opening == prepared().start.opening
    assert prepared().new_row.game_id != prepared().new_row.game_id


@pytest.mark.parametrize("people", [{}, {1: ("A", "h")}, {1: ("A", "h"), 2: ("B", "i"), 3: ("C", "j")}])
def test_exactly_the_persons_seats_need_people(people: dict[int, tuple[str, str]]) -> None:
    with pytest.raises(ValueError, match=r"the persons' seats are \[1, 3\]"):
        prepare_game(
            scenario="tiny",
            treatment=tiny.TREATMENT,
            seed=1,
            kinds=("person", "bot", "person"),
            policies=(None, None, None),
            people=people,
            now=NOW,
        )


def test_it_is_made_with_what_else_a_transaction_writes_or_not_at_all(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'games.sqlite'}")
    first, second = prepared(), prepared()

    def both(session: Session, game: PreparedGame, note: str) -> None:
        writes.create_and_start(session, game.new_row, game.start)
        session.execute(text(note))
        session.flush()

    def write(game: PreparedGame, note: str) -> None:
        def run(connection: Connection) -> None:
            with Session(connection, join_transaction_mode="rollback_only") as session:
                both(session, game, note)

        store.writer.submit(run).result()

    write(first, "UPDATE games SET scenario = 'of a room'")
    with pytest.raises(Exception, match="nowhere"):
        write(second, "INSERT INTO nowhere VALUES (1)")
    assert store.game_ids("playing") == (first.new_row.game_id,)
    assert store.load_record(first.new_row.game_id).scenario == "of a room"
    store.close()


async def test_another_token_opens_the_seat_and_the_old_connection_ends(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        game, tokens = await server.people(2)
        async with server.person(game["game_id"], tokens[1]) as bo:
            await bo.receive("view")
            await server.tables.change_token(game["game_id"], 2, hash_token("a-new-token"))
            assert (await bo.receive("reject"))["code"] == "seat.moved"
            with pytest.raises(websockets.ConnectionClosed):
                await bo.next()
        async with server.person(game["game_id"], "a-new-token") as again:
            assert (await again.receive("view"))["view"]["you"]["player"] == 2
        async with server.person(game["game_id"], tokens[1]) as old:
            assert (await old.next())["code"] == "seat.none"
        with pytest.raises(Conflict):
            await server.tables.change_token(game["game_id"], 3, hash_token("no-person"))
