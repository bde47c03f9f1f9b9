"""Pays one hand-made coalitional game: a JSON file in, the payments in cents out.

For trying a scheme on an example from a paper, and for checking one's own arithmetic. There is no game around it:
no costs from earlier cycles, so the incentivizer starts without debts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.schemes import Allocation, Contribution, Parameters, ParameterValue, PayoffClaim, SchemeError, get_scheme
from engine.schemes.parameters import dotted, frozen_table
from engine.values.coalition import MAX_PLAYERS, CoalitionError, TabularGame, coalition_name
from fedgame.documents import MAX_JSON_BYTES, DocumentError, read_document

MAX_AMOUNT = 10**12
"""Of a value, a cost or a pool: what floats add up to the cent."""

Player = Annotated[int, Field(ge=1, le=1_000_000)]


class AllocateError(ValueError):
    """An input that cannot be paid; the message says what would be right."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class CoalitionIn(_Strict):
    members: tuple[Player, ...]
    value: Annotated[float, Field(allow_inf_nan=False, ge=-MAX_AMOUNT, le=MAX_AMOUNT)]


class ContributionIn(_Strict):
    quality: Annotated[float, Field(allow_inf_nan=False, ge=0, le=MAX_AMOUNT)]
    quantity: Annotated[float, Field(allow_inf_nan=False, ge=0, le=MAX_AMOUNT)]
    cost_cents: Annotated[int, Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT)] = 0


class GameIn(_Strict):
    """`order` is the order of joining, the players' order where it is not given. Keys of `contributions` are players.

    `orders`, where given, are those that the values were sampled along, the first of each pair of an order and its
    reverse: Shapley pay is then estimated from them, whatever the number of players.
    """

    players: Annotated[tuple[Player, ...], Field(min_length=1, max_length=MAX_PLAYERS)]
    order: tuple[Player, ...] | None = None
    values: tuple[CoalitionIn, ...]
    contributions: dict[str, ContributionIn] = {}
    orders: tuple[tuple[Player, ...], ...] = ()


def read_game(path: Path) -> GameIn:
    """The game in a JSON file. Raises AllocateError."""
    try:
        return GameIn.model_validate_json(read_document(path, MAX_JSON_BYTES))
    except DocumentError as error:
        raise AllocateError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part)[:60] for part in first["loc"]) or "the file"
        raise AllocateError(f"{path}: {key} is not possible: {first['msg']}") from error


def allocate(scheme: str, pool_cents: int, game: GameIn, parameters: Parameters) -> Allocation:
    """Divide `pool_cents` (0 or more) by `scheme` with `parameters`. Raises AllocateError."""
    order = game.players if game.order is None else game.order
    if sorted(order) != sorted(game.players):
        raise AllocateError(f"order {list(order)} must name each of the players {list(game.players)} once")
    values: dict[frozenset[int], float] = {}
    for given in game.values:
        coalition = frozenset(given.members)
        if coalition in values:
            raise AllocateError(f"the value of coalition {coalition_name(coalition)} is given twice")
        values[coalition] = given.value
    strangers = sorted(set(game.contributions) - {str(player) for player in game.players})
    if strangers:
        raise AllocateError(
            f"contributions name {', '.join(key[:60] for key in strangers[:5])}, who is not among the players"
        )
    try:
        claim = PayoffClaim(
            pool=pool_cents,
            members=order,
            game=TabularGame(game.players, values),
            contributions={int(key): Contribution(**given.model_dump()) for key, given in game.contributions.items()},
            orders=game.orders,
        )
        return get_scheme(scheme, **parameters).allocate(claim)
    except SchemeError as error:
        place = f"{dotted(error.at)}: " if len(error.at) > 1 else ""
        raise AllocateError(place + str(error)) from error
    except CoalitionError as error:
        raise AllocateError(str(error)) from error


def parse_parameters(texts: list[str], table: str | None = None) -> dict[str, ParameterValue]:
    """Parameters given as key=value: numbers, true, false or texts; before them those of a JSON object. Raises AllocateError."""
    parameters = _table(table) if table is not None else {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not (key and equals and value):
            raise AllocateError(f"the parameter {text!r} is not possible: write it as key=value, such as omega=10")
        parameters[key] = _value(value)
    return parameters


def _value(text: str) -> ParameterValue:
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text)
    except ValueError:
        return text


def _table(text: str) -> dict[str, ParameterValue]:
    try:
        read = json.loads(text)
        if isinstance(read, dict):
            return frozen_table(read)
    except (ValueError, RecursionError) as error:
        raise AllocateError(f"the parameters {text[:60]!r} are not possible: {str(error)[:200]}") from error
    raise AllocateError(f'the parameters {text[:60]!r} are not possible: give a JSON object, such as {{"omega": 10}}')


def as_json(allocation: Allocation) -> str:
    """The result as people and programs read it; with what each of several schemes pays, and with the
    standard errors of the weights where these are estimates.
    """
    shown: dict[str, object] = {
        "payments_cents": {str(player): cents for player, cents in sorted(allocation.payments.items())},
        "weights": {str(player): weight for player, weight in sorted(allocation.weights.items())},
        "undistributed_cents": allocation.undistributed,
    }
    if allocation.portions:
        shown["portions_cents"] = [
            {"player": part.player, "scheme": part.scheme, "cents": part.cents} for part in allocation.portions
        ]
    if allocation.stderr:
        shown["weight_stderr"] = {str(player): error for player, error in sorted(allocation.stderr.items())}
    return json.dumps(shown, indent=2)
