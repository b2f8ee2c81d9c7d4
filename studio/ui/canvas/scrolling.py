"""Wheels, touchpads and pinches.

A mouse's wheel zooms at the pointer, as node editors do; with Shift it moves sideways. Two fingers
on a touchpad move the picture both ways. With Control both zoom, and so does a pinch.
"""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from studio.ui.canvas.camera import Camera
from studio.ui.canvas.gliding import Speed

NOTCH = 120.0
ZOOM_PER_NOTCH = 1.2
PAN_PER_NOTCH = 60.0
OWN_MOMENTUM = sys.platform in ("darwin", "win32")
"""Whether the system lets swipes run out."""


class Sheet(Protocol):
    """What is scrolled."""

    camera: Camera

    def viewport(self) -> QWidget: ...
    def pan_by(self, dx: int, dy: int) -> None: ...
    def touch(self) -> None:
        """The user moved it."""
        ...

    def glide(self, speed: QPointF) -> None:
        """Let it go on at this speed, in pixels a second, if that is a flick."""
        ...


def wheel(sheet: Sheet, event: QWheelEvent, swipe: Speed) -> None:
    """Move or zoom by a turn of a wheel or a swipe.

    Where the system lets a swipe run out by itself, its events say so, and that is all. Elsewhere
    fingers that leave the touchpad while they move set the picture gliding.
    """
    turn, keys = event.angleDelta(), event.modifiers()
    place = event.position().toPoint()
    if keys & Qt.KeyboardModifier.ControlModifier:
        _zoom(sheet, turn, place)
    elif _is_touchpad(event) or keys & Qt.KeyboardModifier.ShiftModifier:
        step = event.pixelDelta()
        if step.isNull():
            step = (turn.toPointF() * (PAN_PER_NOTCH / NOTCH)).toPoint()
        if keys & Qt.KeyboardModifier.ShiftModifier and not step.x():
            step = QPoint(step.y(), 0)
        sheet.pan_by(step.x(), step.y())
        if event.phase() == Qt.ScrollPhase.ScrollEnd and not OWN_MOMENTUM:
            sheet.glide(swipe.at(event.timestamp()))
        else:
            swipe.note(step, event.timestamp())
    else:
        _zoom(sheet, turn, place)
    event.accept()


def pinch(sheet: Sheet, event: QEvent) -> bool:
    """Zoom by a pinch; whether it was one."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            sheet.camera.zoom_by(1 + event.value(), event.position().toPoint())
            sheet.touch()
            return True
    elif isinstance(event, QGestureEvent):
        found = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(found, QPinchGesture):
            about = sheet.viewport().mapFromGlobal(found.centerPoint().toPoint())
            sheet.camera.zoom_by(found.scaleFactor(), about)
            sheet.touch()
            return True
    return False


def _zoom(sheet: Sheet, turn: QPoint, place: QPoint) -> None:
    sheet.camera.zoom_by(ZOOM_PER_NOTCH ** ((turn.y() or turn.x()) / NOTCH), place)
    sheet.touch()


def _is_touchpad(event: QWheelEvent) -> bool:
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() or event.phase() != Qt.ScrollPhase.NoScrollPhase
