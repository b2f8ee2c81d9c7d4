"""Writing a file so that at any moment the whole old or the whole new one is there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replace the file at ``path``: a temporary file beside it, flushed to disk, then renamed.

    A link is followed. Raises ``OSError``; then the old file is intact and nothing is left over.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(16).hex()}.tmp")
    try:
        # "x" makes a new file with the permissions that the user gives to new files.
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    # Some systems cannot open or flush a folder; the file itself is safe by then.
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
