"""The command line as a user meets it: what it prints, what it writes, and one plain sentence for what went wrong."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import websockets
from sqlalchemy import text
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from federation_sim.backends import backend_of
from fedgame.arms.scenario import SCENARIOS
from fedgame.cli import app
from fedgame.log.record import GameRecord
from fedgame.storage import Deadline, Entry, LogWrite, NewGameRow, Seated, SeatStart, StartWrite, Store, reads
from tests.engine.schemes import example
from tests.fedgame.small_arm import games, read, scenario

COMMANDS = (
    "serve",
    "verify",
    "deploy",
    "admin",
    "simulate",
    "rehearse",
    "forget",
    "export",
    "replay",
    "allocate",
    "value",
    "schema",
)
FEDGAME = Path(sys.executable).with_name("fedgame")
OWN_SCENARIO = 'title = "Mine"\n[[federations]]\nname = "Aurora"\nscheme = "equal"\n'


def fedgame(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def refused(result: Result) -> str:
    """The one sentence on stderr of a command that ended with exit code 2."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("fedgame: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


# Help


def test_help_lists_every_command() -> None:
    result = fedgame("--help")
    assert result.exit_code == 0
    listed = result.stdout.split("Commands:\n", 1)[1]
    assert re.findall(r"^  (\w+) ", listed, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example(command: str) -> None:
    result = fedgame(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\n +fedgame {command}\b", result.stdout)


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from fedgame.cli import app; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "pydantic", "sklearn", "fastapi", "sqlmodel", "alembic", "engine"} & set(loaded)


# simulate and replay


@pytest.fixture
def arm(tmp_path: Path) -> Path:
    """A scenario file that is played in no time."""
    path = tmp_path / "tiny.toml"
    path.write_text(
        'title = "Tiny"\npersons = 1\nbots = ["random"]\n[treatment]\nturns = 2\n'
        "[treatment.training]\nrounds = 1\nlocal_steps = 1\nmax_samples = 20\n"
        '[[federations]]\nname = "Aurora"\nscheme = "shapley"\n',
        encoding="utf-8",
    )
    return path


def test_a_simulation_writes_an_export_that_replays(arm: Path, tmp_path: Path) -> None:
    result = fedgame("simulate", arm, "--games", "3", "--seed", "7", "--out", tmp_path / "out", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 games of tiny in ")
    assert "Playing tiny" in result.stderr
    assert len(read(tmp_path / "out", "games.csv")) == 3
    again = fedgame("replay", tmp_path / "out")
    assert again.exit_code == 0
    assert re.fullmatch(
        r"Replayed 3 games with \d+ actions: every event \(\d+\), balance \(\d+ entries\) and payout \(\d+\) came out the"
        r" same.\n",
        again.stdout,
    )


def test_an_export_comes_as_parquet_with_choice_sets_if_that_is_wanted(arm: Path, tmp_path: Path) -> None:
    wish = ("--format", "parquet", "--choice-sets")
    result = fedgame("simulate", arm, "--out", tmp_path / "out", "--workers", "1", *wish)
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"payouts.parquet", "choice_sets.parquet", "codebook.csv", "README.md", "datapackage.json"} <= names
    assert "payouts.csv" not in names
    assert "it holds an export already" in refused(fedgame("simulate", arm, "--out", tmp_path / "out")).replace(
        str(tmp_path / "out") + " holds", "it holds"
    )
    forced = fedgame("simulate", arm, "--out", tmp_path / "out", "--workers", "1", "--force")
    assert forced.exit_code == 0
    assert not [path for path in (tmp_path / "out").iterdir() if path.suffix == ".parquet"]
    assert fedgame("replay", tmp_path / "out").exit_code == 0
    assert (
        "Invalid value for '--format'" in fedgame("simulate", arm, "--out", tmp_path / "x", "--format", "xlsx").stderr
    )


def test_the_same_seed_writes_the_same_bytes_with_two_workers(arm: Path, tmp_path: Path) -> None:
    for name, workers in (("one", "1"), ("two", "2")):
        out = tmp_path / name
        assert fedgame("simulate", arm, "--games", "2", "--out", out, "--workers", workers).exit_code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_an_engine_or_a_backend_that_is_not_there_is_one_sentence(
    arm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    without_ray = fedgame("simulate", arm, "--out", tmp_path / "out", "--crew", "ray")
    assert "pip install 'fedgame[cluster]'" in refused(without_ray)
    monkeypatch.setenv("FEDGAME_TRAINING_CREW", "ray")
    assert "pip install 'fedgame[cluster]'" in refused(fedgame("serve", "--port", "0"))
    for name in [name for name in sys.modules if name.startswith("federation_sim.backends.torch_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    backend_of.cache_clear()
    without_torch = fedgame("simulate", arm, "--out", tmp_path / "out", "--backend", "torch-cuda")
    assert "pip install 'fedgame[gpu]'" in refused(without_torch)
    assert not (tmp_path / "out").exists()
    monkeypatch.setenv("FEDGAME_TRAINING_BACKEND", "jax")
    assert "FEDGAME_TRAINING_BACKEND = 'jax' is not possible" in refused(fedgame("serve"))


@pytest.mark.parametrize("existing", ["export", "notes"])
def test_a_simulation_does_not_write_over_what_is_there_unless_it_is_told_to(
    arm: Path, tmp_path: Path, existing: str
) -> None:
    out = tmp_path / "out"
    if existing == "export":
        fedgame("simulate", arm, "--games", "2", "--out", out, "--workers", "1")
        told = "holds an export already (2 games of tiny): give another folder, or --force to replace that\n"
    else:
        out.mkdir()
        (out / "notes.md").write_text("mine", encoding="utf-8")
        told = "is not empty, it holds notes.md: give another folder, or --force to write beside that\n"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert refused(fedgame("simulate", arm, "--out", out, "--workers", "1")) == f"fedgame: {out} {told}"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    forced = fedgame("simulate", arm, "--out", out, "--workers", "1", "--force")
    assert forced.exit_code == 0, forced.output
    assert len(read(out, "games.csv")) == 1
    assert (out / "notes.md").exists() == (existing == "notes")
    assert fedgame("replay", out).exit_code == 0


def test_a_batch_whose_trainings_do_not_settle_goes_on_and_says_why_in_one_sentence(arm: Path, tmp_path: Path) -> None:
    long = "[treatment.training]\nlearning_rate = 1\nlocal_steps = 8\nproximal = 300\n"
    text = arm.read_text(encoding="utf-8").replace("[treatment.training]\n", long).replace("local_steps = 1\n", "")
    arm.write_text(text, encoding="utf-8")
    result = fedgame("simulate", arm, "--games", "2", "--out", tmp_path / "out", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.stderr
    trainings = len([row for row in read(tmp_path / "out", "trainings.csv") if row["method"] == "unsettled"])
    assert trainings > 0
    last = result.stderr.splitlines()[-1]
    assert last.startswith(f"Of {trainings} trainings {trainings} did not settle and gave no new model: most likely")
    assert "proximal = 300 is too high for learning_rate = 1" in last
    assert fedgame("replay", tmp_path / "out").exit_code == 0


def test_a_tampered_export_ends_a_replay_with_exit_code_1(arm: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fedgame("simulate", arm, "--out", out, "--workers", "1")
    row = read(out, "ledger.csv")[0]
    path = out / "ledger.csv"
    path.write_bytes(path.read_bytes().replace(f",{row['amount_cents']},".encode(), b",50001,", 1))
    result = fedgame("replay", out)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"The replay differs. game {row['game_id']}, ledger.csv row 2, column amount_cents: stored '50001', replayed"
        " '50000'\n"
    )


def test_a_wrong_scenario_is_one_sentence(tmp_path: Path) -> None:
    assert "quickstart, classic, plain_turns" in refused(fedgame("simulate", "quikstart", "--out", tmp_path / "out"))
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('title = "x"\n[treatment]\nturns = 0\n[[federations]]\nname = "A"\nscheme = "equal"\n')
    told = refused(fedgame("simulate", wrong, "--out", tmp_path / "out"))
    assert told == f"fedgame: {wrong}: treatment.turns = 0 is not possible: a whole number from 1 to 1000\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(arm: Path, tmp_path: Path) -> None:
    result = fedgame("simulate", arm, "--out", arm, "--workers", "1")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("fedgame: ")
    assert str(arm) in result.stderr


def test_a_folder_that_is_no_export_is_one_sentence(tmp_path: Path) -> None:
    assert "games.csv is missing" in refused(fedgame("replay", tmp_path))


# export and replay of a stored game


def store_game(url: str, record: GameRecord) -> None:
    """Keep a played game as the server does, as if its creator had sat in seat 1."""
    when = datetime(2026, 3, 1, 12, tzinfo=UTC)
    creator, *bots = record.seats
    record = replace(record, seats=(replace(creator, kind="person", policy=None), *bots))
    kinds = tuple(seat.kind for seat in record.seats)
    policies = tuple(seat.policy for seat in record.seats)
    people = (Seated(1, "", "c"),)
    new = NewGameRow(
        record.game_id, record.scenario, record.treatment, record.seed, kinds, policies, "h", "j", people, when
    )
    seats = tuple(SeatStart(seat.player, seat.kind, seat.policy, seat.endowment) for seat in record.seats)
    start = StartWrite(
        record.game_id, record.treatment, seats, record.opening, when, Deadline(1, when, when + timedelta(minutes=1))
    )
    entries = tuple(Entry(replace(logged, submitted_at=when, accepted_at=when)) for logged in record.actions)
    log = LogWrite(record.game_id, entries, finished_at=when)

    async def write(store: Store) -> None:
        await store.create_game(new)
        await store.start_game(start)
        await store.take(new.game_id)
        await store.append(log)

    store = Store(url)
    asyncio.run(write(store))
    store.close()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "games.sqlite"
    monkeypatch.setenv("FEDGAME_DATABASE_URL", f"sqlite:///{path}")
    store_game(f"sqlite:///{path}", games()[0])
    return path


def test_a_stored_game_is_exported_and_its_export_replays(database: Path, tmp_path: Path) -> None:
    game = games()[0].game_id
    result = fedgame("export", game, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"Game {game} (finished) in ")
    assert read(tmp_path / "out", "games.csv")[0]["started_at"] == "2026-03-01T12:00:00.000000Z"
    assert fedgame("replay", tmp_path / "out").exit_code == 0


def test_a_stored_game_is_not_exported_over_something_else(database: Path, tmp_path: Path) -> None:
    game = games()[0].game_id
    assert fedgame("export", game, "--out", tmp_path / "out").exit_code == 0
    again = fedgame("export", game, "--out", tmp_path / "out")
    assert "holds an export already (1 game of small_arm)" in refused(again)
    assert fedgame("export", game, "--out", tmp_path / "out", "--force").exit_code == 0


def test_a_stored_game_replays(database: Path) -> None:
    result = fedgame("replay", games()[0].game_id)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"Replayed 1 game with {len(games()[0].actions)} actions: ")


def test_a_stored_ledger_that_was_changed_ends_a_replay_with_exit_code_1(database: Path) -> None:
    import sqlite3

    with sqlite3.connect(database) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%ledger%'")]
        table = next(name for name in names if "autoindex" not in name)
        connection.execute(f"UPDATE {table} SET amount = amount + 1 WHERE entry = 30")  # noqa: S608 - a name of our own
    result = fedgame("replay", games()[0].game_id)
    assert result.exit_code == 1
    assert "stored ledger, entry 30" in result.stderr


def test_a_second_server_on_one_database_is_refused_and_readers_are_not(database: Path, tmp_path: Path) -> None:
    running = Store(f"sqlite:///{database}")
    try:
        told = refused(fedgame("serve", "--port", "0"))
        assert f"another FedGame server runs on the database {database}" in told
        game = games()[0].game_id
        assert fedgame("replay", game).exit_code == 0
        assert fedgame("export", game, "--out", tmp_path / "out").exit_code == 0
    finally:
        running.close()


def test_a_game_that_goes_on_meanwhile_is_read_as_of_one_moment(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Store(f"sqlite:///{database}")
    read_ledger = reads.ledger

    def later(session: Session, game_id: str) -> object:
        moved = (
            "INSERT INTO ledger SELECT game_id, 999999, seq, tick, debit, credit, amount, reason FROM ledger LIMIT 1"
        )
        running.writer.submit(lambda connection: connection.execute(text(moved))).result()
        return read_ledger(session, game_id)

    monkeypatch.setattr(reads, "ledger", later)
    result = fedgame("replay", games()[0].game_id)
    running.close()
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("command", ["export", "replay"])
def test_an_unknown_game_is_one_sentence(database: Path, tmp_path: Path, command: str) -> None:
    out = ["--out", str(tmp_path / "out")] if command == "export" else []
    assert "there is no game 'nothing'" in refused(fedgame(command, "nothing", *out))


def test_without_a_database_no_game_is_looked_for_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FEDGAME_DATABASE_URL", raising=False)
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path / "data"))
    told = refused(fedgame("replay", "nothing"))
    assert "there is no database" in told
    assert "FEDGAME_DATABASE_URL" in told
    assert not (tmp_path / "data").exists()
    assert "there is no folder" in refused(fedgame("replay", tmp_path / "nowhere"))


@pytest.mark.parametrize("address", ["nonsense", "sqlite:///{file}"])
def test_a_database_that_is_none_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no database, but longer than the header of one would be" * 10, encoding="utf-8")
    monkeypatch.setenv("FEDGAME_DATABASE_URL", address.format(file=file))
    assert "FEDGAME_DATABASE_URL" in refused(fedgame("replay", "nothing"))


# allocate, schema, serve


def test_the_example_in_the_help_of_allocate_is_paid(tmp_path: Path) -> None:
    text = fedgame("allocate", "--help").stdout
    game = text[text.index('{"players"') : text.rindex("}}") + 2]
    path = tmp_path / "game.json"
    path.write_text(game, encoding="utf-8")
    result = fedgame("allocate", "--scheme", "labour_union", "--pool", "10000", path)
    assert result.exit_code == 0, result.output
    # 2 joined first and adds 0.25 to nobody, 1 adds 0.35 to that: 25/60 and 35/60 of 10000.
    assert json.loads(result.stdout) == {
        "payments_cents": {"1": 5833, "2": 4167},
        "weights": {"1": 0.35, "2": 0.25},
        "undistributed_cents": 0,
    }


@pytest.mark.parametrize("scheme", example.WORKED_OUT)
def test_each_scheme_pays_the_example_of_the_help(tmp_path: Path, scheme: str) -> None:
    assert paid_by_the_help(tmp_path, scheme) == example.pays(scheme)


def test_parameters_of_a_scheme_are_given_one_by_one(tmp_path: Path) -> None:
    paid = paid_by_the_help(tmp_path, "beta_shapley", "--param", "alpha=1", "--param", "beta=4")
    assert paid == {1: 7451, 2: 2549}  # 0.38 of 0.51


def paid_by_the_help(tmp_path: Path, scheme: str, *options: str) -> dict[int, int]:
    """What each player gets of 10,000 cents in the game that the help shows."""
    text = fedgame("allocate", "--help").stdout
    path = tmp_path / "game.json"
    path.write_text(text[text.index('{"players"') : text.rindex("}}") + 2], encoding="utf-8")
    result = fedgame("allocate", "--scheme", scheme, *options, "--pool", "10000", path)
    assert result.exit_code == 0, result.output
    return {int(player): cents for player, cents in json.loads(result.stdout)["payments_cents"].items()}


def test_what_cannot_be_paid_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "game.json"
    path.write_text('{"players": [1], "values": []}', encoding="utf-8")
    for told, *options in (
        ("no scheme 'shaply'", "--scheme", "shaply", "--pool", "1"),
        ("key=value", "--scheme", "equal", "--pool", "1", "--param", "x"),
        ("value of coalition {} is missing", "--scheme", "shapley", "--pool", "1"),
    ):
        assert told in refused(fedgame("allocate", *options, path))


def test_the_schema_is_json_and_names_the_messages() -> None:
    result = fedgame("schema")
    assert result.exit_code == 0
    assert {"Submit", "Ack", "Reject", "View", "PlayerView"} <= set(json.loads(result.stdout)["$defs"])


def test_the_http_interface_is_printed_as_openapi() -> None:
    result = fedgame("schema", "--openapi")
    assert result.exit_code == 0
    assert "/api/games/{game_id}/samples" in json.loads(result.stdout)["paths"]


async def _its_sockets_are_bounded(address: str) -> None:
    """Not compressed, though it is asked for, and closed after more than 64 KB: what the web stack does otherwise."""
    async with httpx.AsyncClient() as client:
        game = (await client.post(f"{address}/api/games", json={"scenario": "quickstart"})).json()
    token = {"authorization": f"Bearer {game['seat_token']}"}
    url = f"{address.replace('http', 'ws')}/ws?game={game['game_id']}"
    async with websockets.connect(url, additional_headers=token, compression="deflate") as ws:
        assert ws.protocol.extensions == []
        await ws.send("x" * 65_537)
        await ws.wait_closed()
        assert ws.close_code == 1009


def test_the_server_tells_its_address_and_answers_there(tmp_path: Path) -> None:
    own = tmp_path / "own_scenarios"
    own.mkdir()
    (own / "mine.toml").write_text(OWN_SCENARIO, encoding="utf-8")
    environment = {**os.environ, "FEDGAME_DATA_DIR": str(tmp_path), "FEDGAME_TRAINING_WORKERS": "0"}
    environment["FEDGAME_SCENARIOS"] = str(own)
    command = [str(FEDGAME), "serve", "--port", "0", "--no-open"]
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=tmp_path
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address, line
        with urllib.request.urlopen(f"{address[0]}/api/scenarios", timeout=30) as answer:  # noqa: S310 - our own server
            assert [shown["name"] for shown in json.load(answer)] == [*SCENARIOS, "mine"]
            assert "server" not in answer.headers
        asyncio.run(_its_sockets_are_bounded(address[0]))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        if server.stdout is not None:
            server.stdout.close()


PASSWORD = "correct horse battery"


def make_admin(*arguments: str, password: str = f"{PASSWORD}\n") -> Result:
    return CliRunner().invoke(app, ["admin", *arguments], input=password)


def signs_in(address: str, name: str, password: str = PASSWORD) -> bool:
    wish = {"name": name, "password": password}
    return httpx.post(f"{address}/api/account/sign-in", json=wish, timeout=30).status_code == 200


def test_a_server_without_an_admin_prints_a_link_and_takes_one_that_is_made_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path))
    environment = {**os.environ, "FEDGAME_TRAINING_WORKERS": "0"}
    command = [str(FEDGAME), "serve", "--port", "0"]
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[3]
        line = server.stdout.readline()
        told = re.fullmatch(rf"FedGame has no admin yet: open {re.escape(address)}/staff/first#([\w-]{{43}})\n", line)
        assert told, line
        assert "Ada is an admin of the server on sqlite:///" in make_admin("Ada").stdout
        assert signs_in(address, "Ada")
        make_admin("ada", password="quite another one\n")
        assert not signs_in(address, "Ada")
        assert signs_in(address, "Ada", "quite another one")
        link = make_admin("Bo", "--link", password="").stdout.split("#")[1].strip()
        wish = {"token": link, "password": PASSWORD}
        assert httpx.post(f"{address}/api/account/first", json=wish, timeout=30).json()["account"]["name"] == "Bo"
    finally:
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=30)
    assert told[1] not in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])  # noqa: S104 - refused is what they are to be
def test_other_computers_are_not_let_in_while_there_is_no_admin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path))
    told = refused(fedgame("serve", "--host", host, "--port", "0"))
    assert f"other computers can reach {host}, and there is no admin yet" in told
    assert "fedgame admin NAME" in told
    assert make_admin("Ada").exit_code == 0
    if host == "192.0.2.7":  # of no computer: it comes as far as listening now
        assert "cannot run on 192.0.2.7" in refused(fedgame("serve", "--host", host, "--port", "0"))


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("Ada", "short\n", "5 characters: take at least 10"),
        ("Ada", "", "0 characters: take at least 10"),
        ("correct horse battery", f"{PASSWORD}\n", "the password is the name"),
        (" ", f"{PASSWORD}\n", "' ' is no name"),
        ("two\nlines", f"{PASSWORD}\n", "is no name: take 1 to 60 characters in one line"),
        ("x" * 61, f"{PASSWORD}\n", "is no name"),
    ],
)
def test_an_admin_that_cannot_be_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, password: str, told: str
) -> None:
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path))
    assert told.lower() in refused(make_admin(name, password=password)).lower()


def test_an_admin_on_a_database_that_cannot_be_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEDGAME_DATABASE_URL", "sqlite:////dev/null/no/folder")
    assert "FEDGAME_DATABASE_URL" in refused(make_admin("Ada"))


@pytest.mark.parametrize(
    ("name", "value"), [("FEDGAME_PORT", "http"), ("FEDGAME_LOG_LEVEL", "LOUD"), ("FEDGAME_ALLOWED_ORIGINS", "abc")]
)
def test_a_wrong_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert f"{name} = '{value}' is not possible" in refused(fedgame("serve"))


@pytest.mark.parametrize("address", ["nonsense", "sqlite://", "sqlite:////dev/null/no/folder"])
def test_a_server_without_its_database_tells_no_address_and_ends_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("FEDGAME_DATABASE_URL", address)
    assert "FEDGAME_DATABASE_URL" in refused(fedgame("serve", "--port", "0"))


def test_a_server_with_a_wrong_scenario_of_ones_own_tells_no_address_and_ends_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("FEDGAME_SCENARIOS", str(tmp_path))
    (tmp_path / "mine.toml").write_text('title = "Mine"\npersons = 99\n', encoding="utf-8")
    assert "mine.toml: persons = 99 is not possible" in refused(fedgame("serve", "--port", "0"))


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setenv("FEDGAME_DATA_DIR", str(tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"cannot run on 127.0.0.1 port {port}" in refused(fedgame("serve", "--port", port))


def test_small_arm_is_a_scenario_like_any_other() -> None:
    assert len(scenario().seats) == len(games()[0].seats)
