"""A questionnaire: pages of questions, each page checked as a whole; the order of questions may be a participant's own."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from engine.values.words import Explained, Words
from fedgame.experiments.document import Document, Json, Shown
from fedgame.experiments.stages.base import AnsweredStage, Record, StageRefusal, Taken, Verdict, View, shuffled
from fedgame.experiments.stages.paid_tasks import Draw, TaskPay
from fedgame.experiments.stages.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    Question,
    RankingQuestion,
    TextQuestion,
)

MAX_PAGES = 40
MAX_QUESTIONS = 60
MAX_PAYS = 4


class QuestionPage(Document):
    """`text` stands above the questions. `shuffle`: each participant gets an order of their own."""

    text: Shown = Shown()
    questions: tuple[Question, ...] = Field(min_length=1, max_length=MAX_QUESTIONS)
    shuffle: bool = False


class QuestionnaireView(View):
    kind: Literal["questionnaire"] = "questionnaire"
    text: Shown
    page: int
    pages: int
    questions: tuple[Question, ...]


class Questionnaire(AnsweredStage):
    """The names of its questions are columns of the data: unique within the stage."""

    words: ClassVar[Explained] = Explained(
        name=Words("Questionnaire", "问卷"),
        short=Words(
            "Questions of all kinds: choice, scale, number, slider, text, ranking; required or not, in a random order.",
            "各类问题：选择、量表、数字、滑块、文本、排序；可设必答，可随机顺序。",
        ),
    )
    kind: Literal["questionnaire"] = "questionnaire"
    pages: tuple[QuestionPage, ...] = Field(min_length=1, max_length=MAX_PAGES)
    pays: tuple[TaskPay, ...] = Field(default=(), max_length=MAX_PAYS)
    """What of it is paid: each rule draws one of its choices when the stage is done."""

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [question.name for page in self.pages for question in page.questions]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"every question needs a name of its own: {', '.join(twice)} stands twice")
        return self

    @model_validator(mode="after")
    def _pay_fits(self) -> Self:
        questions = {question.name: question for page in self.pages for question in page.questions}
        for rule in self.pays:
            rule.fit(questions)
        return self

    def draw(self, rule: int, record: Record, seed: int) -> Draw:
        """What the rule of this index pays for the answers of `record`: the same for the same seed."""
        answers: dict[str, Json] = {}
        for taken in record.taken:
            given = taken.kept.get("answers")
            answers |= given if isinstance(given, dict) else {}
        rng = random.Random(f"{seed}:{self.name}.{rule}:pay")  # noqa: S311 - as secret as the seed, which the log has
        return self.pays[rule].draw(answers, rng)

    def view(self, record: Record, seed: int) -> QuestionnaireView:
        number = min(len(record.taken), len(self.pages) - 1)
        page = self.pages[number]
        questions = shuffled(page.questions, seed, f"{self.name}.{number}") if page.shuffle else page.questions
        return QuestionnaireView(
            text=page.text,
            page=number + 1,
            pages=len(self.pages),
            questions=tuple(self._as_shown(question, seed) for question in questions),
        )

    def _as_shown(self, question: Question, seed: int) -> Question:
        """Its options in this participant's own order, where that is asked for."""
        if isinstance(question, ChoiceQuestion | ChoicesQuestion | RankingQuestion) and question.shuffle:
            options = shuffled(question.options, seed, f"{self.name}.{question.name}")
            return question.model_copy(update={"options": options})
        return question

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        number = len(record.taken)
        if content.get("page") != number + 1:
            raise StageRefusal(
                "page",
                f"Page {number + 1} of {len(self.pages)} is open: answer that one.",
                f"现在是第 {number + 1} 页，共 {len(self.pages)} 页：请回答这一页。",
            )
        given = content.get("answers")
        answers: dict[str, Json] = dict(given) if isinstance(given, dict) else {}
        questions = {question.name: question for question in self.pages[number].questions}
        unknown = answers.keys() - questions.keys()
        if unknown:
            raise StageRefusal(min(unknown), "There is no such question on this page.", "本页没有这个问题。")
        checked: dict[str, Json] = {name: question.check(answers.get(name)) for name, question in questions.items()}
        texts = {name: said for name, said in checked.items() if _own_words(questions[name]) and isinstance(said, str)}
        kept: dict[str, Json] = {name: said for name, said in checked.items() if name not in texts}
        return Verdict(Taken({"page": number + 1, "answers": kept}, texts=texts), done=number + 1 == len(self.pages))

    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        number = len(record.taken)
        questions = self.pages[number].questions
        return {"page": number + 1, "answers": {question.name: question.any_answer(chance) for question in questions}}


def _own_words(question: Question) -> bool:
    return isinstance(question, TextQuestion)
