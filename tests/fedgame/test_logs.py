"""The log: one event is one line, and neither what came from outside nor a secret becomes part of its text."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from fedgame import logs


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def _fail_with_a_secret() -> None:
    token = "-".join(("a", "secret", "token"))
    raise ValueError(f"a token of {len(token)} characters is refused")


def _log_a_failure() -> None:
    try:
        _fail_with_a_secret()
    except ValueError:
        structlog.get_logger("fedgame.test").exception("action.failed", name="%s {name}\nsecond: line")
        logging.getLogger("library").exception("a library failed")


@pytest.mark.parametrize("as_json", [True, False])
def test_a_traceback_shows_where_it_failed_and_no_value_of_a_variable(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    logs.configure(as_json=as_json, level="INFO")
    _log_a_failure()
    said = capsys.readouterr().err
    assert said.count("_fail_with_a_secret") >= 2
    assert "a token of 14 characters is refused" in said
    assert "a-secret-token" not in said


def test_one_event_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=True, level="INFO")
    _log_a_failure()
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["name"]) == ("action.failed", "error", "%s {name}\nsecond: line")
    assert (second["event"], second["level"]) == ("a library failed", "error")


def test_what_came_from_outside_begins_no_line_on_a_terminal_either(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=False, level="INFO")
    structlog.get_logger("fedgame.test").info("seat.taken", name="Ada\n2026-01-01 [info] forged")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_unknown_level_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="log level 'LOUD' is not known: choose DEBUG, INFO, WARNING or ERROR"):
        logs.configure(as_json=True, level="LOUD")
