"""The results of games: figures whose every number follows from the logs.

`FIGURES` is read top to bottom; to add a figure, write its module and add its line.
"""

from __future__ import annotations

from fedgame.results import contributions, debts, evenness, free_riding, market_share, profit, staying
from fedgame.results.figure import Figure

FIGURES: dict[str, Figure] = {
    "market_share": market_share.FIGURE,
    "contributions": contributions.FIGURE,
    "profit": profit.FIGURE,
    "evenness": evenness.FIGURE,
    "staying": staying.FIGURE,
    "free_riding": free_riding.FIGURE,
    "debts": debts.FIGURE,
}
"""All figures by name, in the order in which the page shows them."""
