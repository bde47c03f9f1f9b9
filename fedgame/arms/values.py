"""Each value of an arm's document by itself: is the key known, is a value of this kind and in this range possible there?

It is all that a form can tell while somebody types, and goes through the whole document, so that every wrong field is
found and not only the first. What schemes may be given, they say themselves.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from engine.bots import BOTS
from engine.schemes import SCHEMES, SchemeError, get_scheme
from engine.schemes.parameters import ParameterSpec, frozen_table
from engine.values.parameters import Range
from fedgame.arms.document import CSV, Document, Json, at
from fedgame.arms.form import FormField, Registry, fields_by_key, range_of
from fedgame.arms.problems import ArmProblem, Facts, ProblemCode, problem
from fedgame.arms.scenario import DOCUMENT_KEYS
from fedgame.training.registries import MODELS, PARTITIONS, TASKS

NAMES: Mapping[Registry, Collection[str]] = {
    "schemes": SCHEMES,
    "tasks": TASKS,
    "models": MODELS,
    "partitions": PARTITIONS,
    "bots": BOTS,
}


def wrong_values(document: Document) -> Iterator[ArmProblem]:
    """The problems of single values, in the order of the form."""
    yield from _unknown(document, "", DOCUMENT_KEYS)
    for key in ("title", "title_zh", "description", "description_zh", "persons", "bots"):
        if key in document or key == "title":
            yield from _of_field(fields_by_key()[key], key, document.get(key, ""))
    yield from _federations(document)
    yield from _table(document.get("treatment", {}), "treatment", "treatment")


def _federations(document: Document) -> Iterator[ArmProblem]:
    given = document.get("federations", [])
    if not isinstance(given, list):
        yield problem("federations", "type", given, "Give a list of federations.", {"expected": "list"})
        return
    allowed = range_of("federations")
    assert allowed is not None  # noqa: S101 - it stands in engine.ranges
    if not allowed.holds(len(given)):
        yield _range("federations", len(given), allowed, "federations")
    names: dict[str, int] = {}
    for number, one in enumerate(given):
        path = f"federations.{number}"
        yield from _table(one, path, "federations")
        if not isinstance(one, dict):
            continue
        name = one.get("name")
        if isinstance(name, str) and name in names:
            facts = {"other": names[name] + 1}
            yield problem(f"{path}.name", "twice", name, "Every federation needs a name of its own.", facts)
        elif isinstance(name, str):
            names[name] = number
        yield from _scheme(one, path)


def _table(given: Json, path: str, under: str) -> Iterator[ArmProblem]:
    """A table of which every key is a field of the form, or a table of such."""
    if not isinstance(given, dict):
        yield problem(path, "type", given, "Give a table of keys.", {"expected": "table"})
        return
    known = _keys_below(under)
    yield from _unknown(given, path, known)
    for key in known:
        key_path, form_path = f"{path}.{key}", f"{under}.{key}"
        field = fields_by_key().get(form_path)
        if key not in given:
            if field is not None and field.needed:
                yield problem(key_path, "missing", "", "This is needed: it has no default.")
        elif field is None:
            yield from _table(given[key], key_path, form_path)
        else:
            yield from _of_field(field, key_path, given[key])


@cache
def _keys_below(under: str) -> tuple[str, ...]:
    found = dict.fromkeys(
        key[len(under) + 1 :].partition(".")[0] for key in fields_by_key() if key.startswith(f"{under}.")
    )
    return tuple(found)


def _unknown(given: Document, path: str, known: Collection[str]) -> Iterator[ArmProblem]:
    for key, value in given.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            full = f"{path}.{key}" if path else key
            right = f"{key} is not known. {hint}The keys here are {', '.join(known)}."
            yield problem(full, "unknown", value, right, {"key": key, "near": near[0] if near else ""})


def _of_field(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if field.kind == "table":
        if not isinstance(value, dict):
            yield problem(path, "type", value, "Give a table of keys.", {"expected": "table"})
    elif field.kind == "entries":
        yield from _entries(field, path, value)
    elif field.kind == "names":
        yield from _names(field, path, value)
    elif field.pair:
        yield from _pair(field, path, value)
    else:
        yield from _single(field, path, value)


def _single(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if field.kind == "text":
        yield from _text(field, path, value)
    elif field.kind == "choice":
        yield from _choice(field, path, value)
    elif field.kind == "flag":
        if not isinstance(value, bool):
            yield problem(path, "type", value, "Give true or false.", {"expected": "flag"})
    else:
        yield from _number(field, path, value)


def _text(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if not isinstance(value, str):
        yield problem(path, "type", value, "Give a text.", {"expected": "text"})
        return
    least, most = field.least or 0, field.most or 0
    if not least <= len(value.strip()) <= most or len(value) > most:
        if not value.strip():
            yield problem(path, "missing", value, "This is needed: it has no default.")
        else:
            right = f"Give {least} to {most} characters; these are {len(value)}."
            yield problem(path, "length", value, right, {"low": least, "high": most, "now": len(value)})


def _choice(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if field.registry == "tasks" and isinstance(value, str) and value.startswith(CSV):
        return
    known = _choices(field)
    if not isinstance(value, str) or value not in known:
        yield problem(path, "choice", value, f"Choose one of {', '.join(known)}.", {"known": ", ".join(known)})


def _choices(field: FormField) -> tuple[str, ...]:
    return tuple(NAMES[field.registry]) if field.registry else tuple(choice.name for choice in field.choices)


def _number(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    allowed = range_of(field.key)
    assert allowed is not None  # noqa: S101 - tests/fedgame/arms/test_form.py: every number has a range
    if isinstance(value, bool) or not isinstance(value, int | float):
        kind = "integer" if field.whole else "number"
        yield problem(path, "type", value, f"Give {allowed.allowed}.", {"expected": kind})
    elif not allowed.holds(value):
        yield _range(path, value, allowed, field.kind)


def _range(path: str, value: Json, allowed: Range, kind: str) -> ArmProblem:
    facts: dict[str, int | float | str] = {"low": allowed.low, "kind": kind}
    if allowed.high != float("inf"):
        facts["high"] = allowed.high
    if allowed.above:
        facts["above"] = 1
    if allowed.below:
        facts["below"] = 1
    if allowed.whole and isinstance(value, float):
        return problem(path, "type", value, f"Give {allowed.allowed}.", {"expected": "integer"})
    return problem(path, "range", value, f"Give {allowed.allowed}.", facts)


def _pair(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if not isinstance(value, list) or len(value) != 2:
        yield problem(path, "type", value, "Give a list of two, [lowest, highest].", {"expected": "pair"})
        return
    found = [one for place, end in enumerate(value) for one in _number(field, f"{path}.{place}", end)]
    yield from found
    low, high = value
    if not found and isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield problem(path, "order", value, "The first must not be above the second.", {"low": low, "high": high})


def _names(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if not isinstance(value, list):
        yield problem(path, "type", value, "Give a list of names.", {"expected": "list"})
        return
    known = _choices(field)
    for place, name in enumerate(value):
        if not isinstance(name, str) or name not in known:
            right = f"Choose one of {', '.join(known)}."
            yield problem(f"{path}.{place}", "choice", name, right, {"known": ", ".join(known)})
    least, most = field.least or 0, field.most or 0
    if not least <= len(value) <= most:
        right = f"Give {least} to {most} of them; these are {len(value)}."
        yield problem(path, "length", len(value), right, {"low": least, "high": most, "now": len(value)})


def _entries(field: FormField, path: str, value: Json) -> Iterator[ArmProblem]:
    if not isinstance(value, list):
        yield problem(path, "type", value, "Give a list of tables.", {"expected": "list"})
        return
    for place, one in enumerate(value):
        yield from _table(one, f"{path}.{place}", field.key)


def _scheme(one: Document, path: str) -> Iterator[ArmProblem]:
    """What the scheme says of what it is given, and of how many members it may have to pay."""
    name, given = one.get("scheme"), one.get("scheme_parameters", {})
    if not isinstance(name, str) or name not in SCHEMES or not isinstance(given, dict):
        return
    wrong = tuple(_parameters(name, given, f"{path}.scheme_parameters"))
    yield from wrong
    admission = one.get("admission", {})
    most = admission.get("max_members") if isinstance(admission, dict) else None
    allowed = range_of("federations.admission.max_members")
    if most is None:
        most = fields_by_key()["federations.admission.max_members"].default
    if wrong or not allowed or not allowed.holds(most) or not isinstance(most, int):
        return
    try:
        get_scheme(name, **frozen_table(given)).check_members(most)
    except SchemeError as error:
        yield problem(f"{path}.admission.max_members", "members", most, _sentence(error), see=f"{path}.scheme")


def _parameters(name: str, given: Document, path: str) -> Iterator[ArmProblem]:
    """Each of a scheme's parameters by itself, then all together; however deep, at its place."""
    wrong = [found for key, value in given.items() for found in _refused(name, {key: value}, path)]
    yield from wrong or _refused(name, given, path)


def _refused(name: str, given: Document, path: str) -> Iterator[ArmProblem]:
    try:
        get_scheme(name, **frozen_table(given))
    except SchemeError as error:
        place = ".".join((path, *map(str, error.at)))
        value = at(given, ".".join(map(str, error.at))) if error.at else given
        code, facts = _of_parameter(error.spec, value)
        yield problem(place, code, value, _sentence(error), facts)


def _of_parameter(spec: ParameterSpec | None, value: Json) -> tuple[ProblemCode, Facts]:
    """What a page says of a parameter's value in its own words; `scheme` where only the scheme's sentence tells it."""
    if spec is None:
        return "scheme", {}
    if spec.kind in ("number", "whole"):
        if isinstance(value, bool) or not isinstance(value, int | float) or (spec.kind == "whole" and value % 1 != 0):
            return "type", {"expected": "integer" if spec.kind == "whole" else "number"}
        if spec.least is None:
            return "scheme", {}
        bounds: dict[str, float] = {"low": spec.least}
        if spec.most is not None:
            bounds["high"] = spec.most
        if spec.above:
            bounds["above"] = 1
        return "range", bounds
    if spec.kind == "choice":
        return "choice", {"known": ", ".join(choice.name for choice in spec.choices)}
    return "type", {"expected": "flag" if spec.kind == "flag" else "text"}


def _sentence(error: SchemeError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
