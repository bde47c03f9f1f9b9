"""An experiment as a file: the same after it was written and read, and what is wrong is told with its key and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fedgame.documents import DocumentError
from fedgame.rooms.experiment_files import from_toml, line_of, to_toml
from fedgame.rooms.templates import READY, TEMPLATES, ready, template
from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAYMENT, STAGES, design, researcher

STRANGE = (
    "Two\nlines.",
    "\nThe first is empty, and the last.\n",
    "Windows\r\nlines",
    'Quotes " and """ and \\r',
    "中文，\t制表",
    "[stages]\nkind = 3",
    "x" * 20_000,
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_the_same_from_its_file(name: str) -> None:
    assert from_toml(to_toml(template(name))) == template(name)


@pytest.mark.parametrize("text", STRANGE)
def test_any_text_is_the_same_from_its_file(text: str) -> None:
    page = {"kind": "information", "name": "page", "pages": [{"en": text, "zh": text}]}
    document = design(page, GAME, *map(ready, READY), contact={"en": text})
    assert from_toml(to_toml(document)) == document


def test_a_key_without_a_value_is_left_out() -> None:
    document = design(*STAGES)
    document["arms"][0]["arm"] = None
    assert from_toml(to_toml(document)) == design(*STAGES)
    with pytest.raises(DocumentError, match=r"points\.0 = None is not possible"):
        to_toml({"points": [None]})


FILE = """title = "Two people"
description = '''
[stages]
size = "many"
'''
arms = [
  { title = "One", scenario = "tiny" },
  { title = "Two", scenario = "tiny", size = 2 },
]

[[stages]]
kind = "questionnaire"
name = "asked"
[[stages.pages]]
[[stages.pages.questions]]
kind = "scale"
name = "fair"
text.en = "How fair?"
[[stages.pages.questions]]
kind = "scale"
name = "sure"
highest = 7
[stages.pages.questions.text]
en = "How sure?"

[[stages]]
kind = "game"
name = "game"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("title", 1),
        ("arms.1.size", 8),
        ("arms", 6),
        ("stages.0.pages.0.questions.0.text.en", 18),
        ("stages.0.pages.0.questions.1.highest", 22),
        ("stages.0.pages.0.questions.1.text.en", 24),
        ("stages.1.name", 28),
        ("stages.1.waiting", 26),
        ("lobby.seconds", None),
    ],
)
def test_every_key_has_its_line(path: str, line: int | None) -> None:
    assert from_toml(FILE)["title"] == "Two people"
    assert line_of(FILE, path) == line


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("highest = 7", "highest = 70", r"line 22, stages\.0\.pages\.0\.questions\.1\.highest: .* 11"),
        ("size = 2", "size = 0", r"line 8, arms\.1\.size: .* 1"),
        ("highest = 7", "hihgest = 7", r"line 22, stages\.0\.pages\.0\.questions\.1\.hihgest: There is no such key"),
        ('name = "game"', "", r"line 26, stages\.1\.name: This is needed"),
        ("[[stages]]", "[[stages]", r"line 11"),
        (
            '"tiny", size',
            '"tiny", groups = 0, bots = -1, size',
            r"line 8, arms\.1\.groups: .* \(1 more thing is wrong\)",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_key_and_line(before: str, after: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        from_toml(FILE.replace(before, after, 1))


async def test_an_experiment_goes_out_as_a_file_and_comes_in_as_another_one(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        staff = await researcher(server)
        document: dict[str, Any] = design(*STAGES, description="Lines\nand 中文")
        first = await staff.experiment(document)
        text = await staff.ask("GET", f"/experiments/{first}/experiment.toml")
        made = await staff.ask("POST", "/experiments", {"toml": text}, 201)
        assert made["experiment_id"] != first
        assert made["document"] == json.loads(json.dumps(document))
        wrong = text.replace("groups = 1", "groups = 1000")
        refused = await staff.ask("POST", "/experiments", {"toml": wrong}, 422)
        assert refused["code"] == "experiment.unreadable"
        assert refused["message"].startswith("Line ")
        assert "arms.0.groups" in refused["message"]
        draft = await staff.ask("POST", "/experiments", {"document": {"title": "Begun", "arms": []}}, 201)
        begun = await staff.ask("GET", f"/experiments/{draft['experiment_id']}/experiment.toml")
        assert begun == 'title = "Begun"\narms = []\n'
        sent = {"document": design(GAME, PAYMENT), "toml": text}
        assert (await staff.ask("POST", "/experiments", sent, 201))["document"] == document
