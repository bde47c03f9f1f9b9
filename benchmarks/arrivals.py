"""How long people wait at the door when many come at once: 100 within 10 seconds, through HTTP and websockets.

A server of its own on this machine, in another process and with the limits of every server: a class shares one address. The
people are programs in this one, so that both share its processors. Prints what somebody waited for a place, for the page and
for the lobby, and everything that went wrong.

    make bench-arrivals
    .venv/bin/python -m benchmarks.arrivals --people 200 --seconds 10 --late 20
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

from fedgame.rehearsal.arrivals import Arrivals, Wave, arrive
from fedgame.rehearsal.door import Door
from fedgame.rehearsal.hold import venue_of
from fedgame.rehearsal.notes import Notes
from fedgame.rehearsal.own_server import first_admin, own_server
from fedgame.rehearsal.pace import Limits, Pace


def design(people: int) -> dict[str, object]:
    """Two arms that hold these people, after a page of consent; their groups start by hand, so that the door is measured and
    no game."""
    arms = [
        {"title": title, "scenario": "quickstart", "groups": people // 4, "size": 2, "bots": 0} for title in ("A", "B")
    ]
    consent = {
        "kind": "consent",
        "name": "consent",
        "text": {"en": "We store your answers."},
        "points": [{"en": "I agree."}],
    }
    return {
        "title": f"{people} people at the door",
        "arms": arms,
        "lobby": {"start": "hand"},
        "stages": [consent, {"kind": "game", "name": "game"}, {"kind": "payment", "name": "payment"}],
    }


async def measure(wave: Wave, folder: Path) -> Arrivals:
    """What came of the wave on a new server with its data in `folder`."""
    async with (
        own_server(folder, bot_pause=0.0, limited=True) as (address, link),
        Door(address, Notes(), Pace(Limits())) as door,
    ):
        token = await first_admin(door, link)
        venue = await venue_of(door, design(wave.people), token)
        return await arrive(door, venue, wave)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100, help="an even number of people")
    parser.add_argument("--seconds", type=float, default=10.0, help="within so many seconds")
    parser.add_argument("--late", type=int, default=10, help="so many come when all places are taken")
    parser.add_argument("--seed", type=int, default=0)
    said = parser.parse_args()
    if said.people < 4 or said.people % 4:
        parser.error(f"--people {said.people}: two arms in groups of two need a multiple of four")
    with tempfile.TemporaryDirectory(prefix="fedgame-arrivals-") as folder:
        wave = Wave(said.people, said.seconds, said.late, said.seed)
        found = asyncio.run(measure(wave, Path(folder)))
    print(f"{said.people} people within {said.seconds:g} s, {os.cpu_count()} processors for server and people")
    for line in found.lines():
        print(line)
    if found.wrong:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
