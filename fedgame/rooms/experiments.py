"""The experiments of this server: their drafts, what is wrong with them, and the opening of their sessions.

A draft may be wrong and is kept as it is; opening a session needs a design that is right, resolves its arms to what they
are at that moment, and freezes both.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence

from pydantic import ValidationError

from engine.state import RULES_VERSION
from engine.treatment import TreatmentError
from fedgame.arms.identity import Arm, ArmSeat, arm_hash
from fedgame.arms.scenario import Scenario
from fedgame.arms.stand_ins import stand_in
from fedgame.experiments.arms import ResolvedArm
from fedgame.experiments.design import ArmChoice, Design
from fedgame.experiments.document import Json
from fedgame.live.clock import Clock
from fedgame.log.seeds import MAX_SEED
from fedgame.people.accounts import SignedIn, by_token
from fedgame.people.audit import Act
from fedgame.people.codes import new_code
from fedgame.people.security import new_token
from fedgame.storage import Note
from fedgame.storage.session_book import SessionBook
from fedgame.storage.session_entries import ExperimentRecord, NewSession
from fedgame.training.trainer import check_seats
from fedgame.wire.experiments import DesignProblem

FindArm = Callable[[ArmChoice, str], Awaitable[Scenario | None]]
"""The scenario that an arm of a design names, for this owner of the experiment; None for none that they may use."""

Document = Mapping[str, Json]
Location = tuple[int | str, ...]


class NotReady(Exception):  # noqa: N818 - it says what is the case
    """A design that no session can be opened of: all that is wrong with it."""

    def __init__(self, problems: tuple[DesignProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Experiments:
    """`find_arm` looks up what an arm of a design names."""

    def __init__(self, book: SessionBook, clock: Clock, find_arm: FindArm) -> None:
        self.book = book
        self._clock = clock
        self._find_arm = find_arm

    async def make(self, who: SignedIn, document: Document) -> ExperimentRecord:
        now = self._clock.now()
        new = ExperimentRecord(
            experiment_id=f"e{secrets.token_hex(8)[1:]}",
            owner=who.account.id,
            title=title_of(document),
            document=_text(document),
            version=1,
            created_at=now,
            changed_at=now,
        )
        await self.book.make_experiment(new, self._note(who, "experiment.made", new.experiment_id, title=new.title))
        return new

    async def save(self, who: SignedIn, experiment_id: str, version: int, document: Document) -> int:
        """The new version. Conflict "unknown", "version"."""
        title = title_of(document)
        line = self._note(who, "experiment.saved", experiment_id, title=title)
        return await self.book.save_experiment(experiment_id, version, title, _text(document), line)

    async def delete(self, who: SignedIn, experiment_id: str) -> None:
        """Conflict "unknown", "running"."""
        await self.book.delete_experiment(experiment_id, self._note(who, "experiment.deleted", experiment_id))

    async def share(self, experiment_id: str, accounts: frozenset[str], who: SignedIn) -> None:
        """With these accounts and no others. Conflict "unknown"."""
        line = Note(self._clock.now(), who.account.id, "", "", by_token(who))
        await self.book.set_readers(experiment_id, accounts, line)

    async def check(self, document: Document, owner: str) -> tuple[DesignProblem, ...]:
        """All that is wrong with a draft."""
        design, problems = read_design(document)
        if design is None:
            return problems
        _, problems = await self._resolved(design, owner)
        return problems

    async def open_session(self, experiment_id: str, who: SignedIn, *, rehearsal: bool) -> NewSession:
        """Open a session of the experiment as it is now. NotReady, KeyError for none of that name; Conflict "unknown"."""
        record = await self.book.experiment(experiment_id)
        if record is None:
            raise KeyError(experiment_id)
        design, problems = read_design(json.loads(record.document))
        if design is None:
            raise NotReady(problems)
        arms, problems = await self._resolved(design, record.owner)
        if problems:
            raise NotReady(problems)
        new = NewSession(
            session_id=f"s{secrets.token_hex(8)[1:]}",
            experiment_id=experiment_id,
            design=design,
            arms=arms,
            seed=secrets.randbelow(MAX_SEED),
            room_code=new_code(),
            room_key=new_token(),
            rehearsal=rehearsal,
            opened_by=who.account.id,
            opened_at=self._clock.now(),
        )
        await self.book.open_session(new, self._note(who, "session.opened", new.session_id, rehearsal=rehearsal))
        return new

    def _note(self, who: SignedIn, act: Act, target: str, **facts: str | bool) -> Note:
        return Note(self._clock.now(), who.account.id, act, target, {**facts, **by_token(who)})

    async def _resolved(self, design: Design, owner: str) -> tuple[tuple[ResolvedArm, ...], tuple[DesignProblem, ...]]:
        arms, problems = [], []
        for index, choice in enumerate(design.arms):
            scenario = await self._find_arm(choice, owner)
            if scenario is None:
                named = choice.scenario or choice.arm
                message = f"There is no arm {named!r}: choose a scenario, or an arm of yours that is frozen."
                problems.append(DesignProblem(path=f"arms.{index}", message=message))
                continue
            problem = _misfit(choice, scenario)
            if problem:
                problems.append(DesignProblem(path=f"arms.{index}.size", message=problem))
            else:
                arms.append(resolve(choice, scenario))
        return tuple(arms), tuple(problems)


def read_design(document: Document) -> tuple[Design | None, tuple[DesignProblem, ...]]:
    """The design of a draft, or everything that keeps it from being one."""
    try:
        return Design.model_validate(document), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        return None, tuple(
            DesignProblem(path=".".join(_place(one["loc"])), message=_sentence(one["type"], one["msg"]))
            for one in found
            if not (one["type"] == "too_short" and _has_a_wrong_item(one["loc"], [other["loc"] for other in found]))
        )


def _has_a_wrong_item(at: Location, others: Sequence[Location]) -> bool:
    """Whether an item of the list at `at` is wrong: a list without it is too short, which is no problem of its own."""
    return any(len(other) > len(at) and other[: len(at)] == at for other in others)


def _place(location: Location) -> list[str]:
    """Keys and indices; the name of a kind, which pydantic puts behind an index, is no key of the document."""
    kinds = {"consent", "information", "quiz", "practice", "game", "questionnaire", "payment"}
    kinds |= {"choice", "choices", "ranking", "scale", "number", "text", "lotteries", "allocations"}
    return [
        str(part)
        for position, part in enumerate(location)
        if not (part in kinds and position and isinstance(location[position - 1], int))
    ]


def _sentence(kind: str, message: str) -> str:
    known = {
        "extra_forbidden": "There is no such key here: take it out, or see how it is spelled.",
        "missing": "This is needed.",
    }
    return known.get(kind, message.removeprefix("Value error, "))


def resolve(choice: ArmChoice, scenario: Scenario) -> ResolvedArm:
    """The arm as it is played: the hash is that of a full group, as the games of the arm have it."""
    policies = tuple(seat.policy for seat in scenario.seats if seat.policy is not None)
    bots = tuple(
        policies[n % len(policies)] if policies else stand_in(scenario.treatment, choice.size + n + 1)
        for n in range(choice.bots)
    )
    seats = (*(ArmSeat("person") for _ in range(choice.size)), *(ArmSeat("bot", policy) for policy in bots))
    return ResolvedArm(
        title=choice.title or scenario.title,
        scenario=scenario.name,
        arm_hash=arm_hash(Arm(scenario.treatment, seats, RULES_VERSION)),
        treatment=scenario.treatment,
        bots=policies,
        groups=choice.groups,
        size=choice.size,
        extra_bots=choice.bots,
        factors=dict(choice.factors),
    )


def _misfit(choice: ArmChoice, scenario: Scenario) -> str | None:
    """Why a group of this size cannot play this arm."""
    total, listed = choice.size + choice.bots, len(scenario.treatment.endowment.listed)
    if listed > total:
        return f"This arm lists {listed} endowments for {total} seats: have at least {listed} players in a group."
    try:
        check_seats(scenario.treatment, total)
    except TreatmentError as error:
        return f"{total} players cannot play this arm: {error.allowed}."
    return None


def title_of(document: Document) -> str:
    title = document.get("title")
    return title.strip()[:200] if isinstance(title, str) else ""


def renamed(document: Document, title: str) -> dict[str, Json]:
    """The same under another title."""
    return {**document, "title": title[:200]}


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
