"""What every document of an experiment is made of: frozen, strict values, and texts in both languages.

An experiment is written in a browser or in TOML, stored as JSON and read again years later, so that everything in it
is a pydantic model: a wrong value is told with its place, and an unknown key is an error.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
"""The name of a question or an option in the data: a letter, then letters, digits and underscores."""

Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
LongText = Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]
Cents = Annotated[int, Field(ge=0, le=10**9)]

Json = JsonValue


class Document(BaseModel):
    """Frozen, and strict about unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Shown(Document):
    """A text that a participant reads, as paragraphs with empty lines between them. Where Chinese is empty, English is shown."""

    en: LongText = ""
    zh: LongText = ""


class ShownLine(Document):
    """A text of one line that a participant reads."""

    en: Line = ""
    zh: Line = ""
