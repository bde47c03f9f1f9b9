"""What is still to do for a thing that was added: one sentence for each step that was forgotten.

A kind is a folder of modules with a registry: schemes, bots, tasks and so on. What is said here is what
docs/contributing.md asks of whoever adds one.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from engine.values.words import Explained, Words, explained

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Kind:
    """`package` and `registry` say where its modules and its names are, `row` where the page has a table of them.

    `others` are modules beside them that are none; `elsewhere` are things with a registry of their own. `tests` is the
    folder in which each module has its test; None where the tests of the kind run for all by themselves. `more` says
    what else is wrong with the thing of a name, and the module it came from.
    """

    what: str
    package: str
    registry: str
    things: Mapping[str, object]
    page: str
    heading: str
    others: frozenset[str] = frozenset()
    elsewhere: tuple[object, ...] = ()
    tests: str | None = None
    more: Callable[[str, object, str], Iterable[str]] = lambda *_: ()
    root: Path = ROOT

    @property
    def folder(self) -> str:
        return self.package.replace(".", "/")


def complaints(kind: Kind) -> list[str]:
    """A sentence for each step that was forgotten; none where all is there."""
    told = list(_unregistered(kind))
    rows = table_rows((kind.root / kind.page).read_text(encoding="utf-8"), kind.heading)
    for name, thing in kind.things.items():
        module = module_of(kind, thing)
        told += _words(kind, name, thing, module)
        if kind.tests is not None and not (kind.root / kind.tests / f"test_{module}.py").is_file():
            told.append(f"{kind.what} {name!r} has no test: write {kind.tests}/test_{module}.py")
        told += kind.more(name, thing, module)
        if name not in rows:
            told.append(f"{kind.what} {name!r} is not in {kind.page}: give it a row under {kind.heading!r}")
    for name in rows:
        if name not in kind.things:
            told.append(f"{kind.page} has a row for {name!r}, which is no {kind.what} of {kind.registry}: take it out")
    return told


def modules(kind: Kind) -> list[str]:
    """The modules of the folder that should each be one of the kind."""
    folder = kind.root / kind.folder
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return sorted(names - kind.others - {"__init__"})


def module_of(kind: Kind, thing: object) -> str:
    """The module of the folder that the thing comes from; empty where it comes from none."""
    return next((name for name in modules(kind) if _is_from(kind, name, thing)), "")


def table_rows(page: str, heading: str) -> list[str]:
    """The names in the first cells of the first table after the heading: | `name` | ... |; none without the heading."""
    after = page.partition(heading)[2]
    table = re.search(r"^\|.*?(?=^[^|]|\Z)", after, re.M | re.S)
    return re.findall(r"^\| `(\w+)` \|", table[0], re.M) if table else []


def own_test(package: str, module: str) -> ModuleType | None:
    """The test of a module, test_MODULE in the package; None where there is none yet."""
    path = f"{package}.test_{module}"
    return importlib.import_module(path) if find_spec(path) else None


def _unregistered(kind: Kind) -> Iterator[str]:
    things = (*kind.things.values(), *kind.elsewhere)
    for name in modules(kind):
        if not any(_is_from(kind, name, thing) for thing in things):
            yield f"{kind.folder}/{name}.py is no {kind.what} yet: give it a line in {kind.registry} of {kind.folder}/__init__.py"


def _is_from(kind: Kind, name: str, thing: object) -> bool:
    path = f"{kind.package}.{name}"
    if isinstance(thing, type) or callable(thing):
        return getattr(thing, "__module__", "") == path
    owned = vars(importlib.import_module(path)).values()
    return any(found is thing for found in owned) or type(thing).__module__ == path


def _words(kind: Kind, name: str, thing: object, module: str) -> Iterator[str]:
    said = explained(thing)
    missing = [
        f"{field.name} in {language}"
        for field in fields(Explained)
        for language, text in _languages(getattr(said, field.name))
        if not text.strip()
    ]
    where = f"{kind.folder}/{module}.py"
    if missing:
        yield f"{kind.what} {name!r} does not say its {', '.join(missing)}: fill in `words` in {where}"
    for field in fields(Explained):
        words: Words = getattr(said, field.name)
        if words.zh.strip() and not re.search(r"[\u4e00-\u9fff]", words.zh):
            yield f"{kind.what} {name!r} says its {field.name} in Chinese as {words.zh!r}: translate it in {where}"


def _languages(words: Words) -> tuple[tuple[str, str], ...]:
    return ("English", words.en), ("Chinese", words.zh)
