"""Codes that people pass on: short, hard to misread, and read however they come."""

from __future__ import annotations

import pytest

from fedgame.people.codes import CODE_LENGTH, LETTERS, code_of, new_code, plain_code, qr_svg

CODE = "K7QMXW3P"


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        "k7qmxw3p",
        " K7QM-XW3P. ",
        "“k7qm xw3p”",
        "K7QM\u200bXW\u00ad3P\ufeff\u2060",
        "\u202aK7QMXW3P\u202c",
        "Ｋ７ＱＭＸＷ３Ｐ",
        "http://play.example:8000/join#K7QMXW3P",
        "https://play.example/fedgame/join#k7qmxw3p/",
        "Come and play: http://192.168.0.7:8000/join#K7QMXW3P.",
        "http://play.example/join#K7QMXW3P see you at three",
        "http://play.example/join/K7QMXW3P",
    ],
)
def test_a_code_is_read_however_it_was_typed_or_pasted(text: str) -> None:
    assert plain_code(text) == CODE


def test_a_code_is_eight_letters_that_are_hard_to_misread() -> None:
    for code in (new_code(), code_of("a key", "join:g1")):
        assert len(code) == CODE_LENGTH == 8
        assert set(code) <= set(LETTERS)
    assert not set("ILO01") & set(LETTERS)
    assert code_of("a key", "join:g1") == code_of("a key", "join:g1") != code_of("a key", "join:g2")


def test_the_picture_of_a_link_is_one_that_every_page_shows() -> None:
    svg = qr_svg("http://play.example/join#K7QMXW3P")
    assert svg.startswith("<svg")
    assert 'fill="#fff"' in svg
