"""How much memory a device has free at this moment, as far as it says."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

PROC = Path("/proc")
CGROUPS = Path("/sys/fs/cgroup")
_GROUP_FILES = (
    ("memory.max", "memory.current", "inactive_file"),
    ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "total_inactive_file"),
)
"""Of a container's limit in its two versions: the limit, the use, and what of that can be had."""


def available(device: str) -> int | None:
    """Bytes that a new training could take; ``None`` where nobody says.

    Args:
        device: ``cpu``, ``cuda`` or ``mps``.
    """
    if device == "cuda":
        import torch

        return torch.cuda.mem_get_info(0)[0] if torch.cuda.is_available() else None
    if device == "mps":
        import torch

        if not torch.backends.mps.is_available():
            return None
        return torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory()
    return of_computer()


def of_computer(proc: Path = PROC, groups: Path = CGROUPS) -> int | None:
    """What programs can still have of the main memory, in a container of what it may have."""
    if sys.platform == "win32":
        return _windows()
    found = [_proc(proc), *(_group(groups, names) for names in _GROUP_FILES)]
    known = [octets for octets in found if octets is not None]
    if known:
        return max(0, min(known))
    return _pages()


def _proc(proc: Path) -> int | None:
    """Linux's own estimate, in KiB."""
    for line in _text(proc / "meminfo").splitlines():
        name, _, amount = line.partition(":")
        if name == "MemAvailable":
            return int(amount.split()[0]) * 1024
    return None


def _group(groups: Path, names: tuple[str, str, str]) -> int | None:
    """What a container's limit leaves; files that are only cached count as free."""
    limit, used, cached = names
    most, now = _text(groups / limit).strip(), _text(groups / used).strip()
    if not (most.isdecimal() and now.isdecimal()):
        return None
    told = _text((groups / limit).parent / "memory.stat").splitlines()
    files = [line.split()[1] for line in told if line.startswith(f"{cached} ")]
    return int(most) - int(now) + (int(files[0]) if files else 0)


def _pages() -> int | None:
    """Other systems of that kind count pages; macOS does not tell of free ones."""
    if "SC_AVPHYS_PAGES" not in os.sysconf_names:
        return None
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _text(file: Path) -> str:
    """Empty where there is no such file, or it may not be read: then another source tells."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


if sys.platform == "win32":

    class _Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "page", "page_free")),
            *((name, ctypes.c_ulonglong) for name in ("virtual", "virtual_free", "extended")),
        )

    def _windows() -> int | None:
        status = _Status()
        status.length = ctypes.sizeof(status)
        told = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.free) if told else None

else:

    def _windows() -> int | None:
        return None
