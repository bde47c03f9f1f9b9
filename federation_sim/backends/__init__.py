"""What computes the trainings, by name: the setting `backend` of a TrainingSpec. Loaded when first asked for."""

from collections.abc import Callable
from functools import cache

from federation_sim.backends.backend import AfterRound, Backend, Measures, Models, Trainer
from federation_sim.spec import BACKEND_NAMES
from federation_sim.unavailable import UnavailableError


def _numpy() -> Backend:
    from federation_sim.backends.numpy_backend import NumpyBackend

    return NumpyBackend()


def _native() -> Backend:
    from federation_sim.backends.native_backend import NativeBackend

    return NativeBackend()


def _torch(device: str) -> Backend:
    try:
        from federation_sim.backends.torch_backend import TorchBackend
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        raise UnavailableError(
            f"backend 'torch-{device}' needs PyTorch, which is not installed here: pip install 'fedgame[gpu]'"
        ) from None
    return TorchBackend(device)


BACKENDS: dict[str, Callable[[], Backend]] = {
    "native": _native,
    "numpy": _numpy,
    "torch-cpu": lambda: _torch("cpu"),
    "torch-cuda": lambda: _torch("cuda"),
}


@cache
def backend_of(name: str) -> Backend:
    """The backend of that name, which a TrainingSpec has checked to be known. UnavailableError says what to install."""
    return BACKENDS[name]()


__all__ = ["BACKENDS", "BACKEND_NAMES", "AfterRound", "Backend", "Measures", "Models", "Trainer", "backend_of"]
