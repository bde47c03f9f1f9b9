"""How numbers are written: with a point or a comma before the decimals, and with thousands parted or not.

1,559 is one and a half to some people and more than a thousand to others, and 1.559 as well. A cell is taken for a
number where only one reading is possible, in the column or in the file; where both are, it is refused, or said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
"""A number as programs write it."""

_WITH_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?", re.ASCII)
_BOTH_WAYS = {sign: re.compile(rf"[+-]?[1-9]\d{{0,2}}{re.escape(sign)}\d{{3}}", re.ASCII) for sign in ".,"}
"""By the sign: what it can have parted decimals from, or thousands."""

_BLANKS = "'’ \u00a0\u2009\u202f"


def _grouped(decimal: str) -> re.Pattern[str]:
    """Numbers whose thousands are parted, always by the same sign, with `decimal` before the decimals."""
    parted = rf"[1-9]\d{{0,2}}(?P<sign>[{_BLANKS}{'.' if decimal == ',' else ','}])\d{{3}}(?:(?P=sign)\d{{3}})*"
    return re.compile(rf"[+-]?{parted}(?:{re.escape(decimal)}\d*)?", re.ASCII)


_GROUPED = {sign: _grouped(sign) for sign in ".,"}


def by_rule(cell: str, decimal: str) -> float | None:
    """The number that a cell is where this is the decimal sign, and other signs part thousands; None for no number."""
    if (PLAIN if decimal == "." else _WITH_COMMA).fullmatch(cell):
        return float(cell.replace(",", "."))
    if _GROUPED[decimal].fullmatch(cell):
        return float(
            "".join(letter for letter in cell if letter.isdigit() or letter in f"+-{decimal}").replace(",", ".")
        )
    return None


def in_some_way(cell: str) -> bool:
    """Whether a cell is a number by any of the ways to write one."""
    return by_rule(cell, ".") is not None or by_rule(cell, ",") is not None


def both_ways(cell: str, sign: str) -> bool:
    """Whether this sign, of . and , can have parted decimals from, or thousands."""
    return _BOTH_WAYS[sign].fullmatch(cell) is not None


def plain(cells: Iterable[str]) -> dict[str, float]:
    """The cells that are numbers as programs write them."""
    return {cell: float(cell) for cell in cells if PLAIN.fullmatch(cell)}


def with_commas(cells: Iterable[str]) -> Mapping[str, float] | None:
    """The cells as numbers with decimal commas, unless one of them is none, or has a point."""
    cells = list(cells)
    if not all(map(_WITH_COMMA.fullmatch, cells)) or not any("," in cell for cell in cells):
        return None
    return {cell: float(cell.replace(",", ".")) for cell in cells}


def decimal_signs(columns: Iterable[Iterable[str]]) -> frozenset[str]:
    """Which of . and , part decimals in these columns of distinct cells with a value, without a doubt."""
    found: set[str] = set()
    for cells in map(list, columns):
        if cells and all(map(in_some_way, cells)):
            found.update(sign for cell in cells for sign in ".," if _surely(cell, sign))
    return frozenset(found)


def _surely(cell: str, sign: str) -> bool:
    other = "," if sign == "." else "."
    return (
        sign in cell and not both_ways(cell, sign) and by_rule(cell, sign) is not None and by_rule(cell, other) is None
    )
