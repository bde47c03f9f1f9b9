"""Random coalitional games and claims for the tests of the schemes, and a short way to write one down."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.schemes import Allocation, Contribution, PayoffClaim
from engine.schemes.debts import IncentivizerMemory, PlayerDebt
from engine.values.coalition import TabularGame, all_coalitions

# A law that is tried on each of the schemes sees hundreds of claims.
FOR_EACH_SCHEME = settings(max_examples=30)

# Hundredths: harm, exact zeros and ties are among them, and sums that binary floats cannot hold exactly.
worths = st.integers(-100, 300).map(lambda hundredths: hundredths / 100)
any_worths = st.floats(-1e300, 1e300)
pools = st.integers(0, 10**8)
contributions = st.builds(
    Contribution,
    quality=st.floats(0, 1, allow_subnormal=False),
    quantity=st.floats(0, 1, allow_subnormal=False),
    cost_cents=st.integers(0, 10**5),
)
debts = st.floats(0, 1e6, allow_subnormal=False)


def game_of(players: Iterable[int], worth: Callable[[frozenset[int]], float]) -> TabularGame:
    """The game in which every coalition of `players` has the value that `worth` says."""
    everybody = tuple(players)
    return TabularGame(everybody, {group: float(worth(group)) for group in all_coalitions(everybody)})


def random_table(n: int, seed: int) -> NDArray[np.float64]:
    """Values by mask (bit k is player k + 1): noisy, so that some players harm the others, yet worth more together."""
    rng = np.random.default_rng([seed, n])
    table = rng.normal(size=2**n) + np.bitwise_count(np.arange(2**n))
    table[0] = 0.0
    return table


def game_of_table(table: NDArray[np.float64]) -> TabularGame:
    """The game of players 1 to n with 2^n values by mask."""
    players = range(1, len(table).bit_length())
    return game_of(players, lambda group: table[sum(2 ** (player - 1) for player in group)])


def committed(members: Iterable[int], cost_cents: int = 0) -> dict[int, Contribution]:
    """The same contribution for everybody."""
    return {member: Contribution(1.0, 1.0, cost_cents) for member in members}


def one_useful_one_null() -> PayoffClaim:
    """Player 1 is worth 1 wherever it is, player 2 nothing; taking part costs each 50 cents."""
    return PayoffClaim(100, (1, 2), game_of((1, 2), lambda group: 1 in group), committed((1, 2), cost_cents=50))


def checked_by_hand(members: tuple[int, ...] = (1, 2, 3, 4)) -> PayoffClaim:
    """The game worked out in the agreement: v(S) = ln(1 + sum of q); a pool of 10,000.00, so a cent is 0.0001 percent."""
    quality = {1: 0.9, 2: 0.5, 3: 0.5, 4: 0.1}
    game = game_of((1, 2, 3, 4), lambda group: math.log1p(sum(quality[player] for player in group)))
    given = {player: Contribution(quality[player], 1.0, 0) for player in quality}
    return PayoffClaim(100_0000, members, game, given)


def paid(allocation: Allocation) -> Allocation:
    """What is paid and remembered, without the reasons, which name the scheme."""
    return replace(allocation, reasons=())


def percent(payments: Mapping[int, int]) -> list[float]:
    """Payments from a pool of 10,000.00 in percent, by player number."""
    return [payments[player] / 1_0000 for player in sorted(payments)]


# Equal remainders may put one odd cent, 0.0001 percent, with either of two equals.
TO_FOUR_DECIMALS = 0.000101


@st.composite
def games(draw: st.DrawFn, max_players: int = 5, of: st.SearchStrategy[float] = worths) -> TabularGame:
    """Any game of 1 to `max_players` players, numbered with gaps; no monotony, no superadditivity."""
    players = draw(st.sets(st.integers(1, 15), min_size=1, max_size=max_players))
    values = {group: draw(of) if group else 0.0 for group in all_coalitions(sorted(players))}
    return TabularGame(tuple(sorted(players)), values)


@st.composite
def memories(draw: st.DrawFn, players: Iterable[int] = range(1, 20)) -> IncentivizerMemory:
    """Debts to any of `players`, members of today or not."""
    known = draw(st.sets(st.sampled_from(list(players)), max_size=5))
    return IncentivizerMemory(
        tuple(
            PlayerDebt(player, draw(debts), draw(debts), draw(st.integers(0, 10**6)), draw(st.integers(1, 9)))
            for player in sorted(known)
        )
    )


@st.composite
def claims(
    draw: st.DrawFn, of_games: st.SearchStrategy[TabularGame] | None = None, *, remembered: bool = True
) -> PayoffClaim:
    """Any claim: all players of a random game as members in any joining order; with or without debts from before."""
    game = draw(games() if of_games is None else of_games)
    members = tuple(draw(st.permutations(game.players)))
    given = {member: draw(contributions) for member in members}
    memory = draw(st.none() | memories()) if remembered else None
    return PayoffClaim(draw(pools), members, game, given, memory)


def with_values(claim: PayoffClaim, values: Mapping[frozenset[int], float]) -> PayoffClaim:
    """The same claim in another game of the same players."""
    game = TabularGame(claim.members, values)
    return PayoffClaim(claim.pool, claim.members, game, claim.contributions, claim.memory)


def values_of(claim: PayoffClaim) -> dict[frozenset[int], float]:
    """The whole table of the claim's game."""
    return {group: claim.game.value(group) for group in all_coalitions(claim.members)}
