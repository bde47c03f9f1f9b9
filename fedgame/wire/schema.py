"""The JSON schema of everything that crosses the wire: the websocket's messages and the bodies of HTTP.

The client's types are generated from it (`make types`), and `fedgame schema` prints it for other programs.
"""

from __future__ import annotations

import json

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from fedgame.wire import messages as wire

HTTP_BODIES: tuple[type[BaseModel], ...] = (
    wire.Catalogue,
    wire.ScenarioInfo,
    wire.NewGame,
    wire.NewGameCreated,
    wire.Join,
    wire.Joined,
    wire.GameStatus,
    wire.Samples,
    wire.Problem,
)


def schema() -> dict[str, object]:
    """Every message and body as an entry of `$defs`, by name; equal values for equal wire modules."""
    mode: JsonSchemaMode = "validation"
    _, bodies = models_json_schema([(model, mode) for model in HTTP_BODIES])
    definitions = dict(bodies["$defs"])
    for adapter in (wire.CLIENT_MESSAGE, wire.SERVER_MESSAGE):
        messages: TypeAdapter[object] = adapter  # type: ignore[assignment]  # TypeAdapter is invariant; only read here
        definitions.update(messages.json_schema(mode=mode)["$defs"])
    return {"$defs": definitions}


def schema_json() -> str:
    """The schema as text, the same for the same wire module."""
    return json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False)
