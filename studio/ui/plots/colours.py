"""Colour tables for maps: perceptually uniform, 255 shades and one place for nothing.

Sequential maps are the published ones (viridis, magma, cividis); their tables come with
pyqtgraph and are read from its files. The diverging one is made here, in the OKLab space: equal
steps of lightness away from a neutral middle, orange below zero and blue above.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.observe.frames import Floats

MapName = Literal["viridis", "magma", "cividis", "grey", "diverging dark", "diverging light"]
Bytes = NDArray[np.uint8]
NOTHING = 255
"""The index that is drawn as nothing: gaps, and values that are not numbers."""
TOP = 254
"""The index of the highest value; zero of a diverging map is at half of it."""


@cache
def shades(name: MapName) -> Bytes:
    """255 × RGB."""
    if name == "grey":
        return np.repeat(np.arange(TOP + 1, dtype=np.uint8)[:, None], 3, axis=1)
    if name == "diverging dark":
        return _diverging(middle=0.27, end=0.80, chroma=0.145)
    if name == "diverging light":
        return _diverging(middle=0.965, end=0.52, chroma=0.16)
    spec = find_spec("pyqtgraph")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyqtgraph is not installed; it holds the colour maps")
    file = Path(spec.origin).parent / "colors" / "maps" / f"{name}.csv"
    table = np.loadtxt(file, delimiter=",", comments=";", usecols=(0, 1, 2))
    at = np.linspace(0, len(table) - 1, TOP + 1)
    found = [np.interp(at, np.arange(len(table)), table[:, part]) for part in range(3)]
    scale = 255.0 if table.max() <= 1.0 else 1.0
    return np.rint(np.stack(found, axis=1) * scale).astype(np.uint8)


@cache
def table(name: MapName, fade: bool = False) -> tuple[int, ...]:
    """256 colours as ``QImage`` wants them; the last is clear.

    With ``fade`` the low ones are too, or those near zero where the map is a diverging one.
    """
    rgb = shades(name).astype(np.uint32)
    alpha = np.full(TOP + 1, 255, np.uint32)
    if fade:
        low = -1.0 if name.startswith("diverging") else 0.0
        alpha = np.rint(255 * np.abs(np.linspace(low, 1, TOP + 1)) ** 0.6).astype(np.uint32)
    packed = (alpha << 24) | (rgb[:, 0] << 16) | (rgb[:, 1] << 8) | rgb[:, 2]
    return (*packed.tolist(), 0)


def quantise(values: Floats, low: float, high: float) -> Bytes:
    """Values to indices of a colour table, ``low`` to 0 and ``high`` to 254."""
    span = high - low
    if not np.isfinite(span) or span <= 0:
        index = np.full(values.shape, TOP / 2, np.float32)
    else:
        index = (values - np.float32(low)) * np.float32(TOP / span)
    missing = ~np.isfinite(values)
    np.clip(index, 0, TOP, out=index)
    if missing.any():
        index[missing] = NOTHING
    np.rint(index, out=index)
    return index.astype(np.uint8)


def bounds(values: Floats, signed: bool) -> tuple[float, float]:
    """The range of a scale: of the values, or as far below zero as above for signed ones."""
    finite = values[np.isfinite(values)] if not np.isfinite(values).all() else values
    if finite.size == 0:
        return 0.0, 0.0
    low, high = float(finite.min()), float(finite.max())
    if signed:
        far = max(-low, high)
        return -far, far
    return low, high


def _diverging(middle: float, end: float, chroma: float) -> Bytes:
    at = np.linspace(-1, 1, TOP + 1)
    lightness = middle + (end - middle) * np.abs(at)
    hue = np.deg2rad(np.where(at < 0, 62.0, 255.0))
    strength = chroma * np.abs(at) ** 0.8
    return _from_oklab(lightness, strength * np.cos(hue), strength * np.sin(hue))


def _from_oklab(
    lightness: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]
) -> Bytes:
    """Björn Ottosson's OKLab to sRGB."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = np.stack(
        (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        ),
        axis=1,
    ).clip(0, 1)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    found: Bytes = np.rint(srgb * 255).astype(np.uint8)
    return found
