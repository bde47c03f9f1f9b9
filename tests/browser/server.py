"""The server as it is shipped, with scenarios of the tests on offer besides: a large one, and short ones."""

from __future__ import annotations

from fedgame.app import create_app, serve
from fedgame.arms.scenario import list_scenarios
from fedgame.settings import Settings
from tests.browser.large import LARGE
from tests.browser.short import SHORT
from tests.fedgame import tiny

if __name__ == "__main__":
    settings = Settings()
    offered = (*list_scenarios(), LARGE, tiny.scenario(persons=2), *SHORT)
    serve(settings, app=create_app(settings, scenarios={one.name: one for one in offered}))
