"""The reference of the Python library: one page for each module of engine and federation_sim, found by looking.

The words are the docstrings', read by Sphinx's autodoc. They are plain text, with `backticks` for code and indented
formulas; here they are made safe to be read as reStructuredText, in which *, | and _ would mean something.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PACKAGES = ("engine", "federation_sim")
FOLDER = "api"
"""Where the pages are written, inside docs/; it is not kept in git."""


def write_pages(app: Sphinx) -> None:
    """Write the pages of all modules into docs/api, and remove those of modules that are gone."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    pages = {f"{name}.rst": page(name) for package in PACKAGES for name in modules(package)}
    for old in folder.iterdir():
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        # A page that is as it was is left alone, so that Sphinx does not read it again.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def modules(name: str) -> Iterator[str]:
    """The module of that name and, if it is a package, every public module below it, by full name."""
    yield name
    spec = find_spec(name)
    folders = spec.submodule_search_locations if spec is not None else None
    for found in pkgutil.iter_modules(folders or [], f"{name}."):
        if not found.name.rpartition(".")[2].startswith("_"):
            yield from modules(found.name)


def page(name: str) -> str:
    """What Sphinx reads for one module: its docstrings, then the names it offers from elsewhere, then its modules."""
    parts = [f"{name}\n{'=' * len(name)}", f".. automodule:: {name}\n   :members:\n   :ignore-module-all:"]
    below = [inner for inner in modules(name) if inner.count(".") == name.count(".") + 1]
    if below:
        if offered := list(names_from_elsewhere(importlib.import_module(name))):
            parts += [".. rubric:: Also to be imported from here", "\n".join(offered)]
        entries = "\n".join(f"   {inner}" for inner in below)
        parts.append(f".. toctree::\n   :caption: Modules\n   :maxdepth: 1\n\n{entries}")
    return "\n\n".join(parts) + "\n"


def names_from_elsewhere(module: ModuleType) -> Iterator[str]:
    """One line for each name of `__all__` that is defined in another module, with a link to it where it has a page."""
    for name in getattr(module, "__all__", ()):
        value = getattr(module, name)
        home = value.__module__ if hasattr(value, "__qualname__") else None
        if home is None:
            yield f"- ``{name}``"
        elif home != module.__name__:
            first = (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ")
            yield f"- :py:obj:`{name} <{home}.{value.__qualname__}>`: {escaped(first)}"


def plain_docstring(*hook: Any) -> None:
    """Sphinx's hook for each docstring, whose lines come last: changes them in place."""
    lines: list[str] = hook[-1]
    lines[:] = as_restructured_text(lines)


def as_restructured_text(lines: Iterable[str]) -> list[str]:
    """A plain docstring such that reStructuredText shows it as it is: indented lines are a literal block."""
    result: list[str] = []
    in_block = False
    for line in lines:
        indented = line.startswith("    ")
        if indented and not in_block:
            result += ["", "::", ""]
        elif in_block and line and not indented:
            result.append("")
        in_block = indented or (in_block and not line)
        result.append(line if indented else escaped(line))
    return result


def escaped(line: str) -> str:
    """A line of plain text, with what reStructuredText would read as markup escaped outside `code`."""
    pieces = re.split(r"(`[^`]+`)", line)
    return "".join(piece if piece.startswith("`") else re.sub(r"([\\*|_])", r"\\\1", piece) for piece in pieces)


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("builder-inited", write_pages)
    app.connect("autodoc-process-docstring", plain_docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
