"""Factors crossed: every combination once, each arm differing from the base in exactly its factors."""

from __future__ import annotations

import itertools
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedgame.arms.check import checked
from fedgame.arms.compare import compare
from fedgame.arms.document import Document, at, document_of
from fedgame.arms.factors import Factor, cross
from fedgame.arms.scenario import get_scenario
from fedgame.documents import DocumentError

QUICK = document_of(get_scenario("quickstart"))
SCHEME = Factor("scheme", "federations.*.scheme", ("equal", "shapley", "linear"))
TURNS = Factor("turns", "treatment.turns", (3, 5), ("short", "long"))

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=3).filter(lambda sizes: prod(sizes) <= 32)
PATHS = ("treatment.turns", "persons", "treatment.market.beta")


@given(sizes=SIZES)
def test_every_combination_of_levels_is_one_arm(sizes: list[int]) -> None:
    factors = [
        Factor(f"f{number}", path, tuple(range(1, size + 1)))
        for number, (path, size) in enumerate(zip(PATHS, sizes, strict=False))
    ]
    arms = cross(QUICK, factors)
    levels = [tuple(arm.levels.values()) for arm in arms]
    assert levels == list(itertools.product(*(map(str, factor.values) for factor in factors)))
    for arm in arms:
        for factor in factors:
            assert str(at(arm.document, factor.path)) == arm.levels[factor.name]


def test_an_arm_differs_from_its_base_in_the_factors_alone() -> None:
    before = document_of(get_scenario("quickstart"))
    for arm in cross(QUICK, [SCHEME, TURNS]):
        keys = {one.key for one in compare(QUICK, arm.document)}
        assert keys <= {"federations.scheme", "federations.scheme_parameters", "treatment.turns"}
        scenario, problems = checked(arm.document)
        assert (scenario is not None, problems) == (True, ())
    assert before == QUICK, "the base is left as it was"


def test_titles_and_levels_say_which_arm_it_is_in_the_order_of_the_factors() -> None:
    arms = cross({**QUICK, "title": "Base", "title_zh": "基础"}, [TURNS, SCHEME])
    assert arms[0].levels == {"turns": "short", "scheme": "equal"}
    assert [arm.document["title"] for arm in arms[:2]] == ["Base: short, equal", "Base: short, shapley"]
    assert arms[-1].document["title_zh"] == "基础: long, linear"


def test_parameters_of_a_scheme_go_with_it_unless_they_are_a_factor_themselves() -> None:
    base: Document = {
        **QUICK,
        "federations": [{"name": "A", "scheme": "beta_shapley", "scheme_parameters": {"alpha": 4}}],
    }
    stays, goes = cross(base, [Factor("scheme", "federations.0.scheme", ("beta_shapley", "equal"))])
    assert at(stays.document, "federations.0.scheme_parameters") == {"alpha": 4}
    assert at(goes.document, "federations.0.scheme_parameters") == {}
    # Whatever the order in which the factors are named.
    both = cross(
        base,
        [
            Factor("alpha", "federations.0.scheme_parameters", ({"alpha": 1}, {"alpha": 2})),
            Factor("scheme", "federations.0.scheme", ("equal",)),
        ],
    )
    assert [at(arm.document, "federations.0.scheme_parameters.alpha") for arm in both] == [1, 2]


WRONG = [
    ([], "from 1 to 4 factors"),
    ([Factor("a", "persons", ())], "at least one"),
    ([Factor("a", "persons", (2, 2))], "a value stands twice"),
    ([Factor("a", "persons", (2, 3), ("few",))], "name each of its 2 values"),
    ([Factor("a", "persons", (2, 3), ("few", "few"))], "called alike"),
    ([Factor("a", "persons", (2,)), Factor("a", "treatment.turns", (3,))], "a name of its own"),
    (
        [Factor("a", "federations.*.scheme", ("equal",)), Factor("b", "federations.0.scheme", ("equal",))],
        "change the same",
    ),
    ([Factor("a", "treatment.market", ({},)), Factor("b", "treatment.market.beta", (3,))], "change the same"),
    ([Factor("a", "persons", tuple(range(2, 8))), Factor("b", "treatment.turns", tuple(range(6)))], "at most 32"),
    ([Factor("a", "federations.9.scheme", ("equal",))], "is no place in this arm"),
]


@pytest.mark.parametrize(("factors", "said"), WRONG)
def test_what_cannot_be_crossed_says_what_would(factors: list[Factor], said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        cross(QUICK, factors)


def test_an_arm_without_federations_has_none_to_change() -> None:
    with pytest.raises(DocumentError, match="has no federations"):
        cross({"title": "Empty"}, [SCHEME])
