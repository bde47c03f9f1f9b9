"""What a participant is owed in money: a rate on the game, a fee for coming, bounds, rounding, and the completion code.

All sums are integer cents of the experiment's currency. Whatever is rounded is rounded up, to the participant's favour:
the parts of the game and of paid tasks to a cent, and the total, last, to the step of the rules.
"""

from __future__ import annotations

from collections.abc import Callable

from fedgame.experiments.design import PayRules
from fedgame.experiments.events import Paid, TaskDrawn
from fedgame.experiments.session import Participant, Session
from fedgame.experiments.stages.base import Ending
from fedgame.experiments.stages.paid_tasks import AllocationsPay, Money
from fedgame.experiments.stages.questionnaire import Questionnaire

PER_HUNDRED = 10_000
"""A rate is for 100.00, which are 10,000 cents."""

PARTS = PER_HUNDRED * 100
"""A share is in percent of that."""


def game_cents(session: Session, person: Participant) -> int:
    """What somebody's game came to, in cents of game money; 0 without a game that is over."""
    group = session.group_of(person)
    if group is None or group.ended_at is None:
        return 0
    seat = group.seats.index(person.number)
    money = group.cents[seat]
    if session.design.pay.of == "profit":
        money -= group.start_cents[seat]
    return max(0, money)


def rounded_up(cents: int, step: int) -> int:
    """`cents`, up to the next whole `step`."""
    return -(-cents // step) * step


def rules_of(session: Session, stage: int) -> int:
    """How many rules of pay a stage has."""
    found = session.design.stages[stage]
    return len(found.pays) if isinstance(found, Questionnaire) else 0


def task_drawn(session: Session, person: Participant, stage: int, rule: int) -> TaskDrawn | None:
    """What is drawn for somebody who has done a stage, by its rule of this index; None where that has been said.

    What goes to another one goes to the next who does the stage: each is given what the one before them gave away.
    """
    found = session.design.stages[stage]
    if not isinstance(found, Questionnaire) or any((one.stage, one.rule) == (stage, rule) for one in person.draws):
        return None
    draw, money = found.draw(rule, person.record(stage), person.seed), found.pays[rule].money
    giver = _giver(session, stage, rule)
    return TaskDrawn(
        participant=person.number,
        stage=stage,
        rule=rule,
        question=draw.question,
        row=draw.row,
        option=draw.option,
        won=draw.won,
        drawn_cents=draw.own_cents,
        own_cents=_in_currency(session.design.pay, draw.own_cents, money),
        other_cents=_in_currency(session.design.pay, draw.other_cents, money),
        giver=giver.participant if giver else None,
        received_cents=giver.other_cents if giver else 0,
    )


def _giver(session: Session, stage: int, rule: int) -> TaskDrawn | None:
    """The one whose part for another has gone to nobody yet: the last who did this stage, if anybody gave anything."""
    found = session.design.stages[stage]
    rules = found.pays[rule] if isinstance(found, Questionnaire) else None
    if not isinstance(rules, AllocationsPay) or rules.others == "nobody":
        return None
    draws = [
        one for who in session.participants.values() for one in who.draws if (one.stage, one.rule) == (stage, rule)
    ]
    given = {one.giver for one in draws}
    return next((one for one in draws if one.participant not in given), None)


def _in_currency(rules: PayRules, cents: int, money: Money) -> int:
    """Cents of a rule's money, in cents of the experiment's currency."""
    return cents if money == "currency" else rounded_up(cents * rules.per_hundred_cents, PER_HUNDRED) // PER_HUNDRED


def owed(session: Session, person: Participant, ending: Ending, new_code: Callable[[], str]) -> Paid:
    """What is owed for this ending; `new_code` makes a completion code where the rules give none."""
    rules = session.design.pay
    percent = rules.share_of_game.get(ending, 0)
    game = rounded_up(game_cents(session, person) * rules.per_hundred_cents * percent, PARTS) // PARTS
    show_up = rules.show_up_cents if ending in rules.show_up_for else 0
    tasks = sum(one.own_cents + one.received_cents for one in person.draws) if ending in rules.tasks_for else 0
    fee = rules.lobby_fee_cents if ending == "no_group" else 0
    return Paid(
        participant=person.number,
        ending=ending,
        currency=rules.currency,
        show_up_cents=show_up,
        game_cents=game,
        task_cents=tasks,
        fee_cents=fee,
        total_cents=_total(rules, show_up + game + tasks + fee),
        code=rules.codes.get(ending) or new_code(),
    )


def _total(rules: PayRules, cents: int) -> int:
    if cents == 0 and rules.least_cents == 0:
        return 0
    return rounded_up(min(max(cents, rules.least_cents), rules.most_cents), rules.round_to_cents)
