"""`fedgame rehearse`: find the experiment, open a session of it that is marked as a rehearsal, hold it, and write what came.

Without a server, one of its own is started. The data are taken as a researcher takes them, by one request for one zip.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fedgame.documents import as_json, parse_toml
from fedgame.experiments.design import Design
from fedgame.rehearsal.door import Door, NoAnswer, told
from fedgame.rehearsal.guest import Venue
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.own_server import first_admin, own_server
from fedgame.rehearsal.pace import Limits, Pace, limits_of
from fedgame.rehearsal.plan import MOST_PEOPLE, Plan
from fedgame.rehearsal.rehearse import StaffByToken, rehearse
from fedgame.rehearsal.report import Report
from fedgame.rooms.templates import TEMPLATES
from fedgame.settings import Settings

SERVER_FOLDER = "server"
DATA_FILE = "session.zip"
FILES = f"payments.csv, report.json and {DATA_FILE}"


class CannotRehearse(Exception):  # noqa: N818 - it says what is the case
    """It cannot begin: a sentence that says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`experiment` is an id, a TOML file of a design, or the name of a template; `server` None starts one.

    A plan for no people is one for as many as there are places.
    """

    experiment: str
    plan: Plan
    out: Path
    server: str | None = None
    token: str | None = None


async def hold(wanted: Wanted) -> Report:
    """Raises CannotRehearse, NotStarted, DocumentError, and OSError where nothing can be written."""
    wanted.out.mkdir(parents=True, exist_ok=True)
    notes = Notes()
    if wanted.server is None:
        report = await _on_own_server(wanted, notes)
    else:
        if not wanted.token:
            raise CannotRehearse("a server needs a token of whoever may change the experiment: make one under Account")
        limits = limits_of(Settings.model_construct())
        async with Door(wanted.server, notes, Pace(limits)) as door:
            report = await _hold(door, wanted, wanted.token, f"{FILES} in {wanted.out}")
    _write(report, wanted.out)
    return report


async def _on_own_server(wanted: Wanted, notes: Notes) -> Report:
    if _is_id(wanted.experiment):
        raise CannotRehearse(f"{wanted.experiment} is the id of an experiment: say with --server where it is")
    folder = wanted.out / SERVER_FOLDER
    if folder.exists():
        raise CannotRehearse(f"{folder} is there already: give another folder with --out")
    folder.mkdir(parents=True)
    pause = 0.0 if wanted.plan.speed == "fast" else Settings.model_fields["bot_pause_seconds"].default
    where = f"{FILES} in {wanted.out}; the server's database in {folder}"
    async with own_server(folder, bot_pause=pause) as (address, link), Door(address, notes, Pace(Limits())) as door:
        return await _hold(door, wanted, await first_admin(door, link), where)


async def _hold(door: Door, wanted: Wanted, token: str, where: str) -> Report:
    try:
        experiment_id = await _experiment(door, wanted.experiment, token)
        venue = await _venue(door, experiment_id, token)
    except NoAnswer as error:
        raise CannotRehearse(str(error)) from error
    plan = wanted.plan
    if not plan.people:
        plan = replace(plan, people=min(venue.design.places, MOST_PEOPLE))
    door.notes.began = began = time.monotonic()
    payments = await rehearse(door, venue, plan, StaffByToken(door, venue.session_id, token))
    await _take_data(door, venue.session_id, token, wanted.out / DATA_FILE)
    return Report(venue.design, plan, door.notes, payments, time.monotonic() - began, where)


def _is_id(text: str) -> bool:
    return re.fullmatch(r"e[0-9a-f]{15}", text) is not None


def _named(named: str) -> Mapping[str, object] | None:
    """What to make the experiment of: a file or a template; None for the id of one that is there. CannotRehearse."""
    path = Path(named)
    if path.suffix == ".toml" or path.is_file():
        return {"document": as_json(parse_toml(path.read_text(encoding="utf-8")))}
    if named in TEMPLATES:
        return {"template": named}
    if _is_id(named):
        return None
    raise CannotRehearse(
        f"there is no experiment {named!r}: give an id, a TOML file, or one of the templates {', '.join(TEMPLATES)}"
    )


async def _experiment(door: Door, named: str, token: str) -> str:
    """The id of the experiment; it is made first where a file or a template is named."""
    body = await asyncio.to_thread(_named, named)
    if body is None:
        return named
    answer = await door.ask("POST", "/api/experiments", body, token=token)
    if not answer.is_success:
        raise CannotRehearse(f"the experiment could not be made ({told(answer)})")
    made = answer.json()
    if made["problems"]:
        listed = "; ".join(f"{one['path']}: {one['message']}" for one in made["problems"])
        raise CannotRehearse(f"{named} is not ready: {listed}")
    return str(made["experiment_id"])


async def venue_of(door: Door, document: Mapping[str, object], token: str) -> Venue:
    """A new session of an experiment with this design, marked as a rehearsal. Raises CannotRehearse."""
    made = await door.ask("POST", "/api/experiments", {"document": document}, token=token)
    if not made.is_success or made.json()["problems"]:
        raise CannotRehearse(f"the experiment could not be made ({told(made) if not made.is_success else made.text})")
    return await _venue(door, str(made.json()["experiment_id"]), token)


async def _venue(door: Door, experiment_id: str, token: str) -> Venue:
    """A new session of the experiment, marked as a rehearsal."""
    document = await _of(door, f"/api/experiments/{experiment_id}", token)
    opened = await door.ask("POST", f"/api/experiments/{experiment_id}/sessions", {"rehearsal": True}, token=token)
    if not opened.is_success:
        raise CannotRehearse(f"no session could be opened ({told(opened)})")
    session_id = str(opened.json()["session_id"])
    room = await _of(door, f"/api/sessions/{session_id}/room", token)
    link = room["room"]
    assert isinstance(link, Mapping)  # noqa: S101 - the schema of the route
    return Venue(session_id, str(link["code"]), Design.model_validate(document["document"]))


async def _of(door: Door, path: str, token: str) -> Mapping[str, object]:
    answer = await door.ask("GET", path, token=token)
    if not answer.is_success:
        raise CannotRehearse(f"{path} could not be had ({told(answer)})")
    found: Mapping[str, object] = answer.json()
    return found


async def _take_data(door: Door, session_id: str, token: str, target: Path) -> None:
    """All data of the session, by the one click of the page Data; that they cannot be had is told in the report."""
    try:
        answer = await door.ask("GET", f"/api/sessions/{session_id}/export.zip", token=token)
    except NoAnswer as error:
        door.notes.wrong(0, f"the data could not be had ({error})")
        return
    if answer.is_success:
        await asyncio.to_thread(target.write_bytes, answer.content)
    else:
        door.notes.wrong(0, f"the data could not be had ({told(answer)})")


def _write(report: Report, out: Path) -> None:
    from defusedcsv import csv

    (out / "report.json").write_text(json.dumps(report.as_json(), indent=1, ensure_ascii=False), encoding="utf-8")
    rows = list(report.payments)
    with (out / "payments.csv").open("w", encoding="utf-8", newline="") as file:
        if rows:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
