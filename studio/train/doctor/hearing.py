"""An outbox by which more than one hears."""

from __future__ import annotations

from collections.abc import Callable

from studio.observe.frames import Frame
from studio.observe.mailbox import Outbox


class Hearing:
    """Passes frames on, and tells of them whoever has lent an ear."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self.ear: Callable[[Frame], None] | None = None

    def put(self, frame: Frame) -> None:
        self._outbox.put(frame)
        if self.ear is not None:
            self.ear(frame)
