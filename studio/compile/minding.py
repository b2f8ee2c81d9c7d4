"""Which layers mind how values lie in memory, and which of them leave values in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from studio.compile.facts import NodeFacts
from studio.compile.layouts import INPLACE
from studio.compile.plan import Step
from studio.graph.model import CODE, Graph, Project
from studio.layers.spec import Family

VIEW: Final = "torch.Tensor.view"
OVERLAPPING: Final = frozenset({"torch.Tensor.expand", "torch.Tensor.expand_as"})
"""Kinds of whose results several places are one in memory."""
REQUIRED: Final = "RequireGradient"
LEAVES: Final = frozenset({"Parameter", "RandomParameter", REQUIRED})
"""Kinds whose results have gradients of their own, so that nothing may be written over them."""
ORDERLY: Final = frozenset[Family](
    {
        "activation",
        "convolution",
        "dense",
        "dropout",
        "embedding",
        "loss",
        "math",
        "normalisation",
        "padding",
        "pooling",
        "reduction",
        "vision",
    }
)
"""Families whose kinds give values in order where all that comes in lies in order."""
ARRANGING: Final = frozenset({VIEW, "torch.reshape", "torch.nn.Flatten"})
"""Other kinds that do."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a graph has in it that may mind how values lie."""

    views: bool = False
    restricts: bool = False
    """Whether it gives values that may not be written over."""


@dataclass(slots=True)
class Minding:
    """Which graphs of a project hold layers that mind.

    Args:
        known: what was found before, by graph with its state; grows.
    """

    known: dict[str, tuple[object, Traits]] = field(default_factory=dict)

    def graphs(self, project: Project) -> frozenset[str]:
        """Their names."""
        codes = {name for name, text in project.codes.items() if ".view(" in text}
        found: dict[str, Traits] = {}
        for name, graph in project.graphs.items():
            stamp = (graph.state, codes)
            known = self.known.get(name)
            traits = known[1] if known is not None and known[0] == stamp else None
            if traits is None:
                traits = _traits(graph, codes)
                self.known[name] = (stamp, traits)
            found[name] = traits
        minding = {name for name, traits in found.items() if traits.views}
        if any(traits.restricts for traits in found.values()):
            minding |= {name for name, graph in project.graphs.items() if _overwrites(graph)}
        return frozenset(minding)


def _traits(graph: Graph, codes: set[str]) -> Traits:
    kinds = {node.kind for node in graph}
    return Traits(
        VIEW in kinds or any(CODE + name in kinds for name in codes),
        not kinds.isdisjoint(OVERLAPPING | LEAVES),
    )


def _overwrites(graph: Graph) -> bool:
    """Whether a node may write over what it is given."""
    return any(node.params.get(INPLACE, False) is not False for node in graph)


def keeps_order(step: Step, facts: NodeFacts) -> bool:
    """Whether all that a step gives lies in order if all that it takes does."""
    spec = step.spec
    if spec.construct == "block":
        plans = [inside.plan for inside in facts.inside]
        return all(
            plan is not None
            and all(
                each.spec.construct == "output" or keeps_order(each, inside.nodes[each.node])
                for each in plan.steps
            )
            for plan, inside in zip(plans, facts.inside, strict=True)
        )
    if spec.package or spec.code:
        return False
    return spec.construct == "input" or spec.family in ORDERLY or spec.key in ARRANGING


def minds(step: Step) -> bool:
    return (
        step.spec.key == VIEW
        or step.settings.get(INPLACE) is True
        or (bool(step.spec.code) and ".view(" in step.spec.code)
    )
