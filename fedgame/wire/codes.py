"""Why the server refuses, besides the rules: every code, and what it means. Over HTTP they stand in a Problem, over the
websocket in a Reject, which may also carry a code of the rules (engine.refusals).

A code never changes its meaning, since programs go by it; the sentence that is told stands where it is raised.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeGuard

from engine.refusals import REFUSALS, RefusalCode

ServerCode = Literal[
    "action.refused",
    "export.too_early",
    "game.impossible",
    "game.not_started",
    "game.started",
    "game.unreadable",
    "host.only",
    "join.full",
    "join.host",
    "join.started",
    "join.unknown",
    "limit.connections",
    "limit.rate",
    "message.binary",
    "message.invalid",
    "method.unknown",
    "origin.foreign",
    "origin.missing",
    "path.unknown",
    "permission.missing",
    "protocol.old",
    "request.invalid",
    "request.malformed",
    "request.refused",
    "request.too_large",
    "scenario.unknown",
    "seat.none",
    "seat.only",
    "seed.seated",
    "server.failed",
    "server.not_saved",
]

SERVER_CODES: Mapping[ServerCode, str] = {
    "action.refused": "an earlier version refused it, for a reason that this one does not know",
    "export.too_early": "the data of a game can be had when it is over",
    "game.impossible": "no such game can be set up",
    "game.not_started": "the host has not started the game yet",
    "game.started": "the game has started already",
    "game.unreadable": "the game was written by another version",
    "host.only": "only the host may do this",
    "join.full": "every seat is taken",
    "join.host": "who made the game without a seat takes none in it",
    "join.started": "the game has started already, so nobody can join",
    "join.unknown": "no game has this code",
    "limit.connections": "too many open pages",
    "limit.rate": "too many messages or requests in a minute",
    "message.binary": "messages are text",
    "message.invalid": "the message is none that the server understands",
    "method.unknown": "the address does not take this method",
    "origin.foreign": "a page of another address may not talk to this server",
    "origin.missing": "a browser's request must say which page it comes from",
    "path.unknown": "there is nothing at this address",
    "permission.missing": "nobody may do this",
    "protocol.old": "the page is of another version of the server: reload it",
    "request.invalid": "the request is none that the server understands",
    "request.malformed": "the request could not be read",
    "request.refused": "the request was refused by the web server",
    "request.too_large": "the request is too large",
    "scenario.unknown": "there is no such scenario",
    "seat.none": "you have no seat in this game",
    "seat.only": "only who sits in the game may do this",
    "seed.seated": "who chooses the seed of a game takes no seat in it",
    "server.failed": "the server has failed at this",
    "server.not_saved": "it could not be kept: send it again",
}

RejectCode = RefusalCode | ServerCode


def is_reject_code(code: str) -> TypeGuard[RejectCode]:
    """Whether this version knows the code; a stored answer of another one may have one that it does not."""
    return code in REFUSALS or code in SERVER_CODES
