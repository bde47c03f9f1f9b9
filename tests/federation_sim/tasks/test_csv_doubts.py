"""A user's own file that can be read in two ways: refused with line and column, or read and said, with the key that
overrides it. Nothing is guessed in silence.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from federation_sim import TrainingSpec, csv_task, task_report
from federation_sim.tasks import Task, load_task
from federation_sim.tasks.csv_file import CsvError
from tests.federation_sim.tasks.csv_tables import ROWS, Cell, read, table, write


def said(task: Task) -> str:
    assert task.report is not None
    assert task.report.lines()[-len(task.report.remarks) :] == task.report.remarks or not task.report.remarks
    return "\n".join(task.report.remarks)


def some(cell: str, every: int = 4, other: Cell = str) -> Cell:
    """This cell in every fourth row, numbers in the others."""
    return lambda row: cell if row % every == 0 else other(3 * row)


def english(row: int) -> str:
    return f"{row % 9 + 1},{row:03d}"


def german(row: int) -> str:
    return f"{row % 9 + 1}.{row:03d}"


# Refused, until the address says what is meant

CAN_BE = "say decimal=. or decimal=, for the sign before the decimals, or category=x if it is a code"
NAME_OR_NOT = "can be a name, or stand for no value: say value={0} or missing={0}"
REFUSED: dict[str, tuple[str, list[str]]] = {
    "a comma of thousands or decimals": (
        table("x;ill", english, by=";"),
        ["line 2, column 'x': '1,000' can be 1, or 1000", CAN_BE],
    ),
    "the same, by tabs": (table("x\till", english, by="\t"), ["line 2, column 'x': '1,000'", CAN_BE]),
    "the same, in quotes": (table("x,ill", lambda row: f'"{english(row)}"'), ["line 2, column 'x': '1,000'", CAN_BE]),
    "a decimal comma in quotes": (table("x,ill", lambda row: f'"{row},5"'), ["line 2, column 'x': '0,5'", CAN_BE]),
    "one such comma among whole numbers": (
        table("x;ill", lambda row: "1,559" if row == 7 else str(row), by=";"),
        ["line 9, column 'x': '1,559' can be 1.559, or 1559"],
    ),
    "one such comma among points": (
        table("x;ill", lambda row: "1,559" if row == 7 else f"{row}.5", by=";"),
        ["line 9, column 'x': '1,559'", CAN_BE],
    ),
    "a point of thousands or decimals": (
        table("x;ill", german, by=";"),
        ["line 2, column 'x': '1.000' can be 1, or 1000", CAN_BE],
    ),
    "such a point beside decimal commas": (
        table("x\ty\till", lambda row: f"{german(row)}\t{row},5", by="\t"),
        ["line 2, column 'x': '1.000' can be 1, or 1000"],
    ),
    "such a comma beside decimal points": (
        table("x\ty\till", lambda row: f"{english(row)}\t{row}.5", by="\t"),
        ["line 2, column 'x': '1,000' can be 1, or 1000"],
    ),
    "points that part millions": (
        table("x,ill", lambda row: f"1.{row:03d}.567"),
        ["line 2, column 'x': '1.000.567'", "thousands are parted", CAN_BE],
    ),
    "blanks that part thousands": (
        table("x,ill", lambda row: f"1 {row:03d}"),
        ["line 2, column 'x': '1 000'", "thousands are parted", CAN_BE],
    ),
    "narrow blanks": (
        table("x;ill", lambda row: f"1\u202f{row:03d},5", by=";"),
        ["line 2, column 'x': '1\\u202f000,5'", CAN_BE],
    ),
    "apostrophes": (table("x,ill", lambda row: f"1'{row:03d}"), ["line 2, column 'x': \"1'000\"", CAN_BE]),
    "a word among nearly only numbers": (
        table("x,ill", some("unknown", 14)),
        ["line 2, column 'x': 'unknown' is not a number", "or say missing=unknown; or say category=x"],
    ),
    **{
        f"{word} for a class": (
            table("x,ill", str, (word, "mild", "bad")),
            [f"line 2, column 'ill': {word!r}", NAME_OR_NOT.format(word)],
        )
        for word in ("None", "NA", "null", "NaN", "n/a", "-", ".", "--")
    },
    "a dash for a number of a class": (
        table("x,ill", str, ("0", "1", "-")),
        ["line 4, column 'ill': '-'", NAME_OR_NOT.format("-")],
    ),
    "1 and 1.0": (
        table("x,ill", str, ("1", "1.0", "0")),
        ["line 3, column 'ill': '1.0' differs from the word in line 2 in its spelling only", "alike=ill", "apart=ill"],
    ),
    "01 and 1": (table("x,ill", str, ("01", "1", "0")), ["line 3, column 'ill': '1' differs"]),
    "yes and Yes with a blank": (table("x,ill", str, ("yes", "Yes ", "no")), ["line 3, column 'ill': 'Yes' differs"]),
    "two blanks for one": (
        table("x,ill", str, ("not ill", "not  ill", "so")),
        ["line 3, column 'ill': 'not  ill' differs"],
    ),
    "two ways to compose a letter": (
        table("x,ill", str, ("\u00e9", "e\u0301", "so")),
        ["line 3, column 'ill'", "differs"],
    ),
    "an invisible character": (
        table("x,ill", str, ("yes", "yes\u200b", "no")),
        ["line 3, column 'ill': 'yes\\u200b' differs"],
    ),
    "no header, of numbers": (
        table("5.1,yes", lambda row: f"{4 + row % 5 / 2}").replace("yes", "ill"),
        ["line 1: '5.1' names a column, and is a number like those below it", "header=no", "header=yes"],
    ),
    "no header, of words": (
        table("red,ill", lambda row: ("red", "blue")[row // 2 % 2], ("ill", "well")),
        ["line 2: this row is the header once more", "header=no"],
    ),
    "no header, of other words": (
        table("red,ill", lambda row: ("red", "blue")[row % 2], ("well", "ill")),
        ["line 1: 'red' names a column, and is a value of it, as most names are", "header=no"],
    ),
    "the header twice": (
        table("x,ill", str) + "\n" + table("x,ill", str),
        ["line 42: this row is the header once more: take it out"],
    ),
    "the same name twice": (
        table("x,ill,x", str, ("yes,1", "no,2")),
        ["line 1, column 'x': columns 1 and 3 have the same name", "header=no"],
    ),
    "an index without a name": (
        table(",x,ill", lambda row: f"{row},{row % 7}"),
        ["line 1: column 1 has no name", "ignore=column 1"],
    ),
    "a delimiter at the end of rows": (
        table("x,ill", str, ("yes,", "no,")),
        ["line 2: this row has 3 cells, and the header has 2", "take out the one at the end of the line"],
    ),
    "a delimiter at the end of the header": (
        table("x,ill,", str),
        ["line 2: this row has 2 cells, and the header has 3"],
    ),
    "two delimiters": (
        table("x, in m;ill", lambda row: f"{row},{row % 7}", by=";"),
        ["line 1: every line can be split by ',' (2 columns) and ';' (2 columns): say which by delimiter="],
    ),
    "another delimiter": (table("x|ill", str, by="|"), ["line 1: cells are split by '|', which is not read"]),
    "another delimiter beside a comma": (
        table("x, y|ill", lambda row: f"{row}, {row}", by="|"),
        ["line 1: every line can be split by ',' (2 columns) and '|' (2 columns)"],
    ),
    "a first line with another delimiter": (
        "sep=|\n" + table("x|ill", str, by="|"),
        ["line 1: the line sep= names a delimiter that is not read"],
    ),
    "a first line with a wrong delimiter": (
        "sep=,\n" + table("x;ill", str, by=";"),
        ["line 2: there is one column only, 'x;ill'"],
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_can_be_read_in_two_ways_is_refused_with_its_place(tmp_path: Path, what: str) -> None:
    content, told = REFUSED[what]
    with pytest.raises(CsvError) as refusal:
        read(tmp_path, content)
    for part in told:
        assert part in str(refusal.value)


def numbers(task: Task, column: int = 0) -> set[float]:
    return {float(value) for value in task.shown.values[:, column]}


def test_a_decimal_sign_that_is_said_makes_a_comma_or_point_what_it_is(tmp_path: Path) -> None:
    for by in (";", "\t"):
        content = table(f"x{by}ill", english, by=by)
        assert numbers(read(tmp_path, content, decimal=".")) <= {1000 * (row % 9 + 1) + row for row in range(ROWS)}
        ones = {np.float32(row % 9 + 1 + row / 1000) for row in range(ROWS)}
        assert numbers(read(tmp_path, content, decimal=",")) <= {float(one) for one in ones}
    assert min(numbers(read(tmp_path, table("x;ill", german, by=";"), decimal=","))) >= 1000
    assert max(numbers(read(tmp_path, table("x;ill", german, by=";"), decimal="."))) < 10


@pytest.mark.parametrize("blank", ["'", "’", " ", "\u00a0", "\u202f", "\u2009"])
def test_whatever_parts_thousands_is_left_out_where_the_decimal_sign_is_said(tmp_path: Path, blank: str) -> None:
    content = table("x;ill", lambda row: f"-12{blank}{row:03d}{blank}000,25", by=";")
    assert numbers(read(tmp_path, content, decimal=",")) <= {
        float(np.float32(-12_000_000.25 - 1000 * row)) for row in range(ROWS)
    }


@pytest.mark.parametrize("cell", ["12,34", "1,23,456", "0,123", "1,2345", "1.234,5", "1 234,567", "1,"])
def test_a_number_that_is_not_written_by_the_rule_is_refused(tmp_path: Path, cell: str) -> None:
    content = table("x;ill", lambda row: cell if row == 5 else f"{row}.5", by=";")
    with pytest.raises(CsvError, match=r"line 7, column 'x': .* is not a number, but"):
        read(tmp_path, content, decimal=".")


def test_codes_that_look_like_numbers_can_be_called_categories(tmp_path: Path) -> None:
    content = table("x;ill", lambda row: f"1,{row % 2:03d}", by=";")
    assert read(tmp_path, content, categories=["x"]).feature_names == ("x = 1,000", "x = 1,001")


def test_a_class_called_none_is_a_class_or_no_value_as_the_address_says(tmp_path: Path) -> None:
    lines = table("x,ill", str, ("None", "mild", "bad")).splitlines()
    content = "\n".join([*lines, *lines[1:]])
    assert read(tmp_path, content, values=["None"]).class_names == ("None", "bad", "mild")
    without = read(tmp_path, content, missing=["None"])
    assert without.class_names == ("bad", "mild")
    assert without.report is not None
    assert without.report.rows_without_target == 28
    assert said(without) == ""


def test_signs_may_be_classes_where_no_class_is_a_word(tmp_path: Path) -> None:
    assert read(tmp_path, table("x,ill", some(""), ("+", "-"))).class_names == ("+", "-")


def test_spellings_of_a_class_are_one_or_several_as_the_address_says(tmp_path: Path) -> None:
    content = table("x,ill", some(""), ("1", "1.0", "1", "0", "00"))
    assert read(tmp_path, content, alike=["ill"]).class_names == ("0", "1")
    assert read(tmp_path, content, apart=["ill"]).class_names == ("0", "00", "1", "1.0")


def test_parties_are_held_to_the_same(tmp_path: Path) -> None:
    content = table("x,site,ill", lambda row: f"{row % 7},{('Ulm', 'ulm', 'NA')[row // 2 % 3]}")
    with pytest.raises(CsvError, match="line 6, column 'site': 'NA' can be a name"):
        read(tmp_path, content, party="site")
    with pytest.raises(CsvError, match="line 4, column 'site': 'ulm' differs from the word in line 2"):
        read(tmp_path, content, party="site", values=["NA"])
    assert read(tmp_path, content, party="site", values=["NA"], alike=["site"]).parties == ("NA", "Ulm")


def test_a_file_without_header_is_read_where_it_is_said(tmp_path: Path) -> None:
    content = table("5.1,yes", lambda row: f"{4 + row % 5 / 2}")
    task = read(tmp_path, content, "column 2", header=False)
    assert task.feature_names == ("column 1",)
    assert task.report is not None
    assert task.report.rows == ROWS + 1
    assert read(tmp_path, content, "yes", header=True).feature_names == ("5.1",)


def test_an_index_without_a_name_can_be_ignored_by_its_place(tmp_path: Path) -> None:
    task = read(tmp_path, table(",x,ill", lambda row: f"{row},{row % 7}"), ignore=["column 1"])
    assert task.feature_names == ("x",)
    assert task.report is not None
    assert [(column.name, column.role) for column in task.report.columns] == [
        ("column 1", "left out"),
        ("x", "number"),
        ("ill", "target"),
    ]


def test_the_delimiter_that_is_said_splits(tmp_path: Path) -> None:
    content = table("x, in m;ill", lambda row: f"{row},{row % 7}", by=";")
    assert read(tmp_path, content, delimiter=";").feature_names == ("x, in m",)
    with pytest.raises(CsvError, match="line 1: there is one column only"):
        read(tmp_path, content, delimiter="tab")


# Read, and said

SAID: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    # what it is: the file, its features, what is said
    **{
        f"{mark} among numbers": (
            table("x,ill", some(mark)),
            ("x",),
            [f"column 'x': {mark!r} (line 2) counts as no value, 10 times: value="],
        )
        for mark in (".", "-", "--", "—", "*", "\\N", "<NA>", "?", "NULL", "nan", "#N/A", "N/A", "None", "NA")
    },
    "a mark among words": (
        table("x,ill", lambda row: ("NA", "a", "b")[row % 3]),
        ("x missing", "x = a", "x = b"),
        ["column 'x': 'NA' (line 2) counts as no value, 14 times: value=NA"],
    ),
    "? for a class": (
        table("x,ill", lambda row: str(row % 9), ("?", "yes", "no")) + "\n1,yes\n2,no" * 9,
        ("x",),
        ["column 'ill': '?' (line 2) counts as no value, 14 times: value=%3F"],
    ),
    "words among numbers": (
        table("x,ill", lambda row: ("1", "2", "crew")[row % 3]),
        ("x = 1", "x = 2", "x = crew"),
        ["column 'x': 'crew' (line 4) is not a number, as 27 of 40 values are, so all are words: missing=crew"],
    ),
    "points with three digits": (
        table("x,ill", german),
        ("x",),
        ["column 'x': '1.000' (line 2) is read as 1: decimal=, if its point parts thousands"],
    ),
    "decimal commas": (
        table("x;ill", lambda row: f"{row},5", by=";"),
        ("x",),
        [
            "column 'x': '0,5' (line 2) is read as 0.5: decimal=. if",
            "cells are split by ';', which was found out: delimiter= if",
        ],
    ),
    "such a comma beside decimal commas": (
        table("x;y;ill", lambda row: f"{english(row)};{row},5", by=";"),
        ("x", "y"),
        ["column 'x': '1,000' (line 2) is read as 1: decimal=."],
    ),
    "words that differ in their spelling": (
        table("x,ill", lambda row: ("red", "Red", "blue")[row % 3]),
        ("x = Red", "x = blue", "x = red"),
        ["column 'x': 'Red' (line 3) and 'red' count as different words: alike=x"],
    ),
    "blanks around cells": (
        table("x,ill", lambda row: str(row % 9), ("yes", "yes ", "no")),
        ("x",),
        ["blanks around cells do not count: they stand in 13 rows, the first in line 3"],
    ),
    "zeros in front": (
        table("x,ill", lambda row: f"00{row % 9}"),
        ("x",),
        ["column 'x': '000' (line 2) is read as the number 0: category=x"],
    ),
    "an E among digits": (
        table("x,ill", lambda row: f"{row % 9 + 1}E5"),
        ("x",),
        ["column 'x': '1E5' (line 2) is read as the number 100000: category=x"],
    ),
    "percentages": (
        table("x,ill", lambda row: f"{row % 2}%"),
        ("x = 0%", "x = 1%"),
        ["column 'x': '0%' (line 2) is taken for a word: write plain numbers"],
    ),
    "digits of another script": (
        table("x,ill", lambda row: "٠١"[row % 2]),
        ("x = ٠", "x = ١"),
        ["column 'x': '٠' (line 2) is taken for a word: write plain numbers"],
    ),
    "the error of a spreadsheet": (
        table("x,ill", some("#DIV/0!")),
        ("x",),
        ["column 'x': '#DIV/0!' (line 2) counts as no value, 10 times"],
    ),
    "quantiles for names": (
        table("0.1,0.5,0.9,ill", lambda row: f"{row % 3 / 2},{row % 5 / 4},{row % 7 / 6}"),
        ("0.1", "0.5", "0.9"),
        ["line 1: '0.1' names a column, and is a number: header=no"],
    ),
    "a comma that splits all lines, where a semicolon splits but the header": (
        table("x; in m,ill", lambda row: str(row % 9)),
        ("x; in m",),
        ["cells are split by ',', which was found out: delimiter= if they are not"],
    ),
    "an index": (
        table("id,x,ill", lambda row: f"{row},{row % 9}"),
        ("id", "x"),
        ["column 'id': '0' (line 2) and what follows count the rows: ignore=id"],
    ),
    "years for names": (
        table("2019,2020,ill", lambda row: f"{row % 9},{row % 7}"),
        ("2019", "2020"),
        ["line 1: '2019' names a column, and is a number: header=no"],
    ),
    "a class called as its column": (
        table("x,ill", lambda row: str(row % 9), ("ill", "well")),
        ("x",),
        ["line 1: 'ill' names a column, and is a value of it too: header=no"],
    ),
    "a first line with the delimiter": (
        "sep=;\r\n" + table("x;ill", lambda row: str(row % 9), by=";"),
        ("x",),
        ["the first line says that cells are split by ';': delimiter="],
    ),
    "the same, saved again": (
        '"sep=;";;\n' + table("x;ill", lambda row: str(row % 9), by=";"),
        ("x",),
        ["the first line says that cells are split by ';'"],
    ),
    "a delimiter at the end of all lines": (
        table("x,ill,", lambda row: str(row % 9), ("yes,", "no,")),
        ("x",),
        ["line 1 ends with a delimiter: 1 column without a name and a value is left out"],
    ),
    "several of them": (
        table("x,ill,,", lambda row: str(row % 9), ("yes,,", "no,,")),
        ("x",),
        ["line 1 ends with a delimiter: 2 columns without names and values are left out"],
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_most_likely_is_read_and_said_with_the_key_that_overrides_it(tmp_path: Path, what: str) -> None:
    content, features, told = SAID[what]
    task = read(tmp_path, content)
    assert task.feature_names == features
    for part in told:
        assert part in said(task)


def test_a_clean_file_has_nothing_to_be_said_of(tmp_path: Path) -> None:
    content = table("x,y,z,ill", lambda row: f"{row % 9},{row / 8},{('red', '')[row % 2]}")
    assert said(read(tmp_path, content)) == ""


def test_the_keys_that_are_told_override_what_was_read(tmp_path: Path) -> None:
    dash = table("x,ill", some("-", other=lambda row: str(row % 5 % 4)))
    assert numbers(read(tmp_path, dash)) - {0, 1, 2, 3} != set()
    assert read(tmp_path, dash, categories=["x"]).feature_names == ("x = -", "x = 0", "x = 1", "x = 2", "x = 3")
    assert read(tmp_path, dash, values=["-"]).feature_names == ("x = -", "x = 0", "x = 1", "x = 2", "x = 3")
    crew = table("x,ill", lambda row: ("1", "2", "crew")[row % 3])
    assert read(tmp_path, crew, missing=["crew"]).feature_names == ("x",)
    coded = table("x,ill", some("-999"))
    assert min(numbers(read(tmp_path, coded))) == -999
    assert not any(number < 0 for number in numbers(read(tmp_path, coded, missing=["-999"])))
    red = table("x,ill", lambda row: ("red", "Red", "red", "blue")[row % 4])
    assert read(tmp_path, red, alike=["x"]).feature_names == ("x = blue", "x = red")
    assert said(read(tmp_path, red, apart=["x"])) == ""


def test_a_file_with_nothing_to_learn_from_is_refused_with_what_could_be_said(tmp_path: Path) -> None:
    content = table("x,ill", lambda row: "unknown" if row % 4 == 0 else str(row * row))
    with pytest.raises(
        CsvError, match=r"no column is left .*'unknown' \(line 2\) is not a number, as 30 of 40 .*: missing=unknown"
    ):
        read(tmp_path, content)


def test_a_dash_beside_one_number_alone_is_an_answer(tmp_path: Path) -> None:
    assert read(tmp_path, table("x,ill", lambda row: "1-"[row % 2])).feature_names == ("x = -", "x = 1")


WRONG_KEYS = [
    ("csv:doubts.csv?target=ill&decimal=;", "decimal ';' is not known: choose one of '.', ','"),
    ("csv:doubts.csv?target=ill&header=maybe", "header 'maybe' is not known: choose one of 'yes', 'no'"),
    ("csv:doubts.csv?target=ill&encoding=zip", "encoding 'zip' is not known: choose one of 'utf-8', 'utf-16'"),
    ("csv:doubts.csv?target=ill&missing=-&value=-", "cell '-': it is named both as missing and as value"),
    ("csv:doubts.csv?target=ill&alike=ill&apart=ill", "column 'ill': it is named both as alike and as apart"),
    ("csv:doubts.csv?target=ill&missing=-999", "no cell of the file is '-999', as missing= says"),
    ("csv:doubts.csv?target=ill&alike=y", "there is no column 'y' (alike): the first of 2 is 'x'"),
    ("csv:doubts.csv?target=ill&apart=il", "there is no column 'il' (apart): did you mean 'ill'?"),
]


@pytest.mark.parametrize(("address", "sentence"), WRONG_KEYS, ids=[address for address, _ in WRONG_KEYS])
def test_a_key_that_means_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    write(tmp_path, table("x,ill", str))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CsvError) as refusal:
        load_task(address)
    assert sentence in str(refusal.value)


def test_the_report_is_told_with_the_task(tmp_path: Path) -> None:
    report = task_report(csv_task(write(tmp_path, table("x,ill", some("-"))), "ill"))
    assert report is not None
    assert report.lines()[-1] == "column 'x': '-' (line 2) counts as no value, 10 times: value=- if it is one"
    TrainingSpec(task=csv_task(tmp_path / "doubts.csv", "ill"), max_samples=20)
