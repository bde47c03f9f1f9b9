"""How a scheme would pay: three example federations, or one of one's own, beside the other schemes.

Pure: it pays nobody and trains nothing. An example has what each member brought and the value of every coalition, as the
accuracy of its model above that of a guess (10 %, of ten classes). Which properties hold is judged on these examples
alone: that a scheme lacks one there is a proof, that it has it is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.money import Cents
from engine.schemes import PLAIN_SCHEMES, PayoffScheme, SchemeError, SchemeName, get_scheme
from engine.schemes.base import Contribution, PayoffClaim
from engine.schemes.fairness import contribution_fairness, pay_for_gain
from engine.schemes.incentivizer import money_gains
from engine.values.coalition import TabularGame, all_coalitions
from engine.values.words import Words

POOL: Cents = 300_00
GUESS = 0.1
MAX_MEMBERS = 4


@dataclass(frozen=True, slots=True)
class Worth:
    """What a coalition of members, by their places from 1, is worth: its accuracy above a guess."""

    members: tuple[int, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Example:
    """A federation of up to 4 members in the order of joining, with the value of each coalition but nobody's.

    Raises SchemeError where a coalition is missing or named twice, or there are too many members.
    """

    title: Words
    members: tuple[str, ...]
    brought: tuple[Contribution, ...]
    worths: tuple[Worth, ...]

    def __post_init__(self) -> None:
        count = len(self.members)
        if not 1 <= count <= MAX_MEMBERS:
            raise SchemeError(f"the example has {count} members: give 1 to {MAX_MEMBERS}")
        if len(self.brought) != count:
            raise SchemeError(f"{len(self.brought)} contributions for {count} members: give one for each")
        given = [frozenset(worth.members) for worth in self.worths]
        for group in all_coalitions(range(1, count + 1))[1:]:
            if given.count(group) != 1:
                names = " and ".join(self.members[place - 1] for place in sorted(group))
                told = "is missing: give it" if group not in given else "is given twice: give it once"
                raise SchemeError(f"the value of {names} {told}")
        if len(given) != 2**count - 1:
            raise SchemeError(f"the example has {len(given)} values: give one for each of {2**count - 1} coalitions")

    def value(self, *places: int) -> float:
        """Of the members at these places; 0 for none."""
        return next((worth.value for worth in self.worths if frozenset(worth.members) == frozenset(places)), 0.0)

    def claim(self, pool: Cents, turn: int = 1) -> PayoffClaim:
        players = tuple(range(1, len(self.members) + 1))
        values = {frozenset(worth.members): worth.value for worth in self.worths}
        contributions = dict(zip(players, self.brought, strict=True))
        return PayoffClaim(
            pool, players, TabularGame(players, {frozenset(): 0.0, **values}), contributions, turn=turn, cycle=turn
        )


@dataclass(frozen=True, slots=True)
class Leaver:
    """Who would gain most by training alone, by the place from 1: what its own model is worth to the pool, less its pay.

    `gain_cents` is below 0 where everybody is better off inside.
    """

    member: int
    gain_cents: Cents


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """How one scheme pays an example. `contribution` (a correlation, 1 is fair) and `jain` (1 is fair) compare pay with what
    is lost without each; None where they are not defined.
    """

    scheme: SchemeName
    payments_cents: tuple[Cents, ...]
    undistributed_cents: Cents
    leaver: Leaver
    contribution: float | None
    jain: float | None


@dataclass(frozen=True, slots=True)
class ExamplePreview:
    """An example, paid: `alone` and `together` are accuracies. `own` is the scheme in question, `others` follow."""

    title: Words
    members: tuple[str, ...]
    alone: tuple[float, ...]
    together: float
    own: PreviewRow
    others: tuple[PreviewRow, ...]


@dataclass(frozen=True, slots=True)
class Properties:
    """What holds in all of the examples; None where none of them puts it to the test."""

    scheme: SchemeName
    whole_pool: bool
    alike_paid_alike: bool | None
    nothing_for_nothing: bool | None


@dataclass(frozen=True, slots=True)
class Preview:
    pool_cents: Cents
    examples: tuple[ExamplePreview, ...]
    own: Properties
    others: tuple[Properties, ...]


def example_of(
    title: Words, together: float, alone: Sequence[float], pairs: Sequence[float], brought: Sequence[Contribution]
) -> Example:
    """Of Ada, Bo and Cy by accuracies: of each alone, of Ada with Bo, Ada with Cy, Bo with Cy, and of all."""
    groups = [(1,), (2,), (3,), (1, 2), (1, 3), (2, 3), (1, 2, 3)]
    worths = zip(groups, (*alone, *pairs, together), strict=True)
    return Example(
        title, ("Ada", "Bo", "Cy"), tuple(brought), tuple(Worth(group, round(v - GUESS, 10)) for group, v in worths)
    )


EXAMPLES = (
    example_of(
        Words("Three alike", "三人相当"),
        0.81,
        (0.60, 0.60, 0.60),
        (0.74, 0.74, 0.74),
        (Contribution(0.8, 0.5, 40_00),) * 3,
    ),
    # The strong one alone is nearly as good as all; the weak ones do much for each other and little for it.
    example_of(
        Words("One strong, two weak", "一强两弱"),
        0.85,
        (0.82, 0.45, 0.40),
        (0.84, 0.83, 0.55),
        (Contribution(0.95, 0.9, 60_00), Contribution(0.6, 0.3, 20_00), Contribution(0.5, 0.3, 18_00)),
    ),
    # The third has nothing but wrong labels: no model is better with it, and alone it guesses.
    example_of(
        Words("Two good, one brings nothing", "两人好，一人没带来东西"),
        0.83,
        (0.75, 0.74, 0.10),
        (0.83, 0.75, 0.74),
        (Contribution(0.9, 0.6, 45_00), Contribution(0.9, 0.55, 42_00), Contribution(0.0, 0.5, 25_00)),
    ),
)
"""With 300.00 to be paid out, these show where schemes differ. Quality, quantity and cost are such as would give them."""


def preview(scheme: PayoffScheme, examples: Sequence[Example] = EXAMPLES, pool: Cents = POOL, turn: int = 1) -> Preview:
    """The examples as `scheme` pays a cycle that begins in that turn, and as all plain schemes do with their defaults.

    Raises SchemeError and CoalitionError for what the scheme cannot pay.
    """
    others = [get_scheme(name) for name in PLAIN_SCHEMES]
    paid = {example: [_row(one, example, pool, turn) for one in (scheme, *others)] for example in examples}
    shown = tuple(
        ExamplePreview(
            example.title,
            example.members,
            tuple(round(GUESS + example.value(place), 10) for place in range(1, len(example.members) + 1)),
            round(GUESS + example.value(*range(1, len(example.members) + 1)), 10),
            rows[0],
            tuple(rows[1:]),
        )
        for example, rows in paid.items()
    )
    properties = [
        _properties({example: rows[place] for example, rows in paid.items()}) for place in range(1 + len(others))
    ]
    return Preview(pool, shown, properties[0], tuple(properties[1:]))


def _row(scheme: PayoffScheme, example: Example, pool: Cents, turn: int) -> PreviewRow:
    claim = example.claim(pool, turn)
    allocation = scheme.allocate(claim)
    payments = tuple(allocation.payments[player] for player in claim.members)
    gains = list(money_gains(pool, claim.game, claim.members).values())
    return PreviewRow(
        scheme.name,
        payments,
        allocation.undistributed,
        _leaver(example, payments, pool),
        contribution_fairness(payments, gains),
        pay_for_gain(payments, gains),
    )


def _leaver(example: Example, payments: Sequence[Cents], pool: Cents) -> Leaver:
    """Alone, a member would have as much of the pool as its own model is worth of that of all."""
    together = example.value(*range(1, len(example.members) + 1))
    gains = [
        (round(pool * example.value(place) / together) if together > 0 else 0) - paid
        for place, paid in enumerate(payments, start=1)
    ]
    most = max(gains)
    return Leaver(gains.index(most) + 1, most)


def _properties(rows: Mapping[Example, PreviewRow]) -> Properties:
    alike = [
        abs(row.payments_cents[one - 1] - row.payments_cents[other - 1]) <= 1
        for example, row in rows.items()
        for one, other in combinations(range(1, len(example.members) + 1), 2)
        if _are_alike(example, one, other)
    ]
    nothing = [
        row.payments_cents[place - 1] == 0
        for example, row in rows.items()
        for place in range(1, len(example.members) + 1)
        if _adds_nothing(example, place)
    ]
    return Properties(
        next(iter(rows.values())).scheme,
        whole_pool=all(row.undistributed_cents == 0 for row in rows.values()),
        alike_paid_alike=all(alike) if alike else None,
        nothing_for_nothing=all(nothing) if nothing else None,
    )


def _are_alike(example: Example, one: int, other: int) -> bool:
    """Both brought the same, and every coalition is worth the same with either of them."""
    return example.brought[one - 1] == example.brought[other - 1] and all(
        example.value(*group, one) == example.value(*group, other) for group in _without(example, one, other)
    )


def _adds_nothing(example: Example, place: int) -> bool:
    return all(example.value(*group, place) == example.value(*group) for group in _without(example, place))


def _without(example: Example, *places: int) -> list[frozenset[int]]:
    others = set(range(1, len(example.members) + 1)) - set(places)
    return list(all_coalitions(sorted(others)))
