"""The kinds of stage that an experiment is made of: one file for one kind, and one line in STAGES."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from fedgame.experiments.stages.base import AnsweredStage, PlayedStage, Stage
from fedgame.experiments.stages.consent import Consent, ConsentView
from fedgame.experiments.stages.game import GameStage, GameView
from fedgame.experiments.stages.information import Information, InformationView
from fedgame.experiments.stages.payment import PaymentStage, PaymentView
from fedgame.experiments.stages.practice import Practice, PracticeView
from fedgame.experiments.stages.questionnaire import Questionnaire, QuestionnaireView
from fedgame.experiments.stages.quiz import Quiz, QuizView

STAGES: Mapping[str, type[Stage]] = {
    "consent": Consent,
    "information": Information,
    "quiz": Quiz,
    "practice": Practice,
    "game": GameStage,
    "questionnaire": Questionnaire,
    "payment": PaymentStage,
}

AnyStage = Annotated[
    Consent | Information | Quiz | Practice | GameStage | Questionnaire | PaymentStage, Field(discriminator="kind")
]

AnyView = Annotated[
    ConsentView | InformationView | QuizView | PracticeView | GameView | QuestionnaireView | PaymentView,
    Field(discriminator="kind"),
]

__all__ = ["STAGES", "AnsweredStage", "AnyStage", "AnyView", "PlayedStage", "Stage"]
