"""Rooms of friends: what is told of a game before one sits in it, the games of one browser, another game for the same people
and who follows into it, and the link that shows a result. Who may ask for what stands in fedgame.people.permissions.
"""

from __future__ import annotations

import asyncio

import structlog

from engine.seen.places import told_parameters
from engine.seen.result import observe_result
from engine.treatment import FederationSpec
from fedgame.live.hall import CannotJoin, Hall
from fedgame.live.lobby import seed_for
from fedgame.live.orders import OrderRefused
from fedgame.live.seats import shown_names
from fedgame.people.codes import plain_code
from fedgame.people.identity import Caller, Credentials, held_seat, identify
from fedgame.people.security import (
    code_in_link,
    hash_token,
    join_code,
    named_games,
    new_game_id,
    new_token,
    next_host_token,
    seat_token,
)
from fedgame.storage import Conflict, GameCard, NewGameRow, Seated
from fedgame.training.registries import task_words
from fedgame.wire.friends import FederationSetup, GameInvite, GameSetup, OwnGame, SharedResult
from fedgame.wire.messages import Joined, NewGame, NewGameCreated

MOST_OWN_GAMES = 40
"""Games of one browser that are looked at for its list."""

log = structlog.get_logger(__name__)


def setup_of(hall: Hall, card: GameCard) -> GameSetup:
    """What is played in this game, as everybody may know it beforehand."""
    treatment, scenario = card.treatment, hall.scenarios.get(card.scenario)
    return GameSetup(
        title=scenario.title if scenario else "",
        title_zh=scenario.title_zh if scenario else "",
        players=len(card.seats),
        persons=sum(seat.kind == "person" for seat in card.seats),
        turns=treatment.turns,
        decision_seconds=treatment.decision_seconds,
        visibility=treatment.visibility,
        payout_fraction=treatment.payout_fraction,
        federations=tuple(map(_federation, treatment.federations)),
        task=task_words(treatment.training.task),
    )


def _federation(spec: FederationSpec) -> FederationSetup:
    scheme = spec.payoff_scheme.in_force(1, 1)
    return FederationSetup(
        name=spec.name,
        scheme=scheme.name,
        scheme_parameters=dict(told_parameters(spec, scheme)),
        min_payment_cents=spec.admission.min_payment_cents,
    )


async def look(hall: Hall, code: str, credentials: Credentials) -> GameInvite:
    """Where a join code leads. Raises CannotJoin for one that no game has."""
    game_id = await hall.equipment.store.game_of_join_hash(hash_token(plain_code(code)))
    card = await hall.card(game_id) if game_id is not None else None
    if card is None:
        raise CannotJoin("join.unknown", "No game has this code: check it with whoever invited you.")
    held = held_seat(card, credentials) is not None or identify(card, credentials).is_host
    return GameInvite(
        setup=setup_of(hall, card),
        status=card.status,
        taken=sum(seat.taken for seat in card.seats),
        held=card.game_id if held else None,
    )


async def own_games(hall: Hall, credentials: Credentials) -> tuple[OwnGame, ...]:
    """The games that this browser has a cookie of and that are not over, running ones first."""
    found = []
    for game_id in named_games(credentials.cookies)[:MOST_OWN_GAMES]:
        card = await hall.card(game_id)
        if card is None or card.status == "finished":
            continue
        caller = identify(card, credentials)
        if caller.player is None and not caller.is_host:
            continue
        facts = hall.facts(game_id) if card.status == "playing" else None
        if facts is not None and caller.player is not None and facts.seats[caller.player - 1].removed:
            continue
        found.append(
            OwnGame(
                game_id=game_id,
                session_id=await hall.equipment.store.session_of_game(game_id),
                setup=setup_of(hall, card),
                status=card.status,
                turn=facts.turn if facts else None,
                is_host=caller.is_host,
                seated=caller.player is not None,
            )
        )
    return tuple(sorted(found, key=lambda game: game.status != "playing"))


# Another game with the same people


async def play_again(hall: Hall, card: GameCard, caller: Caller) -> NewGameCreated:
    """Another game like this one, with its people: made once, and the same however often the host asks. Whoever looks at
    the old game is told; each takes their seat by following. Alone with bots, it starts at once. Raises OrderRefused.
    """
    if card.status != "finished":
        raise OrderRefused("game.running", "The game still runs: play again when it is over.")
    if caller.host_token is None:
        raise ValueError("only a host plays again with everybody")
    host_token = next_host_token(caller.host_token, card.game_id)
    game_id = card.next_id or await _make_next(hall, card, caller, host_token)
    if sum(seat.kind == "person" for seat in card.seats) == 1 and caller.player is not None:
        next_card = await hall.card(game_id)
        if next_card is not None and next_card.status == "lobby":
            await hall.start(game_id)
    return NewGameCreated(
        game_id=game_id,
        join_code=join_code(host_token, game_id),
        host_token=host_token,
        seat_token=seat_token(host_token, game_id) if caller.player is not None else None,
        player=caller.player,
    )


async def _make_next(hall: Hall, card: GameCard, caller: Caller, host_token: str) -> str:
    game_id, player = new_game_id(), caller.player
    people: tuple[Seated, ...] = ()
    if player is not None:
        people = (Seated(player, card.seats[player - 1].name, hash_token(seat_token(host_token, game_id))),)
    row = NewGameRow(
        game_id=game_id,
        scenario=card.scenario,
        treatment=card.treatment,
        seed=seed_for(NewGame(scenario=card.scenario)),
        kinds=tuple(seat.kind for seat in card.seats),
        policies=tuple(seat.policy for seat in card.seats),
        host_hash=hash_token(host_token),
        join_hash=hash_token(join_code(host_token, game_id)),
        people=people,
        created_at=hall.equipment.clock.now(),
    )
    try:
        await hall.equipment.store.create_next(card.game_id, row)
    except Conflict:
        again = await hall.card(card.game_id)
        if again is None or again.next_id is None:
            raise
        return again.next_id
    hall.own(game_id, hall.owner_of(card.game_id))
    log.info("game.again", game=card.game_id, next=game_id)
    (await hall.get(card.game_id)).game_follows(game_id)
    return game_id


async def follow(hall: Hall, card: GameCard, caller: Caller, token: str) -> Joined:
    """Take a seat in the game that follows on this one, under the same name and, where it is free, with the same number.

    `token` is that of the old seat; the new one follows from it, or from the host's, so that nobody has two seats. Raises
    OrderRefused where nothing follows, CannotJoin where there is no seat.
    """
    if card.next_id is None or caller.player is None:
        raise OrderRefused("again.none", "No other game with the same people has been made: wait for the host.")
    key = token if caller.host_token is None else next_host_token(caller.host_token, card.game_id)
    name = card.seats[caller.player - 1].name
    return await hall.seat(card.next_id, seat_token(key, card.next_id), name, wished=caller.player)


# The link that shows a result


async def share(hall: Hall, card: GameCard) -> str:
    """A new token that shows the result of the game; the one before shows it no more. Raises OrderRefused."""
    if card.status != "finished":
        raise OrderRefused("game.running", "The game still runs: its result can be shown when it is over.")
    token = new_token()
    await hall.equipment.store.share(card.game_id, hash_token(token))
    log.info("result.shared", game=card.game_id)
    return token


async def unshare(hall: Hall, card: GameCard) -> None:
    """No token shows the result from now on."""
    await hall.equipment.store.share(card.game_id, None)
    log.info("result.unshared", game=card.game_id)


async def shared_result(hall: Hall, token: str) -> SharedResult:
    """What the token of a link shows. Raises KeyError for one that shows nothing, LogDiffers."""
    game_id = await hall.equipment.store.game_of_share_hash(hash_token(code_in_link(token)))
    card = await hall.card(game_id) if game_id is not None else None
    if game_id is None or card is None:
        raise KeyError(token)
    game = (await hall.get(game_id)).game
    hall.put_away_idle()
    if game is None:
        raise KeyError(token)
    result = await asyncio.to_thread(observe_result, game)
    shown = card.seats if result.visibility != "none" else ()
    return SharedResult(
        setup=setup_of(hall, card),
        result=result,
        names=shown_names(shown),
        bots=tuple(seat.player for seat in shown if seat.kind == "bot"),
    )
