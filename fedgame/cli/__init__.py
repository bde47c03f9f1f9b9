"""The command line. Each command reads its arguments, calls the module that does the work, and says what came of it.

Everything heavy is imported inside the command that needs it, so that `fedgame --help` answers at once. What a user got
wrong is one sentence on stderr and exit code 2, never a traceback; a replay that differs is exit code 1.
"""

from __future__ import annotations

from typing import Annotated

import typer

from fedgame.cli.deploying import deploy
from fedgame.cli.games import export, replay, simulate
from fedgame.cli.serving import admin, schema, serve, verify
from fedgame.cli.sessions import forget, rehearse
from fedgame.cli.values import allocate, value

COMMANDS = (serve, verify, deploy, admin, simulate, rehearse, forget, export, replay, allocate, value, schema)
"""In the order of the help."""

app = typer.Typer(
    name="fedgame",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in COMMANDS:
    app.command()(command)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from fedgame.training.trainer import computed_by
        from fedgame.version import software_version

        version, _, commit = software_version().partition("+g")
        typer.echo(f"fedgame {version}, commit {commit or 'unknown'}")
        typer.echo(f"Trainings are computed by {computed_by()}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print version and commit.")
    ] = False,
) -> None:
    """A multiplayer game, and research instrument, for studying incentives in federated learning."""
