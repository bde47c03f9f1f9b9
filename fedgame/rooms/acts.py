"""What people and experimenters say on the wire, as what may happen in a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from fedgame.experiments import rules, staff
from fedgame.experiments.changes import Changes, SessionRefusal
from fedgame.experiments.events import AnswerRefused, Focus, LanguageChosen, Looked, Traced
from fedgame.rooms.room import Draft
from fedgame.wire import control_room, participants

MOST_TRACES = 10_000
"""So many looks and drafts of one participant are kept, so that nobody fills the disk with them."""

MOST_CALLS = 100


def of_participant(changes: Changes, number: int, act: participants.ParticipantAct) -> None:
    """Do what a participant says. Raises SessionRefusal."""
    match act:
        case participants.AnswerIn():
            rules.answer(changes, number, act.stage, act.action_id, act.content)
            rules.still_here(changes, number)
        case participants.HelpIn():
            if len(changes.person(number).calls) >= MOST_CALLS:
                raise SessionRefusal(
                    "help.often", "You have called very often: wait for an answer, or use the contact."
                )
            rules.call_for_help(changes, number, act.text)
        case participants.HereIn():
            rules.still_here(changes, number)
        case participants.FocusIn():
            if changes.person(number).focused != act.on:
                changes.say(Focus(participant=number, on=act.on))
        case participants.LanguageIn():
            if changes.person(number).language != act.language:
                changes.say(LanguageChosen(participant=number, language=act.language))
        case participants.LookedIn() | participants.TracedIn():
            _look(changes, number, act)
        case participants.WithdrawIn():
            rules.withdraw(changes, number)
        case _:
            assert_never(act)


def _look(changes: Changes, number: int, act: participants.LookedIn | participants.TracedIn) -> None:
    """Keep how somebody looked around. What is beyond the bound is left out without a word: nobody loses an answer by it."""
    left = MOST_TRACES - changes.person(number).traces
    if left <= 0:
        return
    if isinstance(act, participants.LookedIn):
        changes.say(Looked(participant=number, at=act.at))
    else:
        changes.say(Traced(participant=number, entries=act.entries[:left]))


def refused_answer(number: int, act: participants.ParticipantAct) -> Callable[[Draft, SessionRefusal], None] | None:
    """What is kept of an answer that was refused: which question, and why."""
    if not isinstance(act, participants.AnswerIn):
        return None

    def keep(draft: Draft, refusal: SessionRefusal) -> None:
        if refusal.code == "answer.refused":
            draft.changes.say(
                AnswerRefused(participant=number, stage=act.stage, at=refusal.at[:80], reason=refusal.message[:400])
            )

    return keep


def of_staff(changes: Changes, by: str, act: control_room.ControlAct) -> None:
    """Do what an experimenter says. Raises SessionRefusal."""
    match act:
        case control_room.PauseIn():
            staff.pause(changes, by, act.group)
        case control_room.ResumeIn():
            staff.resume(changes, by, act.group)
        case control_room.ExtendIn():
            for group in _groups(changes, act.group):
                staff.extend(changes, by, group, act.seconds)
        case control_room.EndStepIn():
            staff.end_step(changes, by, act.group)
        case control_room.EndGameIn():
            staff.end_game(changes, by, act.group)
        case control_room.StartGroupIn():
            staff.start_group(changes, by, act.arm, fill=act.fill)
        case control_room.AddGroupIn():
            staff.add_group(changes, by, act.arm)
        case control_room.RoomIn():
            staff.set_room(changes, by, is_open=act.open)
        case control_room.EndSessionIn():
            staff.end_session(changes, by)
        case control_room.MessageIn():
            staff.send_message(changes, by, act.participant, act.text)
        case _:
            _about_one(changes, by, act)


def _about_one(
    changes: Changes,
    by: str,
    act: control_room.AdvanceIn
    | control_room.ReplaceIn
    | control_room.GiveBackIn
    | control_room.RemoveIn
    | control_room.LetGoIn
    | control_room.AnswerHelpIn,
) -> None:
    match act:
        case control_room.AdvanceIn():
            staff.advance(changes, by, act.participant)
        case control_room.ReplaceIn():
            staff.hand_to_bot(changes, by, act.participant)
        case control_room.GiveBackIn():
            staff.take_back(changes, by, act.participant)
        case control_room.RemoveIn():
            staff.remove(changes, by, act.participant)
        case control_room.LetGoIn():
            staff.let_go(changes, by, act.participant)
        case control_room.AnswerHelpIn():
            staff.answer_help(changes, by, act.participant)
        case _:
            assert_never(act)


def _groups(changes: Changes, group: int | None) -> tuple[int, ...]:
    """The group that was named, or all that play."""
    if group is not None:
        return (group,)
    return tuple(one.number for one in changes.session.groups if one.ended_at is None)
