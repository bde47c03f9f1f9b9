"""What may be asked of an export besides its games: the format of its tables, and tables that are made on request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Format: TypeAlias = Literal["csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`choice_sets`: with choice_sets.csv, which is long. `format`: of all tables but the codebook, which stays CSV."""

    choice_sets: bool = False
    format: Format = "csv"


PLAIN = ExportOptions()
