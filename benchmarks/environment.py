"""Makes another library's own virtual environment under build/, runs one program in it, and leaves no process behind.

The versions are pinned in benchmarks/environments/NAME.txt. Nothing of FedGame is installed there, and nothing of it is
installed here, so that a library that we only compare with can never hold back one that we need.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
# Every process that a program starts inherits this variable, also those that leave its process group, as Ray's do.
MARK = "FEDGAME_BENCHMARK"


def make(name: str) -> Path:
    """The Python of that environment, made now if it is not there yet or its pins have changed (minutes)."""
    pins = ROOT / "benchmarks" / "environments" / f"{name}.txt"
    place = BUILD / "environments" / name
    python, stamp = place / "bin" / "python", place / "made-of"
    made_of = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_of:
        return python
    print(f"Making {place.relative_to(ROOT)} from {pins.relative_to(ROOT)}; this is done once and takes minutes.\n")
    command = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "-r", str(pins)]
    try:
        venv.create(place, clear=True, with_pip=True)
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f"The environment {place.relative_to(ROOT)} cannot be made, so nothing is compared. Python's venv with pip is "
            f"needed (on Debian: apt install python3-venv). It said: {error}"
        ) from None
    if found.returncode:
        reasons = [line for line in found.stderr.splitlines() if line.startswith("ERROR")] or ["nothing"]
        raise SystemExit(
            f"The environment {place.relative_to(ROOT)} cannot be made, so nothing is compared. Installing "
            f"{pins.relative_to(ROOT)} needs a package index over the network, once. pip said: {reasons[0]}"
        )
    stamp.write_text(made_of, encoding="ascii")
    return python


def run(name: str, module: str, *arguments: str, timeout: float = 1800.0) -> dict[str, Any]:
    """Run benchmarks.environments.MODULE there and return what it wrote as JSON to the file it is given last.

    Whatever it started is ended before this returns (found in /proc, so on Linux).
    """
    python, answer, mark = make(name), BUILD / f"{module}.json", uuid4().hex
    answer.unlink(missing_ok=True)
    command = [str(python), "-m", f"benchmarks.environments.{module}", *arguments, str(answer)]
    with tempfile.TemporaryDirectory(prefix="fedgame-") as scratch, tempfile.TemporaryFile() as said:
        surroundings = _surroundings(mark, scratch)
        process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=said)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise SystemExit(
                f"{module} was not done after {timeout:.0f} s and was ended; nothing is compared."
            ) from None
        finally:
            _end_all(mark)
            process.wait()
        said.seek(0)
        errors = said.read().decode(errors="replace")
    if process.returncode or not answer.is_file():
        raise SystemExit(
            f"{module} failed in build/environments/{name}; nothing is compared. It said:\n{errors[-2000:]}"
        )
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def machine() -> str:
    """One line that says where the figures come from."""
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, one BLAS thread"


def _surroundings(mark: str, scratch: str) -> dict[str, str]:
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        **os.environ,
        **dict.fromkeys(threads, "1"),
        "PYTHONPATH": str(ROOT),
        # Nothing is reported to anybody, and Ray listens on this machine alone and keeps its files where they are removed.
        "FLWR_TELEMETRY_ENABLED": "0",
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
        "RAY_TMPDIR": scratch,
        MARK: mark,
    }


def _end_all(mark: str) -> None:
    """End every process with that mark, kindly first; a mark is used once, so no one else's process has it."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        for _ in range(20):
            left = _marked(mark)
            if not left:
                return
            for number in left:
                try:
                    os.kill(number, how)
                except ProcessLookupError:
                    continue
            time.sleep(0.1)


def _marked(mark: str) -> list[int]:
    needle, found = f"{MARK}={mark}".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if needle in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:  # it ended meanwhile, or is someone else's
            continue
    return found
