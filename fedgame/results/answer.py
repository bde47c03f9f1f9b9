"""The results of a set of games, arm by arm: every figure with its numbers, its sentence and its intervals by game.

Pure: facts of games go in, one value comes out, the same for the page, for both CSV files and for a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.values.words import Explained, Words
from fedgame.results import FIGURES
from fedgame.results.facts import GameFacts
from fedgame.results.figure import Figure, Key, KeyName, Measure, Panel, Summary, Told, Unit
from fedgame.results.interval import Interval, difference, over_games

Seats = Literal["people", "all"]
MOST_DOTS = 2_000


@dataclass(frozen=True, slots=True)
class ResultArm:
    """An arm with its federations: `number` is its place on the page, from 1."""

    number: int
    title: str
    arm_hash: str
    federations: tuple[str, ...]
    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultGame:
    """A game of an arm. `group` is its number in the session; `turn` is how many of its `turns` are over."""

    game_id: str
    session_id: str
    session: int
    group: int
    arm: int
    finished: bool
    turn: int
    turns: int
    people: int
    bots: int
    began_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ArmGame:
    """A game of an arm, and what its log says."""

    game: ResultGame
    facts: GameFacts


@dataclass(frozen=True, slots=True)
class GameValue:
    """The number of one game; `so_far` while the game runs and the number may still change."""

    arm: int
    game_id: str
    at: Key
    measure: str
    value: float
    so_far: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """An arm less the first one."""

    arm: int
    at: Key
    measure: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class SeenDot:
    """A single observation of a game, for the eye: no interval counts it."""

    arm: int
    at: Key
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SeenMeasure:
    name: str
    unit: Unit
    words: Explained


@dataclass(frozen=True, slots=True)
class SeenPanel:
    """A panel's numbers: means of arms, differences from the first arm, and where it has no keys those of each game."""

    name: str
    keys: tuple[KeyName, ...]
    settles: Literal["turn", "end"]
    measures: tuple[SeenMeasure, ...]
    summaries: tuple[Summary, ...]
    apart: tuple[Apart, ...]
    games: tuple[GameValue, ...]


@dataclass(frozen=True, slots=True)
class SeenFigure:
    """A figure as the page shows it; of `dots_of` observations, `dots` are an even selection."""

    name: str
    words: Explained
    source: str
    sentence: Words
    panels: tuple[SeenPanel, ...]
    dots: tuple[SeenDot, ...]
    dots_of: int


@dataclass(frozen=True, slots=True)
class SeenHeadline:
    """A measure that arms are compared by: of each arm, and the difference of each later arm from the first."""

    name: str
    unit: Unit
    words: Words
    arms: tuple[Summary, ...]
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All that the page shows. `seats` is which seats count; `live`: a game of these still runs."""

    seats: Seats
    rehearsal: bool
    live: bool
    arms: tuple[ResultArm, ...]
    games: tuple[ResultGame, ...]
    headlines: tuple[SeenHeadline, ...]
    figures: tuple[SeenFigure, ...]


def results_of(
    arms: Sequence[ResultArm], games: Sequence[ArmGame], *, seats: Seats = "all", rehearsal: bool = False
) -> Results:
    """The results of `games`, whose arms are among `arms`. Figures that nothing can be shown of are left out."""
    counted = tuple(ArmGame(one.game, one.facts.of_people() if seats == "people" else one.facts) for one in games)
    figures = [_Made(figure, arms, counted) for figure in FIGURES.values()]
    shown = [made for made in figures if any(made.figure.wanted(one.facts) for one in counted)]
    return Results(
        seats=seats,
        rehearsal=rehearsal,
        live=any(not one.game.finished for one in games),
        arms=tuple(arms),
        games=tuple(one.game for one in games),
        headlines=tuple(line for made in shown for line in made.headlines()),
        figures=tuple(made.seen() for made in shown),
    )


class _Made:
    """One figure of one set of games."""

    def __init__(self, figure: Figure, arms: Sequence[ResultArm], games: Sequence[ArmGame]) -> None:
        self.figure = figure
        self._arms = tuple(arm.number for arm in arms)
        self._names = max((arm.federations for arm in arms), key=len, default=())
        self._games = games
        self._values = {panel.name: tuple(_values(panel, games)) for panel in figure.panels}
        self._summaries: dict[str, tuple[Summary, ...]] = {}
        self._apart: dict[str, tuple[Apart, ...]] = {}
        for panel in figure.panels:
            counted = _counted(panel, self._values[panel.name])
            self._summaries[panel.name] = tuple(_summaries(counted))
            self._apart[panel.name] = tuple(_differences(counted, self._arms))

    def seen(self) -> SeenFigure:
        dots = [
            SeenDot(one.game.arm, dot.at, dot.values)
            for one in self._games
            for dot in (self.figure.dots(one.facts) if self.figure.dots else ())
        ]
        return SeenFigure(
            name=self.figure.name,
            words=self.figure.words,
            source=self.figure.source,
            sentence=_close_up(self.figure.sentence(self._told())),
            panels=tuple(self._panel(panel) for panel in self.figure.panels),
            dots=tuple(_evenly(dots)),
            dots_of=len(dots),
        )

    def headlines(self) -> Iterator[SeenHeadline]:
        for line in self.figure.headlines:
            panel = self.figure.panel(line.panel)
            measure = _measure(panel, line.measure)
            own = (row for row in self._summaries[panel.name] if (row.measure, row.at) == (line.measure, line.key))
            apart = (row for row in self._apart[panel.name] if (row.measure, row.at) == (line.measure, line.key))
            yield SeenHeadline(
                name=measure.name,
                unit=measure.unit,
                words=line.words or measure.words.name,
                arms=tuple(own),
                apart=tuple(apart),
            )

    def _panel(self, panel: Panel) -> SeenPanel:
        return SeenPanel(
            name=panel.name,
            keys=panel.keys,
            settles=panel.settles,
            measures=tuple(SeenMeasure(one.name, one.unit, one.words) for one in panel.measures),
            summaries=self._summaries[panel.name],
            apart=self._apart[panel.name],
            # By key and game there are too many to draw, and the CSV by game has them.
            games=() if panel.keys else self._values[panel.name],
        )

    def _told(self) -> Told:
        return Told(
            arms=self._arms,
            names=self._names,
            summaries=tuple(row for panel in self.figure.panels for row in self._summaries[panel.name]),
            apart={
                (row.measure, row.at, row.arm): row.interval
                for panel in self.figure.panels
                for row in self._apart[panel.name]
            },
        )


def _close_up(said: Words) -> Words:
    """Without the space that a number is followed by where a bracket stands between them."""
    return Words(said.en, said.zh.replace("） ", "）"))


def _measure(panel: Panel, name: str) -> Measure:
    return next(measure for measure in panel.measures if measure.name == name)


def _values(panel: Panel, games: Sequence[ArmGame]) -> Iterator[GameValue]:
    for one in games:
        so_far = panel.settles == "end" and not one.facts.finished
        for key, numbers in panel.of_game(one.facts).items():
            for measure, number in zip(panel.measures, numbers, strict=True):
                if number is not None:
                    yield GameValue(one.game.arm, one.game.game_id, key, measure.name, float(number), so_far)


_ByArm = Mapping[tuple[str, Key], Mapping[int, tuple[list[float], bool]]]


def _counted(panel: Panel, values: Sequence[GameValue]) -> _ByArm:
    """By measure and key, the numbers of each arm that count: of games that are over, or so far where none of the arm is."""
    over = {value.arm for value in values if not value.so_far}
    found: dict[tuple[str, Key], dict[int, tuple[list[float], bool]]] = {}
    for measure in panel.measures:
        for value in values:
            if value.measure == measure.name and (not value.so_far or value.arm not in over):
                arms = found.setdefault((value.measure, value.at), {})
                arms.setdefault(value.arm, ([], value.so_far))[0].append(value.value)
    return found


def _summaries(counted: _ByArm) -> Iterator[Summary]:
    for (measure, key), arms in sorted(counted.items()):
        for arm, (numbers, so_far) in sorted(arms.items()):
            interval = over_games(numbers)
            if interval is not None:
                yield Summary(arm, key, measure, interval, so_far)


def _differences(counted: _ByArm, arms: Sequence[int]) -> Iterator[Apart]:
    for (measure, key), of_arms in sorted(counted.items()):
        for arm in arms[1:]:
            if arms[0] in of_arms and arm in of_arms:
                interval = difference(of_arms[arms[0]][0], of_arms[arm][0])
                if interval is not None:
                    yield Apart(arm, key, measure, interval)


def _evenly(dots: Sequence[SeenDot]) -> Sequence[SeenDot]:
    if len(dots) <= MOST_DOTS:
        return dots
    return [dots[place * len(dots) // MOST_DOTS] for place in range(MOST_DOTS)]


# The figure as a file


SUMMARY_HEADER = (
    "arm",
    "arm_title",
    "turn",
    "federation",
    "third",
    "measure",
    "unit",
    "mean",
    "low",
    "high",
    "games",
    "so_far",
)
GAME_HEADER = ("arm", "arm_title", "game_id", "turn", "federation", "third", "measure", "unit", "value", "so_far")

Cells = list[str | int | float | bool | None]


def summary_rows(
    figure: Figure, arms: Sequence[ResultArm], games: Sequence[ArmGame], *, seats: Seats = "all"
) -> Iterator[Cells]:
    """The means of a figure as rows below SUMMARY_HEADER."""
    titles = {arm.number: arm.title for arm in arms}
    for panel in results_panels(figure, arms, games, seats):
        units = {measure.name: measure.unit for measure in panel.measures}
        for row in panel.summaries:
            interval = row.interval
            yield [
                row.arm,
                titles[row.arm],
                *_key_cells(panel.keys, row.at),
                row.measure,
                units[row.measure],
                interval.mean,
                interval.low,
                interval.high,
                interval.games,
                row.so_far,
            ]


def game_rows(
    figure: Figure, arms: Sequence[ResultArm], games: Sequence[ArmGame], *, seats: Seats = "all"
) -> Iterator[Cells]:
    """The numbers of each game as rows below GAME_HEADER."""
    titles = {arm.number: arm.title for arm in arms}
    for one in games:
        counted = ArmGame(one.game, one.facts.of_people() if seats == "people" else one.facts)
        for panel in figure.panels:
            units = {measure.name: measure.unit for measure in panel.measures}
            for row in _values(panel, [counted]):
                yield [
                    row.arm,
                    titles[row.arm],
                    row.game_id,
                    *_key_cells(panel.keys, row.at),
                    row.measure,
                    units[row.measure],
                    row.value,
                    row.so_far,
                ]


def results_panels(
    figure: Figure, arms: Sequence[ResultArm], games: Sequence[ArmGame], seats: Seats
) -> tuple[SeenPanel, ...]:
    """The panels of one figure alone."""
    counted = tuple(ArmGame(one.game, one.facts.of_people() if seats == "people" else one.facts) for one in games)
    return _Made(figure, arms, counted).seen().panels


def _key_cells(names: Sequence[KeyName], key: Key) -> list[int | None]:
    known = dict(zip(names, key, strict=True))
    return [known.get("turn"), known.get("federation"), known.get("third")]
