"""The server itself: run it, make its admins, print what it speaks."""

from __future__ import annotations

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
    from fedgame.storage import Store
    from fedgame.storage.account_reads import has_admin

    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = settings_given().model_copy(update=given)
    require_machine(settings.training_crew, settings.training_backend)
    # Tried before the address is told: a server without its database ends at once.
    with readable_database():
        store = Store(settings.database)
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
