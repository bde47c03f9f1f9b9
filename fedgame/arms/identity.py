"""What makes an arm the arm it is, and the hashes that stand for it.

An arm is a treatment, who sits in each seat with which policy and parameters, and the version of the rules. Its hash is
the SHA-256 of a canonical form, from which everything is left out that has its default: a key that a later version adds
leaves the hashes of all earlier arms alone. The form is read as version 1 of the schema, for ever: what is left out has
the default of version 1, or the first one that it ever had, so a default that changes later leaves them alone as well
(fedgame.log.upcasts). Titles, descriptions and the scenario's name are no part of it, the federations' names are:
players choose by what they see. Nor is it told on which machine a file of one's own lies, only its name and its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal, TypeAlias

from engine.schemes import Parameters, ParameterSpec, parameter_specs, parameters_of
from engine.treatment import FederationSpec, Treatment
from fedgame.log.codec import TREATMENT
from fedgame.log.record import GameRecord
from fedgame.log.upcasts import STEPS, Step, first_defaults, first_scheme_defaults

CANONICAL_SCHEMA = 1
"""The version that a canonical form is read as. It never changes."""

Form: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArmSeat:
    """Who sits in a seat when a game starts: a person (policy None), or a bot with its policy and what that was given."""

    kind: Literal["person", "bot"]
    policy: str | None = None
    parameters: Mapping[str, float | bool | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arm:
    """What an arm_hash stands for. `seats` are in the order of player numbers."""

    treatment: Treatment
    seats: tuple[ArmSeat, ...]
    rules_version: str


def arm_of(record: GameRecord) -> Arm | None:
    """The arm as the game was started: a seat that nobody had taken by then is a bot's. None before the start."""
    if record.status == "lobby":
        return None
    seats = tuple(ArmSeat(seat.kind, seat.policy) for seat in record.seats)
    return Arm(record.treatment, seats, record.rules_version)


def arm_hash(arm: Arm) -> str:
    """64 hex digits: two games are of one arm if and only if these are the same."""
    return _digest(arm_form(arm))


def treatment_hash(treatment: Treatment) -> str:
    """64 hex digits: two arms share their treatment if and only if these are the same."""
    return _digest({"schema": CANONICAL_SCHEMA, "treatment": treatment_form(treatment)})


def arm_form(arm: Arm) -> Form:
    """The canonical form of an arm, as JSON values."""
    return {
        "schema": CANONICAL_SCHEMA,
        "rules": arm.rules_version,
        "treatment": treatment_form(arm.treatment),
        "seats": [without_defaults(seat) for seat in arm.seats],
    }


def treatment_form(treatment: Treatment) -> Form:
    """The canonical form of a treatment, as JSON values; fedgame.log.codec.read_treatment reads it as version 1."""
    portable = replace(treatment, training=treatment.training.portable())
    # Read back once, because a 1 that stands for a 1.0 is the same number and another text.
    return without_defaults(TREATMENT.validate_json(TREATMENT.dump_json(portable, warnings=False)))


def without_defaults(value: object, steps: Sequence[Step] = STEPS, at: str = "") -> Form:
    """The fields of a dataclass that are not at the first default that they had; `at` is where it stands in the arm."""
    form: Form = {}
    first = first_defaults(steps)
    for part in fields(value):  # type: ignore[arg-type]  # any dataclass, for which there is no type
        path, inner, default = f"{at}{part.name}", getattr(value, part.name), _default(part)
        if is_dataclass(inner):
            inner_form = without_defaults(inner, steps, f"{path}.")
            if inner_form or not is_dataclass(default):
                form[part.name] = inner_form
        elif isinstance(inner, tuple) and any(map(is_dataclass, inner)):
            form[part.name] = [without_defaults(item, steps, f"{path}.") for item in inner]
        elif isinstance(value, FederationSpec) and part.name == "scheme_parameters":
            if chosen := _chosen_parameters(value, steps):
                form[part.name] = chosen
        elif inner != first.get(path, default):
            form[part.name] = inner
    return form


def _chosen_parameters(federation: FederationSpec, steps: Sequence[Step]) -> Form:
    return _chosen(federation.scheme, federation.scheme_parameters, steps)


def _chosen(scheme: str, given: Parameters, steps: Sequence[Step]) -> Form:
    """The parameters that are not at the first default that they had, of schemes within as well."""
    now, specs = parameters_of(scheme), {spec.name: spec for spec in parameter_specs(scheme)}
    first = {**now, **first_scheme_defaults(scheme, steps)}
    forms = {name: _form_of(specs[name], value, steps) for name, value in {**now, **given}.items()}
    return {name: form for name, form in forms.items() if form != _form_of(specs[name], first[name], steps)}


def _form_of(spec: ParameterSpec, value: Any, steps: Sequence[Step]) -> object:
    if spec.kind == "parts":
        return [_form_of_scheme(part, spec.item, steps) for part in value]
    if spec.kind == "scheme":
        return _form_of_scheme(value, None, steps)
    return value if isinstance(value, bool | str) else float(value)


def _form_of_scheme(part: Mapping[str, Any], item: ParameterSpec | None, steps: Sequence[Step]) -> Form:
    form: Form = {"scheme": part["scheme"]}
    if item is not None:
        form[item.name] = float(part[item.name])
    if chosen := _chosen(part["scheme"], part.get("parameters", {}), steps):
        form["parameters"] = chosen
    return form


def _default(part: Field[Any]) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _digest(form: Form) -> str:
    text = json.dumps(form, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
