"""Trainings: what is asked for, and what a report changes and when."""

from dataclasses import replace
from statistics import fmean, stdev

import pytest

from engine.actions import TrainingReported
from engine.events import PaidOut, TrainingAccepted, TrainingEnded, TrainingRequested
from engine.rules.training import pending_trainings
from engine.seen.observe import observe
from engine.state import CycleMember
from engine.treatment import FederationSpec, PhaseLengths, Treatment, Visibility
from engine.values.estimate import SamplingPlan
from tests.engine.play import ANYBODY, RICH, STAGGERED, Table, accuracy_of, arm, player_with, report_of, with_costs


def asked(scheme: str, players: int = 3) -> list[str]:
    """The coalitions asked for when the players join in the order 3 1 2."""
    table = Table(arm(scheme), [RICH] * players)
    for at_ms, player in enumerate([3, 1, 2]):
        table.bid(player, at_ms=at_ms)
    (request,) = table.until(3).of(TrainingRequested)
    return ["".join(map(str, members)) for members in request.coalitions]


@pytest.mark.parametrize(
    ("scheme", "coalitions"),
    [
        ("equal", ["", "12", "13", "23", "123"]),
        ("linear", ["", "12", "13", "23", "123"]),
        ("individual", ["", "1", "2", "3", "12", "13", "23", "123"]),
        ("labour_union", ["", "3", "12", "13", "23", "123"]),
        ("shapley", ["", "1", "2", "3", "12", "13", "23", "123"]),
        ("fair_value", ["", "12", "13", "23", "123"]),
        ("incentivizer", ["", "12", "13", "23", "123"]),
        ("banzhaf", ["", "1", "2", "3", "12", "13", "23", "123"]),
        ("beta_shapley", ["", "1", "2", "3", "12", "13", "23", "123"]),
        ("least_core", ["", "1", "2", "3", "12", "13", "23", "123"]),
        ("leave_one_out", ["", "12", "13", "23", "123"]),
    ],
)
def test_asked_for_is_what_the_scheme_needs_the_empty_coalition_and_all_but_one(
    scheme: str, coalitions: list[str]
) -> None:
    assert asked(scheme) == coalitions


def test_a_request_tells_what_each_member_brings_in_the_order_of_joining() -> None:
    table = Table(with_costs(arm("equal"), per_sample_cents=10), [player_with(quality=0.8, quantity=0.5), RICH])
    table.bid(2, at_ms=0, quality=0.9, quantity=0.1, units=2, pay=7).bid(1, at_ms=1, quality=0.5).until(3)
    (request,) = table.of(TrainingRequested)
    assert (request.federation, request.cycle, request.start_tick, request.end_tick) == (1, 1, 3, 7)
    assert request.members == (CycleMember(2, 1, 0.9, 0.1, 2, 100, 7), CycleMember(1, 2, 0.4, 0.5, 1, 500, 0))


def test_more_than_twelve_members_are_possible_where_not_every_coalition_is_needed() -> None:
    table = Table(arm("equal", admission=replace(ANYBODY, max_members=20)), [RICH] * 20)
    for player in range(1, 21):
        table.bid(player)
    (request,) = table.until(3).of(TrainingRequested)
    assert len(request.coalitions) == 22
    assert len(table.until(10, accuracy_of(0.5)).of(PaidOut)[0].payouts) == 20


def sampled_arm(visibility: Visibility = "full", **parameters: float) -> Treatment:
    """A Shapley federation that estimates the pay of more than four members."""
    given = {"exact_up_to": 4, "max_models": 140, **parameters}
    spec = FederationSpec("Aurora", "shapley", given, ANYBODY, opening_cents=100_000)
    return replace(arm("shapley"), federations=(spec,), visibility=visibility)


def sampled_table(players: int = 6, visibility: Visibility = "full", **parameters: float) -> Table:
    table = Table(sampled_arm(visibility, **parameters), [RICH] * players)
    for player in range(1, players + 1):
        table.bid(player, at_ms=player)
    return table.until(3)


def test_a_request_has_a_plan_only_where_the_scheme_samples() -> None:
    (exact,) = sampled_table(players=4).of(TrainingRequested)
    assert exact.plan is None
    assert len(exact.coalitions) == 16
    (sampled,) = sampled_table(target_stderr=0.25, max_seconds=2).of(TrainingRequested)
    assert sampled.plan == SamplingPlan(max_models=140, target_stderr=0.25, max_seconds=2)
    names = ["".join(map(str, members)) for members in sampled.coalitions]
    assert names == ["", "12345", "12346", "12356", "12456", "13456", "23456", "123456"]


def concave(members: tuple[int, ...]) -> tuple[float, float]:
    """Player i brings i, and everything together counts by its square root."""
    return sum(members) ** 0.5, 0.5 + len(members) / 100


def test_the_rules_compute_the_estimate_and_its_error_from_the_reported_orders() -> None:
    """Against the mean over the same orders and their reverses, as docs/schemes.md writes it; so few values fit no game."""
    table = sampled_table().report(concave)
    (accepted,) = table.of(TrainingAccepted)
    assert (accepted.method, len(accepted.orders)) == ("permutation", 3)
    v = {row.members: row.value for row in accepted.values}
    everybody = (1, 2, 3, 4, 5, 6)
    rows = []
    for order in accepted.orders:
        gain = dict.fromkeys(everybody, 0.0)
        for some in (order, order[::-1]):
            for place, i in enumerate(some):
                gain[i] += (v[tuple(sorted(some[: place + 1]))] - v[tuple(sorted(some[:place]))]) / 2
        rows.append([gain[i] for i in everybody])
    table.until(10)
    (paid,) = table.of(PaidOut)
    assert [row.weight for row in paid.payouts] == pytest.approx([fmean(column) for column in zip(*rows, strict=True)])
    errors = [stdev(column) / 3**0.5 for column in zip(*rows, strict=True)]
    assert [row.stderr for row in paid.payouts] == pytest.approx(errors)
    assert sum(row.payment_cents for row in paid.payouts) == paid.pool_cents > 0


def test_exact_pay_has_no_standard_error() -> None:
    (paid,) = sampled_table(players=4).until(10, concave).of(PaidOut)
    assert [row.stderr for row in paid.payouts] == [None] * 4


def test_forty_members_are_paid_by_an_estimate() -> None:
    spec = FederationSpec("Aurora", "shapley", {}, replace(ANYBODY, max_members=40), opening_cents=100_000)
    table = Table(replace(arm("shapley"), federations=(spec,)), [RICH] * 40)
    for player in range(1, 41):
        table.bid(player)
    (paid,) = table.until(10, concave).of(PaidOut)
    assert len(paid.payouts) == 40
    assert sum(row.weight for row in paid.payouts) == pytest.approx(sum(range(1, 41)) ** 0.5)
    assert all(row.stderr is not None and row.stderr > 0 for row in paid.payouts)


@pytest.mark.parametrize("visibility", ["full", "aggregate", "none"])
def test_a_seat_sees_its_own_error_and_those_of_others_where_it_sees_their_shares(visibility: Visibility) -> None:
    table = sampled_table(visibility=visibility).until(10, concave)
    (paid,) = table.of(PaidOut)
    (seen,) = observe(table.game, 2).payouts
    worth = sum(row.weight for row in paid.payouts)
    errors = {row.player: (row.stderr or 0) / worth for row in paid.payouts}
    assert seen.models == len(table.federation().cycles[0].values) - 1
    assert seen.my_weight_stderr == paid.payouts[1].stderr
    assert seen.my_share_stderr == pytest.approx(errors[2])
    shown = [weight.share_stderr for weight in seen.weights]
    by_payment = sorted(paid.payouts, key=lambda row: -row.payment_cents)
    expected = [errors[2]] if visibility == "none" else [errors[row.player] for row in by_payment]
    assert shown == pytest.approx(expected)
    (cycle, *_) = observe(table.game, 2).federations[0].cycles
    assert (cycle.models, cycle.estimated) == (seen.models, True)


def test_how_a_cycle_was_trained_is_told_when_the_training_has_ended() -> None:
    table = sampled_table().report(concave)
    federation = observe(table.game, 1).federations[0]
    assert (federation.estimated_above, federation.cycles[0].models, federation.cycles[0].estimated) == (4, None, None)
    exact = sampled_table(players=3).until(7)
    cycle = observe(exact.game, 1).federations[0].cycles[0]
    assert (cycle.models, cycle.estimated) == (7, False)
    assert observe(Table(arm("equal", "shapley")).game, 1).federations[1].estimated_above is None  # at most 12 members


def test_an_early_report_is_kept_and_its_model_is_in_use_when_the_phase_ends() -> None:
    table = Table(replace(arm("equal", "equal"), phases=STAGGERED), [RICH, RICH]).bid(1).until(5)
    before = [observe(table.game, player) for player in (1, 2)]
    table.report()
    assert [type(event) for event in table.last] == [TrainingAccepted]
    assert [observe(table.game, player) for player in (1, 2)] == before  # not even the members know
    assert table.federation().quality is None
    table.until(20)
    assert table.of(TrainingEnded) == [TrainingEnded(1, 1, 20, 0.55)]
    assert table.federation().quality == 0.55


def test_the_accuracy_of_all_members_is_the_quality_of_the_model() -> None:
    table = Table(arm("shapley"), [RICH] * 3).bid(1).bid(3)
    table.until(10, lambda members: (0.1 * len(members), {0: 0.1, 1: 0.95, 2: 0.7}[len(members)]))
    assert table.federation().quality == 0.7


def test_the_order_of_the_coalitions_in_a_report_changes_no_payment() -> None:
    ends = []
    for turn_round in (False, True):
        table = Table(arm("shapley"), [RICH] * 3).bid(1).bid(2, quality=0.5).bid(3).until(3)
        report = report_of(pending_trainings(table.game)[0], lambda members: (sum(members) / 7, 0.5))
        table.do(replace(report, values=report.values[::-1]) if turn_round else report)
        ends.append(table.until(10).game.ledger)
    assert ends[0] == ends[1]


def test_a_report_is_accepted_once() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(3)
    report = report_of(pending_trainings(table.game)[0])
    table.do(report)
    assert table.refused(report).code == "training.duplicate"
    table.until(7)
    assert table.refused(report).code == "training.duplicate"


def test_pending_trainings_are_those_without_a_report_as_they_were_asked_for() -> None:
    table = Table(arm("equal", "shapley"), [RICH, RICH]).bid(1, 1).bid(2, 2).until(3)
    requested = tuple(table.of(TrainingRequested))
    assert pending_trainings(table.game) == requested
    table.do(report_of(requested[0]))
    assert pending_trainings(table.game) == requested[1:]
    table.do(report_of(requested[1]))
    assert pending_trainings(table.game) == ()


def test_the_next_cycle_is_another_training() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(13)
    (request,) = pending_trainings(table.game)
    assert (request.cycle, request.start_tick, request.end_tick) == (2, 13, 17)


def test_a_training_that_outlasts_the_game_is_asked_for_and_no_longer_waited_for() -> None:
    treatment = replace(arm("equal"), turns=1, phases=PhaseLengths(bidding=5, training=(9, 9), profit=3))
    table = Table(treatment, [RICH]).bid(1).until(5)
    (request,) = pending_trainings(table.game)
    table.time_up()
    assert table.game.finished
    assert table.refused(report_of(request)).code == "game.finished"


def test_what_the_training_says_of_itself_is_kept_in_the_log() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(3)
    report = report_of(pending_trainings(table.game)[0])
    table.do(replace(report, method="exact", coalitions_trained=2, wall_ms=17))
    assert table.last == (TrainingAccepted(1, 1, report.values, "exact", 2, 17),)
    assert table.federation().cycles[0].history == report.history
    assert isinstance(table.actions[-1], TrainingReported)


@pytest.mark.parametrize("value", [-1e9, 1e9])
@pytest.mark.parametrize("accuracy", [0.0, 1.0])
def test_values_and_accuracies_at_the_ends_of_what_is_possible_are_accepted(value: float, accuracy: float) -> None:
    table = Table(arm("shapley"), [RICH] * 2).bid(1).bid(2).until(3)
    (request,) = pending_trainings(table.game)
    report = report_of(request, lambda members: (value if members else 0.0, accuracy))
    table.do(replace(report, history=(0.0, 1.0)))
    assert table.federation().cycles[-1].quality == accuracy


@pytest.mark.parametrize("stderr", [-0.1, float("nan"), float("inf")])
def test_a_standard_error_that_is_none_is_refused(stderr: float) -> None:
    table = Table(arm("shapley"), [RICH] * 2).bid(1).bid(2).until(3)
    (request,) = pending_trainings(table.game)
    report = report_of(request)
    *rows, last = report.values
    refused = table.refused(replace(report, values=(*rows, replace(last, stderr=stderr))))
    assert refused.code == "training.values"
    assert "standard error" in refused.message
    table.do(replace(report, values=(*rows, replace(last, stderr=0.25))))
    assert table.federation().cycles[-1].values[-1].stderr == 0.25


def test_a_history_beyond_one_is_refused_and_the_training_is_still_waited_for() -> None:
    table = Table(arm("shapley"), [RICH] * 2).bid(1).bid(2).until(3)
    (request,) = pending_trainings(table.game)
    assert table.refused(replace(report_of(request), history=(0.1, 1.01))).code == "training.values"
    assert pending_trainings(table.game) == (request,)
