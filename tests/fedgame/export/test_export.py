"""Exports add up by themselves: everything here is computed anew from the CSV files, never with the game's own code."""

from __future__ import annotations

import csv
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from math import factorial, floor
from pathlib import Path

import pytest

from engine.events import GameFinished
from fedgame.export import SHEETS, own_data, write_export, zip_export
from fedgame.log.record import GameRecord, RefusedAction
from tests.fedgame.small_arm import SCHEMES, games, read

COLUMNS = {
    "games.csv": "game_id, scenario, arm_hash, treatment_hash, seed, status, started_at, finished_at, rules_version,"
    " software_version, ended_early, end_tick",
    "seats.csv": "game_id, player, kind, policy, quality, quantity, resources, starting_cents",
    "federations.csv": "game_id, federation, scheme, scheme_parameters, opening_cents, arm_hash",
    "actions.csv": "game_id, seq, step, turn, tick, player, kind, payload, accepted, code, submitted_at, accepted_at,"
    " response_ms, actor, arm_hash",
    "bids.csv": "game_id, step, tick, player, federation, quality_share, quantity_share, resources, payment_cents,"
    " outcome, reason, turn, scheme, actor, arm_hash",
    "memberships.csv": "game_id, federation, player, join_order, joined_tick, left_tick, reason, turn, left_turn,"
    " asked_tick, ended_by, scheme, arm_hash",
    "cycle_members.csv": "game_id, federation, cycle, turn, start_tick, scheme, player, join_order, quality, quantity,"
    " resources, fee_cents, cost_cents, paid, payment_cents, net_cents, arm_hash",
    "trainings.csv": "game_id, federation, cycle, start_tick, end_tick, members, model_quality, accuracy,"
    " coalitions_trained, method, wall_ms, backend, turn, scheme, arm_hash",
    "coalition_values.csv": "game_id, federation, cycle, members, value, accuracy, settled, stderr, turn, scheme, arm_hash",
    "sampled_orders.csv": "game_id, federation, cycle, pair, order, turn, scheme, arm_hash",
    "payouts.csv": "game_id, federation, cycle, tick, scheme, player, join_order, quality, quantity, cost_cents,"
    " weight, payment_cents, pool_cents, undistributed_cents, weight_stderr, turn, share, fee_cents, net_cents, arm_hash",
    "scheme_state.csv": "game_id, federation, cycle, turn, tick, scheme, part, player, name, value, unit, arm_hash",
    "market.csv": "game_id, turn, federation, model_quality, share, revenue_cents, tick, scheme, arm_hash",
    "ledger.csv": "game_id, entry, tick, debit_account, credit_account, amount_cents, reason, turn, federation, cycle,"
    " scheme, player, arm_hash",
    "outcomes.csv": "game_id, player, kind, policy, final, starting_cents, fees_cents, costs_cents, payments_cents,"
    " money_cents, profit_cents, rank, cycles, paid_cycles, own_actions, stand_in_actions, refused_actions, arm_hash",
    "reactions.csv": "game_id, seq, step, turn, tick, player, reaction, at, arm_hash",
    "codebook.csv": "file, column, type, unit, description",
}

OTHERS = ("README.md", "datapackage.json", "treatments.json", "export.json")

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("export")
    assert write_export(games(), directory) == 3
    return directory


def by(rows: Rows, *keys: str) -> dict[tuple[str, ...], Rows]:
    groups: dict[tuple[str, ...], Rows] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return groups


def players_of(cell: str) -> frozenset[int]:
    return frozenset(map(int, cell.split("|"))) if cell else frozenset()


# The files


def test_an_export_has_exactly_the_agreed_files_and_columns(folder: Path) -> None:
    headers = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            headers[path.name] = ", ".join(next(csv.reader(file)))
    assert headers == COLUMNS
    assert {path.name for path in folder.iterdir()} == {*COLUMNS, *OTHERS, "SHA256SUMS"}


def test_the_codebook_describes_every_column_of_every_file(folder: Path) -> None:
    book = read(folder, "codebook.csv")
    assert [(row["file"], row["column"]) for row in book] == [
        (name, column)
        for name in [*(table.name for table in SHEETS), "codebook.csv"]
        for column in COLUMNS[name].split(", ")
    ]
    for row in book:
        assert row["type"] in ("text", "integer", "number", "boolean", "time", "json", "list of integers")
        assert len(row["description"]) > 10, row


def test_every_cell_has_the_type_that_the_codebook_says(folder: Path) -> None:
    read_as = {
        "integer": int,
        "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "json": json.loads,
        "list of integers": players_of,
        "text": str,
        "time": datetime.fromisoformat,
    }
    filled = set()
    for entry in read(folder, "codebook.csv"):
        for row in read(folder, entry["file"]):
            if row[entry["column"]] != "":
                read_as[entry["type"]](row[entry["column"]])
                filled.add((entry["file"], entry["column"]))
    empty = {(entry["file"], entry["column"]) for entry in read(folder, "codebook.csv")} - filled
    # A batch has no clock, its bots are never refused, and nobody sits there who is not a bot; all pay is exact here.
    assert empty == {
        ("games.csv", "started_at"),
        ("games.csv", "finished_at"),
        ("actions.csv", "code"),
        ("actions.csv", "submitted_at"),
        ("actions.csv", "accepted_at"),
        ("actions.csv", "response_ms"),
        *(("sampled_orders.csv", column) for column in COLUMNS["sampled_orders.csv"].split(", ")),
        *(("reactions.csv", column) for column in COLUMNS["reactions.csv"].split(", ")),
        ("payouts.csv", "weight_stderr"),
    }


def test_games_of_one_arm_share_the_hash_of_a_treatment_that_is_there(folder: Path) -> None:
    treatments = json.loads((folder / "treatments.json").read_text(encoding="utf-8"))
    assert {row["treatment_hash"] for row in read(folder, "games.csv")} == set(treatments)
    assert [spec["scheme"] for spec in next(iter(treatments.values()))["federations"]] == [name for name, _ in SCHEMES]


def test_games_of_one_arm_share_its_hash_and_a_person_in_a_seat_makes_another(tmp_path: Path) -> None:
    creator, *bots = games()[0].seats
    seated = replace(games()[0], game_id="seated", seats=(replace(creator, kind="person", policy=None), *bots))
    lobby = replace(games()[0], game_id="lobby", status="lobby", seats=(), opening=(), actions=())
    write_export([*games(), seated, lobby], tmp_path)
    *batch, with_person, waiting = [row["arm_hash"] for row in read(tmp_path, "games.csv")]
    assert len(set(batch)) == 1
    assert with_person not in ("", batch[0])
    assert waiting == ""
    assert len({row["treatment_hash"] for row in read(tmp_path, "games.csv")}) == 1


# Money


def test_the_ledger_adds_up_and_no_purse_is_ever_below_zero(folder: Path) -> None:
    ended = {game.game_id: game.actions[-1].events[-1] for game in games()}
    for (game_id,), entries in by(read(folder, "ledger.csv"), "game_id").items():
        balances: dict[str, int] = defaultdict(int)
        assert [int(entry["entry"]) for entry in entries] == list(range(1, len(entries) + 1))
        for entry in entries:
            assert int(entry["amount_cents"]) > 0
            balances[entry["debit_account"]] -= int(entry["amount_cents"])
            balances[entry["credit_account"]] += int(entry["amount_cents"])
            assert sum(balances.values()) == 0
            assert all(cents >= 0 for account, cents in balances.items() if account not in ("market", "costs"))
        last = ended[game_id]
        assert isinstance(last, GameFinished)
        assert tuple(balances[f"player:{number}"] for number in range(1, 6)) == last.money_cents


def entries_of(folder: Path, reason: str) -> dict[tuple[str, str, str, str], int]:
    """Cents by game, tick, and the two accounts."""
    sums: dict[tuple[str, str, str, str], int] = defaultdict(int)
    for entry in read(folder, "ledger.csv"):
        if entry["reason"] == reason:
            key = entry["game_id"], entry["tick"], entry["debit_account"], entry["credit_account"]
            sums[key] += int(entry["amount_cents"])
    return sums


def test_every_kind_of_entry_is_told_by_its_own_file(folder: Path) -> None:
    endowed = {
        (row["game_id"], "0", "market", f"player:{row['player']}"): int(row["starting_cents"])
        for row in read(folder, "seats.csv")
    }
    opened = {
        (row["game_id"], "0", "market", f"federation:{row['federation']}"): int(row["opening_cents"])
        for row in read(folder, "federations.csv")
        if row["opening_cents"] != "0"
    }
    earned = {
        (row["game_id"], str(int(row["turn"]) * 5), "market", f"federation:{row['federation']}"): int(
            row["revenue_cents"]
        )
        for row in read(folder, "market.csv")
        if row["revenue_cents"] != "0"
    }
    paid = {
        (row["game_id"], row["tick"], f"federation:{row['federation']}", f"player:{row['player']}"): int(
            row["payment_cents"]
        )
        for row in read(folder, "payouts.csv")
        if row["payment_cents"] != "0"
    }
    assert entries_of(folder, "endowment") == endowed
    assert entries_of(folder, "opening") == opened
    assert entries_of(folder, "revenue") == earned
    assert entries_of(folder, "payout") == paid
    assert {row["reason"] for row in read(folder, "ledger.csv")} == {
        "endowment",
        "opening",
        "revenue",
        "payout",
        "fee",
        "cost",
    }


def test_every_admitted_bid_pays_its_fee_once(folder: Path) -> None:
    fees = entries_of(folder, "fee")
    admitted = [row for row in read(folder, "bids.csv") if row["outcome"] == "admitted"]
    joins = by(read(folder, "memberships.csv"), "game_id", "federation", "player")
    assert len(admitted) == sum(len(rows) for rows in joins.values())
    for (game_id, federation, player), bids in by(admitted, "game_id", "federation", "player").items():
        for bid, joined in zip(bids, joins[game_id, federation, player], strict=True):
            key = game_id, joined["joined_tick"], f"player:{player}", f"federation:{federation}"
            assert fees[key] == int(bid["payment_cents"])


def test_the_pool_is_the_agreed_part_of_what_the_federation_has(folder: Path) -> None:
    """Payouts come after the market's revenue of the same tick and before the fees of the next cycle."""
    arm = next(iter(json.loads((folder / "treatments.json").read_text(encoding="utf-8")).values()))
    ledgers = by(read(folder, "ledger.csv"), "game_id")
    pools = {
        (row["game_id"], row["federation"], int(row["tick"]), int(row["pool_cents"]))
        for row in read(folder, "payouts.csv")
    }
    assert len(pools) > 50
    for game_id, federation, tick, pool in pools:
        account = f"federation:{federation}"
        before = [
            entry
            for entry in ledgers[game_id,]
            if int(entry["tick"]) < tick or (int(entry["tick"]) == tick and entry["reason"] == "revenue")
        ]
        balance = sum(
            int(entry["amount_cents"]) * ((entry["credit_account"] == account) - (entry["debit_account"] == account))
            for entry in before
        )
        assert pool == floor(balance * Fraction(str(arm["payout_fraction"])))


# Pay by the formulas of the papers, in exact fractions

Values = Mapping[frozenset[int], Fraction]


def marginal_loss(order: Sequence[int], v: Values) -> dict[int, Fraction]:
    everybody = frozenset(order)
    return {i: v[everybody] - v[everybody - {i}] for i in order}


def shapley(order: Sequence[int], v: Values) -> dict[int, Fraction]:
    """The mean gain over all orders of joining, written as such."""
    total = dict.fromkeys(order, Fraction(0))
    for permutation in itertools.permutations(order):
        for place, i in enumerate(permutation):
            total[i] += v[frozenset(permutation[: place + 1])] - v[frozenset(permutation[:place])]
    return {i: gain / factorial(len(order)) for i, gain in total.items()}


def labour_union(order: Sequence[int], v: Values) -> dict[int, Fraction]:
    return {i: v[frozenset(order[: place + 1])] - v[frozenset(order[:place])] for place, i in enumerate(order)}


class Queues:
    """Regret Y, temporal regret Q and past costs of everybody who ever was a member of one federation."""

    def __init__(self) -> None:
        self.y: dict[int, Fraction] = defaultdict(Fraction)
        self.q: dict[int, Fraction] = defaultdict(Fraction)
        self.costs: dict[int, list[int]] = defaultdict(list)

    def weights(self, order: Sequence[int], v: Values, pool: int, cost: Mapping[int, int]) -> dict[int, Fraction]:
        omega = Fraction(1, 2)
        worth = v[frozenset(order)]
        for i in order:
            self.costs[i].append(cost[i])
        gain = {
            i: pool * max(Fraction(0), loss) / worth if worth > 0 else Fraction(0)
            for i, loss in marginal_loss(order, v).items()
        }
        owed = {i for i in self.costs if self.y[i] > 0 or self.q[i] > 0}
        self.charged = {i: Fraction(cost[i] if i in order else 0) for i in self.costs}
        self.usual = {
            i: Fraction(sum(past), len(past)) if self.y[i] > 0 else Fraction(0) for i, past in self.costs.items()
        }
        return {
            i: (omega * gain.get(i, Fraction(0)) + self.y[i] + self.charged[i] + self.q[i] + self.usual[i]) / 2
            for i in owed | set(order)
        }

    def settle(self, paid: Mapping[int, int]) -> None:
        for i in self.costs:
            self.y[i] = max(Fraction(0), self.y[i] + self.charged[i] - paid.get(i, 0))
            self.q[i] = max(Fraction(0), self.q[i] + self.usual[i] - paid.get(i, 0))


def split(pool: int, weights: Mapping[int, Fraction]) -> dict[int, int]:
    """Largest remainder on the weights above 0 (above the noise of a float); ties to the lower number."""
    largest = max(weights.values())
    kept = {i: weight if weight > largest * Fraction(1, 10**12) else Fraction(0) for i, weight in weights.items()}
    total = sum(kept.values())
    if largest <= 0:
        return dict.fromkeys(weights, 0)
    quota = {i: pool * weight / total for i, weight in kept.items()}
    cents = {i: floor(share) for i, share in quota.items()}
    for i in sorted(quota, key=lambda i: (cents[i] - quota[i], i))[: pool - sum(cents.values())]:
        cents[i] += 1
    return cents


def members_at(folder: Path, training: Mapping[str, str]) -> list[int]:
    """Who was in when the training began, in the order of joining: from memberships.csv."""
    start = int(training["start_tick"])
    here = [
        row
        for row in read(folder, "memberships.csv")
        if (row["game_id"], row["federation"]) == (training["game_id"], training["federation"])
        and int(row["joined_tick"]) <= start
        and (row["left_tick"] == "" or int(row["left_tick"]) > start)
    ]
    return [int(row["player"]) for row in sorted(here, key=lambda row: int(row["join_order"]))]


def paid_cycles(folder: Path) -> Iterator[tuple[dict[str, str], list[int], Values, Rows]]:
    """Each paid training with its members in joining order, its coalition values, and its rows of payouts.csv."""
    values = by(read(folder, "coalition_values.csv"), "game_id", "federation", "cycle")
    payouts = by(read(folder, "payouts.csv"), "game_id", "federation", "cycle")
    for training in read(folder, "trainings.csv"):
        key = training["game_id"], training["federation"], training["cycle"]
        if key in payouts:
            v = {players_of(row["members"]): Fraction(row["value"]) for row in values[key]}
            yield training, members_at(folder, training), v, payouts[key]


def test_members_of_a_training_are_those_who_had_joined_and_not_left(folder: Path) -> None:
    trainings = read(folder, "trainings.csv")
    assert len(trainings) > 60
    for training in trainings:
        assert frozenset(members_at(folder, training)) == players_of(training["members"]) != frozenset()


def test_payouts_follow_from_coalition_values_and_memberships_by_the_formula_of_each_scheme(folder: Path) -> None:
    queues: dict[tuple[str, str], Queues] = defaultdict(Queues)
    checked: dict[str, int] = defaultdict(int)
    leavers_paid = 0
    for training, order, v, rows in paid_cycles(folder):
        scheme = rows[0]["scheme"]
        pool = int(rows[0]["pool_cents"])
        own = {int(row["player"]): row for row in rows}
        debts = queues[training["game_id"], training["federation"]]
        if scheme == "equal":
            weights = dict.fromkeys(order, Fraction(1))
        elif scheme == "linear":
            weights = {i: Fraction(own[i]["quality"]) ** 2 * Fraction(own[i]["quantity"]) for i in order}
        elif scheme == "individual":
            weights = {i: v[frozenset({i})] for i in order}
        elif scheme == "incentivizer":
            weights = debts.weights(order, v, pool, {i: int(own[i]["cost_cents"]) for i in order})
        else:
            formula = {"labour_union": labour_union, "shapley": shapley, "fair_value": marginal_loss}[scheme]
            weights = formula(order, v)
        expected = split(pool, weights)
        assert {i: int(row["payment_cents"]) for i, row in own.items()} == expected, (training, weights)
        assert {int(row["undistributed_cents"]) for row in rows} == {pool - sum(expected.values())}
        for i, row in own.items():
            assert float(row["weight"]) == pytest.approx(float(weights[i]), rel=1e-9, abs=1e-12)
        debts.settle(expected)
        checked[scheme] += len(order) > 1
        leavers_paid += sum(expected[i] > 0 for i in set(expected) - set(order))
    assert set(checked) == {name for name, _ in SCHEMES}
    assert min(checked.values()) >= 3, dict(checked)
    assert leavers_paid > 0, "no debt outlived a membership in this batch; choose another seed"


def test_what_a_member_commits_is_its_share_of_what_it_owns(folder: Path) -> None:
    owned = {(row["game_id"], row["player"]): row for row in read(folder, "seats.csv")}
    bids = by(read(folder, "bids.csv"), "game_id", "federation", "player")
    changed = [row for row in read(folder, "actions.csv") if row["kind"] == "change_commitment"]
    assert changed == []
    for row in read(folder, "payouts.csv"):
        if row["quality"]:
            own = owned[row["game_id"], row["player"]]
            admitted = [
                (
                    float(own["quality"]) * float(bid["quality_share"]),
                    float(own["quantity"]) * float(bid["quantity_share"]),
                )
                for bid in bids[row["game_id"], row["federation"], row["player"]]
                if bid["outcome"] == "admitted"
            ]
            assert pytest.approx((float(row["quality"]), float(row["quantity"])), abs=1e-9) in admitted


# Text


def with_text(record: GameRecord, *texts: str) -> GameRecord:
    """A live-looking game whose free text is as given: in the scenario's name and in refused actions."""
    started = datetime(2026, 3, 1, 12, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=8)))
    refusals = tuple(
        RefusedAction(number, 1, 1, 0, 1, text, text, "bad", started, 1_200) for number, text in enumerate(texts)
    )
    return replace(record, scenario=texts[0], refusals=refusals, started_at=started)


DANGEROUS = [
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\0=1",
    "\r=1",
    "\n=1",
    "|x",
    "%0",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_run_is_defused(tmp_path: Path, text: str) -> None:
    write_export([with_text(games()[0], text)], tmp_path)
    cells = [read(tmp_path, "games.csv")[0]["scenario"]]
    refused = next(row for row in read(tmp_path, "actions.csv") if row["accepted"] == "false")
    cells += [refused["kind"], refused["payload"]]
    for cell in cells:
        assert cell.startswith("'")
        assert cell[1:].replace("\\|", "|") == text


def test_numbers_stay_numbers_even_below_zero(folder: Path) -> None:
    below = [row for row in read(folder, "coalition_values.csv") if row["value"].startswith("-")]
    assert below, "no coalition of this batch is worth less than nobody; choose another seed"
    assert all(float(row["value"]) < 0 for row in below)
    for name in COLUMNS:
        assert not any(cell.startswith("'") for row in read(folder, name) for cell in row.values())


def test_half_a_character_does_not_break_an_export(tmp_path: Path) -> None:
    write_export([with_text(games()[0], '\ud800 and, "quotes"\nand lines')], tmp_path)
    assert read(tmp_path, "games.csv")[0]["scenario"] == '\\ud800 and, "quotes"\nand lines'


def test_times_are_utc_in_iso_8601(tmp_path: Path) -> None:
    write_export([with_text(games()[0], "x")], tmp_path)
    assert read(tmp_path, "games.csv")[0]["started_at"] == "2026-03-01T04:00:00.250000Z"
    when = datetime.fromisoformat(read(tmp_path, "games.csv")[0]["started_at"])
    assert when == datetime(2026, 3, 1, 4, 0, 0, 250_000, tzinfo=UTC)


def test_a_refused_action_stands_after_the_accepted_one_that_came_before_it(tmp_path: Path) -> None:
    write_export([with_text(games()[0], "a", "b", "c")], tmp_path)
    first = [(row["seq"], row["accepted"]) for row in read(tmp_path, "actions.csv")[:6]]
    assert first == [("0", "false"), ("1", "true"), ("1", "false"), ("2", "true"), ("2", "false"), ("3", "true")]


# Folders


def test_the_checksums_are_those_of_the_files(folder: Path) -> None:
    import hashlib

    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(COLUMNS) + len(OTHERS)
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_zip_holds_the_same_files_and_equal_exports_are_equal_zips(folder: Path, tmp_path: Path) -> None:
    import zipfile

    for name in ("one.zip", "two.zip"):
        assert zip_export(games(), tmp_path / name) == 3
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_an_interrupted_export_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    def interrupted() -> Iterator[GameRecord]:
        yield games()[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(interrupted(), tmp_path)
    assert list(tmp_path.iterdir()) == []


# Own data


def test_own_data_hold_the_own_rows_and_nobody_elses(folder: Path, tmp_path: Path) -> None:
    own_data(games()[0], 2, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        *("seats.csv", "federations.csv", "actions.csv", "bids.csv", "memberships.csv", "payouts.csv", "market.csv"),
        *("cycle_members.csv", "ledger.csv", "outcomes.csv", "codebook.csv", "README.md", "datapackage.json"),
        "reactions.csv",
        "SHA256SUMS",
    }
    for name in ("seats.csv", "bids.csv", "memberships.csv", "cycle_members.csv", "payouts.csv"):
        mine = [row for row in read(folder, name) if (row["game_id"], row["player"]) == (games()[0].game_id, "2")]
        assert read(tmp_path, name) == mine != []
    assert {row["player"] for row in read(tmp_path, "actions.csv")} == {"2"}
    assert all("player:2" in (row["debit_account"], row["credit_account"]) for row in read(tmp_path, "ledger.csv"))


def test_own_data_do_not_count_what_others_did(tmp_path: Path) -> None:
    """A gap in a number that all seats share would tell of hidden bids; the seed would tell everything."""
    own_data(games()[0], 2, tmp_path)
    for name, column in (("actions.csv", "seq"), ("ledger.csv", "entry")):
        numbers = [int(row[column]) for row in read(tmp_path, name)]
        assert numbers == list(range(1, len(numbers) + 1))
    everything = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert str(games()[0].seed) not in everything


def test_own_data_of_a_stranger_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="numbered 1 to 5"):
        own_data(games()[0], 6, tmp_path)
