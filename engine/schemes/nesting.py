"""Schemes that have others within: made from what a file says, and written down again.

Within a table, a scheme is a table with its name under `scheme` and what it is set to under `parameters`; in a list of
parts each has one number besides. Depth and count are bounded, so that a payout is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engine.schemes.base import PayoffScheme, SchemeError
from engine.schemes.parameters import Parameters, ParameterSpec, ParameterValue

MAX_DEPTH = 3
"""Schemes that have others within, each within the next."""

MAX_PARTS = 8
"""Of one scheme."""

MAX_SCHEMES = 16
"""Schemes without others within, in all."""

Registry = Mapping[str, type[PayoffScheme]]


@dataclass(frozen=True, slots=True)
class Part:
    """A scheme within another, and the number that the other one has for it: a weight, or when it begins."""

    scheme: PayoffScheme
    number: float


def make(schemes: Registry, name: str, given: Parameters, depth: int = 0) -> PayoffScheme:
    """The scheme called `name` with these parameters, the others at their defaults.

    Raises SchemeError for an unknown name or parameter, with the known ones, and for a value out of its range.
    """
    if name not in schemes:
        raise SchemeError(f"there is no scheme {name!r}; the schemes are {', '.join(schemes)}")
    kind = schemes[name]
    if depth and kind.outermost:
        raise SchemeError(
            f"{name!r} cannot stand within another scheme: let it be the federation's, and the other one stand in it"
        )
    specs = {spec.name: spec for spec in kind.parameters}
    if depth >= MAX_DEPTH and any(spec.kind in ("scheme", "parts") for spec in specs.values()):
        raise SchemeError(f"schemes stand within each other {depth + 1} deep here: at most {MAX_DEPTH} are possible")
    for parameter in given:
        if parameter not in specs:
            allowed = f"its parameters are {', '.join(specs)}" if specs else "it has none"
            raise SchemeError(f"scheme {name!r} has no parameter {parameter!r}; {allowed}", (parameter,))
    made = replace(kind(), **{key: _read(schemes, specs[key], value, depth) for key, value in given.items()})
    count = sum(1 for _ in plain_schemes(made))
    if count > MAX_SCHEMES:
        raise SchemeError(f"scheme {name!r} is put together out of {count} schemes: at most {MAX_SCHEMES} are possible")
    return made


def _read(schemes: Registry, spec: ParameterSpec, value: ParameterValue, depth: int) -> object:
    """The value as a field of a scheme: itself, unless it has schemes in it."""
    try:
        if spec.kind == "scheme":
            return _part(schemes, None, value, depth).scheme
        if spec.kind == "parts":
            return _parts(schemes, spec, value, depth)
    except SchemeError as error:
        raise error.under(spec.name) from None
    return value


def _parts(schemes: Registry, spec: ParameterSpec, value: ParameterValue, depth: int) -> tuple[Part, ...]:
    if not isinstance(value, tuple | list) or not 1 <= len(value) <= MAX_PARTS:
        raise SchemeError(f"{spec.name} is {value!r}: give a list of 1 to {MAX_PARTS} tables, each with its `scheme`")
    parts = []
    for place, inner in enumerate(value):
        try:
            parts.append(_part(schemes, spec.item, inner, depth))
        except SchemeError as error:
            raise error.under(place) from None
    return tuple(parts)


def _part(schemes: Registry, item: ParameterSpec | None, value: ParameterValue, depth: int) -> Part:
    keys = ("scheme", "parameters", *([item.name] if item else ()))
    if not isinstance(value, Mapping):
        raise SchemeError(f"a scheme within another is {value!r}: give a table with the keys {', '.join(keys)}")
    for key in value:
        if key not in keys:
            raise SchemeError(f"a scheme within another has no {key!r}; its keys are {', '.join(keys)}", (key,))
    name, given, number = value.get("scheme"), value.get("parameters", {}), value.get(item.name) if item else 0.0
    if not isinstance(name, str) or name not in schemes:
        raise SchemeError(f"there is no scheme {name!r}; the schemes are {', '.join(schemes)}", ("scheme",))
    if not isinstance(given, Mapping):
        raise SchemeError(f"the parameters of a scheme are {given!r}: give a table", ("parameters",))
    right = item.wrong(number) if item else None
    if item and right:
        told = f"has no {item.name}" if number is None else f"has the {item.name} {number!r}"
        raise SchemeError(f"scheme {name!r} {told}: it must be {right}", (item.name,), None if number is None else item)
    try:
        scheme = make(schemes, name, given, depth + 1)
    except SchemeError as error:
        raise error.under(*(("parameters",) if error.at else ("scheme",))) from None
    return Part(scheme, float(number) if isinstance(number, int | float) else 0.0)


def described(scheme: PayoffScheme, *, full: bool = False) -> dict[str, ParameterValue]:
    """All parameters of a scheme, as a file says them; those of schemes within without their defaults, unless `full`."""
    told: dict[str, ParameterValue] = {}
    for spec in scheme.parameters:
        value = getattr(scheme, spec.name)
        if spec.kind == "scheme":
            value = _named(value, full)
        elif spec.kind == "parts":
            item = spec.item.name if spec.item else ""
            value = tuple({**_named(part.scheme, full), item: part.number} for part in value)
        told[spec.name] = value
    return told


def _named(scheme: PayoffScheme, full: bool) -> dict[str, ParameterValue]:
    given, default = described(scheme, full=full), described(type(scheme)(), full=full)
    given = given if full else {key: value for key, value in given.items() if value != default[key]}
    return {"scheme": scheme.name, **({"parameters": given} if given else {})}


def plain_schemes(scheme: PayoffScheme) -> Iterator[PayoffScheme]:
    """The schemes within that have none within, in their order; a scheme by itself, where it has none."""
    inner = schemes_within(scheme)
    if not inner:
        yield scheme
    for one in inner:
        yield from plain_schemes(one)


def schemes_within(scheme: PayoffScheme) -> tuple[PayoffScheme, ...]:
    """The schemes that stand directly in this one."""
    found: list[PayoffScheme] = []
    for spec in scheme.parameters:
        value = getattr(scheme, spec.name)
        if spec.kind == "scheme":
            found.append(value)
        elif spec.kind == "parts":
            found += [part.scheme for part in value]
    return tuple(found)
