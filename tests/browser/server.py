"""The server as it is shipped, with one more scenario on offer: the large one, which no shipped game is."""

from __future__ import annotations

from fedgame.app import create_app, serve
from fedgame.arms.scenario import list_scenarios
from fedgame.settings import Settings
from tests.browser.large import LARGE

if __name__ == "__main__":
    settings = Settings()
    serve(settings, app=create_app(settings, scenarios={one.name: one for one in (*list_scenarios(), LARGE)}))
