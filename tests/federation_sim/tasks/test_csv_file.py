"""A user's own file: what it is read as, checked by hand, and every sentence that a wrong one is refused with."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_breast_cancer

from federation_sim import (
    Contribution,
    TrainingSpec,
    csv_task,
    pin_task,
    sample_preview,
    task_facts,
    task_report,
    train_coalitions,
)
from federation_sim.tasks import load_task
from federation_sim.tasks.csv_file import CsvAddress, parse_address
from federation_sim.tasks.csv_file.rows import MAX_TEST_SAMPLES
from federation_sim.tasks.csv_file.table import MAX_BYTES
from federation_sim.tasks.task import stratified_split

HEADER = "age,colour,ill"


def rows(count: int = 40) -> list[str]:
    """age 0, 1, 2, ...; red, green and blue in turn; ill yes and no in turn."""
    return [f"{row},{('red', 'green', 'blue')[row % 3]},{('yes', 'no')[row % 2]}" for row in range(count)]


def write(tmp_path: Path, lines: Iterable[str], name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# What a right file becomes


def test_numbers_are_standardised_and_words_are_one_feature_for_each(tmp_path: Path) -> None:
    task = load_task(csv_task(write(tmp_path, [HEADER, *rows()]), "ill"))
    assert task.class_names == ("no", "yes")
    assert task.feature_names == ("age", "colour = blue", "colour = green", "colour = red")
    assert (len(task.test_labels), len(task.train_labels)) == (10, 30)
    ages = task.shown.values[:, 0]
    np.testing.assert_allclose(task.train_features[:, 0], (ages - ages.mean()) / ages.std(), atol=1e-6)
    for features, age, label in zip(task.train_features, ages.tolist(), task.train_labels.tolist(), strict=True):
        colour = ("red", "green", "blue")[int(age) % 3]
        assert features[1:].tolist() == [float(colour == word) for word in ("blue", "green", "red")]
        assert task.class_names[label] == ("yes", "no")[int(age) % 2]


def test_a_file_of_breast_cancer_gives_the_features_of_the_task_that_comes_with_the_package(tmp_path: Path) -> None:
    """The test sets differ in size, so the same rows are standardised with statistics of different pools: undo that."""
    data = load_breast_cancer()
    path = tmp_path / "cancer.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*data.feature_names, "diagnosis"])
        writer.writerows(
            [*values, data.target_names[label]] for values, label in zip(data.data, data.target, strict=True)
        )
    own = load_task(csv_task(path, "diagnosis"))
    assert own.feature_names == tuple(data.feature_names)
    assert own.class_names == ("benign", "malignant")  # by the alphabet: the other way round than in the package
    _, train = stratified_split(1 - data.target, 142, classes=2)
    pool = data.data[train]
    np.testing.assert_allclose(own.train_features, (pool - pool.mean(axis=0)) / pool.std(axis=0), atol=1e-4)
    assert own.train_labels.tolist() == (1 - data.target[train]).tolist()
    np.testing.assert_array_equal(own.shown.values, pool.astype(np.float32))


@pytest.mark.parametrize("cell", ["", "NA", "NaN", "nan", "N/A", "?", "null", "None", "#N/A", "  "])
def test_a_missing_number_is_the_median_of_the_pool_and_a_missing_word_a_category(tmp_path: Path, cell: str) -> None:
    lines = [f"{cell if row % 4 == 0 else row},{cell if row % 5 == 0 else 'red'},{row % 2}" for row in range(40)]
    name = csv_task(write(tmp_path, [HEADER, *lines]), "ill")
    task, report = load_task(name), task_report(name)
    assert report is not None
    assert report.missing == {"age": 10, "colour": 8}
    assert task.feature_names == ("age", "colour missing", "colour = red")
    ages = task.shown.values[:, 0].astype(np.float64)
    known = ages[~np.isnan(ages)]
    filled = np.where(np.isnan(ages), np.median(known), ages)
    np.testing.assert_allclose(task.train_features[:, 0], (filled - filled.mean()) / filled.std(), atol=1e-5)
    assert set(known.tolist()) <= {float(row) for row in range(40) if row % 4}
    assert task.train_features[:, 1].tolist() == np.isnan(task.shown.values[:, 1]).astype(float).tolist()
    age, colour, _ = report.columns
    assert age.note == f"missing values count as {np.median(known):g}, the median"
    assert colour.note == "missing values are a category of their own"


def test_a_player_sees_the_table_and_not_the_features(tmp_path: Path) -> None:
    lines = [f"{'' if row % 4 == 0 else row},{'' if row % 5 == 0 else 'red'},{row % 2}" for row in range(40)]
    name = csv_task(write(tmp_path, [HEADER, *lines]), "ill")
    assert task_facts(name).shown_names == ("age", "colour")
    preview = sample_preview(TrainingSpec(task=name, max_samples=30), 1, 1.0, 1.0, 30)
    seen = {sample.pixels_or_features for sample in preview}
    possible = {(None if row % 4 == 0 else float(row), None if row % 5 == 0 else "red") for row in range(40)}
    assert seen <= possible
    assert {None} < {age for age, _ in seen}
    assert {colour for _, colour in seen} == {None, "red"}


def test_rows_without_target_or_party_are_left_out_and_counted(tmp_path: Path) -> None:
    lines = [
        f"{row},{'' if row in (3, 4, 5) else 'ab'[row % 2]},{'?' if row in (5, 6) else row % 2}" for row in range(50)
    ]
    report = task_report(csv_task(write(tmp_path, ["age,site,ill", *lines]), "ill", "site"))
    assert report is not None
    assert (report.rows, report.rows_without_target, report.rows_without_party) == (46, 2, 2)
    assert report.lines()[0].endswith("46 rows used, 2 rows without a target left out, 2 rows without a party left out")


def test_the_report_names_every_column_in_its_order_and_what_became_of_it(tmp_path: Path) -> None:
    header = "name,age,colour,same,empty,note,ill"
    lines = [f"person {row},{row % 30},{'' if row == 7 else 'rg'[row % 2]},5,,x,{row % 3}" for row in range(60)]
    path = write(tmp_path, [header, *lines])
    report = task_report(csv_task(path, "ill", ignore=["note"]))
    assert report is not None
    assert report.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report.lines()[2:] == (
        "column 'name': left out, 60 distinct values (nearly every row has another word, as identifiers have)",
        "column 'age': number, 30 distinct values, 1 feature",
        "column 'colour': category, 2 distinct values, 1 missing, 3 features (missing values are a category of their own)",
        "column 'same': left out, 1 distinct value (it has the same value in every row)",
        "column 'empty': left out, 0 distinct values, 60 missing (it has no value in the training pool)",
        "column 'note': left out, 1 distinct value (it was to be ignored)",
        "column 'ill': target, 3 distinct values",
    )


def test_texts_are_no_categories(tmp_path: Path) -> None:
    lines = [f"{row},{'rg'[row % 2] * (300 if row > 30 else 1)},{row % 2}" for row in range(40)]
    report = task_report(csv_task(write(tmp_path, [HEADER, *lines]), "ill"))
    assert report is not None
    assert (report.columns[1].role, report.columns[1].note) == (
        "left out",
        "it holds texts of more than 200 characters",
    )


def test_numbers_that_are_only_codes_can_be_called_categories(tmp_path: Path) -> None:
    lines = [f"{row},{10 * (row % 3)},{row % 2}" for row in range(40)]
    task = load_task(csv_task(write(tmp_path, [HEADER, *lines]), "ill", categories=["colour"]))
    assert task.feature_names == ("age", "colour = 0", "colour = 10", "colour = 20")


def test_a_category_that_only_the_test_set_knows_is_nothing_to_the_model(tmp_path: Path) -> None:
    labels = np.arange(40) % 2
    test, _ = stratified_split(labels, 10, classes=2)
    lines = [f"{row},{'odd' if row == test[0] else 'rg'[row // 2 % 2]},{row % 2}" for row in range(40)]
    task = load_task(csv_task(write(tmp_path, [HEADER, *lines]), "ill"))
    assert task.feature_names == ("age", "colour = g", "colour = r")
    assert task.test_features[:, 1:].sum() == 9


@pytest.mark.parametrize(("delimiter", "sign"), [(",", ","), (";", ";"), ("tab", "\t"), (None, ";"), (None, "\t")])
def test_every_delimiter_and_a_byte_order_mark_are_read_alike(tmp_path: Path, delimiter: str | None, sign: str) -> None:
    lines = [line.replace(",", sign) for line in [HEADER, *rows()]]
    path = tmp_path / "people.csv"
    path.write_text("\r\n".join(lines) + "\r\n\r\n", encoding="utf-8-sig")
    task = load_task(csv_task(path, "ill", delimiter=delimiter))
    plain = load_task(csv_task(write(tmp_path, [HEADER, *rows()], "plain.csv"), "ill"))
    assert task.feature_names == plain.feature_names
    np.testing.assert_array_equal(task.train_features, plain.train_features)


def test_decimal_commas_are_numbers_where_the_comma_splits_no_cells(tmp_path: Path) -> None:
    lines = [f"{row},5;{row % 2}" for row in range(40)]
    task = load_task(csv_task(write(tmp_path, ["age;ill", *lines]), "ill"))
    assert set(task.shown.values[:, 0].tolist()) <= {row + 0.5 for row in range(40)}


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    lines = [f'{row},"red, ""light""\nor so",{row % 2}' if row % 2 else f"{row},blue,{row % 2}" for row in range(40)]
    task = load_task(csv_task(write(tmp_path, [HEADER, *lines]), "ill"))
    assert task.feature_names[1:] == ("colour = blue", 'colour = red, "light"\nor so')


def test_classes_and_parties_that_are_numbers_come_in_their_order(tmp_path: Path) -> None:
    lines = [f"{row},{row % 12},{8 + row % 3}" for row in range(60)]
    task = load_task(csv_task(write(tmp_path, ["age,shop,ill", *lines]), "ill", "shop"))
    assert task.class_names == ("8", "9", "10")
    assert task.parties == tuple(str(shop) for shop in range(12))
    whole = np.concatenate([task.train_parties, np.zeros(0, dtype=np.int64)])
    assert all(int(age) % 12 == party for age, party in zip(task.shown.values[:, 0], whole, strict=True))
    assert dict(task_facts(task.name).party_samples) == {str(shop): int((whole == shop).sum()) for shop in range(12)}


def test_the_test_set_is_a_quarter_but_never_more_than_its_limit(tmp_path: Path) -> None:
    small = csv_task(write(tmp_path, [HEADER, *rows(400)], "small.csv"), "ill")
    large = csv_task(write(tmp_path, [HEADER, *rows(9000)], "large.csv"), "ill")
    assert task_facts(small).test_samples == 100
    assert (task_facts(large).test_samples, task_facts(large).train_samples) == (MAX_TEST_SAMPLES, 7000)


# A file that changes


def test_a_changed_file_is_read_again_and_a_pinned_one_refused(tmp_path: Path) -> None:
    path = write(tmp_path, [HEADER, *rows(40)])
    name = csv_task("people.csv", "ill")
    pinned = pin_task(name, tmp_path)
    assert pinned == f"csv:{path}?target=ill&digest={hashlib.sha256(path.read_bytes()).hexdigest()}"
    assert task_facts(pinned).train_samples == task_facts(csv_task(path, "ill")).train_samples == 30
    write(tmp_path, [HEADER, *rows(80)])
    assert task_facts(csv_task(path, "ill")).train_samples == 60
    with pytest.raises(ValueError, match="the file has another content than it had"):
        pin_task(pinned, tmp_path / "elsewhere")
    # A process that has read the file before it changed goes on with what it read; another one is refused.
    assert task_facts(pinned).train_samples == 30
    with pytest.raises(ValueError, match="the file has another content than it had"):
        task_facts(f"{csv_task(path, 'ill')}&digest={'0' * 64}")


def test_a_file_of_the_same_size_is_read_again_by_its_time(tmp_path: Path) -> None:
    path = write(tmp_path, [HEADER, *rows()])
    name = csv_task(path, "ill")
    assert "colour = red" in task_facts(name).feature_names
    path.write_text(path.read_text(encoding="utf-8").replace("red", "dim"), encoding="utf-8")
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))
    assert "colour = dim" in task_facts(name).feature_names


def test_what_comes_with_the_package_needs_no_pin(tmp_path: Path) -> None:
    assert pin_task("digits", tmp_path) == "digits"


# The address

NAMES = st.text(min_size=1)


@given(path=NAMES, target=NAMES, party=st.none() | NAMES, ignored=st.lists(NAMES, unique=True, max_size=3))
def test_any_names_can_be_put_into_an_address_and_got_out(
    path: str, target: str, party: str | None, ignored: list[str]
) -> None:
    used = {target, party}
    address = CsvAddress(
        path, target, None if party == target else party, ignored=tuple(n for n in ignored if n not in used)
    )
    assert parse_address(str(address)) == address


def test_an_address_can_be_written_by_hand() -> None:
    assert parse_address("csv:my data.csv?target=Class name&party=市&delimiter=;") == CsvAddress(
        "my data.csv", "Class name", "市", ";"
    )
    assert parse_address("csv:a%3Fb.csv?target=50%25 = half%26half").target == "50% = half&half"


BAD_ADDRESSES = [
    ("csv:people.csv", "there is no target: write csv:PATH?target=COLUMN"),
    ("csv:?target=ill", "there is no path: write csv:PATH"),
    ("csv:people.csv?taget=ill", "'taget' is not known: did you mean target?"),
    ("csv:people.csv?target=", "target has no value"),
    ("csv:people.csv?target=ill&target=age", "target stands there twice"),
    ("csv:people.csv?target=ill&party=ill", "column 'ill': it is named both as target and as party"),
    ("csv:people.csv?target=ill&delimiter=|", "delimiter '|' is not known: choose one of ',', ';', 'tab'"),
    ("csv:people.csv?target=ill&digest=12", "digest '12' is not possible"),
]


@pytest.mark.parametrize(("address", "sentence"), BAD_ADDRESSES, ids=[address for address, _ in BAD_ADDRESSES])
def test_a_wrong_address_is_refused_with_how_it_is_written(address: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the sentence is looked at below
        TrainingSpec(task=address)
    assert sentence in str(refusal.value)


# A wrong file

WRONG = [
    # what is wrong, lines of the file, the column to learn, what the refusal must say
    ("empty", [], "ill", ["the file is empty"]),
    ("header only", [HEADER], "ill", ["there is a header, but no row below it"]),
    ("one column", ["ill", *["yes", "no"] * 30], "ill", ["line 1", "there is one column only, 'ill'"]),
    ("no target", [HEADER, *rows()], "il", ["no column 'il' (target): did you mean 'ill'?"]),
    ("ragged", [HEADER, *rows(20), "1,red", *rows(20)], "ill", ["line 22", "this row has 2 cells, and the header has 3"]),
    ("blank, ragged", [HEADER, *rows(20), "", "1,r,e,d"], "ill", ["line 23", "this row has 4 cells"]),
    ("same name", ["age,ill,age", *rows()], "ill", ["line 1, column 'age'", "columns 1 and 3 have the same name"]),
    ("no name", ["age,,ill", *rows()], "ill", ["line 1", "column 2 has no name"]),
    ("open quote", [HEADER, *rows(9), '9,"red,yes', *rows(40)], "ill", ["line 11", "this is not CSV", "quote"]),
    ("stray word", [HEADER, *rows(39), "old,red,yes"], "ill", ["line 41, column 'age'", "'old' is not a number", "39 of 40"]),
    ("infinite", [HEADER, *rows(39), "inf,red,yes"], "ill", ["line 41, column 'age'", "'inf' is not a number"]),
    ("huge", [HEADER, *rows(39), "1e99,red,yes"], "ill", ["line 41, column 'age'", "1e99 is too large"]),
    ("one class", [HEADER, *[f"{row},red,yes" for row in range(40)]], "ill", ["column 'ill'", "every row has the target 'yes'"]),
    ("many classes", [HEADER, *rows(200)], "age", ["column 'age'", "200 distinct values", "at most 64 classes"]),
    ("rare class", [HEADER, *rows(), "1,red,perhaps"], "ill", ["column 'ill'", "at least 5 rows", "too rare are 'perhaps'"]),
    ("few rows", [HEADER, *rows(39)], "ill", ["there are 39 rows with a target", "at least 40"]),
    ("few targets", [HEADER, *rows(39), "1,red,"], "ill", ["there are 39 rows with a target, of 40 in the file"]),
    ("long class", [HEADER, *rows(), *["1,red," + 300 * "x"] * 9], "ill", ["column 'ill'", "longer than 200", "xxx...'"]),
    ("long names", [HEADER.replace("age", '"a\nge"'), *rows()], "I", ["no column 'I'", "the first of 3 is 'a\\nge'"]),
    ("nothing to learn", ["a,ill", *[f"x,{row % 2}" for row in range(40)]], "ill", ["no column is left", "same value"]),
    ("null", [HEADER, *rows(3), "1,\0,yes"], "ill", ["line 5", "this is not text"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "target", "told"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_file_is_refused_with_the_place_and_what_would_be_right(
    tmp_path: Path, lines: list[str], target: str, told: list[str]
) -> None:
    path = write(tmp_path, lines)
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the sentence is looked at below
        TrainingSpec(task=csv_task(path, target))
    message = str(refusal.value)
    assert message.startswith(str(path))
    for part in told:
        assert part in message
    assert "\n" not in message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nothing\.csv: there is no such file"):
        task_facts(csv_task(tmp_path / "nothing.csv", "ill"))
    with pytest.raises(ValueError, match=r"the file cannot be read: Is a directory"):
        task_facts(csv_task(tmp_path, "ill"))


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("\n".join([HEADER, *rows(5), "1,bläu,yes"]).encode("latin-1"))
    with pytest.raises(
        ValueError, match=r"latin\.csv, line 7: byte 0xE4 is not UTF-8 text: save the file as CSV in UTF-8"
    ):
        task_facts(csv_task(path, "ill"))


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 2**20)
    with pytest.raises(ValueError, match="the file has 33 MiB; at most 32 MiB can be read"):
        task_facts(csv_task(path, "ill"))


def test_text_in_a_file_is_never_run(tmp_path: Path) -> None:
    target = tmp_path / "ran"
    evil = f"__import__('os').system('touch {target}')"
    lines = [f'{row},"{evil if row % 2 else "=cmd()"}",{row % 2}' for row in range(40)]
    assert task_facts(csv_task(write(tmp_path, [HEADER, *lines]), "ill")).features == 3
    assert not target.exists()


def test_a_table_can_be_trained_on(tmp_path: Path) -> None:
    lines = [f"{row},{('red', 'blue')[row % 2]},{('yes', 'no')[row % 2]}" for row in range(80)]
    name = csv_task(write(tmp_path, [HEADER, *lines]), "ill")
    trained = train_coalitions(TrainingSpec(task=name, max_samples=50), [Contribution(1, 1.0, 1.0)])
    assert trained.accuracy[frozenset({1})] == 1.0
