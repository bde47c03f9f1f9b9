"""Whose turn it is: every owner of games gets an equal part of what there is, and every game of an owner an equal part of that.

Start-time fair queueing. Whoever has used the fewest seconds among those that want something is next; who comes back after a
while is not owed for it. What is running counts as about as long as others took, so that nobody takes all places at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

USUAL_SECONDS = 0.1
"""What a running piece counts as until it is known how long pieces take."""

SMOOTHING = 0.1


@dataclass(frozen=True, slots=True)
class Payer:
    """For whom something is trained: a game, and whose it is. The games of one owner share that owner's part."""

    owner: str
    game: str


@dataclass(slots=True)
class _Account:
    """`used` seconds; `wanting` pieces wait and `running` ones run. Of an owner, `games` are the accounts of its games, and
    `standing` is where the last of them to begin stood.
    """

    used: float = 0.0
    wanting: int = 0
    running: int = 0
    standing: float = 0.0
    games: dict[str, _Account] = field(default_factory=dict)

    @property
    def idle(self) -> bool:
        return self.wanting == 0 and self.running == 0

    def cost(self, usual: float) -> float:
        return self.used + self.running * usual


class Shares:
    """Accounts of owners and their games. Not safe for threads: its user has a lock, or one thread."""

    def __init__(self) -> None:
        self._all = _Account()
        self._usual = USUAL_SECONDS

    def want(self, payer: Payer) -> None:
        """A piece of `payer` waits from now on."""
        for above, name in self._path(payer):
            account = above.games.setdefault(name, _Account())
            if account.idle:
                account.used = max(account.used, above.standing)
            account.wanting += 1

    def forgo(self, payer: Payer) -> None:
        """A piece that waited is not wanted any more."""
        for above, name in self._path(payer):
            above.games[name].wanting -= 1
        self._forget(payer)

    def next(self, payers: Iterable[Payer]) -> Payer | None:
        """Whose piece is to begin, of these who wait; None of nobody. Of equals, the first."""
        found = list(payers)
        if not found:
            return None
        owners = self._all.games
        return min(
            found,
            key=lambda payer: (
                owners[payer.owner].cost(self._usual),
                owners[payer.owner].games[payer.game].cost(self._usual),
            ),
        )

    def begin(self, payer: Payer) -> None:
        """A piece that waited runs."""
        for above, name in self._path(payer):
            account = above.games[name]
            above.standing = max(above.standing, account.used)
            account.wanting -= 1
            account.running += 1

    def end(self, payer: Payer, seconds: float) -> None:
        """A piece has run for so long."""
        self._usual += SMOOTHING * (seconds - self._usual)
        for above, name in self._path(payer):
            account = above.games[name]
            account.running -= 1
            account.used += seconds
        self._forget(payer)

    def running(self, owner: str) -> int:
        """How many pieces of an owner run."""
        account = self._all.games.get(owner)
        return account.running if account is not None else 0

    def _path(self, payer: Payer) -> tuple[tuple[_Account, str], ...]:
        owner = self._all.games.setdefault(payer.owner, _Account())
        return ((self._all, payer.owner), (owner, payer.game))

    def _forget(self, payer: Payer) -> None:
        """Accounts that would begin anew with what they have, or with more, need not be kept."""
        for above, _ in self._path(payer)[::-1]:
            for name, account in tuple(above.games.items()):
                if account.idle and account.used <= above.standing:
                    del above.games[name]
