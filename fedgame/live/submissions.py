"""From a message of a seat to an action of the rules, and from a durable answer back to a message."""

from __future__ import annotations

from typing import assert_never

from engine.actions import (
    ChangeCommitment,
    Commitment,
    IllegalAction,
    LeaveFederation,
    PlaceBid,
    PlayerAction,
    Ready,
    WithdrawBid,
)
from engine.state import Game
from fedgame.storage import Answer
from fedgame.wire.codes import is_reject_code
from fedgame.wire.messages import (
    Ack,
    ActionIn,
    ChangeCommitmentIn,
    CommitmentIn,
    LeaveFederationIn,
    PlaceBidIn,
    ReadyIn,
    Reject,
    WithdrawBidIn,
)


def commitment_of(sent: CommitmentIn) -> Commitment:
    return Commitment(sent.quality_share, sent.quantity_share, sent.resources, sent.payment_cents)


def player_action(player: int, sent: ActionIn, at_ms: int) -> PlayerAction:
    """The action of the seat `player`; `at_ms` is the time since the step opened, for the order of joining."""
    match sent:
        case PlaceBidIn():
            return PlaceBid(player, sent.federation, commitment_of(sent.commitment), at_ms)
        case ChangeCommitmentIn():
            return ChangeCommitment(player, sent.federation, commitment_of(sent.commitment))
        case WithdrawBidIn():
            return WithdrawBid(player, sent.federation)
        case LeaveFederationIn():
            return LeaveFederation(player, sent.federation)
        case ReadyIn():
            return Ready(player)
    assert_never(sent)


def check_step(game: Game, step: int) -> None:
    """Raises IllegalAction unless `step` is the open one: who decided on an older view has to look again."""
    if game.finished or step == game.step:
        return
    if step < game.step:
        raise IllegalAction(
            "step.stale",
            f"Step {step} is over and step {game.step} is open: look at what changed and decide again.",
            given=step,
            open=game.step,
        )
    raise IllegalAction(
        "step.not_open", f"Step {step} is not open yet: decide for step {game.step}.", given=step, open=game.step
    )


def answer_message(action_id: str, answer: Answer | None) -> Ack | Reject:
    """The answer as it is sent, the first time and every time; None means that it could not be kept."""
    if answer is None:
        return Reject(
            action_id=action_id, code="server.not_saved", message="This could not be saved: please send it again."
        )
    if answer.number is not None:
        return Ack(action_id=action_id, seq=answer.number)
    return Reject(
        action_id=action_id,
        code=answer.code if answer.code is not None and is_reject_code(answer.code) else "action.refused",
        message=answer.message or "This was refused.",
        facts=dict(answer.facts or {}),
    )


def not_started(action_id: str | None) -> Reject:
    return Reject(
        action_id=action_id, code="game.not_started", message="The game has not started: wait until the host starts it."
    )
