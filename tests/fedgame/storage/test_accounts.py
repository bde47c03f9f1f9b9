"""The tables of accounts: an act and its line in the audit log are one, on SQLite and on PostgreSQL, beside a server or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, table, text

from fedgame.storage import (
    COMMAND_LINE,
    AccountBook,
    Conflict,
    DatabaseInUse,
    Link,
    NewAccount,
    NewSignIn,
    Note,
    Role,
    Store,
)
from fedgame.storage.beside import make_or_reset_admin
from fedgame.storage.connect import HEAD
from tests.fedgame.storage import postgres

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.cluster() as cluster:
        yield cluster.url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'games.sqlite'}"
    return str(request.getfixturevalue("server"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    for name in ("sign_ins", "audit", "switches", "accounts"):
        opened.writer.submit(lambda c, name=name: c.execute(delete(table(name)))).result()
    yield opened
    opened.close()


def new(name: str, role: Role = "admin", hashed: str | None = "a hash", link: Link | None = None) -> NewAccount:
    return NewAccount(f"a{name.casefold()}", name, role, "en", NOW, hashed, link)


def note(act: str, target: str, by: str = COMMAND_LINE) -> Note:
    return Note(NOW, by, act, target, {"why": "a test"})


async def acts(store: Store) -> list[str]:
    return [line.note.act for line in reversed(await AccountBook(store).audit(None, 100))]


async def test_an_account_and_its_line_are_kept_together_and_refused_together(store: Store) -> None:
    book = AccountBook(store)
    made = await book.make_account(new("Ada"), note("made", "aada"))
    assert made == await book.account("aada")
    assert (made.role, made.has_password, made.enabled) == ("admin", True, True)
    with pytest.raises(Conflict, match="taken"):
        await book.make_account(NewAccount("a2", "ADA", "viewer", "zh", NOW), note("made again", "a2"))
    (line,) = await book.audit(None, 100)
    assert (line.note, line.name, line.target_name) == (note("made", "aada"), None, "Ada")


async def test_an_act_whose_line_cannot_be_written_is_not_done(store: Store) -> None:
    book = AccountBook(store)
    await book.make_account(new("Ada"), note("made", "aada"))
    await book.make_account(new("Bo"), note("made", "abo"))
    unwritable = Note(NOW, COMMAND_LINE, "role", "abo", {"why": object()})  # type: ignore[dict-item]  # no JSON
    with pytest.raises(TypeError):
        await book.set_role("abo", "viewer", unwritable)
    found = await book.account("abo")
    assert found is not None
    assert found.role == "admin"
    assert await acts(store) == ["made", "made"]


async def test_the_first_admin_is_first_and_an_open_link_counts_while_it_opens(store: Store) -> None:
    book = AccountBook(store)
    await book.make_account(new("Vi", "viewer"), note("made", "avi"))
    assert not await book.has_admin(NOW)
    await book.make_account(new("Cy", hashed=None, link=Link("h", LATER)), note("made", "acy"))
    assert (await book.has_admin(NOW), await book.has_admin(LATER)) == (True, False)
    with pytest.raises(Conflict, match="not first"):
        await book.make_first_admin(new("Ada"), note("first", "aada"))


async def test_a_link_is_used_once_and_before_its_end_and_not_by_who_is_disabled(store: Store) -> None:
    book = AccountBook(store)
    await book.make_account(new("Ada"), note("made", "aada"))
    await book.make_account(new("Bo", "viewer", None, Link("b", LATER)), note("made", "abo"))
    await book.make_account(new("Cy", "viewer", None, Link("c", LATER)), note("made", "acy"))
    await book.disable("acy", note("disabled", "acy"))
    for link, at in (("b", LATER), ("c", NOW), ("", NOW), ("d", NOW)):
        assert await book.account_of_link(link, at) is None
        with pytest.raises(Conflict, match="unknown"):
            await book.use_link(link, "hash", "set", at)
    assert (await book.use_link("b", "hash", "set", NOW)).has_password
    with pytest.raises(Conflict, match="unknown"):
        await book.use_link("b", "other", "set", NOW)
    assert await book.password_of("abo") == "hash"
    assert await acts(store) == ["made", "made", "made", "disabled", "set"]


async def test_disabling_ends_every_sign_in_and_enabling_brings_none_back(store: Store) -> None:
    book = AccountBook(store)
    for name in ("Ada", "Bo"):
        await book.make_account(new(name), note("made", f"a{name.casefold()}"))
    for number, kind in enumerate(("browser", "program")):
        await book.sign_in(NewSignIn(f"t{number}", f"hash {number}", "abo", kind, "", NOW, LATER))  # type: ignore[arg-type]  # it is one of the two
    await book.disable("abo", note("disabled", "abo"))
    await book.enable("abo", note("enabled", "abo"))
    for number in range(2):
        found = await book.signed_in(f"hash {number}")
        assert found is not None
        assert (found[0].enabled, found[1].revoked_at) == (True, NOW)
    await book.disable("abo", note("disabled", "abo"))
    with pytest.raises(Conflict, match="unknown"):
        await book.sign_in(NewSignIn("t9", "hash 9", "abo", "browser", "", NOW, LATER))
    with pytest.raises(Conflict, match="last admin"):
        await book.disable("aada", note("disabled", "aada"))


async def test_switches_are_kept_and_switched_again(store: Store) -> None:
    book = AccountBook(store)
    assert await book.switch("lamp") is None
    for value in (True, False):
        await book.set_switches({"lamp": value}, note("switched", "lamp"))
        assert await book.switch("lamp") is value
    assert await acts(store) == ["switched", "switched"]


# From the command line


async def test_an_admin_is_made_beside_a_running_server_which_sees_it_at_once(store: Store, url: str) -> None:
    book = AccountBook(store)
    made = make_or_reset_admin(url, new("Ada"), note("by command", "aada"))
    assert await book.account("aada") == made
    await book.sign_in(NewSignIn("t1", "hash 1", "aada", "browser", "", NOW, LATER))
    again = NewAccount("a-other-id", "ada", "admin", "en", NOW, "another hash")
    assert make_or_reset_admin(url, again, note("by command", "a-other-id")).id == "aada"
    assert await book.password_of("aada") == "another hash"
    found = await book.signed_in("hash 1")
    assert found is not None
    assert found[1].revoked_at == NOW
    lines = await book.audit(None, 10)
    assert [(line.note.by, line.note.target) for line in lines] == [(COMMAND_LINE, "aada")] * 2


async def test_it_makes_a_viewer_and_who_was_disabled_an_enabled_admin(store: Store, url: str) -> None:
    book = AccountBook(store)
    await book.make_account(new("Ada"), note("made", "aada"))
    await book.make_account(new("Vi", "viewer"), note("made", "avi"))
    await book.disable("avi", note("disabled", "avi"))
    link = NewAccount("a2", "Vi", "admin", "en", NOW, None, Link("h", LATER))
    made = make_or_reset_admin(url, link, note("by command", "a2"))
    assert (made.id, made.role, made.enabled, made.link_expires_at) == ("avi", "admin", True, LATER)


def test_a_database_of_an_older_version_is_brought_up_to_date_but_not_under_a_server(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'games.sqlite'}"
    running = Store(url)
    running.writer.submit(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '0002'"))).result()
    with pytest.raises(DatabaseInUse):
        make_or_reset_admin(url, new("Ada"), note("by command", "aada"))
    running.writer.submit(
        lambda c: c.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
    ).result()
    running.close()
    assert make_or_reset_admin(url, new("Ada"), note("by command", "aada")).name == "Ada"


def test_an_admin_can_be_made_before_the_first_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'games.sqlite'}"
    make_or_reset_admin(url, new("Ada"), note("by command", "aada"))
    store = Store(url)
    assert store.read(lambda session: session.connection().execute(text("SELECT name FROM accounts")).scalar()) == "Ada"
    store.close()
