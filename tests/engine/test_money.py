"""Money: no split and no posting makes or loses a cent, and nobody pays what they do not have."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from engine.money import (
    Ledger,
    LedgerEntry,
    LedgerError,
    MoneyError,
    federation_account,
    format_cents,
    player_account,
    split_largest_remainder,
)

weights = st.lists(
    st.one_of(st.integers(0, 10**12), st.floats(0, 1e300, allow_subnormal=True)), min_size=1, max_size=12
).filter(any)
totals = st.integers(0, 10**12)


@given(totals, weights)
def test_the_parts_of_a_split_add_up_to_the_total(total: int, given_weights: list[float]) -> None:
    assert sum(split_largest_remainder(total, given_weights)) == total


@given(totals, weights)
def test_each_part_is_the_exact_share_rounded_up_or_down(total: int, given_weights: list[float]) -> None:
    whole = sum(Fraction(weight) for weight in given_weights)
    for part, weight in zip(split_largest_remainder(total, given_weights), given_weights, strict=True):
        assert abs(part - total * Fraction(weight) / whole) < 1


@given(totals, weights)
def test_whoever_has_weight_zero_gets_nothing(total: int, given_weights: list[float]) -> None:
    parts = split_largest_remainder(total, [*given_weights, 0])
    assert parts[-1] == 0


@given(totals, st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any), st.integers(1, 1000))
def test_a_split_does_not_change_when_all_weights_are_scaled(total: int, whole: list[int], factor: int) -> None:
    assert split_largest_remainder(total, whole) == split_largest_remainder(total, [w * factor for w in whole])


@given(totals, weights)
def test_more_weight_never_gets_less(total: int, given_weights: list[float]) -> None:
    parts = split_largest_remainder(total, sorted(given_weights))
    for lighter, heavier in pairwise(parts):
        assert heavier >= lighter - 1  # an odd cent may go to the earlier of two equals
    distinct = sorted(set(given_weights))
    parts = split_largest_remainder(total, distinct)
    assert list(parts) == sorted(parts)


@pytest.mark.parametrize(
    ("total", "given_weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),  # the odd cent goes to the first of equals
        (101, [1, 1, 1], (34, 34, 33)),
        (10, [0.5, 0.25, 0.25], (5, 3, 2)),
        (100, [47, 16, 15.8, 12, 6.1, 3.1], (47, 16, 16, 12, 6, 3)),  # the textbook election with 100 seats
        (1, [1, 2, 3], (0, 0, 1)),
        (0, [1, 2], (0, 0)),
        (7, [0, 0, 5e-324], (0, 0, 7)),
    ],
)
def test_splits_worked_out_by_hand(total: int, given_weights: list[float], parts: tuple[int, ...]) -> None:
    assert split_largest_remainder(total, given_weights) == parts


@pytest.mark.parametrize(
    ("total", "given_weights", "says"),
    [
        (-1, [1], "cannot split -1 cents: the total must be 0 or more"),
        (5, [], "among nobody"),
        (5, [0, 0.0], "all 2 weights are 0"),
        (5, [1, -2], "weight 1 is -2: weights must be 0 or more"),
        (5, [float("nan")], "weight 0 is nan: weights must be finite"),
        (5, [1, float("inf")], "weight 1 is inf: weights must be finite"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused_with_its_reason(
    total: int, given_weights: list[float], says: str
) -> None:
    with pytest.raises(MoneyError, match=says):
        split_largest_remainder(total, given_weights)


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0.00"), (5, "0.05"), (12345, "123.45"), (-5, "-0.05"), (-200000, "-2000.00")]
)
def test_cents_are_written_with_two_decimals(cents: int, text: str) -> None:
    assert format_cents(cents) == text


def rich_ledger() -> Ledger:
    ledger, _ = Ledger().post(0, "market", "player:1", 500_00, "endowment")
    ledger, _ = ledger.post(0, "market", "federation:2", 300_00, "opening")
    return ledger


def test_the_debited_account_loses_and_the_credited_one_gains() -> None:
    ledger, entry = rich_ledger().post(7, "player:1", "federation:2", 50_00, "admission fee")
    assert entry == LedgerEntry(3, 7, "player:1", "federation:2", 50_00, "admission fee")
    assert ledger.balance("player:1") == 450_00
    assert ledger.balance("federation:2") == 350_00
    assert ledger.balance("market") == -800_00
    assert ledger.balance("player:9") == 0
    assert ledger.next_entry == 4


def test_posting_leaves_the_ledger_before_as_it_was() -> None:
    before = rich_ledger()
    balances = dict(before.balances)
    before.post(1, "player:1", "costs", 1, "cost")
    assert before.balances == balances
    assert before.next_entry == 3


@pytest.mark.parametrize(
    ("debit", "credit", "amount", "says"),
    [
        ("player:1", "costs", 500_01, r"player:1 has 500.00, too little to pay 500.01 to costs \(fee\)"),
        ("federation:2", "player:1", 300_01, "federation:2 has 300.00"),
        ("player:2", "costs", 1, "player:2 has 0.00"),
        ("player:1", "costs", 0, "cannot move 0 from"),
        ("player:1", "costs", -1, "whole number of cents above 0"),
        ("player:1", "costs", 1.5, "whole number of cents above 0"),
        ("player:1", "costs", True, "whole number of cents above 0"),
        ("player:1", "player:1", 1, "to itself"),
        ("player:0", "costs", 1, "there is no account 'player:0'"),
        ("player:01", "costs", 1, "no account"),
        ("player:1", "bank", 1, "there is no account 'bank'"),
        ("market", "player:", 1, "no account"),
        ("market", "player:-1", 1, "no account"),
        ("market", "federation:²", 1, "no account"),
    ],
)
def test_a_posting_that_double_entry_forbids_is_refused(debit: str, credit: str, amount: int, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        rich_ledger().post(1, debit, credit, amount, "fee")


def test_market_and_costs_may_be_below_zero_and_nobody_else() -> None:
    assert Ledger({"market": -5, "player:1": 5}).balance("market") == -5
    assert Ledger({"costs": -5, "player:1": 5}).balance("costs") == -5
    with pytest.raises(LedgerError, match=r"player:1 has -0\.05"):
        Ledger({"market": 5, "player:1": -5})


def test_a_ledger_that_does_not_add_up_cannot_exist() -> None:
    with pytest.raises(LedgerError, match=r"add up to 0\.05: they must add up to 0.00"):
        Ledger({"player:1": 5})
    with pytest.raises(LedgerError, match="no account 'bank'"):
        Ledger({"bank": 0})
    with pytest.raises(LedgerError, match="numbered from 1"):
        Ledger(next_entry=0)


accounts = st.one_of(
    st.sampled_from(["market", "costs"]),
    st.integers(1, 3).map(player_account),
    st.integers(1, 3).map(federation_account),
)


@given(st.lists(st.tuples(accounts, accounts, st.integers(-1, 50)), max_size=60))
def test_no_sequence_of_postings_makes_or_loses_a_cent(postings: list[tuple[str, str, int]]) -> None:
    ledger = Ledger()
    entries: list[LedgerEntry] = []
    for tick, (debit, credit, amount) in enumerate(postings):
        try:
            ledger, entry = ledger.post(tick, debit, credit, amount, "any")
        except LedgerError:
            legal = amount > 0 and debit != credit
            assert not legal or (debit not in ("market", "costs") and ledger.balance(debit) < amount)
            continue
        entries.append(entry)
        assert ledger.total() == 0
    assert [entry.entry for entry in entries] == list(range(1, len(entries) + 1))
    assert ledger.next_entry == len(entries) + 1
    for account, balance in ledger.balances.items():
        received = sum(entry.amount for entry in entries if entry.credit == account)
        lost = sum(entry.amount for entry in entries if entry.debit == account)
        assert balance == received - lost
        assert balance >= 0 or account in ("market", "costs")


def test_ledger_and_entries_survive_json() -> None:
    ledger, entry = rich_ledger().post(7, "player:1", "federation:2", 50_00, "admission fee")
    assert TypeAdapter(Ledger).validate_json(TypeAdapter(Ledger).dump_json(ledger)) == ledger
    assert TypeAdapter(LedgerEntry).validate_json(TypeAdapter(LedgerEntry).dump_json(entry)) == entry
