"""Nothing of another seat's secrets is in any frame: searched for by their digits, and by comparing whole games that
differ only in a secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.treatment import Visibility
from tests.fedgame import tiny
from tests.fedgame.live.client import Person, Server, StoppedClock, bid, serving
from tests.fedgame.live.screen import Screen

# What each seat bids, unlike any other number of the game.
SECRETS = (
    {"quality": 0.91357, "quantity": 0.83171, "payment": 5_347},
    {"quality": 0.94723, "quantity": 0.87613, "payment": 6_173},
    {"quality": 0.97931, "quantity": 0.89237, "payment": 7_919},
)


DRAFT = bid(1)["commitment"]


async def play(people: list[Person]) -> list[int]:
    """A whole game in which everybody bids its secret; how many frames each seat had when its bids ceased to be sealed."""
    sealed: list[int] = []
    while people[0].view["status"] != "finished":
        step = people[0].view["step"]
        for person, secret in zip(people, SECRETS, strict=True):
            await person.until(step)
            for row in person.view["federations"]:
                if row["allowed"]["place_bid"]:
                    await person.submit(bid(row["federation"], resources=1, **secret))
                await person.send(
                    {"type": "quote", "quote_id": step, "federation": row["federation"], "commitment": DRAFT}
                )
        for person in people:
            await person.see()
        sealed = sealed or [len(person.frames) for person in people]
        for person in people:
            await person.ready()
        for person in people:
            await person.until(step + 1)
    return sealed


def secrets_of(player: int, *, of_seat: bool = True) -> list[str]:
    """The digits of what only that seat may know: its bids, and what it owns."""
    own = tiny.ENDOWMENTS[player - 1]
    secret = SECRETS[player - 1]
    bids = [str(secret["quality"]), str(secret["quantity"]), f'"payment_cents":{secret["payment"]}']
    bids += [f'"fee_cents":{cycles * int(secret["payment"])}' for cycles in (1, 2, 3)]
    return [*bids, str(own.quality), str(own.quantity)] if of_seat else bids


@pytest.mark.parametrize("visibility", ["none", "aggregate", "full"])
async def test_no_frame_of_a_whole_game_holds_a_secret_of_another_seat(tmp_path: Path, visibility: Visibility) -> None:
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(visibility=visibility))) as server:
        game, tokens = await server.people(3)
        people = [Person(await server.connect(game["game_id"], token)) for token in tokens]
        for person in people:
            await person.receive("view")
        sealed = await play(people)
        for player, person in enumerate(people, start=1):
            frames = person.frames
            for other in {1, 2, 3} - {player}:
                # In the open (`full`) a bid is known once its phase has ended, and what others own always is.
                wanted = secrets_of(other, of_seat=visibility != "full")
                searched = frames[: sealed[player - 1]] if visibility == "full" else frames
                for frame in searched:
                    assert [secret for secret in wanted if secret in frame] == []
            assert any(str(SECRETS[player - 1]["quality"]) in frame for frame in frames), "the search finds nothing"
            assert [secret for secret in secrets_of(player) if '"fee' in secret and secret in frames[-1]] != []
            check_pay(person.view, player, visibility)
            await check_story(server, game["game_id"], tokens[player - 1], person.view)
            hidden = [*tokens, game["host_token"], game["join_code"], str(tiny.SEED)]
            assert not [secret for secret in hidden for frame in frames if secret in frame]
        for person in people:
            await person.ws.close()


@pytest.mark.parametrize("visibility", ["none", "aggregate", "full"])
async def test_no_frame_tells_how_a_training_came_out_before_its_phase_ends(
    tmp_path: Path, visibility: Visibility
) -> None:
    """Trainings of milliseconds in phases that people take their time over; the third seat is in no federation."""
    async with serving(tmp_path, scenarios=tiny.scenarios(tiny.scenario(visibility=visibility))) as server:
        game, tokens = await server.people(3)
        people = [Person(await server.connect(game["game_id"], token)) for token in tokens]
        for person in people:
            await person.receive("view")
        for person in people[:2]:
            await person.submit(bid(1, resources=1))
        while people[0].view["status"] != "finished":
            step = people[0].view["step"]
            for person in people:
                await person.until(step)
                await person.see()
            for person in people:
                await person.ready()
            for person in people:
                await person.until(step + 1)
        followed = []
        for person in people:
            ended: set[tuple[int, int]] = set()
            rounds = 0
            for message in _read(person.frames):
                if message["type"] == "view":
                    done = [event for event in message["events"] if event["kind"] == "training_ended"]
                    ended |= {(event["federation"], event["cycle"]) for event in done}
                if message["type"] == "training":
                    rounds += 1
                    # The last round is told with the end of the phase: right before the view that says so.
                    last = message["round"] == message["rounds"]
                    assert (message["federation"], message["cycle"]) not in ended
                    assert not last or _next_view_ends(person.frames, message)
            followed.append(rounds > 0)
            await person.ws.close()
        assert followed == [True, True, visibility == "full"]


def _read(frames: list[str]) -> list[dict[str, Any]]:
    screen = Screen()
    return [screen.read(frame) for frame in frames]


def _next_view_ends(frames: list[str], last: dict[str, Any]) -> bool:
    """Whether the first view after that message says that its training has ended."""
    messages = _read(frames)
    after = messages[messages.index(last) + 1 :]
    view = next(message for message in after if message["type"] == "view")
    ended = [event for event in view["events"] if event["kind"] == "training_ended"]
    return any((event["federation"], event["cycle"]) == (last["federation"], last["cycle"]) for event in ended)


def check_pay(view: dict[str, Any], player: int, visibility: Visibility) -> None:
    """Looking back on the game, the seat finds itself, the others by name only under `full`, and no name but those."""
    for row in view["pay"]:
        assert set(row) == {"federation", "mine", "spread", "players"}
        assert row["mine"]["player"] == player
        assert (row["spread"] is None) == (visibility == "none")
        named = None if row["players"] is None else sorted(one["player"] for one in row["players"])
        assert named == ([1, 2, 3] if visibility == "full" else None)
    assert sum(row["mine"]["net_cents"] for row in view["pay"]) == view["you"]["profit_cents"]


async def check_story(server: Server, game_id: str, token: str, view: dict[str, Any]) -> None:
    """The story is of this seat alone: it adds up to its own money, and holds nothing else of anybody."""
    async with server.http(token) as caller:
        turns = (await caller.get(f"/api/games/{game_id}/story")).json()["turns"]
    money = view["you"]["money_cents"] - view["you"]["profit_cents"]
    for turn in turns:
        assert turn["before_cents"] == money
        money += sum(line["amount_cents"] for line in turn["lines"])
        assert turn["after_cents"] == money
    assert money == view["you"]["money_cents"]
    lines = [line for turn in turns for line in turn["lines"]]
    assert sum(line["amount_cents"] for line in lines if line["kind"] == "paid") == sum(
        payout["payment_cents"] for payout in view["payouts"]
    )
    assert {"bid_placed", "bid_admitted", "renewed", "paid"} <= {line["kind"] for line in lines}


async def watched(server: Server, what_the_first_seat_does: list[dict[str, Any]]) -> list[list[str]]:
    """The frames of the seats 2 and 3 from the start until bidding ends, while seat 1 does something."""
    game, tokens = await server.people(3)
    people: list[Person] = []
    for token in tokens:
        # One after the other, because everybody is told who has come.
        people.append(Person(await server.connect(game["game_id"], token)))
        await people[-1].receive("view")
        for person in people:
            await person.see()
    ann, bo, cy = people
    answers = []
    for action in what_the_first_seat_does:
        answers.append(await ann.submit(action))
        for person in (bo, cy):
            await person.send({"type": "quote", "quote_id": 1, "federation": 1, "commitment": bid(1)["commitment"]})
            await person.receive("quote")
            await person.submit(bid(2, payment=1_500 + len(answers)))
            await person.submit(bid(1, resources=900))
            await person.submit({"kind": "withdraw_bid", "federation": 1})
            await person.see()
    for person in (ann, bo):
        await person.ready()
        await bo.see()
        await cy.see()
    # When the third seat is ready, bidding ends and what was sealed has its consequences.
    frames = [list(person.frames) for person in (bo, cy)]
    for person in people:
        await person.ws.close()
    return frames


async def test_another_seats_sealed_bid_changes_no_byte_until_its_phase_ends(tmp_path: Path) -> None:
    nothing = {"kind": "withdraw_bid", "federation": 1}
    ways = (
        [nothing, nothing, nothing],
        [bid(1, payment=1_000), nothing, nothing],
        [bid(1, payment=9_999), bid(2, quality=0.5, payment=4_444), bid(1, resources=1000)],
        [bid(2), {"kind": "withdraw_bid", "federation": 2}, bid(1, quantity=0.3)],
    )
    seen = []
    async with serving(tmp_path, parts={"clock": StoppedClock()}) as server:
        for way in ways:
            seen.append(await watched(server, way))
    assert len(seen[0][0]) > 15
    for other in seen[1:]:
        assert other == seen[0]
