"""Pictures side by side, as they are: grey ones, or ones of three colours."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, tiling
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.colours import NOTHING, TOP, MapName
from studio.ui.text import tr
from studio.ui.theme import Theme


class Gallery(Atlas):
    """Pictures × channels × rows × columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, lambda index: tr("picture {index}", index=index), parent=parent)
        self._channels: Floats | None = None
        """Channels × pictures × rows × columns, where there are three."""

    def show_pictures(self, values: Floats, total: int = 0) -> None:
        """Show these, of 1 or 3 channels; ``total``: how many there are in truth."""
        coloured = values.shape[1] == 3
        self._channels = np.moveaxis(values, 1, 0) if coloured else None
        self.show_maps(values.mean(1) if coloured else values[:, 0], total, signed=False)
        if coloured:
            self._range = colours.bounds(values, signed=False)

    @property
    def map_name(self) -> MapName:
        return "grey"

    @property
    def image(self) -> QImage:
        if self._image is None and self._channels is not None:
            self._image = self._painted(self._channels)
        return super().image

    def _painted(self, channels: Floats) -> QImage:
        """The one picture, of three colours."""
        layers = []
        for values in channels:
            shown = tiling.shrink(values[: self._tiling.shown], self._tiling)
            layers.append(tiling.compose(colours.quantise(shown, *self._range), self._tiling))
        indices = np.stack(layers, axis=-1)
        ground = QColor(self.tokens.surface)
        nothing = (indices == NOTHING).any(-1)
        pixels = (indices.astype(np.uint16) * 255 // TOP).astype(np.uint8)
        pixels[nothing] = (ground.red(), ground.green(), ground.blue())
        height, width, _ = pixels.shape
        pixels = np.ascontiguousarray(pixels)
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
