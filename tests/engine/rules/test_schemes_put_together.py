"""What the rules ask to be trained, and keep, for schemes that are put together out of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.actions import TrainingReported
from engine.events import PaidOut, TrainingRequested
from engine.rules.training import pending_trainings
from engine.schemes import IncentivizerMemory, ParameterValue, PartsMemory
from engine.treatment import FederationSpec
from fedgame.log.codec import GAME
from tests.engine.play import ANYBODY, RICH, Table, arm, report_of, sample_of, with_costs

SAMPLED = {"scheme": "shapley", "weight": 1, "parameters": {"exact_up_to": 4, "max_models": 140}}


def table_of(scheme: str, parameters: Mapping[str, ParameterValue], players: int = 2) -> Table:
    admission = replace(ANYBODY, max_members=6)
    spec = FederationSpec("Aurora", scheme, parameters, admission, opening_cents=100_00)
    table = Table(replace(with_costs(arm(), per_resource_cents=1_00), federations=(spec,)), [RICH] * players)
    for player in range(1, players + 1):
        table.bid(player, at_ms=player)
    return table


def asked(table: Table) -> list[str]:
    (request,) = table.of(TrainingRequested)
    return ["".join(map(str, members)) for members in request.coalitions]


def test_only_what_the_scheme_of_the_turn_needs_is_trained() -> None:
    phases = ({"scheme": "equal", "start": 1}, {"scheme": "individual", "start": 2}, {"scheme": "shapley", "start": 3})
    table = table_of("schedule", {"phases": phases}, players=3)
    always = ["", "12", "13", "23", "123"]
    assert asked(table.until(3)) == always
    assert asked(table.until(13)) == ["", "1", "2", "3", *always[1:]]
    assert len(asked(table.until(23))) == 8
    assert [event.scheme for event in table.events if isinstance(event, PaidOut)] == ["equal", "individual"]


def test_a_formula_has_trained_what_its_names_need() -> None:
    table = table_of("formula", {"expression": "gain + 0.001 * q"}, players=4)
    names = asked(table.until(3))
    assert set(names) >= {"", "1", "12", "123", "1234"}
    assert "2" not in names


def test_what_a_part_needs_besides_a_sample_is_asked_for_reported_and_not_counted() -> None:
    """Six members, of whom four are valued exactly: orders for the one part, everybody alone for the other."""
    parts = (SAMPLED, {"scheme": "individual", "weight": 1})
    table = table_of("mixture", {"parts": parts}, players=6)
    names = asked(table.until(3))
    assert set("123456") <= set(names)
    (request,) = pending_trainings(table.game)
    assert request.plan is not None
    orders = sample_of(range(1, 7), 5)
    report = report_of(request, orders=orders)
    without = replace(report, values=tuple(row for row in report.values if row.members != (3,)))
    assert table.refused(without).code == "training.coalitions"
    singles = {(player,) for player in range(1, 7)}
    sample = len({row.members for row in report.values} - singles) - 1 + len(singles & drawn(report))
    few = {**SAMPLED, "parameters": {"exact_up_to": 4, "max_models": sample}}
    exactly = table_of("mixture", {"parts": (few, parts[1])}, players=6).until(3)
    assert len(report.values) - 1 > sample
    exactly.do(report_of(pending_trainings(exactly.game)[0], orders=orders))
    assert pending_trainings(exactly.game) == ()
    few["parameters"] = {"exact_up_to": 4, "max_models": sample - 1}
    less = table_of("mixture", {"parts": (few, parts[1])}, players=6).until(3)
    assert less.refused(report_of(pending_trainings(less.game)[0], orders=orders)).code == "training.budget"
    (paid,) = table.until(10).of(PaidOut)
    assert sum(row.payment_cents for row in paid.payouts) + paid.undistributed_cents == paid.pool_cents
    assert all(row.stderr is not None for row in paid.payouts)


def drawn(report: TrainingReported) -> set[tuple[int, ...]]:
    """Who is alone at an end of an order."""
    return {(order[0],) for order in report.orders} | {(order[-1],) for order in report.orders}


def test_the_memory_of_a_part_is_kept_and_survives_json() -> None:
    parts = ({"scheme": "equal", "weight": 1}, {"scheme": "incentivizer", "weight": 1})
    table = table_of("mixture", {"parts": parts}).until(10, lambda members: (0.0, 0.1))
    memory = table.federation().memory
    assert isinstance(memory, PartsMemory)
    nothing, debts = memory.parts
    assert nothing is None
    assert isinstance(debts, IncentivizerMemory)
    assert [debt.costs_sum for debt in debts.players] == [1_00, 1_00]
    kept = GAME.validate_json(GAME.dump_json(table.game))
    assert kept.federations[0].memory == memory
    assert kept.federations[0].cycles == table.federation().cycles
    assert len(table.federation().cycles[0].portions) == 4
