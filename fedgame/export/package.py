"""What an export says of itself to people and to programs: README.md, and datapackage.json by the Frictionless standard.

Both are made from the declarations of the tables, as the codebook is, so none of them can say anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fedgame.export.options import ExportOptions, Format
from fedgame.export.relations import KEYS, ROWS, links_of
from fedgame.export.sheet import Column, ColumnType, Sheet
from fedgame.export.sheets import CODEBOOK
from fedgame.export.tables import file_name

README = "README.md"
PACKAGE = "datapackage.json"

_TYPES: Mapping[ColumnType, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "time": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ"},
    # A refused action may hold anything, so its JSON is a text to whoever only checks types.
    "json": {"type": "string"},
    "list of integers": {"type": "string"},
}


def package_of(sheets: Sequence[Sheet], options: ExportOptions) -> dict[str, Any]:
    """The contents of datapackage.json (Data Package, version 1) for an export with these tables."""
    there = frozenset(sheet.name for sheet in sheets)
    told = [(sheet, options.format) for sheet in sheets]
    codebook: tuple[Sheet, Format] = (CODEBOOK, "csv")
    return {
        "profile": "data-package" if options.format == "parquet" else "tabular-data-package",
        "name": "fedgame-export",
        "title": "Games of FedGame",
        "description": f"See {README} for what a row of each table is.",
        "resources": [_resource(sheet, form, there) for sheet, form in (*told, codebook)],
    }


def _resource(sheet: Sheet, form: Format, there: frozenset[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in sheet.columns], "missingValues": [""]}
    if sheet.name in KEYS:
        schema["primaryKey"] = list(KEYS[sheet.name])
    links = links_of(sheet.name, sheet.header, there)
    if links:
        schema["foreignKeys"] = [
            {
                "fields": list(link.columns),
                "reference": {"resource": _resource_name(link.to), "fields": list(link.of)},
            }
            for link in links
        ]
    by_format = (
        {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        if form == "csv"
        else {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    )
    return {
        "name": _resource_name(sheet.name),
        "path": file_name(sheet.name, form),
        **by_format,
        "description": f"One row for each {ROWS[sheet.name]}.",
        "schema": schema,
    }


def _resource_name(name: str) -> str:
    return name.removesuffix(".csv")


def _field(column: Column) -> dict[str, Any]:
    told = {"name": column.name, **_TYPES[column.type], "description": column.description}
    return {**told, "unit": column.unit} if column.unit else told


_ABOUT = """\
# What is in this folder

{what}
Every table has one header row. `codebook.csv` says of every column what it means, in which unit, and what an empty cell
means; `datapackage.json` says the same to programs, with types and keys. {joins}

| file | one row for each |
|---|---|
{rows}

Money is whole cents, times are UTC, shares are from 0 to 1.
{form}
"""
_WHOLE = """\
Games of FedGame, each a log that was written as it was played: nothing here is an average, and nothing was left out."""
_OWN = "What a game of FedGame holds about one player, and what everybody saw."
_CSV = """\
In CSV, ids are texts and begin with a letter, and a text that a spreadsheet would run as a formula has an apostrophe in
front. Lists such as 1|3|4 are to be read as text."""
_PARQUET = "The tables are Parquet files, with types; the codebook is CSV."
_REPLAY = (
    "`fedgame replay FOLDER` plays the games again through the rules, and says whether everything comes out the same."
)


def readme_of(sheets: Sequence[Sheet], options: ExportOptions) -> str:
    """The contents of README.md for an export with these tables."""
    names = {sheet.name for sheet in sheets}
    told = [(sheet.name, file_name(sheet.name, options.format)) for sheet in sheets]
    lines = [f"| `{path}` | {ROWS[name]} |" for name, path in (*told, (CODEBOOK.name, CODEBOOK.name))]
    joins = "`game_id` joins the tables of games"
    if "participants.csv" in names:
        joins += ", `session_id` with `participant` those of people"
    form = _CSV if options.format == "csv" else _PARQUET
    if "games.csv" in names and options.format == "csv":
        form += "\n" + _REPLAY
    return _ABOUT.format(
        what=_WHOLE if "games.csv" in names else _OWN, joins=f"{joins}.", rows="\n".join(lines), form=form
    )
