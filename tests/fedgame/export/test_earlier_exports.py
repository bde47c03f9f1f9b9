"""Exports of earlier versions keep the hash they have, and replay to the last cell, for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from fedgame.export.replay import replay_folder
from tests.fedgame.earlier import EXPORTS, unpack
from tests.fedgame.small_arm import read

HASHES = {
    "quickstart": "7bf066e5f6781f9ad3cd3aaeed02eb30c3f22388f9798c9e2f4cee16b05a5127",
    "plain_turns": "276e44bbd2676df0ec0b296847c8494e328704b96d6b44a3f6bd9f6129b41ec1",
    "grand_federation": "2aa80bb5b255d03857ca6b8027e24f5d7cf503e3918c4008ea4b164ccf7b4591",
    "live": "c8251200f77ede9cae9adb25255967d87a9d2e74ce613e2ad0a3815c459bcc03",
}
ACTIONS = {"quickstart": 224, "plain_turns": 245, "grand_federation": 478, "live": 34}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_the_first_version_replays_with_the_hash_it_has(tmp_path: Path, name: str) -> None:
    folder = unpack("schema_1", name, tmp_path)
    assert read(folder, "games.csv")[0]["treatment_hash"] == HASHES[name]
    result = replay_folder(folder)
    assert result.difference is None
    assert (result.games, result.actions) == (1, ACTIONS[name])


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
