"""What every bot policy must keep: each policy's test class inherits this and adds what is its own (as in Axelrod).

`play` is a whole game with bots in all seats and trainings by a formula. Any refused proposal fails the test.
"""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, get_type_hints

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.actions import ChangeCommitment, LeaveFederation, PlaceBid, PlayerAction, Ready, TimeUp, WithdrawBid
from engine.bots import Bot, get_bot
from engine.rules.endowment import draw_endowments
from engine.seen.observe import observe
from engine.seen.view import PlayerView
from engine.treatment import AdmissionPolicy, Costs, EndowmentSpec, FederationSpec, PhaseLengths, Treatment
from tests.engine.play import STAGGERED, Table, Worth, arm

SPREAD = EndowmentSpec(quality=(0, 1), quantity=(0, 1), resources=(0, 8), money_cents=(0, 600_00))


def play(treatment: Treatment, policies: Sequence[str], seed: int) -> Table:
    """A whole game; seat p at step k decides with the generator of (seed, p, k)."""
    table = Table(treatment, draw_endowments(SPREAD, len(policies), np.random.default_rng(seed)), seed)
    while not table.game.finished:
        opened = table.game
        for player, policy in enumerate(policies, start=1):
            table.do(*get_bot(policy).decide(observe(opened, player), generator(seed, player, opened.step)))
        table.report(noisy(seed + opened.step))
        table.do(TimeUp(table.game.step))
    return table


def generator(*seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def noisy(seed: int) -> Worth:
    """Each member adds about 0.1 to the value, more or less by chance."""
    lots = np.random.default_rng(seed).normal(0.1, 0.05, 65)

    def worth(members: tuple[int, ...]) -> tuple[float, float]:
        return sum((float(lots[player]) for player in members), 0.0), min(1.0, 0.4 + 0.05 * len(members))

    return worth


treatments = st.builds(
    lambda phases, costs, policies, turns, visibility: replace(
        arm(),
        federations=tuple(
            FederationSpec(f"F{number}", scheme, admission=policy)
            for number, (scheme, policy) in enumerate(zip(("equal", "linear", "incentivizer"), policies, strict=False))
        ),
        phases=phases,
        costs=costs,
        turns=turns,
        visibility=visibility,
    ),
    st.sampled_from([STAGGERED, PhaseLengths(3, (4, 4), 3), PhaseLengths(1, (1, 9), 2)]),
    st.builds(Costs, st.sampled_from([0.0, 6.7, 50.0]), st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 133.3])),
    st.lists(
        st.builds(
            AdmissionPolicy,
            min_quality=st.sampled_from([0.0, 0.1, 0.33]),
            min_quantity=st.sampled_from([0.0, 0.1, 0.45]),
            min_resources=st.integers(1, 3),
            min_payment_cents=st.sampled_from([0, 50_00]),
            max_members=st.sampled_from([1, 3, 12]),
        ),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 6),
    st.sampled_from(["full", "aggregate", "none"]),
)


class BotContract:
    """Inherit this, say which policy, and all of this is tested."""

    policy: ClassVar[str]

    @property
    def bot(self) -> Bot:
        return get_bot(self.policy)

    def test_sees_a_player_view_and_a_generator_and_nothing_else(self) -> None:
        decide = type(self.bot).decide
        assert list(inspect.signature(decide).parameters) == ["self", "view", "rng"]
        hints = get_type_hints(decide)
        assert (hints["view"], hints["rng"]) == (PlayerView, np.random.Generator)
        assert hints["return"] == tuple[PlayerAction, ...]

    def test_is_made_without_anything_and_keeps_nothing(self) -> None:
        bot = self.bot
        before = dict(vars(bot))
        bot.decide(observe(self.opening().game, 1), generator(1))
        assert dict(vars(bot)) == before == {}

    def test_a_pickled_copy_decides_the_same(self) -> None:
        view = observe(self.opening().game, 1)
        copy = pickle.loads(pickle.dumps(self.bot))  # noqa: S301 - our own bytes of a line ago
        assert copy.decide(view, generator(5)) == self.bot.decide(view, generator(5))

    def test_the_same_view_and_seed_give_the_same_decision(self) -> None:
        view = observe(self.opening().game, 1)
        first = self.bot
        for seed in range(5):
            decision = first.decide(view, generator(seed))
            assert decision == first.decide(view, generator(seed)) == self.bot.decide(view, generator(seed))

    def test_does_nothing_for_another_seat_and_is_never_ready_itself(self) -> None:
        for player in (1, 2):
            for action in self.bot.decide(observe(self.opening().game, player), generator(3)):
                assert isinstance(action, PlaceBid | WithdrawBid | ChangeCommitment | LeaveFederation)
                assert action.player == player

    def test_does_nothing_when_nothing_is_allowed(self) -> None:
        ready = self.opening().do(Ready(1)).game
        over = self.opening().until(50).game
        for game in (ready, over):
            assert self.bot.decide(observe(game, 1), generator(3)) == ()

    def test_never_proposes_what_the_rules_refuse(self) -> None:
        @given(treatments, st.integers(0, 2**32))
        @settings(max_examples=60)
        def whole_games(treatment: Treatment, seed: int) -> None:
            table = play(treatment, [self.policy, self.policy, "random", self.policy], seed)
            assert table.game.finished

        whole_games()

    def test_takes_part_in_a_game(self) -> None:
        table = play(replace(arm("equal", "linear"), phases=STAGGERED), [self.policy] * 3, seed=2)
        assert any(isinstance(action, PlaceBid) for action in table.actions)
        assert any(cycle.payouts for federation in table.game.federations for cycle in federation.cycles)

    def test_plays_the_same_game_again_with_the_same_seed(self) -> None:
        treatment = replace(arm("equal", "shapley"), phases=STAGGERED)
        first, second = (play(treatment, [self.policy] * 3, seed=9) for _ in range(2))
        assert first.actions == second.actions
        assert first.events == second.events

    @staticmethod
    def opening() -> Table:
        return Table(arm("equal", "linear", "shapley"))
