"""From a kept answer back to a message, whatever version kept it."""

from fedgame.live.submissions import answer_message
from fedgame.storage import Answer
from fedgame.wire.messages import Reject


def test_an_answer_of_another_version_with_a_code_unknown_here_keeps_its_sentence() -> None:
    kept = Answer(1, "a" * 8, None, None, "bid.too_blue", "Your bid is too blue.", {})
    answer = answer_message("a" * 8, kept)
    assert isinstance(answer, Reject)
    assert (answer.code, answer.message) == ("action.refused", "Your bid is too blue.")


def test_a_refusal_of_the_rules_keeps_its_code() -> None:
    answer = answer_message("a" * 8, Answer(1, "a" * 8, None, None, "bid.none", "You have no open bid.", {}))
    assert isinstance(answer, Reject)
    assert answer.code == "bid.none"
