"""What a connection holds after every change is what a whole view says, letter for letter: for any two states, and in any play."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from engine.actions import Action
from engine.events import Event, StepClosed
from fedgame.live.audience import Audience, Surroundings
from fedgame.live.outbox import Outbox
from fedgame.wire.changes import applied, as_json, difference
from tests.engine.test_state_machine import AnyPlay
from tests.fedgame.live.screen import NEVER_CHANGED, Screen
from tests.fedgame.live.test_audience import AROUND


@dataclass(frozen=True, slots=True)
class Node:
    """Something like what is sent: a value, a list, a map, and perhaps more of the same."""

    value: float | str | None
    listed: tuple[object, ...]
    mapped: dict[str, int]
    inner: Node | None


values = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=3)
nodes: st.SearchStrategy[Node] = st.recursive(
    st.builds(Node, values, st.lists(values, max_size=4).map(tuple), st.just({}), st.none()),
    lambda inner: st.builds(
        Node,
        values,
        st.lists(inner | values, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(["a", "splice", "0"]), st.integers(0, 2), max_size=2),
        st.none() | inner,
    ),
    max_leaves=8,
)


@given(nodes, nodes)
def test_a_patch_makes_the_one_of_the_other(before: Node, after: Node) -> None:
    patch = difference(before, after)
    whole = json.loads(as_json(before))
    made = whole if patch is None else applied(whole, json.loads(as_json(patch)))
    assert made == json.loads(as_json(after))
    assert whole == json.loads(as_json(before))
    assert difference(after, after) is None


LISTS = [
    ((), (1,), {"splice": [0, 0, 1]}),
    ((1, 2), (1, 2, 3), {"splice": [2, 0, 3]}),
    ((2, 3), (1, 2, 3), {"splice": [0, 0, 1]}),
    ((1, 2, 3), (1, 3), {"splice": [1, 1]}),
    ((1, 1), (1, 1, 1), {"splice": [2, 0, 1]}),
    ((1, 2, 3), (1, 9, 3), {"1": [9]}),
    ((1, 2, 3), (7, 8), {"splice": [0, 3, 7, 8]}),
    ((1, 2), (), {"splice": [0, 2]}),
]


@pytest.mark.parametrize(("before", "after", "patch"), LISTS)
def test_of_a_list_only_what_came_and_went_is_told(
    before: tuple[int, ...], after: tuple[int, ...], patch: dict[str, list[int]]
) -> None:
    assert difference(before, after) == patch
    assert applied(list(before), patch) == list(after)


def test_parts_are_told_by_their_names_and_unlike_ones_whole() -> None:
    inner = Node(1.0, (), {}, None)
    before = Node("a", (1, 2), {"x": 1}, inner)
    after = Node("a", (1, 2), {"x": 2}, replace(inner, value=None))
    assert difference(before, after) == {"mapped": [{"x": 2}], "inner": {"value": [None]}}
    assert difference(before, replace(before, inner=None)) == {"inner": [None]}
    assert difference(1, 1.0) == [1.0]  # equal, but written otherwise


def test_a_patch_of_something_else_is_an_error() -> None:
    for whole, patch in (({"a": 1}, {"b": {"c": [1]}}), ([1], {"3": {"a": [1]}}), ({"a": 1}, {"a": {"b": {"c": [1]}}})):
        with pytest.raises((LookupError, TypeError)):
            applied(whole, patch)


class Watching:
    """One connection of a seat: what is on its screen, and how many frames came."""

    def __init__(self, player: int) -> None:
        self.player = player
        self.outbox = Outbox(10_000)
        self.screen = Screen()
        self.frames = 0

    def read(self) -> None:
        while not self.outbox._queue.empty():
            text = self.outbox._queue.get_nowait()
            assert text is not None
            self.frames += 1
            self.screen.read(text)


class WatchedPlay(AnyPlay):
    """Any play at all, before people who come and go, and who are told of it now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.audience = Audience()
        self.watching: list[Watching] = []
        self.recent: tuple[Event, ...] = ()
        self.noted = 0
        self.around: Surroundings = replace(AROUND, disconnected=())

    def teardown(self) -> None:
        try:
            if self.played is not None:
                self._tell()
            super().teardown()
        finally:
            self.runner.close()

    def do(self, action: Action) -> None:
        super().do(action)
        self._note()

    def _note(self) -> None:
        assert self.played is not None
        new = self.played.events[self.noted :]
        self.noted = len(self.played.events)
        for event in new:
            self.recent = (event,) if isinstance(event, StepClosed) else (*self.recent, event)
        self.audience.note(new)

    def _run(self, work: Any) -> None:
        async def run() -> None:
            result = work()
            if result is not None:
                await result

        self.runner.run(run())

    def _tell(self) -> None:
        self._note()
        self._run(lambda: self.audience.publish(self.game, self.recent, self.around))
        for one in self.watching:
            one.read()
            assert json.dumps(one.screen.shown) == self._whole(one.player)

    def _whole(self, player: int) -> str:
        """What somebody sees who is shown everything for the first time."""
        found: list[str] = []

        def look() -> None:
            box = Outbox(8)
            Audience().show(player, box, self.game, self.recent, self.around)
            message = json.loads(box._queue.get_nowait() or "")
            found.append(json.dumps({name: value for name, value in message.items() if name not in NEVER_CHANGED}))

        self._run(look)
        return found[0]

    @precondition(lambda self: len(self.watching) < 6)
    @rule(which=st.integers(0, 9))
    def somebody_comes(self, which: int) -> None:
        self._note()
        player = which % len(self.game.players) + 1

        def come() -> None:
            one = Watching(player)
            self.watching.append(one)
            self.audience.attach(player, one.outbox)
            self.audience.show(player, one.outbox, self.game, self.recent, self.around)
            one.read()

        self._run(come)

    @precondition(lambda self: self.watching)
    @rule(which=st.integers(0, 9))
    def somebody_goes(self, which: int) -> None:
        gone = self.watching.pop(which % len(self.watching))
        self.audience.detach(gone.player, gone.outbox)

    @precondition(lambda self: self.watching)
    @rule(which=st.integers(0, 9))
    def somebody_asks_for_everything(self, which: int) -> None:
        one = self.watching[which % len(self.watching)]
        self._note()
        self._run(lambda: self.audience.show(one.player, one.outbox, self.game, self.recent, self.around))
        one.read()
        assert json.dumps(one.screen.shown) == self._whole(one.player)

    @rule(paused=st.booleans(), away=st.sampled_from([(), (1,)]))
    def it_is_otherwise_around(self, paused: bool, away: tuple[int, ...]) -> None:
        self.around = replace(self.around, paused=paused, disconnected=away, stand_ins=away)

    @rule()
    def they_are_told(self) -> None:
        self._tell()

    @invariant()
    def nobody_is_given_up(self) -> None:
        assert all(not one.outbox.ended.done() for one in self.watching)


def test_in_any_play_who_read_all_changes_holds_what_a_whole_view_says() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        WatchedPlay, settings=settings(max_examples=60, stateful_step_count=40, deadline=None)
    )
