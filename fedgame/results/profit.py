"""Who gains: the profit of seats by what data they own, in thirds from the weakest to the strongest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts
from fedgame.results.figure import Dot, Figure, Headline, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words

THIRDS = 3
WEAKEST = 1


def thirds_of(facts: GameFacts) -> dict[int, int]:
    """The third of each seat, from 1, the weakest: floor(3 r / n) + 1, where r counts from 0 the seats with less data,
    of equal ones those with a lower number. All seats are ranked, also those that are not counted.
    """
    ranked = sorted(facts.seats, key=lambda seat: (seat.endowment, seat.player))
    return {seat.player: THIRDS * rank // len(ranked) + 1 for rank, seat in enumerate(ranked)}


def _by_third(facts: GameFacts) -> Mapping[Key, tuple[float]]:
    thirds = thirds_of(facts)
    profits: dict[Key, list[int]] = defaultdict(list)
    for seat in facts.counted_seats:
        profits[thirds[seat.player],].append(seat.profit_cents)
    return {key: (sum(own) / len(own),) for key, own in sorted(profits.items())}


def _of_all(facts: GameFacts) -> Mapping[Key, tuple[float]]:
    profits = [seat.profit_cents for seat in facts.counted_seats]
    return {(): (sum(profits) / len(profits),)} if profits else {}


def _dots(facts: GameFacts) -> Iterator[Dot]:
    thirds = thirds_of(facts)
    for seat in facts.counted_seats:
        yield Dot((thirds[seat.player],), (float(seat.profit_cents),))


def _sentence(told: Told) -> Words:
    key = (WEAKEST,)
    found = told.furthest("third_profit_cents", lambda at: at == key)
    if found is not None:
        differs = compared_words("cents", told, found)
        return Words(f"Weakest third: {differs.en}.", f"最弱的三分之一：{differs.zh}。")
    alone = told.at("third_profit_cents", key, told.arms[0]) if told.arms else None
    if alone is None:
        return Words("Nobody counted is in the weakest third.", "最弱的三分之一里没有计入的席位。")
    mean = mean_words("cents", alone, sign=True)
    return Words(f"Weakest third: {mean.en}.", f"最弱的三分之一：{mean.zh}。")


FIGURE = Figure(
    name="profit",
    words=Explained(
        Words("Profit by endowment", "按禀赋看利润"),
        Words("Endowment of the seat: quality × quantity", "席位的禀赋：质量 × 数量"),
        Words("Mean of the games with its interval; small dots are seats.", "各局平均及其区间；小点是席位。"),
    ),
    source="profit_cents of outcomes.csv; thirds by quality × quantity of seats.csv",
    panels=(
        Panel(
            "thirds",
            ("third",),
            (
                Measure(
                    "third_profit_cents",
                    "cents",
                    Explained(
                        Words("Profit in a third", "三分之一席位的利润"),
                        Words("Profit", "利润"),
                        Words(
                            "Mean of profit_cents over the seats of the third.",
                            "该三分之一席位 profit_cents 的平均值。",
                        ),
                    ),
                ),
            ),
            "end",
            _by_third,
        ),
        Panel(
            "all",
            (),
            (
                Measure(
                    "profit_cents",
                    "cents",
                    Explained(
                        Words("Profit of a seat", "每个席位的利润"),
                        Words("Profit", "利润"),
                        Words(
                            "Mean of profit_cents over all seats.",
                            "所有席位 profit_cents 的平均值。",
                        ),
                    ),
                ),
            ),
            "end",
            _of_all,
        ),
    ),
    sentence=_sentence,
    headlines=(
        Headline("all", "profit_cents"),
        Headline(
            "thirds",
            "third_profit_cents",
            (WEAKEST,),
            Words("Profit of the weakest third", "最弱三分之一的利润"),
        ),
    ),
    dots=_dots,
)
