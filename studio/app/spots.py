"""Where a layer is to go, and how well kinds of layers suit that place."""

from __future__ import annotations

from dataclasses import dataclass

from studio.app.habits import Habits
from studio.app.session import Session
from studio.compile.tensor_kinds import expected, kind_of
from studio.compile.tensors import TensorSpec
from studio.layers.spec import LayerSpec

SUITS, CLASHES, HABIT = 0.2, 0.3, 0.6
"""How much it counts in a search: more than the length of a title, less than a better fit."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the canvas: behind an output, or by itself."""

    before: str = ""
    """The kind of the node whose output leads here."""
    name: str = ""
    """The name of that node."""
    tensor: TensorSpec | None = None
    """What comes in, where that is known."""
    begins: bool = False
    """Whether nothing stands on the canvas yet."""


def behind(session: Session, node_id: str, output: str) -> Spot:
    """The place behind an output of a node of the graph shown."""
    facts, node = session.facts(node_id), session.graph.node(node_id)
    return Spot(node.kind, node.name, facts.outputs.get(output) if facts else None)


def lean(spec: LayerSpec, spot: Spot, habits: Habits) -> float:
    """How much better than another kind this one is here; less than nothing where it clashes."""
    own = HABIT * habits.lean(spec.key, spot.before)
    if spot.begins:
        return own + (SUITS if spec.construct == "input" else 0.0)
    if spot.tensor is None or not spec.inputs:
        return own
    return own + _suits(spec, spot.tensor)


def _suits(spec: LayerSpec, tensor: TensorSpec) -> float:
    wanted, given = expected(spec, "input", spec.inputs[0].name), kind_of(tensor)
    if wanted not in ("any", given):
        return -CLASHES
    if spec.title[-2:] in ("1d", "2d", "3d"):
        axes = int(spec.title[-2]) + 2
        loose = axes == 3 and spec.family in ("normalisation", "dropout")
        fits = len(tensor.shape) == axes or (loose and len(tensor.shape) == 2)
        return SUITS if fits else -CLASHES
    if spec.family == "dense":
        return SUITS if given == "features" else 0.0
    return SUITS if wanted == given else 0.0
