"""Sessions of an experiment, from the command line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fedgame.cli.refusing import fail, plain_errors, readable_database
from fedgame.cli.surroundings import settings_given


class _Speed(StrEnum):
    fast = "fast"
    human = "human"


def rehearse(
    experiment: Annotated[str, typer.Argument(help="An experiment's id, a design's TOML file, or a template's name.")],
    people: Annotated[
        int, typer.Option(min=0, max=400, help="How many bots come; 0: as many as there are places.")
    ] = 0,
    server: Annotated[str | None, typer.Option(help="A running server's address; without one, one is started.")] = None,
    token: Annotated[str | None, typer.Option(envvar="FEDGAME_TOKEN", help="A token of yours on that server.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed: the same bots do the same.")] = 0,
    vanish: Annotated[int, typer.Option(min=0, help="So many vanish in the game.")] = 3,
    reload: Annotated[int, typer.Option(min=0, help="So many reload their page in the game.")] = 3,
    late: Annotated[int, typer.Option(min=0, help="So many come late.")] = 2,
    speed: Annotated[_Speed, typer.Option(help="Whether bots think as long as people do.")] = _Speed.fast,
    minutes: Annotated[float, typer.Option(min=0.1, max=600, help="After so long it is given up.")] = 30,
    out: Annotated[Path | None, typer.Option(help="A folder for the report and the data.")] = None,
) -> None:
    """Have bots go through a whole session, from the room's link to the payment, and tell what went wrong.

    They take the way that people take: HTTP and websockets. One of them calls for help. Exit code 1 if anything went wrong.

    \b
    Example:
      fedgame rehearse two_schemes --people 48
      fedgame rehearse e3f8a2c01b77d90 --server https://game.example.org --token fedgame_...
    """
    import asyncio
    import tempfile

    from fedgame.documents import DocumentError
    from fedgame.rehearsal.hold import CannotRehearse, Wanted, hold
    from fedgame.rehearsal.own_server import NotStarted
    from fedgame.rehearsal.plan import Plan

    plan = Plan(people, seed, vanish, reload, late, speed=speed.value, limit_seconds=60 * minutes)
    with plain_errors(DocumentError, CannotRehearse, NotStarted):
        folder = out or Path(tempfile.mkdtemp(prefix="fedgame-rehearsal-"))
        report = asyncio.run(hold(Wanted(experiment, plan, folder, server, token)))
    for line in report.lines():
        typer.echo(line)
    if not report.fine:
        raise typer.Exit(1)


def forget(
    code: Annotated[str | None, typer.Option(help="Somebody's data code.")] = None,
    session: Annotated[str | None, typer.Option(help="A session's id, with whom of it to erase.")] = None,
    participant: Annotated[int | None, typer.Option(min=1, help="The number of one participant.")] = None,
    label: Annotated[str | None, typer.Option(help="The label of one participant.")] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="All participants of the session.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask no more.")] = False,
) -> None:
    """Erase who somebody is and what they wrote; what they chose and did stays, under their number.

    It cannot be undone, and is done again in a restored backup. Use it where the server runs, with its settings.

    \b
    Example:
      fedgame forget --code ABCDEFGH-17-KLMNPQRS
      fedgame forget --session s84120408b07db50 --label mara.k@example.org
    """
    from fedgame.rooms.forgetting import CannotForget, Whom, choose
    from fedgame.rooms.forgetting import forget as erase

    if (code is None) == (session is None):
        fail("say whom to erase: give either --code, or --session with --participant, --label or --everybody")
    settings = settings_given()
    with plain_errors(CannotForget), readable_database():
        chosen = choose(settings.database, Whom(code, session, participant, label, everybody))
    where = f"session {chosen.stored.number} of {chosen.stored.new.design.title!r}"
    if not chosen.numbers:
        typer.echo(f"Nobody is left to be erased: this was done before in {where}.")
        return
    who = ", ".join(map(str, chosen.numbers))
    if not yes:
        typer.confirm(f"Erase for ever who participant {who} of {where} is, and what they wrote?", abort=True)
    with plain_errors(CannotForget), readable_database():
        count = erase(settings.database, settings.erasures, chosen)
    typer.echo(f"Erased {count} of {where}. A server that runs now has forgotten them within the hour.")
