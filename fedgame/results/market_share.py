"""Who wins the market: the share of each federation and the quality of its model, turn by turn (market.csv)."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts
from fedgame.results.figure import Figure, Headline, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words


def _of_game(facts: GameFacts) -> Mapping[Key, tuple[float, float]]:
    return {(row.turn, row.federation): (row.share, row.quality) for row in facts.market}


def _at_the_end(facts: GameFacts) -> Mapping[Key, tuple[float]]:
    last = [row.quality for row in facts.market if row.turn == facts.turns_over]
    return {(): (fmean(last),)} if last else {}


def _sentence(told: Told) -> Words:
    shares = told.of("share")
    if not shares:
        return Words("No turn is over yet.", "还没有一轮结束。")
    turn = told.last_turn("share")
    last = [row for row in shares if row.at[0] == turn]
    found = told.furthest("share", lambda key: key[0] == turn)
    if found is not None:
        name, differs = told.name(found.key[1]), compared_words("share", told, found)
        return Words(
            f"{name} differs most, in turn {turn}: {differs.en}.", f"差别最大的是 {name}，第 {turn} 轮：{differs.zh}。"
        )
    leader = max(last, key=lambda row: (row.interval.mean, -row.at[1]))
    name, share = told.name(leader.at[1]), mean_words("share", leader.interval)
    return Words(f"{name} leads in turn {turn} with {share.en}.", f"第 {turn} 轮领先的是 {name}，占 {share.zh}。")


FIGURE = Figure(
    name="market_share",
    words=Explained(
        Words("Market share by turn", "各轮的市场份额"),
        Words("Turn", "轮"),
        Words("Mean of the games, by turn and federation.", "按轮与联邦，取各局的平均值。"),
    ),
    source="market.csv; the market models of docs/scenarios.md",
    panels=(
        Panel(
            "market",
            ("turn", "federation"),
            (
                Measure(
                    "share",
                    "share",
                    Explained(
                        Words("Market share", "市场份额"),
                        Words("Share of the market", "市场份额"),
                        Words("share of market.csv, mean over games.", "market.csv 中的 share，取各局平均。"),
                    ),
                ),
                Measure(
                    "quality",
                    "share",
                    Explained(
                        Words("Quality of the model", "模型质量"),
                        Words("Accuracy of the model in use", "在用模型的准确率"),
                        Words("model_quality of market.csv.", "market.csv 中的 model_quality。"),
                    ),
                ),
            ),
            "turn",
            _of_game,
        ),
        Panel(
            "last_turn",
            (),
            (
                Measure(
                    "last_quality",
                    "share",
                    Explained(
                        Words("Accuracy of the models, last turn", "最后一轮模型的准确率"),
                        Words("Accuracy", "准确率"),
                        Words(
                            "Mean of model_quality over the federations in the last turn that is over.",
                            "最后一个已结束的轮次中各联邦 model_quality 的平均值。",
                        ),
                    ),
                ),
            ),
            "end",
            _at_the_end,
        ),
    ),
    sentence=_sentence,
    headlines=(Headline("last_turn", "last_quality"),),
)
