"""Layers that add a border around a signal, an image or a volume."""

from __future__ import annotations

from studio.layers.builtin.axes import ALL, Axes
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param

BORDERS = {
    "ReflectionPad": (
        "Adds a border that mirrors the input at its edge.",
        ("mirror", "reflect", "pad", "border"),
    ),
    "ReplicationPad": (
        "Adds a border that repeats the outermost values.",
        ("replicate", "repeat the edge", "extend", "pad", "border"),
    ),
    "ZeroPad": ("Adds a border of zeros.", ("zero padding", "pad", "border", "margin")),
    "ConstantPad": (
        "Adds a border of one given value.",
        ("constant padding", "fill", "pad", "border", "margin"),
    ),
    "CircularPad": (
        "Adds a border taken from the opposite side, as if the input were bent into a ring.",
        ("wrap around", "periodic", "circular", "pad", "border"),
    ),
}

SIDES = {
    1: "How many steps are added: one number for both ends, or start and end. A negative number "
    "cuts off. PyTorch has no default; we start at 1.",
    2: "How many pixels are added: one number for all sides, or left, right, top and bottom. A "
    "negative number cuts off. PyTorch has no default; we start at 1.",
    3: "How many voxels are added: one number for all sides, or left, right, top, bottom, front "
    "and back. A negative number cuts off. PyTorch has no default; we start at 1.",
}

LIMITS = {
    "ReflectionPad": " Must be smaller than the input.",
    "CircularPad": " Must not be larger than the input.",
}

VALUE = Param(
    "value",
    "float",
    0.0,
    "The value that the border is filled with. PyTorch has no default; we start at 0.",
    always=True,
)


def _padding(stem: str, axes: Axes) -> LayerSpec:
    title = axes.title(stem)
    summary, synonyms = BORDERS[stem]
    border = Param(
        "padding",
        "ints",
        1,
        SIDES[axes.count] + LIMITS.get(stem, ""),
        length=2 * axes.count,
        unit=axes.unit,
        always=True,
    )
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="padding",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(axes.output,),
        params=(border, VALUE) if stem == "ConstantPad" else (border,),
        positional=2 if stem == "ConstantPad" else 1,
        synonyms=synonyms,
    )


def register(catalogue: Catalogue) -> None:
    for stem in BORDERS:
        for axes in ALL:
            catalogue.register(_padding(stem, axes))
