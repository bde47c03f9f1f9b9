"""The pages for admins and researchers name every key and column, with the defaults that the code has."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

import pytest

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
from fedgame.export import TABLES
from fedgame.export.tables import CODEBOOK, CODEBOOK_COLUMNS
from fedgame.scenario import SCENARIOS, parse_scenario

DOCS = Path(__file__).parents[2] / "docs"

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


def test_the_scenario_on_the_page_can_be_played() -> None:
    page = (DOCS / "scenarios.md").read_text(encoding="utf-8")
    scenario = parse_scenario("page", page.split("```toml\n")[1].split("```")[0])
    assert (len(scenario.seats), scenario.treatment.turns) == (6, 6)


def test_every_shipped_scenario_is_on_the_page() -> None:
    page = (DOCS / "scenarios.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in SCENARIOS)


def test_every_file_and_column_of_an_export_is_on_the_page() -> None:
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    described = [(table.name, table.columns) for table in TABLES] + [(CODEBOOK, CODEBOOK_COLUMNS)]
    for name, columns in described:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert line.split(" | ")[-1].rstrip(" |") == ", ".join(column.name for column in columns)
