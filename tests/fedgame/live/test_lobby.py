"""How the seats of a game are laid out before it starts, and what those who wait are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.treatment import EndowmentSpec, Treatment, TreatmentError
from fedgame.arms.scenario import Scenario, SeatSpec
from fedgame.live import lobby
from fedgame.live.lobby import NoSuchGame, lay_seats, lobby_message, seed_for, treatment_for
from fedgame.log.seeds import MAX_SEED
from fedgame.storage import GameCard, SeatCard
from fedgame.wire.messages import Lobby, LobbySeat, NewGame
from tests.fedgame import tiny

FREE = replace(tiny.TREATMENT, endowment=EndowmentSpec(), stand_ins=("random", "free_rider", "epsilon_greedy"))
"""An arm that any number of seats can play: none of them is listed."""


def offered(*policies: str, persons: int = 1, treatment: Treatment = FREE) -> Scenario:
    """A scenario with so many people, and these bots."""
    seats = (*[SeatSpec("person", None)] * persons, *(SeatSpec("bot", policy) for policy in policies))
    return replace(tiny.scenario(treatment=treatment), seats=seats)


def wanted(**wishes: object) -> NewGame:
    return NewGame.model_validate({"scenario": "tiny", **wishes})


@pytest.mark.parametrize(
    ("wishes", "policies"),
    [
        ({}, [None, "free_rider", "epsilon_greedy"]),
        ({"persons": 2}, [None, None, "free_rider"]),
        ({"persons": 5}, [None] * 5),
        ({"bots": 0}, [None]),
        ({"bots": 3}, [None, "free_rider", "epsilon_greedy", "free_rider"]),
    ],
)
def test_bots_fill_up_to_the_scenarios_number_in_its_order_unless_their_number_is_asked_for(
    wishes: dict[str, object], policies: list[str | None]
) -> None:
    kinds, chosen = lay_seats(offered("free_rider", "epsilon_greedy"), wanted(**wishes))
    assert list(chosen) == policies
    assert list(kinds) == ["person" if policy is None else "bot" for policy in policies]


def test_bots_of_a_scenario_without_any_are_the_stand_ins_of_its_treatment_in_turn() -> None:
    assert lay_seats(offered(persons=4), wanted(bots=4))[1] == (
        None,
        "random",
        "free_rider",
        "epsilon_greedy",
        "random",
    )


def test_as_many_as_can_play_may_and_as_many_as_are_listed_must() -> None:
    assert len(lay_seats(offered(), wanted(persons=4, bots=60))[0]) == 64
    assert len(lay_seats(offered(treatment=tiny.TREATMENT), wanted(persons=3, bots=0))[0]) == 3


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            lambda: lay_seats(offered(), wanted(persons=4, bots=61)),
            r"^4 people and 61 bots are 65 seats: at most 64 can play\.$",
        ),
        (
            lambda: lay_seats(offered(treatment=tiny.TREATMENT), wanted(persons=1, bots=1)),
            r"^This scenario lists 3 endowments for 2 seats: have at least 3 players\.$",
        ),
    ],
)
def test_wishes_that_make_no_game_are_refused_with_their_numbers(asked: Callable[[], object], sentence: str) -> None:
    with pytest.raises(NoSuchGame, match=sentence) as refused:
        asked()
    assert refused.value.code == "game.impossible"


def test_seats_that_the_data_do_not_suffice_for_are_refused_in_the_words_of_the_training(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_many(treatment: Treatment, seats: int) -> None:
        assert treatment == FREE
        if seats > 3:
            raise TreatmentError("training.partition", "party", f"with {seats} seats, the file has 3 hospitals only")

    monkeypatch.setattr(lobby, "check_seats", too_many)
    assert len(lay_seats(offered(), wanted(bots=2))[0]) == 3
    with pytest.raises(
        NoSuchGame, match=r"^4 players cannot play this scenario: with 4 seats, the file has 3 hospitals only\.$"
    ):
        lay_seats(offered(), wanted(bots=3))


def test_a_host_without_a_seat_chooses_the_seed_and_nobody_else() -> None:
    assert seed_for(wanted(seed=0, seat=False)) == 0
    assert seed_for(wanted(seed=tiny.SEED, seat=False)) == tiny.SEED
    with pytest.raises(
        NoSuchGame,
        match=r"^Who knows the seed knows what everybody owns .*: leave the seed out, or make the game without",
    ) as refused:
        seed_for(wanted(seed=tiny.SEED))
    assert refused.value.code == "seed.seated"


def test_without_a_wish_each_game_has_a_seed_of_its_own_that_json_can_hold() -> None:
    seeds = {seed_for(wanted()) for _ in range(20)}
    assert len(seeds) == 20
    assert all(0 <= seed < MAX_SEED for seed in seeds)


def test_the_time_to_decide_may_be_asked_for_and_all_else_is_the_scenarios() -> None:
    scenario = offered()
    assert treatment_for(scenario, wanted(decision_seconds=7)) == replace(scenario.treatment, decision_seconds=7)
    assert treatment_for(scenario, wanted(decision_seconds=0)).decision_seconds == 0
    assert treatment_for(scenario, wanted()).decision_seconds == 0  # one person, whom nobody waits for
    assert treatment_for(scenario, wanted(persons=2)) is scenario.treatment
    with pytest.raises(NoSuchGame, match="decision_seconds"):
        treatment_for(scenario, wanted().model_copy(update={"decision_seconds": -1.0}))


def test_who_plays_alone_is_told_how_the_bots_play() -> None:
    shown = replace(FREE, bot_characters="shown")
    assert lobby.telling_characters(FREE, wanted(persons=1)) == shown
    assert lobby.telling_characters(FREE, wanted(persons=2)) == FREE
    assert lobby.telling_characters(FREE, wanted(persons=1, seat=False)) == FREE


def test_who_waits_is_shown_the_peoples_seats_and_which_is_theirs() -> None:
    card = GameCard(
        "a-game",
        "tiny",
        tiny.TREATMENT,
        tiny.SEED,
        "lobby",
        "",
        (
            SeatCard(1, "person", None, "Ann", "hash"),
            SeatCard(2, "person", None, "", None),
            SeatCard(3, "bot", "random", "", None),
        ),
    )
    assert lobby_message(card, 2) == Lobby(
        game_id="a-game",
        scenario="tiny",
        players=3,
        persons=2,
        seats=(
            LobbySeat(player=1, name="Ann", taken=True, you=False),
            LobbySeat(player=2, name="", taken=False, you=True),
        ),
        you=2,
    )
