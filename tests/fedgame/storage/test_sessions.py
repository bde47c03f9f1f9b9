"""Experiments and sessions in the database: what was written comes back as it was, and no place is taken twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from fedgame.arms.scenario import Scenario
from fedgame.experiments import rules, staff
from fedgame.experiments.events import Paid
from fedgame.experiments.session import Session, applied
from fedgame.rooms.experiments import resolve
from fedgame.rooms.games import opened_games
from fedgame.storage import Conflict, Note, Store
from fedgame.storage import session_reads as reads
from fedgame.storage.session_book import SessionBook
from fedgame.storage.session_entries import ExperimentRecord, Identity, NewSession, SessionWrite
from tests.fedgame import tiny
from tests.fedgame.experiments.sessions import BEGAN, GAME, PAYMENT, PRACTICE, Bench, arm, counted_chance, design
from tests.fedgame.storage.databases import database  # noqa: F401 - a fixture

DESIGN = design(PRACTICE, GAME, PAYMENT, arms=[arm(size=2, bots=1)])
EXPERIMENT = ExperimentRecord("e1", "a1", "A test", json.dumps({"title": "A test"}), 1, BEGAN, BEGAN)
LINE = Note(BEGAN, "a1", "experiment.made", "e1", {})


@pytest.fixture
def book(database: str) -> Iterator[SessionBook]:  # noqa: F811 - the fixture
    store = Store(database)
    yield SessionBook(store)
    store.close()


def new_session(scenario: Scenario | None = None, session_id: str = "s1", code: str = "ABCDEFGH") -> NewSession:
    arms = tuple(resolve(choice, scenario or tiny.scenario()) for choice in DESIGN.arms)
    return NewSession(session_id, "e1", DESIGN, arms, 7, code, "the key of the room", True, "a1", BEGAN)


async def opened(book: SessionBook) -> NewSession:
    await book.make_experiment(EXPERIMENT, LINE)
    new = new_session()
    assert await book.open_session(new, LINE) == 1
    return new


def people(*labels: str | None) -> dict[int, Identity]:
    return {
        number: Identity(number, f"hash-{number}", label, f"Name {number}", {"PROLIFIC_PID": f"p{number}"})
        for number, label in enumerate(labels, start=1)
    }


async def write(
    book: SessionBook,
    new: NewSession,
    bench: Bench,
    after: int,
    who: dict[int, Identity],
    arrived: tuple[int, ...] = (),
) -> None:
    """What the bench said after the entry `after`."""
    events = tuple(event for event, _ in bench.log[after:])
    arms = {one.number: one.arm for one in bench.session.participants.values() if one.arm is not None}
    await book.append(
        SessionWrite(
            session_id=new.session_id,
            after=after,
            at=bench.now,
            events=events,
            arrived=tuple(who[number] for number in arrived),
            games=opened_games(new, events, who, arms, bench.now),
            ended_at=bench.now if bench.session.ended else None,
        )
    )


async def test_a_session_comes_back_as_it_was_written_with_its_games_and_payments(book: SessionBook) -> None:
    new = await opened(book)
    bench, who = Bench(DESIGN), people("one", None)
    bench.arrive()
    await write(book, new, bench, 0, who, (1,))
    before = len(bench.log)
    bench.now += timedelta(seconds=5)
    bench.arrive()
    for number in (1, 2):
        bench.do(lambda changes, number=number: rules.practice_over(changes, number))
    await write(book, new, bench, before, who, (2,))
    before = len(bench.log)
    bench.now += timedelta(seconds=5)
    bench.end_game(1)
    bench.do(lambda changes: staff.end_session(changes, "a1"))
    await write(book, new, bench, before, who)

    stored = await book.stored_session("s1")
    assert stored is not None
    assert stored.new == new
    assert (stored.number, stored.ended_at) == (1, bench.now)
    assert stored.log == tuple(bench.log)
    assert applied(Session(stored.new.design, stored.new.seed), stored.log) == bench.session
    assert stored.people == tuple(who.values())
    assert await book.session_of_room("ABCDEFGH") == "s1"
    assert await book.participant_of_token("s1", "hash-2") == 2
    assert await book.participant_of_token("s2", "hash-2") is None
    group = bench.session.groups[0].game_id
    practice = [one.practice_id for one in bench.session.participants.values()]
    assert await book.games_of_session("s1") == (group, *practice)
    payments = await book._store.ask(lambda session: reads.payments(session, "s1"))
    said = [event for event, _ in bench.log if isinstance(event, Paid)]
    assert [(row.number, row.total_cents, row.code) for row in payments] == sorted(
        (event.participant, event.total_cents, event.code) for event in said
    )
    assert await book.session_ids(running=True) == ()
    assert await book.session_ids(running=False) == ("s1",)
    (card,) = await book.sessions_of("e1")
    assert (card.people, card.places, card.ended_at) == (2, 2, bench.now)


async def test_the_game_of_a_group_can_be_played_by_its_people(book: SessionBook) -> None:
    new = await opened(book)
    bench, who = Bench(DESIGN), people(None, None)
    for _ in who:
        bench.arrive()
    for number in who:
        bench.do(lambda changes, number=number: rules.practice_over(changes, number))
    await write(book, new, bench, 0, who, (1, 2))
    group = bench.session.groups[0]
    card = await book._store.card(group.game_id)
    assert card is not None
    assert card.status == "playing"
    assert [(seat.kind, seat.token_hash) for seat in card.seats] == [
        ("person", f"hash-{group.seats[0]}"),
        ("person", f"hash-{group.seats[1]}"),
        ("bot", None),
    ]


async def test_a_place_in_the_log_is_taken_once_and_the_loser_writes_nothing(book: SessionBook) -> None:
    new = await opened(book)
    first, second, who = Bench(DESIGN), Bench(DESIGN, chance=counted_chance(first=100)), people("one", "two")
    first.arrive()
    second.arrive()
    await write(book, new, first, 0, who, (1,))
    with pytest.raises(Conflict):
        await write(book, new, second, 0, who, (2,))
    stored = await book.stored_session("s1")
    assert stored is not None
    assert stored.log == tuple(first.log)
    assert stored.people == (who[1],)
    assert len(await book.games_of_session("s1")) == 1


async def test_a_label_belongs_to_one_participant_of_a_session(book: SessionBook) -> None:
    new = await opened(book)
    bench, who = Bench(DESIGN), people("one", "one")
    bench.arrive()
    await write(book, new, bench, 0, who, (1,))
    after = len(bench.log)
    bench.arrive()
    with pytest.raises(Conflict):
        await write(book, new, bench, after, who, (2,))
    stored = await book.stored_session("s1")
    assert stored is not None
    assert len(stored.log) == after
    # In another session, the same label is free.
    other = new_session(session_id="s2", code="HGFEDCBA")
    assert await book.open_session(other, LINE) == 2
    alone = Bench(DESIGN, chance=counted_chance(first=100))
    alone.arrive()
    await write(book, other, alone, 0, people("one"), (1,))


async def test_nobody_is_paid_twice_whatever_the_log_says(book: SessionBook) -> None:
    new = await opened(book)
    bench, who = Bench(DESIGN), people(None)
    bench.arrive()
    bench.do(lambda changes: rules.withdraw(changes, 1))
    await write(book, new, bench, 0, who, (1,))
    paid = next(event for event, _ in bench.log if isinstance(event, Paid))
    with pytest.raises(Conflict):
        await book.append(SessionWrite("s1", len(bench.log), bench.now, (paid,)))


async def test_a_token_that_moves_opens_the_seats_and_the_old_one_nothing(book: SessionBook) -> None:
    new = await opened(book)
    bench, who = Bench(DESIGN), people("one")
    bench.arrive()
    await write(book, new, bench, 0, who, (1,))
    practice = bench.person(1).practice_id
    assert practice is not None
    moved = replace(who[1], token_hash="another")
    await book.append(
        SessionWrite("s1", len(bench.log), bench.now, (), moved=(moved,), seats=((practice, 1, "another"),))
    )
    assert await book.participant_of_token("s1", "hash-1") is None
    assert await book.participant_of_token("s1", "another") == 1
    card = await book._store.card(practice)
    assert card is not None
    assert card.seats[0].token_hash == "another"


async def test_an_experiment_is_saved_by_whoever_knows_its_latest_version(book: SessionBook) -> None:
    await book.make_experiment(EXPERIMENT, LINE)
    assert await book.save_experiment("e1", 1, "Another", "{}", LINE) == 2
    with pytest.raises(Conflict, match="version"):
        await book.save_experiment("e1", 1, "A third", "{}", LINE)
    with pytest.raises(Conflict, match="unknown"):
        await book.save_experiment("e2", 1, "A third", "{}", LINE)
    found = await book.experiment("e1")
    assert found is not None
    assert (found.title, found.version) == ("Another", 2)
    await book.open_session(new_session(), LINE)
    with pytest.raises(Conflict, match="running"):
        await book.delete_experiment("e1", LINE)


async def test_an_experiment_is_shared_to_read_and_no_longer(book: SessionBook) -> None:
    await book.make_experiment(EXPERIMENT, LINE)
    await book.share_experiment("e1", "a2", shared=True)
    await book.share_experiment("e1", "a2", shared=True)
    assert await book.readers("e1") == {"a2"}
    assert await book.shared_with("a2") == {"e1"}
    await book.share_experiment("e1", "a2", shared=False)
    assert await book.shared_with("a2") == frozenset()
