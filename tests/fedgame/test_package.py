"""The package as others get it: built from this checkout, installed where nothing else is, and played.

The environment is a new one of its own. What the package depends on is not downloaded again but linked from the
environment of the tests, and only what requirements/runtime.lock names, in that version: a dependency that is not
declared is missing there. Node is nowhere on the path. The client is the one that `make test` has built.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from packaging.requirements import Requirement

from fedgame.version import software_version
from tests.fedgame.live.screen import Screen

pytestmark = pytest.mark.xdist_group("package")

ROOT = Path(__file__).parents[2]
PACKAGES = ("engine", "federation_sim", "fedgame")
CLIENT = ROOT / "fedgame" / "static" / "index.html"
PATIENCE = 120
"""Seconds; none are waited for in a test that passes."""


@dataclass(frozen=True, slots=True)
class Installation:
    """An environment with the package in it, and an empty folder to work in."""

    home: Path
    folder: Path

    @property
    def site(self) -> Path:
        return next((self.home / "lib").glob("python*/site-packages"))

    @property
    def environment(self) -> dict[str, str]:
        settings = {"FEDGAME_BOT_PAUSE_SECONDS": "0", "FEDGAME_TRAINING_WORKERS": "1"}
        return {"PATH": str(self.home / "bin"), "HOME": str(self.folder.parent), "OMP_NUM_THREADS": "1", **settings}

    def run(self, command: str, *arguments: str) -> str:
        """What a command of the environment prints when it is run in the folder."""
        done = subprocess.run(
            [self.home / "bin" / command, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def files(self) -> dict[Path, tuple[int, int]]:
        """Size and time of change of every file of the package; Python may keep compiled ones beside them."""
        found = (path for package in PACKAGES for path in (self.site / package).rglob("*") if path.is_file())
        return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found if path.suffix != ".pyc"}


def built(source: Path, out: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Build an sdist, and the wheel from it, with git and a C compiler alone on the path."""
    path.mkdir(exist_ok=True)
    for name in ("git", "gcc", "as", "ld"):
        if (found := shutil.which(name)) and not (path / name).exists():
            (path / name).symlink_to(found)
    return subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, source],
        env={**os.environ, "PATH": str(path), "SOURCE_DATE_EPOCH": "1767323045"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert CLIENT.is_file(), "the client has not been built: run `make test-python`, or `make dist` once before"
    folder = tmp_path_factory.mktemp("dist")
    done = built(ROOT, folder, folder / "path")
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def pip(python: Path, command: str, *arguments: str | Path) -> None:
    """Run pip, or uv where that has made the environment of the tests, on another environment."""
    if importlib.util.find_spec("pip"):
        call = [sys.executable, "-m", "pip", "--python", python, command, *arguments]
    else:
        call = ["uv", "pip", command, "--python", python, *arguments]
    done = subprocess.run(call, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr


def link_dependencies(site: Path) -> None:
    """Link every distribution that requirements/runtime.lock has for this machine into `site`."""
    lock = (ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    for line in re.findall(r"^([\w.-]+==[^\\\n]+)", lock, flags=re.MULTILINE):
        wanted = Requirement(line)
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        found = distribution(wanted.name)
        assert found.version in wanted.specifier, f"{found.name} is {found.version} here: run make test-python"
        entries = {Path(file).parts[0] for file in found.files or ()} - {"..", "__pycache__"}
        for entry in entries:
            (site / entry).unlink(missing_ok=True)  # two distributions may share a folder
            (site / entry).symlink_to(found.locate_file(entry))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    home = tmp_path_factory.mktemp("installed")
    folder = home / "folder"
    made = Installation(home / "environment", folder)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", made.home], check=True, timeout=PATIENCE)
    folder.mkdir()
    link_dependencies(made.site)
    pip(made.home / "bin" / "python", "install", "--no-deps", "--no-index", wheel)
    return made


def sources() -> set[str]:
    """The files of the packages in this checkout."""
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("[!.]*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_has_every_file_of_the_packages_and_their_commit_and_nothing_besides(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed - {"fedgame/_commit.py"} == sources()
    assert {"fedgame/static/index.html", "fedgame/arms/scenarios/quickstart.toml"} <= packed


def test_the_same_checkout_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert built(ROOT, tmp_path, tmp_path / "path").returncode == 0
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_without_the_client_no_package_is_made_and_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("static", "__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, source)
    done = built(source, tmp_path / "dist", tmp_path / "path")
    assert done.returncode != 0
    assert "fedgame: the browser client has not been built; `make dist` builds it" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not list((tmp_path / "dist").glob("*"))


def test_the_package_is_whole_where_nothing_else_is_installed(installed: Installation) -> None:
    pip(installed.home / "bin" / "python", "check")
    program = "import engine, federation_sim, fedgame; print(*(m.__file__ for m in (engine, federation_sim, fedgame)))"
    for file in installed.run("python", "-c", program).split():
        assert Path(file).is_relative_to(installed.site)


def test_the_package_tells_its_version_and_the_commit_of_this_checkout(installed: Installation) -> None:
    version, _, commit = software_version().partition("+g")
    told = installed.run("fedgame", "--version").splitlines()
    assert told[0] == f"fedgame {version}, commit {commit or 'unknown'}"
    assert re.fullmatch(r"Trainings are computed by the compiled kernel \((avx512|avx2|neon)\)", told[1])


def test_the_wheel_is_for_every_python_from_3_11_and_asks_for_no_new_c_library(wheel: Path) -> None:
    assert re.fullmatch(r"fedgame-[^-]+-cp311-abi3-linux_\w+\.whl", wheel.name)
    shown = subprocess.run(
        [sys.executable, "-m", "auditwheel", "show", wheel], capture_output=True, text=True, check=True
    )
    told = " ".join(shown.stdout.split())
    assert re.search(r'consistent with the following platform tag: "manylinux_2_(5|12|17)_', told), told


def test_a_batch_of_games_is_simulated_and_replayed(installed: Installation) -> None:
    assert "2 games of quickstart in out" in installed.run(
        "fedgame", "simulate", "quickstart", "--games", "2", "--out", "out"
    )
    assert "Replayed 2 games" in installed.run("fedgame", "replay", "out")


@contextmanager
def serving(installed: Installation) -> Iterator[str]:
    """The address of the installed server."""
    log = installed.home.with_name("server.log")
    with log.open("w") as file:
        server = subprocess.Popen(
            [installed.home / "bin" / "fedgame", "serve", "--port", "0"],
            cwd=installed.folder,
            env=installed.environment,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
    try:
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert address is not None, log.read_text()
        yield address[0]
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=PATIENCE)


async def play(address: str, game: dict[str, Any]) -> dict[str, Any]:
    """Be ready in every step of a game until it is over; the last view."""
    url = f"{address.replace('http', 'ws')}/ws?game={game['game_id']}"
    token = {"authorization": f"Bearer {game['seat_token']}"}
    done, screen = 0, Screen()
    async with asyncio.timeout(PATIENCE), websockets.connect(url, additional_headers=token, max_size=None) as ws:
        async for text in ws:
            message = screen.read(str(text))
            assert message["type"] != "reject", message
            if message["type"] != "view":
                continue
            view: dict[str, Any] = message["view"]
            if view["status"] == "finished":
                return view
            if view["status"] == "playing" and view["step"] > done:
                done = view["step"]
                ready = {"type": "submit", "action_id": f"step-{done:08d}", "step": done, "action": {"kind": "ready"}}
                await ws.send(json.dumps(ready))
    raise AssertionError("the connection ended before the game")


def test_the_game_is_shown_and_played_to_its_end_and_the_package_is_left_as_it_was(installed: Installation) -> None:
    before = installed.files()
    with serving(installed) as address, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        page = client.get("/")
        assert page.text == (installed.site / "fedgame" / "static" / "index.html").read_text(encoding="utf-8")
        assets = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
        assert [client.get(asset).status_code for asset in assets] == [200] * len(assets)
        assert any(asset.endswith(".js") for asset in assets)
        wanted = {"scenario": "quickstart", "persons": 1, "start_now": True}
        game = client.post("/api/games", json=wanted).json()
        standings = asyncio.run(play(address, game))["standings"]
    assert sorted(row["rank"] for row in standings)[0] == 1
    assert len(standings) == 8
    assert installed.files() == before
    assert (installed.folder / "data" / "fedgame.sqlite").is_file()
