"""What is on the screens of the people at one table: the lobby before the start, and from then on the game."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.events import Event
from engine.state import Game
from fedgame.live.audience import Audience, Surroundings
from fedgame.live.beat import Beat
from fedgame.live.outbox import Outbox
from fedgame.wire.messages import Lobby, TrainingProgress


@dataclass(frozen=True, slots=True)
class Scene:
    """A started game as it stands. `recent` is what happened since the last step closed, `rounds` what was told of running
    trainings.
    """

    game: Game
    recent: tuple[Event, ...]
    around: Surroundings
    rounds: Iterable[TrainingProgress]


class Screens:
    """`scene` is None before the start, while each player is shown a `lobby`."""

    def __init__(
        self, audience: Audience, beat: Beat, scene: Callable[[], Scene | None], lobby: Callable[[int], Lobby]
    ) -> None:
        self._audience = audience
        self._beat = beat
        self._scene = scene
        self._lobby = lobby

    def show(self, player: int, outbox: Outbox) -> None:
        """Show one connection everything, whole."""
        scene = self._scene()
        if scene is None:
            outbox.send(self._lobby(player))
        else:
            self._audience.show(player, outbox, scene.game, scene.recent, scene.around, scene.rounds)

    def show_all(self) -> None:
        """Show every connection everything, whole."""
        for player in self._audience.seats:
            for outbox in self._audience.outboxes(player):
                self.show(player, outbox)

    def hint(self, progress: TrainingProgress) -> None:
        scene = self._scene()
        if scene is not None:
            self._audience.hint(progress, scene.game)

    async def keep_up(self) -> None:
        """Tell what has changed, when it is time to."""
        if self._beat.now():
            scene = self._scene()
            if scene is not None:
                await self._audience.publish(scene.game, scene.recent, scene.around)
