"""Takes the pictures of the README: a real game against bots, played by a script in a browser on a server of its own.

docs/images/table.png and table-dark.png are the table when a payout is explained; docs/images/game.webp tells the same game
in frames, from the first bid to the result. `make pictures` runs this, and takes the pictures of docs/pictures by the test
that goes through a whole study.

    .venv/bin/python -m benchmarks.pictures
"""

from __future__ import annotations

import asyncio
import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, ViewportSize, async_playwright

from fedgame.rehearsal.own_server import own_server

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
SIZE: ViewportSize = {"width": 1280, "height": 900}
ANIMATED_WIDTH = 880
MOST_BYTES = 1_500_000
SOON, LONG = 900, 2600
"""How long a frame stands, in ms."""

FEDERATION = 4
"""Delta, which pays by the Shapley value."""


class Film:
    """The frames of one game, each with how long it stands."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._frames: list[Image.Image] = []
        self._times: list[int] = []

    async def take(self, ms: int) -> None:
        shot = Image.open(io.BytesIO(await self._page.screenshot())).convert("RGB")
        height = round(shot.height * ANIMATED_WIDTH / shot.width)
        self._frames.append(shot.resize((ANIMATED_WIDTH, height), Image.Resampling.LANCZOS))
        self._times.append(ms)

    def save(self, path: Path) -> None:
        first, *others = self._frames
        first.save(path, save_all=True, append_images=others, duration=self._times, loop=0, quality=72, method=6)


async def play(page: Page) -> None:
    """Bid, say ready to each step, have a payout explained, and go on to the result."""
    film = Film(page)
    await page.goto("/")
    await page.get_by_test_id("play-now").click()
    await page.get_by_test_id("place-bid").wait_for()
    await page.wait_for_timeout(700)
    await film.take(LONG)
    await page.get_by_test_id(f"federation-row-{FEDERATION}").get_by_role("button").first.click()
    for word, value in (("quality", 100), ("quantity", 100), ("resources", 3), ("payment", 25)):
        await page.get_by_test_id(f"bid-{word}-number").fill(str(value))
    await quiet(page)
    await film.take(SOON)
    await page.get_by_test_id("place-bid").click()
    await page.wait_for_timeout(500)
    await film.take(SOON)
    shown = 0
    while not await page.get_by_test_id("result").is_visible():
        if await page.get_by_test_id("payout-strip").is_visible():
            shown += 1
            await pay(page, film, shown)
        await page.get_by_test_id("ready").evaluate_all("buttons => buttons.forEach(button => button.click())")
        await page.wait_for_timeout(600)
        if shown < 2:
            await quiet(page)
            await film.take(SOON)
    if not shown:
        raise SystemExit("nothing was paid in this game: take the pictures once more")
    await page.wait_for_timeout(700)
    await quiet(page)
    await film.take(LONG)
    film.save(FOLDER / "game.webp")


async def pay(page: Page, film: Film, number: int) -> None:
    """Look at a payout, the first one closely and in both themes."""
    if number > 1:
        return
    await page.locator(".strip__list button").first.click()
    await page.wait_for_timeout(1500)
    await quiet(page)
    await film.take(LONG)
    for name, theme in (("table", "light"), ("table-dark", "dark")):
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        await page.wait_for_timeout(300)
        await page.screenshot(path=FOLDER / f"{name}.png")
    await page.emulate_media(color_scheme="light")


async def quiet(page: Page) -> None:
    """No pointer, no focus, the top of the page."""
    await page.mouse.move(0, SIZE["height"] - 1)
    await page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    await page.wait_for_timeout(200)


async def take(chromium: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with own_server(Path(folder), bot_pause=0.2) as (address, _), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = await browser.new_page(base_url=address, viewport=SIZE, color_scheme="light", locale="en")
            await page.add_init_script("localStorage.setItem('fedgame.coached', '1')")
            await play(page)
            await browser.close()


def main() -> None:
    found = subprocess.run(["bash", ROOT / "scripts" / "find-chromium.sh"], capture_output=True, text=True, check=True)
    asyncio.run(take(found.stdout.split()[-1]))
    for path in sorted(FOLDER.glob("*.[pw]*[gp]")):
        size = path.stat().st_size
        print(f"{path.relative_to(ROOT)}: {size / 1000:.0f} kB")
        if size > MOST_BYTES:
            raise SystemExit(f"{path.name} has {size} bytes: at most {MOST_BYTES}")


if __name__ == "__main__":
    main()
