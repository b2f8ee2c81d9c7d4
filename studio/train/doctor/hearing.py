"""An outbox by which more than one hears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.observe.frames import Frame


@dataclass(frozen=True, slots=True)
class Hearing:
    """Hands frames to a function."""

    show: Callable[[Frame], None]

    def put(self, frame: Frame) -> None:
        self.show(frame)
