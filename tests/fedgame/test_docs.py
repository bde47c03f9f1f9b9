"""The pages for admins and researchers name every key and column, with the defaults that the code has."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, get_args

import pytest

from engine.refusals import REFUSALS, RefusalCode
from engine.schemes import SCHEMES, parameters_of
from engine.treatment import (
    AdmissionPolicy,
    Costs,
    EndowmentSpec,
    FederationSpec,
    Market,
    PhaseLengths,
    Training,
    Treatment,
)
from fedgame.arms.scenario import SCENARIOS, parse_scenario
from fedgame.export import SHEETS
from fedgame.export.choice_sets import CHOICE_SETS
from fedgame.export.relations import ROWS
from fedgame.export.session_answers import WIDE
from fedgame.export.session_sheets import SESSION_SHEETS
from fedgame.export.sheets import CODEBOOK
from fedgame.log.upcasts import SCHEMA_VERSION
from fedgame.settings import Settings
from fedgame.wire.codes import SERVER_CODES, ServerCode

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

SECTIONS = [
    ("## [treatment]", Treatment, {"federations", "phases", "endowment", "costs", "market", "training"}),
    ("### [treatment.phases]", PhaseLengths, set()),
    ("### [treatment.endowment]", EndowmentSpec, set()),
    ("### [treatment.costs]", Costs, set()),
    ("### [treatment.market]", Market, set()),
    ("### [treatment.training]", Training, set()),
    ("## [[federations]]", FederationSpec, set()),
    ("`admission` has these keys", AdmissionPolicy, set()),
]


def rows_after(page: str, heading: str) -> dict[str, str]:
    """Key and default of the first table after a heading."""
    assert heading in page, heading
    table = page.split(heading, 1)[1].split("\n|", 1)[1].split("\n\n", 1)[0]
    return dict(re.findall(r"\| `(\w+)` \| (.*?) \|", "\n|" + table))


def default_of(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return list(field.default) if isinstance(field.default, tuple) else field.default
    return field.default_factory() if field.default_factory is not MISSING else "needed"


@pytest.mark.parametrize(("heading", "part", "elsewhere"), SECTIONS, ids=[heading for heading, _, _ in SECTIONS])
def test_every_key_of_a_scenario_stands_in_its_page_with_its_default(
    heading: str, part: type, elsewhere: set[str]
) -> None:
    told = rows_after((DOCS / "scenarios.md").read_text(encoding="utf-8"), heading)
    known = {field.name: default_of(field) for field in fields(part) if field.name not in elsewhere}
    assert set(told) == set(known)
    for name, default in known.items():
        if default == "needed" or name == "admission":
            assert told[name] in ("needed", "see below")
        else:
            assert tomllib.loads(f"value = {told[name]}")["value"] == default, name


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_is_on_its_page_with_its_family_and_its_parameters(name: str) -> None:
    page = (DOCS / "schemes.md").read_text(encoding="utf-8")
    row = next((line for line in page.splitlines() if line.startswith(f"| `{name}` |")), "")
    if row:  # tests.test_registries asks for the row
        assert row.split(" | ")[1] == SCHEMES[name].family, f"the family of {name} in docs/schemes.md"
    table = page.split("## Parameters", 1)[1].split("\n|", 1)[1].split("\n\n", 1)[0]
    told = {parameter: tomllib.loads(f"v = {default}")["v"] for parameter, default in _parameters(table, name)}
    known = json.loads(json.dumps(parameters_of(name)))  # tests.test_registries asks for their rows
    assert told == {key: known.get(key) for key in told}, (
        f"the parameters of {name} in docs/schemes.md, under '## Parameters'"
    )


def _parameters(table: str, scheme: str) -> list[tuple[str, str]]:
    return re.findall(rf"\| `{scheme}\.(\w+)` \| (.*?) \|", table)


def test_the_page_of_schemes_calls_no_other_one_that_trains_every_coalition() -> None:
    page = (DOCS / "schemes.md").read_text(encoding="utf-8")
    said = page.split(" need the value of every coalition", 1)[0].rsplit("\n\n", 1)[1]
    needy = {name for name, scheme in SCHEMES.items() if scheme.needs == "all"}
    assert set(re.findall(r"`(\w+)`", said)) <= needy


def test_the_scenario_on_the_page_can_be_played() -> None:
    page = (DOCS / "scenarios.md").read_text(encoding="utf-8")
    scenario = parse_scenario("page", page.split("```toml\n")[1].split("```")[0])
    assert (len(scenario.seats), scenario.treatment.turns) == (6, 6)


def test_the_page_says_which_schema_a_scenario_can_name_today() -> None:
    assert f"`schema = {SCHEMA_VERSION}`" in (DOCS / "scenarios.md").read_text(encoding="utf-8")


def test_every_shipped_scenario_is_on_the_page() -> None:
    page = (DOCS / "scenarios.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in SCENARIOS)


def test_every_file_and_column_of_an_export_is_on_the_page() -> None:
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    described = [(sheet.name, sheet.columns) for sheet in (*SHEETS, CHOICE_SETS, *SESSION_SHEETS, CODEBOOK)]
    for name, columns in described:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        _, row, names = line.split(" | ")
        assert names.rstrip(" |") == ", ".join(column.name for column in columns)
        assert row == ROWS[name]
    assert f"| `{WIDE}` | {ROWS[WIDE]} |" in page


@pytest.mark.parametrize(
    ("heading", "codes"), [("## Refusals", REFUSALS), ("### What the server refuses", SERVER_CODES)]
)
def test_every_refusal_is_on_the_page_for_players_with_what_it_means(heading: str, codes: Mapping[str, str]) -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8").split(heading, 1)[1].split("\n###", 1)[0]
    assert dict(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \| (.*) \|$", page, re.M)) == codes


def test_every_code_has_its_meaning() -> None:
    assert set(get_args(RefusalCode)) == set(REFUSALS)
    assert set(get_args(ServerCode)) == set(SERVER_CODES)
    assert not set(REFUSALS) & set(SERVER_CODES)


def test_every_setting_is_on_the_page_for_admins_and_every_limit_with_its_number() -> None:
    page = (DOCS / "running.md").read_text(encoding="utf-8")
    assert {name.lower() for name in re.findall(r"`FEDGAME_([A-Z_]+)`", page)} == set(Settings.model_fields)
    limits = {name for name in Settings.model_fields if name.endswith(("_seat", "_address", "_account", "_messages"))}
    for name in limits:
        told = re.search(rf"`FEDGAME_{name.upper()}`\s+\((\d+)", page)
        assert told is not None, name
        assert int(told[1]) == Settings.model_fields[name].default, name
