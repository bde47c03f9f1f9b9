"""Who trains the blocks, by name. A new crew is one file, one line here, and its place in the tests of all crews."""

from collections.abc import Callable

from federation_sim.workers.crew import Crew
from federation_sim.workers.local import LocalCrew
from federation_sim.workers.ray import RayCrew, check_cluster, installed_ray
from federation_sim.workers.threads import ThreadCrew

CREWS: dict[str, Callable[[int], Crew]] = {
    "threads": ThreadCrew,
    "local": LocalCrew,
    "ray": RayCrew,
}
"""Each makes its crew; the argument is the number of workers."""


def check_crew(name: str) -> None:
    """UnavailableError, with what to install, unless the crew of that name can be made here; ValueError for a name
    that is not known; ConnectionError where RAY_ADDRESS names a cluster that does not answer.
    """
    if name not in CREWS:
        raise ValueError(f"there is no crew {name!r}: choose one of {', '.join(CREWS)}")
    if name == "ray":
        installed_ray()
        check_cluster()


__all__ = ["CREWS", "Crew", "LocalCrew", "RayCrew", "ThreadCrew", "check_crew"]
