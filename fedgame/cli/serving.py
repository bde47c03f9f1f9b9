"""The server itself: run it, make its admins, print what it speaks."""

from __future__ import annotations

import secrets
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from fedgame.cli.refusing import fail, plain_errors, readable_database
from fedgame.cli.surroundings import require_machine, settings_given


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
    from fedgame.storage import Store, Worker
    from fedgame.storage.account_reads import has_admin

    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = settings_given().model_copy(update=given)
    require_machine(settings.training_crew, settings.training_backend)
    # Tried before the address is told: a server without its database ends at once.
    with readable_database():
        store = Store(settings.database, Worker(secrets.token_hex(8), settings.worker), settings.data_dir)
        somebody = store.read(lambda session: has_admin(session, datetime.now(UTC)))
        store.close()
    if not somebody and not settings.is_local:
        fail(
            f"other computers can reach {settings.host}, and there is no admin yet: make one first with `fedgame admin NAME`,"
            " or start on 127.0.0.1 and open the link that is printed there"
        )
    try:
        run_server(settings, open_browser=open_browser)
    except DocumentError as error:
        fail(error)
    except OSError as error:
        fail(f"the server cannot run on {settings.host} port {settings.port}: {error.strerror or error}")


def admin(
    name: Annotated[str, typer.Argument(help="What the admin signs in with.")],
    link: Annotated[
        bool, typer.Option("--link", help="Print a one-time link instead of asking for a password.")
    ] = False,
) -> None:
    """Make somebody an admin, or give an admin a new password.

    Works while the server runs and while it does not. The password is asked for on the terminal, or else read from the
    standard input.

    \b
    Example:
      fedgame admin Ada
      fedgame admin Ada --link
    """
    from fedgame.people import appoint
    from fedgame.people.passwords import BadPassword
    from fedgame.storage import without_password

    settings = settings_given()
    with plain_errors(appoint.BadName, BadPassword), readable_database():
        name = appoint.check_name(name)
        if link:
            account, token = appoint.with_link(settings.database, name)
        else:
            account, token = appoint.with_password(settings.database, name, _password()), None
    typer.echo(f"{account.name} is an admin of the server on {without_password(settings.database)}.")
    if token is not None:
        typer.echo(f"Within seven days, and once, a password is set at {settings.address}/staff/first#{token}")


def verify(
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Go on from what is there, for good; what it lacks will not be asked for again."),
    ] = False,
) -> None:
    """Check that the database holds all that was acknowledged, and that no log was changed.

    A server keeps, apart from the database, how far each game had come, and does not start on a database that is behind.
    Exit code 1 where something is lost or damaged.

    \b
    Example:
      fedgame verify
      fedgame verify --accept
    """
    from fedgame.storage import without_password
    from fedgame.storage.verify import accept_what_is_there, look_over

    settings = settings_given()
    with readable_database():
        found = look_over(settings.database, settings.data_dir, settings.worker)
        for problem in found.problems:
            typer.echo(problem)
        if accept:
            kept = accept_what_is_there(settings.database, settings.data_dir, settings.worker)
            typer.echo(
                "From now on the database is taken as it is." + (f" What was known before: {kept}" if kept else "")
            )
            return
    where = without_password(settings.database)
    if found.problems:
        typer.echo(
            f"{where} is not whole: {len(found.problems)} of its games lack something or were changed.", err=True
        )
        raise typer.Exit(1)
    typer.echo(f"{where} is whole: {found.games} games, {found.actions} actions.")


def _password() -> str:
    """As it is typed, unseen and twice, on a terminal; else the first line of the standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


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
