"""Values and payouts without a game: pay one coalitional game, train one federation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from fedgame.cli.refusing import plain_errors
from fedgame.cli.surroundings import Crew, progress_bar


def allocate(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="The coalitional game; see the example.")],
    scheme: Annotated[str, typer.Option(help="The incentive scheme, such as shapley; a wrong name lists all.")],
    pool: Annotated[int, typer.Option(metavar="CENTS", min=0, max=10**12, help="What is to be paid out, in cents.")],
    param: Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", help="A parameter of the scheme.")] = None,
    parameters: Annotated[str | None, typer.Option(metavar="JSON", help="Parameters, as a JSON object.")] = None,
) -> None:
    """Pay one hand-made coalitional game by an incentive scheme.

    \b
    Example:
      fedgame allocate --scheme labour_union --pool 10000 game.json
      fedgame allocate --scheme incentivizer --param omega=10 --pool 10000 game.json
      fedgame allocate --scheme beta_shapley --param alpha=16 --param beta=1 --pool 10000 game.json
      fedgame allocate --scheme mixture --pool 10000 game.json --parameters \\
        '{"parts": [{"scheme": "equal", "weight": 1}, {"scheme": "shapley", "weight": 3}]}'
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

    with plain_errors(AllocateError):
        typer.echo(as_json(divide(scheme, pool, read_game(file), parse_parameters(param or [], parameters))))


def value(
    file: Annotated[Path, typer.Argument(metavar="SPEC.toml", help="The federation; see the example.")],
    out: Annotated[Path, typer.Option(help="The folder to write the values into; it must hold nothing else.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the values that are in the folder.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, max=256, help="Processes; one for each processor.")] = None,
    crew: Annotated[Crew, typer.Option(help="Where models are trained: on this machine, or on Ray.")] = Crew.local,
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
    from fedgame.export import check_folder
    from fedgame.studies.valuation import read_study, remarks
    from fedgame.studies.valuation import value as train
    from fedgame.studies.valuation_files import VALUES, write_study
    from fedgame.training.trainer import UnavailableError, data_report, open_crew

    with plain_errors(ValueError, UnavailableError):
        check_folder(out, VALUES, force=force)
        study = read_study(file)
        for line in data_report(study.spec.task):
            typer.echo(line)
        opened = open_crew(crew.value, workers or os.cpu_count() or 1)
        try:
            with progress_bar() as progress:
                task = progress.add_task("Training models", total=None)
                found = train(study, opened, lambda done, all_: progress.update(task, completed=done, total=all_))
        finally:
            opened.close()
        written = write_study(study, found, out, force=force)
    for remark in remarks(study, found):
        typer.echo(remark)
    typer.echo(f"The values of {len(found.values)} coalitions in {out}: {', '.join(written)}.")
