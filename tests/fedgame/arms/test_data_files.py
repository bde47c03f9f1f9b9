"""Researchers' own files: kept by their content, told by their name, read as the training reads them, without a path."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from fedgame.arms.check import check
from fedgame.arms.data_files import DataFileError, Reading, keep, report
from fedgame.arms.document import Document, changed, document_of, scenario_from
from fedgame.arms.scenario import get_scenario
from fedgame.log.codec import TREATMENT
from tests.fedgame.live.client import serving
from tests.fedgame.programs import program_of

ROWS = [f"{20 + row % 50},{'yes' if row % 3 else 'no'},site {row % 2},{row}" for row in range(120)]
FILE = "\n".join(["age,ill,site,id", *ROWS]).encode()
QUICK = document_of(get_scenario("quickstart"))


def kept(folder: Path, name: str = "people.csv", content: bytes = FILE) -> Reading:
    return Reading(name, keep(folder, name, content))


def test_a_file_is_kept_once_for_its_owner_alone(tmp_path: Path) -> None:
    reading = kept(tmp_path / "data")
    assert reading.digest == hashlib.sha256(FILE).hexdigest()
    place = tmp_path / "data" / reading.digest / "people.csv"
    assert place.read_bytes() == FILE
    if os.name == "posix":
        assert place.stat().st_mode & 0o777 == 0o600
        assert place.parent.stat().st_mode & 0o777 == 0o700
    assert kept(tmp_path / "data") == reading
    assert [file.name for file in place.parent.iterdir()] == ["people.csv"]


@pytest.mark.parametrize(
    "name", ["../people.csv", "/etc/passwd", "a/b.csv", "a\\b.csv", "..", "x.exe", "a\n.csv", "x" * 120 + ".csv"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataFileError, match="cannot be the name"):
        keep(tmp_path, name, FILE)
    assert list(tmp_path.rglob("*")) == []


def test_an_empty_file_and_one_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataFileError, match="is empty"):
        keep(tmp_path, "people.csv", b"")
    monkeypatch.setattr("fedgame.arms.data_files.MAX_ALL_BYTES", 2 * len(FILE))
    keep(tmp_path, "one.csv", FILE)
    with pytest.raises(DataFileError, match="no more room"):
        keep(tmp_path, "two.csv", FILE + FILE)


def test_it_is_told_what_became_of_every_column_and_never_where_the_file_lies(tmp_path: Path) -> None:
    first = report(tmp_path, kept(tmp_path))
    assert (first.columns, first.task, first.problem) == (("age", "ill", "site", "id"), None, None)
    reading = Reading("people.csv", hashlib.sha256(FILE).hexdigest(), "ill", "site", ignore=("id",))
    told = report(tmp_path, reading)
    assert (told.rows, told.classes, told.problem) == (120, 2, None)
    assert {fate.name: fate.role for fate in told.fates} == {
        "age": "number", "ill": "target", "site": "party", "id": "left out",
    }  # fmt: skip
    assert told.task == f"csv:people.csv?target=ill&party=site&ignore=id&digest={reading.digest}"
    assert str(tmp_path) not in repr(told)


def test_what_cannot_be_read_so_is_told_with_what_would_be_right(tmp_path: Path) -> None:
    reading = kept(tmp_path)
    told = report(tmp_path, Reading(reading.name, reading.digest, "sick"))
    assert told.columns == ("age", "ill", "site", "id")
    assert told.problem is not None
    assert told.problem.startswith("People.csv: there is no column 'sick'")
    single = kept(tmp_path, "one.csv", b"only\n1\n2\n")
    problem = report(tmp_path, single).problem
    assert problem is not None
    assert str(tmp_path) not in problem
    with pytest.raises(DataFileError, match="upload it first"):
        report(tmp_path, Reading("people.csv", "0" * 64))
    with pytest.raises(DataFileError, match="upload it first"):
        report(tmp_path, Reading("../people.csv", reading.digest))


def with_file(tmp_path: Path) -> Document:
    reading = kept(tmp_path)
    task = report(tmp_path, Reading(reading.name, reading.digest, "ill", ignore=("id", "site"))).task
    return changed(changed(QUICK, "treatment.training.task", task), "treatment.training.max_samples", 10)


def test_an_arm_on_an_uploaded_file_makes_a_game_and_its_document_no_path(tmp_path: Path) -> None:
    document = with_file(tmp_path)
    assert check(document, tmp_path) == ()
    scenario = scenario_from(document, tmp_path)
    assert str(tmp_path) in scenario.treatment.training.task
    assert str(tmp_path) not in scenario.treatment.training.shown().task
    assert document_of(scenario)["treatment"] == document["treatment"]
    assert b"people.csv" in TREATMENT.dump_json(scenario.treatment)


@pytest.fixture
async def researcher(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(tmp_path) as server, server.http(await program_of(server, "researcher")) as client:
        yield client


async def test_a_file_goes_over_http_from_the_upload_to_its_report(researcher: httpx.AsyncClient) -> None:
    answer = await researcher.post("/api/arms/data", params={"name": "people.csv"}, content=FILE)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["columns"] == ["age", "ill", "site", "id"]
    wanted = {"name": told["name"], "digest": told["digest"], "target": "ill", "ignore": ["id"]}
    read = (await researcher.post("/api/arms/data/report", json=wanted)).json()
    assert (read["rows"], read["classes"], read["problem"]) == (120, 2, None)
    assert read["task"].startswith("csv:people.csv?target=ill")
    wrong = await researcher.post("/api/arms/data", params={"name": "x.exe"}, content=FILE)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "file.wrong")
    gone = await researcher.post("/api/arms/data/report", json={**wanted, "digest": "0" * 64})
    assert (gone.status_code, gone.json()["code"]) == (422, "file.wrong")


async def test_only_this_route_takes_more_than_others_and_not_without_end(researcher: httpx.AsyncClient) -> None:
    large = FILE + b"\n" + b"30,yes,site 1,7\n" * 20_000
    assert len(large) > 65_536
    assert (await researcher.post("/api/arms/data", params={"name": "large.csv"}, content=large)).status_code == 201
    too_large = await researcher.post("/api/arms/data", params={"name": "x.csv"}, content=b"1,2\n" * 2_000_000)
    assert (too_large.status_code, too_large.json()["code"]) == (413, "request.too_large")
    other = await researcher.post("/api/arms/read", content=large)
    assert other.status_code == 413


async def test_nobody_hands_in_a_file_without_an_account(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for token, status in ((None, 401), (await program_of(server, "viewer"), 403)):
            async with server.http(token) as client:
                answer = await client.post("/api/arms/data", params={"name": "people.csv"}, content=FILE)
            assert answer.status_code == status
    assert not (tmp_path / "data").exists() or not list((tmp_path / "data").rglob("*.csv"))
