"""The compiled kernel, where there is one: C for the loops of federation_sim.federations.horizontal.

`types.h`, `lanes.h` and `kernel.h` are the kernel; `avx512.c`, `avx2.c` and `neon.c` compile it for an instruction set
each, and `module.c` is federation_sim._native, which Python imports. setup.py builds it; a machine without a C compiler
goes without.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import Any

from federation_sim.unavailable import UnavailableError

KERNEL_VARIABLE = "FEDGAME_NATIVE_KERNEL"
"""The environment variable that names a kernel, for those who want to see that another gives the same bytes."""
MODELS_WITH_A_KERNEL = ("logistic", "mlp")


@cache
def compiled() -> Any:
    """The extension module. UnavailableError tells why there is none."""
    try:
        return importlib.import_module("federation_sim._native")
    except ImportError:
        raise UnavailableError(
            "backend 'native' is not compiled here: install a wheel, or have a C compiler (gcc or clang) when you install"
        ) from None


@cache
def kernel() -> str:
    """The kernel that this process uses: the fastest that the processor has, or the one that the environment names."""
    usable = compiled().usable()
    if not usable:
        raise UnavailableError("backend 'native' needs a processor with AVX2 and FMA, or a 64-bit ARM processor")
    wanted = os.environ.get(KERNEL_VARIABLE) or usable[0]
    if wanted not in usable:
        raise UnavailableError(f"{KERNEL_VARIABLE} is {wanted!r}; this processor has: {', '.join(usable)}")
    return str(wanted)


def why_no_kernel() -> str:
    """Why this process has no kernel; empty where it has one."""
    try:
        kernel()
    except UnavailableError as error:
        return str(error)
    return ""


def has_kernel(model: str) -> bool:
    """Whether the compiled kernel trains this model here."""
    return model in MODELS_WITH_A_KERNEL and not why_no_kernel()
