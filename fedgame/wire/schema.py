"""The messages of the websocket as a JSON schema, for programs.

The client's types are generated from it, and from the OpenAPI document of the routes (fedgame.app.openapi_json), by `make types`;
`fedgame schema` prints either.
"""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import Field, TypeAdapter

from fedgame.adapter import adapter
from fedgame.wire import messages as wire
from fedgame.wire.control_room import ControlState
from fedgame.wire.participants import ParticipantPage
from fedgame.wire.version import PROTOCOL

SESSION_PUSH: TypeAdapter[ParticipantPage | ControlState] = adapter(
    Annotated[ParticipantPage | ControlState, Field(discriminator="type")]
)
"""What the server sends on `/ws/session` and `/ws/control`; nothing is sent the other way."""


def schema() -> dict[str, object]:
    """Every message of the websocket as an entry of `$defs`, by name, and the number of the `protocol`; equal values for
    equal wire modules.
    """
    definitions: dict[str, object] = {}
    for one in (wire.CLIENT_MESSAGE, wire.SERVER_MESSAGE, SESSION_PUSH):
        messages: TypeAdapter[object] = one  # type: ignore[assignment]  # TypeAdapter is invariant; only read here
        definitions.update(messages.json_schema(mode="validation")["$defs"])
    return {"protocol": PROTOCOL, "$defs": definitions}


def schema_json() -> str:
    """The schema as text, the same for the same wire module."""
    return as_text(schema())


def as_text(document: dict[str, object]) -> str:
    """The document as JSON, the same text for the same document."""
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
