"""What there is to choose from, in words, as it goes to a screen: gathered from the registries, once."""

from __future__ import annotations

from functools import cache

from engine.bots import BOTS
from engine.schemes import SCHEMES, parameter_specs, parameters_of, picture_of
from engine.schemes.families import FAMILIES
from engine.values.words import NO_WORDS, explained
from fedgame.training.registries import FEDERATIONS, MODELS, PARTITIONS, TASKS
from fedgame.wire.messages import (
    BotInfo,
    Catalogue,
    FederationInfo,
    ModelInfo,
    PartitionInfo,
    SchemeInfo,
    TaskInfo,
)


@cache
def catalogue() -> Catalogue:
    """Everything that is registered, in the order of the registries."""
    return Catalogue(
        schemes=tuple(_scheme(name) for name in SCHEMES),
        bots=tuple(BotInfo(name=name, words=explained(bot)) for name, bot in BOTS.items()),
        tasks=tuple(TaskInfo(name=name, words=explained(task)) for name, task in TASKS.items()),
        models=tuple(ModelInfo(name=name, words=explained(model)) for name, model in MODELS.items()),
        partitions=tuple(PartitionInfo(name=name, words=explained(dealt)) for name, dealt in PARTITIONS.items()),
        federations=tuple(FederationInfo(name=name, words=explained(kind)) for name, kind in FEDERATIONS.items()),
    )


def _scheme(name: str) -> SchemeInfo:
    scheme = SCHEMES[name]
    family = FAMILIES.get(scheme.family)
    return SchemeInfo(
        name=name,
        family=family.name if family else NO_WORDS,
        words=explained(scheme),
        picture=picture_of(name),
        parameters=parameter_specs(name),
        defaults=parameters_of(name),
        outermost=scheme.outermost,
    )
