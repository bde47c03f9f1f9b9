"""How the client is in a browser on a slow line, and in a browser on a slow processor.

line: a line of 400 ms and 50 kB/s, as chromium makes one up; how long it takes from the address to the first page, and from
the press on Play now to the table. interactions: a long game of 64 seats and 26 federations on a processor that is slowed
down four times; how long the browser takes from each press to the picture that answers it, and for what comes from the
server. Both print milliseconds and say what is above the bound that FedGame sets itself.

    make bench-page
    make bench-interactions
    .venv/bin/python -m benchmarks.page interactions --slower 4 --steps 12
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Browser, CDPSession, Locator, Page, async_playwright

from fedgame.rehearsal.own_server import own_server

ROOT = Path(__file__).resolve().parents[1]
LATENCY_MS = 400
BYTES_PER_SECOND = 50_000
FIRST_PAGE_SECONDS = 5.0
INTERACTION_MS = 100
SEATS = 64
FEDERATIONS = 26
WIDTHS = (1440, 375)

NO_DELAY = """
new PerformanceObserver(list => { for (const entry of list.getEntries())
  window.slowest = Math.max(window.slowest ?? 0, entry.duration); }).observe({type: 'event', durationThreshold: 16});
new PerformanceObserver(list => { for (const entry of list.getEntries())
  window.task = Math.max(window.task ?? 0, entry.duration); }).observe({type: 'longtask'});
localStorage.setItem('fedgame.coached', '1');
"""
"""Run in each page before it is loaded: keeps the slowest interaction and the longest task since it was asked last."""


def scenario(turns: int) -> str:
    """A game of many seats and federations, as a scenario file. One federation has room for everybody."""
    federations = "".join(
        f"""
[[federations]]
name = "Federation {number + 1}"
scheme = "{("linear", "equal")[number % 2]}"
admission = {{ min_quality = 0, min_quantity = 0, min_payment_cents = 0, max_members = {3 if number else SEATS} }}
"""
        for number in range(FEDERATIONS)
    )
    bots = ", ".join(['"random"'] * (SEATS - 1))
    return f"""
title = "Long"
title_zh = "长局"
description = "Sixty-four players and twenty-six federations."
description_zh = "六十四名玩家，二十六个联邦。"
persons = 1
bots = [{bots}]

[treatment]
turns = {turns}
visibility = "full"
decision_seconds = 3600

[treatment.endowment]
resources = [60, 60]

[treatment.training]
task = "digits"
rounds = 2
local_steps = 1
max_samples = 20
{federations}"""


async def line(browser: Browser, address: str) -> bool:
    """Prints how long both pages take on a slow line; whether the first one is there in time."""
    context = await browser.new_context(base_url=address)
    page = await context.new_page()
    await page.add_init_script("localStorage.setItem('fedgame.coached', '1')")
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    conditions = {"latency": LATENCY_MS, "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    await session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    begun = time.perf_counter()
    await page.goto("/", wait_until="commit")
    await page.locator("[data-testid=play-now]:enabled").wait_for()
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    await page.get_by_test_id("play-now").click()
    await page.get_by_test_id("place-bid").wait_for()
    table = time.perf_counter() - begun
    print(f"{LATENCY_MS} ms, {BYTES_PER_SECOND // 1000} kB/s")
    print(f"  first page, until one can press Play now   {first:5.1f} s   (bound {FIRST_PAGE_SECONDS:.0f} s)")
    print(f"  from there to the table                    {table:5.1f} s")
    await context.close()
    return first <= FIRST_PAGE_SECONDS


async def _timed(page: Page, name: str, press: Callable[[], Awaitable[object]]) -> int:
    """The slowest event of one interaction in ms, input to paint."""
    await page.evaluate("() => { window.slowest = 0; window.task = 0; }")
    await press()
    await page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 150)))")
    slowest, task = await page.evaluate("() => [window.slowest, window.task]")
    print(f"  {name:<42} {slowest:5.0f} ms   longest task {task:5.0f} ms")
    return int(slowest)


async def interactions(browser: Browser, address: str, slower: float, steps: int) -> bool:
    """Prints how long each interaction takes at a long table, at two widths; whether all stay within the bound."""
    slowest = 0
    for width in WIDTHS:
        context = await browser.new_context(base_url=address, viewport={"width": width, "height": 900})
        page = await context.new_page()
        page.set_default_timeout(120_000)
        await page.add_init_script(NO_DELAY)
        await page.goto("/")
        wish = {"scenario": "long", "persons": 1, "start_now": True}
        answer = await page.request.post("/api/games", data=wish, headers={"origin": address})
        await page.goto(f"/game/{(await answer.json())['game_id']}")
        ready = page.get_by_test_id("ready")
        for _ in range(steps):
            await ready.click()
            await page.locator("[data-testid=ready]:enabled").wait_for()
        session: CDPSession = await context.new_cdp_session(page)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        print(f"{SEATS} seats, {FEDERATIONS} federations, {width} px, processor {slower:g} times slower")
        slowest = max(slowest, await _all(page))
        await context.close()
    return slowest <= INTERACTION_MS


async def _all(page: Page) -> int:
    def row(number: int) -> Locator:
        return page.get_by_test_id(f"federation-row-{number}").get_by_role("button").first

    async def focus_and(place: Locator, key: str) -> None:
        await place.focus()
        await page.keyboard.press(key)

    first = page.get_by_test_id("federation-row-2")
    found = [
        await _timed(page, "open a federation", lambda: row(2).click()),
        await _timed(page, "open another", lambda: row(3).click()),
        await _timed(page, "open the one of many members", lambda: row(1).click()),
        await _timed(page, "close it", lambda: row(1).click()),
    ]
    await row(2).click()
    await first.scroll_into_view_if_needed()
    slider, typed = page.get_by_test_id("bid-quality"), page.get_by_test_id("bid-quality-number")
    if await slider.count():
        found.append(await _timed(page, "move a slider", lambda: focus_and(slider, "ArrowLeft")))
        found.append(await _timed(page, "type a number", lambda: typed.fill("55")))
        found.append(await _timed(page, "place a bid", lambda: page.get_by_test_id("place-bid").click()))
    # On a narrow screen an opened federation lies over the page.
    if await page.get_by_test_id("close-sheet").count():
        found.append(await _timed(page, "close the sheet", lambda: page.get_by_test_id("close-sheet").click()))
    found += [
        await _timed(page, "a word explained", lambda: page.locator(".info").first.click()),
        await _timed(page, "the other language", lambda: page.get_by_test_id("lang-zh").click()),
        await _timed(page, "and back", lambda: page.get_by_test_id("lang-en").click()),
        await _timed(page, "dark or light", lambda: page.get_by_test_id("theme").click()),
        await _timed(page, "help", lambda: page.get_by_test_id("help").click()),
        await _timed(page, "close the help", lambda: page.keyboard.press("Escape")),
        await _timed(page, "ready, and the next step comes", lambda: page.get_by_test_id("ready").click()),
    ]
    return max(found)


async def measure(part: str, slower: float, steps: int, chromium: str) -> bool:
    """Runs `part` on a server and in a browser of its own; whether it stays within its bound."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place in ("scenarios", "data"):
            (folder / place).mkdir()
        (folder / "scenarios" / "long.toml").write_text(scenario(turns=40), encoding="utf-8")
        os.environ["FEDGAME_SCENARIOS"] = str(folder / "scenarios")
        async with own_server(folder / "data", bot_pause=0.0) as (address, _), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            within = (
                await line(browser, address) if part == "line" else await interactions(browser, address, slower, steps)
            )
            await browser.close()
            return within


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("line", "interactions"))
    parser.add_argument("--slower", type=float, default=4, help="how many times slower the processor is")
    parser.add_argument("--steps", type=int, default=12, help="how many decisions have been made before it is measured")
    asked = parser.parse_args()
    found = subprocess.run(["bash", ROOT / "scripts" / "find-chromium.sh"], capture_output=True, text=True, check=True)
    if not asyncio.run(measure(asked.part, asked.slower, asked.steps, found.stdout.split()[-1])):
        raise SystemExit("above the bound")


if __name__ == "__main__":
    main()
