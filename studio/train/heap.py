"""The C library's heap, told to keep what one step frees for the next.

Left to itself, glibc gives large blocks back to the system each time they are freed, and has the
system clear them again a moment later: a tenth of the time of a step with many activations.
Elsewhere (musl, macOS, Windows) nothing is done, nor where the user has tuned the heap.

Source: https://man7.org/linux/man-pages/man3/mallopt.3.html
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
LARGEST_KEPT = 32 * 2**20
"""Bytes of the largest block that the heap keeps; glibc allows no more."""
MOST_KEPT = 2**30
"""Bytes that may lie free at the heap's end before they are given back."""
_TUNED_BY = ("MALLOC_", "GLIBC_TUNABLES")
"""How the variables begin that a user tunes the heap with."""


def keep_freed() -> bool:
    """From now on keep freed blocks of up to ``LARGEST_KEPT``; whether the heap can be told."""
    library = _glibc()
    if library is None or any(name.startswith(_TUNED_BY) for name in os.environ):
        return False
    told = (
        library.mallopt(_M_MMAP_THRESHOLD, LARGEST_KEPT),
        library.mallopt(_M_TRIM_THRESHOLD, MOST_KEPT),
    )
    return all(told)


def give_back() -> None:
    """Give the system what lies free now."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    """The C library, if it is the one that understands this."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
