"""Costs in words: what a layer sees of the input, a kind, whether a training will fit."""

from __future__ import annotations

from fractions import Fraction
from math import inf, prod

from studio.compile.receptive import ReceptiveField
from studio.graph.model import BLOCK, CODE
from studio.ui.text import tr


def kind(key: str) -> str:
    """The last word of a kind's key, as cards have it."""
    if key.startswith((BLOCK, CODE)):
        return key.partition(":")[2]
    return key.rpartition(".")[2]


def seen(field: ReceptiveField | None) -> float:
    """How many places of the input one value sees, to sort by."""
    if field is None:
        return -1
    return prod(inf if size is None else size for size in field.size)


def sees(field: ReceptiveField | None) -> str:
    """``14 × 14``: how far one value sees along each axis."""
    if field is None:
        return ""
    if all(size is None for size in field.size):
        return tr("everything")
    return " × ".join(
        str(extent if size is None else size)
        for size, extent in zip(field.size, field.extent, strict=True)
    )


def sees_of(field: ReceptiveField) -> str:
    """``14 × 14 of 28 × 28, step 4``: the same in full."""
    if all(size is None for size in field.size):
        return tr("all of {extent}", extent=_times(field.extent))
    text = tr("{size} of {extent}", size=sees(field), extent=_times(field.extent))
    steps = {step for step, size in zip(field.stride, field.size, strict=True) if size is not None}
    if steps == {Fraction(1)}:
        return text
    step = _step(steps.pop()) if len(steps) == 1 else " × ".join(map(_step, field.stride))
    return tr("{seen}, step {step}", seen=text, step=step)


def _times(extent: tuple[int | str, ...]) -> str:
    return " × ".join(map(str, extent))


def _step(step: Fraction) -> str:
    return f"{float(step):g}"
