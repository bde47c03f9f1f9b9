"""For those who run the server: what it counts of itself, in Prometheus' text format."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import PlainTextResponse

from fedgame.api.answers import new_router
from fedgame.metrics import CONTENT_TYPE, Metrics

router = new_router()


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> PlainTextResponse:
    """What this server counts of itself. A program reads it with the token of an admin."""
    counted: Metrics = request.app.state.metrics
    return PlainTextResponse(counted.text(), media_type=CONTENT_TYPE)
