"""The number of what is spoken between the client and the server.

It counts up by one whenever a page of the version before would misread something of this server, or send something that
is refused. The page tells it when it connects, and every HTTP answer carries it.
"""

from __future__ import annotations

PROTOCOL = 4
"""1 was spoken before there was a number; up to 2 a quote said only whether a bid is paid before the end, not how often; up to
3 every change was a whole view."""

HEADER = "fedgame-protocol"


def speaks(told: str | None, *, page: bool) -> bool:
    """Whether who told this number speaks as the server does. Without one a program does; a `page` is an old one."""
    return told == str(PROTOCOL) if told is not None else not page
