"""Recovery snapshots of the work in hand, written beside and never over the user's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.graph.recovery import Recovery, pending

if TYPE_CHECKING:
    from studio.app.session import Session


class Safekeeping:
    """Writes a snapshot in a thread, a little while after each change."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.state() / "recovery"

    def pending(self) -> list[Recovery]:
        """What programs that did not end properly left behind."""
        return pending(self.folder)

    def touch(self) -> None:
        """Note that there is something new to keep."""

    def forget(self) -> None:
        """Drop the snapshot: the work is saved or given up."""

    def poll(self, session: Session) -> bool:
        """Begin a snapshot when one is due; whether one is to come or under way."""
        return False

    def close(self) -> None:
        """End the thread and drop the snapshot."""
