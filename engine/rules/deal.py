"""The deal: the first state of a game, and the ledger entries that open it."""

from __future__ import annotations

from engine.events import PhaseStarted
from engine.money import MARKET, Ledger
from engine.rules.transition import Draft, Transition
from engine.state import Federation, Game, Player
from engine.treatment import Endowment, Treatment, TreatmentError
from engine.values.coalition import MAX_PLAYERS


def new_game(treatment: Treatment, seed: int, endowments: tuple[Endowment, ...]) -> Transition:
    """Deal a game: one seat for each endowment, every federation open for bids, equal market shares.

    Raises TreatmentError when there are no seats or too many. The seed only decides ties of the joining order.
    """
    if not 1 <= len(endowments) <= MAX_PLAYERS:
        raise TreatmentError("seats", len(endowments), f"from 1 to {MAX_PLAYERS} seats")
    count = len(treatment.federations)
    bidding = treatment.phases.bidding
    game = Game(
        treatment=treatment,
        seed=seed,
        players=tuple(Player(number, endowment) for number, endowment in enumerate(endowments, start=1)),
        federations=tuple(
            Federation(number, spec, "bidding", bidding, bidding, share=1 / count)
            for number, spec in enumerate(treatment.federations, start=1)
        ),
        ledger=Ledger(),
    )
    draft = Draft(game)
    for player in game.players:
        draft.pay(MARKET, player.account, player.endowment.money_cents, "endowment")
    for federation in game.federations:
        draft.pay(MARKET, federation.account, federation.spec.opening_cents, "opening")
        draft.emit(PhaseStarted(federation.number, "bidding", 0, bidding))
    return draft.done()
