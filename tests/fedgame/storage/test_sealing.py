"""Words of people: sealed they tell nothing, open they are as they were, and a seal fits its own place and key alone."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from fedgame.experiments.events import Answered, Connected, HelpCalled, MessageSent, SessionEvent
from fedgame.storage.sealing import new_key, owner_of_words, place_of, seal, unseal, without_words

WORDS = st.text(min_size=1, max_size=40)


@st.composite
def spoken(draw: st.DrawFn) -> SessionEvent:
    """An event with words of participant 3."""
    words = draw(WORDS)
    answered = Answered(
        participant=3, stage=1, action_id="answer-01", kept={"page": 1}, texts={"why": words}, done=True
    )
    call, message = HelpCalled(participant=3, text=words), MessageSent(participant=3, text=words, by="a1")
    return draw(st.sampled_from([answered, call, message]))


@given(spoken())
def test_what_is_sealed_and_opened_is_what_it_was(event: SessionEvent) -> None:
    key, place = new_key(), place_of("s1", 4)
    assert owner_of_words(event) == 3
    assert owner_of_words(without_words(event)) is None
    assert unseal(without_words(event), seal(event, key, place), key, place) == event


@given(spoken())
def test_a_seal_opens_with_its_own_key_at_its_own_place_alone(event: SessionEvent) -> None:
    key, place = new_key(), place_of("s1", 4)
    sealed = seal(event, key, place)
    for wrong_key, wrong_place in ((new_key(), place), (key, place_of("s1", 5)), (key, place_of("s2", 4))):
        with pytest.raises(InvalidTag):
            unseal(without_words(event), sealed, wrong_key, wrong_place)


def test_the_same_words_are_sealed_otherwise_each_time() -> None:
    event, key = HelpCalled(participant=3, text="yes"), new_key()
    assert seal(event, key, "s1/1") != seal(event, key, "s1/1")


@pytest.mark.parametrize(
    "event",
    [
        Connected(participant=3),
        MessageSent(participant=None, text="Welcome, everybody", by="a1"),
        Answered(participant=3, stage=1, action_id="answer-01", kept={"fair": 2}, done=True),
    ],
)
def test_what_is_said_to_all_or_chosen_is_not_sealed(event: SessionEvent) -> None:
    assert owner_of_words(event) is None
