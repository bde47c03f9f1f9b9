"""How the server logs: one event, one line, on stderr. What came from outside is data of an event, never its text.

Tracebacks say where something failed, and never the values of variables: those may be tokens or sealed bids.
"""

from __future__ import annotations

import logging
import sys

import structlog


def configure(*, as_json: bool, level: str) -> None:
    """Set up logging for this process. `level` is a name like INFO; ValueError for an unknown one."""
    number = logging.getLevelName(level.upper())
    if not isinstance(number, int):
        raise ValueError(f"log level {level!r} is not known: choose DEBUG, INFO, WARNING or ERROR")
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    final: list[structlog.typing.Processor] = (
        [
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(sort_keys=True),
        ]
        if as_json
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(),
                exception_formatter=structlog.dev.plain_traceback,
                # Quoted, so that a line break in a name does not begin a line of the log.
                repr_native_str=True,
            )
        ]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *final],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(number)
    # Every step of a connection is too much for a log that people read.
    for name in ("uvicorn.error", "uvicorn.access", "websockets", "httpx"):
        logging.getLogger(name).setLevel(max(number, logging.WARNING))
