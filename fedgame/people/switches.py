"""What admins switch in the browser, where the settings leave it to them."""

from __future__ import annotations

from typing import Literal

from fedgame.people.accounts import Accounts, NotDone, SignedIn
from fedgame.storage import AccountBook

ANONYMOUS_PLAY = "anonymous_play"


class Switchboard:
    """`setting` is FEDGAME_ANONYMOUS_PLAY; `private` is whether only this computer can come."""

    def __init__(self, book: AccountBook, setting: Literal["auto", "on", "off"], *, private: bool) -> None:
        self._book = book
        self._setting = setting
        self._private = private

    @property
    def anonymous_play_fixed(self) -> bool:
        return self._setting != "auto"

    async def anonymous_play(self) -> bool:
        """Whether people without an account may open games."""
        if self._setting != "auto":
            return self._setting == "on"
        switched = await self._book.switch(ANONYMOUS_PLAY)
        return switched if isinstance(switched, bool) else self._private

    async def set_anonymous_play(self, accounts: Accounts, who: SignedIn, allowed: bool) -> None:
        """Raises NotDone "switch.fixed"."""
        if self.anonymous_play_fixed:
            raise NotDone(
                "switch.fixed",
                f"FEDGAME_ANONYMOUS_PLAY={self._setting} says so where the server is started: set it to auto there.",
            )
        if allowed != await self.anonymous_play():
            await accounts.switch(who, ANONYMOUS_PLAY, allowed)
