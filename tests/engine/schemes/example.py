"""The example that every scheme pays, in a claim and in a whole game: the one in the help of `fedgame allocate`.

Player 2 joined first. Player 1 adds 0.5 to nobody and 0.35 to player 2; player 2 adds 0.25 to nobody and 0.1 to player 1.
The test of each scheme says in PAYS how many of the 10,000 cents player 1 gets, and how that is worked out.
"""

from __future__ import annotations

from dataclasses import replace

from engine.actions import TimeUp
from engine.schemes import SCHEMES, Contribution, PayoffClaim
from engine.values.coalition import TabularGame
from tests.engine.play import Table, arm, player_with, with_market
from tests.registries import own_test

POOL = 10_000
VALUES: dict[tuple[int, ...], float] = {(): 0.0, (1,): 0.5, (2,): 0.25, (1, 2): 0.6}
BROUGHT = {1: (0.9, 1.0), 2: (0.5, 0.5)}


def claim() -> PayoffClaim:
    game = TabularGame((1, 2), {frozenset(members): value for members, value in VALUES.items()})
    return PayoffClaim(POOL, (2, 1), game, {player: Contribution(*own, 0) for player, own in BROUGHT.items()})


def said(scheme: str) -> int | None:
    """PAYS of the scheme's own test; None where it is not written yet, which tests.test_registries tells."""
    return getattr(own_test("tests.engine.schemes", scheme), "PAYS", None)


WORKED_OUT = tuple(scheme for scheme in SCHEMES if said(scheme) is not None)
"""The schemes with an example."""


def pays(scheme: str) -> dict[int, int]:
    """What each player gets by the scheme's own test, by player number."""
    first = said(scheme)
    assert first is not None
    return {1: first, 2: POOL - first}


def played(scheme: str) -> Table:
    """A game of one federation that pays by `scheme`, to its first payout: taking part and the market cost and bring nothing."""
    treatment = with_market(replace(arm(scheme, opening_cents=2 * POOL), payout_fraction=0.5), revenue_cents=0)
    seats = [player_with(quality=quality, quantity=quantity) for quality, quantity in BROUGHT.values()]
    table = Table(treatment, seats)
    table.bid(2, pay=0).bid(1, pay=0, at_ms=1).do(TimeUp(1))
    table.report(lambda members: (VALUES[members], 0.1 + VALUES[members]))
    return table.until(10)
