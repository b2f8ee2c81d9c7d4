"""What stands on a canvas beside layers and wires: frames around some of them, and notes.

It says nothing to the compiler. A frame holds what lies inside it when the user takes hold of it,
so no layer has to remember its frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

FrameColour: TypeAlias = Literal["grey", "blue", "green", "amber", "red", "violet"]
COLOURS: tuple[FrameColour, ...] = get_args(FrameColour)


@dataclass(frozen=True, slots=True)
class Frame:
    """A titled rectangle. ``x`` and ``y`` are its left upper corner, in scene units."""

    id: str
    x: float = 0.0
    y: float = 0.0
    width: float = 320.0
    height: float = 200.0
    title: str = ""
    colour: str = "grey"
    """One of ``COLOURS``, or what a newer program knows."""
    holds: tuple[str, ...] | None = None
    """Of a collapsed frame: the ids of the nodes, frames and notes that are hidden in it. ``None``:
    it is open, and holds what lies in it."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What a newer program wrote."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sheet of Markdown. ``x`` and ``y`` are its left upper corner, in scene units."""

    id: str
    x: float = 0.0
    y: float = 0.0
    width: float = 240.0
    height: float = 120.0
    text: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What a newer program wrote."""


Piece: TypeAlias = Frame | Note
Point: TypeAlias = tuple[float, float]
