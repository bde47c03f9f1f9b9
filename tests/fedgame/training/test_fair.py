"""Who trains next where many want to: owners have equal parts, and each game of an owner an equal part of that."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation_sim.spec import Contribution, TrainingSpec
from federation_sim.workers.blocks import Block, BlockResult, Follow
from fedgame.training.fair import FairCrew, Ration
from fedgame.training.line import Line
from fedgame.training.shares import Payer, Shares
from fedgame.training.trainer import Crew

HONEST = Payer("honest", "h1")
VISITOR = [Payer("visitor", f"v{number}") for number in range(8)]


def block(seed: int = 0) -> Block:
    return Block(TrainingSpec(), (Contribution(1, 1.0, 1.0),), seed, (1,))


# Accounts


def served(work: Sequence[tuple[Payer, float]], places: int = 1) -> list[Payer]:
    """Whose pieces were served, in which order, when all of `work` waits from the start and pieces last so many seconds."""
    shares, waiting, order = Shares(), list(work), []
    running: list[tuple[float, Payer, float]] = []
    now = 0.0
    for payer, _ in work:
        shares.want(payer)
    while waiting or running:
        while waiting and len(running) < places:
            payer = shares.next(payer for payer, _ in waiting)
            assert payer is not None
            place = next(n for n, (one, _) in enumerate(waiting) if one == payer)
            _, seconds = waiting.pop(place)
            shares.begin(payer)
            running.append((now + seconds, payer, seconds))
            order.append(payer)
        running.sort(key=lambda one: one[0])
        now, payer, seconds = running.pop(0)
        shares.end(payer, seconds)
    return order


def test_eight_games_of_one_owner_have_together_what_the_one_game_of_another_has() -> None:
    heavy = [(payer, 1.0) for payer in VISITOR for _ in range(20)]
    order = served([*heavy, *[(HONEST, 1.0)] * 20])
    assert Counter(payer.owner for payer in order[:40]) == {"visitor": 20, "honest": 20}
    of_visitor = Counter(payer.game for payer in order[:40] if payer.owner == "visitor")
    assert max(of_visitor.values()) - min(of_visitor.values()) <= 1


def test_short_pieces_come_more_often_than_long_ones() -> None:
    order = served([*[(VISITOR[0], 4.0)] * 10, *[(HONEST, 1.0)] * 40])
    assert Counter(payer.owner for payer in order[:25]) == {"visitor": 5, "honest": 20}


def test_whoever_was_away_is_owed_nothing_for_it() -> None:
    shares = Shares()
    for _ in range(50):
        shares.want(VISITOR[0])
        shares.begin(VISITOR[0])
        shares.end(VISITOR[0], 1.0)
    order = []
    for payer in (VISITOR[0], HONEST):
        for _ in range(10):
            shares.want(payer)
    for _ in range(10):
        payer = shares.next([VISITOR[0], HONEST])
        assert payer is not None
        order.append(payer.owner)
        shares.begin(payer)
        shares.end(payer, 1.0)
    assert 4 <= order.count("honest") <= 6


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.floats(0.01, 5.0)), min_size=1, max_size=60),
    st.integers(1, 4),
)
def test_everybody_is_served_and_nothing_is_remembered(work: list[tuple[int, int, float]], places: int) -> None:
    pieces = [(Payer(f"o{owner}", f"o{owner}g{game}"), seconds) for owner, game, seconds in work]
    assert Counter(served(pieces, places)) == Counter(payer for payer, _ in pieces)


# The bound of a minute


def test_a_game_that_has_used_its_minute_waits_until_enough_of_it_is_past() -> None:
    now = [0.0]
    ration = Ration(10.0, lambda: now[0])
    assert ration.wait("g") == 0
    ration.use("g", 6.0)
    assert ration.wait("g") == 0
    now[0] = 20.0
    ration.use("g", 6.0)
    assert ration.wait("g") == pytest.approx(40.0)
    assert ration.wait("another") == 0
    now[0] = 60.5
    assert ration.wait("g") == 0


def test_without_a_bound_nobody_waits() -> None:
    ration = Ration(0.0, lambda: 0.0)
    ration.use("g", 1e9)
    assert ration.wait("g") == 0


# The crew


class Slow:
    """A crew whose blocks are done when the test says so."""

    workers = 2

    def __init__(self) -> None:
        self.given: list[tuple[Block, Future[BlockResult]]] = []

    def submit(self, block: Block, follow: Follow | None = None) -> Future[BlockResult]:
        future: Future[BlockResult] = Future()
        self.given.append((block, future))
        return future

    def run(self, work: Callable[[], Any], *, card: bool = False) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work())
        return future

    def close(self) -> None: ...

    def finish(self, place: int, result: Any = "done") -> None:
        if isinstance(result, Exception):
            self.given[place][1].set_exception(result)
        else:
            self.given[place][1].set_result(result)


def seeds(slow: Slow) -> list[int]:
    return [given.seed for given, _ in slow.given]


def test_no_more_blocks_are_given_away_than_are_trained_and_a_new_owner_is_next() -> None:
    slow = Slow()
    fair = FairCrew(slow, 2)
    visitors: Crew = fair.of(VISITOR[0])
    for number in range(6):
        visitors.submit(block(number))
    assert seeds(slow) == [0, 1]
    honest = fair.of(HONEST).submit(block(100))
    slow.finish(0)
    assert seeds(slow) == [0, 1, 100]
    slow.finish(2, "its result")
    assert honest.result() == "its result"
    assert visitors.workers == 2
    assert fair.of(HONEST).run(lambda: 7).result() == 7


def test_what_was_cancelled_while_it_waited_is_not_trained_and_a_failure_is_told() -> None:
    slow = Slow()
    fair = FairCrew(slow, 1)
    first, second, third = (fair.of(HONEST).submit(block(number)) for number in range(3))
    assert second.cancel()
    slow.finish(0, RuntimeError("no memory"))
    assert isinstance(first.exception(), RuntimeError)
    assert seeds(slow) == [0, 2]
    fair.of(HONEST).submit(block(3))
    fair.close()
    slow.finish(1)
    assert third.result() == "done"
    assert seeds(slow) == [0, 2]
    assert fair.of(HONEST).submit(block(4)).cancelled()


def test_a_game_over_its_bound_waits_says_so_and_goes_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fedgame.training.fair.WINDOW_SECONDS", 0.3)
    slow = Slow()
    fair = FairCrew(slow, 1, seconds_a_minute=1e-9)
    game = fair.of(HONEST)
    game.submit(block(0))
    game.submit(block(1))
    assert fair.waits("h1") is None
    time.sleep(0.01)
    slow.finish(0)
    assert 0 < (fair.waits("h1") or 0) <= 0.3
    # Nobody else is held up by it.
    fair.of(VISITOR[0]).submit(block(2))
    assert seeds(slow) == [0, 2]
    slow.finish(1)
    deadline = time.monotonic() + 20
    while len(slow.given) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert seeds(slow) == [0, 2, 1]
    fair.close()


def test_what_waits_of_a_game_that_is_over_is_not_trained() -> None:
    slow = Slow()
    fair = FairCrew(slow, 1)
    over = [fair.of(VISITOR[0]).submit(block(number)) for number in range(3)]
    other = fair.of(VISITOR[1]).submit(block(7))
    fair.forget(VISITOR[0].game)
    assert [future.cancelled() for future in over] == [False, True, True]
    slow.finish(0)
    slow.finish(1)
    assert (seeds(slow), other.result()) == ([0, 7], "done")


# The line


async def test_one_owner_takes_no_more_places_than_are_its_own() -> None:
    line, inside = Line(4, 2), list[Payer]()
    release = asyncio.Event()

    async def train(payer: Payer) -> None:
        async with line.turn(payer):
            inside.append(payer)
            await release.wait()

    tasks = [asyncio.create_task(train(payer)) for payer in VISITOR]
    await asyncio.sleep(0)
    tasks.append(asyncio.create_task(train(HONEST)))
    for _ in range(5):
        await asyncio.sleep(0)
    assert Counter(payer.owner for payer in inside) == {"visitor": 2, "honest": 1}
    # Who goes away while waiting, or when just called, leaves no place taken.
    tasks[7].cancel()
    release.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert Counter(payer.owner for payer in inside) == {"visitor": 7, "honest": 1}
    async with line.turn(HONEST), line.turn(VISITOR[0]), line.turn(VISITOR[1]), line.turn(Payer("c", "c")):
        pass
