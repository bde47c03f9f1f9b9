"""Documents of arms: TOML both ways, every problem at its place, differences, copies, and the hash of a frozen one."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import parameters_of
from fedgame.arms.check import check, checked, path_of
from fedgame.arms.compare import compare, vary
from fedgame.arms.document import (
    Document,
    at,
    changed,
    document_of,
    from_toml,
    frozen_hash,
    ordered,
    scenario_from,
    to_toml,
)
from fedgame.arms.form import form
from fedgame.arms.problems import PROBLEM_CODES
from fedgame.arms.scenario import SCENARIOS, get_scenario
from fedgame.documents import DocumentError
from fedgame.log.upcasts import SCHEMA_VERSION

QUICK = document_of(get_scenario("quickstart"))

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
key = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
scalar = st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | text
tree = st.recursive(
    scalar, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(key, inner, max_size=4), max_leaves=25
)
documents = st.dictionaries(
    st.sampled_from(["title", "persons", "bots", "treatment", "federations"]) | key, tree, max_size=8
)


@given(documents)
def test_toml_says_whatever_a_document_says(document: Document) -> None:
    plain = {name: value for name, value in document.items() if name != "schema"}
    assert from_toml(to_toml(plain)) == ordered(plain)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_and_its_document_are_the_same_game(name: str) -> None:
    scenario = get_scenario(name)
    again = scenario_from(from_toml(to_toml(document_of(scenario))), name=name)
    assert again == scenario
    assert check(document_of(scenario)) == ()


def test_a_document_of_an_older_schema_keeps_what_it_meant() -> None:
    document = from_toml('schema = 1\ntitle = "Old"\n[[federations]]\nname = "A"\nscheme = "equal"\n')
    assert document["schema"] == SCHEMA_VERSION
    assert at(document, "treatment.training.learning_rate") == 1.0
    assert at(document, "federations.0.name") == "A"
    assert at(document, "federations.1") is None


@pytest.mark.parametrize(
    ("toml", "told"),
    [("title = ", "this is not TOML"), ("beta = nan", "beta"), ("x = [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "nested")],
)
def test_what_is_no_document_is_refused(toml: str, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        from_toml(toml)


def test_a_date_is_a_text_which_stands_nowhere() -> None:
    text = to_toml(QUICK)
    assert "beta = 12.0" in text
    problems = check(from_toml(text.replace("beta = 12.0", "beta = 2026-01-01")))
    assert [(one.path, one.code) for one in problems] == [("treatment.market.beta", "type")]


# Every problem, at its place

WRONG: list[tuple[str, Any, str, str]] = [
    # where, what is put there, the path of the problem, its code
    ("title", "", "title", "missing"),
    ("title", 3, "title", "type"),
    ("title", "x" * 1001, "title", "length"),
    ("persons", 65, "persons", "range"),
    ("persons", True, "persons", "type"),
    ("bots", ["random", "clever"], "bots.1", "choice"),
    ("bots", ["random"] * 65, "bots", "length"),
    ("treatment", 3, "treatment", "type"),
    ("treatment.turns", 0, "treatment.turns", "range"),
    ("treatment.turns", 2.5, "treatment.turns", "type"),
    ("treatment.market.betta", 3, "treatment.market.betta", "unknown"),
    ("treatment.market.inertia", 1, "treatment.market.inertia", "range"),
    ("treatment.visibility", "all", "treatment.visibility", "choice"),
    ("treatment.phases.training", [9, 5], "treatment.phases.training", "order"),
    ("treatment.phases.training", [5], "treatment.phases.training", "type"),
    ("treatment.phases.training", [0, 5], "treatment.phases.training.0", "range"),
    ("treatment.stand_ins", [], "treatment.stand_ins", "length"),
    ("treatment.endowment.listed", [{"quality": 2}], "treatment.endowment.listed.0.quality", "range"),
    ("treatment.training.model", "cnn", "treatment.training.model", "choice"),
    ("treatment.training.task", "csv:/etc/passwd?target=x", "treatment.training.task", "file"),
    ("treatment.training.max_samples", 9999, "treatment.training.max_samples", "samples"),
    ("treatment.training.partition", "party", "treatment.training.partition", "training"),
    ("federations", [], "federations", "range"),
    ("federations", {}, "federations", "type"),
    ("federations.1.name", "Aurora", "federations.1.name", "twice"),
    ("federations.1.scheme", "shaply", "federations.1.scheme", "choice"),
    ("federations.1.scheme_parameters", {"exponent": 2}, "federations.1.scheme_parameters.exponent", "scheme"),
    (
        "federations.1.scheme_parameters",
        {"quality_weight": -1},
        "federations.1.scheme_parameters.quality_weight",
        "range",
    ),
    (
        "federations.1",
        {"scheme": "beta_shapley", "name": "B", "scheme_parameters": {"alpha": "high"}},
        "federations.1.scheme_parameters.alpha",
        "type",
    ),
    (
        "federations.1",
        {"scheme": "bounded", "name": "B", "scheme_parameters": {"floor": 0.5, "cap": 0.4}},
        "federations.1.scheme_parameters.floor",
        "range",
    ),
    ("federations.1.admission.max_members", 65, "federations.1.admission.max_members", "range"),
    (
        "federations.1",
        {"scheme": "banzhaf", "name": "B", "admission": {"max_members": 13}},
        "federations.1.admission.max_members",
        "members",
    ),
    ("federations.1.admission.min_payment_cents", 60_000, "federations.1.admission.min_payment_cents", "fee"),
    ("federations.1.admission.min_resources", 11, "federations.1.admission.min_resources", "resources"),
]


@pytest.mark.parametrize(("where", "value", "path", "code"), WRONG, ids=[f"{row[2]} {row[3]}" for row in WRONG])
def test_a_wrong_value_is_told_at_its_place_with_what_would_be_right(
    where: str, value: Any, path: str, code: str
) -> None:
    problems = check(changed(QUICK, where, value))
    assert (path, code) in [(one.path, one.code) for one in problems]
    for one in problems:
        assert one.message.endswith(".")
        assert one.code in PROBLEM_CODES


def test_all_problems_are_told_and_not_only_the_first() -> None:
    wrong = QUICK
    for where, value, *_ in WRONG[:3] + WRONG[8:12] + WRONG[23:24]:
        wrong = changed(wrong, where, value)
    assert len({one.path for one in check(wrong)}) == 5


def test_a_fee_above_what_players_own_says_what_would_be_right_and_where_else_it_could_be_put_right() -> None:
    (told,) = check(changed(QUICK, "federations.3.admission.min_payment_cents", 60_000))
    assert told.message == (
        "Nobody could pay this: players start with $500.00. Enter $500.00 or less, or raise the endowment."
    )
    assert (told.value, told.facts, told.see) == ("60000", {"most": 50_000}, "treatment.endowment.money_cents")
    assert check(changed(QUICK, "federations.3.admission.min_payment_cents", 50_000)) == ()


def test_who_owns_more_by_a_list_can_pay_more() -> None:
    rich = {"quality": 1, "quantity": 1, "resources": 4, "money_cents": 90_000}
    listed = changed(QUICK, "treatment.endowment.listed", [rich])
    assert check(changed(listed, "federations.3.admission.min_payment_cents", 90_000)) == ()


@given(documents)
def test_whatever_a_document_says_it_is_checked_and_what_has_no_problem_is_a_game(document: Document) -> None:
    scenario, problems = checked(ordered(document))
    assert (scenario is None) <= bool(problems)


@given(st.sampled_from([field.key for field in form() if field.key.startswith("treatment.")]), scalar)
def test_a_value_that_the_check_lets_pass_is_taken_by_the_rules(path: str, value: Any) -> None:
    if path.startswith("treatment.endowment.listed."):
        path = "treatment.endowment.listed"
    scenario, problems = checked(changed(QUICK, path, value))
    assert scenario is not None or problems
    assert scenario is None or scenario == scenario_from(changed(QUICK, path, value))


def test_a_key_as_people_write_it_is_a_path() -> None:
    assert path_of("federations[2].admission.max_members") == "federations.1.admission.max_members"


# Differences and copies


def test_an_arm_differs_from_itself_in_nothing_also_with_its_defaults_written_out() -> None:
    assert compare(QUICK, QUICK) == ()
    assert compare(QUICK, changed(QUICK, "treatment.ticks_per_turn", 10)) == ()
    assert compare(QUICK, changed(QUICK, "federations.5.scheme_parameters", {"omega": 1.0})) == ()
    assert compare(QUICK, changed(QUICK, "title", "Another")) == ()


def test_what_differs_is_told_with_the_federation_by_name() -> None:
    other = changed(changed(QUICK, "federations.3.scheme", "banzhaf"), "treatment.turns", 6)
    told = [(one.key, one.path, one.federation, one.left, one.right) for one in compare(QUICK, other)]
    assert told == [
        ("treatment.turns", "treatment.turns", None, 5, 6),
        ("federations.scheme", "federations.3.scheme", "Delta", "shapley", "banzhaf"),
        (
            "federations.scheme_parameters",
            "federations.3.scheme_parameters",
            "Delta",
            *map(compared, ("shapley", "banzhaf")),
        ),
    ]


def compared(scheme: str) -> dict[str, Any]:
    return dict(parameters_of(scheme))


def test_a_wrong_part_of_a_mixture_is_told_at_its_place() -> None:
    parts = [{"scheme": "equal", "weight": 1}, {"scheme": "linear", "weight": -1, "parameters": {"quality_weight": 2}}]
    mixed = changed(
        changed(QUICK, "federations.1.scheme", "mixture"), "federations.1.scheme_parameters", {"parts": parts}
    )
    (told,) = check(mixed)
    assert told.path == "federations.1.scheme_parameters.parts.1.weight"
    # A page says it in its own words.
    assert (told.code, told.facts) == ("range", {"low": 0, "high": 1_000_000, "above": 1})
    right = changed(mixed, told.path, 3)
    assert check(right) == ()
    assert check(from_toml(to_toml(right))) == ()
    assert compare(right, changed(right, "federations.1.scheme_parameters.parts.1.weight", 3.0)) == ()
    assert [one.key for one in compare(right, changed(right, told.path, 2))] == ["federations.scheme_parameters"]


def test_federations_that_come_go_or_change_places_are_told() -> None:
    fewer, moved = deepcopy(QUICK), deepcopy(QUICK)
    federations = QUICK["federations"]
    assert isinstance(federations, list)
    first, second, third, *others = federations
    fewer["federations"] = [first, third, *others]
    moved["federations"] = [third, first, second, *others]
    assert [(one.key, one.federation, one.left, one.right) for one in compare(QUICK, fewer)] == [
        ("federations", "Borealis", "Borealis", None)
    ]
    assert [(one.federation, one.left, one.right) for one in compare(fewer, QUICK)] == [("Borealis", None, "Borealis")]
    assert [one.key for one in compare(QUICK, moved)] == ["federations"]


@given(st.sampled_from(SCENARIOS), st.sampled_from(SCENARIOS))
def test_nothing_differs_exactly_where_the_hashes_are_the_same(one: str, other: str) -> None:
    left, right = document_of(get_scenario(one)), document_of(get_scenario(other))
    same = frozen_hash(scenario_from(left)) == frozen_hash(scenario_from(right))
    assert (compare(left, right) == ()) == same


def test_copies_differ_in_one_key_and_say_so_in_their_titles() -> None:
    copies = vary(QUICK, "federations.3.scheme", ["equal", "banzhaf"])
    assert [copy["title"] for copy in copies] == ["Quick start: equal", "Quick start: banzhaf"]
    assert all({one.path for one in compare(QUICK, copy)} >= {"federations.3.scheme"} for copy in copies)
    with pytest.raises(DocumentError, match="from 1 to 12"):
        vary(QUICK, "treatment.turns", list(range(13)))
    with pytest.raises(DocumentError, match="no place"):
        vary(QUICK, "federations.9.scheme", ["equal"])


def test_a_frozen_arm_has_the_hash_that_its_games_will_have() -> None:
    document = changed(QUICK, "title", "Called otherwise")
    assert frozen_hash(scenario_from(document)) == frozen_hash(get_scenario("quickstart"))
    assert frozen_hash(scenario_from(changed(document, "treatment.turns", 6))) != frozen_hash(
        get_scenario("quickstart")
    )


# Files of one's own


def test_a_file_is_found_by_its_digest_among_what_was_uploaded_and_nowhere_else(tmp_path: Path) -> None:
    rows = "\n".join(["age,ill", *(f"{row % 70},{row % 2}" for row in range(60))])
    digest = "0" * 64
    (tmp_path / digest).mkdir()
    (tmp_path / digest / "people.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "secret.csv").write_text(rows, encoding="utf-8")
    small = changed(QUICK, "treatment.training.max_samples", 5)
    for task in (
        f"csv:{tmp_path}/secret.csv?target=ill",
        f"csv:../secret.csv?target=ill&digest={digest}",
        f"csv:..%2Fsecret.csv?target=ill&digest={digest}",
        "csv:people.csv?target=ill",
        f"csv:people.csv?target=ill&digest={'1' * 64}",
        f"csv:people.csv?target=ill&digest={digest}",  # which is not what the content has
    ):
        (told,) = check(changed(small, "treatment.training.task", task), tmp_path)
        assert (told.path, told.code) == ("treatment.training.task", "file")


def test_every_code_of_a_problem_is_met_by_a_wrong_value_above() -> None:
    met = {code for *_, code in WRONG} | {"quality", "quantity", "seats", "listed", "other"}
    assert met == set(PROBLEM_CODES)


@pytest.mark.parametrize(
    ("where", "value", "code"),
    [
        ("federations.0.admission.min_quality", 0.9, "quality"),
        ("federations.0.admission.min_quantity", 0.9, "quantity"),
        ("treatment.endowment.listed", [{"quality": 1, "quantity": 1, "resources": 1, "money_cents": 1}] * 9, "listed"),
    ],
)
def test_what_nobody_could_bring_and_more_endowments_than_seats_are_told(where: str, value: Any, code: str) -> None:
    poor = changed(
        changed(QUICK, "treatment.endowment.quality", [0.2, 0.8]), "treatment.endowment.quantity", [0.2, 0.8]
    )
    assert code in [one.code for one in check(changed(poor, where, value))]


def test_a_game_without_seats_is_told() -> None:
    (told,) = check(changed(changed(QUICK, "persons", 0), "bots", []))
    assert (told.path, told.code) == ("persons", "seats")


def test_problems_are_plain_json() -> None:
    assert json.dumps([one.value for one in check(changed(QUICK, "title", {"a": [1]}))])
