"""Rows of tables about how a session was run: what its experimenters ordered, and the arms with the levels they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fedgame.arms.identity import treatment_hash
from fedgame.experiments import events as happened
from fedgame.experiments.events import SessionEvent
from fedgame.export.sheet import Column, Row

if TYPE_CHECKING:
    from fedgame.export.session_sheet import SessionData

ORDERS = {
    "stage_entered": "advance",
    "group_formed": "start_group",
    "went_away": "replace",
    "returned": "give_back",
    "help_answered": "answer_help",
    "erased": "erase",
    "message_sent": "message",
    "room_closed": "close_room",
    "room_opened": "open_room",
    "paused": "pause",
    "resumed": "resume",
    "extended": "extend",
    "step_ended": "end_step",
    "game_stopped": "end_game",
    "group_added": "add_group",
    "session_ended": "end_session",
}
"""What an entry of the log was ordered as. The end of somebody's part is told by its ending."""

ENDED_BY = {"removed": "remove", "no_group": "let_go", "finished": "advance"}


def orders(data: SessionData) -> Iterator[Row]:
    """One row for each entry of the log that somebody of the experimenter's staff brought about; which game and which seat
    are those of that moment, as the log has them then."""
    groups: dict[int, happened.GroupFormed] = {}
    ends = {at for event, at in data.stored.log if isinstance(event, happened.SessionEnded)}
    for seq, (event, at) in enumerate(data.stored.log, start=1):
        if isinstance(event, happened.GroupFormed):
            groups[event.group] = event
        by = getattr(event, "by", "")
        if not by:
            continue
        participant = getattr(event, "participant", None)
        group = _group(event, participant, groups)
        playing = participant is not None and group is not None and participant in group.seats
        yield {
            "seq": seq,
            "at": at,
            "by": by,
            "order": _order(event, with_all=at in ends),
            "participant": participant,
            "arm": getattr(event, "arm", None),
            "group": group.group if group else None,
            "game_id": group.game_id if group else None,
            "player": group.seats.index(participant) + 1 if group and playing else None,
            "stage": event.stage + 1 if isinstance(event, happened.StageEntered) else None,
            "seconds": event.seconds if isinstance(event, happened.Extended) else None,
            "text": event.text if isinstance(event, happened.MessageSent) else None,
        }


def _order(event: SessionEvent, *, with_all: bool) -> str:
    """`with_all`: it was written with the end of the session, which ends everybody's part."""
    if not isinstance(event, happened.Ended):
        return ORDERS[event.kind]
    return ORDERS["session_ended"] if with_all else ENDED_BY.get(event.ending, "advance")


def _group(
    event: SessionEvent, participant: int | None, groups: dict[int, happened.GroupFormed]
) -> happened.GroupFormed | None:
    """The group that an order is about: the one it names, or that of the participant."""
    named = getattr(event, "group", None)
    if named is not None:
        return groups.get(named)
    return next((one for one in groups.values() if participant in one.seats), None)


ORDER_COLUMNS = (
    Column("seq", "integer", "", "The entry of the session's log, as in session_events.csv."),
    Column("at", "time", "UTC", "When it was ordered."),
    Column("by", "text", "", "The account that ordered it, by its id."),
    Column(
        "order",
        "text",
        "",
        f"{', '.join(sorted({*ORDERS.values(), *ENDED_BY.values()}))}; end_session also for each whose part it ended.",
    ),
    Column("participant", "integer", "", "To whom; empty where it is about a group, the room or everybody."),
    Column("arm", "integer", "", "The arm of a group that was started or added; empty for other orders."),
    Column("group", "integer", "", "The group it is about; empty where it is about all, or somebody without a group."),
    Column("game_id", "text", "", "That group's game; empty as above."),
    Column("player", "integer", "", "The participant's seat in it, as in seats.csv; empty as above."),
    Column("stage", "integer", "", "The stage that somebody was sent on to, from 1; empty for other orders."),
    Column("seconds", "integer", "seconds", "The time that a step got; empty for other orders."),
    Column("text", "text", "", "What a message said; empty for other orders."),
)


def arms(data: SessionData) -> Iterator[Row]:
    """One row for each arm, whether anybody came to it or not."""
    for number, arm in enumerate(data.stored.new.arms, start=1):
        people = [one for one in data.session.participants.values() if one.arm == number]
        yield {
            "arm": number,
            "arm_title": arm.title,
            "arm_hash": arm.arm_hash,
            "scenario": arm.scenario,
            "groups": data.session.groups_of(number),
            "size": arm.size,
            "bots": arm.extra_bots,
            "groups_formed": sum(group.arm == number for group in data.session.groups),
            "people": len(people),
            "groups_ended": sum(group.arm == number and group.ended_at is not None for group in data.session.groups),
            "treatment_hash": treatment_hash(arm.treatment),
            "schemes": "|".join(spec.scheme for spec in arm.treatment.federations),
        }


def arm_factors(data: SessionData) -> Iterator[Row]:
    """One row for each factor of each arm: of crossed factors, every arm has a level of each."""
    for number, arm in enumerate(data.stored.new.arms, start=1):
        for factor, level in arm.factors.items():
            yield {"arm": number, "arm_title": arm.title, "factor": factor, "level": level}


_ARM = Column("arm", "integer", "", "The arm's number in the experiment, from 1.")
_ARM_TITLE = Column("arm_title", "text", "", "What the researcher calls the arm.")

ARM_COLUMNS = (
    _ARM,
    _ARM_TITLE,
    Column("arm_hash", "text", "", "The arm's hash: that of a full group."),
    Column("scenario", "text", "", "The scenario, or the id of the frozen arm, that the design names."),
    Column("groups", "integer", "", "Groups in all, those that were added included."),
    Column("size", "integer", "", "People in a full group."),
    Column("bots", "integer", "", "Bots that sit in every group beside the people."),
    Column("groups_formed", "integer", "", "Groups that have played or play."),
    Column("people", "integer", "", "People who were assigned to it, whether they played or not."),
    Column("groups_ended", "integer", "", "Groups whose game is over."),
    Column("treatment_hash", "text", "", "That of its treatment alone, as in games.csv and treatments.json."),
    Column("schemes", "text", "", "The schemes of its federations in their order, with | between them."),
)

ARM_FACTOR_COLUMNS = (
    _ARM,
    _ARM_TITLE,
    Column("factor", "text", "", "The factor's name in the design."),
    Column("level", "text", "", "The level of it that the arm stands for."),
)
