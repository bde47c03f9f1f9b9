"""Configurations for several workers, printed."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Part(StrEnum):
    """What is configured."""

    nginx = "nginx"
    systemd = "systemd"


def deploy(
    part: Annotated[Part, typer.Argument(help="What to configure.")],
    workers: Annotated[int, typer.Option(min=1, max=64, help="So many server processes.")] = 4,
    first_port: Annotated[
        int, typer.Option(min=1, max=65_472, help="The port of the first; the others follow.")
    ] = 8001,
    listen: Annotated[str, typer.Option(help="Where nginx listens: a port, or address:port.")] = "80",
    name: Annotated[str, typer.Option(help="The name by which players call the server; _ is any.")] = "_",
) -> None:
    """Print the configuration of what stands around several workers.

    \b
    Example:
      fedgame deploy nginx --workers 4 > /etc/nginx/sites-available/fedgame
    """
    from fedgame.deploy import nginx, systemd

    if part is Part.nginx:
        typer.echo(nginx(workers, first_port, listen, name), nl=False)
    else:
        typer.echo(systemd(workers, first_port, str(Path(sys.argv[0]).resolve())), nl=False)
