"""The free axes at the inputs of a graph: their labels, and how large they are taken to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio import labels
from studio.compile.tensors import TensorSpec, labelled
from studio.graph.model import INPUT, Node
from studio.labels import BATCH, FreeAxis
from studio.value import Value


def entry_spec(settings: Mapping[str, Value], sizes: Mapping[str, int] | None = None) -> TensorSpec:
    """What an input with these settings gives; ``sizes`` are those that the graph assumes."""
    shape, dtype = settings["shape"], settings["dtype"]
    assert isinstance(shape, tuple) and isinstance(dtype, str)
    known = {axis.label: axis.unit for axis in free_axes(shape) if axis.unit is not None}
    return labelled(tuple(_axis(item) for item in shape), dtype, {**known, **(sizes or {})})


def free_axes(shape: Value) -> Iterable[FreeAxis]:
    """The free axes of an input's shape; those of the batch are not among them."""
    for item in shape if isinstance(shape, tuple) else ():
        axis = labels.read(item) if isinstance(item, str) else None
        if axis is not None and axis.label != BATCH:
            yield axis


def labels_at(nodes: Iterable[Node]) -> list[str]:
    """The labels of the free axes at the inputs among these nodes."""
    entries = (node for node in nodes if node.kind == INPUT)
    return sorted({axis.label for node in entries for axis in free_axes(node.params.get("shape"))})


def _axis(item: Value) -> int | str:
    """An axis of a spec: ``16H`` for ``16H=224``."""
    if isinstance(item, int):
        return item
    axis = labels.read(str(item))
    assert axis is not None
    return axis.axis


@dataclass(frozen=True, slots=True)
class Assumed:
    """How large each label of a graph is taken to be, and who says so."""

    sizes: Mapping[str, int]
    origins: Mapping[str, Node]

    @property
    def stamp(self) -> tuple[tuple[str, int], ...]:
        """The same as long as the sizes are."""
        return tuple(self.sizes.items())


NOTHING_ASSUMED = Assumed({}, {})


def assumed(nodes: Iterable[Node]) -> Assumed:
    """What the inputs among these nodes say of their labels; the first that says anything wins."""
    sizes: dict[str, int] = {}
    origins: dict[str, Node] = {}
    for node in nodes:
        if node.kind != INPUT:
            continue
        for axis in free_axes(node.params.get("shape")):
            if axis.unit is not None and axis.label not in sizes:
                sizes[axis.label] = axis.unit
                origins[axis.label] = node
    return Assumed(sizes, origins)
