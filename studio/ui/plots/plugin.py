"""What a plot that a plugin brings is given, and what the window asks of it.

A :class:`~studio.app.plugins.PlotSpec` names a factory: a function of the theme and of a
:class:`Run`, which gives a widget that is also a :class:`Plot`. All of it happens on the Qt thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from studio.observe.frames import FieldInfo, Frame


class Run(Protocol):
    """What a plot may ask about the run that its frames come from."""

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The fields of the data; empty until the run has loaded them."""
        ...

    @property
    def selected(self) -> str | None:
        """The id of the node that the user looks at, as frames have it."""
        ...

    def name(self, node_id: str) -> str:
        """What the node of an id in a frame is called: ``conv1``, in a block ``stage1.conv1``."""
        ...


class Plot(Protocol):
    """A widget that draws frames.

    It may also have ``needs(base: Watch) -> Watch``, to have the run look at more than it would:
    what it gives is asked for only while the plot is on screen.
    """

    def take(self, frames: Sequence[Frame]) -> bool:
        """Keep what matters of these frames; whether there is now something else to draw."""
        ...

    def refresh(self) -> None:
        """Draw what was kept: at most twenty times a second, and only while it is on screen."""
        ...

    def forget(self) -> None:
        """Another run begins, or another project is open: drop what was kept."""
        ...
