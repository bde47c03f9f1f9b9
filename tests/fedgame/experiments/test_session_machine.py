"""Whatever people and experimenters do, in whatever order: the laws of a session hold after every act.

Nobody is in two groups or paid twice, the log is the state, places are kept, whoever can go on goes on, and nothing
happens any more to somebody whose part is over.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fedgame.experiments import events as happened
from fedgame.experiments import rules, staff
from fedgame.experiments.assignment import _counts, _fullness
from fedgame.experiments.changes import Changes
from fedgame.experiments.events import SESSION_EVENT
from fedgame.experiments.session import Session, applied
from tests.fedgame.experiments.sessions import (
    ALLOCATIONS,
    ASKED,
    CONSENT,
    GAME,
    LOTTERIES,
    PAYMENT,
    PRACTICE,
    QUIZ,
    Bench,
    arm,
    counted_chance,
    design,
)

LATE = {
    "connected",
    "disconnected",
    "focus",
    "language_chosen",
    "looked",
    "traced",
    "came_back",
    "help_called",
    "help_answered",
    "message_sent",
}
"""What may still happen to somebody whose part is over: they look at the page, and may ask."""

ARMS = st.lists(
    st.builds(arm, size=st.integers(1, 3), groups=st.integers(1, 2), bots=st.integers(0, 1)), min_size=1, max_size=3
)
STAGES = st.sampled_from(
    [
        (GAME,),
        (GAME, PAYMENT),
        (CONSENT, GAME, ASKED, PAYMENT),
        (QUIZ, PRACTICE, GAME, PAYMENT),
        (PRACTICE, GAME, ASKED),
        (LOTTERIES, GAME, ALLOCATIONS, PAYMENT),
        (ALLOCATIONS, QUIZ, GAME),
    ]
)
BY = st.sampled_from(["balanced", "blocks", "arrival"])
THEN = st.sampled_from(["bots", "smaller", "wait", "fee"])
START = st.sampled_from(["full", "full", "full", "hand"])
PEOPLE = st.integers(1, 12)
SOMEBODY = st.integers(0, 30)
"""Turned into somebody who is there: small numbers, so that the same people are met again."""

Act = Any


class SessionMachine(RuleBasedStateMachine):
    bench: Bench

    @initialize(
        arms=ARMS,
        stages=STAGES,
        by=BY,
        then=THEN,
        start=START,
        extra=st.integers(0, 2),
        seed=st.integers(0, 99),
        people=st.integers(1, 10),
    )
    def open(
        self,
        arms: list[dict[str, Any]],
        stages: Any,
        by: str,
        then: str,
        start: str,
        extra: int,
        seed: int,
        people: int,
    ) -> None:
        self.bench = Bench(
            design(
                *stages,
                arms=arms,
                assignment={"by": by},
                lobby={"then": then, "start": start, "seconds": 60},
                room={"extra": extra},
            ),
            chance=counted_chance(seed),
        )
        self.people_come(people)

    def _try(self, act: Act) -> None:
        """As the room does it: what is refused has changed nothing."""
        before = self.bench.session
        if self.bench.tried(act) is not None:
            assert self.bench.session is before

    def _who(self, somebody: int) -> int:
        people = len(self.bench.session.participants)
        return somebody % (people + 1) + 1 if people < 3 else somebody % people + 1

    # People

    @rule(times=st.integers(1, 4))
    def people_come(self, times: int) -> None:
        for _ in range(times):
            self._try(lambda changes: rules.arrive(changes, "en", "computer"))

    @rule(somebody=SOMEBODY, right=st.sampled_from([True, True, False]))
    def somebody_answers(self, somebody: int, right: bool) -> None:
        person = self.bench.session.participants.get(self._who(somebody))
        stage = self.bench.session.stage_of(person) if person else None
        if person is None or stage is None or stage.plays is not None:
            return
        if person.stage in person.done:
            # Whoever is away stays in a stage that is done, which takes no further answer.
            over = self.bench.tried(lambda changes: rules.answer(changes, person.number, person.stage, "once-more", {}))
            assert over is not None
            assert over.code == "stage.over"
        elif right:
            self.bench.answer(person.number)
        elif stage.kind == "quiz":
            # Refused where nothing is left to try.
            wrong: dict[str, Any] = {"answers": {"share": "luck"}}
            action = f"wrong-{self.bench.session.seq}"
            self._try(lambda changes: rules.answer(changes, person.number, person.stage, action, wrong))
        else:
            self._try(lambda changes: rules.answer(changes, person.number, person.stage, "rubbish-1", {"page": []}))

    @rule(people=st.lists(SOMEBODY, min_size=1, max_size=6))
    def some_go_on_as_far_as_they_can(self, people: list[int]) -> None:
        for number in {self._who(somebody) for somebody in people} & set(self.bench.session.participants):
            while (stage := self.bench.session.stage_of(self.bench.person(number))) is not None:
                before = self.bench.session.seq
                if stage.plays is None and self.bench.person(number).stage not in self.bench.person(number).done:
                    self.bench.answer(number)
                elif stage.plays == "practice":
                    self._try(lambda changes, number=number: rules.practice_over(changes, number))
                if self.bench.session.seq == before or self.bench.person(number).away is not None:
                    break

    @rule(somebody=SOMEBODY)
    def somebody_answers_a_page_that_is_over(self, somebody: int) -> None:
        person = self.bench.session.participants.get(self._who(somebody))
        if person is not None:
            refusal = self.bench.tried(
                lambda changes: rules.answer(changes, person.number, person.stage - 1, "old-page", {})
            )
            assert refusal is not None
            assert refusal.code == "stage.over"

    @rule(somebody=SOMEBODY)
    def somebody_connects(self, somebody: int) -> None:
        self._try(lambda changes: rules.connected(changes, self._who(somebody)))

    @rule(somebody=SOMEBODY)
    def somebody_is_cut_off(self, somebody: int) -> None:
        self._try(lambda changes: rules.disconnected(changes, self._who(somebody)))

    @rule(somebody=SOMEBODY)
    def somebody_says_that_they_are_there(self, somebody: int) -> None:
        self._try(lambda changes: rules.still_here(changes, self._who(somebody)))

    @rule(somebody=SOMEBODY)
    def somebody_calls_for_help(self, somebody: int) -> None:
        self._try(lambda changes: rules.call_for_help(changes, self._who(somebody), "Help"))

    @rule(somebody=SOMEBODY)
    def somebody_withdraws(self, somebody: int) -> None:
        self._try(lambda changes: rules.withdraw(changes, self._who(somebody)))

    @rule(somebody=SOMEBODY)
    def somebody_is_asked_whether_they_are_there(self, somebody: int) -> None:
        self._try(lambda changes: rules.ask_idle(changes, self._who(somebody)))

    @rule(somebody=SOMEBODY)
    def a_table_says_that_somebody_is_gone(self, somebody: int) -> None:
        self._try(lambda changes: rules.give_up(changes, self._who(somebody), "gone"))

    @rule(somebody=SOMEBODY)
    def a_table_says_that_somebody_is_back(self, somebody: int) -> None:
        self._try(lambda changes: rules.give_back(changes, self._who(somebody)))

    # Games and time

    @rule(somebody=SOMEBODY)
    def a_practice_ends(self, somebody: int) -> None:
        self._try(lambda changes: rules.practice_over(changes, self._who(somebody)))

    @precondition(lambda self: self.bench.session.groups)
    @rule(which=st.integers(0, 9))
    def a_game_ends(self, which: int) -> None:
        self.bench.end_game(which % len(self.bench.session.groups) + 1)

    @rule(seconds=st.sampled_from([1, 30, 61, 130, 4_000]))
    def time_passes(self, seconds: int) -> None:
        self.bench.wait(seconds)

    # The experimenter

    @rule(
        somebody=SOMEBODY,
        act=st.sampled_from(["advance", "replace", "give_back", "remove", "let_go", "help", "message"]),
    )
    def the_experimenter_does_something_about_somebody(self, somebody: int, act: str) -> None:
        number = self._who(somebody)
        match act:
            case "advance":
                self._try(lambda changes: staff.advance(changes, "a1", number))
            case "replace":
                self._try(lambda changes: staff.hand_to_bot(changes, "a1", number))
            case "give_back":
                self._try(lambda changes: staff.take_back(changes, "a1", number))
            case "remove":
                self._try(lambda changes: staff.remove(changes, "a1", number))
            case "let_go":
                self._try(lambda changes: staff.let_go(changes, "a1", number))
            case "help":
                self._try(lambda changes: staff.answer_help(changes, "a1", number))
            case _:
                self._try(lambda changes: staff.send_message(changes, "a1", number, "Hello"))

    @rule(
        which=st.integers(1, 4),
        act=st.sampled_from(["start", "fill", "add", "pause", "resume", "extend", "end_step", "end_game"]),
    )
    def the_experimenter_does_something_about_a_group(self, which: int, act: str) -> None:
        match act:
            case "start" | "fill":
                self._try(lambda changes: staff.start_group(changes, "a1", which, fill=act == "fill"))
            case "add":
                if sum(self.bench.session.added.values()) < 3:
                    self._try(lambda changes: staff.add_group(changes, "a1", which))
            case "pause":
                self._try(lambda changes: staff.pause(changes, "a1", None if which == 4 else which))
            case "resume":
                self._try(lambda changes: staff.resume(changes, "a1", None if which == 4 else which))
            case "extend":
                self._try(lambda changes: staff.extend(changes, "a1", which, 30))
            case "end_step":
                self._try(lambda changes: staff.end_step(changes, "a1", which))
            case _:
                self._try(lambda changes: staff.end_game(changes, "a1", which))

    @rule(is_open=st.booleans())
    def the_room_is_closed_or_opened(self, is_open: bool) -> None:
        self._try(lambda changes: staff.set_room(changes, "a1", is_open=is_open))

    @precondition(lambda self: len(self.bench.log) > 60)
    @rule()
    def the_session_is_ended(self) -> None:
        self._try(lambda changes: staff.end_session(changes, "a1"))

    # The laws

    @invariant()
    def the_log_is_the_state(self) -> None:
        if hasattr(self, "bench"):
            read = [(SESSION_EVENT.validate_json(event.model_dump_json()), at) for event, at in self.bench.log]
            assert applied(Session(self.bench.design, seed=7), read) == self.bench.session

    @invariant()
    def nobody_is_in_two_groups_and_no_group_is_too_large(self) -> None:
        if not hasattr(self, "bench"):
            return
        session = self.bench.session
        seats = [number for group in session.groups for number in group.seats]
        assert len(seats) == len(set(seats))
        for group in session.groups:
            choice = session.design.arms[group.arm - 1]
            assert 1 <= len(group.seats) <= choice.size
            assert len(group.seats) + group.bots <= choice.size + choice.bots
            assert all(session.participants[number].group == group.number for number in group.seats)
            assert all(session.participants[number].arm == group.arm for number in group.seats)
        formed = Counter(group.arm for group in session.groups)
        assert all(formed[one] <= session.groups_of(one) for one in range(1, len(session.design.arms) + 1))
        assert len({group.game_id for group in session.groups}) == len(session.groups)

    @invariant()
    def everybody_is_paid_once_when_they_have_ended_or_are_at_the_payment(self) -> None:
        if not hasattr(self, "bench"):
            return
        session = self.bench.session
        paid = Counter(event.participant for event, _ in self.bench.log if isinstance(event, happened.Paid))
        assert all(times == 1 for times in paid.values())
        for person in session.participants.values():
            stage = session.stage_of(person)
            at_payment = stage is not None and stage.kind == "payment"
            if person.away is None or person.ending is not None:
                assert (person.paid is not None) == (person.ending is not None or at_payment), person
            assert (person.number in paid) == (person.paid is not None)

    @invariant()
    def a_task_is_drawn_once_when_it_is_done_and_paid_once(self) -> None:
        if not hasattr(self, "bench"):
            return
        session = self.bench.session
        drawn = [event for event, _ in self.bench.log if isinstance(event, happened.TaskDrawn)]
        of_whom = [(event.participant, event.stage, event.rule) for event in drawn]
        assert len(set(of_whom)) == len(of_whom)
        given = [(event.giver, event.stage) for event in drawn if event.giver is not None]
        assert len(set(given)) == len(given), "what one gave away went to two"
        for person in session.participants.values():
            paying = [n for n, stage in enumerate(session.design.stages) if getattr(stage, "pays", ())]
            assert {event.stage for event in person.draws} == {n for n in paying if n in person.done}
            if person.paid is not None:
                earned = sum(event.own_cents + event.received_cents for event in person.draws)
                counts = person.paid.ending in session.design.pay.tasks_for
                assert person.paid.task_cents == (earned if counts else 0)

    @invariant()
    def there_are_never_more_people_than_places(self) -> None:
        if hasattr(self, "bench"):
            session = self.bench.session
            assert session.places_taken <= session.places + session.design.room.extra
            assert list(session.participants) == list(range(1, len(session.participants) + 1))

    @invariant()
    def whoever_is_there_and_has_done_the_stage_goes_on(self) -> None:
        if not hasattr(self, "bench"):
            return
        session = self.bench.session
        for person in session.participants.values():
            if person.ending is None and person.away is None:
                assert not session.ended
                assert person.stage >= 0
                assert person.stage not in person.done, person
                stage = session.design.stages[person.stage]
                assert stage.plays is None or person.arm is not None
                assert stage.plays != "practice" or person.practice_id is not None

    @invariant()
    def full_groups_do_not_wait(self) -> None:
        if not hasattr(self, "bench") or self.bench.design.lobby.start == "hand":
            return
        session = self.bench.session
        if session.paused or session.ended:
            return
        for number, choice in enumerate(session.design.arms, start=1):
            assert session.groups_left(number) == 0 or len(session.waiting(number)) < choice.size

    @invariant()
    def nothing_happens_any_more_to_whoever_has_ended(self) -> None:
        if not hasattr(self, "bench"):
            return
        over: set[int] = set()
        for event, _ in self.bench.log:
            number = getattr(event, "participant", None)
            assert number not in over or event.kind in LATE, event
            if isinstance(event, happened.GroupFormed):
                assert not over & set(event.seats)
            if isinstance(event, happened.Ended):
                over.add(event.participant)

    @invariant()
    def an_assignment_that_balances_goes_to_an_arm_that_is_least_full(self) -> None:
        if not hasattr(self, "bench") or self.bench.design.assignment.by != "balanced":
            return
        session = Session(self.bench.design, seed=7)
        for event, at in self.bench.log:
            if isinstance(event, happened.Assigned):
                counts = _counts(session)
                arms = range(1, len(session.design.arms) + 1)
                places = [n for n in arms if counts[n] < session.groups_of(n) * session.design.arms[n - 1].size]
                least = min(_fullness(session, counts, n) for n in places or arms)
                assert _fullness(session, counts, event.arm) <= least + 1e-9
            session = applied(session, [(event, at)])


TestSessionMachine = SessionMachine.TestCase
TestSessionMachine.settings = settings(max_examples=80, stateful_step_count=40)


def test_changes_are_taken_back_by_forgetting_them() -> None:
    bench = Bench(design())
    changes = Changes(bench.session, bench.now, bench.chance)
    rules.arrive(changes, "en", "phone")
    assert (len(changes.events), len(changes.session.participants)) == (1, 1)
    assert not bench.session.participants
