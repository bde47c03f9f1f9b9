"""A formula pays by an expression, and whatever else is written there is refused, in bounded time."""

import math
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import SCHEMES, PayoffClaim, SchemeError, get_scheme
from engine.schemes.expression import MAX_DEPTH, MAX_LETTERS, exp, log, power
from engine.schemes.formula import VARIABLES
from engine.values.coalition import MAX_EXACT_PLAYERS, all_coalitions, leave_one_out, prefixes, singletons
from tests.engine.schemes.example import claim as example
from tests.engine.schemes.games import FOR_EACH_SCHEME, claims, one_useful_one_null, paid

PAYS = 7826
"""0.9 * 1.0 against 0.5 * 0.5."""


def weights(expression: str, claim: PayoffClaim | None = None) -> dict[int, float]:
    return get_scheme("formula", expression=expression).weights(example() if claim is None else claim)


@FOR_EACH_SCHEME
@given(claims())
def test_one_is_equal(claim: PayoffClaim) -> None:
    assert paid(get_scheme("formula", expression="1").allocate(claim)) == paid(get_scheme("equal").allocate(claim))


@pytest.mark.parametrize(
    ("expression", "scheme"),
    [
        ("shapley", "shapley"),
        ("v_alone", "individual"),
        ("gain", "labour_union"),
        ("loss", "leave_one_out"),
        ("q * d", "linear"),
    ],
)
@FOR_EACH_SCHEME
@given(claims())
def test_a_name_alone_is_the_scheme_that_goes_by_it(expression: str, scheme: str, claim: PayoffClaim) -> None:
    formula = get_scheme("formula", expression=expression)
    assert formula.allocate(claim).payments == get_scheme(scheme).allocate(claim).payments
    assert formula.weights(claim) == get_scheme(scheme).weights(claim)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("q", {1: 0.9, 2: 0.5}),
        ("d", {1: 1.0, 2: 0.5}),
        ("order", {1: 2.0, 2: 1.0}),  # player 2 joined first
        ("n", {1: 2.0, 2: 2.0}),
        ("v_all", {1: 0.6, 2: 0.6}),
        ("max(gain, 0.3) + 1", {1: 1.35, 2: 1.3}),
        ("min(q, d, 0.7)", {1: 0.7, 2: 0.5}),
        ("2 ** 3 - -1", {1: 9.0, 2: 9.0}),
        ("1 if order == 1 else 0.5", {1: 0.5, 2: 1.0}),
        ("(q > 0.6) * d", {1: 1.0, 2: 0.0}),
        ("1 if 0.4 < q <= 0.5 or not d else 2", {1: 2.0, 2: 1.0}),
        ("q and d", {1: 1.0, 2: 0.5}),
        ("abs(q - 1)", {1: 0.1, 2: 0.5}),
        ("sqrt(4) * log(exp(1))", {1: 2.0, 2: 2.0}),
        ("q - 0.7", {1: 0.2, 2: -0.2}),
        ("1e3 * .5", {1: 500.0, 2: 500.0}),
        ("  q  ", {1: 0.9, 2: 0.5}),
    ],
)
def test_by_hand(expression: str, expected: dict[int, float]) -> None:
    assert weights(expression) == pytest.approx(expected)


@pytest.mark.parametrize(
    "expression",
    [
        "1 / (n - 2)",
        "log(0)",
        "log(-q)",
        "sqrt(-1)",
        "(-8) ** 0.5",
        "0 ** -1",
        "exp(1000)",
        "9 ** 9 ** 9",
        "1e308 * 10",
        "exp(1000) - exp(1000)",
        "1e200 ** 2 / 1e200 ** 2",
        "(0 - 1e308) * 10",
    ],
)
def test_what_is_no_finite_number_counts_as_nothing(expression: str) -> None:
    assert weights(expression) == {1: 0.0, 2: 0.0}
    allocation = get_scheme("formula", expression=f"q + 0 * ({expression})").allocate(example())
    assert sum(allocation.payments.values()) + allocation.undistributed == 10_000


def test_a_weight_below_zero_is_kept_and_paid_nothing() -> None:
    allocation = get_scheme("formula", expression="q - 0.7").allocate(example())
    assert allocation.weights[2] == pytest.approx(-0.2)
    assert allocation.payments == {1: 10_000, 2: 0}


def test_counterexample_a_null_player_gets_nothing() -> None:
    assert get_scheme("formula").allocate(one_useful_one_null()).payments == {1: 50, 2: 50}


# What it needs

ALL = (3, 1, 2)


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("q * d - cost / 100 + order / n", set()),
        ("v_alone", singletons(ALL)),
        ("v_all", {frozenset(ALL)}),
        ("gain * v_all", prefixes(ALL)),
        ("loss", leave_one_out(ALL)),
        ("v_alone if q > 2 else loss", singletons(ALL) | leave_one_out(ALL)),
        ("shapley", set(all_coalitions(ALL))),
    ],
)
def test_only_the_coalitions_of_its_names_are_trained(expression: str, needed: set[frozenset[int]]) -> None:
    assert get_scheme("formula", expression=expression).coalitions_needed(ALL) == needed


@given(claims(), st.sampled_from([*VARIABLES, "v_alone if q > 0.5 else loss"]))
def test_no_other_value_is_asked_for(claim: PayoffClaim, expression: str) -> None:
    scheme = get_scheme("formula", expression=expression)
    values = {group: claim.game.value(group) for group in scheme.coalitions_needed(claim.members)}
    alone = replace(claim, game=type(claim.game)(claim.members, values))  # type: ignore[call-arg]  # a TabularGame
    assert scheme.allocate(alone) == scheme.allocate(claim)


def test_only_the_shapley_value_limits_the_members() -> None:
    get_scheme("formula", expression="loss + gain").check_members(64)
    get_scheme("formula", expression="shapley").check_members(MAX_EXACT_PLAYERS)
    with pytest.raises(SchemeError, match="the name shapley in a formula trains every coalition, so at most 12"):
        get_scheme("formula", expression="shapley").check_members(13)


# The functions, which must come out the same on every machine


@given(st.floats(1e-300, 1e300))
def test_logarithms_are_those_of_mathematics_to_the_last_bit_but_one(number: float) -> None:
    assert log(number) == pytest.approx(math.log(number), rel=4e-16, abs=1e-300)


@given(st.floats(-700, 700))
def test_exponentials_are_those_of_mathematics(number: float) -> None:
    assert exp(number) == pytest.approx(math.exp(number), rel=4e-16)


@given(st.floats(-1e3, 1e3), st.floats(-50, 50) | st.integers(-9, 9).map(float))
def test_powers_are_those_of_mathematics(base: float, exponent: float) -> None:
    try:
        expected = base**exponent
    except (ZeroDivisionError, OverflowError):
        expected = math.nan
    found = power(base, exponent)
    if isinstance(expected, complex) or math.isnan(expected):
        assert math.isnan(found) or math.isinf(found)
    else:
        assert found == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    ("base", "exponent"), [(2.0, 10.0), (3.0, 3.0), (0.5, 2.0), (-3.0, 3.0), (10.0, -1.0), (1.0, 1e300)]
)
def test_whole_powers_are_exact(base: float, exponent: float) -> None:
    assert power(base, exponent) == (1.0 if base == 1 else base**exponent)


def test_known_digits() -> None:
    """Rounded from forty digits and more, by hand; some C libraries give the neighbour of the last."""
    assert (exp(1.0), log(2.0), power(2.0, 0.5)) == (2.718281828459045, 0.6931471805599453, 1.4142135623730951)


# What is refused

WRONG = [
    ("", "it cannot be read"),
    ("q +", "it cannot be read"),
    ("q q", "it cannot be read"),
    ("quality", "at letter 1, the name quality is not known"),
    ("q + x", "at letter 5, the name x is not known"),
    ("True", "at letter 1, True is no number"),
    ("None", "None is no number"),
    ("'q'", "'q' is no number"),
    ("1j", "1j is no number"),
    ("...", "is no number"),
    ("q.real", "a part of something"),
    ("q.__class__", "a part of something"),
    ("().__class__.__bases__[0].__subclasses__()", "is not known"),
    ("[q]", "List is not allowed"),
    ("(q, d)", "Tuple is not allowed"),
    ("{q: d}", "Dict is not allowed"),
    ("q[0]", "a place in something"),
    ("lambda: 1", "a function of its own"),
    ("[q for q in d]", "ListComp is not allowed"),
    ("f'{q}'", "a text"),
    ("(x := 1)", ":="),
    ("q = 1", "it cannot be read"),
    ("import os", "it cannot be read"),
    ("q; d", "it cannot be read"),
    ("q\nd", "at letter 2, '\\n' is no letter"),
    ("ｑ", "at letter 1, 'ｑ' is no letter"),
    ("q\x00", "is no letter"),
    ("__import__('os')", "this function is not known"),
    ("eval('1')", "this function is not known"),
    ("open(1)", "this function is not known"),
    ("q(1)", "this function is not known"),
    ("(min)(1, 2)(3)", "this function is not known"),
    ("min", "the name min is not known"),
    ("__builtins__", "the name __builtins__ is not known"),
    ("min(1)", "min takes two values or more"),
    ("min(*q, 1)", "min takes plain values only"),
    ("max(1, 2, key=abs)", "max takes plain values only"),
    ("sqrt(1, 2)", "sqrt takes one value"),
    ("log()", "log takes one value"),
    ("q // d", "// is not allowed"),
    ("q % d", "% is not allowed"),
    ("q ^ d", "^ (a power is written **) is not allowed"),
    ("q << 9", "LShift is not allowed"),
    ("~q", "Invert is not allowed"),
    ("q is d", "Is is not allowed"),
    ("q in d", "In is not allowed"),
    ("await q", "Await is not allowed"),
    ("yield", "it cannot be read"),
    ("*q", "it cannot be read"),
    ("1e999", "the number is too large"),
    ("+".join(["q"] * 100), f"it is nested more than {MAX_DEPTH} deep"),
    ("min(" + ",".join(["q"] * 140) + ")", "it has more than 120 numbers"),
    ("-" * 280 + "q", f"nested more than {MAX_DEPTH} deep"),
    ("(" * 290, "it cannot be read"),
    ("q" * (MAX_LETTERS + 1), f"it has {MAX_LETTERS + 1} letters, more than {MAX_LETTERS}"),
    ("9**" * 90 + "9", f"nested more than {MAX_DEPTH} deep"),
    ("q+" * 10**6, f"letters, more than {MAX_LETTERS}"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "says"), WRONG, ids=[text[:24] for text, _ in WRONG])
def test_whatever_is_no_such_expression_is_refused_with_what_is_allowed(expression: str, says: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(SchemeError) as refused:
        get_scheme("formula", expression=expression)
    told = str(refused.value)
    assert says in told
    assert "min, max, abs, sqrt, log, exp are allowed" in told
    assert "v_alone" in told
    assert refused.value.at == ("expression",)
    assert len(told) < 600
    assert time.perf_counter() - begin < 1


def test_many_digits_and_parentheses_are_odd_but_harmless() -> None:
    assert weights("9" * 290) == {1: 1e290, 2: 1e290}
    assert weights("(" * 140 + "q" + ")" * 140) == weights("q")


@pytest.mark.parametrize("value", [3, True, ("q",), {"a": 1.0}])
def test_an_expression_is_a_text(value: object) -> None:
    with pytest.raises(SchemeError, match="it must be an expression, as a text"):
        get_scheme("formula", expression=value)  # type: ignore[arg-type]  # that it is wrong is the point


@given(st.text("qd01.+-*/()<>=, _['\"minaxelorft", max_size=60))
def test_any_text_is_paid_by_or_refused_with_a_sentence(text: str) -> None:
    try:
        scheme = get_scheme("formula", expression=text)
    except SchemeError:
        return
    allocation = scheme.allocate(example())
    assert sum(allocation.payments.values()) + allocation.undistributed == 10_000


@pytest.mark.parametrize(
    "expression", ["9**9**9**9**9**9", "exp(exp(exp(exp(9))))", "1e308**1e308", "-".join(["(2**1000)"] * 9)]
)
def test_an_evaluation_takes_no_time(expression: str) -> None:
    begin = time.perf_counter()
    weights(expression)
    assert time.perf_counter() - begin < 0.5


def test_a_formula_stands_within_other_schemes() -> None:
    parts = (
        {"scheme": "equal", "weight": 1},
        {"scheme": "formula", "weight": 1, "parameters": {"expression": "v_alone"}},
    )
    mixed = get_scheme("mixture", parts=parts)
    assert mixed.coalitions_needed((1, 2)) == singletons((1, 2))
    assert mixed.allocate(one_useful_one_null()).payments == {1: 75, 2: 25}
    with pytest.raises(SchemeError) as refused:
        get_scheme("mixture", parts=({**parts[1], "parameters": {"expression": "x"}},))
    assert refused.value.at == ("parts", 0, "parameters", "expression")


def test_it_is_no_scheme_to_compare_others_with() -> None:
    assert [name for name, scheme in SCHEMES.items() if scheme.configured] == [
        "mixture",
        "bounded",
        "formula",
        "schedule",
    ]
