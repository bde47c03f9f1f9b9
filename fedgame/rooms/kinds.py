"""What an experiment is written with: the kinds of stage, the schema that a form is drawn from, its words, ready stages."""

from __future__ import annotations

from functools import cache

from fedgame.experiments.design import Design
from fedgame.experiments.stages import STAGES
from fedgame.experiments.words import KEYS, VALUES
from fedgame.rooms.templates import READY, ready
from fedgame.wire.experiments import StageKindInfo, StageKinds, TemplateInfo


@cache
def stage_kinds() -> StageKinds:
    return StageKinds(
        kinds=tuple(
            StageKindInfo(kind=kind, document=stage.__name__, words=stage.words) for kind, stage in STAGES.items()
        ),
        form=Design.model_json_schema(),
        keys=KEYS,
        values=VALUES,
        ready=tuple(TemplateInfo(name=name, words=words, document=ready(name)) for name, words in READY.items()),
    )
