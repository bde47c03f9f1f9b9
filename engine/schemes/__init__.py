"""The payoff schemes: the ways in which a federation divides a pool among its members, by name.

One file for one scheme, and one line in SCHEMES; nothing registers itself on import.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Annotated, TypeAlias

from engine.schemes.banzhaf import Banzhaf
from engine.schemes.base import (
    Allocation,
    Contribution,
    Memory,
    Needs,
    PayoffClaim,
    PayoffScheme,
    SchemeError,
    pay_by_weight,
)
from engine.schemes.beta_shapley import BetaShapley
from engine.schemes.debts import IncentivizerMemory, PlayerDebt
from engine.schemes.equal import Equal
from engine.schemes.fair_value import FairValue
from engine.schemes.families import FAMILIES, NO_PICTURE, Picture
from engine.schemes.incentivizer import Incentivizer
from engine.schemes.individual import Individual
from engine.schemes.labour_union import LabourUnion
from engine.schemes.least_core import LeastCore
from engine.schemes.leave_one_out import LeaveOneOut
from engine.schemes.linear import Linear
from engine.schemes.shapley import Shapley
from engine.values.names import NameIn

SCHEMES: Mapping[str, type[PayoffScheme]] = {
    "equal": Equal,
    "linear": Linear,
    "individual": Individual,
    "labour_union": LabourUnion,
    "shapley": Shapley,
    "fair_value": FairValue,
    "incentivizer": Incentivizer,
    "banzhaf": Banzhaf,
    "beta_shapley": BetaShapley,
    "least_core": LeastCore,
    "leave_one_out": LeaveOneOut,
}

SchemeName: TypeAlias = Annotated[str, NameIn("schemes", SCHEMES)]


def parameters_of(name: str) -> dict[str, float | bool]:
    """The parameters of the scheme called `name`, with their default values. Raises SchemeError for an unknown one."""
    if name not in SCHEMES:
        raise SchemeError(f"there is no scheme {name!r}; the schemes are {', '.join(SCHEMES)}")
    scheme = SCHEMES[name]()
    return {parameter.name: getattr(scheme, parameter.name) for parameter in fields(scheme)}


def picture_of(name: str) -> Picture:
    """The scheme's own picture, else its family's. Raises KeyError for an unknown scheme."""
    scheme = SCHEMES[name]
    family = FAMILIES.get(scheme.family)
    return scheme.picture or (family.picture if family else NO_PICTURE)


def get_scheme(name: str, /, **parameters: float | bool) -> PayoffScheme:
    """The scheme called `name` with `parameters`, the others at their defaults.

    Raises SchemeError for an unknown name or parameter, with the known ones, and for a value out of its range.
    """
    known = parameters_of(name)
    unknown = [parameter for parameter in parameters if parameter not in known]
    if unknown:
        allowed = f"its parameters are {', '.join(known)}" if known else "it has none"
        raise SchemeError(f"scheme {name!r} has no parameter {', '.join(map(repr, unknown))}; {allowed}")
    return replace(SCHEMES[name](), **parameters)


__all__ = [
    "SCHEMES",
    "Allocation",
    "Contribution",
    "IncentivizerMemory",
    "Memory",
    "Needs",
    "PayoffClaim",
    "PayoffScheme",
    "PlayerDebt",
    "SchemeError",
    "SchemeName",
    "get_scheme",
    "parameters_of",
    "pay_by_weight",
    "picture_of",
]
