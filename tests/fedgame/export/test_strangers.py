"""Programs that know nothing of this project read an export by its datapackage.json: the same numbers, the same types, in
both formats; keys are keys and links lead somewhere; and a spreadsheet keeps every digit.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from fedgame.export import ExportError, ExportOptions, write_export
from fedgame.export.cells import read_rows
from fedgame.export.replay import replay_folder
from tests.fedgame.export.any_games import game
from tests.fedgame.export.strangers import READERS, Row, resources
from tests.fedgame.export.test_export import with_text

TEXTS = ('=HYPERLINK("http://x")', "@a,b", '"quoted"\nline', "\ttab", "-1", "001", "NA", "nan", "true", "数据")


def written(folder: Path, form: Any) -> Path:
    whole = game(5, ["incentivizer", "mixture of incentivizers"], ["leaver", "random", "equal_distribution"], 6)
    records = [whole, with_text(game(9, ["shapley"], ["random", "free_rider"], 4), *TEXTS)]
    write_export(records, folder, options=ExportOptions(choice_sets=True, format=form))
    return folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {form: written(tmp_path_factory.mktemp(form), form) for form in ("csv", "parquet")}


def typed(text: str, kind: str) -> Any:
    """A cell by the standard library alone."""
    if text == "":
        return None
    read = {"integer": int, "number": float, "boolean": {"true": True, "false": False}.__getitem__, "string": str}
    return datetime.fromisoformat(text).astimezone(UTC) if kind == "datetime" else read[kind](text)


def expected(folder: Path, resource: dict[str, Any]) -> list[Row]:
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        return [{name: typed(cell, kinds[name]) for name, cell in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("reader", READERS)
def test_strangers_read_every_table_of_an_export_alike(folders: dict[str, Path], reader: str) -> None:
    rows = 0
    for resource in resources(folders["csv"]):
        fields = resource["schema"]["fields"]
        found = READERS[reader](folders["csv"] / resource["path"], fields)
        assert found == expected(folders["csv"], resource), resource["name"]
        assert [list(row) for row in found[:1]] in ([], [[field["name"] for field in fields]])
        rows += len(found)
    assert rows > 1_000


@pytest.mark.parametrize("reader", READERS)
def test_strangers_find_the_same_numbers_in_parquet_without_being_told_a_type(
    folders: dict[str, Path], reader: str
) -> None:
    plain = {resource["name"]: resource for resource in resources(folders["csv"])}
    for resource in resources(folders["parquet"]):
        path = folders["parquet"] / resource["path"]
        if path.suffix != ".parquet":
            assert resource["name"] == "codebook"
            continue
        with (folders["csv"] / plain[resource["name"]]["path"]).open(encoding="utf-8", newline="") as file:
            header, *cells = read_rows(file)
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        wanted = [{name: typed(cell, kinds[name]) for name, cell in zip(header, row, strict=True)} for row in cells]
        found = READERS[reader](path, resource["schema"]["fields"])
        assert [untexted(row, kinds) for row in found] == [untexted(row, kinds) for row in wanted], resource["name"]


def untexted(row: Row, kinds: dict[str, str]) -> Row:
    """An empty text of a Parquet file is the empty coalition, which CSV cannot tell from nothing."""
    return {name: None if kinds[name] == "string" and value == "" else value for name, value in row.items()}


def test_parquet_says_in_the_file_itself_what_a_column_is(folders: dict[str, Path]) -> None:
    from pyarrow import parquet

    schema = parquet.read_schema(folders["parquet"] / "payouts.parquet")
    assert schema.field("payment_cents").type == "int64"
    assert schema.field("payment_cents").metadata[b"unit"] == b"cents"
    assert schema.field("payment_cents").metadata[b"description"] == b"What the player was paid."
    assert (
        str(parquet.read_schema(folders["parquet"] / "games.parquet").field("started_at").type)
        == "timestamp[us, tz=UTC]"
    )


def test_a_replay_of_parquet_says_what_it_reads(folders: dict[str, Path]) -> None:
    with pytest.raises(ExportError, match="a replay reads CSV, so export it with --format csv"):
        replay_folder(folders["parquet"])


def check_keys(folder: Path) -> int:
    """No two rows have the same key, no key is empty, and every link leads to a row; gives the number of links."""
    tables = {resource["name"]: expected(folder, resource) for resource in resources(folder)}
    links = 0
    for resource in resources(folder):
        rows = tables[resource["name"]]
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(row[name] for name in key) for row in rows]
        assert not key or (len(set(keys)) == len(keys) and None not in sum(keys, ())), resource["name"]
        for link in resource["schema"].get("foreignKeys", []):
            there = {
                tuple(row[name] for name in link["reference"]["fields"])
                for row in tables[link["reference"]["resource"]]
            }
            named = {tuple(row[name] for name in link["fields"]) for row in rows}
            assert {one for one in named if None not in one} <= there, (resource["name"], link)
            links += 1
    return links


def test_keys_are_keys_and_every_link_leads_to_a_row(folders: dict[str, Path]) -> None:
    assert check_keys(folders["csv"]) >= 20


def test_the_package_says_what_the_codebook_says(folders: dict[str, Path]) -> None:
    with (folders["csv"] / "codebook.csv").open(encoding="utf-8", newline="") as file:
        book = [(row["file"], row["column"], row["unit"], row["description"]) for row in csv.DictReader(file)]
    told = [
        (resource["path"], field["name"], field.get("unit", ""), field["description"])
        for resource in resources(folders["csv"])
        for field in resource["schema"]["fields"]
    ]
    assert told == book
    package = json.loads((folders["csv"] / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    for resource in package["resources"]:
        assert (folders["csv"] / resource["path"]).is_file()
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])


def test_the_readme_says_of_every_table_what_a_row_is(folders: dict[str, Path]) -> None:
    for folder in folders.values():
        told = re.findall(r"^\| `(.*)` \| (.*) \|$", (folder / "README.md").read_text(encoding="utf-8"), re.M)
        assert [name for name, _ in told] == [resource["path"] for resource in resources(folder)]
        assert [f"One row for each {row}." for _, row in told] == [one["description"] for one in resources(folder)]


# The eyes of a spreadsheet


def test_a_spreadsheet_keeps_every_digit_and_runs_nothing(folders: dict[str, Path]) -> None:
    """It has 15 digits for a whole number, makes numbers and dates of what looks like some, and runs what looks like a formula."""
    for resource in resources(folders["csv"]):
        for row in expected(folders["csv"], resource):
            for field in resource["schema"]["fields"]:
                value = row[field["name"]]
                if field["type"] == "integer" and value is not None and field["name"] != "seed":
                    assert abs(value) < 10**15
                if field["type"] == "string" and value and not re.fullmatch(r"-?[0-9]+", value):
                    assert value[0] not in "=+-@\t\r\n\0|%", (resource["name"], field["name"], value)
                if field["name"].endswith("_id") and value:
                    assert re.match(r"[a-df-z]", value), value


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="Debian's r-base and r-cran-readr are not installed")
def test_r_reads_the_same_numbers(folders: dict[str, Path], tmp_path: Path) -> None:
    script = tmp_path / "read.R"
    script.write_text(
        f"""
        suppressMessages(library(readr))
        payouts <- read_csv("{folders["csv"] / "payouts.csv"}", show_col_types = FALSE)
        cat(nrow(payouts), sum(payouts$payment_cents), class(payouts$game_id), class(payouts$share), sep = "\\n")
        """,
        encoding="utf-8",
    )
    told = subprocess.run(["Rscript", str(script)], capture_output=True, text=True, check=True).stdout.split()
    payouts = expected(folders["csv"], next(one for one in resources(folders["csv"]) if one["name"] == "payouts"))
    assert told == [str(len(payouts)), str(sum(row["payment_cents"] for row in payouts)), "character", "numeric"]


def test_without_pyarrow_parquet_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fedgame.export import UnavailableFormatError

    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UnavailableFormatError, match=r"pip install 'fedgame\[parquet\]'"):
        write_export([], tmp_path / "out", options=ExportOptions(format="parquet"))
    assert not (tmp_path / "out").exists()


def test_times_of_another_zone_are_written_in_utc(folders: dict[str, Path]) -> None:
    started = datetime(2026, 3, 1, 12, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=8)))
    games = next(one for one in resources(folders["csv"]) if one["name"] == "games")
    assert [row["started_at"] for row in expected(folders["csv"], games)] == [None, started.astimezone(UTC)]
