"""Edits of the free axes at the inputs of a graph, by their label: wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio import labels
from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.model import INPUT, Node, Project
from studio.graph.patch import Patch, patch_of
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.labels import FreeAxis
from studio.message import Message
from studio.value import Value


@dataclass(frozen=True, slots=True)
class SetLabel(Simple):
    """Put something in the place of a label, at all inputs of a graph.

    Args:
        label: such as ``H``.
        into: a multiple of it, ``2H``; another label; a size; or the label with the size that it
            is taken to be, ``H=64``.
        graph: whose inputs are meant.
    """

    label: str
    into: FreeAxis | int
    graph: str

    def title(self) -> Message:
        return Message("Make {label} {axis} at the inputs", label=self.label, axis=str(self.into))

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        changed: dict[str, Node | None] = {}
        for node in graph:
            shape = node.params.get("shape")
            if node.kind != INPUT or not isinstance(shape, tuple):
                continue
            axes = tuple(map(self._changed, shape))
            if axes != shape:
                changed[node.id] = replace(node, params={**node.params, "shape": axes})
        if not changed:
            raise EditError("No input has an axis {label}.", label=self.label)
        return patch_of(self.title(), self.graph, nodes=changed)

    def _changed(self, item: Value) -> Value:
        axis = labels.read(item) if isinstance(item, str) else None
        if axis is None or axis.label != self.label:
            return item
        if isinstance(self.into, int):
            return axis.factor * self.into
        if self.into.label != self.label:
            return str(replace(axis, label=self.into.label, size=None))
        if self.into.size is not None:
            return str(replace(axis, size=axis.factor * self.into.size))
        return str(axis.times(self.into.factor))
