"""Whether somebody is there, as the rules take it."""

from __future__ import annotations

from fedgame.experiments import events as happened
from fedgame.experiments import rules
from tests.fedgame.experiments.sessions import Bench, design


def test_a_call_for_help_answers_the_question_whether_somebody_is_there() -> None:
    bench = Bench(design())
    number = bench.arrive()
    bench.do(lambda changes: rules.ask_idle(changes, number))
    assert bench.person(number).idle_asked_at is not None
    said = bench.do(lambda changes: rules.call_for_help(changes, number, "I cannot decide."))
    assert said == (
        happened.HelpCalled(participant=number, text="I cannot decide."),
        happened.IdleAnswered(participant=number),
    )
    assert bench.person(number).idle_asked_at is None
    assert bench.wait(10_000) == ()


def test_who_is_away_calls_without_taking_the_seat_back() -> None:
    bench = Bench(design())
    number = bench.arrive()
    bench.do(lambda changes: rules.give_up(changes, number, "idle"))
    said = bench.do(lambda changes: rules.call_for_help(changes, number, "What happened?"))
    assert said == (happened.HelpCalled(participant=number, text="What happened?"),)
    assert bench.person(number).away == "idle"
