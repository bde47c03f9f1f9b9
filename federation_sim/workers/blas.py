"""Holds the matrix library to one thread while coalitions are trained: faster here, and the same bytes every time.

The products here are too small to be split well, and workers train different blocks side by side instead. The limit
is a setting of the whole process, so trainings that overlap in time share it: the first sets it, the last puts it
back.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np  # noqa: F401 - numpy's library must be loaded before the controller looks for it
from threadpoolctl import OpenBLASController, ThreadpoolController, threadpool_limits

_lock = threading.Lock()
_users = 0
_limit: threadpool_limits | None = None


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Within this context every matrix product runs on the thread that asked for it."""
    global _users, _limit
    with _lock:
        _users += 1
        if _users == 1:
            _let_this_thread_set_it()
            _limit = _controller().limit(limits=1, user_api="blas")
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0 and _limit is not None:
                _let_this_thread_set_it()
                _limit.restore_original_limits()
                _let_this_thread_set_it()
                _limit = None


def _let_this_thread_set_it() -> None:
    """threadpoolctl lets only the first thread that ever set the limit set it again, and ignores all others without a
    word. The lock and the count above do what that is meant for, so nobody needs to own it.
    """
    for library in _controller().lib_controllers:
        if isinstance(library, OpenBLASController):
            library.clear_controlling_thread(force=True)


@cache
def _controller() -> ThreadpoolController:
    """Finding the loaded libraries takes milliseconds, so it is done once; numpy's is among them by then."""
    return ThreadpoolController()
