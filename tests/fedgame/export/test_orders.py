"""What experimenters ordered, as a table: each order once, with the game and the seat that it was about at that moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from fedgame.experiments import rules, staff
from fedgame.experiments.changes import Changes
from fedgame.experiments.events import SessionEvent
from fedgame.experiments.stages.base import Ending
from fedgame.export.order_sheets import ENDED_BY, ORDERS
from fedgame.export.session_sheets import SESSION_SHEETS, SessionData, data_of
from fedgame.export.sheet import Row
from fedgame.rooms.experiments import resolve
from fedgame.storage.session_entries import NewSession, StoredSession
from fedgame.wire.control_room import ControlAct
from tests.fedgame import tiny
from tests.fedgame.experiments.sessions import BEGAN, CONSENT, GAME, PAYMENT, Bench, arm, design

CROSSED = [{**arm(size=2, bots=1), "factors": {"scheme": scheme, "pay": "high"}} for scheme in ("equal", "shapley")]


def bench() -> Bench:
    return Bench(design(CONSENT, GAME, PAYMENT, arms=CROSSED, assignment={"by": "arrival"}, lobby={"then": "wait"}))


def exported(of: Bench) -> SessionData:
    arms = tuple(resolve(choice, tiny.scenario()) for choice in of.design.arms)
    new = NewSession("s1", "e1", of.design, arms, 7, "CODE", "key", True, "a1", BEGAN)
    return data_of(StoredSession(new, 1, None, tuple(of.log), ()))


def table(of: Bench, name: str) -> list[Row]:
    (sheet,) = (sheet for sheet in SESSION_SHEETS if sheet.name == name)
    rows = list(sheet.all_rows(exported(of)))
    assert all(set(row) <= set(sheet.header) and set(sheet.header) <= set(row) for row in rows)
    return rows


def playing() -> Bench:
    """Two people at a table of the first arm."""
    of = bench()
    for _ in range(2):
        of.arrive()
        of.answer(len(of.session.participants))
    assert len(of.session.groups) == 1
    return of


# (what is done, the order that stands there, participant, group, player)
DONE: list[tuple[Callable[[Changes], object], str, int | None, int | None, int | None]] = [
    (lambda changes: staff.pause(changes, "a1", None), "pause", None, None, None),
    (lambda changes: staff.pause(changes, "a1", 1), "pause", None, 1, None),
    (lambda changes: staff.resume(changes, "a1", 1), "resume", None, 1, None),
    (lambda changes: staff.extend(changes, "a1", 1, 30), "extend", None, 1, None),
    (lambda changes: staff.end_step(changes, "a1", 1), "end_step", None, 1, None),
    (lambda changes: staff.end_game(changes, "a1", 1), "end_game", None, 1, None),
    (lambda changes: staff.hand_to_bot(changes, "a1", 2), "replace", 2, 1, 2),
    (lambda changes: staff.remove(changes, "a1", 1), "remove", 1, 1, 1),
    (lambda changes: staff.send_message(changes, "a1", 2, "Go on"), "message", 2, 1, 2),
    (lambda changes: staff.send_message(changes, "a1", None, "All"), "message", None, None, None),
    (lambda changes: staff.add_group(changes, "a1", 2), "add_group", None, None, None),
    (lambda changes: staff.set_room(changes, "a1", is_open=False), "close_room", None, None, None),
]


@pytest.mark.parametrize(("act", "order", "participant", "group", "player"), DONE)
def test_an_order_is_one_row_with_its_game_and_its_seat(
    act: Callable[[Changes], object], order: str, participant: int | None, group: int | None, player: int | None
) -> None:
    of = playing()
    assert table(of, "orders.csv") == []
    of.do(act)
    (row,) = table(of, "orders.csv")
    assert (row["order"], row["by"], row["participant"]) == (order, "a1", participant)
    assert (row["group"], row["player"]) == (group, player)
    assert row["game_id"] == (of.session.groups[0].game_id if group else None)
    assert of.log[int(str(row["seq"])) - 1][0].kind in {*ORDERS, "ended"}
    assert (row["seconds"] == 30) == (order == "extend")
    assert (row["text"] is not None) == (order == "message")


def test_people_are_sent_on_let_go_and_come_back_by_hand() -> None:
    of = bench()
    for _ in range(3):
        of.arrive()
    of.do(lambda changes: staff.advance(changes, "a1", 1))
    of.do(lambda changes: staff.let_go(changes, "a1", 1))
    of.answer(2)
    of.do(lambda changes: staff.start_group(changes, "a2", 1, fill=True))
    of.do(lambda changes: staff.hand_to_bot(changes, "a2", 2))
    of.do(lambda changes: staff.take_back(changes, "a2", 2))
    rows = table(of, "orders.csv")
    assert [(row["order"], row["by"], row["stage"], row["arm"]) for row in rows] == [
        ("advance", "a1", 2, None),
        ("let_go", "a1", None, None),
        ("start_group", "a2", None, 1),
        ("replace", "a2", None, None),
        ("give_back", "a2", None, None),
    ]


def test_the_end_of_a_session_is_told_for_it_and_for_each_whose_part_it_ends() -> None:
    of = playing()
    of.do(lambda changes: staff.remove(changes, "a1", 1))
    of.wait(1)
    of.do(lambda changes: staff.end_session(changes, "a2"))
    rows = [(row["order"], row["by"], row["participant"]) for row in table(of, "orders.csv")]
    assert rows == [("remove", "a1", 1), ("end_session", "a2", 2), ("end_session", "a2", None)]


def test_what_happens_by_itself_is_no_order() -> None:
    of = playing()
    of.do(lambda changes: rules.give_up(changes, 1, "gone"))
    of.do(lambda changes: rules.give_back(changes, 1))
    of.do(lambda changes: rules.withdraw(changes, 2))
    of.end_game(1)
    assert table(of, "orders.csv") == []


def test_every_event_that_somebody_can_order_has_its_word() -> None:
    events = get_args(get_args(SessionEvent)[0])
    ordered = {event.model_fields["kind"].default for event in events if "by" in event.model_fields}
    assert ordered == {*ORDERS, "ended"}
    assert set(ENDED_BY) <= set(get_args(Ending))
    acts = {act.model_fields["kind"].annotation.__args__[0] for act in get_args(get_args(ControlAct)[0])}
    # Erasing is ordered on the page of the data.
    words = {*ORDERS.values(), *ENDED_BY.values()} - {"open_room", "close_room", "erase"} | {"room"}
    assert words == acts, "the table and the control room call an order alike"


def test_arms_have_a_row_each_and_their_factors_one_each() -> None:
    of = playing()
    arms = table(of, "arms.csv")
    assert [(row["arm"], row["groups_formed"], row["people"], row["bots"]) for row in arms] == [
        (1, 1, 2, 1),
        (2, 0, 0, 1),
    ]
    assert {row["scenario"] for row in arms} == {"tiny"}
    assert [(row["arm"], row["factor"], row["level"]) for row in table(of, "arm_factors.csv")] == [
        (1, "scheme", "equal"),
        (1, "pay", "high"),
        (2, "scheme", "shapley"),
        (2, "pay", "high"),
    ]
