"""Games without a browser: play a batch of them, export one, play recorded ones again."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fedgame.cli.refusing import fail, plain_errors, readable_database
from fedgame.cli.surroundings import Backend, Crew, require_machine, settings_given, shown_progress

if TYPE_CHECKING:
    from engine.events import LedgerPosted
    from fedgame.export import ExportOptions
    from fedgame.export.replay import Replay
    from fedgame.log.record import GameRecord


class Format(StrEnum):
    """What the tables of an export are written as."""

    csv = "csv"
    parquet = "parquet"


def simulate(
    scenario: Annotated[str, typer.Argument(help="A scenario file, or the name of a shipped scenario.")],
    out: Annotated[Path, typer.Option(help="The folder to write the export into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the export that is in the folder.")] = False,
    games: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many games to play.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same files.")] = 0,
    workers: Annotated[int | None, typer.Option(min=1, max=256, help="Processes; one for each processor.")] = None,
    crew: Annotated[Crew, typer.Option(help="Where games are played: on this machine, or on Ray.")] = Crew.local,
    backend: Annotated[Backend, typer.Option(help="What computes the trainings.")] = Backend.auto,
    tables: Annotated[
        Format, typer.Option("--format", help="The format of the tables; Parquet needs fedgame[parquet].")
    ] = Format.csv,
    choice_sets: Annotated[
        bool, typer.Option("--choice-sets", help="With what each seat saw when it decided; long.")
    ] = False,
) -> None:
    """Play games with bots in every seat and write their export.

    Seats for people are taken by the stand-ins of the treatment in turn. The same scenario, seed and number of games give the same
    files, byte for byte, for any crew and number of workers; another backend gives the same values within tolerances.

    \b
    Example:
      fedgame simulate classic --games 3 --seed 7 --out out
      fedgame simulate my_arm.toml --games 200 --out arm
    """
    from fedgame.arms.scenario import load_scenario
    from fedgame.documents import DocumentError
    from fedgame.export import EXPORT, FolderInUseError, UnavailableFormatError, check_folder, write_export
    from fedgame.studies.simulate import Settling
    from fedgame.studies.simulate import simulate as play
    from fedgame.training.trainer import data_report

    require_machine(crew.value, backend.value)
    with plain_errors(DocumentError, FolderInUseError, UnavailableFormatError):
        check_folder(out, EXPORT, force=force)
        arm = load_scenario(scenario)
        for line in data_report(arm.treatment.training.task):
            typer.echo(line)
        most = min(workers or os.cpu_count() or 1, games)
        records = play(arm, games, seed, most, crew=crew.value, backend=backend.value)
        shown = shown_progress(records, games, f"Playing {arm.name}")
        settling = Settling()
        options = _options(tables, choice_sets=choice_sets)
        written = write_export(settling.watch(shown), out, force=force, options=options)
    typer.echo(f"{written} {'game' if written == 1 else 'games'} of {arm.name} in {out}; see {out / 'codebook.csv'}.")
    if remark := settling.remark(arm.treatment.training):
        typer.echo(remark, err=True)


def export(
    game: Annotated[str, typer.Argument(help="The game's id: the end of its page's address.")],
    out: Annotated[Path, typer.Option(help="The folder to write the export into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the export that is in the folder.")] = False,
    tables: Annotated[
        Format, typer.Option("--format", help="The format of the tables; Parquet needs fedgame[parquet].")
    ] = Format.csv,
    choice_sets: Annotated[
        bool, typer.Option("--choice-sets", help="With what each seat saw when it decided; long.")
    ] = False,
) -> None:
    """Write the export of a game from the server's database.

    \b
    Example:
      fedgame export g3f8a2c --out out
      fedgame export g3f8a2c --out out --format parquet --choice-sets
    """
    from fedgame.export import FolderInUseError, UnavailableFormatError, write_export

    record, _ledger = _stored(game)
    with plain_errors(FolderInUseError, UnavailableFormatError):
        write_export([record], out, force=force, options=_options(tables, choice_sets=choice_sets))
    typer.echo(f"Game {record.game_id} ({record.status}) in {out}; see {out / 'codebook.csv'}.")


def replay(
    directory_or_game: Annotated[
        str, typer.Argument(metavar="DIR_OR_GAME", help="An exported folder, or a game's id.")
    ],
) -> None:
    """Play recorded games again and check that everything comes out the same.

    Exit code 1 if something differs; then the first difference is told.

    \b
    Example:
      fedgame replay out
      fedgame replay g3f8a2c
    """
    from fedgame.export import ExportError
    from fedgame.export.replay import replay_folder, replay_record

    path = Path(directory_or_game)
    if path.is_dir():
        with plain_errors(ExportError):
            result = replay_folder(path)
    elif len(path.parts) > 1:
        fail(f"there is no folder {directory_or_game}: give an exported folder, or the id of a game")
    else:
        result = replay_record(*_stored(directory_or_game))
    _tell(result)


def _options(tables: Format, *, choice_sets: bool) -> ExportOptions:
    from fedgame.export import ExportOptions

    return ExportOptions(choice_sets, "parquet" if tables is Format.parquet else "csv")


def _stored(game_id: str) -> tuple[GameRecord, tuple[tuple[int, LedgerPosted], ...]]:
    """The game of that id, and its stored ledger, from the database that the server uses."""
    from fedgame.storage import Archive

    settings = settings_given()
    file = settings.data_dir / "fedgame.sqlite"
    if settings.database_url is None and not file.is_file():
        fail(
            f"no game {game_id!r}: there is no database {file} here; run this where the server runs, or set"
            " FEDGAME_DATABASE_URL"
        )
    try:
        with readable_database():
            archive = Archive(settings.database)
            try:
                return archive.load_with_ledger(game_id)
            finally:
                archive.close()
    except KeyError as error:
        fail(error.args[0])


def _tell(result: Replay) -> None:
    if result.difference is not None:
        typer.echo(f"The replay differs. {result.difference}", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"Replayed {result.games} {'game' if result.games == 1 else 'games'} with {result.actions} actions: every event"
        f" ({result.events}), balance ({result.ledger_entries} entries) and payout ({result.payouts}) came out the same."
    )
