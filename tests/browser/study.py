"""A small experiment for the browser: two people and a bot at a tiny table, and a page of every kind before and after."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx

PASSWORD = "four words in a row"


def both(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh": zh}


CONSENT = {
    "kind": "consent",
    "name": "consent",
    "title": both("Consent", "知情同意"),
    "text": both(
        "You take part in a study of how people share data.\n\nWe keep:\n- your **decisions**\n- your answers and their times\n\n"
        "They are kept under a number, not under your name.",
        "您将参加一项关于数据共享的研究。\n\n我们会保存：\n- 您的**决策**\n- 您的答案及其时间\n\n以编号而非姓名保存。",
    ),
    "points": [
        both("I am 18 or older.", "我已年满 18 岁。"),
        both("I take part of my own free will and can stop at any time.", "我自愿参加，并可随时退出。"),
    ],
}
INFORMATION = {
    "kind": "information",
    "name": "rules",
    "title": both("Instructions", "实验说明"),
    "pages": [
        both("You run an enterprise that owns data.", "您经营一家拥有数据的企业。"),
        both("A federation pays its members by its own scheme.", "联邦按自己的激励机制付给成员。"),
    ],
}
QUIZ = {
    "kind": "quiz",
    "name": "quiz",
    "title": both("Quiz", "小测验"),
    "shuffle": False,
    "questions": [
        {
            "name": "market",
            "text": both("What does a share of the market depend on?", "市场份额取决于什么？"),
            "options": [
                {"name": "model", "text": both("How good the model is", "模型的好坏")},
                {"name": "luck", "text": both("Chance", "运气")},
            ],
            "right": "model",
            "why": both("Better models win a larger share.", "模型越好，份额越大。"),
        },
        {
            "name": "cost",
            "text": both("Does taking part cost anything?", "参加需要成本吗？"),
            "options": [
                {"name": "yes", "text": both("Yes, each cycle", "需要，每个周期都有")},
                {"name": "no", "text": both("No", "不需要")},
            ],
            "right": "yes",
        },
    ],
}
PRACTICE = {
    "kind": "practice",
    "name": "practice",
    "title": both("Practice", "练习"),
    "text": both("Try the table out.", "先试一试牌桌。"),
    "turns": 1,
    "bots": 2,
}
GAME = {
    "kind": "game",
    "name": "game",
    "title": both("Game", "游戏"),
    "waiting": both("Your group is coming together.", "正在为你组成小组。"),
}
QUESTIONS = {
    "kind": "questionnaire",
    "name": "after",
    "title": both("Questions", "问卷"),
    "pages": [
        {
            "questions": [
                {
                    "kind": "scale",
                    "name": "fair",
                    "text": both("How fair was your pay?", "您觉得报酬公平吗？"),
                    "lowest_text": both("not at all", "完全不公平"),
                    "highest_text": both("entirely", "非常公平"),
                },
                {
                    "kind": "choice",
                    "name": "again",
                    "text": both("Would you play again?", "您愿意再玩一次吗？"),
                    "options": [
                        {"name": "yes", "text": both("Yes", "愿意")},
                        {"name": "no", "text": both("No", "不愿意")},
                    ],
                },
                {
                    "kind": "choices",
                    "name": "what",
                    "text": both("What did you look at?", "您看了哪些内容？"),
                    "required": False,
                    "options": [
                        {"name": "share", "text": both("Market share", "市场份额")},
                        {"name": "money", "text": both("Money", "资金")},
                    ],
                },
                {
                    "kind": "ranking",
                    "name": "order",
                    "text": both("Put these in order, the most important first.", "请按重要性排序。"),
                    "options": [
                        {"name": "pay", "text": both("Pay", "报酬")},
                        {"name": "trust", "text": both("Trust", "信任")},
                        {"name": "quality", "text": both("Quality of the data", "数据质量")},
                    ],
                },
            ]
        },
        {
            "text": both("Two numbers and some words.", "两个数字和一段文字。"),
            "questions": [
                {
                    "kind": "number",
                    "name": "age",
                    "text": both("How old are you?", "您的年龄？"),
                    "lowest": 18,
                    "highest": 99,
                    "unit": both("years", "岁"),
                },
                {
                    "kind": "number",
                    "name": "risk",
                    "text": both("How much risk do you like?", "您喜欢冒多大的风险？"),
                    "lowest": 0,
                    "highest": 100,
                    "step": 1,
                    "slider": True,
                },
                {
                    "kind": "text",
                    "name": "why",
                    "text": both("How did you decide?", "您是如何决策的？"),
                    "required": False,
                    "lines": 4,
                },
            ],
        },
    ],
}
PAYMENT = {
    "kind": "payment",
    "name": "payment",
    "title": both("Payment", "报酬"),
    "text": both("Thank you for playing.", "感谢您的参与。"),
}

DESIGN: dict[str, Any] = {
    "title": "Sharing data",
    "arms": [{"title": "Tiny", "scenario": "tiny", "groups": 1, "size": 2, "bots": 1}],
    "stages": [CONSENT, INFORMATION, QUIZ, GAME, QUESTIONS, PAYMENT],
    "contact": both("Write to study@example.org.", "请写信至 study@example.org。"),
    "pay": {"redirects": {"finished": "https://example.org/done?pid={PROLIFIC_PID}&cc={code}"}},
}


class Study:
    """An experiment of an admin's own on the server at `address`, with an open session."""

    def __init__(
        self, address: str, log: Path, design: dict[str, Any] | None = None, *, rehearsal: bool = False
    ) -> None:
        self.http = httpx.Client(base_url=address, headers={"origin": address}, timeout=30)
        self._become_admin(log)
        made = self._post("/api/experiments", {"document": design or DESIGN})
        assert made["problems"] == [], made["problems"]
        opened = self._post(f"/api/experiments/{made['experiment_id']}/sessions", {"rehearsal": rehearsal})
        self.session_id: str = opened["session_id"]
        answer = self.http.get(f"/api/sessions/{self.session_id}/room").raise_for_status().json()
        self.code: str = answer["room"]["code"]

    def _become_admin(self, log: Path) -> None:
        link = re.search(r"/staff/first#(\S+)", log.read_text())
        wish = {"name": "Ada", "password": PASSWORD}
        if link and self.http.post("/api/account/first", json={**wish, "token": link[1]}).is_success:
            return
        self._post("/api/account/sign-in", wish)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.http.post(path, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def control(self, **act: Any) -> None:
        """What the experimenter does."""
        self._post(f"/api/sessions/{self.session_id}/control", act)

    def close(self) -> None:
        self.http.close()
