"""From a message of a seat to an action of the rules, and from a durable answer back to a message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal, assert_never

from engine.actions import (
    ChangeCommitment,
    Commitment,
    IllegalAction,
    LeaveFederation,
    NotReady,
    PlaceBid,
    PlayerAction,
    React,
    Ready,
    WithdrawBid,
)
from engine.rules.bidding import check_admissible
from engine.seen.quote import quote
from engine.state import Game
from fedgame.live.controls import why_kept_from
from fedgame.live.position import Proposal
from fedgame.storage import Answer
from fedgame.wire.codes import is_reject_code
from fedgame.wire.messages import (
    Ack,
    ActionIn,
    AskQuote,
    ChangeCommitmentIn,
    CommitmentIn,
    LeaveFederationIn,
    NotReadyIn,
    PlaceBidIn,
    QuoteAnswer,
    ReactIn,
    ReadyIn,
    Reject,
    Submit,
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
        case NotReadyIn():
            return NotReady(player)
        case ReactIn():
            return React(player, sent.reaction)
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


def proposing(player: int, message: Submit, arrived: datetime) -> Callable[[Proposal], Answer | None]:
    """What the submission of a seat proposes: its action, or the refusal of it; the first answer where there is one."""

    def propose(proposal: Proposal) -> Answer | None:
        answer = proposal.answered(player, message.action_id)
        if answer is not None:
            return answer
        kept_from = why_kept_from(player, proposal.controls)
        if kept_from is not None:
            # Not kept: the same submission may come again, and be done, when this is over.
            return Answer(player, message.action_id, None, None, *kept_from)
        action = player_action(player, message.action, proposal.since_opening(arrived))
        try:
            check_step(proposal.game, message.step)
            if isinstance(action, PlaceBid):
                check_admissible(proposal.game, action)
            return proposal.act(action, arrived, message.action_id)
        except IllegalAction as refusal:
            return proposal.refuse(action, refusal, arrived, message.action_id)

    return propose


def quote_message(game: Game, player: int, asked: AskQuote) -> QuoteAnswer | Reject:
    """What the draft bid would cost and do, or why it cannot be said."""
    try:
        answer = quote(game, player, asked.federation, commitment_of(asked.commitment))
    except IllegalAction as refusal:
        return Reject(action_id=None, code=refusal.code, message=refusal.message, facts=refusal.facts)
    return QuoteAnswer(quote_id=asked.quote_id, quote=answer)


def outcome_of(answer: Answer | None) -> Literal["accepted", "refused", "not_saved"]:
    """What became of a submission; None is an answer that could not be saved."""
    if answer is None:
        return "not_saved"
    return "refused" if answer.number is None else "accepted"


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
