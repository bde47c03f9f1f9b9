"""The routes of results: what came of the games of an experiment, as the page shows it and as files, while they run."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Annotated, Literal, cast

from defusedcsv import csv as defused
from fastapi import Depends, Query, Request, Response
from pydantic import TypeAdapter

from fedgame.adapter import adapter
from fedgame.api.answers import new_router
from fedgame.api.experiments import WithExperiment
from fedgame.api.problems import Refused
from fedgame.api.routes import FromHall, WithAccess
from fedgame.export.apart import apart
from fedgame.results import FIGURES
from fedgame.results.answer import (
    GAME_HEADER,
    SUMMARY_HEADER,
    ArmGame,
    ResultArm,
    ResultGame,
    Results,
    Seats,
    game_rows,
    results_of,
    summary_rows,
)
from fedgame.results.facts import facts_of
from fedgame.rooms.results import Asked, NoSuchResults, ResultsDesk, with_facts

router = new_router()

RESULTS: TypeAdapter[Results] = adapter(Results)


def _desk(request: Request) -> ResultsDesk:
    return cast(ResultsDesk, request.app.state.results)


def _asked(
    session: Annotated[str | None, Query(max_length=32)] = None,
    arm: Annotated[int | None, Query(ge=1, le=1000)] = None,
    game: Annotated[str | None, Query(max_length=32)] = None,
    seats: Seats = "all",
) -> Asked:
    return Asked(session, arm, game, seats)


FromResults = Annotated[ResultsDesk, Depends(_desk)]
WhatIsAsked = Annotated[Asked, Depends(_asked)]


@contextmanager
def _there() -> Iterator[None]:
    try:
        yield
    except NoSuchResults as error:
        raise Refused(404, "path.unknown", str(error)) from None


@router.get(
    "/experiments/{experiment_id}/results",
    response_model=Results,
    responses={304: {"description": "You have it already"}},
)
async def experiment_results(
    request: Request, access: WithExperiment, desk: FromResults, asked: WhatIsAsked
) -> Response:
    """Every figure of an experiment, an arm or a game, with its intervals by game; also while games run."""
    with _there():
        results = await desk.of_experiment(access.experiment.experiment_id, asked)
    return _answer(request, await apart(partial(RESULTS.dump_json, results)))


def _answer(request: Request, content: bytes) -> Response:
    """What was sent before is not sent again: a page asks every few seconds, and most of the time nothing has happened."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@router.get("/experiments/{experiment_id}/results/{figure}.csv", response_class=Response)
async def figure_csv(
    figure: str,
    access: WithExperiment,
    desk: FromResults,
    asked: WhatIsAsked,
    rows: Literal["arms", "games"] = "arms",
) -> Response:
    """The numbers of one figure: the means of arms with their intervals, or the number of each game."""
    if figure not in FIGURES:
        raise Refused(404, "path.unknown", f"There is no figure {figure!r}: the figures are {', '.join(FIGURES)}.")
    with _there():
        gathered = await desk.gather(access.experiment.experiment_id, asked)
    made, header = (summary_rows, SUMMARY_HEADER) if rows == "arms" else (game_rows, GAME_HEADER)

    def write() -> str:
        text = io.StringIO()
        writer = defused.writer(text, lineterminator="\n")
        writer.writerow(header)
        for cells in made(FIGURES[figure], gathered.arms, gathered.games, seats=asked.seats):
            writer.writerow([_cell(cell) for cell in cells])
        return text.getvalue()

    name = f"{figure}-by-game" if rows == "games" else figure
    headers = {"content-disposition": f'attachment; filename="{name}.csv"', "cache-control": "no-store"}
    return Response(await apart(write), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(cell: str | float | bool | None) -> str | float | None:
    """Numbers with all their digits, as in the answer of the page; true and false as in the other exports."""
    return str(cell).lower() if isinstance(cell, bool) else cell


@router.get("/games/{game_id}/results", response_model=Results)
async def game_results(access: WithAccess, hall: FromHall) -> Response:
    """The figures of one game for its host, once it is over: until then they would tell what is sealed."""
    card = access.card
    if card.status != "finished":
        raise Refused(409, "export.too_early", "The results can be had when the game is over.")

    def made() -> bytes:
        facts = facts_of(hall.equipment.store.load_record(card.game_id))
        federations = card.treatment.federations
        arm = ResultArm(
            1, card.scenario, "", tuple(spec.name for spec in federations), tuple(spec.scheme for spec in federations)
        )
        blank = ResultGame(card.game_id, "", 1, 1, 1, True, 0, 0, 0, 0, None, None)
        return RESULTS.dump_json(results_of([arm], [ArmGame(with_facts(blank, facts), facts)]))

    return Response(await apart(made), media_type="application/json", headers={"cache-control": "no-store"})
