"""What members bring: the data quality and quantity that they commit to each federation, and so to its scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import fmean

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts
from fedgame.results.figure import Dot, Figure, Key, Measure, Panel, Told
from fedgame.results.saying import difference_words, mean_words


def _of_game(facts: GameFacts) -> Mapping[Key, tuple[float, float]]:
    brought: dict[Key, list[tuple[float, float]]] = defaultdict(list)
    for row in facts.counted_members:
        brought[row.federation,].append((row.quantity, row.quality))
    return {
        key: (fmean(quantity for quantity, _ in pairs), fmean(quality for _, quality in pairs))
        for key, pairs in brought.items()
    }


def _dots(facts: GameFacts) -> Iterator[Dot]:
    for row in facts.counted_members:
        yield Dot((row.federation,), (row.quantity, row.quality))


def _sentence(told: Told) -> Words:
    if not told.summaries:
        return Words("No federation has trained yet.", "还没有联邦训练过。")
    found = told.furthest("quantity")
    if found is not None:
        which, name = told.which(found.arm), told.name(found.key[0])
        more = difference_words("level", found.apart)
        better = difference_words("level", told.apart["quality", found.key, found.arm])
        return Words(
            f"To {name}: {which.en}quantity {more.en}, quality {better.en}.",
            f"投给 {name}：{which.zh}数量 {more.zh}，质量 {better.zh}。",
        )
    most = max(told.of("quantity"), key=lambda row: (row.interval.mean, -row.at[0]))
    name, quantity = told.name(most.at[0]), mean_words("level", most.interval)
    return Words(f"Most data go to {name}: quantity {quantity.en}.", f"数据投得最多的是 {name}：数量 {quantity.zh}。")


FIGURE = Figure(
    name="contributions",
    words=Explained(
        Words("What members bring, by scheme", "各方案下成员投入的数据"),
        Words(
            "A dot is a member in a cycle, a letter is the mean of the games.",
            "一点是一名成员在一个周期，字母是各局平均。",
        ),
        Words(
            "Committed data of the members of all cycles, by the federation and its scheme.",
            "所有周期成员投入的数据，按联邦及其方案。",
        ),
    ),
    source="quality and quantity of cycle_members.csv",
    panels=(
        Panel(
            "brought",
            ("federation",),
            (
                Measure(
                    "quantity",
                    "level",
                    Explained(
                        Words("Committed quantity", "投入的数量"),
                        Words("Committed quantity", "投入的数量"),
                        Words(
                            "Mean of quantity over the rows of cycle_members.csv of the game and federation.",
                            "该局该联邦在 cycle_members.csv 各行 quantity 的平均值。",
                        ),
                    ),
                ),
                Measure(
                    "quality",
                    "level",
                    Explained(
                        Words("Committed quality", "投入的质量"),
                        Words("Committed quality", "投入的质量"),
                        Words(
                            "Mean of quality over the rows of cycle_members.csv of the game and federation.",
                            "该局该联邦在 cycle_members.csv 各行 quality 的平均值。",
                        ),
                    ),
                ),
            ),
            "end",
            _of_game,
        ),
    ),
    sentence=_sentence,
    dots=_dots,
)
