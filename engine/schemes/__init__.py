"""The payoff schemes: the ways in which a federation divides a pool among its members, by name.

One file for one scheme, and one line in SCHEMES; nothing registers itself on import.
"""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from engine.schemes.banzhaf import Banzhaf
from engine.schemes.base import (
    Allocation,
    Contribution,
    Memory,
    Needs,
    PaidPortion,
    PayoffClaim,
    PayoffScheme,
    SchemeError,
    pay_by_weight,
)
from engine.schemes.beta_shapley import BetaShapley
from engine.schemes.bounded import Bounded
from engine.schemes.debts import IncentivizerMemory, PlayerDebt
from engine.schemes.equal import Equal
from engine.schemes.fair_value import FairValue
from engine.schemes.families import FAMILIES, NO_PICTURE, Picture
from engine.schemes.formula import Formula
from engine.schemes.incentivizer import Incentivizer
from engine.schemes.individual import Individual
from engine.schemes.labour_union import LabourUnion
from engine.schemes.least_core import LeastCore
from engine.schemes.leave_one_out import LeaveOneOut
from engine.schemes.linear import Linear
from engine.schemes.memory import PartsMemory
from engine.schemes.mixture import Mixture
from engine.schemes.nesting import described, make
from engine.schemes.parameters import Choice, Parameters, ParameterSpec, ParameterValue
from engine.schemes.reasons import GainAt, Reason, ReasonKind, Term
from engine.schemes.schedule import Schedule
from engine.schemes.shapley import Shapley
from engine.schemes.told import StateTerm
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
    "mixture": Mixture,
    "bounded": Bounded,
    "formula": Formula,
    "schedule": Schedule,
}

SchemeName: TypeAlias = Annotated[str, NameIn("schemes", SCHEMES)]


PLAIN_SCHEMES: tuple[str, ...] = tuple(name for name, scheme in SCHEMES.items() if not scheme.configured)
"""Those that are something by themselves, and can be compared as they are by default."""


def parameters_of(name: str) -> dict[str, ParameterValue]:
    """The parameters of the scheme called `name`, with their default values. Raises SchemeError for an unknown one."""
    return described(get_scheme(name))


def parameter_specs(name: str) -> tuple[ParameterSpec, ...]:
    """The same parameters in words, with their ranges. Raises SchemeError for an unknown scheme."""
    return get_scheme(name).parameters


def all_parameters(name: str, given: Parameters) -> dict[str, ParameterValue]:
    """What is given with all that is not, of schemes within as well. Raises SchemeError."""
    return described(get_scheme(name, **given), full=True)


def picture_of(name: str) -> Picture:
    """The scheme's own picture, else its family's. Raises KeyError for an unknown scheme."""
    scheme = SCHEMES[name]
    family = FAMILIES.get(scheme.family)
    return scheme.picture or (family.picture if family else NO_PICTURE)


def get_scheme(name: str, /, **parameters: ParameterValue) -> PayoffScheme:
    """The scheme called `name` with `parameters`, the others at their defaults.

    Raises SchemeError for an unknown name or parameter, with the known ones, and for a value out of its range.
    """
    return make(SCHEMES, name, parameters)


__all__ = [
    "PLAIN_SCHEMES",
    "SCHEMES",
    "Allocation",
    "Choice",
    "Contribution",
    "GainAt",
    "IncentivizerMemory",
    "Memory",
    "Needs",
    "PaidPortion",
    "ParameterSpec",
    "ParameterValue",
    "Parameters",
    "PartsMemory",
    "PayoffClaim",
    "PayoffScheme",
    "PlayerDebt",
    "Reason",
    "ReasonKind",
    "SchemeError",
    "SchemeName",
    "StateTerm",
    "Term",
    "all_parameters",
    "get_scheme",
    "parameter_specs",
    "parameters_of",
    "pay_by_weight",
    "picture_of",
]
