"""Every scheme, bot, task, model, partition and kind of federation is registered, explained, tested and documented.

A step that was forgotten is one sentence here, and here alone; docs/contributing.md lists the steps.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from engine.bots import BOTS
from engine.schemes import SCHEMES, parameters_of
from engine.schemes.base import PayoffScheme
from engine.schemes.families import FAMILIES, FIELD_HEIGHT, FIELD_WIDTH, Picture
from engine.values.words import UNEXPLAINED
from federation_sim import FEDERATIONS, MODELS, PARTITIONS, TASKS
from federation_sim.tasks import FILE_TASKS
from fedgame.results import FIGURES
from tests.engine.bots.contract import BotContract
from tests.registries import ROOT, Kind, complaints, own_test, table_rows

EVERY_COALITION = " need the value of every coalition"


def of_scheme(name: str, thing: object, module: str) -> Iterator[str]:
    assert isinstance(thing, type)
    assert issubclass(thing, PayoffScheme)
    where = f"engine/schemes/{module}.py"
    if thing.name != name:
        yield f"scheme {name!r} calls itself {thing.name!r}: give it the `name` of its line in SCHEMES in {where}"
    if thing.family not in FAMILIES:
        yield f"scheme {name!r} is of the family {thing.family!r}: choose one of {', '.join(FAMILIES)} in {where}"
    if not re.search(r"\b(19|20)\d\d\b", thing.source):
        yield f"scheme {name!r} names no paper with its year: fill in `source` in {where}"
    page = (ROOT / "docs" / "schemes.md").read_text(encoding="utf-8")
    for parameter in parameters_of(name) if name in SCHEMES else ():
        if f"\n| `{name}.{parameter}` |" not in page:
            yield (
                f"parameter {parameter!r} of scheme {name!r} is not in docs/schemes.md: give it a row under '## Parameters'"
            )
    if thing.needs == "all" and f"`{name}`" not in page.split(EVERY_COALITION, 1)[0].rsplit("\n\n", 1)[1]:
        yield f"scheme {name!r} trains every coalition: name it in docs/schemes.md before {EVERY_COALITION.strip()!r}"
    test = own_test("tests.engine.schemes", module)
    if test is not None and not isinstance(getattr(test, "PAYS", None), int):
        yield (
            f"scheme {name!r} has no example: write PAYS in tests/engine/schemes/test_{module}.py, the cents that "
            "player 1 gets of the 10,000 of tests/engine/schemes/example.py"
        )


def of_bot(name: str, thing: object, module: str) -> Iterator[str]:
    if own_test("tests.engine.bots", module) and name not in {test.policy for test in BotContract.__subclasses__()}:
        yield (
            f"bot {name!r} is not held to the contract: write a class that inherits BotContract with policy = {name!r} "
            f"in tests/engine/bots/test_{module}.py"
        )


def of_task(name: str, thing: object, module: str) -> Iterator[str]:
    if name not in table_rows((ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8"), "## Data sets"):
        yield f"task {name!r} does not say whose data it has: give it a row under '## Data sets' in THIRD_PARTY_NOTICES.md"
    test = ROOT / "tests" / "federation_sim" / "tasks" / f"test_{module}.py"
    if test.is_file() and f'task_facts("{name}")' not in test.read_text(encoding="utf-8"):
        yield f'task {name!r} has no facts in its test: check task_facts("{name}") in tests/federation_sim/tasks/test_{module}.py'


KINDS = [
    Kind(
        "scheme",
        "engine.schemes",
        "SCHEMES",
        SCHEMES,
        "docs/schemes.md",
        "# The incentive schemes",
        others=frozenset(
            {
                "base",
                "debts",
                "division",
                "expression",
                "fairness",
                "families",
                "memory",
                "reasons",
                "told",
                "nesting",
                "parameters",
                "preview",
            }
        ),
        tests="tests/engine/schemes",
        more=of_scheme,
    ),
    Kind(
        "bot",
        "engine.bots",
        "BOTS",
        BOTS,
        "docs/scenarios.md",
        "### The bots",
        others=frozenset({"base"}),
        tests="tests/engine/bots",
        more=of_bot,
    ),
    Kind(
        "task",
        "federation_sim.tasks",
        "TASKS",
        TASKS,
        "docs/training.md",
        "# The training alone",
        others=frozenset({"task", "report", "bundled"}),
        elsewhere=tuple(FILE_TASKS.values()),
        tests="tests/federation_sim/tasks",
        more=of_task,
    ),
    Kind(
        "model",
        "federation_sim.models",
        "MODELS",
        MODELS,
        "docs/training.md",
        "## What is trained",
        others=frozenset({"model"}),
    ),
    Kind(
        "partition",
        "federation_sim.partitions",
        "PARTITIONS",
        PARTITIONS,
        "docs/training.md",
        "## Who has which samples",
        others=frozenset({"partition"}),
    ),
    Kind(
        "kind of federation",
        "federation_sim.federations",
        "FEDERATIONS",
        FEDERATIONS,
        "docs/training.md",
        "### Kinds of federation",
        others=frozenset({"kind"}),
    ),
    Kind(
        "figure",
        "fedgame.results",
        "FIGURES",
        FIGURES,
        "docs/results.md",
        "## The figures",
        others=frozenset({"answer", "facts", "figure", "interval", "saying"}),
    ),
]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.what for kind in KINDS])
def test_nothing_was_forgotten_of_what_was_added(kind: Kind) -> None:
    told = complaints(kind)
    if told:
        pytest.fail("\n".join(told), pytrace=False)


def test_pictures_stay_on_their_field_and_have_a_place_for_the_reader() -> None:
    own = [scheme.picture for scheme in SCHEMES.values() if scheme.picture is not None]
    for picture in [*own, *(family.picture for family in FAMILIES.values())]:
        for bar in picture.bars:
            assert bar.x >= 0 <= bar.y
            assert bar.x + bar.width <= FIELD_WIDTH
            assert bar.y + bar.height <= FIELD_HEIGHT
        assert any(bar.kind == "you" for bar in picture.bars)
        assert picture.title.en
        assert picture.title.zh


def test_every_family_has_a_scheme_and_a_picture_of_its_own() -> None:
    assert {scheme.family for scheme in SCHEMES.values()} >= set(FAMILIES)
    assert all(isinstance(family.picture, Picture) for family in FAMILIES.values())


THING = """
from engine.values.words import Explained, Words

class Thing:
    words = Explained(Words("Thing", "东西"), Words("It is.", "它在。"), Words("It is there.", "它在那里。"))
"""
PAGE = "# Things\n\n| thing | what |\n|---|---|\n| `thing` | it is |\n"


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kind:
    """A kind in a folder of its own, with one thing that has all it needs."""
    package = f"things_of_{tmp_path.name.replace('-', '_')}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / "thing.py").write_text(THING, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_thing.py").touch()
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    thing = importlib.import_module(f"{package}.thing").Thing
    return Kind("thing", package, "THINGS", {"thing": thing}, "page.md", "# Things", tests="tests", root=tmp_path)


def test_a_thing_with_all_its_steps_has_no_complaint(added: Kind) -> None:
    assert complaints(added) == []


def test_a_module_that_is_not_registered_is_told_where_its_line_goes(added: Kind) -> None:
    (added.root / added.folder / "other.py").write_text(THING, encoding="utf-8")
    assert complaints(added) == [
        f"{added.folder}/other.py is no thing yet: give it a line in THINGS of {added.folder}/__init__.py"
    ]


def test_words_that_are_missing_are_told_by_part_and_language(added: Kind) -> None:
    thing = added.things["thing"]
    whole = thing.words  # type: ignore[attr-defined]  # the class above
    where = f"{added.folder}/thing.py"
    thing.words = replace(whole, short=replace(whole.short, zh=" "))  # type: ignore[attr-defined]
    assert complaints(added) == [f"thing 'thing' does not say its short in Chinese: fill in `words` in {where}"]
    thing.words = replace(whole, name=replace(whole.name, zh="Thing"))  # type: ignore[attr-defined]
    assert complaints(added) == [f"thing 'thing' says its name in Chinese as 'Thing': translate it in {where}"]
    thing.words = UNEXPLAINED  # type: ignore[attr-defined]
    assert complaints(added) == [
        "thing 'thing' does not say its name in English, name in Chinese, short in English, short in Chinese, "
        f"long in English, long in Chinese: fill in `words` in {where}"
    ]


def test_a_thing_without_a_test_is_told_which_file_to_write(added: Kind) -> None:
    (added.root / "tests" / "test_thing.py").unlink()
    assert complaints(added) == ["thing 'thing' has no test: write tests/test_thing.py"]


def test_a_thing_that_is_not_on_the_page_is_told_under_which_heading(added: Kind) -> None:
    (added.root / "page.md").write_text(PAGE.replace("`thing`", "`nothing`"), encoding="utf-8")
    assert complaints(added) == [
        "thing 'thing' is not in page.md: give it a row under '# Things'",
        "page.md has a row for 'nothing', which is no thing of THINGS: take it out",
    ]


class Nameless(SCHEMES["equal"]):  # type: ignore[misc]  # a class of the registry
    name = ""
    family = "generous"
    source = "a good idea"
    needs = "all"


@dataclass(frozen=True, slots=True)
class Generous(SCHEMES["linear"]):  # type: ignore[misc]  # a class of the registry
    name = "generous"
    generosity: float = 1.0


def test_a_parameter_that_is_not_on_the_page_is_told_under_which_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast(dict[str, object], SCHEMES), "generous", Generous)
    assert list(of_scheme("generous", Generous, "linear")) == [
        f"parameter {parameter!r} of scheme 'generous' is not in docs/schemes.md: give it a row under '## Parameters'"
        for parameter in ("quality_weight", "quantity_weight")
    ]


def test_a_scheme_that_says_too_little_of_itself_is_told_what() -> None:
    assert list(of_scheme("equal", Nameless, "equal")) == [
        "scheme 'equal' calls itself '': give it the `name` of its line in SCHEMES in engine/schemes/equal.py",
        f"scheme 'equal' is of the family 'generous': choose one of {', '.join(FAMILIES)} in engine/schemes/equal.py",
        "scheme 'equal' names no paper with its year: fill in `source` in engine/schemes/equal.py",
        "scheme 'equal' trains every coalition: name it in docs/schemes.md before 'need the value of every coalition'",
    ]


def test_a_task_that_does_not_say_whose_data_it_has_is_told_where_to_say_it() -> None:
    assert list(of_task("guesses", object(), "wine")) == [
        "task 'guesses' does not say whose data it has: give it a row under '## Data sets' in THIRD_PARTY_NOTICES.md",
        "task 'guesses' has no facts in its test: check task_facts(\"guesses\") in tests/federation_sim/tasks/test_wine.py",
    ]


def test_a_bot_without_its_contract_is_told_what_to_inherit() -> None:
    (told,) = of_bot("clever", object, "random_bids")
    assert told == (
        "bot 'clever' is not held to the contract: write a class that inherits BotContract with policy = 'clever' "
        "in tests/engine/bots/test_random_bids.py"
    )
