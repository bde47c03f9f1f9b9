"""What crosses the wire, described for programs: the websocket's messages as a JSON schema, HTTP as OpenAPI.

The client's types are generated from both (`make types`), and `fedgame schema` prints them for other programs.
"""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from fedgame import wire
from fedgame.app import create_app
from fedgame.settings import Settings


def schema() -> dict[str, object]:
    """Every message of the websocket as an entry of `$defs`, by name; equal values for equal wire modules."""
    definitions: dict[str, object] = {}
    for adapter in (wire.CLIENT_MESSAGE, wire.SERVER_MESSAGE):
        messages: TypeAdapter[object] = adapter  # type: ignore[assignment]  # TypeAdapter is invariant; only read here
        definitions.update(messages.json_schema(mode="validation")["$defs"])
    return {"$defs": definitions}


def openapi() -> dict[str, object]:
    """The HTTP interface, as a server serves it at /api/openapi.json."""
    return create_app(Settings()).openapi()


def schema_json() -> str:
    """The schema as text, the same for the same wire module."""
    return _text(schema())


def openapi_json() -> str:
    """The OpenAPI document as text, the same for the same routes."""
    return _text(openapi())


def _text(document: dict[str, object]) -> str:
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
