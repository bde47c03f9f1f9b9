"""A real server and a real chromium. A person is a browser context of its own: own cookies, own language, own screen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Person = Callable[..., Page]

# The machine may be busy with other tests: patience is not what is tested here.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server of its own on an empty database in `folder`, where its log is too; its address."""
    port = free_port()
    settings = {
        "FEDGAME_DATA_DIR": str(folder / "data"),
        "FEDGAME_BOT_PAUSE_SECONDS": "0",
        "FEDGAME_TRAINING_WORKERS": "1",
        "FEDGAME_PORT": str(port),
    }
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.server"],
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(address, process, folder / "log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own, with an empty database, bots that do not pause, and more scenarios besides."""
    with running(tmp_path_factory.mktemp("server")) as address:
        yield address


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, f"the server ended at once:\n{log.read_text()}"
        try:
            if httpx.get(f"{address}/api/health").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")


# For a module, not the session: playwright keeps an event loop running, and tests of the server need their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = subprocess.run(["bash", ROOT / "scripts" / "find-chromium.sh"], capture_output=True, text=True)
    if found.returncode != 0:
        pytest.fail(found.stderr)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.split()[-1], args=list(QUIET))
        yield chromium
        chromium.close()


def been_coached(context: BrowserContext) -> None:
    """Whoever uses this browser has had their first game."""
    context.add_init_script("localStorage.setItem('fedgame.coached', '1')")


@pytest.fixture
def person(browser: Browser, server: str) -> Iterator[Person]:
    """Makes a person: a page in a context of its own. A script error on any of their pages fails the test."""
    contexts = []
    errors: list[str] = []

    def make(
        *, width: int = 1440, height: int = 1000, language: str = "en", dark: bool = False, newcomer: bool = False
    ) -> Page:
        context = browser.new_context(
            base_url=server,
            viewport={"width": width, "height": height},
            locale={"en": "en-GB", "zh": "zh-CN"}[language],
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        if not newcomer:
            been_coached(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert [error for error in errors if "Failed to load resource" not in error] == []


@contextmanager
def first_link_of(module: str, *arguments: str, log: Path, **settings: str) -> Iterator[str]:
    """The link that a server of its own prints in its second line, which nobody has administered yet. `settings` are
    FEDGAME_* variables without that; its log goes to `log`.
    """
    environment = {**os.environ, **{f"FEDGAME_{name}": value for name, value in settings.items()}}
    command = [sys.executable, "-m", module, *arguments]
    with log.open("w") as errors:
        server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            assert server.stdout is not None
            server.stdout.readline()
            yield server.stdout.readline().split()[-1]
        finally:
            server.terminate()
            server.communicate(timeout=30)


@pytest.fixture
def first_link(tmp_path: Path) -> Iterator[str]:
    settings = {"DATA_DIR": str(tmp_path / "data"), "TRAINING_WORKERS": "0"}
    with first_link_of("fedgame", "serve", "--port", "0", log=tmp_path / "log", **settings) as link:
        yield link


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def somebody(
    browser: Browser, contexts: list[BrowserContext], address: str, width: int = 1440, dark: bool = False
) -> Page:
    """A page of a browser of its own."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        locale="en-GB",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    contexts.append(context)
    been_coached(context)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page
