"""The figures of whole games against the tables of their export, read by nothing but the standard library, and by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import PaidOut
from engine.schemes.debts import claims_of_cycle, settle
from fedgame.export import write_export
from fedgame.results import FIGURES
from fedgame.results.answer import (
    GAME_HEADER,
    MOST_DOTS,
    SUMMARY_HEADER,
    ArmGame,
    ResultArm,
    ResultGame,
    game_rows,
    results_of,
    summary_rows,
)
from fedgame.results.evenness import gini
from fedgame.results.facts import GameFacts, Stay, facts_of
from fedgame.results.free_riding import LITTLE
from fedgame.results.profit import thirds_of
from fedgame.results.staying import switches
from tests.fedgame import small_arm
from tests.fedgame.small_arm import read


@cache
def facts(number: int = 0) -> GameFacts:
    return facts_of(small_arm.games()[number])


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_export(small_arm.games()[:1], folder)
    return folder


def arm(number: int) -> ResultArm:
    return ResultArm(number, f"Arm {number}", str(number), facts().names, facts().schemes)


def played(number: int, of_arm: int, found: GameFacts | None = None) -> ArmGame:
    own = found or facts(number)
    game = ResultGame(own.game_id, "s", 1, number + 1, of_arm, own.finished, own.turns_over, 6, 0, 5, None, None)
    return ArmGame(game, own)


def panel_values(figure: str, panel: str, found: GameFacts) -> dict[tuple[int, ...], dict[str, float | None]]:
    own = FIGURES[figure].panel(panel)
    names = [measure.name for measure in own.measures]
    return {key: dict(zip(names, values, strict=True)) for key, values in own.of_game(found).items()}


def test_shares_are_those_of_the_market(export: Path) -> None:
    found = panel_values("market_share", "market", facts())
    rows = read(export, "market.csv")
    assert len(found) == len(rows) == 6 * 7
    for row in rows:
        values = found[int(row["turn"]), int(row["federation"])]
        assert values == {"share": float(row["share"]), "quality": float(row["model_quality"])}
    last = [float(row["model_quality"]) for row in rows if row["turn"] == "6"]
    assert panel_values("market_share", "last_turn", facts())[()]["last_quality"] == pytest.approx(fmean(last))


def final_money(export: Path) -> dict[int, int]:
    money: dict[int, int] = defaultdict(int)
    for row in read(export, "ledger.csv"):
        for account, sign in ((row["debit_account"], -1), (row["credit_account"], 1)):
            if account.startswith("player:"):
                money[int(account.removeprefix("player:"))] += sign * int(row["amount_cents"])
    return money


def test_profit_and_evenness_follow_from_ledger_and_payouts(export: Path) -> None:
    money, seats = final_money(export), read(export, "seats.csv")
    profit = {int(row["player"]): money[int(row["player"])] - int(row["starting_cents"]) for row in seats}
    assert panel_values("profit", "all", facts())[()]["profit_cents"] == pytest.approx(fmean(profit.values()))
    ranked = sorted(seats, key=lambda row: (float(row["quality"]) * float(row["quantity"]), int(row["player"])))
    # Of five seats the weakest third are two, the middle two, the strongest one.
    groups = [ranked[:2], ranked[2:4], ranked[4:]]
    for third, group in enumerate(groups, start=1):
        expected = fmean(profit[int(row["player"])] for row in group)
        assert panel_values("profit", "thirds", facts())[third,]["third_profit_cents"] == pytest.approx(expected)
    paid: dict[int, int] = dict.fromkeys(profit, 0)
    for row in read(export, "payouts.csv"):
        paid[int(row["player"])] += int(row["payment_cents"])
    even = panel_values("evenness", "evenness", facts())[()]
    assert even["gini"] == gini(list(money.values()))
    assert even["jain"] == pytest.approx(sum(paid.values()) ** 2 / (5 * sum(x * x for x in paid.values())))


def test_members_and_free_riders_follow_from_payouts_and_values(export: Path) -> None:
    own = {int(row["player"]): float(row["quality"]) * float(row["quantity"]) for row in read(export, "seats.csv")}
    worth = {
        (row["federation"], row["cycle"], row["members"]): float(row["value"])
        for row in read(export, "coalition_values.csv")
    }
    members = {(row["federation"], row["cycle"]): row["members"] for row in read(export, "trainings.csv")}
    paid: dict[str, int] = defaultdict(int)
    free: dict[str, int] = defaultdict(int)
    idle: dict[str, int] = defaultdict(int)
    for row in read(export, "payouts.csv"):
        if not row["join_order"]:
            continue
        federation, cents = row["federation"], int(row["payment_cents"])
        paid[federation] += cents
        if float(row["quality"]) * float(row["quantity"]) < LITTLE * own[int(row["player"])]:
            free[federation] += cents
        together = members[federation, row["cycle"]]
        without = "|".join(one for one in together.split("|") if one != row["player"])
        key = federation, row["cycle"]
        if worth[*key, together] - worth.get((*key, without), 0.0) <= 0:
            idle[federation] += cents
    found = panel_values("free_riding", "riding", facts())
    assert sum(free.values()) > 0, "the small arm has a free rider"
    for federation, cents in paid.items():
        if cents:
            values = found[int(federation),]
            assert values["to_free_riders"] == pytest.approx(free[federation] / cents)
            assert values["for_no_gain"] == pytest.approx(idle[federation] / cents)
    total = panel_values("free_riding", "riding_all", facts())[()]
    assert total["all_to_free_riders"] == pytest.approx(sum(free.values()) / sum(paid.values()))


def test_stays_are_the_memberships_and_their_cycles(export: Path) -> None:
    rows = read(export, "memberships.csv")
    assert len(facts().stays) == len(rows)
    trained = sum(len(row["members"].split("|")) for row in read(export, "trainings.csv"))
    assert sum(stay.cycles for stay in facts().stays) == trained == len(facts().members)
    for federation in {row["federation"] for row in rows}:
        own = [row for row in rows if row["federation"] == federation]
        found = panel_values("staying", "stays", facts())[int(federation),]
        assert found["lasting"] == pytest.approx(fmean(row["left_tick"] == "" for row in own))
    everybody = panel_values("staying", "switching", facts())[()]
    assert everybody["cycles_stayed_all"] == pytest.approx(trained / len(rows))


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ([], 0),
        ([(1, 0, 5)], 0),
        ([(1, 0, 5), (2, 5, None)], 1),
        ([(1, 0, 5), (1, 7, None)], 0),
        ([(1, 0, None), (2, 3, None)], 0),
        ([(1, 0, 5), (2, 3, 9), (1, 9, None)], 1),
        ([(1, 0, 5), (2, 5, 9), (1, 9, 12), (3, 20, None)], 3),
    ],
)
def test_switches_by_hand(stays: list[tuple[int, int, int | None]], expected: int) -> None:
    """(federation, joined, left): to come back is none, nor is a second one beside the first."""
    assert switches([Stay(federation, 1, joined, left, 1) for federation, joined, left in stays]) == expected


STAYS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 20), st.none() | st.integers(1, 10)).map(
        lambda told: Stay(told[0], 1, told[1], None if told[2] is None else told[1] + told[2], 1)
    ),
    max_size=8,
)


@given(STAYS, st.randoms())
def test_switches_are_fewer_than_memberships_whatever_their_order(stays: list[Stay], random: Random) -> None:
    found = switches(stays)
    assert 0 <= found <= max(0, len(stays) - 1)
    assert switches(random.sample(stays, len(stays))) == found
    one_house = [replace(stay, federation=1) for stay in stays]
    assert switches(one_house) == 0, "to come back to the same one is no switch"


@given(st.permutations([(0, 1), (1, 1), (2, 2), (0, 2)]))
def test_the_order_of_games_changes_no_digit(order: list[tuple[int, int]]) -> None:
    """Sums are exact before they are rounded: a page and a notebook need not agree on an order."""

    def told(pairs: list[tuple[int, int]]) -> list[object]:
        shown = results_of([arm(1), arm(2)], [played(number, of_arm) for number, of_arm in pairs])
        return [
            (figure.sentence, [(panel.summaries, panel.apart) for panel in figure.panels]) for figure in shown.figures
        ]

    assert told(order) == told([(0, 1), (1, 1), (2, 2), (0, 2)])


def test_what_is_a_share_is_one() -> None:
    for number in range(3):
        for figure in FIGURES.values():
            for panel in figure.panels:
                for values in panel.of_game(facts(number)).values():
                    for measure, value in zip(panel.measures, values, strict=True):
                        if value is not None and measure.unit in ("share", "index", "level"):
                            assert 0 <= value <= 1, (figure.name, measure.name)
                        elif value is not None and measure.unit != "cents":
                            assert value >= 0, (figure.name, measure.name)


def test_debts_are_the_queues_of_the_payouts() -> None:
    """Folded again from nothing but costs and payments, for the federation that pays by the incentivizer alone."""
    record, number = small_arm.games()[0], 7
    memory, known = None, {}
    costs: dict[int, dict[int, int]] = {}
    for action in record.actions:
        for event in action.events:
            if event.kind == "training_requested" and event.federation == number:
                costs[event.cycle] = {member.player: member.cost_cents for member in event.members}
            if isinstance(event, PaidOut) and event.federation == number:
                paid = {row.player: row.payment_cents for row in event.payouts}
                memory = settle(claims_of_cycle(memory, costs[event.cycle]), paid)
                known[max(1, (event.tick - 1) // 5 + 1)] = memory
    assert known, "the incentivizer paid"
    expected = {}
    last = None
    for turn in range(1, 7):
        last = known.get(turn, last)
        if last is not None:
            expected[turn] = fmean(debt.regret for debt in last.players)
    found = {key[0]: row["regret_cents"] for key, row in panel_values("debts", "owed", facts()).items()}
    assert found == pytest.approx(expected)


def test_only_federations_that_owe_have_debts() -> None:
    assert facts().owing == (7,)
    without = replace(facts(), owing=())
    shown = results_of([arm(1)], [played(0, 1, without)])
    assert "debts" not in {figure.name for figure in shown.figures}


def test_of_people_counts_their_seats_and_ranks_all() -> None:
    some = replace(
        facts(), seats=tuple(replace(seat, person=seat.player in (2, 3)) for seat in facts().seats)
    ).of_people()
    assert thirds_of(some) == thirds_of(facts())
    money = [seat.money_cents for seat in facts().seats if seat.player in (2, 3)]
    assert panel_values("evenness", "evenness", some)[()]["gini"] == gini(money)
    assert {row.player for row in some.counted_members} <= {2, 3}
    nobody = facts().of_people()
    assert nobody.counted == frozenset()
    shown = results_of([arm(1)], [played(0, 1, facts())], seats="people")
    assert all(figure.sentence.en and figure.sentence.zh for figure in shown.figures)


def test_two_arms_are_compared_by_games() -> None:
    shown = results_of([arm(1), arm(2)], [played(0, 1), played(1, 1), played(2, 2), played(0, 2)])
    profit = {line.name: line for line in shown.headlines}["profit_cents"]
    assert [row.arm for row in profit.arms] == [1, 2]
    assert [row.interval.games for row in profit.arms] == [2, 2]
    [apart] = profit.apart
    assert apart.interval.mean == pytest.approx(profit.arms[1].interval.mean - profit.arms[0].interval.mean)
    assert apart.interval.low is not None
    alone = results_of([arm(1), arm(2)], [played(0, 1), played(1, 2)])
    assert all(row.interval.low is None for line in alone.headlines for row in line.arms)
    assert all(row.interval.low is None for line in alone.headlines for row in line.apart)


def test_sentences_name_the_arms_and_say_how_sure_they_are() -> None:
    two = {one.name: one for one in results_of([arm(1), arm(2)], [played(0, 1), played(1, 1), played(2, 2)]).figures}
    gini_of = [line.interval.mean for line in two["evenness"].panels[0].summaries if line.measure == "gini"]
    assert two["evenness"].sentence.en.startswith(f"Gini: {gini_of[0]:.2f} and {gini_of[1]:.2f}, ")
    assert "no interval" in two["evenness"].sentence.en
    three = results_of([arm(1), arm(2), arm(3)], [played(0, 1), played(1, 2), played(2, 3)])
    for figure in three.figures:
        assert re.search(r"arm [23] against arm 1, ", figure.sentence.en), figure.sentence.en
        assert re.search(r"实验组 [23] 对实验组 1，", figure.sentence.zh), figure.sentence.zh
    one = {one.name: one for one in results_of([arm(1)], [played(0, 1), played(1, 1)]).figures}
    assert re.search(r"leads in turn 6 with \d+\.\d% \(.*\)\.$", one["market_share"].sentence.en)


def test_arms_are_compared_at_a_turn_that_both_have_reached() -> None:
    behind = replace(facts(2), finished=False, market=tuple(row for row in facts(2).market if row.turn <= 3))
    shown = results_of([arm(1), arm(2)], [played(0, 1), played(2, 2, behind)])
    assert "in turn 3:" in {figure.name: figure for figure in shown.figures}["market_share"].sentence.en


def test_a_running_game_counts_at_the_end_only_where_none_is_over() -> None:
    running = replace(facts(1), finished=False)
    shown = results_of([arm(1)], [played(0, 1), played(1, 1, running)])
    assert shown.live
    panels = {panel.name: panel for figure in shown.figures for panel in figure.panels}
    assert {row.interval.games for row in panels["all"].summaries} == {1}
    assert [row.so_far for row in panels["all"].games] == [False, True]
    assert {row.interval.games for row in panels["market"].summaries} == {2}, "a turn that is over is over"
    only = results_of([arm(1)], [played(1, 1, running)])
    rows = {panel.name: panel for figure in only.figures for panel in figure.panels}["all"].summaries
    assert [(row.so_far, row.interval.games) for row in rows] == [(True, 1)]


def test_a_game_of_which_nothing_happened_has_results() -> None:
    record = replace(small_arm.games()[0], actions=(), status="playing")
    shown = results_of([arm(1)], [played(0, 1, facts_of(record))])
    assert shown.live
    assert all(figure.sentence.en and figure.sentence.zh for figure in shown.figures)
    assert results_of([], []).figures == ()


def test_the_files_have_the_numbers_of_the_page_digit_by_digit() -> None:
    arms, games = [arm(1), arm(2)], [played(0, 1), played(1, 1), played(2, 2)]
    shown = {figure.name: figure for figure in results_of(arms, games).figures}
    for name, figure in FIGURES.items():
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerows([SUMMARY_HEADER, *summary_rows(figure, arms, games)])
        text.seek(0)
        rows = list(csv.DictReader(text))
        expected = [row for panel in shown[name].panels for row in panel.summaries]
        assert [float(row["mean"]) for row in rows] == [row.interval.mean for row in expected]
        assert [row["games"] for row in rows] == [str(row.interval.games) for row in expected]
        assert [row["low"] for row in rows] == [
            "" if r.interval.low is None else repr(r.interval.low) for r in expected
        ]
        by_game = list(game_rows(figure, arms, games))
        assert all(len(row) == len(GAME_HEADER) for row in by_game)
        kept = {json.dumps(row[:8]) for row in by_game}
        assert len(kept) == len(by_game), "a key and measure stand twice in one game"


def test_many_dots_become_an_even_selection() -> None:
    many = replace(facts(), members=facts().members * 60)
    [figure] = [one for one in results_of([arm(1)], [played(0, 1, many)]).figures if one.name == "contributions"]
    assert figure.dots_of == len(many.members) > MOST_DOTS
    assert len(figure.dots) == MOST_DOTS


def test_every_figure_says_itself_in_both_languages() -> None:
    for name, figure in FIGURES.items():
        assert figure.name == name
        assert figure.source
        words = [figure.words, *(measure.words for panel in figure.panels for measure in panel.measures)]
        assert all(text.en and text.zh for one in words for text in (one.name, one.long))
        names = [measure.name for panel in figure.panels for measure in panel.measures]
        assert len(set(names)) == len(names)
