"""Schemes within schemes: how a scenario file says them, where it is told what is wrong, and what they are hashed as."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.schemes import get_scheme
from engine.treatment import FederationSpec, Treatment
from fedgame.arms.identity import CANONICAL_SCHEMA, treatment_form, treatment_hash, without_defaults
from fedgame.arms.scenario import load_scenario, parse_scenario
from fedgame.documents import DocumentError
from fedgame.log.codec import TREATMENT, canonical, read_treatment
from fedgame.log.upcasts import SCHEMA_VERSION, Step

MIXTURE = """
title = "Half and half"

[[federations]]
name = "Delta"
scheme = "mixture"

[[federations.scheme_parameters.parts]]
scheme = "equal"
weight = 1

[[federations.scheme_parameters.parts]]
scheme = "linear"
weight = 3
parameters = { quality_weight = 2 }
"""


def of(**parameters: object) -> Treatment:
    return Treatment((FederationSpec("Delta", "mixture", parameters),))  # type: ignore[arg-type]  # as a file has them


def form(treatment: Treatment) -> object:
    return treatment_form(treatment)["federations"][0].get("scheme_parameters")


def test_a_scenario_says_a_mixture_part_by_part() -> None:
    (spec,) = parse_scenario("half", MIXTURE).treatment.federations
    assert spec.scheme_parameters == {
        "parts": (
            {"scheme": "equal", "weight": 1.0},
            {"scheme": "linear", "weight": 3.0, "parameters": {"quality_weight": 2.0}},
        )
    }
    assert spec.payoff_scheme == get_scheme("mixture", **spec.scheme_parameters)


def test_it_is_stored_and_read_back_as_it_is() -> None:
    treatment = parse_scenario("half", MIXTURE).treatment
    assert read_treatment(canonical(TREATMENT, treatment), SCHEMA_VERSION) == treatment
    assert read_treatment(json.dumps(treatment_form(treatment)), CANONICAL_SCHEMA) == treatment


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("weight = 3", "weight = 0"), "federations[1].scheme_parameters.parts[2].weight = 0.0 is not possible"),
        (("weight = 3", "share = 3"), "federations[1].scheme_parameters.parts[2].share = 3.0 is not possible"),
        (("weight = 3", ""), "scheme 'linear' has no weight: it must be a number above 0"),
        (('"linear"', '"liner"'), "federations[1].scheme_parameters.parts[2].scheme = 'liner' is not possible"),
        (("= 2 }", "= -2 }"), "federations[1].scheme_parameters.parts[2].parameters.quality_weight = -2.0 is not"),
        (("= 2 }", "= [2020-01-01] }"), "quality_weight"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, wrong: tuple[str, str], told: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(MIXTURE.replace(*wrong), encoding="utf-8")
    with pytest.raises(DocumentError) as refusal:
        load_scenario(str(path))
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


# What it is hashed as


def test_a_default_that_is_written_out_within_is_no_part_of_the_form() -> None:
    short = of(parts=[{"scheme": "linear", "weight": 1}])
    long = of(parts=[{"scheme": "linear", "weight": 1.0, "parameters": {"quality_weight": 1, "quantity_weight": 1.0}}])
    assert form(short) == form(long) == {"parts": [{"scheme": "linear", "weight": 1.0}]}
    assert treatment_hash(short) == treatment_hash(long)


def test_the_default_parts_are_no_part_of_the_form() -> None:
    written = of(parts=[{"scheme": "equal", "weight": 0.5}, {"scheme": "shapley", "weight": 0.5}])
    assert form(written) is None
    assert treatment_hash(written) == treatment_hash(of())


def test_every_choice_within_makes_another_arm() -> None:
    linear = {"scheme": "linear", "weight": 1.0}
    others = [
        of(parts=[linear]),
        of(parts=[{**linear, "weight": 2.0}]),
        of(parts=[{**linear, "parameters": {"quality_weight": 2.0}}]),
        of(parts=[{**linear, "scheme": "equal"}]),
        of(parts=[linear, linear]),
        of(parts=[linear, {"scheme": "equal", "weight": 1.0}]),
        of(parts=[{"scheme": "equal", "weight": 1.0}, linear]),
        of(parts=[{"scheme": "mixture", "weight": 1.0, "parameters": {"parts": [linear]}}]),
    ]
    assert len({treatment_hash(other) for other in others}) == len(others)


def test_a_changed_default_within_leaves_old_arms_alone() -> None:
    steps = (Step(left_out_of_schemes={"linear": {"quality_weight": 3.0}}),)
    part = {"scheme": "linear", "weight": 2.0}
    (new,) = of(parts=[part]).federations
    old = replace(new, scheme_parameters={"parts": ({**part, "parameters": {"quality_weight": 3.0}},)})
    assert without_defaults(old, steps)["scheme_parameters"] == {"parts": [part]}
    assert without_defaults(new, steps)["scheme_parameters"] == {
        "parts": [{**part, "parameters": {"quality_weight": 1.0}}]
    }
