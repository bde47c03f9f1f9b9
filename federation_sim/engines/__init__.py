"""Who trains the blocks, by name. A new engine is one file, one line here, and its place in the tests of all engines."""

from collections.abc import Callable

from federation_sim.engines.engine import Engine
from federation_sim.engines.local import LocalEngine
from federation_sim.engines.ray import RayEngine
from federation_sim.engines.threads import ThreadEngine

ENGINES: dict[str, Callable[[int], Engine]] = {
    "threads": ThreadEngine,
    "local": LocalEngine,
    "ray": RayEngine,
}
"""Each makes its engine; the argument is the number of workers."""

__all__ = ["ENGINES", "Engine", "LocalEngine", "RayEngine", "ThreadEngine"]
