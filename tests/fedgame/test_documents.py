"""TOML and JSON that people hand in: whatever it is, the commands that read it end at once, with one sentence."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from engine.schemes import SCHEMES
from fedgame.cli import app
from fedgame.documents import MAX_ENTRIES, MAX_JSON_BYTES, MAX_TOML_BYTES, DocumentError, as_json, parse_toml

TOO_DEEP = "nested too deeply"
BOMBS = {
    # what it is: the text of the file, and what must be said of it
    "open lists": ("a = " + "[" * 100_000, TOO_DEEP),
    "lists": ("persons = " + "[" * 400 + "]" * 400, TOO_DEEP),
    "inline tables": ("persons = " + "{a=" * 400 + "1" + "}" * 400, TOO_DEEP),
    "a short dotted key": (".".join("a" * 40) + " = 1", TOO_DEEP),
    "a long dotted key": (".".join("a" * 50_000) + " = 1", "line 1 has 49999 dots: at most 500"),
    "tables in tables": ("\n".join(f"[{'a.' * 400}b{row}]" for row in range(200)), TOO_DEEP),
    "too many digits": ("persons = " + "9" * 5_000, "whole numbers go up to 9223372036854775807"),
    "a large hexadecimal": ("persons = 0x" + "f" * 50_000, "persons is too large"),
    "one too large": ("persons = 9223372036854775808", "persons is too large"),
    "a long list": ("bots = [" + "1," * 50_000 + "]", "bots has 50000 entries: give at most 1000"),
    "a long text": (f"title = '{'x' * 200_000}'", "title has 200000 characters: give at most 4096"),
    "a long key": ("x" * 200_000 + " = 1", "has 200000 characters: give at most 200"),
    "a long file": ("#" * (MAX_TOML_BYTES + 1), "the file has 257 KiB; at most 256 KiB can be read"),
    "another encoding": ("title = 'bläu'".encode("latin-1"), "is not UTF-8 text: byte 0xE4 in line 1"),
}


def told(*command: str | Path) -> str:
    """The one sentence that a command ends with."""
    result = CliRunner().invoke(app, [str(part) for part in command])
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.output.count("\n") == 1
    assert len(result.output) < 1_000
    return result.output


@pytest.mark.parametrize("command", ["simulate", "value"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_toml_bomb_ends_in_one_sentence(tmp_path: Path, bomb: str, command: str) -> None:
    content, sentence = BOMBS[bomb]
    path = tmp_path / "bomb.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = told(command, path, "--out", tmp_path / "out")
    assert sentence in said
    assert str(path) in said
    assert not (tmp_path / "out").exists()


def not_files(tmp_path: Path) -> dict[str, str]:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket"))
    return {
        "/dev/zero": "this is a device",
        str(tmp_path / "pipe"): "this is a named pipe",
        str(tmp_path / "socket"): "this is a socket",
        str(tmp_path): "Is a directory",
        "/proc/kmsg": "/proc/kmsg",
        "/proc/self/environ": "/proc/self/environ",
    }


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="the files of /proc are Linux's")
@pytest.mark.parametrize("command", ["simulate", "value", "allocate"])
def test_only_regular_files_are_read(tmp_path: Path, command: str) -> None:
    rest = ("--scheme", "equal", "--pool", "100") if command == "allocate" else ("--out", tmp_path / "out")
    for path, sentence in not_files(tmp_path).items():
        assert sentence in told(command, path, *rest)


GAMES = {
    "deep lists": "[" * 1_000_000,
    "deep tables": '{"players":' * 100_000,
    "too many digits": '{"players": [' + "9" * 5_000 + '], "values": []}',
    "a large player": '{"players": [' + "9" * 4_000 + '], "values": []}',
    "many players": json.dumps({"players": list(range(1, 100_000)), "values": []}),
    "a large value": '{"players": [1], "values": [{"members": [1], "value": 1e308}]}',
    "a large cost": '{"players": [1], "values": [], "contributions": '
    '{"1": {"quality": 1, "quantity": 1, "cost_cents": ' + "9" * 400 + "}}}",
    "a long key": '{"players": [1], "values": [], "contributions": {"' + "k" * 100_000 + '": 3}}',
    "a long stranger": '{"players": [1], "values": [], "contributions": {"'
    + "k" * 100_000
    + '": {"quality": 1, "quantity": 1}}}',
    "a long file": " " * (MAX_JSON_BYTES + 1),
}


@pytest.mark.parametrize("scheme", ["equal", "incentivizer", "least_core"])
@pytest.mark.parametrize("game", GAMES)
def test_a_json_bomb_ends_in_one_sentence(tmp_path: Path, game: str, scheme: str) -> None:
    path = tmp_path / "bomb.json"
    path.write_text(GAMES[game])
    told("allocate", path, "--scheme", scheme, "--pool", "10000")


def test_a_scheme_that_computes_with_the_largest_numbers_ends_in_payments_or_a_sentence(tmp_path: Path) -> None:
    values = [((), 0), ((1,), 10**12), ((2,), -(10**12)), ((1, 2), 5e-324)]
    game = {
        "players": [1, 2],
        "values": [{"members": members, "value": value} for members, value in values],
        "contributions": {str(player): {"quality": 1, "quantity": 10**12, "cost_cents": 10**12} for player in (1, 2)},
    }
    path = tmp_path / "large.json"
    path.write_text(json.dumps(game))
    for scheme in SCHEMES:
        result = CliRunner().invoke(app, ["allocate", str(path), "--scheme", scheme, "--pool", str(10**12)])
        if result.exit_code == 2:
            assert (scheme, result.output.count("\n")) == ("incentivizer", 1)
            continue
        assert result.exit_code == 0, (scheme, result.output)
        paid = json.loads(result.stdout)
        assert sum(paid["payments_cents"].values()) + paid["undistributed_cents"] == 10**12


LEAVES = st.text('ab"\\ é\n[]{}#', max_size=5) | st.integers() | st.booleans()
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3), max_leaves=40)


def as_toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value, ensure_ascii=True) if isinstance(value, str) else str(value).lower()


def depth(value: object) -> int:
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def leaves(value: object) -> list[object]:
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [value]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tree=TREES, wrapped=st.integers(0, 20))
def test_toml_is_read_whole_or_refused(tree: object, wrapped: int) -> None:
    for _ in range(wrapped):
        tree = [tree]
    try:
        assert parse_toml(f"key = {as_toml(tree)}") == {"key": tree}
    except DocumentError:
        assert depth(tree) > 15 or any(abs(leaf) >= 2**63 for leaf in leaves(tree) if isinstance(leaf, int))


def test_a_list_may_be_as_long_as_it_says() -> None:
    assert len(parse_toml(f"a = {[1] * MAX_ENTRIES}")["a"]) == MAX_ENTRIES  # type: ignore[arg-type]
    with pytest.raises(DocumentError, match="a has 1001 entries"):
        parse_toml(f"a = {[1] * (MAX_ENTRIES + 1)}")


def test_a_table_is_json_with_dates_as_texts() -> None:
    table = parse_toml("on = 2026-05-04\nat = [07:30:00, {when = 2026-05-04T12:00:00Z}]\nyes = true\nhalf = 0.5\n")
    assert as_json(table) == {
        "on": "2026-05-04",
        "at": ["07:30:00", {"when": "2026-05-04 12:00:00+00:00"}],
        "yes": True,
        "half": 0.5,
    }


JSON = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_is_json_already_stays_as_it_is(table: dict[str, object]) -> None:
    assert as_json(table) == table == json.loads(json.dumps(as_json(table)))
