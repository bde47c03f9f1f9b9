"""Every refusal over HTTP: a status, a stable code, and a sentence that says what would be right."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException

from fedgame.live.limits import TooMuch
from fedgame.live.position import LogDiffers
from fedgame.people.security import SECURITY_HEADERS
from fedgame.storage import CommitInDoubt, NotOwner, StoreClosed
from fedgame.wire import version
from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import Problem

HEADERS = {**SECURITY_HEADERS, version.HEADER: str(version.PROTOCOL)}
"""What every answer carries."""

_SENTENCES: dict[int, tuple[ServerCode, str]] = {
    404: ("path.unknown", "There is nothing at this address."),
    405: ("method.unknown", "This address does not take this method."),
    400: ("request.malformed", "The request could not be read."),
}


class Refused(Exception):  # noqa: N818 - it says what happened
    """Answer with a Problem."""

    def __init__(self, status: int, code: ServerCode, message: str, *, at: str = "", message_zh: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.problem = Problem(code=code, message=message, at=at, message_zh=message_zh)


def problem_response(status: int, problem: Problem) -> JSONResponse:
    return JSONResponse(problem.model_dump(exclude_defaults=True), status_code=status)


def describe(errors: list[ErrorDetails]) -> str:
    """The first thing that is wrong with a message, in a sentence, without repeating what was sent."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    return f"{place or 'the message'}: {first['msg']}"


def install(app: FastAPI) -> None:
    """Turn every exception that leaves a route into a Problem."""

    async def refused(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, Refused)  # noqa: S101 - registered for this type only
        return problem_response(error.status, error.problem)

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
        message = f"The request is not understood: {describe(list(error.errors()))}"
        return problem_response(422, Problem(code="request.invalid", message=message))

    async def plain(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
        code, message = _SENTENCES.get(error.status_code, ("request.refused", str(error.detail)))
        return problem_response(error.status_code, Problem(code=code, message=message))

    async def not_saved(_: Request, __: Exception) -> JSONResponse:
        problem = Problem(code="server.not_saved", message="This could not be saved: please try again.")
        return problem_response(503, problem)

    async def too_much(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, TooMuch)  # noqa: S101 - registered for this type only
        status = {"game.costly": 422, "games.yours": 429}.get(error.code, 503)
        return problem_response(status, Problem(code=error.code, message=error.message, message_zh=error.message_zh))

    async def unreadable(_: Request, __: Exception) -> JSONResponse:
        problem = Problem(
            code="game.unreadable", message="This game was written by another version and cannot be read."
        )
        return problem_response(500, problem)

    async def failed(_: Request, __: Exception) -> JSONResponse:
        # Answered outside of all middleware, so the headers are set here. The traceback goes to the log.
        problem = Problem(code="server.failed", message="The server has failed at this; the reason is in its log.")
        return JSONResponse(problem.model_dump(), status_code=500, headers=HEADERS)

    app.add_exception_handler(Exception, failed)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(CommitInDoubt, not_saved)
    app.add_exception_handler(StoreClosed, not_saved)
    app.add_exception_handler(NotOwner, not_saved)
    app.add_exception_handler(LogDiffers, unreadable)
    app.add_exception_handler(TooMuch, too_much)
