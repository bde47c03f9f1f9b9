"""The command line. Each command reads its arguments, calls the module that does the work, and says what came of it.

Everything heavy is imported inside the command that needs it, so that `fedgame --help` answers at once. What a user got
wrong is one sentence on stderr and exit code 2, never a traceback; a replay that differs is exit code 1.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from engine.events import LedgerPosted
    from fedgame.export.replay import Replay
    from fedgame.log.record import GameRecord
    from fedgame.settings import Settings

app = typer.Typer(
    name="fedgame",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class _Crew(StrEnum):
    local = "local"
    ray = "ray"


class _Backend(StrEnum):
    numpy = "numpy"
    torch_cpu = "torch-cpu"
    torch_cuda = "torch-cuda"


def _fail(message: object) -> NoReturn:
    typer.echo(f"fedgame: {message}", err=True)
    raise typer.Exit(2)


@contextmanager
def _plain_errors(*expected: type[Exception]) -> Iterator[None]:
    """What the user or the disk got wrong, as one sentence; everything else is a bug and keeps its traceback."""
    try:
        yield
    except expected as error:
        _fail(error)
    except OSError as error:
        _fail(f"{error.filename} cannot be used: {error.strerror}" if error.filename else error)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from fedgame.version import software_version

        version, _, commit = software_version().partition("+g")
        typer.echo(f"fedgame {version}, commit {commit or 'unknown'}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print version and commit.")
    ] = False,
) -> None:
    """A multiplayer game, and research instrument, for studying incentives in federated learning."""


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; 127.0.0.1 lets in this computer only.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Port to listen on; 0 takes a free one.")] = None,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the game in a browser, where there is one.")
    ] = False,
) -> None:
    """Run the game's server until Ctrl-C.

    Everything else is set by FEDGAME_* environment variables, such as FEDGAME_DATABASE_URL.

    \b
    Example:
      fedgame serve --port 8000 --open
    """
    from fedgame.app import serve as run_server
    from fedgame.documents import DocumentError
    from fedgame.storage import Store

    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = _settings().model_copy(update=given)
    _check_machine(settings.training_crew, settings.training_backend)
    # Tried before the address is told: a server without its database ends at once.
    with _readable_database():
        Store(settings.database).close()
    try:
        run_server(settings, open_browser=open_browser)
    except DocumentError as error:
        _fail(error)
    except OSError as error:
        _fail(f"the server cannot run on {settings.host} port {settings.port}: {error.strerror or error}")


def _check_machine(crew: str, backend: str) -> None:
    """Exit with one sentence unless this machine has that crew and backend."""
    from fedgame.training.trainer import UnavailableError, check_machine

    with _plain_errors(UnavailableError):
        check_machine(crew, backend)


def _settings() -> Settings:
    """What FEDGAME_* environment variables set."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from fedgame.settings import Settings

    try:
        return Settings()
    except SettingsError as error:
        field = str(error).split('"')[1]
        _fail(
            f"FEDGAME_{field.upper()} = {os.environ.get(f'FEDGAME_{field.upper()}', '')!r} is not possible: give a JSON list"
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"])).upper()
        _fail(f"FEDGAME_{name} = {first['input']!r} is not possible: {first['msg']}")


@app.command()
def simulate(
    scenario: Annotated[str, typer.Argument(help="A scenario file, or the name of a shipped scenario.")],
    out: Annotated[Path, typer.Option(help="The folder to write the export into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the export that is in the folder.")] = False,
    games: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many games to play.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same files.")] = 0,
    workers: Annotated[int | None, typer.Option(min=1, max=256, help="Processes; one for each processor.")] = None,
    crew: Annotated[_Crew, typer.Option(help="Where games are played: on this machine, or on Ray.")] = _Crew.local,
    backend: Annotated[_Backend, typer.Option(help="What computes the trainings.")] = _Backend.numpy,
) -> None:
    """Play games with bots in every seat and write their export.

    Seats for people are taken by the stand-ins of the treatment in turn. The same scenario, seed and number of games give the same
    files, byte for byte, for any crew and number of workers; another backend gives the same values within tolerances.

    \b
    Example:
      fedgame simulate classic --games 3 --seed 7 --out out
      fedgame simulate my_arm.toml --games 200 --out arm
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from fedgame.arms.scenario import load_scenario
    from fedgame.documents import DocumentError
    from fedgame.export import EXPORT, FolderInUseError, check_folder, write_export
    from fedgame.studies.simulate import Settling
    from fedgame.studies.simulate import simulate as play
    from fedgame.training.trainer import data_report

    _check_machine(crew.value, backend.value)
    with _plain_errors(DocumentError, FolderInUseError):
        check_folder(out, EXPORT, force=force)
        arm = load_scenario(scenario)
        for line in data_report(arm.treatment.training.task):
            typer.echo(line)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            most = min(workers or os.cpu_count() or 1, games)
            records = play(arm, games, seed, most, crew=crew.value, backend=backend.value)
            tracked = progress.track(records, total=games, description=f"Playing {arm.name}")
            settling = Settling()
            written = write_export(settling.watch(tracked), out, force=force)
    typer.echo(f"{written} {'game' if written == 1 else 'games'} of {arm.name} in {out}; see {out / 'codebook.csv'}.")
    if remark := settling.remark(arm.treatment.training):
        typer.echo(remark, err=True)


@app.command()
def export(
    game: Annotated[str, typer.Argument(help="The game's id: the end of its page's address.")],
    out: Annotated[Path, typer.Option(help="The folder to write the export into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the export that is in the folder.")] = False,
) -> None:
    """Write the export of a game from the server's database.

    \b
    Example:
      fedgame export g3f8a2c --out out
    """
    from fedgame.export import FolderInUseError, write_export

    record, _ledger = _stored(game)
    with _plain_errors(FolderInUseError):
        write_export([record], out, force=force)
    typer.echo(f"Game {record.game_id} ({record.status}) in {out}; see {out / 'codebook.csv'}.")


@app.command()
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
        with _plain_errors(ExportError):
            result = replay_folder(path)
    elif len(path.parts) > 1:
        _fail(f"there is no folder {directory_or_game}: give an exported folder, or the id of a game")
    else:
        result = replay_record(*_stored(directory_or_game))
    _tell(result)


def _stored(game_id: str) -> tuple[GameRecord, tuple[tuple[int, LedgerPosted], ...]]:
    """The game of that id, and its stored ledger, from the database that the server uses."""
    from fedgame.storage import Archive

    settings = _settings()
    file = settings.data_dir / "fedgame.sqlite"
    if settings.database_url is None and not file.is_file():
        _fail(
            f"no game {game_id!r}: there is no database {file} here; run this where the server runs, or set"
            " FEDGAME_DATABASE_URL"
        )
    try:
        with _readable_database():
            archive = Archive(settings.database)
            try:
                return archive.load_with_ledger(game_id)
            finally:
                archive.close()
    except KeyError as error:
        _fail(error.args[0])


@contextmanager
def _readable_database() -> Iterator[None]:
    from sqlalchemy.exc import SQLAlchemyError

    from fedgame.storage import DatabaseInUse

    try:
        yield
    except DatabaseInUse as error:
        _fail(error)
    # The first line only: the others of such an error are for programmers. The address may hold a password.
    except (SQLAlchemyError, ImportError, ValueError, RuntimeError, OSError) as error:
        _fail(f"the database of FEDGAME_DATABASE_URL or FEDGAME_DATA_DIR cannot be read: {str(error).splitlines()[0]}")


def _tell(result: Replay) -> None:
    if result.difference is not None:
        typer.echo(f"The replay differs. {result.difference}", err=True)
        raise typer.Exit(1)
    typer.echo(
        f"Replayed {result.games} {'game' if result.games == 1 else 'games'} with {result.actions} actions: every event"
        f" ({result.events}), balance ({result.ledger_entries} entries) and payout ({result.payouts}) came out the same."
    )


@app.command()
def allocate(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="The coalitional game; see the example.")],
    scheme: Annotated[str, typer.Option(help="The incentive scheme, such as shapley; a wrong name lists all.")],
    pool: Annotated[int, typer.Option(metavar="CENTS", min=0, max=10**12, help="What is to be paid out, in cents.")],
    param: Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", help="A parameter of the scheme.")] = None,
) -> None:
    """Pay one hand-made coalitional game by an incentive scheme.

    \b
    Example:
      fedgame allocate --scheme labour_union --pool 10000 game.json
      fedgame allocate --scheme incentivizer --param omega=10 --pool 10000 game.json
      fedgame allocate --scheme beta_shapley --param alpha=16 --param beta=1 --pool 10000 game.json
    \b
    with game.json:
      {"players": [1, 2], "order": [2, 1],
       "values": [{"members": [], "value": 0.0}, {"members": [1], "value": 0.5},
                  {"members": [2], "value": 0.25}, {"members": [1, 2], "value": 0.6}],
       "contributions": {"1": {"quality": 0.9, "quantity": 1.0, "cost_cents": 0},
                         "2": {"quality": 0.5, "quantity": 0.5, "cost_cents": 0}}}
    """
    from fedgame.studies.allocate import AllocateError, as_json, parse_parameters, read_game
    from fedgame.studies.allocate import allocate as divide

    with _plain_errors(AllocateError):
        typer.echo(as_json(divide(scheme, pool, read_game(file), parse_parameters(param or []))))


@app.command()
def value(
    file: Annotated[Path, typer.Argument(metavar="SPEC.toml", help="The federation; see the example.")],
    out: Annotated[Path, typer.Option(help="The folder to write the values into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the values that are in the folder.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, max=256, help="Processes; one for each processor.")] = None,
    crew: Annotated[_Crew, typer.Option(help="Where models are trained: on this machine, or on Ray.")] = _Crew.local,
) -> None:
    """Train every coalition of one federation and write their values, learning curves and a picture.

    \b
    Example:
      fedgame value federation.toml --out values
    \b
    with federation.toml:
      [training]
      task = "digits"
      model = "mlp"
    \b
      [[members]]
      quality = 0.9
      quantity = 0.5
    \b
      [[members]]
      quality = 0.4
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from fedgame.export import check_folder
    from fedgame.studies.valuation import read_study, remarks
    from fedgame.studies.valuation import value as train
    from fedgame.studies.valuation_files import VALUES, write_study
    from fedgame.training.trainer import UnavailableError, data_report, open_crew

    with _plain_errors(ValueError, UnavailableError):
        check_folder(out, VALUES, force=force)
        study = read_study(file)
        for line in data_report(study.spec.task):
            typer.echo(line)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        opened = open_crew(crew.value, workers or os.cpu_count() or 1)
        try:
            with Progress(*columns, console=Console(stderr=True)) as progress:
                task = progress.add_task("Training models", total=None)
                found = train(study, opened, lambda done, all_: progress.update(task, completed=done, total=all_))
        finally:
            opened.close()
        written = write_study(study, found, out, force=force)
    for remark in remarks(study, found):
        typer.echo(remark)
    typer.echo(f"The values of {len(found.values)} coalitions in {out}: {', '.join(written)}.")


@app.command()
def schema(
    openapi: Annotated[bool, typer.Option("--openapi", help="The HTTP interface, as OpenAPI.")] = False,
) -> None:
    """Print what crosses the wire: the JSON schema of the websocket's messages, or HTTP as OpenAPI.

    \b
    Example:
      fedgame schema > schema.json
      fedgame schema --openapi > openapi.json
    """
    from fedgame.app import openapi_json
    from fedgame.wire.schema import schema_json

    typer.echo(openapi_json() if openapi else schema_json())
