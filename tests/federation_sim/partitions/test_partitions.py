"""How the pool is dealt: what every partition keeps, and what each one promises of the labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from federation_sim import (
    PARTITIONS,
    Contribution,
    TrainingSpec,
    csv_task,
    sample_preview,
    sure_samples,
    train_coalitions,
)
from federation_sim.partitions.label import hand
from federation_sim.partitions.partition import Deal
from federation_sim.shards import shard_of
from federation_sim.tasks import load_task

SHARES = st.floats(0, 1)
PLAYERS = st.integers(1, 12)
SEEDS = st.integers(0, 2**40)
PARTIES = 12
ROWS_OF_A_PARTY = 30


@pytest.fixture(scope="module")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A task of 12 parties, "site 01" to "site 12", 30 rows each: the size is the site, so that every row tells whose it is."""
    path = tmp_path_factory.mktemp("csv") / "sites.csv"
    rows = [
        f"{site + row / 100},{('no', 'yes', 'maybe')[row % 3]},site {site:02}"
        for row in range(ROWS_OF_A_PARTY)
        for site in range(1, PARTIES + 1)
    ]
    path.write_text("\n".join(["size,answer,site", *rows]), encoding="utf-8")
    return csv_task(path, "answer", "site")


def spec_of(partition: str, shared_file: str, seed: int, **more: object) -> TrainingSpec:
    # 15 samples: half of what each party has in the file, so fewer than any party has in the pool.
    return TrainingSpec(task=shared_file, max_samples=15, partition=partition, game_seed=seed, **more)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("partition", sorted(PARTITIONS))
@settings(max_examples=25)
@given(seed=SEEDS, player=PLAYERS, quality=SHARES, less=SHARES, more=SHARES)
def test_less_quantity_is_a_prefix_and_nobody_has_a_sample_twice(
    partition: str, shared_file: str, seed: int, player: int, quality: float, less: float, more: float
) -> None:
    spec = spec_of(partition, shared_file, seed)
    small = shard_of(spec, Contribution(player, quality, min(less, more)))
    large = shard_of(spec, Contribution(player, quality, max(less, more)))
    m = len(small.indices)
    assert small.indices.tolist() == large.indices[:m].tolist()
    assert small.labels.tolist() == large.labels[:m].tolist()
    assert len(set(large.indices.tolist())) == len(large.indices)


@pytest.mark.parametrize("partition", sorted(PARTITIONS))
def test_a_shard_is_a_fact_of_player_and_game_and_of_nothing_else(partition: str, shared_file: str) -> None:
    contribution = Contribution(4, 0.6, 1.0)
    one = shard_of(spec_of(partition, shared_file, 9), contribution)
    same = shard_of(spec_of(partition, shared_file, 9, federation=5, cycle=3, rounds=2, seeds=4), contribution)
    assert one.indices.tolist() == same.indices.tolist()
    assert one.labels.tolist() == same.labels.tolist()
    others = [
        shard_of(spec_of(partition, shared_file, 10), contribution),
        shard_of(spec_of(partition, shared_file, 9), Contribution(5, 0.6, 1.0)),
    ]
    assert all(one.indices.tolist() != other.indices.tolist() for other in others)


@pytest.mark.parametrize("partition", sorted(PARTITIONS))
@settings(max_examples=25)
@given(seed=SEEDS, player=PLAYERS)
def test_nobody_is_dealt_less_than_is_said_to_be_sure(partition: str, shared_file: str, seed: int, player: int) -> None:
    task = load_task(shared_file)
    order = PARTITIONS[partition].order(task, Deal(seed, player, 0.1, 2), np.random.default_rng(seed))
    assert len(order) >= sure_samples(spec_of(partition, shared_file, seed), player)
    assert len(set(order.tolist())) == len(order)


@pytest.mark.parametrize("partition", sorted(PARTITIONS))
def test_quality_is_the_share_of_labels_left_clean_under_every_partition(partition: str, shared_file: str) -> None:
    spec, truth = spec_of(partition, shared_file, 3), load_task(shared_file).train_labels
    clean = shard_of(spec, Contribution(2, 1.0, 1.0))
    assert clean.labels.tolist() == truth[clean.indices].tolist()
    right = [
        np.mean(shard.labels == truth[shard.indices])
        for shard in (shard_of(spec_of(partition, shared_file, seed), Contribution(2, 0.0, 1.0)) for seed in range(200))
    ]
    assert np.mean(right) == pytest.approx(1 / 3, abs=0.04)  # 3,000 draws of three labels: a standard error of 0.009


@pytest.mark.parametrize("partition", sorted(PARTITIONS))
def test_coalitions_are_trained_and_samples_shown_under_every_partition(partition: str, shared_file: str) -> None:
    spec = spec_of(partition, shared_file, 1, rounds=1)
    trained = train_coalitions(spec, [Contribution(1, 1.0, 1.0), Contribution(2, 1.0, 1.0)])
    assert len(trained.values) == 4
    shard = shard_of(spec, Contribution(2, 1.0, 1.0))
    assert [sample.true_label for sample in sample_preview(spec, 2, 1.0, 1.0, 5)] == [
        load_task(spec.task).train_labels[index] for index in shard.indices[:5]
    ]


@given(seed=SEEDS, player=PLAYERS)
def test_iid_is_the_first_permutation_of_the_players_own_generator(seed: int, player: int) -> None:
    """Games that were played before there were other partitions keep their shards."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1, 0, 0, player)))
    shard = shard_of(TrainingSpec(game_seed=seed), Contribution(player, 0.5, 1.0))
    assert shard.indices.tolist() == rng.permutation(1397)[:150].tolist()


# Dirichlet


def dirichlet_labels(alpha: float, players: int, samples: int) -> list[list[int]]:
    """The true labels of the first samples of each player, digits, one game."""
    spec = TrainingSpec(partition="dirichlet", alpha=alpha, max_samples=samples, game_seed=5)
    truth = load_task("digits").train_labels
    return [truth[shard_of(spec, Contribution(player, 1.0, 1.0)).indices].tolist() for player in range(1, players + 1)]


@pytest.mark.parametrize("alpha", [0.05, 0.5, 5.0])
def test_two_samples_agree_as_often_as_polyas_urn_says(alpha: float) -> None:
    """Under the symmetric Dir(alpha) over K classes two draws are of one class with probability (1 + alpha) / (1 + K alpha)."""
    players = 1500
    agree = np.mean([first == second for first, second in dirichlet_labels(alpha, players, 2)])
    expected = (1 + alpha) / (1 + 10 * alpha)
    assert agree == pytest.approx(expected, abs=4 * np.sqrt(expected * (1 - expected) / players))


def test_a_large_alpha_is_iid() -> None:
    frequency = np.bincount(load_task("digits").train_labels) / 1397
    held = np.array([np.bincount(labels, minlength=10) for labels in dirichlet_labels(1e6, 200, 150)])
    # 200 independent multinomials of 150: chi-square with 9 degrees of freedom has mean 9 and variance 18; drawing
    # without replacement from 1,397 makes it smaller by (1397 - 150) / 1396.
    statistic = ((held - 150 * frequency) ** 2 / (150 * frequency)).sum(axis=1) * 1396 / 1247
    assert statistic.mean() == pytest.approx(9, abs=4 * np.sqrt(18 / 200))


def test_a_small_alpha_gives_each_player_hardly_more_than_one_class() -> None:
    top = [np.bincount(labels).max() / len(labels) for labels in dirichlet_labels(0.01, 100, 100)]
    assert np.mean(top) > 0.9
    assert {int(np.bincount(labels).argmax()) for labels in dirichlet_labels(0.01, 100, 100)} == set(range(10))


def test_the_smallest_alpha_still_deals_the_whole_pool() -> None:
    labels = dirichlet_labels(0.001, 20, 1397)
    whole = np.bincount(load_task("digits").train_labels).tolist()
    assert all(np.bincount(held).tolist() == whole for held in labels)


# By label


@given(seed=SEEDS, player=PLAYERS, size=st.integers(1, 10))
def test_a_player_has_samples_of_its_own_labels_only(seed: int, player: int, size: int) -> None:
    spec = TrainingSpec(partition="label", labels_per_player=size, max_samples=100, game_seed=seed)
    shard = shard_of(spec, Contribution(player, 1.0, 1.0))
    own = hand(load_task("digits"), Deal(seed, player, 0.5, size))
    assert len(set(own.tolist())) == size
    assert set(shard.labels.tolist()) <= set(own.tolist())


@given(seed=SEEDS, size=st.integers(1, 10), deck=st.integers(0, 5))
def test_players_of_one_deck_share_no_label(seed: int, size: int, deck: int) -> None:
    task, hands = load_task("digits"), 10 // size
    dealt = [hand(task, Deal(seed, deck * hands + player, 0.5, size)).tolist() for player in range(1, hands + 1)]
    together = [label for one in dealt for label in one]
    assert len(set(together)) == len(together) == hands * size


def test_labels_are_dealt_anew_in_each_game() -> None:
    task = load_task("digits")
    assert len({tuple(hand(task, Deal(seed, 1, 0.5, 2)).tolist()) for seed in range(200)}) == 45  # 10 over 2


# By party


def test_a_player_has_the_samples_of_its_party_only(shared_file: str) -> None:
    task, seen = load_task(shared_file), set[int]()
    assert task.parties == tuple(f"site {site:02}" for site in range(1, 13))
    for player in range(1, PARTIES + 1):
        order = PARTITIONS["party"].order(task, Deal(0, player, 0.5, 2), np.random.default_rng(0))
        sizes = [task.shown.row(int(index))[0] for index in order]
        assert all(isinstance(size, float) and int(size + 0.001) == player for size in sizes)
        assert len(order) == sure_samples(spec_of("party", shared_file, 0), player)
        assert not seen & set(order.tolist())
        seen |= set(order.tolist())
    assert len(seen) == len(task.train_labels)


def test_parties_are_counted_by_number_where_their_names_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "shops.csv"
    path.write_text(
        "\n".join(["size,answer,shop", *(f"{n},{n % 2},{1 + n % 11}" for n in range(110))]), encoding="utf-8"
    )
    assert load_task(csv_task(path, "answer", "shop")).parties == tuple(str(shop) for shop in range(1, 12))


def test_who_commits_more_than_the_party_has_is_told_how_much_it_has(shared_file: str) -> None:
    spec = TrainingSpec(task=shared_file, max_samples=200, partition="party")
    held = sure_samples(spec, 3)
    with pytest.raises(
        ValueError, match=rf"player 3 commits 200 samples \(1 x 200\), but has {held} under the partition 'party'"
    ):
        train_coalitions(spec, [Contribution(3, 1.0, 1.0)])


def test_a_player_beyond_the_parties_is_refused(shared_file: str) -> None:
    with pytest.raises(ValueError, match=r"player 13 has no party: the file has 12 \('site 01', .*\), one a player"):
        shard_of(spec_of("party", shared_file, 0), Contribution(13, 1.0, 0.5))
