"""The files of `fedgame value`: coalitions, members under each scheme, learning curves, their codebook, and the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fedgame.export.cells import write_rows
from fedgame.export.folder import Output, filled
from fedgame.export.sheet import Cell, Column, Row, Sheet, joined
from fedgame.export.sheets import CODEBOOK, codebook_rows
from fedgame.studies.valuation import Study, Valuation

PICTURE = "values.svg"

COALITIONS = Sheet(
    "coalitions.csv",
    (
        Column("members", "list of integers", "", "The coalition, as 1|3|4; empty for the untrained model."),
        Column("size", "integer", "players", "How many members it has."),
        Column(
            "value", "number", "utility", "Utility of its model on the test set, above that of the untrained model."
        ),
        Column(
            "stderr",
            "number",
            "utility",
            "Standard error of the value, from the test samples and the training seeds.",
        ),
        Column("accuracy", "number", "0 to 1", "Share of the test samples that its model gets right."),
        Column(
            "settled",
            "boolean",
            "",
            "Whether its training settled. One that did not counts as no model: worth 0, as accurate as the untrained one.",
        ),
    ),
)

MEMBERS = Sheet(
    "members.csv",
    (
        Column("player", "integer", "", "The member."),
        Column("join_order", "integer", "", "Its place in the order of joining, from 1."),
        Column("quality", "number", "0 to 1", "Share of clean labels that it commits."),
        Column("quantity", "number", "0 to 1", "Committed data, as a share of max_samples."),
        Column("scheme", "text", "", "An incentive scheme; docs/schemes.md has the formulas."),
        Column("weight", "number", "", "The member's raw weight under the scheme, before clamping at 0."),
        Column(
            "weight_stderr",
            "number",
            "",
            "Standard error of the weight where it is estimated from a sample; else empty.",
        ),
        Column(
            "share",
            "number",
            "0 to 1",
            "The share of a pool that the scheme would pay it; empty where nothing is paid.",
        ),
    ),
)

CURVES = Sheet(
    "curves.csv",
    (
        Column("members", "list of integers", "", "The coalition, as 1|3|4."),
        Column("round", "integer", "", "The round; 0 is the untrained model."),
        Column("accuracy", "number", "0 to 1", "Accuracy of the coalition's model after that round, mean over seeds."),
    ),
)


TABLES = (COALITIONS, MEMBERS, CURVES)
VALUES = Output(
    "values of coalitions",
    COALITIONS.name,
    frozenset((*(sheet.name for sheet in TABLES), CODEBOOK.name, PICTURE)),
)


def write_study(study: Study, found: Valuation, out: Path, *, force: bool = False) -> tuple[str, ...]:
    """Write the CSV files, their codebook and the picture into the folder `out`, which is made if need be and must hold
    nothing else; with `force`, instead of the values that are in it. Returns the files' names.

    Raises FolderInUseError, OSError.
    """
    # matplotlib takes long to import; whoever only reads a study does without.
    from fedgame.studies.valuation_picture import draw

    with filled(out, VALUES, force=force) as folder:
        for sheet, rows in zip(TABLES, (_coalitions(found), _members(study, found), _curves(found)), strict=True):
            _write(folder, sheet, (sheet.cells(row) for row in rows))
        _write(folder, CODEBOOK, codebook_rows(TABLES))
        draw(found, folder / PICTURE)
    return (*(sheet.name for sheet in TABLES), CODEBOOK.name, PICTURE)


def _write(out: Path, sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> None:
    with (out / sheet.name).open("w", encoding="utf-8", newline="") as file:
        write_rows(file, [sheet.header])
        write_rows(file, rows)


def _coalitions(found: Valuation) -> Iterator[Row]:
    for coalition, value in found.values.items():
        yield {
            "members": joined(sorted(coalition)),
            "size": len(coalition),
            "value": value,
            "stderr": found.stderr[coalition],
            "accuracy": found.accuracy[coalition],
            "settled": coalition not in found.unsettled,
        }


def _members(study: Study, found: Valuation) -> Iterator[Row]:
    committed = {member.player: (place, member) for place, member in enumerate(study.members, start=1)}
    for row in found.of_members:
        place, member = committed[row.player]
        yield {
            "player": row.player,
            "join_order": place,
            "quality": member.quality,
            "quantity": member.quantity,
            "scheme": row.scheme,
            "weight": row.weight,
            "weight_stderr": row.stderr,
            "share": row.share,
        }


def _curves(found: Valuation) -> Iterator[Row]:
    for coalition, curve in found.curves.items():
        for number, accuracy in enumerate(curve):
            yield {"members": joined(sorted(coalition)), "round": number, "accuracy": accuracy}
