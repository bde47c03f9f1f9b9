"""The story of one seat: what it did and what befell it, turn by turn, with its money before and after.

Read from the events of the game, and only from those about the seat itself, and from the faces that players showed everybody.
It is history: a view has what is now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from engine.actions import Reaction
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefusal,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    LeaveAsked,
    LeaveReason,
    MemberLeft,
    PaidOut,
    Reacted,
    TrainingRequested,
)
from engine.money import Cents
from engine.state import Game

StoryKind = Literal[
    "bid_placed",
    "bid_withdrawn",
    "bid_admitted",
    "bid_refused",
    "commitment_changed",
    "renewed",
    "leave_asked",
    "member_left",
    "paid",
]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened on `tick`. `amount_cents` is what it did to the own money, below 0 where it was charged.

    `reason` of a refusal or of leaving, else None. A bid that is admitted and a membership that is renewed are charged fee
    and cost of the cycle that begins.
    """

    kind: StoryKind
    tick: int
    federation: int
    amount_cents: Cents
    reason: BidRefusal | LeaveReason | None


@dataclass(frozen=True, slots=True)
class StoryTurn:
    """A turn from 1 on: `before_cents` and all amounts of its lines are `after_cents`, from which the next one goes on."""

    turn: int
    before_cents: Cents
    after_cents: Cents
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class ShownFace:
    """How often a player showed everybody this face."""

    player: int
    reaction: Reaction
    times: int


@dataclass(frozen=True, slots=True)
class Story:
    """All turns up to the running one, each with what was shown in it; the faces, by player and in the order first shown."""

    turns: tuple[StoryTurn, ...]
    faces: tuple[ShownFace, ...]


_TELLING = (
    BidPlaced,
    BidWithdrawn,
    CommitmentChanged,
    LeaveAsked,
    BidRefused,
    BidAdmitted,
    MemberLeft,
    TrainingRequested,
    PaidOut,
    Reacted,
)


def tells(event: Event) -> bool:
    """Whether an event like this is in anybody's story."""
    return isinstance(event, _TELLING)


def story(game: Game, player: int, happened: Iterable[tuple[int, Iterable[Event]]]) -> Story:
    """The story of `player` (from 1) in `game`. `happened`: for every action in order the tick before it, and its events."""
    happened = tuple(happened)
    lines = [line for tick, events in happened for line in _lines(player, tick, events)]
    by_turn = [
        tuple(line for line in lines if game.turn_opened_by(line.tick) == turn) for turn in range(1, game.turn + 1)
    ]
    amounts = (sum(line.amount_cents for line in turn) for turn in by_turn)
    money = list(accumulate(amounts, initial=game.player(player).endowment.money_cents))
    turns = tuple(StoryTurn(n + 1, money[n], money[n + 1], turn) for n, turn in enumerate(by_turn))
    return Story(turns, _faces(event for _, events in happened for event in events if isinstance(event, Reacted)))


def _faces(shown: Iterable[Reacted]) -> tuple[ShownFace, ...]:
    times = Counter((event.player, event.reaction) for event in shown)
    faces = (ShownFace(player, reaction, count) for (player, reaction), count in times.items())
    return tuple(sorted(faces, key=lambda face: face.player))


def _lines(player: int, tick: int, events: Iterable[Event]) -> Iterator[StoryLine]:
    """Of one action. A bid is admitted before its cycle is charged; who is charged without that stays on."""
    admitted: set[int] = set()
    for event in events:
        match event:
            case BidPlaced() | BidWithdrawn() | CommitmentChanged() | LeaveAsked() if event.player == player:
                yield StoryLine(event.kind, tick, event.federation, 0, None)
            case BidRefused() | MemberLeft() if event.player == player:
                yield StoryLine(event.kind, event.tick, event.federation, 0, event.reason)
            case BidAdmitted() if event.player == player:
                admitted.add(event.federation)
            case TrainingRequested():
                kind: StoryKind = "bid_admitted" if event.federation in admitted else "renewed"
                for member in event.members:
                    if member.player == player:
                        charged = -member.fee_cents - member.cost_cents
                        yield StoryLine(kind, event.start_tick, event.federation, charged, None)
            case PaidOut():
                for row in event.payouts:
                    if row.player == player:
                        yield StoryLine("paid", event.tick, event.federation, row.payment_cents, None)
