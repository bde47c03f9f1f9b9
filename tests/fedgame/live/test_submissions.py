"""From a message to an action of the rules, and from a kept answer back to a message, whatever version kept it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

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
from engine.rules import new_game
from fedgame.live.submissions import answer_message, check_step, not_started, player_action
from fedgame.storage import Answer
from fedgame.wire.messages import Ack, ActionIn, Reject
from tests.fedgame import tiny

TERMS = {"quality_share": 0.25, "quantity_share": 0.5, "resources": 3, "payment_cents": 4_000}
ID = "a" * 8


@pytest.mark.parametrize(
    ("sent", "action"),
    [
        (
            {"kind": "place_bid", "federation": 2, "commitment": TERMS},
            PlaceBid(7, 2, Commitment(0.25, 0.5, 3, 4_000), at_ms=1_250),
        ),
        (
            {"kind": "change_commitment", "federation": 2, "commitment": TERMS},
            ChangeCommitment(7, 2, Commitment(0.25, 0.5, 3, 4_000)),
        ),
        ({"kind": "withdraw_bid", "federation": 2}, WithdrawBid(7, 2)),
        ({"kind": "leave_federation", "federation": 2}, LeaveFederation(7, 2)),
        ({"kind": "ready"}, Ready(7)),
        ({"kind": "not_ready"}, NotReady(7)),
        ({"kind": "react", "reaction": "applause"}, React(7, "applause")),
    ],
)
def test_a_message_becomes_the_action_of_the_seat_that_sent_it(sent: dict[str, object], action: PlayerAction) -> None:
    message: ActionIn = TypeAdapter[ActionIn](ActionIn).validate_python(sent)
    assert player_action(7, message, 1_250) == action


def test_a_step_that_is_not_the_open_one_is_refused_with_both_numbers() -> None:
    game = replace(new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS).game, step=4)
    check_step(game, 4)
    with pytest.raises(IllegalAction) as over:
        check_step(game, 3)
    assert (over.value.code, over.value.facts) == ("step.stale", {"given": 3, "open": 4})
    assert over.value.message == "Step 3 is over and step 4 is open: look at what changed and decide again."
    with pytest.raises(IllegalAction) as early:
        check_step(game, 5)
    assert (early.value.code, early.value.facts) == ("step.not_open", {"given": 5, "open": 4})
    assert early.value.message == "Step 5 is not open yet: decide for step 4."
    # That it is over is for the rules to say.
    check_step(replace(game, finished=True), 3)


def test_an_accepted_submission_is_answered_by_the_seats_own_number_not_by_that_of_the_log() -> None:
    assert answer_message(ID, Answer(1, ID, 30, 2)) == Ack(action_id=ID, seq=2)


def test_what_could_not_be_kept_is_to_be_sent_again() -> None:
    assert answer_message(ID, None) == Reject(
        action_id=ID, code="server.not_saved", message="This could not be saved: please send it again."
    )


def test_a_refusal_of_the_rules_keeps_its_code_its_sentence_and_its_facts() -> None:
    kept = Answer(1, ID, None, None, "bid.none", "You have no open bid.", {"federation": 2})
    assert answer_message(ID, kept) == Reject(
        action_id=ID, code="bid.none", message="You have no open bid.", facts={"federation": 2}
    )


def test_an_answer_of_another_version_with_a_code_unknown_here_keeps_its_sentence() -> None:
    kept = Answer(1, ID, None, None, "bid.too_blue", "Your bid is too blue.", {})
    assert answer_message(ID, kept) == Reject(action_id=ID, code="action.refused", message="Your bid is too blue.")


def test_an_answer_of_another_version_that_says_nothing_is_a_refusal_all_the_same() -> None:
    assert answer_message(ID, Answer(1, ID, None, None)) == Reject(
        action_id=ID, code="action.refused", message="This was refused."
    )


@pytest.mark.parametrize("action_id", [ID, None])
def test_before_the_start_people_are_told_what_they_wait_for(action_id: str | None) -> None:
    assert not_started(action_id) == Reject(
        action_id=action_id,
        code="game.not_started",
        message="The game has not started: wait until the host starts it.",
    )
