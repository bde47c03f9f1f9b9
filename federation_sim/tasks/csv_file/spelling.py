"""One word spelled in several ways: yes, Yes and "yes " for the same class, 1 and 1.0.

Words are taken for the same that differ in capitals, in blanks and invisible characters, in how Unicode composes their
letters, or in how a number is written.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from federation_sim.tasks.csv_file.address import for_key
from federation_sim.tasks.csv_file.cells import Cells
from federation_sim.tasks.csv_file.errors import short
from federation_sim.tasks.csv_file.numbers import PLAIN

_DIGITS = 15
"""Of longer numbers, floats do not hold every digit."""


def spellings(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The words that are spelled in several ways, each with all its spellings, in the order of the alphabet."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        groups[_alike(word)].append(word)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def as_one(cells: Cells, words: Iterable[str]) -> Mapping[str, str]:
    """Each spelling and the one that stands for it: the most frequent, of equals the first in the alphabet."""
    counts = Counter(cells.texts)
    return {word: max(group, key=counts.__getitem__) for group in spellings(words) for word in group}


def check_spelling(cells: Cells, words: Iterable[str]) -> None:
    """CsvError for a word that is spelled in several ways: at the second of them in the file."""
    groups = spellings(words)
    if groups:
        first, second = sorted(groups[0], key=cells.line)[:2]
        raise cells.refused(
            second,
            f"differs from the word in line {cells.line(first)} in its spelling only: write both alike, or say "
            f"alike={for_key(cells.name)} if they are one, apart={for_key(cells.name)} if not",
        )


def spelling_remarks(cells: Cells, words: Iterable[str]) -> tuple[str, ...]:
    """What is to be said of words that are kept apart though only their spelling differs."""
    return tuple(
        cells.remark(
            group[0],
            f"and {', '.join(map(short, group[1:]))} count as different words: alike={for_key(cells.name)} if they are one",
        )
        for group in spellings(words)
    )


def _alike(word: str) -> str:
    """The same for all spellings of a word."""
    whole = unicodedata.normalize("NFKC", word)
    seen = "".join(letter for letter in whole if unicodedata.category(letter) != "Cf")
    text = " ".join(seen.split()).casefold()
    number = text.replace(",", ".", 1)
    return repr(float(number)) if len(number) <= _DIGITS and PLAIN.fullmatch(number) else text
