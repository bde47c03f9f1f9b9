"""People come by the link of a room, go through every kind of stage, play together and are paid: all of it on the wire."""

from __future__ import annotations

import asyncio
import csv
import io
from pathlib import Path

from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import Guest, Session, design, play, researcher


async def go_through(session: Session, wrong_first: bool) -> Guest:
    async with session.come(language="en", device="computer") as guest:
        assert (await guest.answer({"agreed": True, "version": guest.page["view"]["version"]})).is_success
        for page in (1, 2):
            assert (await guest.answer({"page": page})).is_success
        if wrong_first:
            assert (await guest.answer({"answers": {"share": "luck"}})).is_success
            assert guest.page["view"]["feedback"] == [
                {"name": "share", "given": "luck", "right": False, "why": {"en": "", "zh": ""}}
            ]
        assert (await guest.answer({"answers": {"share": "model"}})).is_success
        quiz = guest.page["view"]
        assert (quiz["over"], quiz["passed"], quiz["feedback"][0]["right"]) == (True, True, True)
        assert quiz["feedback"][0]["why"]["en"] == "A better model wins."
        assert (await guest.answer({"answers": {"share": "luck"}})).json()["code"] == "answer.refused"
        assert (await guest.answer({"read": True})).is_success
        await guest.until("practice")
        assert guest.page["practice"]
        async with guest.table() as person:
            assert (await person.see())["deadline_ms"] is None
        await play(guest)
        await guest.until("game")
        while guest.page["game_id"] is None:
            await guest.next()
        await play(guest)
        await guest.until("questionnaire")
        refused = await guest.answer({"page": 1, "answers": {"fair": 9}})
        assert (refused.status_code, refused.json()["code"], refused.json()["at"]) == (422, "answer.refused", "fair")
        assert refused.json()["message_zh"] == "请选择 1 到 7 之间的整数。"
        assert (await guest.answer({"page": 1, "answers": {"fair": 5, "why": "A guess."}})).is_success
        await guest.until("payment")
        assert guest.page["paid"]["total_cents"] > 500
        assert (await guest.answer({})).is_success
        assert guest.page["ending"] == "finished"
    return guest


async def test_two_people_go_through_a_whole_session_and_are_paid(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        staff = await researcher(server)
        session = await staff.open(design())
        guests = await asyncio.gather(go_through(session, True), go_through(session, False))
        assert sorted(guest.number for guest in guests) == [1, 2]
        table = await staff.ask("GET", f"/sessions/{session.session_id}/payments.csv")
        rows = {int(row["participant"]): row for row in csv.DictReader(io.StringIO(table))}
        assert len(rows) == 2
        for guest in guests:
            paid = guest.page["paid"]
            assert rows[guest.number]["total"] == f"{paid['total_cents'] / 100:.2f}"
            assert rows[guest.number]["completion_code"] == paid["code"]
            assert rows[guest.number]["ending"] == "finished"
