"""Pages as they come to a browser: by the socket and with the answers of HTTP, and which of two is the newer one."""

from __future__ import annotations

from pathlib import Path

from tests.fedgame.live.client import serving
from tests.fedgame.rooms.guests import GAME, PAGES, PAYMENT, Guest, design, researcher

READS = (PAGES, GAME, PAYMENT)


async def reads(guest: Guest) -> None:
    """Read the first page, and wait until the socket says so too."""
    await guest.answer({"page": 1})
    answered = guest.page
    while (told := await guest.next())["view"]["page"] == 1:
        # What was on its way before the answer is older, although it comes after it.
        assert told["version"] < answered["version"]
    assert told["version"] == answered["version"]


async def test_versions_tell_which_page_is_newer_however_they_came(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(*READS))
        async with session.come() as guest:
            before = guest.page["version"]
            await reads(guest)
            assert before < guest.page["version"]


async def test_what_others_do_makes_the_version_grow_and_sends_nobody_a_page(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await (await researcher(server)).open(design(*READS))
        async with session.come() as guest, session.come() as other:
            await reads(guest)
            before = guest.page["version"]
            await reads(other)
            await guest.act({"kind": "language", "language": "zh"})
            # The next page is that of the own act: there was none between.
            page = await guest.next()
            assert (page["language"], page["view"]["page"]) == ("zh", 2)
            assert page["version"] > other.page["version"] > before
