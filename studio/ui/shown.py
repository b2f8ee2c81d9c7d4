"""The values of a node's parameters as forms and cards show them: set, derived or by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.app.session import Session
from studio.graph.model import Node
from studio.graph.reuse import layer_params
from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.ui.form_row import Shown
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.facts import NodeFacts


def shown_values(session: Session, node: Node, spec: LayerSpec) -> dict[str, Shown]:
    """What is shown for each parameter of a node of the graph that is shown."""
    facts = session.facts(node.id)
    if node.reuses:  # What counts are the parameters of the node that has the layer.
        node = replace(node, params=layer_params(session.graph, node, session.kinds))
    pending = session.runs.pending
    where = session.scope.graph
    found = {param.name: _shown(session, node, spec, param, facts) for param in spec.params}
    return {
        name: replace(shown, pending=True) if pending(where, node.id, name) else shown
        for name, shown in found.items()
    }


def _shown(
    session: Session, node: Node, spec: LayerSpec, param: Param, facts: NodeFacts | None
) -> Shown:
    derived: Mapping[str, Value] = facts.derived if facts else {}
    rule = spec.derived_from(param.name)
    if param.name in node.params:
        return Shown(
            node.params[param.name],
            changed=True,
            derivable=rule is not None,
            computed=facts.computed.get(param.name) if facts else None,
        )
    if rule is not None:
        known = param.name in derived
        source = _wired_to(session, node, rule.port)
        return Shown(derived.get(param.name), known, derivable=True, source=source)
    if param.default is REQUIRED:
        return Shown(known=False)
    return Shown(param.default)


def _wired_to(session: Session, node: Node, port: str) -> str:
    graph = session.graph
    wires = graph.incoming(node.id)
    found = next((wire for wire in wires if wire.input.partition(".")[0] == port), None)
    return graph.node(found.source).name if found else ""
