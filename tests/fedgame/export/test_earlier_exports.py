"""Exports of earlier versions keep the hash they have, and replay to the last cell, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from fedgame.arms.identity import arm_hash, arm_of, treatment_hash
from fedgame.export import read_export
from fedgame.export.replay import replay_folder
from tests.fedgame.earlier import EXPORTS, unpack
from tests.fedgame.small_arm import read

HASHES = {
    "quickstart": "7bf066e5f6781f9ad3cd3aaeed02eb30c3f22388f9798c9e2f4cee16b05a5127",
    "plain_turns": "276e44bbd2676df0ec0b296847c8494e328704b96d6b44a3f6bd9f6129b41ec1",
    "grand_federation": "2aa80bb5b255d03857ca6b8027e24f5d7cf503e3918c4008ea4b164ccf7b4591",
    "own_file": "d019ea2e940eb4e8fa445124ddebbe4edcec6eba34f85c34fde9f016d95f5bd2",
    "live": "c8251200f77ede9cae9adb25255967d87a9d2e74ce613e2ad0a3815c459bcc03",
}
# Never to be changed either: what the same arms are called by everything that was written later.
ARMS = {
    "quickstart": (
        "0b7f81e83f115ac2e842425684edc0857fd4bdcab0df2eb315d0d5de78c7d9d9",
        "3245a98f4657853bb82308a6ae7201ede6a5ccb1da8be224446abbd84eda1601",
    ),
    "plain_turns": (
        "c0464a13f792ae8dc1305d3926abeb4488d81b6e56ca25c9504eda815f5f17e0",
        "ef69f056b10f273a874ace2b8eb974305c5aac60223d727abf02e26dcc21b582",
    ),
    "grand_federation": (
        "f03bff6f81b7e4c4a553b4c4303d1465d73a127342be268d0d17c080fefd993e",
        "9435aead7d854453525c0e73c29c9852386574bc6de24a12a1114b885324979e",
    ),
    "own_file": (
        "bb3b9152531d793fd3c1d155600916a8eabca378558eb2461e459c516743b982",
        "127677b1772a711503463239f45cc973e51fa9ca0f6f5abab3a767f1d058a44d",
    ),
    "live": (
        "899540c8d23ed532a292b09919f5c3246dcbe60ba366d233e69f608557a8daca",
        "01438f8fad11cf8bfc13256e6e9ac33ccf7353d5c3b80d94a73b40dd8b56e587",
    ),
}
ACTIONS = {"quickstart": 224, "plain_turns": 245, "grand_federation": 478, "own_file": 19, "live": 34}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_the_first_version_replays_with_the_hash_it_has(tmp_path: Path, name: str) -> None:
    folder = unpack("schema_1", name, tmp_path)
    assert read(folder, "games.csv")[0]["treatment_hash"] == HASHES[name]
    result = replay_folder(folder)
    assert result.difference is None
    assert (result.games, result.actions) == (1, ACTIONS[name])


@pytest.mark.parametrize("name", EXPORTS)
def test_an_arm_of_the_first_version_has_the_same_hashes_for_ever(tmp_path: Path, name: str) -> None:
    (game,) = read_export(unpack("schema_1", name, tmp_path))
    arm = arm_of(game.record)
    assert arm is not None
    assert (treatment_hash(arm.treatment), arm_hash(arm)) == ARMS[name]


@pytest.mark.parametrize(
    ("name", "column", "stored", "forged"),
    [
        ("payouts.csv", "payment_cents", ",37529,37529,", ",37528,37529,"),
        ("games.csv", "treatment_hash", HASHES["live"], HASHES["quickstart"]),
        ("treatments.json", "", '"payout_fraction": 0.3', '"payout_fraction": 0.4'),
    ],
)
def test_a_changed_cell_of_an_earlier_export_is_found(
    tmp_path: Path, name: str, column: str, stored: str, forged: str
) -> None:
    folder = unpack("schema_1", "live", tmp_path)
    path = folder / name
    content = path.read_bytes()
    assert stored.encode() in content
    path.write_bytes(content.replace(stored.encode(), forged.encode(), 1))
    try:
        told = str(replay_folder(folder).difference)
    except ValueError as error:
        told = str(error)
    assert name in told
    assert column in told
