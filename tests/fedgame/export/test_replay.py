"""A replay gives the same again, and finds whatever was changed: in a stored game, or in any cell of an export."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.events import LedgerPosted, PaidOut
from fedgame.export import SHEETS, ExportError, write_export
from fedgame.export.replay import Replay, replay_folder, replay_record
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction
from fedgame.log.seeds import bot_rng
from tests.fedgame.small_arm import games


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("export")
    write_export(games(), directory)
    return directory


def copy_of(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def change(directory: Path, name: str, edit: Callable[[list[list[str]]], None]) -> None:
    """Edit the rows of a file, the header first."""
    with (directory / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    edit(rows)
    with (directory / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def found(directory: Path) -> str:
    """What a replay of the folder says is wrong."""
    try:
        difference = replay_folder(directory).difference
    except ExportError as error:
        return str(error)
    return str(difference) if difference else ""


# The same again


def test_an_exported_batch_replays_to_the_last_cell(folder: Path) -> None:
    result = replay_folder(folder)
    assert result.difference is None
    assert result.games == 3
    assert result.actions == sum(len(game.actions) for game in games())
    assert result.ledger_entries > 300
    assert result.payouts > 100


def test_a_stored_game_replays_to_the_last_event() -> None:
    result = replay_record(games()[0], stored_ledger(games()[0]))
    assert result.difference is None
    assert (result.games, result.actions) == (1, len(games()[0].actions))


def test_a_game_in_the_middle_replays_as_far_as_it_went(tmp_path: Path) -> None:
    half = replace(games()[0], status="playing", actions=games()[0].actions[:70])
    assert (replay_record(half).actions, replay_record(half).difference) == (70, None)
    write_export([half], tmp_path)
    assert found(tmp_path) == ""


def test_a_game_in_its_lobby_has_nothing_to_differ(tmp_path: Path) -> None:
    lobby = replace(games()[0], status="lobby", seats=(), opening=(), actions=())
    write_export([lobby], tmp_path)
    assert replay_folder(tmp_path) == Replay(games=1)


def test_refused_actions_are_no_part_of_the_replay_but_of_the_files(tmp_path: Path) -> None:
    refused = RefusedAction(3, 1, 1, 0, 2, "=evil()", '{"kind":\n"=evil()"}', "action.unknown", None, 5)
    write_export([replace(games()[0], refusals=(refused,))], tmp_path)
    assert found(tmp_path) == ""


def test_bots_decide_the_same_again_for_the_same_seat_and_step_only() -> None:
    draws = {key: bot_rng(*key).random() for key in [(7, 1, 1), (7, 1, 2), (7, 2, 1), (8, 1, 1)]}
    assert draws == {key: bot_rng(*key).random() for key in draws}
    assert len(set(draws.values())) == 4


# Changed stored games


def stored_ledger(record: GameRecord) -> tuple[tuple[int, LedgerPosted], ...]:
    """As the storage gives it."""
    steps = [(0, record.opening), *((action.seq, action.events) for action in record.actions)]
    return tuple((seq, event) for seq, events in steps for event in events if isinstance(event, LedgerPosted))


def with_action(record: GameRecord, position: int, action: LoggedAction) -> GameRecord:
    return replace(record, actions=(*record.actions[:position], action, *record.actions[position + 1 :]))


def first_payout(record: GameRecord) -> tuple[int, int, PaidOut]:
    """Positions of the action and of the event in it, and the event."""
    return next(
        (position, place, event)
        for position, action in enumerate(record.actions)
        for place, event in enumerate(action.events)
        if isinstance(event, PaidOut)
    )


def test_a_changed_event_is_told_with_game_action_field_and_both_values() -> None:
    record = games()[0]
    position, place, event = first_payout(record)
    logged = record.actions[position]
    forged = replace(event, pool_cents=event.pool_cents + 1)
    events = (*logged.events[:place], forged, *logged.events[place + 1 :])
    difference = replay_record(with_action(record, position, replace(logged, events=events))).difference
    assert str(difference) == (
        f"game {record.game_id}, action {logged.seq} ({logged.action.kind}), event {place + 1} (paid_out), pool_cents:"
        f" stored {forged.pool_cents}, replayed {event.pool_cents}"
    )


def test_a_missing_event_an_extra_one_and_another_kind_are_found() -> None:
    record = games()[0]
    position, place, _event = first_payout(record)
    logged = record.actions[position]
    for events in (logged.events[:-1], (*logged.events, logged.events[0]), logged.events[::-1]):
        assert replay_record(with_action(record, position, replace(logged, events=events))).difference is not None
    assert "paid_out" in str(
        replay_record(with_action(record, position, replace(logged, events=logged.events[:place]))).difference
    )


def test_a_changed_deal_is_found() -> None:
    record = games()[0]
    assert "deal, event" in str(replay_record(replace(record, opening=record.opening[:-1])).difference)


def test_a_lost_action_is_found() -> None:
    record = games()[0]
    assert replay_record(replace(record, actions=record.actions[1:])).difference is not None


def test_an_action_that_the_rules_refuse_is_found() -> None:
    record = games()[0]
    ready = next(position for position, logged in enumerate(record.actions) if logged.action.kind == "ready")
    twice = replace(record, actions=(*record.actions[: ready + 1], *record.actions[ready:]))
    assert "(ready): stored accepted, replayed refused: seat.ready" in str(replay_record(twice).difference)


def test_other_endowments_than_the_seed_draws_are_found() -> None:
    difference = replay_record(replace(games()[0], seed=games()[0].seed + 1)).difference
    assert "endowment of player 1" in str(difference)


def test_another_version_of_the_rules_is_not_replayed() -> None:
    assert "rules_version" in str(replay_record(replace(games()[0], rules_version="0")).difference)


@pytest.mark.parametrize("forge", ["lost", "twice", "late", "more"])
def test_a_stored_ledger_that_knows_more_or_less_than_the_log_is_found(forge: str) -> None:
    ledger = stored_ledger(games()[0])
    seq, event = ledger[40]
    forged = {
        "lost": ledger[:40] + ledger[41:],
        "twice": (*ledger, ledger[-1]),
        "late": (*ledger[:40], (seq + 1, event), *ledger[41:]),
        "more": (*ledger[:40], (seq, LedgerPosted(replace(event.entry, amount=event.entry.amount + 1))), *ledger[41:]),
    }[forge]
    assert "stored ledger, entry" in str(replay_record(games()[0], forged).difference)


# Changed exports

EVERY_COLUMN = [(table.name, column.name) for table in SHEETS for column in table.columns]


def other(cell: str) -> str:
    """Another cell of the same kind."""
    if cell in ("true", "false"):
        return "false" if cell == "true" else "true"
    try:
        return str(int(cell) + 1)
    except ValueError:
        pass
    try:
        return repr(float(cell) + 0.0001)
    except ValueError:
        return cell + "x"


def test_files_that_are_written_again_unchanged_are_the_same(folder: Path, tmp_path: Path) -> None:
    directory = copy_of(folder, tmp_path)
    for table in SHEETS:
        change(directory, table.name, lambda rows: None)
    assert found(directory) == ""


@pytest.mark.parametrize(("name", "column"), EVERY_COLUMN)
def test_a_change_of_any_cell_is_found(folder: Path, tmp_path: Path, name: str, column: str) -> None:
    directory = copy_of(folder, tmp_path)

    def edit(rows: list[list[str]]) -> None:
        place = rows[0].index(column)
        row = next((row for row in rows[:0:-1] if row[place]), rows[-1])
        row[place] = other(row[place])

    change(directory, name, edit)
    assert found(directory)


DERIVED = [
    ("actions.csv", "tick"),
    ("bids.csv", "outcome"),
    ("memberships.csv", "join_order"),
    ("trainings.csv", "model_quality"),
    ("payouts.csv", "weight"),
    ("payouts.csv", "payment_cents"),
    ("payouts.csv", "pool_cents"),
    ("market.csv", "share"),
    ("ledger.csv", "amount_cents"),
    ("ledger.csv", "credit_account"),
]


@pytest.mark.parametrize(("name", "column"), DERIVED)
def test_a_changed_result_is_told_by_its_cell_without_any_checksum(
    folder: Path, tmp_path: Path, name: str, column: str
) -> None:
    directory = copy_of(folder, tmp_path)
    values: list[str] = []

    def edit(rows: list[list[str]]) -> None:
        place = rows[0].index(column)
        values.extend([other(rows[2][place]), rows[2][place]])
        rows[2][place] = values[0]

    change(directory, name, edit)
    assert found(directory) == (
        f"game {games()[0].game_id}, {name} row 3, column {column}: stored {values[0]!r}, replayed {values[1]!r}"
    )


def test_another_policy_in_a_seat_is_another_arm(folder: Path, tmp_path: Path) -> None:
    directory = copy_of(folder, tmp_path)

    def edit(rows: list[list[str]]) -> None:
        rows[1][rows[0].index("policy")] = "free_rider"

    change(directory, "seats.csv", edit)
    assert "games.csv row 2, column arm_hash" in found(directory)


def test_a_changed_value_of_a_coalition_changes_the_pay(folder: Path, tmp_path: Path) -> None:
    """Somebody makes a late coalition look worth more: pay by it does not come out as it was paid."""
    directory = copy_of(folder, tmp_path)
    (directory / "SHA256SUMS").unlink()

    def edit(rows: list[list[str]]) -> None:
        row = next(row for row in reversed(rows[1:]) if row[1] == "5" and row[3].count("|") == 1)
        row[4] = repr(float(row[4]) + 0.05)

    change(directory, "coalition_values.csv", edit)
    assert "payouts.csv row" in found(directory)


@pytest.mark.parametrize("name", [table.name for table in SHEETS])
def test_a_row_that_is_gone_or_doubled_is_found(folder: Path, tmp_path: Path, name: str) -> None:
    for copy, edit in (("gone", lambda rows: rows.pop()), ("doubled", lambda rows: rows.append(rows[-1]))):
        directory = copy_of(folder, tmp_path / copy)
        change(directory, name, edit)
        assert found(directory)


def test_a_changed_treatment_is_found(folder: Path, tmp_path: Path) -> None:
    directory = copy_of(folder, tmp_path)
    path = directory / "treatments.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"payout_fraction": 0.4', '"payout_fraction": 0.5'))
    assert "treatments.json" in found(directory)


@pytest.mark.parametrize(
    "name", [*(table.name for table in SHEETS), "treatments.json", "export.json", "SHA256SUMS", "codebook.csv"]
)
def test_a_missing_file_is_told(folder: Path, tmp_path: Path, name: str) -> None:
    directory = copy_of(folder, tmp_path)
    (directory / name).unlink()
    assert name in found(directory)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("seats.csv", b"player,kind\n", "row 1 must be the header"),
        ("seats.csv", b"\xff\xfe", "not UTF-8"),
        ("treatments.json", b"[]", "treatments.json"),
        ("treatments.json", b"{", "cannot be read"),
        ("export.json", b"[]", "export.json cannot be read"),
        ("export.json", b'{"schema_version": 0}', "schema_version 0 is wrong"),
        ("export.json", b'{"schema_version": 99}', "a newer FedGame wrote this export, in version 99"),
    ],
)
def test_a_file_that_is_none_is_told(folder: Path, tmp_path: Path, name: str, content: bytes, told: str) -> None:
    directory = copy_of(folder, tmp_path)
    (directory / name).write_bytes(content)
    assert told in found(directory)
