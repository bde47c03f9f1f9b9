"""The routes of arms: the form, drafts, what is wrong with them and what they mean, TOML, comparing, freezing, offering."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Annotated, cast

from fastapi import Depends, Query, Request, Response

from engine.schemes import SchemeError, get_scheme
from engine.schemes.parameters import frozen_table
from engine.schemes.preview import EXAMPLES, Preview, example_of, preview
from engine.values.coalition import CoalitionError
from engine.values.words import Words
from fedgame.api.answers import limited, limiter, new_router, set_cookie
from fedgame.api.authorize import ArmAccess, arm_access
from fedgame.api.limiting import address_of
from fedgame.api.problems import Refused
from fedgame.arms.compare import compare, vary
from fedgame.arms.desk import EMPTY, TRIED, ArmDesk, ArmNotDone, document_in, titles, told
from fedgame.arms.document import Document, at, from_toml, frozen_hash, to_toml
from fedgame.arms.factors import Factor
from fedgame.arms.form import fields_by_key, form
from fedgame.arms.form_words import SECTIONS
from fedgame.arms.meaning import meaning
from fedgame.live.hall import Hall
from fedgame.people.accounts import SignedIn
from fedgame.people.security import host_cookie, seat_cookie
from fedgame.storage import ArmCard
from fedgame.wire.arms import (
    ArmDraft,
    ArmExplained,
    ArmForm,
    ArmInfo,
    ArmList,
    ArmOpened,
    ArmsCompared,
    ArmVersion,
    CrossArms,
    CrossedArmInfo,
    FormSection,
    NewArmWanted,
    OfferArm,
    PreviewScheme,
    SaveArm,
    TomlText,
    VaryArm,
)
from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import NewGame, NewGameCreated

SCENARIO = "scenario:"
"""What comes before the name of a shipped game where an arm could be named, too."""

OWN = Words("Your own example", "你自己的例子")

_STATUSES: dict[ServerCode, int] = {
    "arm.changed": 409,
    "arm.draft": 409,
    "arm.frozen": 409,
    "arm.unknown": 404,
    "arm.unreadable": 422,
    "arm.used": 409,
    "arm.wrong": 409,
    "scenario.unknown": 404,
}


def _desk(request: Request) -> ArmDesk:
    return cast(ArmDesk, request.app.state.arms)


def _signed_in(request: Request) -> SignedIn:
    return cast(SignedIn, request.state.access)


def _arm(request: Request, arm_id: str) -> ArmAccess:  # noqa: ARG001 - an argument so that OpenAPI describes it
    return cast(ArmAccess, request.state.access)


FromDesk = Annotated[ArmDesk, Depends(_desk)]
WithAccount = Annotated[SignedIn, Depends(_signed_in)]
WithArm = Annotated[ArmAccess, Depends(_arm)]
"""The arm that the path names, on a route that only who may read it, or change it, may call."""

router = new_router()


@contextmanager
def refusing() -> Iterator[None]:
    """What was not done, as a refusal."""
    try:
        yield
    except ArmNotDone as refusal:
        raise Refused(_STATUSES[refusal.code], refusal.code, refusal.message) from None


@router.get("/arms/form", response_model=ArmForm, responses={304: {"description": "You have it already"}})
async def the_form(request: Request) -> Response:
    """Every key of an arm: kind, range, default, and its words."""
    content, tag = _form()
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@cache
def _form() -> tuple[bytes, str]:
    sections = tuple(FormSection(name=name, words=words) for name, words in SECTIONS.items())
    content = ArmForm(sections=sections, fields=form()).model_dump_json().encode()
    return content, f'"{hashlib.sha256(content).hexdigest()[:16]}"'


@router.get("/arms")
async def arms(who: WithAccount, desk: FromDesk) -> ArmList:
    """A researcher's own arms; everybody's for admins and viewers."""
    own = who.account.role == "researcher"
    cards = await desk.book.arms(who.account.id if own else None)
    return ArmList(arms=tuple(info(card, who) for card in cards), may_make=who.account.role != "viewer")


@router.post("/arms", status_code=201)
async def make_arm(wanted: NewArmWanted, request: Request, who: WithAccount, desk: FromDesk) -> ArmOpened:
    """A new draft: a copy of a shipped game or of another arm, a scenario file, or nearly empty."""
    with refusing():
        document = await _begun(wanted, request, who, desk)
        if wanted.title is not None:
            document = {**document, "title": wanted.title, "title_zh": ""}
        card = await desk.make(who, document)
        return await _opened(card, who, desk)


async def _begun(wanted: NewArmWanted, request: Request, who: SignedIn, desk: ArmDesk) -> Document:
    if wanted.arm is not None:
        return document_in((await arm_access(request.app.state, wanted.arm, who, "arm_reader")).card)
    if wanted.scenario is not None:
        return desk.shipped(wanted.scenario)
    if wanted.document is not None:
        return wanted.document
    with told():
        return EMPTY if wanted.toml is None else from_toml(wanted.toml)


@router.post("/arms/check")
async def check_arm(wanted: ArmDraft, desk: FromDesk) -> ArmExplained:
    """All that is wrong with a document, and what it means; nothing is kept."""
    with refusing():
        return await _explained(wanted.document, desk)


@router.post("/arms/read")
async def read_toml(wanted: TomlText) -> ArmDraft:
    """The document that a scenario file is; nothing is kept."""
    with refusing(), told():
        return ArmDraft(document=from_toml(wanted.toml))


@router.post("/arms/preview")
async def preview_scheme(wanted: PreviewScheme) -> Preview:
    """How a scheme would pay example federations; nothing is kept."""

    def paid() -> Preview:
        scheme = get_scheme(wanted.scheme, **frozen_table(wanted.parameters))
        own = wanted.example
        if own is None:
            return preview(scheme, turn=wanted.turn)
        example = example_of(OWN, own.together, own.alone, own.pairs, EXAMPLES[0].brought)
        return preview(scheme, (example,), turn=wanted.turn)

    try:
        return await asyncio.to_thread(paid)
    except (SchemeError, CoalitionError) as error:
        raise Refused(422, "arm.unreadable", f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


@router.get("/arms/{arm_id}")
async def arm(access: WithArm, desk: FromDesk) -> ArmOpened:
    """One arm, with all that is wrong with it and what it means."""
    with refusing():
        return await _opened(access.card, access.who, desk)


@router.put("/arms/{arm_id}")
async def save_arm(wanted: SaveArm, access: WithArm, desk: FromDesk) -> ArmOpened:
    """Keep a draft as it is now, wrong or right; refused where another page has saved it meanwhile."""
    with refusing():
        card = await desk.save(access.who, access.card.id, wanted.version, wanted.document)
        return await _opened(card, access.who, desk)


@router.delete("/arms/{arm_id}", status_code=204)
async def delete_arm(access: WithArm, desk: FromDesk) -> Response:
    """Away with an arm that no game and no experiment is of."""
    with refusing():
        await desk.delete(access.who, access.card)
    return Response(status_code=204)


@router.post("/arms/{arm_id}/freeze")
async def freeze_arm(wanted: ArmVersion, access: WithArm, desk: FromDesk) -> ArmOpened:
    """From now on it never changes, and its hash names it in every export."""
    with refusing():
        return await _opened(await desk.freeze(access.who, access.card, wanted.version), access.who, desk)


@router.post("/arms/{arm_id}/offer")
async def offer_arm(wanted: OfferArm, access: WithArm, desk: FromDesk) -> ArmInfo:
    """Let a frozen arm stand among the games that people may open, or no longer."""
    with refusing():
        return info(await desk.offer(access.who, access.card, offered=wanted.offered), access.who)


@router.post("/arms/{arm_id}/vary", status_code=201)
async def vary_arm(wanted: VaryArm, access: WithArm, desk: FromDesk) -> tuple[ArmInfo, ...]:
    """A copy for each value of one key."""
    with refusing():
        with told():
            copies = vary(document_in(access.card), wanted.path, wanted.values)
        made = [await desk.make(access.who, copy) for copy in copies]
    return tuple(info(card, access.who) for card in made)


@router.post("/arms/{arm_id}/cross", status_code=201)
async def cross_factors(wanted: CrossArms, access: WithArm, desk: FromDesk) -> tuple[CrossedArmInfo, ...]:
    """An arm for every combination of several factors' values; all of them, or none."""
    factors = [Factor(**one.model_dump()) for one in wanted.factors]
    with refusing():
        made = await desk.cross(access.who, access.card, factors, freeze=wanted.freeze)
    return tuple(CrossedArmInfo(info=info(card, access.who), levels=dict(levels)) for card, levels in made)


@router.get("/arms/{arm_id}/arm.toml", response_class=Response)
async def arm_toml(access: WithArm) -> Response:
    """The arm as a scenario file."""
    with refusing(), told():
        text = to_toml(document_in(access.card))
    headers = {"content-disposition": f'attachment; filename="{access.card.id}.toml"', "cache-control": "no-store"}
    return Response(text, media_type="application/toml", headers=headers)


@router.get("/arms/{arm_id}/compare")
async def compare_arm(
    request: Request,
    access: WithArm,
    desk: FromDesk,
    other: Annotated[str, Query(max_length=80)],
) -> ArmsCompared:
    """Where this arm differs from another one, or from a shipped game: scenario:NAME."""
    with refusing():
        if other.startswith(SCENARIO):
            left = desk.shipped(other.removeprefix(SCENARIO))
        else:
            left = document_in((await arm_access(request.app.state, other, access.who, "arm_reader")).card)
    right = document_in(access.card)
    (left_title, left_zh), (right_title, right_zh) = titles(left), titles(right)
    differences = compare(left, right)
    return ArmsCompared(left=left_title, left_zh=left_zh, right=right_title, right_zh=right_zh, differences=differences)


@router.post("/arms/{arm_id}/try", status_code=201)
async def try_arm(request: Request, response: Response, access: WithArm, desk: FromDesk) -> NewGameCreated:
    """A game of it for the caller alone, with bots in all other seats; it starts at once."""
    limited(request, limiter(request).new_game)
    with refusing():
        scenario = await desk.playable(access.card)
    hall: Hall = request.app.state.hall
    name = f"{scenario.name}{TRIED}"
    wanted = NewGame(scenario=name, persons=1, bots=len(scenario.seats) - 1, start_now=True)
    created = await hall.create(wanted, scenario, address_of(request))
    assert created.seat_token is not None  # noqa: S101 - it was wanted
    set_cookie(request, response, seat_cookie(created.game_id), created.seat_token)
    set_cookie(request, response, host_cookie(created.game_id), created.host_token)
    return created


async def _explained(document: Document, desk: ArmDesk) -> ArmExplained:
    scenario, problems = await desk.check(document)
    means = None if scenario is None else await asyncio.to_thread(meaning, scenario)
    hashed = None if scenario is None or problems else frozen_hash(scenario)
    return ArmExplained(problems=problems, meaning=means, arm_hash=hashed)


async def _opened(card: ArmCard, who: SignedIn, desk: ArmDesk) -> ArmOpened:
    document = document_in(card)
    return ArmOpened(info=info(card, who), document=document, explained=await _explained(document, desk))


def info(card: ArmCard, who: SignedIn) -> ArmInfo:
    """An arm as the list shows it to somebody."""
    document = document_in(card)
    persons, bots, federations = (document.get(key) for key in ("persons", "bots", "federations"))
    turns = at(document, "treatment.turns")
    default: int = fields_by_key()["treatment.turns"].default
    return ArmInfo(
        id=card.id,
        title=card.title,
        title_zh=card.title_zh,
        owner_name=card.owner_name,
        mine=ArmAccess(who, card).owns,
        state=card.state,
        arm_hash=card.arm_hash,
        offered=card.offered,
        used=card.used,
        experiment_id=card.experiment_id,
        version=card.version,
        created_at=card.created_at,
        changed_at=card.changed_at,
        frozen_at=card.frozen_at,
        seats=persons + len(bots) if isinstance(persons, int) and isinstance(bots, list) else None,
        federations=len(federations) if isinstance(federations, list) else None,
        turns=default if turns is None else turns if isinstance(turns, int) else None,
    )
