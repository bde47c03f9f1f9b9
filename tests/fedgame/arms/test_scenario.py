"""Scenario files: the shipped ones hold, and a wrong one is refused with the key, the value and what is allowed."""

from __future__ import annotations

import re
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from engine.bots import BOTS
from engine.treatment import Training
from fedgame.arms.scenario import (
    HOME,
    SCENARIOS,
    SeatSpec,
    get_scenario,
    list_scenarios,
    load_scenario,
    offered_scenarios,
    parse_scenario,
)
from fedgame.documents import DocumentError
from fedgame.live.lobby import NoSuchGame, lay_seats
from fedgame.log.upcasts import STEPS, Step, upcast_treatment
from fedgame.wire.messages import NewGame

RIGHT = """
title = "Two"
persons = 2
bots = ["random"]
[treatment]
turns = 3
[[federations]]
name = "Aurora"
scheme = "equal"
"""


def test_every_scenario_file_is_registered() -> None:
    assert sorted(entry.name for entry in HOME.iterdir()) == sorted(f"{name}.toml" for name in SCENARIOS)


def test_quickstart_is_one_person_and_seven_bots_in_six_federations_for_five_turns() -> None:
    quickstart = get_scenario("quickstart")
    assert [seat.kind for seat in quickstart.seats] == ["person"] + ["bot"] * 7
    policies = {"equal_distribution", "epsilon_greedy", "random", "free_rider"}
    assert {seat.policy for seat in quickstart.seats} == {None, *policies}
    assert quickstart.treatment.turns == 5
    assert quickstart.treatment.training.task == "digits"
    assert [(spec.name, spec.scheme) for spec in quickstart.treatment.federations] == [
        ("Aurora", "equal"),
        ("Borealis", "linear"),
        ("Cirrus", "labour_union"),
        ("Delta", "shapley"),
        ("Equinox", "fair_value"),
        ("Fjord", "incentivizer"),
    ]


def test_the_grand_federation_has_forty_seats_and_room_for_all_of_them() -> None:
    grand = get_scenario("grand_federation")
    commons = grand.treatment.federations[0]
    assert (len(grand.seats), commons.scheme, commons.admission.max_members) == (40, "shapley", 40)


def test_classic_is_the_game_of_the_prototype() -> None:
    classic = get_scenario("classic")
    arm = classic.treatment
    assert (len(classic.seats), len(arm.federations), arm.turns) == (11, 6, 10)
    assert (arm.market.model, arm.market.revenue_cents) == ("proportional", 200_000)
    assert arm.endowment.money_cents == (50_000, 50_000)
    assert (arm.phases.bidding, arm.phases.training, arm.phases.profit) == (5, (5, 15), 3)
    for spec in arm.federations:
        asked = spec.admission
        assert (asked.min_quality, asked.min_quantity) == (0.1, 0.1)
        assert (asked.min_resources, asked.min_payment_cents) == (1, 5_000)


def test_the_phases_of_plain_turns_add_up_to_one_turn() -> None:
    arm = get_scenario("plain_turns").treatment
    shortest, longest = arm.phases.training
    assert shortest == longest
    assert arm.phases.bidding + longest + arm.phases.profit == arm.ticks_per_turn


def test_every_scenario_speaks_both_languages() -> None:
    for scenario in list_scenarios():
        assert scenario.title
        assert scenario.description
        assert re.search(r"[\u4e00-\u9fff]", scenario.title_zh), scenario.name
        assert re.search(r"[\u4e00-\u9fff]", scenario.description_zh), scenario.name


def test_a_shipped_scenario_is_found_by_name_from_any_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_scenario("plain_turns") == get_scenario("plain_turns")


def test_a_scenario_file_is_called_by_its_file_name(tmp_path: Path) -> None:
    path = tmp_path / "my_arm.toml"
    path.write_text(RIGHT, encoding="utf-8")
    scenario = load_scenario(str(path))
    assert (scenario.name, scenario.title, scenario.title_zh) == ("my_arm", "Two", "Two")
    assert scenario.seats == (SeatSpec("person", None), SeatSpec("person", None), SeatSpec("bot", "random"))


def test_a_scenario_that_names_its_schema_is_read_with_the_defaults_of_that_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    step = Step(left_out={"payout_fraction": 0.7, "training.rounds": 4})
    monkeypatch.setattr("fedgame.arms.scenario.upcast_treatment", partial(upcast_treatment, steps=(step, *STEPS[1:])))
    today, first = (parse_scenario("arm", text).treatment for text in (RIGHT, f"schema = 1\n{RIGHT}"))
    assert (first.payout_fraction, first.training.rounds, first.turns) == (0.7, 4, 3)
    assert (today.payout_fraction, today.training) == (0.3, Training())


@pytest.mark.parametrize("name", ["../pyproject", "/etc/passwd", "quickstart.toml", "", "scenarios/classic"])
def test_a_name_from_outside_reaches_no_other_file(name: str) -> None:
    with pytest.raises(DocumentError, match="the scenarios are quickstart, classic, plain_turns"):
        get_scenario(name)


def test_the_files_of_a_folder_are_offered_after_the_shipped_scenarios_and_nothing_else_of_it(tmp_path: Path) -> None:
    for name in ("zebra.toml", "apple.toml", "._apple.toml", "notes.txt"):
        (tmp_path / name).write_text(RIGHT if name[0] in "za" else "\0", encoding="utf-8")
    assert [scenario.name for scenario in offered_scenarios(tmp_path)] == [*SCENARIOS, "apple", "zebra"]
    assert offered_scenarios(None) == list_scenarios()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "mine.toml",
            RIGHT.replace("turns", "turnz"),
            "mine.toml: treatment.turnz = 3 is not known: did you mean turns?",
        ),
        ("classic.toml", RIGHT, "classic.toml: classic is the name of a shipped scenario; give the file another name"),
        (f"{'x' * 65}.toml", RIGHT, "the name is too long; give it at most 64 characters"),
        ("mine.toml/inner", "", "mine.toml cannot be read: Is a directory"),
    ],
)
def test_a_scenario_that_cannot_be_offered_is_refused_with_its_file(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=re.escape(told)) as refusal:
        offered_scenarios(tmp_path)
    assert str(refusal.value).startswith(str(tmp_path))


def test_a_folder_of_scenarios_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"the folder of scenarios .*/nowhere cannot be read: No such file"):
        offered_scenarios(tmp_path / "nowhere")


def with_treatment(text: str) -> str:
    return RIGHT.replace("turns = 3", text)


def with_federation(text: str) -> str:
    return f"{RIGHT}{text}\n"


SECOND = '[[federations]]\nname = "Borealis"\n'

WRONG = [
    # the file's text, and what the refusal must hold: the key or line, the value, what is allowed
    (RIGHT.replace("persons = 2", "persons ="), ["line 3"]),
    (RIGHT.replace("title", "titel"), ["titel = 'Two'", "did you mean title?", "persons"]),
    (RIGHT.replace('title = "Two"', ""), ["title is missing"]),
    (RIGHT.replace('title = "Two"', "title = 2"), ["title = 2", "text"]),
    (
        with_treatment('stand_ins = ["random", "rider"]'),
        ["treatment.stand_ins[2] = 'rider'", "choose one of", "free_rider"],
    ),
    (with_treatment('stand_ins = ["random", 3]'), ["treatment.stand_ins[2] = 3", "give a text"]),
    (with_treatment("stand_ins = []"), ["treatment.stand_ins = []", "from 1 to 64 policies"]),
    (with_treatment('stand_ins = "random"'), ["treatment.stand_ins = 'random'", "[brackets]"]),
    (f"schema = 99\n{RIGHT}", ["schema = 99", "from 1 to"]),
    (f"schema = true\n{RIGHT}", ["schema = True", "whole number"]),
    (RIGHT.replace("persons = 2", "persons = 99"), ["persons = 99", "0 to 64"]),
    (RIGHT.replace("persons = 2", "persons = true"), ["persons = True", "whole number"]),
    (RIGHT.replace("persons = 2", "persons = 0").replace('"random"', ""), ["0 seats", "from 1 to 64"]),
    (RIGHT.replace('["random"]', '"random"'), ["bots = 'random'", "list of policies"]),
    (RIGHT.replace('"random"', '"random", "clever"'), ["bots[2] = 'clever'", *BOTS]),
    (RIGHT.split("[[federations]]")[0], ["no federation", "[[federations]]"]),
    (RIGHT.replace("[[federations]]", "[[treatment.federations]]"), ["treatment.federations", "[[federations]]"]),
    (RIGHT.replace("[[federations]]", "[federations]"), ["federations", "list"]),
    (with_treatment("turns = 0"), ["treatment.turns = 0", "from 1 to 1000"]),
    (with_treatment("turns = '3'"), ["treatment.turns = '3'", "whole number"]),
    (with_treatment("turns = 2.5"), ["treatment.turns = 2.5", "whole number"]),
    (with_treatment("turnz = 3"), ["treatment.turnz = 3", "did you mean turns?", "ticks_per_turn", "payout_fraction"]),
    (with_treatment("payout_fraction = 1.5"), ["treatment.payout_fraction = 1.5", "from 0 to 1"]),
    (with_treatment('visibility = "all"'), ["treatment.visibility = 'all'", "full", "aggregate", "none"]),
    (with_treatment("market = 3"), ["treatment.market = 3", "table"]),
    (with_treatment("market.beta = -1"), ["treatment.market.beta = -1", "from 0 to 1000"]),
    (with_treatment("market.beta = nan"), ["treatment.market.beta = nan", "from 0 to 1000"]),
    (with_treatment('market.model = "linear"'), ["treatment.market.model = 'linear'", "logit", "proportional"]),
    (with_treatment("market.bta = 1"), ["treatment.market.bta = 1", "did you mean beta?", "inertia"]),
    (with_treatment("phases.training = 9"), ["treatment.phases.training = 9", "list"]),
    (with_treatment("phases.training = [9]"), ["treatment.phases.training", "list of two"]),
    (with_treatment("phases.training = [1, 2, 3]"), ["treatment.phases.training = [1, 2, 3]", "list of two"]),
    (with_treatment("phases.training = [9, 5]"), ["treatment.phases.training = [9, 5]", "[lowest, highest]"]),
    (with_treatment("endowment.quality = [0.5, 2]"), ["treatment.endowment.quality = [0.5, 2.0]", "highest <= 1"]),
    (
        with_treatment("endowment.listed = [{ quality = 1, quantity = 1, resources = 1 }]"),
        ["treatment.endowment.listed[1].money_cents is missing"],
    ),
    (
        with_treatment(
            "endowment.listed = [" + "{ quality = 1, quantity = 1, resources = 1, money_cents = 1 }, " * 4 + "]"
        ),
        ["treatment.endowment.listed", "4 endowments for 3 seats"],
    ),
    (with_treatment('training.task = "mnist"'), ["treatment.training.task = 'mnist'", "digits", "breast_cancer"]),
    (with_treatment('training.model = "cnn"'), ["treatment.training.model = 'cnn'", "logistic"]),
    (with_treatment('training.utility = "f1"'), ["treatment.training.utility = 'f1'", "log_score", "accuracy"]),
    (with_treatment("training.max_samples = 9999"), ["treatment.training.max_samples = 9999", "digits"]),
    (with_treatment('training.partition = "random"'), ["treatment.training.partition = 'random'", "iid", "dirichlet"]),
    (with_treatment("training.alpha = 0"), ["treatment.training.alpha = 0.0", "from 0.001"]),
    (
        with_treatment('training.partition = "label"\ntraining.labels_per_player = 11'),
        ["treatment.training.partition = 'label'", "labels_per_player is 11", "10 classes"],
    ),
    (with_treatment('training.partition = "party"'), ["treatment.training.partition = 'party'", "no parties"]),
    (
        with_treatment('training.partition = "label"\ntraining.labels_per_player = 1'),
        ["treatment.training.max_samples = 150", "seat 1 may own 150 samples", "is sure to give it 13"],
    ),
    (with_treatment('training.task = "csv:no.csv"'), ["treatment.training.task = 'csv:no.csv'", "no target"]),
    (
        with_treatment('training.task = "csv:no.csv?target=ill"'),
        ["treatment.training.task = 'csv:no.csv?target=ill'", "no.csv: there is no such file"],
    ),
    (with_federation(SECOND), ["federations[2].scheme is missing"]),
    (with_federation(SECOND + 'scheme = "shaply"'), ["federations[2].scheme = 'shaply'", "shapley", "labour_union"]),
    (with_federation('[[federations]]\nname = "Aurora"\nscheme = "equal"'), ["federations.name", "name of its own"]),
    (
        with_federation(SECOND + 'scheme = "linear"\nscheme_parameters = { exponent = 2 }'),
        ["federations[2]", "'exponent'", "quality_weight, quantity_weight"],
    ),
    (
        with_federation(SECOND + 'scheme = "incentivizer"\nscheme_parameters = { omega = "high" }'),
        ["federations[2].scheme_parameters.omega = 'high'", "number"],
    ),
    (
        with_federation(
            SECOND + 'scheme = "shapley"\nscheme_parameters = { max_models = 167 }\nadmission = { max_members = 13 }'
        ),
        ["federations[2].admission.max_members = 13", "13 members need at least 168"],
    ),
    (with_federation("admission = { min_quality = 2 }"), ["federations[1].admission.min_quality = 2", "from 0 to 1"]),
    (with_federation("admission = { minquality = 0 }"), ["federations[1].admission.minquality", "min_quality"]),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told[0] for _, told in WRONG])
def test_a_wrong_scenario_is_refused_with_the_key_the_value_and_what_is_allowed(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    assert text != RIGHT
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as refusal:
        load_scenario(str(path))
    message = str(refusal.value)
    for part in [str(path), *told]:
        assert part in message
    assert "\n" not in message


def test_what_makes_the_wrong_ones_wrong_is_their_change_alone() -> None:
    assert parse_scenario("right", RIGHT).treatment.turns == 3


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "binary.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(DocumentError, match="UTF-8"):
        load_scenario(str(path))


def with_sites(tmp_path: Path, sizes: list[int], more: str = "") -> Path:
    """A scenario file that names a data file beside it, with one site for each size, and three seats."""
    lines = [f"{row},{row % 2},site {site}" for site, size in enumerate(sizes, start=1) for row in range(size)]
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "people.csv").write_text("\n".join(["age,ill,site", *lines]), encoding="utf-8")
    path = tmp_path / "sites.toml"
    task = 'training.task = "csv:data/people.csv?target=ill&party=site"'
    path.write_text(with_treatment(f'{task}\ntraining.partition = "party"\n{more}'), encoding="utf-8")
    return path


def test_a_data_file_is_found_beside_its_scenario_and_held_to_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_sites(tmp_path, [40, 40, 40], "training.max_samples = 20")
    monkeypatch.chdir("/")
    training = load_scenario(str(path)).treatment.training
    digest = sha256((tmp_path / "data" / "people.csv").read_bytes()).hexdigest()
    assert training.task == f"csv:{tmp_path}/data/people.csv?target=ill&party=site&digest={digest}"
    assert load_scenario(str(path)).treatment.training == training
    with_sites(tmp_path, [41, 40, 40], "training.max_samples = 20")
    assert load_scenario(str(path)).treatment.training.task != training.task


def test_a_party_that_may_own_more_than_it_has_is_refused_with_its_seat(tmp_path: Path) -> None:
    with pytest.raises(
        DocumentError, match=r"max_samples = 30 .* seat 2 may own 30 samples, .* is sure to give it 1\d only"
    ):
        load_scenario(str(with_sites(tmp_path, [60, 20, 60], "training.max_samples = 30")))


def test_a_small_party_can_sit_where_its_listed_quantity_fits_it(tmp_path: Path) -> None:
    endowment = "{{ quality = 1, quantity = {}, resources = 1, money_cents = 1 }}"
    listed = ", ".join(endowment.format(quantity) for quantity in (1.0, 0.3, 1.0))
    path = with_sites(tmp_path, [60, 20, 60], f"training.max_samples = 30\nendowment.listed = [{listed}]")
    assert load_scenario(str(path)).treatment.training.max_samples == 30


def test_more_seats_than_parties_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        DocumentError, match=r"with 3 seats, player 3 has no party: the file has 2 \('site 1', 'site 2'\)"
    ):
        load_scenario(str(with_sites(tmp_path, [40, 40], "training.max_samples = 10")))


def test_more_people_than_parties_cannot_be_asked_for_either(tmp_path: Path) -> None:
    scenario = load_scenario(str(with_sites(tmp_path, [40, 40, 40], "training.max_samples = 10")))
    assert len(lay_seats(scenario, NewGame(scenario="sites", persons=3))[0]) == 3
    with pytest.raises(NoSuchGame, match=r"4 players cannot play this scenario: .* player 4 has no party"):
        lay_seats(scenario, NewGame(scenario="sites", persons=4))
