"""A comprehension quiz: questions with options, a number of attempts, and feedback after each.

Right answers never leave the server before the attempt that found them or the last one. What is said of an attempt that
passes, or of the last one, is read before the session goes on; who fails at the end of it reads it there.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from engine.values.words import Explained, Words
from fedgame.experiments.document import Document, Json, Name, Shown, ShownLine
from fedgame.experiments.stages.base import AnsweredStage, Ending, Record, StageRefusal, Taken, Verdict, View, shuffled

MAX_QUESTIONS = 40

READ: Mapping[str, bool] = {"read": True}
"""What a participant answers when nothing is left to try: that they have read what was said."""


class Option(Document):
    name: Name
    text: ShownLine


class QuizQuestion(Document):
    """One right answer among options; `why` is told once it was answered."""

    name: Name
    text: Shown
    options: tuple[Option, ...] = Field(min_length=2, max_length=12)
    right: Name
    why: Shown = Shown()

    @model_validator(mode="after")
    def _right_is_an_option(self) -> Self:
        names = [option.name for option in self.options]
        if len(set(names)) != len(names):
            raise ValueError(f"every option needs a name of its own: {', '.join(names)}")
        if self.right not in names:
            raise ValueError(f"right = {self.right!r} is none of the options: choose one of {', '.join(names)}")
        return self


class QuestionView(Document):
    name: str
    text: Shown
    options: tuple[Option, ...]


class QuizFeedback(Document):
    """Of the last attempt: whether each answer was right, and why, where that is told."""

    name: str
    given: str
    right: bool
    why: Shown


class QuizView(View):
    """`over`: nothing is left to try, and `feedback` is to be read (answer `READ`); then `attempt` is the one it was."""

    kind: Literal["quiz"] = "quiz"
    text: Shown
    questions: tuple[QuestionView, ...]
    attempt: int
    attempts: int
    over: bool
    passed: bool
    feedback: tuple[QuizFeedback, ...]


class Quiz(AnsweredStage):
    """All questions on one page. `needed` right answers pass (None: all of them)."""

    words: ClassVar[Explained] = Explained(
        name=Words("Quiz", "测验"),
        short=Words(
            "Questions that show whether the rules were understood, with attempts and feedback.",
            "检验是否理解规则的问题，可多次尝试，每次给出反馈。",
        ),
    )
    kind: Literal["quiz"] = "quiz"
    text: Shown = Shown()
    questions: tuple[QuizQuestion, ...] = Field(min_length=1, max_length=MAX_QUESTIONS)
    attempts: Annotated[int, Field(ge=1, le=20)] = 3
    needed: Annotated[int, Field(ge=1)] | None = None
    then: Literal["end", "go_on"] = "end"
    """What happens to those whose last attempt failed."""

    shuffle: bool = True

    @model_validator(mode="after")
    def _can_be_passed(self) -> Self:
        names = [question.name for question in self.questions]
        if len(set(names)) != len(names):
            raise ValueError(f"every question needs a name of its own: {', '.join(names)}")
        if self.needed is not None and self.needed > len(names):
            raise ValueError(f"needed = {self.needed} of {len(names)} questions: need at most {len(names)}")
        return self

    def view(self, record: Record, seed: int) -> QuizView:
        tries = _tries(record)
        over = self._over(tries)
        ordered = shuffled(self.questions, seed, self.name) if self.shuffle else self.questions
        return QuizView(
            text=self.text,
            questions=tuple(
                QuestionView(
                    name=question.name,
                    text=question.text,
                    options=shuffled(question.options, seed, f"{self.name}.{question.name}")
                    if self.shuffle
                    else question.options,
                )
                for question in ordered
            ),
            attempt=len(tries) if over else len(tries) + 1,
            attempts=self.attempts,
            over=over,
            passed=bool(tries) and tries[-1].get("passed") is True,
            feedback=self._feedback(tries[-1], over=over) if tries else (),
        )

    def _over(self, tries: Sequence[Mapping[str, Json]]) -> bool:
        """Whether nothing is left to try."""
        return bool(tries) and (tries[-1].get("passed") is True or len(tries) >= self.attempts)

    def _feedback(self, last: Mapping[str, Json], *, over: bool) -> tuple[QuizFeedback, ...]:
        """Why an answer is right is told with it, and where it was wrong only when nothing is left to try."""
        answers = last["answers"]
        assert isinstance(answers, dict)  # noqa: S101 - written by `take`
        return tuple(
            QuizFeedback(
                name=question.name,
                given=str(answers[question.name]),
                right=answers[question.name] == question.right,
                why=question.why if over or answers[question.name] == question.right else Shown(),
            )
            for question in self.questions
        )

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        tries = _tries(record)
        if self._over(tries):
            if content.get("read") is not True:
                raise StageRefusal(
                    "",
                    "This quiz is over: read what is said of your answers, and go on.",
                    "测验已结束：请阅读对答案的说明，然后继续。",
                )
            return Verdict(Taken({}), done=True)
        given = content.get("answers")
        answers: dict[str, Json] = dict(given) if isinstance(given, dict) else {}
        for question in self.questions:
            if answers.get(question.name) not in [option.name for option in question.options]:
                raise StageRefusal(question.name, "Choose an answer here.", "请在此选择一个答案。")
        unknown = answers.keys() - {question.name for question in self.questions}
        if unknown:
            raise StageRefusal(min(unknown), "There is no such question in this quiz.", "测验中没有这个问题。")
        right = [question.name for question in self.questions if answers[question.name] == question.right]
        passed = len(right) >= (self.needed or len(self.questions))
        last = len(tries) + 1 >= self.attempts
        kept: dict[str, Json] = {
            "attempt": len(tries) + 1,
            "answers": answers,
            "right": list(right),
            "passed": passed,
        }
        ending: Ending | None = "quiz_failed" if last and not passed and self.then == "end" else None
        over = passed or (last and ending is None)
        return Verdict(Taken(kept), done=over and not self._tells(right), ending=ending)

    def _tells(self, right: Sequence[str]) -> bool:
        """Whether there is more to be read of answers of which these are right than that all are."""
        return len(right) < len(self.questions) or any(question.why != Shown() for question in self.questions)

    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        if self._over(_tries(record)):
            return dict(READ)
        slips = not record.taken and chance.random() < 0.2
        return {
            "answers": {
                question.name: chance.choice(question.options).name if slips else question.right
                for question in self.questions
            }
        }


def _tries(record: Record) -> tuple[Mapping[str, Json], ...]:
    """What was kept of each attempt; that it was read is kept too, and is none."""
    return tuple(one.kept for one in record.taken if "answers" in one.kept)
