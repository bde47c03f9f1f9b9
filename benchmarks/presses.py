"""How many presses decide something? Plays games of the shipped scenarios, with a bot where a person would sit, and counts
what that person would press to end each step.

A step is acted in when the seat bids, changes, takes back or leaves. It asks when the client would not pass it: to decline
what is new there is a decision too. A press of Ready decides something when it ends a step that was acted in or asked.
Two ways to play the same game are counted: Ready for every step by itself; and Ready that goes on to the next decision,
as the client has it unless the player sets it otherwise. Steps are passed as the client passes them, which
frontend/tests/passing.json says: when no federation takes a bid that may still be paid, or a change, or each that does was
gone past before in the same bidding. Prints one Markdown table, with the part of the presses that decide something.
Run: python -m benchmarks.presses [SCENARIO ...] [--games N] [--seed S] [--workers W].
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from engine.actions import Ready
from engine.events import BidRefused, Event, MemberLeft
from engine.rules import new_game
from engine.seen.observer import Observer
from engine.seen.view import FederationView, PlayerView
from fedgame.arms.scenario import SCENARIOS, Scenario, load_scenario
from fedgame.log.fold import Applied, fold
from fedgame.log.record import GameRecord
from fedgame.studies.simulate import in_workers, play_numbered

SEAT = 1
"""The seat that is looked at: the first of those that a scenario leaves to people."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the seat: whether it acted in it, and whether the client would have passed it had it not."""

    acted: bool
    passable: bool


@dataclass(frozen=True, slots=True)
class Presses:
    """The steps of one game or several, those that were acted in, and those that were so or asked (`own`); and how often
    Ready is pressed where it goes on (`pressed`). Where it does not, it is pressed once a step.
    """

    steps: int
    acted: int
    own: int
    pressed: int


def presses_of(steps: Sequence[Step]) -> Presses:
    """Each step that cannot be passed takes a press, which goes on over those that can; before the first there is none."""
    own = sum(step.acted or not step.passable for step in steps)
    first = steps[:1]
    begins = sum(step.passable and not step.acted for step in first)
    return Presses(len(steps), sum(step.acted for step in steps), own, own + begins)


def added(presses: Sequence[Presses]) -> Presses:
    """The presses of several games together."""
    return Presses(
        sum(one.steps for one in presses),
        sum(one.acted for one in presses),
        sum(one.own for one in presses),
        sum(one.pressed for one in presses),
    )


def open_times(view: PlayerView, renewing: Collection[int] = ()) -> tuple[str, ...]:
    """The times of bidding that take something from the seat: each by its federation and the tick at which it ends.

    renewing: the federations that the player stays in without being asked before each cycle.
    """
    open_now = (row for row in view.federations if _can_decide(view, row, renewing))
    return tuple(f"{row.federation}:{view.tick + row.ticks_left}" for row in open_now)


def can_pass(
    view: PlayerView, passed: Collection[str], last_step: Sequence[Event], renewing: Collection[int] = ()
) -> bool:
    """The step asks nothing that the seat was not asked before: `passed` are the times that it has gone past."""
    times = open_times(view, renewing)
    return not times or (set(times) <= set(passed) and not _upset(last_step, view.you.player))


def _can_decide(view: PlayerView, row: FederationView, renewing: Collection[int]) -> bool:
    allowed, asks, rules = row.allowed, row.admission, view.rules
    soonest = view.tick + row.ticks_left + rules.phases.training[0] + rules.phases.profit
    can_bid = (
        allowed.place_bid
        and allowed.max_resources >= asks.min_resources
        and allowed.max_payment_cents >= asks.min_payment_cents
        and soonest <= rules.turns * rules.ticks_per_turn
    )
    changes = allowed.change_commitment and not _renews(view, row, renewing)
    return can_bid or changes or row.my_bid is not None


def _renews(view: PlayerView, row: FederationView, renewing: Collection[int]) -> bool:
    mine = row.my_membership
    charged = 0 if mine is None else mine.cost_cents + mine.commitment.payment_cents
    return row.federation in renewing and charged <= view.you.free_cents


def _upset(events: Sequence[Event], player: int) -> bool:
    return any(
        event.player == player
        and (isinstance(event, BidRefused) or (isinstance(event, MemberLeft) and event.reason != "left"))
        for event in events
        if isinstance(event, BidRefused | MemberLeft)
    )


def steps_of(record: GameRecord, player: int = SEAT) -> Iterator[Step]:
    """Every step of the seat `player` (from 1), in order."""
    endowments = tuple(seat.endowment for seat in record.seats)
    game = new_game(record.treatment, record.seed, endowments).game
    observe = Observer().observe
    view, acted = observe(game, player), False
    last_step: tuple[Event, ...] = ()
    passed: tuple[str, ...] = ()
    for applied in fold(game, record.actions):
        if not isinstance(applied, Applied):
            raise ValueError(f"the rules refuse line {applied.seq} of {record.game_id}: {applied.code}")
        logged, game = applied.logged, applied.game
        if logged.player == player and not isinstance(logged.action, Ready):
            acted = True
        if game.step > view.step or game.finished:
            passable = can_pass(view, passed, last_step)
            yield Step(acted, passable)
            if acted or not passable:
                passed = open_times(view)
            if game.finished:
                return
            view, acted, last_step = observe(game, player), False, logged.events


def counted(scenario: Scenario, seed: int, number: int) -> Presses:
    """The presses of the first seat in game `number` (from 1) of the batch with `seed`."""
    return presses_of(list(steps_of(play_numbered(scenario, seed, number))))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), help="which ones; all if none is named")
    parser.add_argument("--games", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    print("| scenario | games | steps acted in | that asked or were acted in | Ready in every step | Ready goes on |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in arguments.scenarios:
        scenario = load_scenario(name)
        games = in_workers(partial(counted, scenario, arguments.seed), arguments.games, arguments.workers)
        total = added(list(games))
        ways = (f"{n} ({total.own / n:.0%})" for n in (total.steps, total.pressed))
        print(f"| `{name}` | {arguments.games} | {total.acted} | {total.own} | {' | '.join(ways)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
