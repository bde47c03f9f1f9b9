"""What computes the trainings, by name: the setting `backend` of a TrainingSpec. Loaded when first asked for."""

from collections.abc import Callable
from functools import cache

from federation_sim.backends.backend import AfterRound, Backend, Measures, Models, Trainer
from federation_sim.spec import BACKEND_NAMES


def _numpy() -> Backend:
    from federation_sim.backends.numpy_backend import NumpyBackend

    return NumpyBackend()


BACKENDS: dict[str, Callable[[], Backend]] = {
    "numpy": _numpy,
}


@cache
def backend_of(name: str) -> Backend:
    """The backend of that name, which a TrainingSpec has checked to be known."""
    return BACKENDS[name]()


__all__ = ["BACKENDS", "BACKEND_NAMES", "AfterRound", "Backend", "Measures", "Models", "Trainer", "backend_of"]
