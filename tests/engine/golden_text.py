"""Golden games as readable text: the treatment, the deal, each action in words, what it did and who may see that.

A file in tests/engine/golden is a script and its result in one. Lines that begin with `>` are actions, `?` asks what a
seat sees, `#` are comments for the reader; everything else follows from them and is written by

    python -m tests.engine.golden_text --write

which keeps those three kinds of lines. So a change of the rules shows up as a difference that can be read and judged.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.actions import (
    Action,
    ChangeCommitment,
    Commitment,
    EndGame,
    IllegalAction,
    LeaveFederation,
    NotReady,
    PlaceBid,
    React,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.money import format_cents
from engine.rules.training import pending_trainings
from engine.schemes import ParameterValue
from engine.seen.observe import observe
from engine.treatment import Treatment
from tests.engine.golden_games import GAMES, GoldenGame
from tests.engine.golden_words import audience, event_words, number, units, view_words
from tests.engine.play import Table, report_of, unsettle

FOLDER = Path(__file__).parent / "golden"

_TERMS = r"quality (?P<q>\d+) %, quantity (?P<d>\d+) %, (?P<units>\d+) units?, (?P<pay>\d+\.\d\d)(, at (?P<ms>\d+) ms)?"
_PATTERNS = {
    "bid": rf"player (?P<player>\d+) bids at (?P<name>\w+): {_TERMS}",
    "change": rf"player (?P<player>\d+) changes its commitment at (?P<name>\w+) to {_TERMS}",
    "withdraw": r"player (?P<player>\d+) takes back its bid at (?P<name>\w+)",
    "leave": r"player (?P<player>\d+) leaves (?P<name>\w+)",
    "ready": r"player (?P<player>\d+) is ready",
    "not_ready": r"player (?P<player>\d+) is not ready after all",
    "react": r"player (?P<player>\d+) shows (?P<face>\w+)",
    "time_up": r"the time is up",
    "end": r"the host ends the game",
    "report": r"the training of (?P<name>\w+) comes back(, sampled along (?P<orders>[\d ]+( and [\d ]+)*))?"
    r"(, (?P<unsettled>(\{[\d, ]+\} ?)+) not settled)?",
}


def parse(line: str, table: Table, game: GoldenGame) -> Action:
    """The action that a line says in words. ValueError for a line that nobody could mean."""
    for kind, pattern in _PATTERNS.items():
        found = re.fullmatch(pattern, line)
        if found:
            return _action(kind, found.groupdict(), table, game)
    raise ValueError(f"{line!r} is no action: see the patterns in {__name__}")


def _action(kind: str, said: dict[str, str | None], table: Table, game: GoldenGame) -> Action:
    player = int(said.get("player") or 0)
    names = [federation.spec.name for federation in table.game.federations]
    name = said.get("name")
    place = names.index(name) + 1 if name else 0
    if kind == "report":
        asked = {request.federation: request for request in pending_trainings(table.game)}
        if place in asked:
            orders = tuple(tuple(map(int, order.split())) for order in (said["orders"] or "").split(" and ") if order)
            lost = re.findall(r"\{([\d, ]+)\}", said["unsettled"] or "")
            unsettled = tuple(tuple(map(int, members.split(", "))) for members in lost)
            return unsettle(report_of(asked[place], game.worth, orders), unsettled)
        cycles = table.federation(place).cycles
        return TrainingReported(place, len(cycles), cycles[-1].values if cycles else (), ())
    if kind in ("bid", "change"):
        terms = Commitment(
            int(said["q"] or 0) / 100,
            int(said["d"] or 0) / 100,
            int(said["units"] or 0),
            int((said["pay"] or "").replace(".", "")),
        )
        if kind == "bid":
            return PlaceBid(player, place, terms, int(said["ms"] or 0))
        return ChangeCommitment(player, place, terms)
    if kind == "withdraw":
        return WithdrawBid(player, place)
    if kind == "leave":
        return LeaveFederation(player, place)
    if kind == "react":
        return React(player, said["face"])  # type: ignore[arg-type]  # the rules name the faces
    if kind == "not_ready":
        return NotReady(player)
    if kind == "end":
        return EndGame()
    return Ready(player) if kind == "ready" else TimeUp(table.game.step)


def render(name: str, script: str) -> str:
    """The whole file of the golden game `name`, from the lines of `script` that are not results."""
    game = GAMES[name]
    table = Table(game.treatment, game.endowments)
    lines = [f"GOLDEN GAME {name}", "", *_treatment(game.treatment), f"  models: {game.worth_in_words}", ""]
    lines += ["The deal", *_deal(table), ""]
    lines += [f"  {line}" for line in _results(table)]
    for line in script.splitlines():
        if line.startswith("#"):
            lines.append(line)
        elif line.startswith("? "):
            player = int(re.fullmatch(r"\? what player (\d+) sees", line)[1])  # type: ignore[index]  # else: a bad line
            lines += [line, *(f"    {words}" for words in view_words(observe(table.game, player)))]
        elif line.startswith("> "):
            lines += [line, *_done(line[2:], table, game)]
    return "\n".join(lines) + "\n"


def _done(words: str, table: Table, game: GoldenGame) -> Iterator[str]:
    action = parse(words, table, game)
    step = table.game.step
    try:
        table.do(action)
    except IllegalAction as refusal:
        yield f"    REFUSED {refusal.code}: {refusal.message}"
        return
    yield from (f"    {line}" for line in _results(table))
    if table.game.step != step and not table.game.finished:
        yield ""
        yield f"Step {table.game.step}: turn {table.game.turn}, tick {table.game.tick}. {_money(table)}"


def _results(table: Table) -> Iterator[str]:
    treatment = table.game.treatment
    seats = range(1, len(table.game.players) + 1)
    for event in table.last:
        yield f"{event_words(event, treatment):<100} {audience(event, seats, treatment.visibility)}".rstrip()


def _treatment(treatment: Treatment) -> Iterator[str]:
    phases, market, costs = treatment.phases, treatment.market, treatment.costs
    yield "The treatment"
    yield f"  {treatment.turns} turns of {treatment.ticks_per_turn} ticks, visibility {treatment.visibility}"
    low, high = phases.training
    training = f"{low}" if low == high else f"{low} to {high}"
    yield f"  phases: bidding {phases.bidding}, training {training}, profit {phases.profit} ticks"
    yield (
        f"  market: {format_cents(market.revenue_cents)} a turn, {market.model}, beta {number(market.beta)}, "
        f"baseline {number(market.baseline)}, inertia {number(market.inertia)}; "
        f"{number(treatment.payout_fraction)} of a federation's money is paid out"
    )
    yield (
        f"  costs: {number(costs.per_sample_cents)} cents a sample (of {treatment.training.max_samples}) "
        f"times 1 + {number(costs.per_quality)} * quality, {number(costs.per_resource_cents)} cents a unit"
    )
    for spec in treatment.federations:
        asks = spec.admission
        given = ", ".join(f"{name} {_parameter(value)}" for name, value in spec.scheme_parameters.items())
        yield (
            f"  {spec.name} pays by {spec.scheme}{given and f' ({given})'}; asks for quality {number(asks.min_quality)}, quantity "
            f"{number(asks.min_quantity)}, {units(asks.min_resources)}, {format_cents(asks.min_payment_cents)}; "
            f"at most {asks.max_members} members"
        )


def _parameter(value: ParameterValue) -> str:
    """Numbers as everywhere here; lists and tables as JSON."""
    return number(value) if isinstance(value, int | float) else json.dumps(value)


def _deal(table: Table) -> Iterator[str]:
    for player in table.game.players:
        own = player.endowment
        yield (
            f"  player {player.number}: quality {number(own.quality)}, quantity {number(own.quantity)}, "
            f"{units(own.resources)}, {format_cents(own.money_cents)}"
        )


def _money(table: Table) -> str:
    names = {"market": "market", "costs": "costs"}
    names |= {player.account: f"player {player.number}" for player in table.game.players}
    names |= {federation.account: federation.spec.name for federation in table.game.federations}
    return "Money: " + ", ".join(f"{names[who]} {format_cents(table.balance(who))}" for who in names) + "."


def main(arguments: list[str]) -> int:
    """Write (or with no argument compare) all golden files; the number of those that differ."""
    differing = 0
    for name in GAMES:
        path = FOLDER / f"{name}.txt"
        before = path.read_text(encoding="utf-8")
        after = render(name, before)
        differing += before != after
        if arguments == ["--write"]:
            path.write_text(after, encoding="utf-8")
    sys.stdout.write(f"{differing} of {len(GAMES)} golden games differ\n")
    return 0 if arguments == ["--write"] else differing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
