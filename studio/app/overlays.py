"""What the canvas shows of a run, besides what it shows of the graph: the user's choice."""

from __future__ import annotations

from typing import Final, Literal, get_args

from studio.app.settings import Settings
from studio.graph.signal import Signal

Picture = Literal["values", "weights", "gradients"]
"""What the small picture in a node is of: what it gives, or how its numbers spread."""
PICTURES: Final[tuple[Picture, ...]] = get_args(Picture)
_PICTURE, _FLOW, _HEALTH = "overlay_picture", "overlay_flow", "overlay_health"


class Overlays:
    """Kept with the user's settings. Whoever shows them listens to ``changed``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.changed: Signal[None] = Signal()
        """Something else is to be shown."""

    @property
    def picture(self) -> Picture:
        """What the pictures in nodes are of."""
        found = self._settings.window.get(_PICTURE, "")
        return next((one for one in PICTURES if one == found), "values")

    @property
    def flow(self) -> bool:
        """Whether wires show gradients and updates."""
        return self._settings.window.get(_FLOW) == "on"

    @property
    def health(self) -> bool:
        """Whether nodes show their dead units and saturated values."""
        return self._settings.window.get(_HEALTH) == "on"

    def show_pictures_of(self, picture: Picture) -> None:
        """Let the pictures in nodes be of this."""
        self._keep(_PICTURE, picture)

    def switch_flow(self) -> None:
        """Show gradients and updates on wires, or no longer."""
        self._keep(_FLOW, "off" if self.flow else "on")

    def switch_health(self) -> None:
        """Show dead units and saturated values, or no longer."""
        self._keep(_HEALTH, "off" if self.health else "on")

    def _keep(self, name: str, value: str) -> None:
        if self._settings.window.get(name) != value:
            self._settings.window = {**self._settings.window, name: value}
            self.changed.emit(None)
