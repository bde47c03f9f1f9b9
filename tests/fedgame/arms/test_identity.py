"""An arm's hash covers all that makes it the arm it is, and nothing that comes later or is only said about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schemes import parameters_of
from engine.state import RULES_VERSION
from engine.treatment import (
    AdmissionPolicy,
    Costs,
    Endowment,
    EndowmentSpec,
    FederationSpec,
    Market,
    PhaseLengths,
    Training,
    Treatment,
)
from fedgame.arms.identity import (
    CANONICAL_SCHEMA,
    Arm,
    ArmSeat,
    arm_form,
    arm_hash,
    arm_of,
    treatment_form,
    treatment_hash,
    without_defaults,
)
from fedgame.arms.scenario import parse_scenario
from fedgame.log.codec import TREATMENT, read_treatment
from fedgame.log.upcasts import Step, upcast_treatment
from tests.fedgame.earlier import FIXTURES
from tests.fedgame.small_arm import games

SEATS = (ArmSeat("person"), ArmSeat("bot", "random"), ArmSeat("bot", "free_rider"))
ARM = Arm(read_treatment('{"federations": [{"name": "Aurora", "scheme": "equal"}]}', CANONICAL_SCHEMA), SEATS, "1")


def treatments() -> st.SearchStrategy[Treatment]:
    """Treatments with some keys at their default and some not."""
    share = st.floats(0, 1)

    def some(part: Callable[..., Any], **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.fixed_dictionaries({}, optional=keys).map(lambda given: part(**given))

    federation = st.one_of(
        st.just({"scheme": "equal"}),
        st.fixed_dictionaries({"scheme": st.just("incentivizer")}).flatmap(
            lambda chosen: st.fixed_dictionaries(
                {}, optional={"omega": st.floats(0.1, 9).filter(lambda omega: omega != 1), "cap": st.just(True)}
            ).map(lambda parameters: {**chosen, "scheme_parameters": parameters})
        ),
    ).flatmap(
        lambda chosen: some(lambda **more: FederationSpec("Aurora", **chosen, **more), opening_cents=st.integers(0, 9))
    )
    endowment = st.builds(Endowment, share, share, st.integers(0, 9), st.integers(0, 9))
    return some(
        lambda federation=FederationSpec("Aurora", "equal"), **more: Treatment((federation,), **more),  # noqa: B008
        federation=federation,
        turns=st.integers(1, 12),
        payout_fraction=share,
        phases=some(PhaseLengths, bidding=st.integers(1, 9), training=st.sampled_from([(5, 15), (2, 4)])),
        endowment=some(EndowmentSpec, quality=st.sampled_from([(0.2, 1.0), (0.0, 0.5)]), listed=st.tuples(endowment)),
        costs=some(Costs, per_quality=st.floats(0, 9)),
        market=some(Market, model=st.sampled_from(["logit", "proportional"]), inertia=st.floats(0, 0.9)),
        training=some(Training, learning_rate=st.sampled_from([0.1, 1.0]), seeds=st.integers(0, 2)),
        decision_seconds=st.sampled_from([30, 60, 60.5]),
        absent=st.sampled_from(["ready", "bot"]),
    )


# What counts, and what does not


def with_seat(seat: ArmSeat) -> Arm:
    return replace(ARM, seats=(seat, *SEATS[1:]))


OTHER_ARMS = {
    "a key of the treatment": replace(ARM, treatment=replace(ARM.treatment, turns=9)),
    "who decides for absent seats": replace(ARM, treatment=replace(ARM.treatment, absent="bot")),
    "a parameter of a scheme": replace(
        ARM,
        treatment=replace(ARM.treatment, federations=(FederationSpec("Aurora", "linear", {"quality_weight": 2.0}),)),
    ),
    "what a federation is called": replace(
        ARM, treatment=replace(ARM.treatment, federations=(FederationSpec("Borealis", "equal"),))
    ),
    "a bot for a person": with_seat(ArmSeat("bot", "random")),
    "another policy": replace(ARM, seats=(*SEATS[:2], ArmSeat("bot", "random"))),
    "a parameter of a policy": replace(ARM, seats=(*SEATS[:2], ArmSeat("bot", "free_rider", {"share": 0.5}))),
    "a seat more": replace(ARM, seats=(*SEATS, ArmSeat("person"))),
    "the same seats in another order": replace(ARM, seats=SEATS[::-1]),
    "another version of the rules": replace(ARM, rules_version="2"),
}


@pytest.mark.parametrize("other", OTHER_ARMS.values(), ids=OTHER_ARMS)
def test_whatever_makes_another_arm_makes_another_hash(other: Arm) -> None:
    assert arm_hash(other) != arm_hash(ARM)


def test_the_hashes_of_all_these_arms_differ_from_each_other() -> None:
    assert len({arm_hash(arm) for arm in (ARM, *OTHER_ARMS.values())}) == 1 + len(OTHER_ARMS)


def test_two_arms_that_differ_in_their_bots_share_their_treatment_alone() -> None:
    text = 'title = "Two"\nbots = ["{policy}"]\n[[federations]]\nname = "Aurora"\nscheme = "equal"\n'
    one, two = (parse_scenario("arm", text.format(policy=policy)) for policy in ("random", "free_rider"))
    assert treatment_hash(one.treatment) == treatment_hash(two.treatment)
    hashes = {
        arm_hash(Arm(one.treatment, tuple(ArmSeat(seat.kind, seat.policy) for seat in arm.seats), RULES_VERSION))
        for arm in (one, two)
    }
    assert len(hashes) == 2


def test_what_is_only_said_about_an_arm_is_no_part_of_it() -> None:
    text = '[[federations]]\nname = "Aurora"\nscheme = "equal"\n'
    one = parse_scenario("one", f'title = "One"\n{text}')
    two = parse_scenario("two", f'title = "Two"\ntitle_zh = "二"\ndescription = "x"\n{text}')
    assert treatment_hash(one.treatment) == treatment_hash(two.treatment)


def test_a_default_that_is_written_out_changes_nothing() -> None:
    short = parse_scenario("arm", 'title = "A"\n[[federations]]\nname = "Aurora"\nscheme = "incentivizer"\n')
    long = parse_scenario(
        "arm",
        'title = "A"\n[treatment]\nturns = 10\ndecision_seconds = 60\n[treatment.training]\ntask = "digits"\n'
        '[[federations]]\nname = "Aurora"\nscheme = "incentivizer"\nscheme_parameters = { omega = 1, cap = false }\n'
        "admission = { max_members = 12 }\n",
    )
    assert treatment_form(short.treatment) == treatment_form(long.treatment)
    assert treatment_hash(short.treatment) == treatment_hash(long.treatment)


def test_a_whole_number_is_the_same_number_with_a_point() -> None:
    whole, point = (replace(ARM.treatment, decision_seconds=seconds) for seconds in (90, 90.0))
    assert treatment_hash(whole) == treatment_hash(point)


def test_a_file_of_ones_own_counts_by_its_content_and_not_by_its_folder() -> None:
    def at(task: str) -> str:
        return treatment_hash(replace(ARM.treatment, training=Training(task=task)))

    assert at("csv:/home/ann/a.csv?target=ill&digest=12") == at("csv:/srv/a.csv?target=ill&digest=12")
    assert at("csv:/home/ann/a.csv?target=ill&digest=12") != at("csv:/home/ann/a.csv?target=ill&digest=34")


def test_a_game_is_of_the_arm_that_it_was_started_as() -> None:
    record = games()[0]
    arm = arm_of(record)
    assert arm is not None
    assert [seat.policy for seat in arm.seats] == [seat.policy for seat in record.seats]
    first = replace(record.seats[0], kind="person", policy=None)
    seated = arm_of(replace(record, seats=(first, *record.seats[1:])))
    assert seated is not None
    assert arm_hash(seated) != arm_hash(arm)
    assert arm_of(replace(record, status="lobby", seats=())) is None


# The canonical form


@given(treatments())
def test_the_form_without_defaults_reads_back_as_the_same_treatment(treatment: Treatment) -> None:
    assert read_treatment(json.dumps(treatment_form(treatment)), CANONICAL_SCHEMA) == treatment


def test_the_form_says_by_which_version_it_is_read() -> None:
    assert arm_form(ARM) == {
        "schema": 1,
        "rules": "1",
        "treatment": {"federations": [{"name": "Aurora", "scheme": "equal"}]},
        "seats": [
            {"kind": "person"},
            {"kind": "bot", "policy": "random"},
            {"kind": "bot", "policy": "free_rider"},
        ],
    }


def test_what_a_part_is_by_default_is_what_its_keys_are_by_default() -> None:
    """Otherwise a part that is left out would mean something else than a part without keys."""
    treatment = Treatment(federations=(FederationSpec("A", "equal"),))
    parts = [*(getattr(treatment, key.name) for key in fields(Treatment)), treatment.federations[0].admission]
    for part in filter(is_dataclass, parts):
        assert part == type(part)()


# For ever


def leaves(table: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, f"{at}{key}.")
        else:
            yield f"{at}{key}", value


DEFAULTS = json.loads((FIXTURES / "schema_1" / "defaults.json").read_text(encoding="utf-8"))
"""What was meant in version 1 by leaving a key out."""


def test_a_changed_default_of_a_treatment_has_its_step() -> None:
    read = read_treatment('{"federations": [{"name": "A", "scheme": "equal"}]}', 1)
    (federation,) = TREATMENT.dump_python(read, mode="json").pop("federations")
    (first,) = DEFAULTS["treatment"]["federations"]
    now = dict(leaves({**TREATMENT.dump_python(read, mode="json"), "federations": federation}))
    for key, value in leaves({**DEFAULTS["treatment"], "federations": first}):
        assert now[key] == value, (
            f"the default of {key} is not {value!r} any more: write left_out={{{key!r}: {value!r}}} into the last step of"
            " fedgame/log/upcasts.py, or else arms that leave it out become other arms"
        )
    assert treatment_form(read) == {"federations": [{"name": "A", "scheme": "equal"}]}


@pytest.mark.parametrize("scheme", DEFAULTS["schemes"])
def test_a_changed_default_of_a_scheme_has_its_step(scheme: str) -> None:
    read = read_treatment(json.dumps({"federations": [{"name": "A", "scheme": scheme}]}), 1)
    now = {**parameters_of(scheme), **read.federations[0].scheme_parameters}
    for name, value in DEFAULTS["schemes"][scheme].items():
        assert now[name] == value, (
            f"the default of {name} of {scheme} is not {value!r} any more: write left_out_of_schemes={{{scheme!r}: {{{name!r}:"
            f" {value!r}}}}} into the last step of fedgame/log/upcasts.py, or else arms that leave it out become other arms"
        )
    assert treatment_form(read) == {"federations": [{"name": "A", "scheme": scheme}]}


@dataclass(frozen=True, slots=True)
class Before:
    """Made up: how a federation trained in version 1."""

    rate: float = 1.0
    rounds: int = 10


@dataclass(frozen=True, slots=True)
class After:
    """Made up: how it trains in version 2, with another default and a new key."""

    rate: float = 0.2
    rounds: int = 10
    momentum: float = 0.0


@dataclass(frozen=True, slots=True)
class Arm1:
    training: Before = field(default_factory=Before)


@dataclass(frozen=True, slots=True)
class Arm2:
    training: After = field(default_factory=After)


CHANGED = (Step(left_out={"training.rate": 1.0}),)
"""The step that the made-up change of a default needs."""


def read_after(stored: Mapping[str, Any]) -> Arm2:
    return Arm2(After(**upcast_treatment(stored, 1, CHANGED).get("training", {})))


@pytest.mark.parametrize("before", [Arm1(), Arm1(Before(rate=0.2)), Arm1(Before(rate=0.5, rounds=3))])
def test_a_changed_default_and_a_new_key_leave_meaning_and_form_of_an_old_arm_alone(before: Arm1) -> None:
    form = without_defaults(before, steps=())
    after = read_after(form)
    assert (after.training.rate, after.training.rounds) == (before.training.rate, before.training.rounds)
    assert without_defaults(after, CHANGED) == form


def test_a_changed_default_without_its_step_would_change_old_arms() -> None:
    assert without_defaults(Arm2(After(rate=1.0)), steps=()) != without_defaults(Arm1(), steps=())


def test_the_new_default_is_written_out_and_so_it_is_another_arm() -> None:
    assert without_defaults(Arm2(), CHANGED) == {"training": {"rate": 0.2}}
    assert read_after(without_defaults(Arm2(), CHANGED)) == Arm2()


def test_a_changed_default_of_a_scheme_leaves_old_arms_alone() -> None:
    steps = (Step(left_out_of_schemes={"linear": {"quality_weight": 3.0}}),)
    now = ARM.treatment.federations[0]
    old = replace(now, scheme="linear", scheme_parameters={"quality_weight": 3.0})
    new = replace(now, scheme="linear")
    assert without_defaults(old, steps) == {"name": "Aurora", "scheme": "linear"}
    assert without_defaults(new, steps)["scheme_parameters"] == {"quality_weight": 1.0}


def test_an_admission_policy_is_left_out_key_by_key() -> None:
    asked = replace(ARM.treatment.federations[0], admission=AdmissionPolicy(max_members=3))
    assert without_defaults(asked)["admission"] == {"max_members": 3}
