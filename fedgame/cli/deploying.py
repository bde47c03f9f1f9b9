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
    prometheus = "prometheus"
    grafana = "grafana"


def deploy(
    part: Annotated[Part, typer.Argument(help="What to configure.")],
    workers: Annotated[int, typer.Option(min=1, max=64, help="So many server processes.")] = 4,
    first_port: Annotated[
        int, typer.Option(min=1, max=65_472, help="The port of the first; the others follow.")
    ] = 8001,
    listen: Annotated[str, typer.Option(help="Where nginx listens: a port, or address:port.")] = "80",
    name: Annotated[str, typer.Option(help="The name by which players call the server; _ is any.")] = "_",
) -> None:
    """Print the configuration of what stands around one worker or several.

    \b
    Example:
      fedgame deploy nginx --workers 4 > /etc/nginx/sites-available/fedgame
      fedgame deploy grafana > fedgame.json
    """
    from fedgame.deploy import grafana, nginx, prometheus, systemd

    match part:
        case Part.nginx:
            told = nginx(workers, first_port, listen, name)
        case Part.systemd:
            told = systemd(workers, first_port, str(Path(sys.argv[0]).resolve()))
        case Part.prometheus:
            told = prometheus(workers, first_port)
        case Part.grafana:
            told = grafana()
    typer.echo(told, nl=False)
