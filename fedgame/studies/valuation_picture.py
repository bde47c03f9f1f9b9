"""The picture of a valued federation: values by size of coalition, learning curves, and what each scheme would pay.

Colours are those of Okabe and Ito, which people see apart whatever their eyes; the picture is an SVG file, the same
bytes for the same values.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from fedgame.studies.valuation import MemberValue, Valuation

_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
_SHOWN_ERRORS = 256
"""With more coalitions than that, error bars would hide what they belong to."""

_NAMED_SHARE = 0.06
"""A member's number stands in its part of a bar where it fits."""

_LABEL = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}

MANY = 16
"""With more members than that, each gets a row instead of a colour."""


def draw(found: Valuation, path: Path) -> None:
    """Write the picture, whatever settings of matplotlib this machine has."""
    with rc_context():
        rcdefaults()
        # Without a salt of ours the ids in the file, which join its shapes, are random.
        rcParams["svg.hashsalt"] = "fedgame"
        _figure(found).savefig(path, metadata={"Date": None})


def _figure(found: Valuation) -> Figure:
    many = len(found.members) > MANY
    figure = Figure(
        figsize=(14, max(4.6, 0.17 * len(found.members)) if many else 4.6), layout=ConstrainedLayoutEngine(w_pad=0.12)
    )
    left, middle, right = figure.subplots(1, 3)
    _values(left, found)
    _curves(middle, found)
    if many:
        _estimates(right, found.of_members)
    else:
        _shares(right, found.members, found.of_members)
    for axes in (left, middle, right):
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(alpha=0.25, linewidth=0.6)
        axes.set_axisbelow(True)
    return figure


def _values(axes: Axes, found: Valuation) -> None:
    what = "every coalition" if len(found.values) == 2 ** len(found.members) else f"{len(found.values):,} coalitions"
    sizes = [len(coalition) for coalition in found.values]
    numbers = list(found.values.values())
    if len(numbers) <= _SHOWN_ERRORS:
        errors = [found.stderr[coalition] for coalition in found.values]
        axes.errorbar(sizes, numbers, errors, fmt="o", ms=3, lw=0.8, color=_COLOURS[0], alpha=0.6)
        axes.set_title(f"Value of {what}, ± its standard error", fontsize=11)
    else:
        axes.plot(sizes, numbers, "o", ms=2, color=_COLOURS[0], alpha=0.3)
        axes.set_title(f"Value of {what}", fontsize=11)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("members of the coalition")
    axes.set_ylabel("utility above the untrained model")


def _curves(axes: Axes, found: Valuation) -> None:
    everybody = frozenset(found.members)
    without_one = [curve for group, curve in found.curves.items() if 1 < len(group) == len(everybody) - 1]
    for curve in without_one:
        axes.plot(curve, color="#999999", lw=0.8)
    for place, player in enumerate(found.members):
        alone = frozenset({player})
        if len(everybody) <= MANY and alone in found.curves and alone != everybody:
            colour, again = _colour(place)
            style = "--" if again else "-"
            axes.plot(found.curves[alone], style, color=colour, lw=1.0, label=f"{player} alone")
    axes.plot(found.curves[everybody], color=_COLOURS[0], lw=2.2, label="all together")
    if without_one:
        axes.plot([], [], color="#999999", lw=0.8, label="all but one")
    axes.set_title("Accuracy on the test set, round by round", fontsize=11)
    axes.set_xlabel("round")
    axes.set_ylabel("accuracy")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if len(everybody) > MANY:
        axes.legend(fontsize=8, loc="lower right")
    else:  # so many entries would hide curves: below the axes they do not
        axes.legend(fontsize=7, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.16), frameon=False)


def _colour(place: int) -> tuple[str, bool]:
    """The colour of the member at this place, and whether another has it already. That of `all together` comes last."""
    turn = place + 1
    return _COLOURS[turn % len(_COLOURS)], turn > len(_COLOURS)


def _shares(axes: Axes, members: Sequence[int], shares: Sequence[MemberValue]) -> None:
    schemes = list(dict.fromkeys(row.scheme for row in shares))
    by_place = {(row.player, row.scheme): row.share or 0.0 for row in shares}
    left = [0.0] * len(schemes)
    for place, player in enumerate(members):
        widths = [by_place[player, scheme] for scheme in schemes]
        colour, again = _colour(place)
        bars = axes.barh(
            schemes,
            widths,
            left=left,
            color=colour,
            hatch="////" if again else "",
            edgecolor="white",
            label=str(player),
        )
        named = [str(player) if width >= _NAMED_SHARE else "" for width in widths]
        axes.bar_label(bars, named, label_type="center", fontsize=7, bbox=_LABEL)
        left = [begin + width for begin, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_title("Who would be paid what, by scheme", fontsize=11)
    axes.set_xlabel("share of the pool")
    axes.legend(title="player", fontsize=7, title_fontsize=7, loc="upper left", bbox_to_anchor=(1, 1))


def _estimates(axes: Axes, found: Sequence[MemberValue]) -> None:
    """The Shapley value of each member, with its standard error."""
    rows = sorted((row for row in found if row.scheme == "shapley"), key=lambda row: row.weight)
    errors = [row.stderr or 0.0 for row in rows]
    axes.errorbar([row.weight for row in rows], range(len(rows)), xerr=errors, fmt="o", ms=3, lw=0.8, color=_COLOURS[0])
    axes.set_yticks(range(len(rows)), [str(row.player) for row in rows], fontsize=7)
    axes.set_title("Shapley value of each member, ± standard error", fontsize=11)
    axes.set_xlabel("utility")
    axes.set_ylabel("player")
