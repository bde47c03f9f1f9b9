"""What one commit writes, and what memory holds once it is durable; and a position that is rebuilt from its log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.actions import Commitment, IllegalAction, LeaveFederation, PlaceBid, PlayerAction, Ready, TimeUp
from engine.events import StepClosed
from engine.rules import new_game
from engine.state import Game
from fedgame.live.position import LogDiffers, Position, Proposal, not_ahead, open_step, rebuild
from fedgame.log.record import RefusedAction
from fedgame.storage import Answer, Deadline, GameCard, LogWrite, StoredGame
from tests.fedgame import tiny

OPENED = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NONE_OPEN = IllegalAction("bid.none", "There is no bid.", federation=2)


def after(milliseconds: int) -> datetime:
    return OPENED + timedelta(milliseconds=milliseconds)


NOW = after(5_000)


def bid(player: int, federation: int = 1) -> PlaceBid:
    return PlaceBid(player, federation, Commitment(1.0, 1.0, 1, 1_000), at_ms=40)


def position(**changed: object) -> Position:
    """The first step, open since noon for an hour, twelve actions into its log; seat 2 has submitted four of them."""
    deal = new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS)
    known = Answer(2, "known-id", 7, 4)
    stands = Position(deal.game, 12, Deadline(1, OPENED, OPENED + HOUR), deal.events, {2: 4}, {(2, "known-id"): known})
    for field, value in changed.items():
        setattr(stands, field, value)
    return stands


def closed(proposal: Proposal, seats: tuple[int, ...] = (1, 2, 3)) -> Proposal:
    """Everybody is ready: the step closes, and the next one opens."""
    for player in seats:
        proposal.act(Ready(player))
    return proposal


# What is written


def test_actions_are_numbered_on_from_the_log_with_the_times_of_who_submitted_them() -> None:
    proposal = Proposal(position(), NOW)
    assert proposal.act(bid(1), after(1_500), "first-id") == Answer(1, "first-id", 13, 1)
    assert proposal.act(bid(2), after(2_500), "second-id") == Answer(2, "second-id", 14, 5)
    assert proposal.act(Ready(2), after(2_750), "third-id") == Answer(2, "third-id", 15, 6)
    assert proposal.act(Ready(3)) is None
    write = proposal.write("a-game")
    times = [
        (
            line.logged.seq,
            line.logged.player,
            line.logged.submitted_at,
            line.logged.accepted_at,
            line.logged.response_ms,
        )
        for line in write.entries
    ]
    assert times == [
        (13, 1, after(1_500), NOW, 1_500),
        (14, 2, after(2_500), NOW, 2_500),
        (15, 2, after(2_750), NOW, 2_750),
        (16, 3, None, NOW, None),
    ]
    assert [line.answer.action_id if line.answer else None for line in write.entries] == [
        "first-id",
        "second-id",
        "third-id",
        None,
    ]
    assert proposal.events == tuple(event for line in write.entries for event in line.logged.events) != ()


def test_a_refusal_is_recorded_with_what_was_before_it_and_answered_in_its_words() -> None:
    proposal = Proposal(position(), NOW)
    proposal.act(bid(1), after(100), "first-id")
    leave = LeaveFederation(1, 2)
    answer = proposal.refuse(leave, NONE_OPEN, after(1_500), "second-id")
    assert answer == Answer(1, "second-id", None, None, "bid.none", "There is no bid.", {"federation": 2})
    ((record, kept),) = proposal.write("a-game").refusals
    assert kept == answer
    payload = '{"federation":2,"kind":"leave_federation","player":1}'
    assert record == RefusedAction(13, 1, 1, 0, 1, "leave_federation", payload, "bid.none", after(1_500), 1_500)
    assert proposal.answered(1, "second-id") == answer


@pytest.mark.parametrize("action", [TimeUp(1), Ready(3)])
def test_what_the_server_does_itself_is_recorded_without_an_answer_or_a_time(action: TimeUp | PlayerAction) -> None:
    proposal = Proposal(position(), NOW)
    assert proposal.refuse(action, NONE_OPEN) is None
    ((record, kept),) = proposal.write("a-game").refusals
    assert (record.submitted_at, record.response_ms, kept) == (None, None, None)
    assert proposal.act(action) is None


def test_an_answer_is_the_first_one_whether_it_is_durable_or_proposed() -> None:
    proposal = Proposal(position(), NOW)
    assert proposal.answered(2, "known-id") == Answer(2, "known-id", 7, 4)
    assert proposal.answered(1, "known-id") is None
    answer = proposal.act(bid(1), NOW, "fresh-id")
    assert proposal.answered(1, "fresh-id") == answer is not None
    assert proposal.answered(2, "fresh-id") is None


def test_an_action_that_the_rules_refuse_leaves_nothing() -> None:
    proposal = Proposal(position(), NOW)
    with pytest.raises(IllegalAction):
        proposal.act(LeaveFederation(1, 2), NOW, "first-id")
    assert proposal.empty
    assert proposal.answered(1, "first-id") is None
    proposal.refuse(LeaveFederation(1, 2), NONE_OPEN)
    assert not proposal.empty
    only_acted = Proposal(position(), NOW)
    only_acted.act(Ready(1))
    assert not only_acted.empty


def test_time_is_counted_from_the_opening_of_the_open_step_and_never_backwards() -> None:
    assert Proposal(position(), NOW).since_opening(after(1_500)) == 1_500
    assert Proposal(position(), NOW).since_opening(after(-1)) == 0
    assert Proposal(position(deadline=None), NOW).since_opening(after(1_500)) == 0
    # A step that opens in the same transaction was not open yet when anything was submitted.
    assert closed(Proposal(position(), NOW)).since_opening(after(1_500)) == 0


# The deadline


def test_a_step_that_stays_open_keeps_its_deadline_and_the_next_gets_its_own() -> None:
    still = Proposal(position(), NOW)
    still.act(Ready(1))
    assert replace(still.write("a-game"), entries=()) == LogWrite("a-game")
    next_one = closed(Proposal(position(), NOW))
    assert replace(next_one.write("a-game"), entries=()) == LogWrite(
        "a-game", deadline=Deadline(2, NOW, NOW + HOUR), clear_deadline=False, finished_at=None
    )


def test_a_game_that_waits_for_a_training_or_is_over_has_no_deadline() -> None:
    stands = position()
    waiting = Proposal(stands, NOW)
    waiting.game = replace(stands.game, closing=True)
    assert waiting.write("a-game") == LogWrite("a-game", clear_deadline=True)
    over = Proposal(stands, NOW)
    over.game = replace(stands.game, finished=True, step=9)
    assert over.write("a-game") == LogWrite("a-game", clear_deadline=True, finished_at=NOW)
    later = Proposal(replace(stands, game=over.game), NOW + HOUR)
    assert later.write("a-game") == LogWrite("a-game", clear_deadline=True)
    for proposal in (waiting, over):
        base = proposal._base
        base.deadline = Deadline(1, OPENED, OPENED + HOUR)
        proposal.apply()
        assert base.deadline is None


def test_a_deadline_ahead_of_the_clock_begins_anew_and_lasts_as_long() -> None:
    opened_now = Deadline(3, NOW, NOW + HOUR)
    assert not_ahead(None, NOW) is None
    assert not_ahead(opened_now, NOW) is opened_now
    assert not_ahead(opened_now, NOW - HOUR) == Deadline(3, NOW - HOUR, NOW)
    assert open_step(replace(position().game, step=5), NOW) == Deadline(5, NOW, NOW + HOUR)


# What memory holds once it is written


def test_a_proposal_changes_nothing_until_it_is_applied_and_then_all() -> None:
    stands, before = position(), position()
    proposal = Proposal(stands, NOW)
    proposal.act(bid(2), NOW, "first-id")
    proposal.refuse(LeaveFederation(1, 2), NONE_OPEN, NOW, "second-id")
    assert stands == before
    proposal.apply()
    assert (stands.game, stands.seq, stands.deadline) == (proposal.game, 13, before.deadline)
    assert stands.recent == before.recent + proposal.events
    assert stands.numbers == {2: 5}
    assert {key: answer.number for key, answer in stands.answers.items()} == {
        (2, "known-id"): 4,
        (2, "first-id"): 5,
        (1, "second-id"): None,
    }


def test_what_happened_lately_begins_with_the_closing_of_the_last_step() -> None:
    stands = position()
    closing = closed(Proposal(stands, NOW))
    closing.apply()
    assert stands.deadline == Deadline(2, NOW, NOW + HOUR)
    assert isinstance(stands.recent[0], StepClosed)
    assert sum(isinstance(event, StepClosed) for event in stands.recent) == 1
    last = max(place for place, event in enumerate(closing.events) if isinstance(event, StepClosed))
    assert stands.recent == closing.events[last:]


# The log


def stored() -> tuple[StoredGame, Game]:
    """A step that everybody closed, the third seat by the server, and a bid in the next, with the answers in any order;
    and the game that came of it.
    """
    deal = new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS)
    stands = Position(deal.game, 0, None)
    proposal = Proposal(stands, NOW)
    for player in (1, 2):
        proposal.act(Ready(player), NOW, f"ready-{player}")
    proposal.act(Ready(3))
    proposal.act(bid(1, federation=2), NOW, "bid-1")
    proposal.refuse(LeaveFederation(3, 2), NONE_OPEN, NOW, "leave-3")
    write = proposal.write("a-game")
    answers = [*(entry.answer for entry in write.entries), *(answer for _, answer in write.refusals)]
    log = StoredGame(
        card=GameCard("a-game", "tiny", tiny.TREATMENT, tiny.SEED, "playing", "", ()),
        endowments=tiny.ENDOWMENTS,
        opening=deal.events,
        actions=tuple(entry.logged for entry in write.entries),
        answers=tuple(answer for answer in reversed(answers) if answer is not None),
        deadline=Deadline(2, NOW, NOW + HOUR),
    )
    return log, proposal.game


def test_a_position_is_rebuilt_as_it_was() -> None:
    log, game = stored()
    found = rebuild(log)
    assert (found.seq, found.deadline, found.game) == (4, log.deadline, game)
    assert found.numbers == {1: 2, 2: 1, 3: 0}
    assert found.answers == {(answer.player, answer.action_id): answer for answer in log.answers}
    assert len(found.answers) == 4
    (closing,) = [event for event in found.recent if isinstance(event, StepClosed)]
    assert found.recent[0] == closing
    dealt = new_game(tiny.TREATMENT, tiny.SEED, tiny.ENDOWMENTS)
    assert rebuild(replace(log, actions=(), answers=())) == Position(dealt.game, 0, log.deadline, dealt.events)


def test_a_log_that_does_not_fit_the_rules_is_refused_by_game_and_number() -> None:
    log, _ = stored()
    with pytest.raises(LogDiffers, match=r"^game a-game: these rules deal it differently from its log$"):
        rebuild(replace(log, opening=log.opening[1:]))
    first, second, *rest = log.actions
    with pytest.raises(LogDiffers, match=r"^game a-game: these rules refuse action 2 of its log \(seat\.ready\)$"):
        rebuild(replace(log, actions=(first, replace(second, action=Ready(1)), *rest)))
    with pytest.raises(LogDiffers, match=r"^game a-game: action 2 has other events than its log says$"):
        rebuild(replace(log, actions=(first, replace(second, events=()), *rest)))
