"""Information: pages to read, one after another."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.values.words import Explained, Words
from fedgame.experiments.document import Json, Shown
from fedgame.experiments.stages.base import AnsweredStage, Record, StageRefusal, Taken, Verdict, View

MAX_PAGES = 40


class InformationView(View):
    kind: Literal["information"] = "information"
    text: Shown
    page: int
    pages: int


class Information(AnsweredStage):
    """Pages of text. The log keeps when each was left."""

    words: ClassVar[Explained] = Explained(
        name=Words("Information", "说明"),
        short=Words(
            "Pages to read, such as the instructions.",
            "供阅读的页面，例如实验说明。",
        ),
    )
    kind: Literal["information"] = "information"
    pages: tuple[Shown, ...] = Field(min_length=1, max_length=MAX_PAGES)

    def view(self, record: Record, seed: int) -> InformationView:
        page = min(len(record.taken), len(self.pages) - 1)
        return InformationView(text=self.pages[page], page=page + 1, pages=len(self.pages))

    def take(self, content: Mapping[str, Json], record: Record, seed: int) -> Verdict:
        page = len(record.taken) + 1
        if content.get("page") != page:
            raise StageRefusal(
                "page",
                f"This is page {page} of {len(self.pages)}: say that you have read page {page}.",
                f"这是第 {page} 页，共 {len(self.pages)} 页：请确认已读第 {page} 页。",
            )
        return Verdict(Taken({"page": page}), done=page == len(self.pages))

    def rehearse(self, record: Record, seed: int, chance: random.Random) -> dict[str, Any]:
        return {"page": len(record.taken) + 1}
