"""The plan of a graph of which it is known already that it works, without looking at shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studio.compile.kinds import ProjectKinds
from studio.compile.plan import Plan, Step, class_name, complete, gather, legal_names
from studio.graph.model import BLOCK, Graph


def plan_of(graph: Graph, name: str, kinds: ProjectKinds, bodies: Mapping[str, Plan]) -> Plan:
    """The plan of a graph that a program drew, all of whose settings are there.

    Args:
        graph: what is read.
        name: of the graph.
        kinds: what its nodes are.
        bodies: the plans of the graphs that it calls, by name.
    """
    order = [graph.node(node_id) for node_id in graph.order()]
    names = legal_names(order)
    steps: list[Step] = []
    for node in order:
        spec = kinds.find(node.kind)
        assert spec is not None
        settings, missing = complete(spec, node.params, {})
        assert not missing
        inputs = gather(spec, graph.incoming(node.id))
        step = Step(node.id, names[node.id], spec, settings, inputs, called=node.name)
        if node.kind.startswith(BLOCK):
            step = replace(step, bodies=(bodies[node.kind.removeprefix(BLOCK)],))
        steps.append(step)
    return Plan(class_name(name), tuple(steps), block=name)
