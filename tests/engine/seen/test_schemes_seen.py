"""What a seat sees of schemes that are put together: what pays now, what was paid by what, and nothing that is not announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.events import PaidOut
from engine.schemes import ParameterValue
from engine.seen.observe import observe
from engine.seen.quote import quote
from engine.seen.view import PortionView, SchemeChange
from engine.treatment import FederationSpec, Treatment, Visibility
from tests.engine.play import ANYBODY, RICH, Table, arm, terms_of

SHARP_DEFAULT = {"quality_weight": 1.0, "quantity_weight": 1.0}
SHARP = {"scheme": "linear", "start": 3, "parameters": {"quality_weight": 2.0}}


def paying(scheme: str, parameters: Mapping[str, ParameterValue], visibility: Visibility = "aggregate") -> Treatment:
    spec = FederationSpec("Aurora", scheme, parameters, ANYBODY, opening_cents=300_00)
    return replace(arm(), federations=(spec,), visibility=visibility)


def scheduled(*phases: Mapping[str, ParameterValue], **more: ParameterValue) -> Treatment:
    return paying("schedule", {"phases": ({"scheme": "equal", "start": 1}, *phases), **more})


def seen(table: Table) -> tuple[str, Mapping[str, ParameterValue], tuple[SchemeChange, ...]]:
    federation = observe(table.game, 1).federations[0]
    return federation.scheme, federation.scheme_parameters, federation.changes


@pytest.mark.parametrize("announced", [True, False])
def test_a_seat_sees_the_scheme_in_force_and_later_ones_where_they_are_announced(announced: bool) -> None:
    table = Table(scheduled(SHARP, announced=announced)).bid(1, at_ms=1).bid(2, quality=0.5, at_ms=2)
    sharp = {"quality_weight": 2.0, "quantity_weight": 1.0}
    coming = (SchemeChange("turn", 3, "linear", sharp),) if announced else ()
    assert seen(table) == ("equal", {}, coming)
    assert seen(table.until(17)) == ("equal", {}, coming)
    assert seen(table.until(20)) == ("linear", sharp, ())
    (_, second) = observe(table.game, 1).payouts
    assert second.scheme == "equal"
    (last,) = table.until(30).of(PaidOut)
    assert (last.scheme, [row.payment_cents * 5 for row in last.payouts]) == (
        "linear",
        [4 * last.pool_cents, last.pool_cents],
    )
    assert [payout.scheme for payout in observe(table.game, 1).payouts] == ["equal", "equal", "linear"]


def test_a_running_cycle_is_told_with_the_scheme_that_it_began_under() -> None:
    """Bidding 3, training 4 to 14 and profit 3 ticks: the second cycle ends in turn 3, after the change of turn 2."""
    treatment = scheduled({"scheme": "shapley", "start": 2})
    late = replace(treatment, phases=replace(treatment.phases, training=(14, 14)))
    table = Table(late, [RICH]).bid(1).until(17)
    assert (table.game.turn, table.federation().cycles[0].turn) == (2, 1)
    assert seen(table)[0] == "equal"
    table.until(20)
    assert table.of(PaidOut)[0].scheme == "equal"
    assert seen(table) == (
        "shapley",
        {"exact_up_to": 12, "max_models": 4100, "target_stderr": 0.01, "max_seconds": 0},
        (),
    )


def test_a_schedule_may_count_cycles() -> None:
    table = Table(scheduled({"scheme": "linear", "start": 2}, unit="cycle"), [RICH])
    assert seen(table.bid(1))[0] == "equal"
    assert seen(table.until(7)) == ("equal", {}, (SchemeChange("cycle", 2, "linear", SHARP_DEFAULT),))
    assert seen(table.until(10)) == ("linear", SHARP_DEFAULT, ())
    assert [event.scheme for event in table.until(20).events if isinstance(event, PaidOut)] == ["equal", "linear"]


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
def test_nothing_that_a_seat_sees_depends_on_a_scheme_that_is_not_announced(visibility: Visibility) -> None:
    """Two arms that differ in what comes in turn 3 alone, played alike: until then all seats see, bit by bit, the same."""
    later = ({"scheme": "linear", "start": 3}, {"scheme": "shapley", "start": 3})
    one, other = (
        Table(replace(scheduled(phase, announced=False), visibility=visibility), [RICH] * 3) for phase in later
    )
    for table in (one, other):
        for player in (1, 2):
            table.bid(player, at_ms=player, quality=player / 2)
    for tick in (3, 7, 10, 13, 17, 20):
        for seat in (1, 2, 3):
            assert observe(one.until(tick).game, seat) == observe(other.until(tick).game, seat) or tick == 20
            terms = terms_of(quality=0.5, pay=5)
            assert quote(one.game, seat, 1, terms) == quote(other.game, seat, 1, terms)
    assert observe(one.game, 3) != observe(other.game, 3)
    announced = Table(scheduled(later[0]))
    assert observe(announced.game, 1).federations[0].changes != ()


def test_what_was_paid_before_is_told_by_the_scheme_that_is_in_force_as_far_as_the_seat_knows() -> None:
    """A change that comes with the third cycle is not to be guessed in the second from what is compared no more."""
    soon, late = (
        Table(scheduled({"scheme": "linear", "start": start}, unit="cycle", announced=False)).bid(1).bid(2)
        for start in (3, 9)
    )
    for tick in (10, 13, 17):
        found = [quote(table.until(tick).game, 1, 1, terms_of()).paid_before for table in (soon, late)]
        assert found[0] == found[1] is not None
    assert quote(soon.until(20).game, 1, 1, terms_of()).paid_before is None


MIXED = {"parts": ({"scheme": "equal", "weight": 1}, {"scheme": "individual", "weight": 1})}


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
def test_a_seat_sees_what_each_scheme_pays_of_its_own_payment_alone(visibility: Visibility) -> None:
    table = Table(paying("mixture", MIXED, visibility)).bid(1, at_ms=1).bid(2, at_ms=2)
    (paid,) = table.until(10, lambda members: (0.3 * (1 in members) + 0.1 * (2 in members), 0.5)).of(PaidOut)
    (own,) = observe(table.game, 1).payouts
    pool = paid.pool_cents
    assert own.portions == (PortionView("equal", pool // 4), PortionView("individual", pool * 3 // 8))
    assert sum(portion.cents for portion in own.portions) == own.payment_cents
    assert seen(table) == ("mixture", MIXED, ())


def test_a_plain_scheme_has_no_portions() -> None:
    table = Table(paying("individual", {})).bid(1).until(10)
    assert observe(table.game, 1).payouts[0].portions == ()


def test_the_error_of_a_share_counts_what_is_not_paid() -> None:
    """Of the whole pool: the half that goes by Shapley is estimated, and a cap leaves a rest."""
    parts = ({"scheme": "shapley", "weight": 1, "parameters": {"exact_up_to": 4, "max_models": 140}},)
    spec = {"of": {"scheme": "mixture", "parameters": {"parts": parts}}, "cap": 0.17}
    table = Table(paying("bounded", spec, "full"), [RICH] * 6)
    for player in range(1, 7):
        table.bid(player, at_ms=player)
    (paid,) = table.until(10, lambda members: (sum(members) ** 0.5, 0.5)).of(PaidOut)
    shown = observe(table.game, 1).payouts[0]
    assert shown.my_share_stderr == pytest.approx((paid.payouts[0].stderr or 0.0), rel=1e-3)
