"""Numbers in a sentence: with a real minus, money to the cent where it is small, shares in percent.

A sentence is made here, with the figure, so that its words and its numbers come from the same place in both languages.
"""

from __future__ import annotations

from engine.values.words import Words
from fedgame.results.figure import Furthest, Told, Unit
from fedgame.results.interval import Interval

_MINUS = "\u2212"


def number(unit: Unit, value: float, *, sign: bool = False) -> str:
    """The value as a reader sees it, such as $12.30, 33.0%, 0.38; with `sign`, a plus where it is above 0."""
    match unit:
        case "cents":
            text = f"${abs(value) / 100:,.2f}"
        case "share":
            text = f"{100 * abs(value):.1f}%"
        case "index" | "level":
            text = f"{abs(value):.2f}"
        case _:
            text = f"{abs(value):.1f}"
    nothing = not any(digit in "123456789" for digit in text)
    if nothing:
        return text
    return (_MINUS if value < 0 else "+" if sign else "") + text


def points(unit: Unit, value: float) -> Words:
    """A difference: of shares in percentage points."""
    if unit != "share":
        text = number(unit, value, sign=True)
        return Words(text, text)
    text = number("share", value, sign=True).removesuffix("%")
    return Words(f"{text} points", f"{text} 个百分点")


def mean_words(unit: Unit, interval: Interval, *, sign: bool = False) -> Words:
    """A mean with its interval in brackets, or with the reason why there is none."""
    mean = number(unit, interval.mean, sign=sign)
    if interval.low is None or interval.high is None:
        return Words(mean, mean)
    low, high = number(unit, interval.low, sign=sign), number(unit, interval.high, sign=sign)
    return Words(f"{mean} ({low} to {high})", f"{mean}（{low} 至 {high}）")


def difference_words(unit: Unit, interval: Interval) -> Words:
    """A difference with its interval; without one it says why."""
    mean = points(unit, interval.mean)
    if interval.low is None or interval.high is None:
        return Words(f"{mean.en} (no interval: under two games in an arm)", f"{mean.zh}（无区间：有一组实验不足两局）")
    low, high = (number(unit, bound, sign=True) for bound in (interval.low, interval.high))
    if unit == "share":
        low, high = low.removesuffix("%"), high.removesuffix("%")
    return Words(f"{mean.en} ({low} to {high})", f"{mean.zh}（{low} 至 {high}）")


def compared_words(unit: Unit, told: Told, found: Furthest) -> Words:
    """Two arms and how far they are apart: 0.38 and 0.27, -0.11 (-0.17 to -0.05)."""
    which = told.which(found.arm)
    both = [number(unit, one.mean) for one in (found.first, found.second) if one is not None]
    differs = difference_words(unit, found.apart)
    return Words(
        f"{which.en}{' and '.join(both)}, {differs.en}",
        f"{which.zh}{' 和 '.join(both)}，相差 {differs.zh}",
    )
