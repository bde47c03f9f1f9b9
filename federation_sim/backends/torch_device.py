"""Where and how PyTorch computes: the device of a backend's name, and the precision and threads that pay needs.

Pay is computed from these numbers, so products are in full float32: TF32 keeps 10 bits of each factor.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from federation_sim.unavailable import UnavailableError

_lock = threading.Lock()
_users = 0
_before = ("highest", 1)


def device_named(name: str) -> torch.device:
    """The device; UnavailableError for a card that is not there."""
    if name == "cuda" and not torch.cuda.is_available():
        raise UnavailableError(
            "backend 'torch-cuda' finds no CUDA card on this machine: choose 'torch-cpu' or 'numpy', or where there is a "
            f"card, install a CUDA build of PyTorch (this is {torch.__version__}) by pip install 'fedgame[gpu]'"
        )
    return torch.device(name)


@contextmanager
def full_precision_on_one_thread() -> Iterator[None]:
    """Within this context products are in float32 without TF32, and this thread's are computed by this thread.

    Both are settings of the process, so trainings that overlap share them: the first sets the precision, the last puts
    it back.
    """
    global _users, _before
    with _lock:
        if _users == 0:
            _before = torch.get_float32_matmul_precision(), torch.get_num_threads()
            torch.set_float32_matmul_precision("highest")
        _users += 1
        # OpenMP counts for each thread, so every thread says it for itself.
        torch.set_num_threads(1)
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                precision, threads = _before
                torch.set_float32_matmul_precision(precision)
                torch.set_num_threads(threads)
