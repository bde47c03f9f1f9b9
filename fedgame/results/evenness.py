"""How even it ends: Gini's coefficient of final money, and Jain's index of what was paid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.schemes.fairness import jain_index
from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts
from fedgame.results.figure import Figure, Headline, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words


def gini(amounts: Sequence[float]) -> float | None:
    """The mean difference of two of the amounts (0 or more, each also with itself) over twice their mean, in [0, 1):

        sum over i, j of |x_i - x_j| / (2 n^2 mean)

    0 when all are equal, (n - 1) / n when one has all; None if all are 0, or there is none. Source: Gini, Variabilita e
    mutabilita (1912), without the correction for small n. ValueError for an amount below 0.
    """
    if any(amount < 0 for amount in amounts):
        raise ValueError(f"Gini's coefficient of {list(amounts)}: amounts must be 0 or more")
    # Exact, and rounded once: whoever computes it from an export by other means finds the same digits.
    x = sorted(map(Fraction, amounts))
    total, count = sum(x), len(x)
    if total == 0:
        return None
    return float(sum((2 * place - count - 1) * amount for place, amount in enumerate(x, start=1)) / (count * total))


def _of_game(facts: GameFacts) -> Mapping[Key, tuple[float | None, float | None]]:
    money = [seat.money_cents for seat in facts.counted_seats]
    paid = [facts.received_cents[seat.player] for seat in facts.counted_seats]
    return {(): (gini(money), jain_index(paid))} if money else {}


def _sentence(told: Told) -> Words:
    found = told.furthest("gini")
    if found is not None:
        differs = compared_words("index", told, found)
        return Words(f"Gini: {differs.en}.", f"基尼系数：{differs.zh}。")
    both = [told.at(measure, (), told.arms[0]) if told.arms else None for measure in ("gini", "jain")]
    if both[0] is None:
        return Words("Nobody has any money.", "谁都没有资金。")
    money = mean_words("index", both[0])
    if both[1] is None:
        return Words(f"Gini {money.en}; nothing was paid out.", f"基尼系数 {money.zh}；没有发过分红。")
    paid = mean_words("index", both[1])
    return Words(f"Gini {money.en}, Jain {paid.en}.", f"基尼系数 {money.zh}，杰恩指数 {paid.zh}。")


FIGURE = Figure(
    name="evenness",
    words=Explained(
        Words("How even it ends: Gini and Jain", "结局是否均等：基尼与杰恩"),
        Words("Gini and Jain", "基尼与杰恩"),
        Words("Mean of the games with its interval; small dots are games.", "各局平均及其区间；小点是每一局。"),
    ),
    source="Gini (1912); Jain, Chiu and Hawe, DEC-TR-301 (1984); money_cents and payments_cents of outcomes.csv",
    panels=(
        Panel(
            "evenness",
            (),
            (
                Measure(
                    "gini",
                    "index",
                    Explained(
                        Words("Gini of final money", "最终资金的基尼系数"),
                        Words("Gini of final money, 0 is equal", "最终资金的基尼系数，0 为均等"),
                        Words(
                            "Sum of |x_i − x_j| over all pairs, over 2 n² times the mean, of final money.",
                            "最终资金：所有对 |x_i − x_j| 之和除以 2 n² 乘平均值。",
                        ),
                    ),
                ),
                Measure(
                    "jain",
                    "index",
                    Explained(
                        Words("Jain's index of payouts", "分红的杰恩指数"),
                        Words("Jain’s index of payouts, 1 is equal", "分红的杰恩指数，1 为均等"),
                        Words(
                            "(Σx)² / (n Σx²) of all that each seat was paid in the game; none where nothing was paid.",
                            "每个席位全局所得分红的 (Σx)² / (n Σx²)；没有分红则无。",
                        ),
                    ),
                ),
            ),
            "end",
            _of_game,
        ),
    ),
    sentence=_sentence,
    headlines=(Headline("evenness", "gini"), Headline("evenness", "jain")),
)
