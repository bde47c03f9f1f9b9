"""Who is sent what: each connection its own numbers, each seat only what may have changed for it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from engine.actions import Action, Commitment, PlaceBid, Ready, WithdrawBid
from engine.events import BidAdmitted, Event, PlayerReady
from engine.rules import new_game, step
from engine.state import Game
from engine.treatment import Visibility
from engine.values.words import Explained, Words
from fedgame.live.audience import Audience, Surroundings
from fedgame.live.outbox import Outbox
from fedgame.wire.messages import Ack, TrainingProgress
from tests.fedgame import tiny
from tests.fedgame.live.screen import Screen

TASK = Explained(Words("Tumours", "肿瘤"), Words("Tell.", "分辨。"), Words("Tell them apart.", "把它们分辨开。"))
AROUND = Surroundings(
    names=("Ann", "Bo", ""),
    bots=(3,),
    characters={},
    task=TASK,
    disconnected=(2,),
    stand_ins=(),
    paused=False,
    due_at=None,
    deadline_ms=59_000,
)
TERMS = Commitment(1.0, 1.0, 1, 1_000)


def dealt() -> Game:
    return new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS).game


def after(game: Game, *actions: Action) -> tuple[Game, list[Event]]:
    """The game after these actions, and what they caused."""
    events: list[Event] = []
    for action in actions:
        moved = step(game, action)
        game = moved.game
        events += moved.events
    return game, events


def in_training(*members: int, visibility: Visibility = "aggregate") -> Game:
    """The first federation trains with these members."""
    game = new_game(replace(tiny.TREATMENT, visibility=visibility), tiny.SEED, tiny.ENDOWMENTS).game
    return after(game, *(PlaceBid(player, 1, TERMS) for player in members), *(Ready(player) for player in (1, 2, 3)))[0]


class Watched:
    """An audience with a connection for each of these seats, which has been shown the game as it was dealt."""

    def __init__(self, *seats: int) -> None:
        self.audience = Audience()
        self.boxes = [Outbox(64) for _ in seats]
        for seat, box in zip(seats, self.boxes, strict=True):
            self.audience.attach(seat, box)
            self.audience.show(seat, box, dealt(), (), replace(AROUND, disconnected=()))

        self.happened: tuple[Event, ...] = ()

    async def published(self, game: Game, events: list[Event], around: Surroundings) -> None:
        self.audience.note(events)
        self.happened += tuple(events)
        await self.audience.publish(game, self.happened, around)

    async def sent(self) -> list[list[dict[str, Any]]]:
        """What each connection got, in order, without the first view; they are closed by that."""
        self.audience.close(1012, "over")
        return [(await read(box))[1:] for box in self.boxes]


async def read(box: Outbox) -> list[dict[str, Any]]:
    """The messages of a connection that is closed, changes as the views after them."""
    screen = Screen()
    return [screen.read(text) async for text in box.messages()]


def kinds(messages: list[dict[str, Any]]) -> list[list[str]]:
    """The kinds of the events that each view has more than the one before."""
    told = [[event["kind"] for event in message["events"]] for message in messages]
    return [later[len(before) :] for before, later in pairwise([[], *told])]


async def test_a_view_says_who_is_who_what_is_learned_and_how_long_the_step_is() -> None:
    audience, box = Audience(), Outbox(8)
    game, events = after(dealt(), PlaceBid(2, 1, TERMS), Ready(1))
    audience.attach(1, box)
    audience.show(1, box, game, tuple(events), AROUND)
    box.close(1000, "")
    (text,) = [text async for text in box.messages()]
    view = json.loads(text)
    assert (view["type"], view["seq"], view["deadline_ms"]) == ("view", 1, 59_000)
    assert (view["names"], view["bots"], view["disconnected"]) == (["Ann", "Bo", ""], [3], [2])
    assert view["task"]["name"] == {"en": "Tumours", "zh": "肿瘤"}
    assert (view["view"]["you"]["player"], view["view"]["ready"]) == (1, [1])
    assert kinds([view]) == [["player_ready"]]  # the bid of seat 2 is sealed


async def test_a_seat_that_is_shown_the_game_anew_is_shown_what_it_did_itself() -> None:
    audience, box = Audience(), Outbox(8)
    game, events = after(dealt(), PlaceBid(2, 1, TERMS), Ready(1))
    audience.attach(2, box)
    audience.show(2, box, game, tuple(events), AROUND)
    box.close(1000, "")
    assert kinds([json.loads(text) async for text in box.messages()]) == [["bid_placed", "player_ready"]]


def admitted(game: Game) -> tuple[Game, list[Event]]:
    """Seats 1 and 2 are members of the first federation now; and the event that says so of seat 2."""
    bids = [PlaceBid(player, 1, TERMS) for player in (1, 2)]
    game, events = after(game, *bids, *(Ready(player) for player in (1, 2, 3)))
    return game, [event for event in events if isinstance(event, BidAdmitted) and event.player == 2]


@pytest.mark.parametrize(("visibility", "told"), [("aggregate", 0), ("full", 1)])
async def test_what_a_seat_may_not_see_sends_it_nothing(visibility: Visibility, told: int) -> None:
    """An extra message would tell that something happened."""
    watched, around = Watched(1, 2), replace(AROUND, disconnected=())
    game, events = admitted(dealt())
    game = replace(game, treatment=replace(game.treatment, visibility=visibility))
    await watched.published(game, [*events, PlayerReady(1)], around)
    await watched.published(game, events, around)
    one, two = await watched.sent()
    assert kinds(one)[1:] == [["bid_admitted"]] * told
    assert kinds(two)[1:] == [["bid_admitted"]]


async def test_who_comes_back_is_sent_nothing_that_it_was_shown_on_coming() -> None:
    audience, around = Audience(), replace(AROUND, disconnected=())
    game, events = admitted(dealt())
    first, again = Outbox(8), Outbox(8)
    audience.attach(1, first)
    audience.show(1, first, dealt(), (), around)
    audience.detach(1, first)
    audience.attach(1, again)
    audience.show(1, again, game, (), around)
    audience.note(events)
    await audience.publish(game, (), around)
    audience.close(1012, "over")
    assert kinds(await read(again)) == [[]]


@pytest.mark.parametrize(
    ("before", "sealed"),
    [
        ((), PlaceBid(2, 1, TERMS)),
        ((PlaceBid(2, 1, TERMS),), WithdrawBid(2, 1)),
    ],
)
async def test_what_is_sealed_is_sent_to_every_connection_of_its_own_seat_and_to_nobody_else(
    before: tuple[Action, ...], sealed: Action
) -> None:
    watched = Watched(1, 2, 2)
    game, _ = after(dealt(), *before)
    game, events = after(game, sealed)
    await watched.published(game, events, replace(AROUND, disconnected=()))
    one, two, also = await watched.sent()
    assert one == []
    assert [len(two), len(also)] == [1, 1]
    assert (two[0]["seq"], two[0]["fresh"]) == (2, False)
    assert two == also


async def test_what_is_open_is_sent_to_all_with_what_was_noted_before_and_once() -> None:
    watched = Watched(1, 2)
    game, events = after(dealt(), PlaceBid(2, 1, TERMS), Ready(2))
    watched.audience.note(events[:1])
    watched.happened = tuple(events[:1])
    await watched.published(game, events[1:], replace(AROUND, disconnected=()))
    await watched.published(game, [], replace(AROUND, disconnected=()))
    one, two = await watched.sent()
    assert kinds(one) == [["player_ready"]]
    assert kinds(two) == [["bid_placed", "player_ready"]]


async def test_who_goes_or_comes_is_shown_to_all_and_once() -> None:
    watched = Watched(1, 3)
    for disconnected in ((2,), (2,), ()):
        await watched.published(dealt(), [], replace(AROUND, disconnected=disconnected))
    for messages in await watched.sent():
        assert [message["disconnected"] for message in messages] == [[2], []]
        assert [message["seq"] for message in messages] == [2, 3]
        assert kinds(messages) == [[], []]


async def test_a_change_that_a_seat_may_see_is_sent_although_no_event_goes_with_it() -> None:
    watched = Watched(1, 2)
    game, _ = after(dealt(), PlaceBid(1, 1, TERMS))
    around = replace(AROUND, disconnected=(3,))
    await watched.published(game, [], around)
    await watched.published(game, [], replace(around, deadline_ms=58_000))
    one, two = await watched.sent()
    assert [message["view"]["federations"][0]["my_bid"] is not None for message in one] == [True]
    assert len(two) == 1


async def test_who_is_shown_the_game_anew_does_not_keep_the_others_of_its_seat_from_the_change() -> None:
    watched = Watched(1)
    game, _ = after(dealt(), PlaceBid(1, 1, TERMS))
    late = Outbox(8)
    watched.audience.attach(1, late)
    watched.audience.show(1, late, game, (), replace(AROUND, disconnected=()))
    await watched.published(game, after(dealt(), PlaceBid(1, 1, TERMS))[1], replace(AROUND, disconnected=()))
    ((first,),) = await watched.sent()
    assert first["view"]["federations"][0]["my_bid"] is not None


async def test_a_connection_that_is_gone_is_sent_nothing_and_the_others_of_its_seat_are() -> None:
    audience = Audience()
    kept, gone, other = Outbox(8), Outbox(8), Outbox(8)
    for seat, box in ((2, kept), (2, gone), (1, other)):
        audience.attach(seat, box)
    assert (audience.seats, audience.connections(2), audience.connections(3)) == ((1, 2), 2, 0)
    assert audience.outboxes(2) == (kept, gone)
    audience.detach(2, gone)
    audience.detach(2, gone)
    audience.detach(3, gone)
    assert (audience.seats, audience.connections(2), audience.outboxes(3)) == ((1, 2), 1, ())
    progress = TrainingProgress(federation=1, cycle=1, round=1, rounds=2, accuracy=0.5)
    audience.hint(progress, in_training(2))
    audience.tell(2, Ack(action_id="an-action", seq=1))
    audience.detach(1, other)
    assert audience.seats == (2,)
    audience.close(1012, "over")
    other.close(1000, "")
    gone.close(1000, "")
    assert [json.loads(text)["type"] async for text in kept.messages()] == ["training", "ack"]
    assert [json.loads(text)["type"] async for text in other.messages()] == []
    assert [text async for text in gone.messages()] == []
    assert (kept.code, kept.reason, other.code) == (1012, "over", 1000)


async def test_who_comes_back_is_sent_the_next_change_even_to_what_the_seat_was_shown_before() -> None:
    watched = Watched(1)
    (first,) = watched.boxes
    game, events = after(dealt(), PlaceBid(1, 1, TERMS))
    await watched.published(game, events, replace(AROUND, disconnected=()))
    watched.audience.detach(1, first)
    again = Outbox(8)
    watched.audience.attach(1, again)
    watched.audience.show(1, again, dealt(), (), replace(AROUND, disconnected=()))
    await watched.published(game, [], replace(AROUND, disconnected=(2,)))
    watched.audience.close(1012, "over")
    seen = await read(again)
    assert [message["view"]["federations"][0]["my_bid"] is not None for message in seen] == [False, True]


@pytest.mark.parametrize(("visibility", "follow"), [("full", [1, 2, 3]), ("aggregate", [1, 2]), ("none", [1, 2])])
async def test_a_training_is_followed_by_its_members_and_by_others_where_they_see_its_averages(
    visibility: Visibility, follow: list[int]
) -> None:
    progress = TrainingProgress(federation=1, cycle=1, round=1, rounds=2, accuracy=0.5)
    game = in_training(1, 2, visibility=visibility)
    watched = Watched(1, 2, 3)
    watched.audience.hint(progress, game)
    for player, box in enumerate(watched.boxes, start=1):
        watched.audience.show(player, box, game, (), AROUND, [progress])
    told = [[message["type"] for message in messages] for messages in await watched.sent()]
    assert told == [["training", "view", "training"] if player in follow else ["view"] for player in (1, 2, 3)]
