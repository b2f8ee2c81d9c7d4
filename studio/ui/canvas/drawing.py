"""What the canvas is drawn with: the processor, or the graphics card through OpenGL."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QSurfaceFormat
from PySide6.QtWidgets import QGraphicsView

from studio.app.settings import Settings

Pencil = Literal["raster", "opengl"]
KEY = "drawing"
"""In what the window remembers."""
SAMPLES = 4
"""Of each pixel, as OpenGL smooths edges by them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a frame took, in milliseconds; see ``drawing_race``."""

    card: str
    """What OpenGL draws with; empty where there is none."""
    raster: float
    opengl: float
    """Infinite where there is no OpenGL."""

    @property
    def faster(self) -> Pencil:
        return "opengl" if self.opengl < self.raster else "raster"


def screen() -> str:
    """What a measurement holds for: another screen or another Qt is measured anew."""
    one = QGuiApplication.primaryScreen()
    size = one.size() * one.devicePixelRatio()
    here = QGuiApplication.platformName()
    return f"{here} {one.name()} {size.width()}x{size.height()} Qt {qVersion()}"


def recall(settings: Settings) -> Found | None:
    """What was measured on this screen."""
    try:
        known = json.loads(settings.window.get(KEY, ""))
    except ValueError:
        return None
    if not isinstance(known, Mapping) or known.get("screen") != screen():
        return None
    return read(known.get("found"))


def read(known: object) -> Found | None:
    """What was measured, from what was written of it."""
    match known:
        case {"card": str(card), "raster": float(raster), "opengl": float(opengl)}:
            return Found(card, raster, opengl)
    return None


def keep(settings: Settings, found: Found) -> None:
    """Remember what was measured on this screen."""
    written = json.dumps({"screen": screen(), "found": asdict(found)})
    settings.window = {**settings.window, KEY: written}


def chosen(settings: Settings) -> Pencil:
    """What the canvas is drawn with: as the user said, or what was the faster here."""
    if settings.drawing != "measured":
        return settings.drawing
    found = recall(settings)
    return "raster" if found is None else found.faster


def equip(view: QGraphicsView, pencil: Pencil) -> None:
    """Have a view drawn so; before it has anything that lies on its viewport."""
    if pencil == "raster":
        view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        return
    from PySide6.QtOpenGLWidgets import QOpenGLWidget

    surface = QOpenGLWidget()
    surface.setFormat(smooth())
    view.setViewport(surface)
    # Its picture is made anew for each frame; there is nothing to scroll.
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)


def smooth() -> QSurfaceFormat:
    """Of a surface on which edges are smooth."""
    found = QSurfaceFormat.defaultFormat()
    found.setSamples(SAMPLES)
    return found
