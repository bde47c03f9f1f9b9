"""Which files are read at all, in which encodings, what an error tells of them, and the laws of reading."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from federation_sim import csv_task
from federation_sim.tasks import load_task
from federation_sim.tasks.csv_file import CsvError, parse_address
from federation_sim.tasks.csv_file.address import DELIMITERS, ENCODINGS
from tests.federation_sim.tasks.csv_tables import ROWS, read, table, write

# Encodings


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_that_is_said_is_read(tmp_path: Path, encoding: str) -> None:
    words = {"gb18030": "北京", "big5": "臺北", "shift-jis": "東京", "euc-kr": "서울"}.get(encoding, "Tübingen")
    content = table("town,ill", lambda row: (words, "b")[row % 2]).encode(ENCODINGS[encoding])
    assert set(read(tmp_path, content, encoding=encoding).feature_names) == {f"town = {words}", "town = b"}
    if encoding not in ("utf-8", "utf-16"):
        with pytest.raises(CsvError, match=r"line 2: byte 0x.. is not UTF-8 text: .* say encoding=, one of utf-16"):
            read(tmp_path, content)


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    content = "\ufeff" + table("x,ill", lambda row: str(row % 9))
    assert read(tmp_path, content.encode("gb18030"), encoding="gb18030").feature_names == ("x",)
    assert read(tmp_path, content.encode("utf-8-sig")).feature_names == ("x",)


def test_a_byte_order_mark_is_not_overruled(tmp_path: Path) -> None:
    content = table("x,ill", lambda row: str(row % 9))
    with pytest.raises(CsvError, match="line 1: this begins as UTF-16 text does: say encoding=utf-16"):
        read(tmp_path, content.encode("utf-16"))
    with pytest.raises(CsvError, match="line 1: this begins as UTF-8 text does: say encoding=utf-8"):
        read(tmp_path, content.encode("utf-8-sig"), encoding="latin-1")
    with pytest.raises(CsvError, match="line 1: this is not UTF-16"):
        read(tmp_path, content.encode("utf-16-le"), encoding="utf-16")


# What is read at all


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the files of /proc are Linux's")
def test_only_regular_files_are_read_and_anything_else_ends_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, sentence in {
        "/dev/zero": "this is a device; only regular files are read",
        str(tmp_path / "pipe"): "this is a named pipe; only regular files are read",
        "/proc/kmsg": "the file is empty",
        "/proc/self/environ": "the file is empty",
        "a\0b": "this is no path",
    }.items():
        with pytest.raises(CsvError, match=sentence):
            load_task(csv_task(path, "ill"))


PRIVATE = "correct horse battery staple"


@pytest.mark.parametrize(
    "content",
    [
        f"user:{'x' * 200}\n{PRIVATE}\n" * 40,
        f"user,x\nann,1\n{PRIVATE},2,3\n",
        "\n".join(["a,b", *(f"{PRIVATE[: row % 7 + 8]},{row}" for row in range(50))]),
        f"x,ill,{PRIVATE}\n" + "1,2,3\n" * 50,
        f'a,ill\n1,"open\n{PRIVATE}\n',
        f"{'k' * 300},{PRIVATE}\n1,2\n",
    ],
)
def test_an_error_tells_one_cell_of_the_file_at_most_and_not_all_of_a_long_one(tmp_path: Path, content: str) -> None:
    with pytest.raises(CsvError) as refusal:
        read(tmp_path, content, "colour of eyes")
    message = str(refusal.value).removeprefix(str(tmp_path / "doubts.csv"))
    assert PRIVATE not in message
    assert "xxx" * 21 not in message
    assert "kkk" * 21 not in message
    assert len(message) < 300


# Addresses and files of before


def test_a_pinned_address_of_before_means_what_it_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        f"{row % 30};{row},{row % 10};{10 * (row % 3)};{('red', 'green', '')[row % 3]};x{row};{'AB'[row // 2 % 2]};{row % 2}"
        for row in range(60)
    ]
    write(tmp_path, "\n".join(["age;weight;code;colour;note;site;ill", *lines]), "people.csv")
    monkeypatch.chdir(tmp_path)
    digest = "0d70255df3753a8212c695a332ab62654eae30cebfd77a455d36f4de1d8caca5"
    address = f"csv:people.csv?target=ill&party=site&delimiter=;&category=code&ignore=note&digest={digest}"
    assert str(parse_address(address)) == address
    task = load_task(address)
    assert task.feature_names == (
        "age", "weight", "code = 0", "code = 10", "code = 20", "colour missing", "colour = green", "colour = red",
    )  # fmt: skip
    assert task.class_names == ("0", "1")
    assert task.parties == ("A", "B")
    for (age, weight, code, colour), label in zip(task.shown.values.tolist(), task.train_labels.tolist(), strict=True):
        row = round(weight - weight % 1)
        assert (age, code, label) == (row % 30, row % 3, row % 2)
        assert weight == np.float32(f"{row}.{row % 10}")
        assert colour != colour if row % 3 == 2 else colour == (1, 0)[row % 3]


# Laws

WORD = st.text("abcdeé北 ,;'\t\"xyz", min_size=1, max_size=6).filter(lambda word: word.strip() == word)
NUMBER = st.integers(-9999, 9999).map(str) | st.decimals(-99, 99, places=2).map(str)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_a_clean_table_reads_back_the_same_however_it_is_written_or_is_refused_with_a_line(
    tmp_path: Path, data: st.DataObject
) -> None:
    delimiter = data.draw(st.sampled_from(list(DELIMITERS)), "delimiter")
    decimal = data.draw(st.sampled_from(".,"), "decimal")
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16", "gb18030"]), "encoding")
    said_keys = data.draw(st.sets(st.sampled_from(["delimiter", "decimal"])), "keys")
    numbers_ = data.draw(st.lists(NUMBER, min_size=10, max_size=10, unique_by=float), "numbers")
    words = data.draw(st.lists(WORD, min_size=2, max_size=4, unique_by=lambda word: "".join(word.split())), "words")
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=DELIMITERS[delimiter],
        quoting=data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), "quoting"),
        lineterminator=data.draw(st.sampled_from(["\n", "\r\n", "\r"]), "line end"),
    )
    writer.writerow(["number", "word", "ill"])
    writer.writerows(
        [numbers_[row % 10].replace(".", decimal), words[row % len(words)], ("yes", "no")[row % 2]]
        for row in range(ROWS)
    )
    content = text.getvalue().encode("utf-8-sig" if encoding == "utf-8" else ENCODINGS[encoding])
    keys: dict[str, Any] = {"encoding": encoding, "categories": ["word"], "apart": ["word"]}
    keys |= {"delimiter": delimiter} if "delimiter" in said_keys else {}
    keys |= {"decimal": decimal} if "decimal" in said_keys else {}
    try:
        task = read(tmp_path, content, **keys)
    except CsvError as refusal:
        assert ", line " in str(refusal)  # noqa: PT017 - read or refused, and a refusal has its place
        assert said_keys != {"delimiter", "decimal"}
        return
    pairs = {(float(np.float32(numbers_[row % 10])), words[row % len(words)]) for row in range(ROWS)}
    assert {task.shown.row(row) for row in range(len(task.train_labels))} <= pairs


CELLS = st.text("0123456789.,' -+eE%NAa", max_size=6)


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(cells=st.lists(CELLS | NUMBER, min_size=1, max_size=6), delimiter=st.sampled_from(list(DELIMITERS)))
def test_no_cell_is_read_as_anything_else_than_it_says_in_silence(
    tmp_path: Path, cells: list[str], delimiter: str
) -> None:
    """What Python itself reads as a number is that number; everything else is said, or refused with line and column."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS[delimiter])
    writer.writerow(["x", "other", "ill"])
    writer.writerows([cells[row % len(cells)], row % 7, ("yes", "no")[row % 2]] for row in range(ROWS))
    try:
        task = read(tmp_path, text.getvalue(), delimiter=delimiter)
    except CsvError as refusal:
        assert "column 'x'" in str(refusal)  # noqa: PT017 - read or refused, and a refusal has its place
        return
    assert task.report is not None
    x = task.report.columns[0]
    assume(x.role != "left out")
    spoken = any("column 'x'" in remark for remark in task.report.remarks)
    plain = {cell.strip() for cell in cells}
    if x.role == "number" and not spoken:
        read_ = {float(value) for value in task.shown.values[:, 0] if not np.isnan(value)}
        assert read_ <= {float(np.float32(cell)) for cell in plain if cell}
        assert (x.missing > 0) == ("" in plain)
    if x.role == "category" and not spoken:
        assert not any(is_number(cell) for cell in plain if cell)


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell.lower() not in ("nan", "inf", "infinity")


VALID = table("x,word,ill", lambda row: f"{row}.5,{('red', 'blue')[row % 2]}").encode()


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(
    at=st.integers(0, len(VALID)),
    cut=st.integers(0, 40),
    put=st.binary(max_size=8)
    | st.sampled_from([b'"', b";", b"\t", b",", b"\n", b"\r", b"\0", b"sep=;\n", b"\xef\xbb\xbf"]),
    encoding=st.none() | st.sampled_from(list(ENCODINGS)),
)
def test_whatever_is_in_a_file_it_is_a_task_or_one_sentence(
    tmp_path: Path, at: int, cut: int, put: bytes, encoding: str | None
) -> None:
    try:
        task = read(tmp_path, VALID[:at] + put + VALID[at + cut :], encoding=encoding)
    except CsvError as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017 - a task or a sentence
        assert len(str(refusal)) < 600  # noqa: PT017
    else:
        assert np.isfinite(task.train_features).all()
