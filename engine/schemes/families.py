"""The families of schemes, by name: what their members go by, and the picture of a scheme that has none of its own.

A picture is a few bars on a field of 96 by 44, with the origin at the upper left. One of the members is "you".
Families are those of Yu et al., AIES 2020, and the least core's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.values.words import NO_WORDS, Words

BarKind = Literal["other", "you", "open"]
"""The part of another member, the part of the reader, or something that is measured against: drawn as an outline."""

FIELD_WIDTH = 96
FIELD_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """Upper left corner, width, height."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"json_schema_serialization_defaults_required": True}
    x: float
    y: float
    width: float
    height: float
    kind: BarKind = "other"


@dataclass(frozen=True, slots=True)
class Picture:
    """`title` says what is to be seen, for those who cannot see it."""

    title: Words
    bars: tuple[Bar, ...]


NO_PICTURE = Picture(NO_WORDS, ())


@dataclass(frozen=True, slots=True)
class Family:
    name: Words
    picture: Picture


FAMILIES: Mapping[str, Family] = {
    "egalitarian": Family(
        Words("Egalitarian", "平均主义"),
        Picture(
            Words("Four slices of the same size", "四个大小相同的份额"),
            (Bar(4, 16, 20, 16), Bar(26, 16, 20, 16, "you"), Bar(48, 16, 20, 16), Bar(70, 16, 20, 16)),
        ),
    ),
    "marginal gain": Family(
        Words("By what you add", "按边际收益"),
        Picture(
            Words("A group without you, and the same group with you on top", "没有你的一组成员，和你叠在其上的同一组"),
            (Bar(16, 20, 24, 20), Bar(54, 20, 24, 20), Bar(54, 8, 24, 12, "you")),
        ),
    ),
    "marginal loss": Family(
        Words("By what is lost without you", "按边际损失"),
        Picture(
            Words(
                "Two bars: the model with you and the lower one without you", "两根柱：有你的模型，和没有你的较低的模型"
            ),
            (Bar(16, 14, 24, 26), Bar(16, 4, 24, 10, "you"), Bar(54, 14, 24, 26), Bar(54, 4, 24, 10, "open")),
        ),
    ),
    "several fairnesses at once": Family(
        Words("Several fairnesses at once", "兼顾多种公平"),
        Picture(
            Words("Open costs are filled up first, then the rest is shared", "先补足未收回的成本，再分配其余"),
            (
                Bar(6, 24, 18, 16, "open"),
                Bar(6, 14, 18, 10),
                Bar(28, 20, 18, 20, "open"),
                Bar(28, 6, 18, 14, "you"),
                Bar(50, 34, 18, 6, "open"),
                Bar(50, 26, 18, 8),
                Bar(72, 32, 18, 8),
            ),
        ),
    ),
    "stability": Family(
        Words("Stability", "稳定"),
        Picture(
            Words(
                "What three groups are worth alone, and their pay in it: the same is missing in each",
                "三组成员各自单干的价值，和其中的报酬：每组差得一样多",
            ),
            (
                Bar(6, 4, 24, 37, "open"),
                Bar(8, 10, 20, 12, "you"),
                Bar(8, 24, 20, 15),
                Bar(36, 8, 24, 33, "open"),
                Bar(38, 14, 20, 9),
                Bar(38, 25, 20, 14),
                Bar(66, 10, 24, 31, "open"),
                Bar(68, 16, 20, 12, "you"),
                Bar(68, 30, 20, 9),
            ),
        ),
    ),
    "put together": Family(
        Words("Put together", "组合方案"),
        Picture(
            Words("Two rules beside each other, and what they come to on top", "两种规则并排，合成上面的结果"),
            (Bar(4, 26, 42, 12), Bar(50, 26, 42, 12), Bar(4, 8, 28, 12), Bar(34, 8, 36, 12, "you"), Bar(72, 8, 20, 12)),
        ),
    ),
}
