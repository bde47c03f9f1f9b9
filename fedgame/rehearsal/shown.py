"""A rehearsal as the control room shows it: facts, which the browser says in the language of who reads them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from fedgame.experiments.document import ShownLine
from fedgame.rehearsal.button import Rehearsal
from fedgame.rehearsal.report import Report, percentile
from fedgame.wire.experiments import (
    RehearsalDeed,
    RehearsalEnding,
    RehearsalInfo,
    RehearsalOwed,
    RehearsalReport,
    RehearsalTime,
    RehearsalWrong,
)


def info_of(session_id: str, rehearsal: Rehearsal) -> RehearsalInfo:
    notes = rehearsal.notes
    return RehearsalInfo(
        session_id=session_id,
        going=rehearsal.going,
        people=rehearsal.people,
        came=notes.came,
        wrong=tuple(
            RehearsalWrong(after_ms=round(one.after * 1_000), bot=one.who or None, what=one.what)
            for one in notes.wrongs
        ),
        more_wrong=notes.untold,
        report=None if rehearsal.report is None else report_of(rehearsal.report),
    )


def report_of(report: Report) -> RehearsalReport:
    notes = report.notes
    return RehearsalReport(
        seed=report.plan.seed,
        length_ms=round(report.length * 1_000),
        times=tuple(_times(report)),
        endings=tuple(RehearsalEnding(ending=ending, count=count) for ending, count in notes.endings.most_common()),
        deeds=tuple(RehearsalDeed(deed=deed, count=count) for deed, count in notes.did.most_common()),
        refused=notes.refused.total(),
        slowed=notes.slowed,
        owed=_owed(report),
    )


def _times(report: Report) -> Iterator[RehearsalTime]:
    """Of people in seconds, of answers in milliseconds; what nobody did has no line."""
    notes = report.notes
    if notes.to_start:
        yield _time("to_start", [1_000 * seconds for seconds in notes.to_start])
    for stage in sorted(notes.stages):
        one = report.design.stages[stage]
        title = ShownLine(en=one.title.en or one.name, zh=one.title.zh)
        yield _time("stage", [1_000 * seconds for seconds in notes.stages[stage]], title)
    if notes.acks_ms:
        yield _time("tables", notes.acks_ms)
    if notes.pages_ms:
        yield _time("pages", notes.pages_ms)


def _time(what: str, milliseconds: Sequence[float], stage: ShownLine | None = None) -> RehearsalTime:
    return RehearsalTime.model_validate(
        {
            "what": what,
            "stage": stage,
            "count": len(milliseconds),
            "median_ms": round(statistics.median(milliseconds)),
            "p99_ms": round(percentile(milliseconds, 0.99)),
            "longest_ms": round(max(milliseconds)),
        }
    )


def _owed(report: Report) -> RehearsalOwed | None:
    owed = report.owed()
    if not owed:
        return None
    return RehearsalOwed(
        people=len(report.totals()),
        total_cents=round(owed["total"]),
        lowest_cents=round(owed["lowest"]),
        median_cents=round(owed["median"]),
        highest_cents=round(owed["highest"]),
        currency=report.design.pay.currency,
    )
