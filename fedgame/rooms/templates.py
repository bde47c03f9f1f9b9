"""Experiments and stages to start from, as TOML files of this package: one file for each, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files

from engine.values.words import Explained, Words
from fedgame.documents import as_json, parse_toml
from fedgame.experiments.document import Json

HOME = files("fedgame.experiments")

TEMPLATES: Mapping[str, Explained] = {
    "two_schemes": Explained(
        name=Words("Two arms, 48 people", "两个实验组，48 人"),
        short=Words(
            "Two arms that differ in one scheme, three groups of eight each, with all stages and pay.",
            "两个实验组只在一个激励机制上不同，每组三局、每局八人，含全部阶段和报酬。",
        ),
    ),
    "class": Explained(
        name=Words("A class", "课堂"),
        short=Words(
            "One game for a class in groups of eight by arrival: no consent, no pay, a debrief at the end.",
            "课堂用：按到达顺序八人一组，无需知情同意和报酬，最后讲评。",
        ),
    ),
}

READY: Mapping[str, Explained] = {
    "holt_laury": Explained(
        name=Words("Risk: ten lotteries", "风险偏好：十个彩票"),
        short=Words(
            "Holt and Laury, 2002: ten choices between two lotteries.",
            "Holt 与 Laury（2002）：在两种彩票间做十次选择。",
        ),
    ),
    "svo_slider": Explained(
        name=Words("Social value orientation", "社会价值取向"),
        short=Words(
            "Murphy, Ackermann and Handgraaf, 2011: the six primary items of the slider measure.",
            "Murphy、Ackermann 与 Handgraaf（2011）：滑块测量的六个主要题目。",
        ),
    ),
}


def template(name: str) -> dict[str, Json]:
    """The document of an experiment to start from; KeyError for none of that name."""
    return deepcopy(_read("templates", name, tuple(TEMPLATES)))


def ready(name: str) -> dict[str, Json]:
    """The document of a ready stage; KeyError for none of that name."""
    return deepcopy(_read("ready", name, tuple(READY)))


@cache
def _read(folder: str, name: str, known: tuple[str, ...]) -> dict[str, Json]:
    if name not in known:
        raise KeyError(name)
    return as_json(parse_toml((HOME / folder / f"{name}.toml").read_text(encoding="utf-8")))
