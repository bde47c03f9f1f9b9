"""The leaver: gets out of everything, and into nothing."""

from engine.actions import LeaveFederation, PlaceBid, WithdrawBid
from engine.bots import get_bot
from engine.seen.observe import observe
from tests.engine.bots.contract import BotContract, generator, play
from tests.engine.play import Table, arm


def decided(table: Table) -> tuple[object, ...]:
    return get_bot("leaver").decide(observe(table.game, 1), generator(1))


class TestLeaver(BotContract):
    policy = "leaver"

    def test_takes_part_in_a_game(self) -> None:
        """It does not."""
        table = play(arm("equal", "linear"), [self.policy] * 3, seed=2)
        assert not any(isinstance(action, PlaceBid) for action in table.actions)

    def test_takes_back_every_open_bid(self) -> None:
        table = Table(arm("equal", "linear", "shapley")).bid(1, 1).bid(1, 3)
        assert decided(table) == (WithdrawBid(1, 1), WithdrawBid(1, 3))

    def test_leaves_every_federation_as_soon_as_it_can_and_once(self) -> None:
        table = Table(arm("equal", "linear")).bid(1, 1).bid(1, 2).until(3)
        assert table.members(1) == table.members(2) == [1]
        assert decided(table) == (LeaveFederation(1, 1), LeaveFederation(1, 2))
        table.leave(1, 1).leave(1, 2)
        assert decided(table) == ()
        table.until(10)
        assert table.members(1) == table.members(2) == []

    def test_leaves_the_others_alone(self) -> None:
        table = Table(arm("equal")).bid(2)
        assert decided(table) == ()
