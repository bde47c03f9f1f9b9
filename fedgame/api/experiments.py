"""The routes of experiments: drafts, checks, previews, templates, and the opening of sessions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from fastapi import Depends, Request, Response

from fedgame.api.answers import new_router
from fedgame.api.authorize import ExperimentAccess
from fedgame.api.problems import Refused
from fedgame.api.sessions import FromRooms, told
from fedgame.documents import DocumentError
from fedgame.experiments.stages.base import Record, Taken
from fedgame.people.accounts import SignedIn
from fedgame.rooms.experiment_files import from_toml, to_toml
from fedgame.rooms.experiments import Experiments, NotReady, read_design, renamed, title_of
from fedgame.rooms.kinds import stage_kinds
from fedgame.rooms.rooms import Rooms
from fedgame.rooms.templates import TEMPLATES, template
from fedgame.storage import Conflict
from fedgame.storage.session_entries import ExperimentRecord, NewSession, SessionSummary
from fedgame.wire.experiments import (
    CheckDesign,
    DesignProblem,
    ExperimentCard,
    ExperimentDocument,
    NewExperiment,
    OpenSession,
    Previewed,
    SaveExperiment,
    SessionCard,
    StageKinds,
    StagePreview,
    TemplateInfo,
)

router = new_router()


def _experiments(request: Request) -> Experiments:
    return cast(Experiments, request.app.state.experiments)


def _access(request: Request, experiment_id: str) -> ExperimentAccess:  # noqa: ARG001 - so that OpenAPI describes it
    return cast(ExperimentAccess, request.state.access)


def _signed_in(request: Request) -> SignedIn:
    return cast(SignedIn, request.state.access)


FromExperiments = Annotated[Experiments, Depends(_experiments)]
WithExperiment = Annotated[ExperimentAccess, Depends(_access)]
WithAccount = Annotated[SignedIn, Depends(_signed_in)]


@router.get("/experiments")
async def experiments(who: WithAccount, desk: FromExperiments) -> tuple[ExperimentCard, ...]:
    """Those that the caller may read, the last changed first."""
    shared = await desk.book.shared_with(who.account.id)
    sees_all = who.account.role in ("admin", "viewer")
    cards = []
    for record in await desk.book.experiments():
        if sees_all or record.owner == who.account.id or record.experiment_id in shared:
            cards.append(_card(record, await desk.book.sessions_of(record.experiment_id)))
    return tuple(cards)


@router.get("/experiments/kinds")
async def kinds() -> StageKinds:
    """The kinds of stage, with the forms that they are written in, and ready stages."""
    return stage_kinds()


@router.get("/experiments/templates")
async def templates() -> tuple[TemplateInfo, ...]:
    """Experiments to start from."""
    return tuple(TemplateInfo(name=name, words=words, document=template(name)) for name, words in TEMPLATES.items())


@router.post("/experiments/check")
async def check(wanted: CheckDesign, who: WithAccount, desk: FromExperiments) -> tuple[DesignProblem, ...]:
    """Everything that is wrong with a draft; nothing is kept."""
    return await desk.check(wanted.document, who.account.id)


@router.post("/experiments/preview")
async def preview(wanted: StagePreview) -> Previewed:
    """One stage of a draft as a participant sees it; the draft has to be right."""
    design, problems = read_design(wanted.document)
    if design is None:
        raise Refused(422, "design.wrong", f"{problems[0].path}: {problems[0].message}")
    if wanted.stage >= len(design.stages):
        raise Refused(404, "design.stage", f"There are {len(design.stages)} stages: there is no stage {wanted.stage}.")
    stage = design.stages[wanted.stage]
    seen = Record(tuple(Taken({}) for _ in range(wanted.page - 1))) if stage.kind != "quiz" else Record()
    return Previewed(view=stage.view(seen, seed=0))


@router.post("/experiments", status_code=201)
async def make(wanted: NewExperiment, who: WithAccount, desk: FromExperiments) -> ExperimentDocument:
    """A new draft of one's own: from a template, a document, a TOML file, or a copy of an experiment that one may read."""
    document = dict(wanted.document or {})
    if wanted.toml is not None:
        with readable():
            document = from_toml(wanted.toml)
    elif wanted.template is not None:
        if wanted.template not in TEMPLATES:
            raise Refused(404, "experiment.unknown", f"There is no template {wanted.template!r}.")
        document = dict(template(wanted.template))
    elif wanted.experiment_id is not None:
        record = await desk.book.experiment(wanted.experiment_id)
        if record is None or not await _may_read(record, who, desk):
            raise Refused(404, "experiment.unknown", "There is no such experiment, or it is not yours to see.")
        document = renamed(json.loads(record.document), f"{title_of(json.loads(record.document))} (2)")
    return await _document(await desk.make(who, document), desk, mine=True)


@router.get("/experiments/{experiment_id}")
async def experiment(access: WithExperiment, desk: FromExperiments) -> ExperimentDocument:
    record = await desk.book.experiment(access.experiment.experiment_id)
    if record is None:
        raise Refused(404, "experiment.unknown", "There is no such experiment, or it is not yours to see.")
    return await _document(record, desk, mine=access.owns)


@router.get("/experiments/{experiment_id}/experiment.toml", response_class=Response)
async def experiment_toml(access: WithExperiment, desk: FromExperiments) -> Response:
    """The draft as it is, as a file that makes the same experiment again."""
    record = await desk.book.experiment(access.experiment.experiment_id)
    if record is None:
        raise Refused(404, "experiment.unknown", "There is no such experiment any more.")
    with readable():
        text = to_toml(json.loads(record.document))
    name = f"{record.experiment_id}.toml"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(text, media_type="application/toml", headers=headers)


@router.put("/experiments/{experiment_id}")
async def save(wanted: SaveExperiment, access: WithExperiment, desk: FromExperiments) -> ExperimentDocument:
    """Save a draft, right or not. Sessions that are open keep the design that they opened with."""
    experiment_id = access.experiment.experiment_id
    with told():
        try:
            await desk.save(access.who, experiment_id, wanted.version, wanted.document)
        except Conflict as conflict:
            if str(conflict) == "version":
                raise Refused(
                    409, "experiment.version", "Somebody has saved this meanwhile: load it again, then change it."
                ) from None
            raise Refused(404, "experiment.unknown", "There is no such experiment any more.") from None
    return await experiment(access, desk)


@router.delete("/experiments/{experiment_id}", status_code=204)
async def delete(access: WithExperiment, desk: FromExperiments) -> Response:
    """Take it out of the lists. What was played stays in the database."""
    with told():
        try:
            await desk.delete(access.who, access.experiment.experiment_id)
        except Conflict as conflict:
            if str(conflict) == "running":
                raise Refused(409, "experiment.running", "A session of it is open: end it first.") from None
            raise Refused(404, "experiment.unknown", "There is no such experiment any more.") from None
    return Response(status_code=204)


@router.post("/experiments/{experiment_id}/sessions", status_code=201)
async def open_session(
    wanted: OpenSession, access: WithExperiment, desk: FromExperiments, rooms: FromRooms
) -> SessionCard:
    """Freeze the design, open a room for it."""
    with ready_or_refused():
        new = await desk.open_session(access.experiment.experiment_id, access.who, rehearsal=wanted.rehearsal)
    return await opened(rooms, new)


@contextmanager
def ready_or_refused() -> Iterator[None]:
    """Why no session can be opened, as a refusal."""
    with told():
        try:
            yield
        except NotReady as refusal:
            first = refusal.problems[0]
            raise Refused(
                422,
                "design.wrong",
                f"{len(refusal.problems)} things are to be put right first. {first.path}: {first.message}",
            ) from None
        except (KeyError, Conflict):
            raise Refused(404, "experiment.unknown", "There is no such experiment any more.") from None


@contextmanager
def readable() -> Iterator[None]:
    """What is wrong with a document or its file, as a refusal."""
    try:
        yield
    except DocumentError as error:
        said = str(error)
        raise Refused(422, "experiment.unreadable", f"{said[:1].upper()}{said[1:]}.".replace("..", ".")) from None


async def opened(rooms: Rooms, new: NewSession) -> SessionCard:
    """The card of a session that has just been opened; its room is open when this returns."""
    room = await rooms.get(new.session_id)
    return _session(
        SessionSummary(
            new.session_id,
            new.experiment_id,
            room.number,
            new.rehearsal,
            new.opened_at,
            None,
            0,
            new.design.places,
        ),
        room_open=True,
    )


async def _may_read(record: ExperimentRecord, who: SignedIn, desk: Experiments) -> bool:
    own = who.account.role in ("admin", "viewer") or record.owner == who.account.id
    return own or record.experiment_id in await desk.book.shared_with(who.account.id)


async def _document(record: ExperimentRecord, desk: Experiments, *, mine: bool) -> ExperimentDocument:
    document = json.loads(record.document)
    sessions = await desk.book.sessions_of(record.experiment_id)
    return ExperimentDocument(
        experiment_id=record.experiment_id,
        version=record.version,
        document=document,
        problems=await desk.check(document, record.owner),
        sessions=tuple(_session(one, room_open=one.ended_at is None) for one in sessions),
        owner=record.owner,
        mine=mine,
    )


def _card(record: ExperimentRecord, sessions: tuple[SessionSummary, ...]) -> ExperimentCard:
    design, _ = read_design(json.loads(record.document))
    state = "draft" if not sessions else "over" if all(one.ended_at for one in sessions) else "running"
    return ExperimentCard.model_validate(
        {
            "experiment_id": record.experiment_id,
            "title": record.title,
            "owner": record.owner,
            "arms": len(design.arms) if design else 0,
            "places": design.places if design else 0,
            "sessions": len(sessions),
            "state": state,
            "changed_at": record.changed_at,
        }
    )


def _session(summary: SessionSummary, *, room_open: bool) -> SessionCard:
    return SessionCard(
        session_id=summary.session_id,
        number=summary.number,
        rehearsal=summary.rehearsal,
        opened_at=summary.opened_at,
        ended_at=summary.ended_at,
        people=summary.people,
        places=summary.places,
        room_open=room_open,
    )
