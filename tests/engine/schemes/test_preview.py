"""How a scheme would pay the examples: against the shares that are worked out by hand."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from engine.schemes import PLAIN_SCHEMES, SCHEMES, Contribution, SchemeError, get_scheme
from engine.schemes.preview import EXAMPLES, Example, Leaver, Preview, Worth, preview
from engine.values.words import Words

HALF = {"parts": ({"scheme": "equal", "weight": 1}, {"scheme": "shapley", "weight": 1})}


@pytest.fixture(scope="module")
def half() -> Preview:
    return preview(get_scheme("mixture", **HALF))


def dollars(cents: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(round(payment / 100) for payment in cents)


@pytest.mark.parametrize(
    ("place", "scheme", "paid"),
    [
        # 50, 14 and 7 points of 71
        (0, "labour_union", (211, 59, 30)),
        (0, "shapley", (100, 100, 100)),
        # 72, 2 and 1 points of 75
        (1, "labour_union", (288, 8, 4)),
        # 47 2/3, 15 1/6 and 12 1/6 points of 75
        (1, "shapley", (191, 61, 49)),
        (1, "equal", (100, 100, 100)),
        # 65, 8 and 0 points of 73; 37, 36 and 0
        (2, "labour_union", (267, 33, 0)),
        (2, "shapley", (152, 148, 0)),
    ],
)
def test_the_plain_schemes_by_hand(half: Preview, place: int, scheme: str, paid: tuple[int, ...]) -> None:
    row = next(row for row in half.examples[place].others if row.scheme == scheme)
    assert dollars(row.payments_cents) == paid


def test_half_and_half_by_hand(half: Preview) -> None:
    assert [dollars(example.own.payments_cents) for example in half.examples] == [
        (100, 100, 100),
        (145, 80, 74),
        (126, 124, 50),
    ]
    assert [(example.alone, example.together) for example in half.examples] == [
        ((0.6, 0.6, 0.6), 0.81),
        ((0.82, 0.45, 0.4), 0.85),
        ((0.75, 0.74, 0.1), 0.83),
    ]


def test_who_gains_most_by_leaving_by_hand(half: Preview) -> None:
    """Alone, Ada of the second example would have 72 of 75 points, 288.00, and Bo 35 of 75, 140.00."""
    second = half.examples[1]
    assert (second.own.leaver.member, round(second.own.leaver.gain_cents / 100)) == (1, 143)
    rows = {row.scheme: row.leaver for row in second.others}
    assert rows["equal"] == Leaver(1, 188_00)
    assert rows["labour_union"] == Leaver(2, 132_00)
    assert (rows["shapley"].member, round(rows["shapley"].gain_cents / 100)) == (1, 97)


def test_the_properties_of_the_schemes_that_have_a_name_for_them(half: Preview) -> None:
    def of(name: str) -> tuple[bool, bool | None, bool | None]:
        found = half.own if name == "mixture" else next(row for row in half.others if row.scheme == name)
        return found.whole_pool, found.alike_paid_alike, found.nothing_for_nothing

    assert of("mixture") == (True, True, False)
    assert of("equal") == (True, True, False)
    assert of("labour_union") == (True, False, True)
    assert of("shapley") == (True, True, True)


def test_all_plain_schemes_stand_beside_it(half: Preview) -> None:
    assert [row.scheme for row in half.examples[0].others] == list(PLAIN_SCHEMES)
    assert [row.scheme for row in half.others] == list(PLAIN_SCHEMES)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_can_be_previewed_and_no_cent_is_lost(name: str) -> None:
    for example in preview(get_scheme(name)).examples:
        for row in (example.own, *example.others):
            assert sum(row.payments_cents) + row.undistributed_cents == 300_00


def test_a_cap_leaves_a_part_of_the_pool() -> None:
    capped = preview(get_scheme("bounded", of={"scheme": "shapley"}, cap=0.3))
    assert not capped.own.whole_pool
    assert capped.examples[2].own.payments_cents == (90_00, 90_00, 0)
    assert capped.examples[2].own.undistributed_cents == 120_00


def test_a_schedule_is_shown_as_of_a_turn() -> None:
    scheme = get_scheme("schedule")
    assert preview(scheme, turn=1).examples[1].own.payments_cents == (100_00, 100_00, 100_00)
    assert dollars(preview(scheme, turn=6).examples[1].own.payments_cents) == (191, 61, 49)


def test_pay_is_compared_with_what_would_be_lost(half: Preview) -> None:
    shapley = next(row for row in half.examples[1].others if row.scheme == "fair_value")
    assert shapley.contribution == pytest.approx(1.0)
    assert shapley.jain == pytest.approx(1.0)
    assert half.examples[0].own.contribution is None  # all alike: no correlation


def test_it_crosses_the_wire(half: Preview) -> None:
    adapter = TypeAdapter(Preview)
    assert adapter.validate_json(adapter.dump_json(half)) == half


# An example of one's own

OWN = Example(
    Words("Mine", "我的"),
    ("Dan", "Eve"),
    (Contribution(0.5, 1.0, 10_00), Contribution(1.0, 1.0, 10_00)),
    (Worth((1,), 0.2), Worth((2,), 0.2), Worth((2, 1), 0.5)),
)


def test_an_example_of_ones_own() -> None:
    (shown,) = preview(get_scheme("linear"), [OWN], 90_00).examples
    assert (shown.members, shown.own.payments_cents) == (("Dan", "Eve"), (30_00, 60_00))
    assert (shown.alone, shown.together) == ((0.3, 0.3), 0.6)
    assert shown.own.leaver == Leaver(1, 6_00)
    judged = preview(get_scheme("linear"), [OWN]).own
    assert (judged.alike_paid_alike, judged.nothing_for_nothing) == (
        None,
        None,
    )  # Eve's data are better; nobody adds nothing


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"worths": OWN.worths[:2]}, "the value of Dan and Eve is missing: give it"),
        ({"worths": (*OWN.worths, Worth((1, 2), 0.1))}, "the value of Dan and Eve is given twice"),
        ({"worths": (*OWN.worths, Worth((3,), 0.1))}, "the example has 4 values: give one for each of 3 coalitions"),
        ({"brought": OWN.brought[:1]}, "1 contributions for 2 members"),
        ({"members": ()}, "the example has 0 members: give 1 to 4"),
        ({"members": ("a", "b", "c", "d", "e")}, "the example has 5 members: give 1 to 4"),
    ],
)
def test_an_example_that_is_none_is_refused(changes: dict[str, object], says: str) -> None:
    with pytest.raises(SchemeError, match=says):
        replace(OWN, **changes)  # type: ignore[arg-type]  # that it is wrong is the point


def test_the_examples_are_three_federations_of_three() -> None:
    assert [example.title.en for example in EXAMPLES] == [
        "Three alike",
        "One strong, two weak",
        "Two good, one brings nothing",
    ]
    assert {example.members for example in EXAMPLES} == {("Ada", "Bo", "Cy")}
