"""Which arm somebody gets. Only people who are still there count, so that whoever drops out unbalances nothing.

Minimisation after Taves (1974) and Pocock and Simon (1975) with one factor, the arm: at random among the arms that are
least full for their size. Permuted blocks after Zelen (1974).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from fedgame.experiments.session import Participant, Session


def arm_for(session: Session, label: str | None, chance: random.Random) -> int | None:
    """The arm for the next person, from 1; None where no arm has a place. `label` only decides under a list."""
    counts = _counts(session)
    open_arms = [arm for arm in _arms(session) if counts[arm] < session.groups_of(arm) * _size(session, arm)]
    if session.design.assignment.by == "list":
        return next((place.arm for place in session.design.assignment.places if place.label == label), None)
    if not open_arms:
        # More people than places (room.extra): they wait where the fewest do, in case somebody leaves.
        open_arms = list(_arms(session))
    match session.design.assignment.by:
        case "arrival":
            return _by_arrival(session, open_arms, counts)
        case "blocks":
            return _by_blocks(session, open_arms)
        case _:
            return _balanced(session, open_arms, counts, chance)


def _arms(session: Session) -> range:
    return range(1, len(session.design.arms) + 1)


def _size(session: Session, arm: int) -> int:
    return session.design.arms[arm - 1].size


def counts_of(people: Sequence[Participant]) -> Counter[int]:
    """How many are in each arm, of those who play, have played, or may still play."""
    return Counter(p.arm for p in people if p.arm is not None and (p.group is not None or p.ending is None))


def _counts(session: Session) -> Counter[int]:
    return counts_of([p for p in session.participants.values() if p.away is None or p.group is not None])


def _fullness(session: Session, counts: Mapping[int, int], arm: int) -> float:
    return counts[arm] / max(1, session.groups_of(arm) * _size(session, arm))


def _balanced(session: Session, arms: Sequence[int], counts: Counter[int], chance: random.Random) -> int:
    least = min(_fullness(session, counts, arm) for arm in arms)
    return chance.choice([arm for arm in arms if _fullness(session, counts, arm) <= least + 1e-12])


def _by_blocks(session: Session, arms: Sequence[int]) -> int:
    """The next arm of the permuted blocks that has a place; blocks follow from the session's seed."""
    block = [arm for arm in _arms(session) for _ in range(session.design.assignment.block)]
    given = sum(person.arm is not None for person in session.participants.values())
    for step in range(given, given + 4 * len(block)):
        order = list(block)
        random.Random(f"{session.seed}:block:{step // len(block)}").shuffle(order)  # noqa: S311 - kept in the log
        arm = order[step % len(block)]
        if arm in arms:
            return arm
    return arms[0]


def _by_arrival(session: Session, arms: Sequence[int], counts: Counter[int]) -> int:
    """One group after another, arms in turn: the first group of every arm, then every second one."""
    return min(arms, key=lambda arm: (counts[arm] // _size(session, arm), arm))
