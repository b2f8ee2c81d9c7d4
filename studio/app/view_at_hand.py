"""One view on the screen, as the verbs of views know it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from studio.message import Message

ViewFile = Literal["png", "svg", "csv"]
"""A picture in pixels, a drawing, or the numbers."""


class ViewAtHand(Protocol):
    """The view that was last pointed at or typed into. Each verb is undone by the same, off."""

    @property
    def title(self) -> str:
        """What it is called, in the user's language."""
        ...

    @property
    def follows(self) -> bool:
        """Whether it shows a single node."""
        ...

    @property
    def node(self) -> str:
        """The name of the node that it shows; empty if none."""
        ...

    @property
    def pinned(self) -> bool: ...
    @property
    def frozen(self) -> bool: ...
    @property
    def torn(self) -> bool:
        """Whether it is a window of its own."""
        ...

    @property
    def extra(self) -> bool:
        """Whether it is one that the user added."""
        ...

    @property
    def can_show_runs(self) -> bool:
        """Whether it can show another run than the one that is looked at."""
        ...

    def choose_run(self, *, beside: bool) -> None:
        """Let the user choose a run for it to show, or for one more like it beside it."""
        ...

    def pin(self, on: bool) -> None: ...
    def freeze(self, on: bool) -> None: ...
    def tear_off(self, on: bool) -> None: ...
    def another(self) -> None:
        """Open one more of its kind beside it."""
        ...

    def close(self) -> None: ...
    def explain(self) -> None:
        """Open the page on it in the guide."""
        ...

    def why_not(self, kind: ViewFile) -> Message | None:
        """Why there is nothing to export as this now, or ``None``."""
        ...

    def export(self, path: Path) -> None:
        """Write what it shows, as the file's suffix says. Raises ``UserError``."""
        ...
