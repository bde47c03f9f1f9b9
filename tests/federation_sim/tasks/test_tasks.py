"""The tasks: the right data, split once, never mixed."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import datasets

from federation_sim import TASKS, task_facts, task_report, task_words
from federation_sim.tasks import load_task
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
    with pytest.raises(ValueError, match=r"task 'mnist' is not known; choose one of: .*digits, .*, or a file"):
        task_facts("mnist")


def test_a_missing_data_file_says_what_to_install() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.csv was not found; .* install scikit-learn"):
        read_bundled("nothing.csv")


@pytest.mark.parametrize("name", sorted(TASKS))
def test_a_task_goes_by_the_name_of_its_line(name: str) -> None:
    assert load_task(name).name == name
    assert task_words(name) == TASKS[name].words


def test_a_file_is_called_by_its_own_name_and_what_is_learned_of_it() -> None:
    """Wherever it lies on the server, and whatever letters its address has to write as %."""
    for folder in ("", "/srv/data/secret/", "C:\\data\\"):
        words = task_words(f"csv:{folder}a%3Fb.csv?target=50%25 %26 more&digest={64 * '0'}")
        assert (words.name.en, words.name.zh) == ("a?b.csv", "a?b.csv")
        assert words.short.en == "Predict “50% & more”."
        assert words.short.zh == "预测“50% & more”。"
        assert "secret" not in repr(words)
