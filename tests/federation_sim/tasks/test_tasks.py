"""The tasks: the right data, split once, never mixed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn import datasets

import federation_sim.tasks
from federation_sim import TASKS, task_facts, task_report
from federation_sim.tasks import FILE_TASKS, load_task
from federation_sim.tasks.bundled import read_bundled


@pytest.mark.parametrize(
    ("file", "header_rows", "loader"),
    [
        ("digits.csv.gz", 0, datasets.load_digits),
        ("breast_cancer.csv", 1, datasets.load_breast_cancer),
        ("wine_data.csv", 1, datasets.load_wine),
    ],
)
def test_bundled_files_read_as_scikit_learn_reads_them(file: str, header_rows: int, loader: object) -> None:
    features, labels = read_bundled(file, header_rows=header_rows)
    assert callable(loader)
    expected = loader()
    np.testing.assert_array_equal(features, expected.data)
    np.testing.assert_array_equal(labels, expected.target)


def test_names_are_those_of_the_data_set() -> None:
    cancer = datasets.load_breast_cancer()
    facts = task_facts("breast_cancer")
    assert facts.feature_names == tuple(cancer.feature_names)
    assert facts.class_names == tuple(cancer.target_names)
    wine = task_facts("wine").feature_names
    assert wine == tuple(name.replace("_", " ") for name in datasets.load_wine().feature_names)


def test_facts_of_digits() -> None:
    facts = task_facts("digits")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (10, 64, "image", (8, 8))
    assert (facts.test_samples, facts.train_samples) == (400, 1397)
    assert facts.class_names == tuple("0123456789")
    assert facts.baseline_accuracy == pytest.approx(41 / 400)  # the most frequent digits have 41 of 400


def test_facts_of_breast_cancer() -> None:
    facts = task_facts("breast_cancer")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (2, 30, "table", None)
    assert (facts.test_samples, facts.train_samples) == (200, 369)
    assert facts.baseline_accuracy == pytest.approx(125 / 200)  # 357 of 569 are benign


def test_facts_of_wine() -> None:
    facts = task_facts("wine")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (3, 13, "table", None)
    assert (facts.test_samples, facts.train_samples) == (60, 118)
    assert facts.baseline_accuracy == pytest.approx(24 / 60)  # 71 of 178 are of the second cultivar


@pytest.mark.parametrize("name", sorted(TASKS))
def test_what_comes_with_the_package_has_no_parties_and_nothing_to_report(name: str) -> None:
    assert (task_facts(name).party_samples, task_facts(name).digest, task_report(name)) == ((), None, None)


@pytest.mark.parametrize("name", sorted(TASKS))
def test_the_test_set_is_stratified_and_disjoint_from_the_pool(name: str) -> None:
    task = load_task(name)
    rows = np.vstack([task.train_features, task.test_features])
    assert len(np.unique(rows, axis=0)) == len(rows)  # no sample is on both sides, and none is there twice
    whole = np.bincount(np.concatenate([task.train_labels, task.test_labels]))
    expected = whole * len(task.test_labels) / whole.sum()
    assert np.abs(np.bincount(task.test_labels) - expected).max() < 1


@pytest.mark.parametrize("name", sorted(TASKS))
def test_features_are_standardised_with_the_pools_statistics(name: str) -> None:
    features = load_task(name).train_features.astype(np.float64)
    varying = features.std(axis=0) > 0
    np.testing.assert_allclose(features.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(features[:, varying].std(axis=0), 1, atol=1e-5)
    assert np.isfinite(load_task(name).test_features).all()


@pytest.mark.parametrize("name", sorted(TASKS))
def test_nobody_can_change_the_data_of_all_games(name: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        load_task(name).train_labels[0] = 1


def test_an_unknown_task_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        ValueError, match="task 'mnist' is not known; choose one of: breast_cancer, digits, wine, or a file"
    ):
        task_facts("mnist")


def test_a_missing_data_file_says_what_to_install() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.csv was not found; .* install scikit-learn"):
        read_bundled("nothing.csv")


def test_every_task_file_has_its_line_in_the_registry() -> None:
    folder = Path(federation_sim.tasks.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "task", "report", "bundled"}
    folders = {path.parent.name for path in folder.glob("*/__init__.py")}
    loaders = [*TASKS.values(), *FILE_TASKS.values()]
    assert files | folders == {loader.__module__.rsplit(".", 1)[1] for loader in loaders}
