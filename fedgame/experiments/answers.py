"""What somebody answered, question by question: the same for the data of a study and for the person themselves."""

from __future__ import annotations

from collections.abc import Mapping

from fedgame.experiments.document import Json, Shown, ShownLine
from fedgame.experiments.events import Answered
from fedgame.experiments.stages.base import Stage

Words = Shown | ShownLine


def asks(stage: Stage) -> bool:
    """Whether what is said in this kind of stage is an answer: that a page was seen is none."""
    return stage.kind not in ("information", "payment")


def given(event: Answered) -> Mapping[str, Json]:
    """The answers of one event by the name of their question; words that are erased are no longer among them."""
    answers = event.kept.get("answers")
    chosen = (
        answers if isinstance(answers, dict) else {name: said for name, said in event.kept.items() if name != "page"}
    )
    return {**chosen, **event.texts}


def words_of_questions(stage: Stage) -> Mapping[str, Words]:
    """How a stage asks: the words of each of its questions by name, for those that have some."""
    asked = [*getattr(stage, "questions", ())]
    for page in getattr(stage, "pages", ()):
        asked += getattr(page, "questions", ())
    return {question.name: question.text for question in asked}
