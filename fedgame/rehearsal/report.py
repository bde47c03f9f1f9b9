"""The report of a rehearsal: what went wrong first, then how many, how long, how quick, and what is owed."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fedgame.experiments.design import Design
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.plan import Plan
from fedgame.rehearsal.rehearse import PaymentRow
from fedgame.wire.experiments import Deed

DEEDS: Mapping[Deed, str] = {
    "there": "said that they are there",
    "help": "called for help",
    "turned_away": "turned away from a table",
    "vanished": "vanished",
    "reloaded": "reloaded",
}


@dataclass(frozen=True, slots=True)
class Report:
    """`length` is from the first arrival to the end of the session, in seconds; `where` tells where the data are,
    where they are not in the server's database alone.
    """

    design: Design
    plan: Plan
    notes: Notes
    payments: Sequence[PaymentRow]
    length: float
    where: str

    @property
    def fine(self) -> bool:
        return not self.notes.wrongs

    def as_json(self) -> dict[str, object]:
        notes = self.notes
        return {
            "title": self.design.title,
            "people": self.plan.people,
            "seed": self.plan.seed,
            "speed": self.plan.speed,
            "came": notes.came,
            "wrong": [{"after_s": round(one.after, 1), "bot": one.who, "what": one.what} for one in notes.wrongs],
            "more_wrong": notes.untold,
            "did": self._deeds(),
            "refused": dict(notes.refused),
            "slowed_by_limits": notes.slowed,
            "endings": dict(notes.endings),
            "length_s": round(self.length, 1),
            "arrival_to_start_s": _spread(notes.to_start),
            "stages_s": {self._title(stage): _spread(notes.stages[stage]) for stage in sorted(notes.stages)},
            "answers_at_tables_ms": _spread(notes.acks_ms),
            "answers_over_http_ms": _spread(notes.pages_ms),
            "owed_cents": self.owed(),
        }

    def lines(self) -> Iterator[str]:
        """For a terminal."""
        notes = self.notes
        yield f"Rehearsal of {self.design.title}: {notes.came} of {self.plan.people} came, seed {self.plan.seed}."
        yield from self._wrong_lines()
        yield f"  whole length       {_clock(self.length)}"
        yield f"  arrival to start   {_seconds(notes.to_start)}"
        for stage in sorted(notes.stages):
            yield f"  {self._title(stage):18} {_seconds(notes.stages[stage])}"
        yield f"  answers at tables  {_milliseconds(notes.acks_ms)}"
        yield f"  answers over HTTP  {_milliseconds(notes.pages_ms)}"
        yield f"  endings            {_counts(notes.endings)}"
        if notes.did:
            yield f"  besides            {_counts(self._deeds())}"
        if notes.refused:
            yield f"  refused in time    {_counts(notes.refused)}"
        if notes.slowed:
            yield f"  slowed by limits   {notes.slowed} times"
        owed = self.owed()
        if owed:
            currency = self.design.pay.currency
            yield (
                f"  owed               {owed['total'] / 100:.2f} {currency} to {len(self.totals())} people, "
                f"{owed['lowest'] / 100:.2f} to {owed['highest'] / 100:.2f}, median {owed['median'] / 100:.2f}"
            )
        if self.where:
            yield f"  data               {self.where}"

    def _wrong_lines(self) -> Iterator[str]:
        notes = self.notes
        if self.fine:
            yield "Nothing went wrong."
            return
        count = len(notes.wrongs) + notes.untold
        yield "One thing went wrong:" if count == 1 else f"{count} things went wrong:"
        for one in notes.wrongs:
            yield f"  {one.line}"
        if notes.untold:
            yield f"  and {notes.untold} more"

    def _deeds(self) -> dict[str, int]:
        return {DEEDS[deed]: count for deed, count in self.notes.did.items()}

    def _title(self, stage: int) -> str:
        one = self.design.stages[stage]
        return one.title.en or one.name

    def totals(self) -> list[int]:
        """What each is owed, in cents."""
        return [round(float(row["total"]) * 100) for row in self.payments if row["total"]]

    def owed(self) -> dict[str, float]:
        """In cents; empty if nobody is owed anything."""
        totals = self.totals()
        if not totals:
            return {}
        return {
            "total": sum(totals),
            "lowest": min(totals),
            "median": statistics.median(totals),
            "highest": max(totals),
        }


Name = TypeVar("Name", bound=str)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1))]


def _spread(values: Sequence[float]) -> dict[str, float]:
    if not values:
        return {"count": 0}
    return {
        "count": len(values),
        "median": round(statistics.median(values), 3),
        "p99": round(percentile(values, 0.99), 3),
        "highest": round(max(values), 3),
    }


def _seconds(values: Sequence[float]) -> str:
    if not values:
        return "nobody"
    return f"median {_clock(statistics.median(values))}, longest {_clock(max(values))} ({len(values)} people)"


def _milliseconds(values: Sequence[float]) -> str:
    if not values:
        return "none"
    return (
        f"p50 {percentile(values, 0.5):.0f} ms, p99 {percentile(values, 0.99):.0f} ms, "
        f"longest {max(values):.0f} ms ({len(values)} answers)"
    )


def _clock(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


def _counts(counts: Mapping[Name, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
