"""Every key and every choice of an experiment's form has words in both languages, and no words are of a key that is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from fedgame.experiments.design import Design
from fedgame.experiments.stages.base import Ending
from fedgame.experiments.words import KEYS, VALUES, words_of

SCHEMA: dict[str, Any] = Design.model_json_schema()
DOCUMENTS: dict[str, Any] = {"Design": SCHEMA, **SCHEMA["$defs"]}


def keys() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, document in DOCUMENTS.items():
        for key, form in document.get("properties", {}).items():
            yield name, key, form


def test_every_key_of_the_form_has_words_in_both_languages() -> None:
    missing = [f"{document}.{key}" for document, key, _ in keys() if words_of(document, key) is None]
    assert missing == []
    assert all(words.name.en and words.name.zh for words in KEYS.values())
    assert all(bool(words.short.en) == bool(words.short.zh) for words in KEYS.values())


def test_every_choice_of_the_form_has_words_in_both_languages() -> None:
    chosen = {f"{document}.{key}.{value}" for document, key, form in keys() for value in form.get("enum", [])}
    told = {one for one in chosen if not one.startswith("PayRules.round_to_cents")}
    assert {one for one in told if one not in VALUES} == set()
    assert {f"ending.{ending}" for ending in get_args(Ending)} <= VALUES.keys()


def test_no_words_are_of_a_key_that_is_none() -> None:
    known = {f"{document}.{key}" for document, key, _ in keys()} | {key for _, key, _ in keys()}
    assert KEYS.keys() - known == set()
