"""Coming into a room: what a code opens, who gets which place, and how somebody who was here comes back to it.

Looking takes nothing. A place is taken by Start, once for each token and once for each label: the same person comes back
to the same place, also from another browser where a label says who they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from fedgame.experiments import rules
from fedgame.experiments.changes import SessionRefusal
from fedgame.experiments.design import RoomRules
from fedgame.experiments.events import CameBack, TurnedAway
from fedgame.people.security import hash_token, new_token, seat_token
from fedgame.rooms.codes import ReadCode, signed
from fedgame.rooms.room import Draft, Room, renewed
from fedgame.storage.session_entries import Identity
from fedgame.wire.participants import RoomInfo, Started, StartSession

IDENTIFYING = ("PROLIFIC_PID", "workerId", "participantId", "subject_id")
"""Parameters of an address that say who comes, as recruiting services send them; they stand for a label."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who stands at the door: the code as read, and the token that this browser has in this room already."""

    code: ReadCode
    held_token: str | None


def look(room: Room, visit: Visit) -> RoomInfo:
    """The room from outside."""
    session, design = room.session, room.session.design
    why_not = rules.no_place(session)
    return RoomInfo(
        title=design.title,
        languages=design.languages,
        labels=design.room.labels,
        label=visit.code.label if signed(room.new.room_key, visit.code) else None,
        names=design.room.names,
        state=why_not or "open",
        contact=design.contact,
        rehearsal=room.new.rehearsal,
        held=room.session_id if holder(room, visit.held_token) is not None else None,
    )


def holder(room: Room, token: str | None) -> int | None:
    """The participant who holds this token."""
    if not token:
        return None
    hashed = hash_token(token)
    return next((one.number for one in room.people.values() if one.token_hash == hashed), None)


async def start(room: Room, visit: Visit, wanted: StartSession) -> Started:
    """A place in the session, a new one or the own. Raises SessionRefusal; who is turned away is recorded."""
    held = holder(room, visit.held_token)
    if held is not None and visit.held_token:
        return Started(session_id=room.session_id, participant=held, token=visit.held_token)
    token = new_token() if wanted.key is None else seat_token(wanted.key, room.session_id)
    known = holder(room, token)
    if known is not None:
        return Started(session_id=room.session_id, participant=known, token=token)
    label, sure = _label(room, visit, wanted)

    def enter(draft: Draft) -> int:
        return _enter(draft, room.session.design.room, wanted, label, sure=sure, token_hash=hash_token(token))

    number = await room.act(enter, _record)
    return Started(session_id=room.session_id, participant=number, token=token)


def _label(room: Room, visit: Visit, wanted: StartSession) -> tuple[str | None, bool]:
    """The label that somebody comes under, and whether it is sure to be theirs."""
    if visit.code.label is not None:
        if not signed(room.new.room_key, visit.code):
            raise SessionRefusal("room.link", "This personal link is damaged: open it again as it was sent to you.")
        return visit.code.label, True
    if room.session.design.room.labels != "none" and wanted.label and wanted.label.strip():
        return wanted.label.strip(), False
    service = next((wanted.parameters[name] for name in IDENTIFYING if wanted.parameters.get(name)), None)
    return (service, False) if service and service in wanted.parameters.values() else (None, False)


def _enter(
    draft: Draft, rules_of_room: RoomRules, wanted: StartSession, label: str | None, *, sure: bool, token_hash: str
) -> int:
    if label is None and rules_of_room.labels == "required":
        raise SessionRefusal("room.label", "Say who you are: enter the label that you were given.", "label")
    known = rules_of_room.known
    if label is not None and known and label not in known and not sure:
        raise SessionRefusal(
            "label.unknown", f"{label!r} is not on the list of this room: check its spelling.", "label"
        )
    owner = draft.label_owner(label) if label is not None else None
    if owner is None:
        number = rules.arrive(draft.changes, wanted.language, wanted.device, bot=wanted.bot)
        parameters = {name: wanted.parameters[name] for name in rules_of_room.parameters if name in wanted.parameters}
        name = wanted.name.strip() if rules_of_room.names else ""
        draft.come(Identity(number, token_hash, label, name, parameters))
        return number
    if owner.connected and not sure:
        raise SessionRefusal(
            "label.taken",
            f"Somebody is here as {label!r} right now. If that is you, go on in that window, or close it and try again.",
            "label",
        )
    draft.move(renewed(draft.people[owner.number], token_hash))
    draft.changes.say(CameBack(participant=owner.number))
    return owner.number


_REASONS = {
    "room.full": "full",
    "room.closed": "closed",
    "label.unknown": "label_unknown",
    "label.taken": "label_taken",
}


def _record(draft: Draft, refusal: SessionRefusal) -> None:
    """Keep that somebody was turned away."""
    reason = _REASONS.get(refusal.code)
    if reason is not None:
        draft.changes.say(TurnedAway.model_validate({"reason": reason}))
