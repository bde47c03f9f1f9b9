"""Settings that every test shares."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, settings

# The machine may be busy: a slow example is not a wrong one. The same examples in every run, so a failure can be repeated.
settings.register_profile(
    "fedgame", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# `make mutants` runs the tests several times in one process, and thousands of times in all.
settings.register_profile(
    "mutants",
    settings.get_profile("fedgame"),
    max_examples=25,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile("fedgame")


def plain_logs() -> None:
    """As structlog has it, but for tracebacks: to colour the source of one takes seconds, and the server stands still."""
    structlog.reset_defaults()
    before = structlog.get_config()["processors"][:-1]
    structlog.configure(
        processors=[*before, structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )


plain_logs()


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """A command that is run inside a test sets up logging for its process, onto streams that end with the test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    plain_logs()
