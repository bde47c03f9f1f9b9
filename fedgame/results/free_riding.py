"""Free riding: what goes to members who commit little of what they own, and to those without whom nothing would be lost.

The two are different questions. Little effort is a choice, and is judged by what was committed; no gain is what came of
it, and is judged by what the trained coalitions were worth. Nothing here decides a payment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts, MemberCycle, SeatFact
from fedgame.results.figure import Figure, Headline, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words

LITTLE = 0.25
"""Whoever commits less than this part of the own quality times quantity rides free."""


def rides_free(row: MemberCycle, seat: SeatFact) -> bool:
    """Whether the member committed less than LITTLE of its data; nobody without data does."""
    return row.quality * row.quantity < LITTLE * seat.endowment


def _measures(facts: GameFacts, rows: Sequence[MemberCycle]) -> tuple[float | None, float | None, float | None]:
    seats = {seat.player: seat for seat in facts.seats}
    free = [row for row in rows if rides_free(row, seats[row.player])]
    known = [row for row in rows if row.gain is not None]
    return (
        len(free) / len(rows) if rows else None,
        _part(sum(row.payment_cents or 0 for row in free), sum(row.payment_cents or 0 for row in rows)),
        _part(
            sum(row.payment_cents or 0 for row in known if row.gain is not None and row.gain <= 0),
            sum(row.payment_cents or 0 for row in known),
        ),
    )


def _part(some: int, all_of_it: int) -> float | None:
    return some / all_of_it if all_of_it > 0 else None


def _by_federation(facts: GameFacts) -> Mapping[Key, tuple[float | None, ...]]:
    own: dict[Key, list[MemberCycle]] = defaultdict(list)
    for row in facts.counted_members:
        own[row.federation,].append(row)
    return {key: _measures(facts, rows) for key, rows in sorted(own.items())}


def _of_all(facts: GameFacts) -> Mapping[Key, tuple[float | None, ...]]:
    rows = facts.counted_members
    return {(): _measures(facts, rows)} if rows else {}


def _sentence(told: Told) -> Words:
    found = told.furthest("all_to_free_riders")
    if found is not None:
        differs = compared_words("share", told, found)
        return Words(f"Part of the pay that free riders get: {differs.en}.", f"搭便车者所得分红占比：{differs.zh}。")
    alone = told.at("all_to_free_riders", (), told.arms[0]) if told.arms else None
    if alone is None:
        return Words("Nobody was paid yet.", "还没有人得到分红。")
    mean = mean_words("share", alone)
    return Words(f"Free riders get {mean.en} of the pay.", f"搭便车者得到分红的 {mean.zh}。")


def _three(prefix: str) -> tuple[Measure, ...]:
    return (
        Measure(
            f"{prefix}free_riders",
            "share",
            Explained(
                Words("Members who ride free", "搭便车的成员"),
                Words("Share of members", "成员占比"),
                Words(
                    f"Share of rows of cycle_members.csv whose quality × quantity is under {LITTLE} of the seat's own.",
                    f"cycle_members.csv 中 quality × quantity 低于席位自有值 {LITTLE} 倍的行所占比例。",
                ),
            ),
        ),
        Measure(
            f"{prefix}to_free_riders",
            "share",
            Explained(
                Words("Part of the pay that free riders get", "搭便车者所得分红占比"),
                Words("Part of the pay", "分红占比"),
                Words(
                    "Cents paid to these members over cents paid to all members of the same cycles.",
                    "付给这些成员的分与付给同一些周期全体成员的分之比。",
                ),
            ),
        ),
        Measure(
            f"{prefix}for_no_gain",
            "share",
            Explained(
                Words("Part of the pay for no gain", "没有增益而得的分红占比"),
                Words("Part of the pay", "分红占比"),
                Words(
                    "Cents paid to members with v(N) − v(N without them) ≤ 0, over cents paid to all members.",
                    "付给 v(N) − v(N 去掉该成员) ≤ 0 的成员的分与付给全体成员的分之比。",
                ),
            ),
        ),
    )


FIGURE = Figure(
    name="free_riding",
    words=Explained(
        Words("Free riding", "搭便车"),
        Words("Part of the pay", "分红占比"),
        Words(
            f"Free riders commit less than {LITTLE:.0%} of the data that they own.",
            f"搭便车者投入的数据不到自有数据的 {LITTLE:.0%}。",
        ),
    ),
    source="cycle_members.csv, seats.csv, payouts.csv, coalition_values.csv",
    panels=(
        Panel("riding", ("federation",), _three(""), "end", _by_federation),
        Panel("riding_all", (), _three("all_"), "end", _of_all),
    ),
    sentence=_sentence,
    headlines=(Headline("riding_all", "all_to_free_riders"), Headline("riding_all", "all_for_no_gain")),
)
