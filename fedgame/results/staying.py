"""How long members stay with a federation, and how often seats go from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from engine.values.words import Explained, Words
from fedgame.results.facts import GameFacts, Stay
from fedgame.results.figure import Figure, Headline, Key, Measure, Panel, Told
from fedgame.results.saying import compared_words, mean_words


def switches(stays: Sequence[Stay]) -> int:
    """How often one seat, whose memberships these are, joined another federation than the one that it had left last.

    A membership counts where some other one had ended by its first tick, and the one that ended last (of several on the
    same tick the one joined last) was of another federation. To come back to the same one is no switch, nor is to join a
    second one beside the first.
    """
    count = 0
    for stay in stays:
        ended = [one for one in stays if one.left_tick is not None and one.left_tick <= stay.joined_tick]
        if ended:
            last = max(ended, key=lambda one: (one.left_tick, one.joined_tick, one.federation))
            count += last.federation != stay.federation
    return count


def _stays(facts: GameFacts) -> list[Stay]:
    return [stay for stay in facts.stays if stay.player in facts.counted]


def _by_federation(facts: GameFacts) -> Mapping[Key, tuple[float, float]]:
    own: dict[Key, list[Stay]] = defaultdict(list)
    for stay in _stays(facts):
        own[stay.federation,].append(stay)
    return {key: _length(stays) for key, stays in sorted(own.items())}


def _length(stays: Sequence[Stay]) -> tuple[float, float]:
    return (
        sum(stay.cycles for stay in stays) / len(stays),
        sum(stay.left_tick is None for stay in stays) / len(stays),
    )


def _of_all(facts: GameFacts) -> Mapping[Key, tuple[float | None, float]]:
    stays = _stays(facts)
    if not facts.counted:
        return {}
    moved = sum(switches([stay for stay in stays if stay.player == player]) for player in facts.counted)
    return {(): (_length(stays)[0] if stays else None, moved / len(facts.counted))}


def _sentence(told: Told) -> Words:
    found = told.furthest("cycles_stayed")
    switched = told.at("switches", (), told.arms[0]) if told.arms else None
    if found is not None:
        name, differs = told.name(found.key[0]), compared_words("cycles", told, found)
        return Words(f"{name} differs most, in cycles: {differs.en}.", f"差别最大的是 {name}，周期数：{differs.zh}。")
    if not told.of("cycles_stayed") or switched is None:
        return Words("Nobody has joined a federation yet.", "还没有人加入联邦。")
    longest = max(told.of("cycles_stayed"), key=lambda row: (row.interval.mean, -row.at[0]))
    name, length = told.name(longest.at[0]), mean_words("cycles", longest.interval)
    often = mean_words("switches", switched)
    return Words(
        f"Longest with {name}: {length.en} cycles. A seat switches {often.en} times.",
        f"在 {name} 待得最久：{length.zh} 个周期。每个席位换联邦 {often.zh} 次。",
    )


FIGURE = Figure(
    name="staying",
    words=Explained(
        Words("How long members stay", "成员待多久"),
        Words("Cycles of a membership, mean", "一段成员资格的周期数，平均"),
        Words(
            "Memberships that the end of the game ends count with the cycles that they had.",
            "因游戏结束而中止的成员资格按已有的周期数计。",
        ),
    ),
    source="memberships.csv; cycles are its rows in cycle_members.csv",
    panels=(
        Panel(
            "stays",
            ("federation",),
            (
                Measure(
                    "cycles_stayed",
                    "cycles",
                    Explained(
                        Words("Cycles of a membership", "一段成员资格的周期数"),
                        Words("Cycles of a membership, mean", "一段成员资格的周期数，平均"),
                        Words(
                            "Mean number of cycles over the memberships of the game and federation.",
                            "该局该联邦各段成员资格的平均周期数。",
                        ),
                    ),
                ),
                Measure(
                    "lasting",
                    "share",
                    Explained(
                        Words("Memberships that still last", "仍在持续的成员资格"),
                        Words("Share that still lasts", "仍在持续的占比"),
                        Words(
                            "Share of memberships without left_tick: their length is at least what is counted.",
                            "没有 left_tick 的成员资格占比：其长度至少为所计之数。",
                        ),
                    ),
                ),
            ),
            "end",
            _by_federation,
        ),
        Panel(
            "switching",
            (),
            (
                Measure(
                    "cycles_stayed_all",
                    "cycles",
                    Explained(
                        Words("Cycles that a member stays", "成员停留的周期数"),
                        Words("Cycles", "周期"),
                        Words(
                            "Mean number of cycles over all memberships of the game.",
                            "全局所有成员资格的平均周期数。",
                        ),
                    ),
                ),
                Measure(
                    "switches",
                    "switches",
                    Explained(
                        Words("Switches of a seat", "每个席位换联邦的次数"),
                        Words("Switches", "次数"),
                        Words(
                            "How often a seat joins another federation than the one that it left last, mean over seats.",
                            "席位加入的联邦与其最近离开的不同的次数，取席位平均。",
                        ),
                    ),
                ),
            ),
            "end",
            _of_all,
        ),
    ),
    sentence=_sentence,
    headlines=(Headline("switching", "cycles_stayed_all"), Headline("switching", "switches")),
)
