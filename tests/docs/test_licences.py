"""What FedGame may be used for, who made what is in it, and that every place that says so says the same."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import yaml

from federation_sim import TASKS

ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "fedgame" / "static" / "third-party-notices.txt"
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""SHA-256 of the text of the Apache License 2.0 as the foundation publishes it."""
WITHOUT_TEXT = {"react-remove-scroll-bar", "wouter"}
"""Packages that ship no text of their licence. The first is MIT, and its author's stands beside it, in react-remove-scroll;
the second is in the public domain, by the Unlicense."""


def bundled() -> dict[str, tuple[str, str, str]]:
    """Version, licence and its text of every package in the built client, by name."""
    text = NOTICES.read_text(encoding="utf-8")
    parts = re.split(r"^## (\S+) - (\S+) \((.+)\)$", text, flags=re.MULTILINE)[1:]
    return {
        name: (version, licence, words.strip())
        for name, version, licence, words in zip(*(parts[place::4] for place in range(4)), strict=True)
    }


def test_the_licence_is_the_apache_license_word_for_word() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_python_package_client_and_citation_agree_on_licence_version_and_authors() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    client = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"][""]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["license"] == client["license"] == citation["license"] == "Apache-2.0"
    assert project["version"] == client["version"] == locked["version"] == citation["version"]
    assert project["authors"] == citation["authors"] == [{"name": client["author"]}]


def test_every_package_in_the_client_is_named_with_its_version_and_licence() -> None:
    packages = bundled()
    wanted = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    # What stands in place of another package is in its folder, under its own name.
    at = {facts.get("name", place.removeprefix("node_modules/")): facts for place, facts in locked.items()}
    assert {locked[f"node_modules/{name}"].get("name", name) for name in wanted} <= set(packages)
    for name, (version, licence, text) in packages.items():
        facts = at[name]
        assert (version, licence) == (facts["version"], facts["license"]), name
        assert not facts.get("dev"), f"{name} is for developers, but it is in the client"
        assert ("opyright" in text) == (name not in WITHOUT_TEXT), f"{name} has no text of its licence"


def test_the_notices_say_which_licences_the_client_is_under() -> None:
    page = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    told = page.split("## In the browser client", 1)[1].split("##", 1)[0]
    assert "all under the MIT or the ISC licence, or in the public domain (Unlicense)" in told
    assert {licence for _, licence, _ in bundled().values()} == {"MIT", "ISC", "Unlicense"}


def test_every_data_set_that_can_be_trained_on_has_its_source_and_licence() -> None:
    page = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \| (.+) \|$", page, flags=re.MULTILINE)
    assert {name for name, _, _ in rows} <= set(TASKS)  # tests.test_registries asks for the rows
    for name, licence, source in rows:
        if licence == "none":
            assert source == "made by FedGame", f"{name}: only data that FedGame makes itself are under no licence"
        else:
            assert "https://" in source, f"{name}: THIRD_PARTY_NOTICES.md says where its data are"
