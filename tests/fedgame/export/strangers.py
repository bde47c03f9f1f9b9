"""Reads an export with the tools of others, by nothing but its own datapackage.json: one reader a function, rows as dicts.

Every reader gives the same values for the same file: texts, whole numbers, floats, booleans, aware times in UTC, and None
for what is empty. Where a tool has its own idea of a type, it is told the type as its manual says, and not corrected.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Reader = Callable[[Path, list[dict[str, Any]]], list[Row]]


def resources(folder: Path) -> list[dict[str, Any]]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = package["resources"]
    return found


def by_pandas(path: Path, fields: list[dict[str, Any]]) -> list[Row]:
    import pandas as pd

    types = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    if path.suffix == ".parquet":
        table = pd.read_parquet(path, dtype_backend="pyarrow")
    else:
        times = [field["name"] for field in fields if field["type"] == "datetime"]
        table = pd.read_csv(
            path,
            dtype={field["name"]: types[field["type"]] for field in fields if field["type"] in types},
            keep_default_na=False,
            na_values=[""],
            parse_dates=times,
            date_format="ISO8601",
        )
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def by_polars(path: Path, fields: list[dict[str, Any]]) -> list[Row]:
    import polars as pl

    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    if path.suffix == ".parquet":
        table = pl.read_parquet(path)
    else:
        schema = {field["name"]: types.get(field["type"], pl.String) for field in fields}
        times = [field["name"] for field in fields if field["type"] == "datetime"]
        table = pl.read_csv(path, schema=schema).with_columns(
            pl.col(times).str.to_datetime(time_zone="UTC", strict=True)
        )
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_dicts()]


def by_duckdb(path: Path, fields: list[dict[str, Any]]) -> list[Row]:
    import duckdb

    types = {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "datetime": "TIMESTAMPTZ",
    }
    columns = ", ".join(f"'{field['name']}': '{types[field['type']]}'" for field in fields)
    source = (
        f"read_parquet('{path}')"
        if path.suffix == ".parquet"
        else f"read_csv('{path}', header = true, quote = '\"', escape = '\"', columns = {{{columns}}})"
    )
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    # As text, so that Python's own zone data are not asked for.
    shown = ", ".join(
        f'epoch_us("{field["name"]}") AS "{field["name"]}"' if field["type"] == "datetime" else f'"{field["name"]}"'
        for field in fields
    )
    found = connection.execute(f"SELECT {shown} FROM {source}")  # noqa: S608 - a path of our own
    names = [column[0] for column in found.description]
    times = {field["name"] for field in fields if field["type"] == "datetime"}
    return [
        {
            name: datetime.fromtimestamp(value / 1_000_000, UTC)
            if name in times and value is not None
            else _plain(value)
            for name, value in zip(names, row, strict=True)
        }
        for row in found.fetchall()
    ]


READERS: dict[str, Reader] = {"pandas": by_pandas, "polars": by_polars, "duckdb": by_duckdb}


def _plain(value: Any) -> Any:
    """The value as Python has it: no NaN, no NA, no NumPy."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if type(value).__name__ == "Timestamp":
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and value != value else value
