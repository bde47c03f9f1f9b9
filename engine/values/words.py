"""What a registered thing is called and how it explains itself, in English and in Chinese.

Schemes, bots, tasks, models, partitions and kinds of federation say it in their own files, and it reaches the screen
from there. It stands here because rules and training share it. Nothing here knows of screens; a thing that says nothing
still works, and a test asks for its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    en: str
    zh: str


NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Explained:
    """`name`: a few words, as a title. `short`: one sentence that stands beside it. `long`: what a reader asks next."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    name: Words = NO_WORDS
    short: Words = NO_WORDS
    long: Words = NO_WORDS


UNEXPLAINED = Explained()


def explained(thing: object) -> Explained:
    """What a registered thing says in its attribute `words`; empty where it says nothing."""
    found: object = getattr(thing, "words", UNEXPLAINED)
    return found if isinstance(found, Explained) else UNEXPLAINED
