"""Trainings asked for and reported. The rules train nothing: a report is nature's move, accepted once for its key.

A training that did not settle ends its cycle without a new model: the federation keeps the one it has, and the market
goes on with that. A coalition other than that of all members that did not settle is worth no more than no model.
"""

from __future__ import annotations

from dataclasses import replace

from engine.actions import CoalitionValue, IllegalAction, TrainingReported
from engine.events import PhaseStarted, TrainingAccepted, TrainingEnded, TrainingRequested, TrainingUnsettled
from engine.rules.transition import Draft
from engine.schemes import PayoffScheme
from engine.state import Cycle, Federation, Game
from engine.values.coalition import Coalition, CoalitionError, canonical_order, leave_one_out
from engine.values.estimate import SamplingPlan
from engine.values.orders import check_orders, sampled_coalitions

MAX_VALUE = 1e9
"""No utility of a model comes near this; beyond it, differences and sums of values could leave the floats."""


def coalitions_to_train(federation: Federation, cycle: Cycle) -> tuple[Coalition, ...]:
    """What the scheme needs, and always the empty coalition, all members, and all but one.

    The latter so that every member can be told what the model would have been worth without it.
    """
    members = _members(cycle)
    needed = _scheme(federation, cycle).coalitions_needed(members) | leave_one_out(members) | {Coalition()}
    return canonical_order(needed)


def sampling_plan(federation: Federation, cycle: Cycle) -> SamplingPlan | None:
    """How the values of the cycle are to be sampled; None where the coalitions asked for are all that is trained."""
    return _scheme(federation, cycle).sampling_plan(_members(cycle))


def _members(cycle: Cycle) -> tuple[int, ...]:
    return tuple(member.player for member in cycle.members)


def _scheme(federation: Federation, cycle: Cycle) -> PayoffScheme:
    return federation.spec.payoff_scheme.in_force(cycle.turn, cycle.number)


def training_request(federation: Federation) -> TrainingRequested:
    """The request for the running cycle of `federation`."""
    cycle = federation.cycles[-1]
    coalitions = tuple(tuple(sorted(coalition)) for coalition in coalitions_to_train(federation, cycle))
    return TrainingRequested(
        federation.number,
        cycle.number,
        cycle.start_tick,
        cycle.end_tick,
        cycle.members,
        coalitions,
        sampling_plan(federation, cycle),
    )


def lacks_report(federation: Federation) -> bool:
    return federation.phase == "training" and not federation.cycles[-1].values


def pending_trainings(game: Game) -> tuple[TrainingRequested, ...]:
    """The trainings that have no report yet: what a recovered server must ask for again."""
    if game.finished:
        return ()
    return tuple(training_request(federation) for federation in game.federations if lacks_report(federation))


def unsettled_report(request: TrainingRequested, accuracy: float) -> TrainingReported:
    """A report that nothing settled, which the rules accept for `request` whatever came of its training.

    accuracy: of the untrained model. Where orders are to be sampled there are two, since no value depends on them.
    """
    members = tuple(member.player for member in request.members)
    orders = () if request.plan is None else (members, (*members[1:], members[0]))
    coalitions = set(map(frozenset, request.coalitions)) | (sampled_coalitions(members, orders) if orders else set())
    named = tuple(tuple(sorted(coalition)) for coalition in canonical_order(coalitions))
    return TrainingReported(
        request.federation,
        request.cycle,
        tuple(CoalitionValue(coalition, 0.0, accuracy) for coalition in named),
        history=(),
        method="permutation" if orders else "exact",
        orders=orders,
        unsettled=tuple(coalition for coalition in named if coalition),
    )


def accept_report(draft: Draft, report: TrainingReported) -> None:
    """Keep the report with its cycle; its model takes effect when the phase ends. Refused unless it is asked for."""
    game = draft.game
    if game.finished:
        raise IllegalAction("game.finished", "The game is over: no training is waited for.")
    if not 1 <= report.federation <= len(game.federations):
        raise IllegalAction("training.unknown", f"There is no federation {report.federation}.")
    federation = game.federation(report.federation)
    if not 1 <= report.cycle <= len(federation.cycles):
        raise IllegalAction(
            "training.unknown",
            f"Cycle {report.cycle} of federation {report.federation} has not begun: cycles are numbered from 1.",
        )
    if federation.cycles[-1].number > report.cycle or not lacks_report(federation):
        raise IllegalAction(
            "training.duplicate", f"Cycle {report.cycle} of federation {report.federation} has its report already."
        )
    cycle = federation.cycles[-1]
    plan = sampling_plan(federation, cycle)
    _check_method(cycle, plan, report)
    _check_coalitions(federation, cycle, plan, report)
    _check_values(report)
    reported = replace(
        cycle, values=report.values, history=report.history, orders=report.orders, unsettled=report.unsettled
    )
    if reported.grand.members not in report.unsettled:
        reported = replace(reported, quality=reported.grand.accuracy)
    draft.put(replace(federation, cycles=(*federation.cycles[:-1], reported)))
    draft.emit(
        TrainingAccepted(
            report.federation,
            report.cycle,
            report.values,
            report.method,
            report.coalitions_trained,
            report.wall_ms,
            report.orders,
            report.unsettled,
            report.backend,
        )
    )


def _check_method(cycle: Cycle, plan: SamplingPlan | None, report: TrainingReported) -> None:
    """Values are sampled where the request had a plan, and nowhere else."""
    method = "exact" if plan is None else "permutation"
    if report.method != method:
        raise IllegalAction(
            "training.method", f'The values of this training are asked for by method "{method}", not "{report.method}".'
        )
    if plan is None and report.orders:
        raise IllegalAction(
            "training.orders", f"An exact training has no orders of joining; the report has {len(report.orders)}."
        )
    if plan is not None:
        try:
            check_orders(_members(cycle), report.orders)
        except CoalitionError as error:
            raise IllegalAction("training.orders", f"The orders of the report cannot be used: {error}.") from error


def _check_coalitions(
    federation: Federation, cycle: Cycle, plan: SamplingPlan | None, report: TrainingReported
) -> None:
    """Each coalition that was asked for, or that the orders build up, once; and none besides."""
    given = sorted(row.members for row in report.values)
    coalitions = set(coalitions_to_train(federation, cycle))
    if plan is not None:
        coalitions |= sampled_coalitions(_members(cycle), report.orders)
    needed = sorted(tuple(sorted(coalition)) for coalition in coalitions)
    if given != needed:
        raise IllegalAction(
            "training.coalitions",
            f"The report must hold each of the {len(needed)} coalitions asked for once, members ascending; it holds {len(given)}.",
        )
    if plan is None:
        return
    # The budget is for the sample: what is asked for by name in any case is not counted.
    sampled = len(sampled_coalitions(_members(cycle), report.orders)) - 1
    if sampled > plan.max_models:
        raise IllegalAction(
            "training.budget",
            f"The sample of the report holds {sampled} coalitions besides the empty one; at most {plan.max_models} were "
            "asked for.",
        )


def _check_values(report: TrainingReported) -> None:
    for row in report.values:
        if not (abs(row.value) <= MAX_VALUE and 0 <= row.accuracy <= 1) or (not row.members and row.value != 0):
            raise IllegalAction(
                "training.values",
                f"Coalition {row.members} has value {row.value} and accuracy {row.accuracy}: values must be 0 for "
                f"the empty coalition and within {MAX_VALUE:g} of it for the others, accuracies from 0 to 1.",
            )
        if row.stderr is not None and not 0 <= row.stderr <= MAX_VALUE:
            raise IllegalAction(
                "training.values",
                f"Coalition {row.members} has the standard error {row.stderr}: it must be from 0 to {MAX_VALUE:g}, or none.",
            )
    values = {row.members: row.value for row in report.values}
    if len(set(report.unsettled)) < len(report.unsettled) or any(
        not members or values.get(members) != 0 for members in report.unsettled
    ):
        raise IllegalAction(
            "training.values",
            "The coalitions that did not settle are named once each, are among those reported, and have the value 0;"
            " nobody's is never one of them.",
        )
    if not all(0 <= accuracy <= 1 for accuracy in report.history):
        raise IllegalAction("training.values", "The history of a training holds accuracies from 0 to 1.")


def end_training(draft: Draft, number: int) -> None:
    """The new model, if there is one, replaces the old one, and the federation goes over to PROFIT."""
    game = draft.game
    federation = game.federation(number)
    cycle = federation.cycles[-1]
    if not cycle.values:
        raise AssertionError(f"training of federation {number} ended without a report")
    ticks = game.treatment.phases.profit
    federation = replace(federation, phase="profit", ticks_left=ticks, phase_ticks=ticks)
    if cycle.quality is None:
        draft.put(federation)
        draft.emit(TrainingUnsettled(number, cycle.number, game.tick))
    else:
        draft.put(replace(federation, quality=cycle.quality))
        draft.emit(TrainingEnded(number, cycle.number, game.tick, cycle.quality))
    draft.emit(PhaseStarted(number, "profit", game.tick, ticks))
