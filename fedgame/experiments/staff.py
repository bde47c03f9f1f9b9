"""What the experimenter does in a session. Each says what was done and by whom; what it does to a running game is the
authority's business, which reads it from the events (fedgame.live.rooms).
"""

from __future__ import annotations

from fedgame.experiments import events as happened
from fedgame.experiments.changes import Changes, SessionRefusal
from fedgame.experiments.rules import end, form_group, give_back, give_up
from fedgame.experiments.session import Group


def send_message(changes: Changes, by: str, participant: int | None, text: str) -> None:
    """To one participant, or to all (None). A message answers the call for help of whoever gets it alone."""
    if participant is not None:
        changes.person(participant)
    changes.say(happened.MessageSent(participant=participant, text=text, by=by))
    if participant is not None and changes.person(participant).calls_for_help is not None:
        changes.say(happened.HelpAnswered(participant=participant, by=by))


def answer_help(changes: Changes, by: str, participant: int) -> None:
    """The call is dealt with, without a message."""
    if changes.person(participant).calls_for_help is None:
        raise SessionRefusal("help.none", f"Participant {participant} does not ask for help.")
    changes.say(happened.HelpAnswered(participant=participant, by=by))


def pause(changes: Changes, by: str, group: int | None) -> None:
    if group is not None:
        _running(changes, group)
    changes.say(happened.Paused(group=group, by=by))


def resume(changes: Changes, by: str, group: int | None) -> None:
    if group is not None:
        _running(changes, group)
        if changes.session.paused:
            raise SessionRefusal("order.impossible", "All games are paused: let all of them go on.")
    changes.say(happened.Resumed(group=group, by=by))


def extend(changes: Changes, by: str, group: int, seconds: int) -> None:
    _running(changes, group)
    changes.say(happened.Extended(group=group, seconds=seconds, by=by))


def end_step(changes: Changes, by: str, group: int) -> None:
    _running(changes, group)
    changes.say(happened.StepEnded(group=group, by=by))


def end_game(changes: Changes, by: str, group: int) -> None:
    """The group's game is over with the money as it stands, which is what its people are paid by."""
    if not _running(changes, group).stopped:
        changes.say(happened.GameStopped(group=group, by=by))


def advance(changes: Changes, by: str, participant: int) -> None:
    """On to the next stage, whatever is open. Not out of a game: others play in it."""
    person = changes.person(participant)
    stage = changes.session.stage_of(person)
    if stage is None:
        raise SessionRefusal(
            "participant.over", f"Participant {participant} has finished: there is no stage to go on to."
        )
    if stage.plays == "game":
        raise SessionRefusal(
            "participant.plays",
            f"Participant {participant} is in the game, or waits for it: end the step, start the group, or remove them.",
        )
    following = person.stage + 1
    if following >= len(changes.session.design.stages):
        end(changes, participant, "finished", by)
    else:
        changes.say(happened.StageEntered(participant=participant, stage=following, by=by))


def hand_to_bot(changes: Changes, by: str, participant: int) -> None:
    """The arm's rule plays the seat from now on; coming back gives it back."""
    give_up(changes, participant, "hand", by)


def take_back(changes: Changes, by: str, participant: int) -> None:
    give_back(changes, participant, by)


def remove(changes: Changes, by: str, participant: int) -> None:
    """Out of the session for good, with what the design pays for it. In a game the arm's rule plays on."""
    person = changes.person(participant)
    if person.ending is not None:
        raise SessionRefusal("participant.over", f"The part of participant {participant} is over already.")
    end(changes, participant, "removed", by)


def let_go(changes: Changes, by: str, participant: int) -> None:
    """Somebody who waits for a group leaves with the fee."""
    person = changes.person(participant)
    if person.group is not None:
        raise SessionRefusal("participant.plays", f"Participant {participant} has a group: remove them instead.")
    end(changes, participant, "no_group", by)


def start_group(changes: Changes, by: str, arm: int, *, fill: bool) -> None:
    """Start a group of `arm` now, with bots in the free places or smaller."""
    _known_arm(changes, arm)
    if form_group(changes, arm, "hand", fill=fill, by=by) is None:
        raise SessionRefusal(
            "group.impossible",
            f"Arm {arm} has {len(changes.session.waiting(arm))} people waiting and {changes.session.groups_left(arm)} "
            "groups left: it needs at least one of each. Add a group first, or wait for somebody.",
        )


def add_group(changes: Changes, by: str, arm: int) -> None:
    """One more group for `arm` than the design says."""
    _known_arm(changes, arm)
    changes.say(happened.GroupAdded(arm=arm, by=by))


def set_room(changes: Changes, by: str, *, is_open: bool) -> None:
    if changes.session.ended:
        raise SessionRefusal("session.over", "This session is over: open a new one.")
    if changes.session.open != is_open:
        changes.say(happened.RoomOpened(by=by) if is_open else happened.RoomClosed(by=by))


def end_session(changes: Changes, by: str) -> None:
    """It is over for everybody: who has not finished is paid as gone."""
    for person in tuple(changes.session.participants.values()):
        if person.ending is None:
            end(changes, person.number, "finished" if person.paid is not None else "gone", by)
    changes.say(happened.SessionEnded(by=by))


def _running(changes: Changes, number: int) -> Group:
    if not 1 <= number <= len(changes.session.groups):
        raise SessionRefusal(
            "group.unknown", f"There is no group {number}: {len(changes.session.groups)} have been formed."
        )
    group = changes.session.groups[number - 1]
    if group.ended_at is not None:
        raise SessionRefusal("group.over", f"The game of group {number} is over.")
    return group


def _known_arm(changes: Changes, arm: int) -> None:
    if not 1 <= arm <= len(changes.session.design.arms):
        raise SessionRefusal("arm.number", f"There is no arm {arm}: there are {len(changes.session.design.arms)}.")
