"""Why the rules refuse an action: every code, and what it means. Raised as IllegalAction, shown to whoever acted.

A code never changes its meaning, since logs and programs go by it; the sentence that is told stands where it is raised.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

RefusalCode = Literal[
    "bid.share_out_of_range",
    "bid.resources_negative",
    "bid.payment_negative",
    "bid.resources_exceeded",
    "bid.payment_exceeded",
    "bid.not_admissible",
    "bid.none",
    "federation.unknown",
    "federation.not_bidding",
    "federation.already_member",
    "federation.not_member",
    "federation.already_leaving",
    "seat.ready",
    "seat.not_ready",
    "seat.unknown",
    "step.closing",
    "step.stale",
    "step.not_open",
    "game.finished",
    "reaction.off",
    "training.unknown",
    "training.duplicate",
    "training.method",
    "training.orders",
    "training.coalitions",
    "training.budget",
    "training.values",
]

REFUSALS: Mapping[RefusalCode, str] = {
    "bid.share_out_of_range": "a share of data is not between 0 % and 100 %",
    "bid.resources_negative": "fewer resource units than none were offered",
    "bid.payment_negative": "less money than none was offered",
    "bid.resources_exceeded": "more resource units than are free",
    "bid.payment_exceeded": "fee and cost are more than the free money",
    "bid.not_admissible": "the federation asks for more than the bid brings, so it would be refused for certain",
    "bid.none": "there is no bid to take back",
    "federation.unknown": "there is no such federation",
    "federation.not_bidding": "the federation takes no bids now",
    "federation.already_member": "a member changes its commitment instead of bidding",
    "federation.not_member": "only members can do this",
    "federation.already_leaving": "you have asked to leave already",
    "seat.ready": "you have said that you are ready",
    "seat.not_ready": "you have not said that you are ready",
    "seat.unknown": "there is no such seat",
    "step.closing": "all decisions are in",
    "step.stale": "the decision was for a step that is over",
    "step.not_open": "the decision was for a step that has not begun",
    "game.finished": "the game is over",
    "reaction.off": "this game has no reactions",
    "training.unknown": "nobody asked for this training",
    "training.duplicate": "the report of this training is there already",
    "training.method": "the training came about in another way than was asked for",
    "training.orders": "its orders of joining cannot be used",
    "training.coalitions": "other coalitions were trained than were asked for",
    "training.budget": "more coalitions were trained than were asked for",
    "training.values": "its values are not possible",
}
