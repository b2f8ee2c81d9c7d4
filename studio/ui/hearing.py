"""What the session tells the user while something is tried, to be said where it was tried."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from studio.app.notices import Notice
from studio.app.session import Session


@contextmanager
def hearing(session: Session, said: list[Notice]) -> Iterator[None]:
    """Collect what the session tells the user meanwhile."""
    disconnect = session.notified.connect(said.append)
    try:
        yield
    finally:
        disconnect()
