"""What a session leaves behind besides its games: one table each for people, stages, answers, payments and its whole log.

All of it is read off the log of the session, whose own last state is not asked. Joined to the games by session_games.csv:
a game's own tables are the same whether it was played in a session or not. People are numbers; a label stands here only
where it was asked for, and names and parameters of recruiting services stand in the payment list alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from fedgame.experiments import events as happened
from fedgame.experiments.session import Participant, Session
from fedgame.export.audit_sheet import AUDIT
from fedgame.export.order_sheets import ARM_COLUMNS, ARM_FACTOR_COLUMNS, ORDER_COLUMNS, arm_factors, arms, orders
from fedgame.export.session_answers import ANSWERS, CONSENTS
from fedgame.export.session_columns import PARTICIPANT, ROLE
from fedgame.export.session_conduct import MESSAGES, PRESENCE, PROCESS
from fedgame.export.session_keys import role_of
from fedgame.export.session_sheet import SessionData, SessionSheet, as_json, data_of, table
from fedgame.export.session_stages import PAGES, STAGES
from fedgame.export.sheet import Column, Row
from fedgame.export.task_draws import TASK_DRAWS

__all__ = ["SESSION_SHEETS", "SessionData", "data_of", "game_ids", "session_games"]


def game_ids(data: SessionData) -> Iterator[str]:
    """All games of the session, those of groups first."""
    yield from (str(row["game_id"]) for row in session_games(data))


def session_games(data: SessionData) -> Iterator[Row]:
    """The rows of session_games.csv: the games of groups first, then the practices in the order in which they began."""
    practice_over = {
        event.participant: at for event, at in data.stored.log if isinstance(event, happened.PracticeEnded)
    }
    for group in data.session.groups:
        yield {
            "game_id": group.game_id,
            "practice": False,
            "group": group.number,
            "participant": None,
            **_arm(data, group.arm),
            "people": len(group.seats),
            "bots": group.bots,
            "began_at": group.formed_at,
            "ended_at": group.ended_at,
        }
    for event, at in data.stored.log:
        if isinstance(event, happened.PracticeBegan):
            yield {
                "game_id": event.game_id,
                "practice": True,
                "group": None,
                "participant": event.participant,
                **_arm(data, data.session.participants[event.participant].arm),
                "people": 1,
                "bots": _practice_bots(data.session),
                "began_at": at,
                "ended_at": practice_over.get(event.participant),
            }


def _practice_bots(session: Session) -> int:
    return sum(int(getattr(stage, "bots", 0)) for stage in session.design.stages if stage.kind == "practice")


def _arm(data: SessionData, number: int | None) -> Row:
    arm = data.stored.new.arms[number - 1] if number is not None else None
    return {
        "arm": number,
        "arm_title": arm.title if arm else None,
        "arm_hash": arm.arm_hash if arm else None,
        "factors": as_json(dict(arm.factors)) if arm else None,
    }


def _participants(data: SessionData) -> Iterator[Row]:
    ended = {event.participant: at for event, at in data.stored.log if isinstance(event, happened.Ended)}
    for person in data.session.participants.values():
        group, paid = data.session.group_of(person), person.paid
        yield {
            "participant": person.number,
            "label": data.label(person.number),
            "language": person.language,
            "device": person.device,
            "bot": person.bot,
            "role": role_of(person),
            "arrived_at": person.arrived_at,
            **_arm(data, person.arm),
            "group": person.group,
            "game_id": group.game_id if group else None,
            "player": group.seat_of(person.number) if group else None,
            "practice_game_id": person.practice_id,
            "ending": person.ending,
            "erased": person.erased,
            "ended_at": ended.get(person.number),
            "paid_cents": paid.total_cents if paid else None,
            "code": paid.code if paid else None,
        }


def _events(data: SessionData) -> Iterator[Row]:
    for seq, (event, at) in enumerate(data.stored.log, start=1):
        yield {
            "seq": seq,
            "at": at,
            "kind": event.kind,
            "participant": getattr(event, "participant", None),
            "payload": as_json(event.model_dump(mode="json")),
        }


def _payments(data: SessionData) -> Iterator[Row]:
    for person in data.session.participants.values():
        if person.paid is not None:
            yield _payment(person, person.paid)


def _payment(person: Participant, paid: happened.Paid) -> Row:
    return {
        "participant": person.number,
        "ending": paid.ending,
        "currency": paid.currency,
        "show_up_cents": paid.show_up_cents,
        "game_cents": paid.game_cents,
        "task_cents": paid.task_cents,
        "fee_cents": paid.fee_cents,
        "total_cents": paid.total_cents,
        "code": paid.code,
    }


ENDING = "finished, no_group, quiz_failed, screened_out, gone, removed or withdrawn"
CODE = Column("code", "text", "", "The completion code; empty until there is one.")
_OF_ARM = (
    Column("arm", "integer", "", "The arm's number in the experiment, from 1; empty before the assignment."),
    Column("arm_title", "text", "", "What the researcher calls the arm; empty before the assignment."),
    Column(
        "arm_hash", "text", "", "The arm's hash as it was planned: that of a full group; empty before the assignment."
    ),
    Column("factors", "json", "", "The levels that the arm stands for, by factor; empty before the assignment."),
)


SESSION_SHEETS: tuple[SessionSheet, ...] = (
    table(
        "session_games.csv",
        (
            Column("game_id", "text", "", "The game, as in games.csv and all tables of games."),
            Column("practice", "boolean", "", "Whether it is one person's practice instead of a group's game."),
            Column("group", "integer", "", "The group's number in the session, from 1; empty for a practice."),
            Column("participant", "integer", "", "Whose practice it is; empty for a group's game."),
            *_OF_ARM,
            Column("people", "integer", "", "People who sat down: they have the seats from 1."),
            Column("bots", "integer", "", "Bots that sat down from the start, after the people."),
            Column("began_at", "time", "UTC", "When the group was formed, or the practice began."),
            Column("ended_at", "time", "UTC", "When it was over for the session; empty while it goes on."),
        ),
        session_games,
    ),
    table(
        "participants.csv",
        (
            PARTICIPANT,
            Column("label", "text", "", "The researcher's label; empty where none was given or none was asked for."),
            Column("language", "text", "", "The language last chosen: en or zh."),
            Column("device", "text", "", "phone, tablet, computer, program or unknown."),
            Column("bot", "boolean", "", "Whether it is a bot of a rehearsal."),
            ROLE,
            Column("arrived_at", "time", "UTC", "When they pressed Start."),
            *_OF_ARM,
            Column("group", "integer", "", "The group; empty for whoever was in none."),
            Column("game_id", "text", "", "The group's game; empty as above."),
            Column("player", "integer", "", "The seat in it, as in seats.csv; empty as above."),
            Column("practice_game_id", "text", "", "The practice game; empty without one."),
            Column("ending", "text", "", f"{ENDING}; empty while they take part."),
            Column("erased", "boolean", "", "Whether they had their label, name and own words erased."),
            Column("ended_at", "time", "UTC", "When it ended for them; empty while they take part."),
            Column("paid_cents", "integer", "cents", "What they are owed in all; empty until it is said."),
            CODE,
        ),
        _participants,
    ),
    table(
        "session_events.csv",
        (
            Column("seq", "integer", "", "Counts the entries of the session's log from 1 without gaps."),
            Column("at", "time", "UTC", "When it happened."),
            Column("kind", "text", "", "What happened."),
            Column("participant", "integer", "", "To whom; empty where it is about nobody, or everybody."),
            Column(
                "payload", "json", "", "The whole entry. Stages count from 0 there; `by` is the account that did it."
            ),
        ),
        _events,
    ),
    table("arms.csv", ARM_COLUMNS, arms),
    table("arm_factors.csv", ARM_FACTOR_COLUMNS, arm_factors),
    CONSENTS,
    ANSWERS,
    STAGES,
    PAGES,
    PRESENCE,
    PROCESS,
    MESSAGES,
    table(
        "payments.csv",
        (
            PARTICIPANT,
            Column("ending", "text", "", f"What they are paid for: {ENDING}."),
            Column("currency", "text", "", "The currency, by its code of three letters."),
            Column("show_up_cents", "integer", "cents", "For coming."),
            Column("game_cents", "integer", "cents", "For the game."),
            Column("task_cents", "integer", "cents", "For choices of paid questionnaires that were drawn."),
            Column("fee_cents", "integer", "cents", "For waiting without a group."),
            Column("total_cents", "integer", "cents", "In all, within the bounds and rounded."),
            CODE,
        ),
        _payments,
    ),
    TASK_DRAWS,
    table("orders.csv", ORDER_COLUMNS, orders),
    AUDIT,
)
"""Where a game of a session is meant, session_games.csv says so; the other tables are about people."""
