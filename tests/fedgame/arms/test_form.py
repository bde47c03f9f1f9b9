"""The form has every key of an arm, with the range that refuses it and with words in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from engine.treatment import FederationSpec, Treatment, TreatmentError
from fedgame.arms.form import FormField, fields_by_key, form, keys
from fedgame.arms.form_words import CHOICE_WORDS, KEY_WORDS, SECTIONS
from fedgame.log.codec import TREATMENT

ONE = {"name": "Aurora", "scheme": "equal"}


def test_every_key_of_an_arm_has_words_and_no_words_are_of_no_key() -> None:
    missing = set(keys()) - set(KEY_WORDS)
    assert not missing, f"give {', '.join(sorted(missing))} a line in fedgame/arms/form_words.py"
    assert set(KEY_WORDS) == set(keys())
    assert [field.key for field in form()] == list(KEY_WORDS)


def test_every_key_and_every_choice_is_told_in_both_languages() -> None:
    for field in form():
        assert field.label.en, field.key
        assert field.label.zh, field.key
        assert bool(field.help.en) == bool(field.help.zh)
        for choice in field.choices:
            assert choice.words.en, (field.key, choice.name)
            assert choice.words.zh, (field.key, choice.name)
    assert {field.section for field in form()} == set(SECTIONS)
    assert set(CHOICE_WORDS) == {field.key for field in form() if field.choices}


def test_every_number_has_a_range() -> None:
    for field in form():
        if field.kind in ("number", "integer", "money", "share"):
            assert field.lowest is not None, field.key
            assert field.default is None or within(field, field.default), field.key


def within(field: FormField, value: Any) -> bool:
    ends = value if field.pair else [value]
    assert field.lowest is not None
    return all(field.lowest <= end and (field.highest is None or end <= field.highest) for end in ends)


def test_the_defaults_of_the_form_are_those_of_the_treatment() -> None:
    written: dict[str, Any] = {"federations": [ONE]}
    for field in form():
        if field.key.startswith("treatment.") and not field.key.startswith("treatment.endowment.listed."):
            place = written
            *path, last = field.key.split(".")[1:]
            for part in path:
                place = place.setdefault(part, {})
            place[last] = field.default
    assert TREATMENT.validate_python(written) == Treatment(federations=(FederationSpec("Aurora", "equal"),))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("title", "text"),
        ("treatment.turns", "integer"),
        ("treatment.market.beta", "number"),
        ("treatment.market.inertia", "share"),
        ("treatment.market.revenue_cents", "money"),
        ("treatment.costs.per_sample_cents", "money"),
        ("treatment.visibility", "choice"),
        ("treatment.training.model", "choice"),
        ("treatment.endowment.quality", "share"),
        ("treatment.endowment.listed", "entries"),
        ("treatment.stand_ins", "names"),
        ("bots", "names"),
        ("federations.scheme_parameters", "table"),
    ],
)
def test_a_key_is_of_the_kind_that_its_type_says(key: str, kind: str) -> None:
    assert fields_by_key()[key].kind == kind


def test_a_pair_a_bound_without_end_and_an_end_that_is_left_out_are_told() -> None:
    known = fields_by_key()
    training = known["treatment.phases.training"]
    assert (training.pair, training.lowest, training.highest, training.default) == (True, 1, 1000, [5, 15])
    assert known["federations.admission.min_payment_cents"].highest is None
    assert known["treatment.market.inertia"].below
    assert known["treatment.training.learning_rate"].above
    assert (known["federations.name"].needed, known["federations.name"].most) == (True, 40)


@pytest.mark.parametrize(
    "key", [one.key for one in form() if one.key.count(".") == 1 and one.lowest is not None and "treatment." in one.key]
)
def test_what_lies_beyond_the_range_is_refused_by_the_rules(key: str) -> None:
    field, name = fields_by_key()[key], key.removeprefix("treatment.")
    assert field.lowest is not None
    wrong: Any = {name: field.lowest - 1}
    with pytest.raises(TreatmentError, match=name):
        Treatment(federations=(FederationSpec("Aurora", "equal"),), **wrong)
