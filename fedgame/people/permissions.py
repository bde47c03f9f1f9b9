"""Who may call what: one line for each route, each kind of socket and each message, and nothing that has no line.

A route that is not listed here is refused, so that a forgotten line shows in the first test and opens nothing. Requests
meet these lines in fedgame.api.authorize, which finds the thing that a line is about by the names in its path:
{game_id}, {experiment_id}, {session_id}, {arm_id}.

| permission | who |
|---|---|
| anyone | everybody, signed in or not |
| visitor | everybody while anonymous play is on; else any account |
| seat, host, seat_or_host | who holds the token of a seat, or of the host, of the game {game_id} |
| participant | who holds the token of a participant of the session {session_id} |
| account | anybody signed in |
| staff | a researcher or an admin |
| admin | an admin |
| reader | of the experiment {experiment_id}, or that of the session {session_id}: its owner, any viewer, those it is shared with |
| owner | of that experiment: its researcher, or an admin |
| arm_reader | of the arm {arm_id}: its owner, any viewer, any admin |
| arm_owner | of that arm: its researcher, or an admin |

What is unknown and what one may not know of are answered alike.
"""

from __future__ import annotations

from typing import Literal

GamePermission = Literal["seat", "host", "seat_or_host"]
AccountPermission = Literal["account", "staff", "admin"]
ExperimentPermission = Literal["reader", "owner"]
ArmPermission = Literal["arm_reader", "arm_owner"]
Permission = (
    Literal["anyone", "visitor", "participant"]
    | GamePermission
    | AccountPermission
    | ExperimentPermission
    | ArmPermission
)

ROUTES: dict[tuple[str, str], Permission] = {
    ("GET", "/api/health"): "anyone",
    ("GET", "/api/catalogue"): "anyone",
    ("GET", "/api/scenarios"): "anyone",
    ("POST", "/api/games"): "visitor",
    ("GET", "/api/games"): "anyone",
    ("POST", "/api/join"): "anyone",
    ("POST", "/api/join/look"): "anyone",
    ("GET", "/api/games/{game_id}/invitation"): "host",
    ("POST", "/api/games/{game_id}/again"): "host",
    ("POST", "/api/games/{game_id}/follow"): "seat",
    ("POST", "/api/games/{game_id}/share"): "host",
    ("DELETE", "/api/games/{game_id}/share"): "host",
    ("POST", "/api/shared"): "anyone",
    ("GET", "/api/games/{game_id}"): "seat_or_host",
    ("POST", "/api/games/{game_id}/start"): "host",
    ("POST", "/api/games/{game_id}/control"): "host",
    ("GET", "/api/games/{game_id}/samples"): "seat",
    ("GET", "/api/games/{game_id}/story"): "seat",
    ("GET", "/api/games/{game_id}/export.zip"): "seat_or_host",
    ("GET", "/api/account"): "anyone",
    ("POST", "/api/account/sign-in"): "anyone",
    ("POST", "/api/account/sign-out"): "anyone",
    ("POST", "/api/account/sign-out-everywhere"): "account",
    ("POST", "/api/account/link"): "anyone",
    ("POST", "/api/account/first"): "anyone",
    ("POST", "/api/account/password"): "account",
    ("GET", "/api/account/tokens"): "account",
    ("POST", "/api/account/tokens"): "account",
    ("DELETE", "/api/account/tokens/{token_id}"): "account",
    ("GET", "/api/accounts"): "admin",
    ("POST", "/api/accounts"): "admin",
    ("PATCH", "/api/accounts/{account_id}"): "admin",
    ("GET", "/api/switches"): "admin",
    ("PATCH", "/api/switches"): "admin",
    ("GET", "/api/audit"): "admin",
    ("POST", "/api/rooms/look"): "anyone",
    ("POST", "/api/rooms/start"): "anyone",
    ("GET", "/api/sessions/{session_id}/me"): "participant",
    ("POST", "/api/sessions/{session_id}/do"): "participant",
    ("GET", "/api/sessions/{session_id}/my-data"): "participant",
    ("POST", "/api/sessions/{session_id}/erase-me"): "participant",
    ("POST", "/api/my-data"): "anyone",
    ("POST", "/api/my-data/erase"): "anyone",
    ("POST", "/api/sessions/{session_id}/erase"): "owner",
    ("GET", "/api/sessions/{session_id}/room"): "reader",
    ("POST", "/api/sessions/{session_id}/control"): "owner",
    ("GET", "/api/sessions/{session_id}/payments.csv"): "reader",
    ("GET", "/api/sessions/{session_id}/export.zip"): "reader",
    ("GET", "/api/sessions/{session_id}/tables/{name}"): "reader",
    ("GET", "/api/experiments"): "account",
    ("POST", "/api/experiments"): "staff",
    ("GET", "/api/experiments/kinds"): "account",
    ("GET", "/api/experiments/templates"): "account",
    ("POST", "/api/experiments/check"): "staff",
    ("POST", "/api/experiments/preview"): "account",
    ("GET", "/api/experiments/{experiment_id}"): "reader",
    ("GET", "/api/experiments/{experiment_id}/experiment.toml"): "reader",
    ("GET", "/api/experiments/{experiment_id}/readers"): "owner",
    ("PUT", "/api/experiments/{experiment_id}/readers"): "owner",
    ("PUT", "/api/experiments/{experiment_id}"): "owner",
    ("DELETE", "/api/experiments/{experiment_id}"): "owner",
    ("GET", "/api/experiments/{experiment_id}/results"): "reader",
    ("GET", "/api/experiments/{experiment_id}/results/{figure}.csv"): "reader",
    ("GET", "/api/games/{game_id}/results"): "host",
    ("GET", "/api/sessions/{session_id}/games/{game_id}/replay"): "reader",
    ("GET", "/api/sessions/{session_id}/games/{game_id}/replay/{step}"): "reader",
    ("POST", "/api/experiments/{experiment_id}/sessions"): "owner",
    ("POST", "/api/experiments/{experiment_id}/rehearse"): "owner",
    ("GET", "/api/sessions/{session_id}/rehearsal"): "reader",
    ("GET", "/api/arms/form"): "account",
    ("GET", "/api/arms"): "account",
    ("POST", "/api/arms"): "staff",
    ("POST", "/api/arms/check"): "staff",
    ("POST", "/api/arms/read"): "staff",
    ("POST", "/api/arms/preview"): "account",
    ("POST", "/api/arms/data"): "staff",
    ("POST", "/api/arms/data/report"): "staff",
    ("GET", "/api/arms/{arm_id}"): "arm_reader",
    ("PUT", "/api/arms/{arm_id}"): "arm_owner",
    ("DELETE", "/api/arms/{arm_id}"): "arm_owner",
    ("POST", "/api/arms/{arm_id}/freeze"): "arm_owner",
    ("POST", "/api/arms/{arm_id}/offer"): "arm_owner",
    ("POST", "/api/arms/{arm_id}/vary"): "arm_owner",
    ("POST", "/api/arms/{arm_id}/cross"): "arm_owner",
    ("GET", "/api/arms/{arm_id}/arm.toml"): "arm_reader",
    ("GET", "/api/arms/{arm_id}/compare"): "arm_reader",
    ("POST", "/api/arms/{arm_id}/try"): "arm_owner",
    ("POST", "/api/arms/{arm_id}/simulation"): "arm_owner",
    ("GET", "/api/simulation"): "staff",
    ("DELETE", "/api/simulation"): "staff",
    ("GET", "/api/metrics"): "admin",
}

SOCKETS: dict[str, Permission] = {"/ws": "seat", "/ws/session": "participant", "/ws/control": "reader"}
"""The kinds of websocket, which are the live subscriptions: who may open one, and be told what happens."""

MESSAGES: dict[str, Permission] = {"submit": "seat", "quote": "seat", "resync": "seat", "start_clock": "seat"}
"""The messages that a client may send on a websocket."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
