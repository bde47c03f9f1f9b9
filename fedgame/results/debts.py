"""What an incentivizer still owes its members: the two queues of Yu et al., turn by turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from statistics import fmean

from engine.values.words import Explained, Words
from fedgame.results.facts import DebtFact, GameFacts
from fedgame.results.figure import Figure, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words


def _of_game(facts: GameFacts) -> Mapping[Key, tuple[float, float]]:
    owed: dict[Key, list[DebtFact]] = defaultdict(list)
    for row in facts.debts:
        if row.player in facts.counted:
            owed[row.turn, row.federation].append(row)
    return {
        key: (fmean(row.regret_cents for row in rows), fmean(row.waiting_cents for row in rows))
        for key, rows in owed.items()
    }


def _sentence(told: Told) -> Words:
    rows = told.of("regret_cents")
    if not rows:
        return Words("No cycle was paid yet.", "还没有一个周期发过分红。")
    turn = told.last_turn("regret_cents")
    last = [row for row in rows if row.at[0] == turn]
    most = max(last, key=lambda row: (row.interval.mean, -row.at[1]))
    found = told.furthest("regret_cents", lambda key: key[0] == turn)
    if found is not None:
        name, differs = told.name(found.key[1]), compared_words("cents", told, found)
        return Words(
            f"{name} owes each in turn {turn}: {differs.en}.", f"{name} 第 {turn} 轮平均欠每人：{differs.zh}。"
        )
    name, mean = told.name(most.at[1]), mean_words("cents", most.interval)
    return Words(
        f"{name} owes each member {mean.en} after turn {turn}.", f"第 {turn} 轮后 {name} 平均欠每名成员 {mean.zh}。"
    )


FIGURE = Figure(
    name="debts",
    words=Explained(
        Words("What the Incentivizer still owes", "激励器尚欠多少"),
        Words("Turn", "轮"),
        Words(
            "For each player who ever was a member, mean of the games and interval.",
            "按曾是成员的每名玩家，各局平均及区间。",
        ),
    ),
    source="Yu et al., AIES 2020, Alg. 1; Y and Q of scheme_state.csv",
    panels=(
        Panel(
            "owed",
            ("turn", "federation"),
            (
                Measure(
                    "regret_cents",
                    "cents",
                    Explained(
                        Words("Costs not paid back (Y)", "尚未收回的成本（Y）"),
                        Words("Owed to each", "平均所欠"),
                        Words(
                            "Mean of Y over the players who ever were members, after the last payout by the end of the turn.",
                            "截至该轮末最近一次分红之后，曾是成员的玩家的 Y 的平均值。",
                        ),
                    ),
                ),
                Measure(
                    "waiting_cents",
                    "cents",
                    Explained(
                        Words("Waiting (Q)", "等待（Q）"),
                        Words("Waiting", "等待"),
                        Words("Mean of the queue Q over the same players.", "同一些玩家的队列 Q 的平均值。"),
                    ),
                ),
            ),
            "turn",
            _of_game,
        ),
    ),
    sentence=_sentence,
    wanted=lambda facts: bool(facts.owing),
)
