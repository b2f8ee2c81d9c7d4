"""How a node stands among the others, in sentences: what it shares, and whether it runs."""

from __future__ import annotations

from collections.abc import Mapping

from studio.app.scope import block_of, uses
from studio.app.session import Session
from studio.compile.kinds import CHECKPOINT
from studio.graph.model import BYPASS, MUTE, PIN, Graph, Node
from studio.ui.text import tr


def calls(graph: Graph) -> dict[str, str]:
    """For every node that shares its layer: the id of the node that has it, itself or another."""
    found: dict[str, str] = {}
    for node in graph:
        if node.reuses and node.reuses in graph:
            found[node.id] = found[node.reuses] = node.reuses
    return found


def sentences(session: Session, node: Node, shared: Mapping[str, str]) -> list[str]:
    """What the marks on its card mean.

    Args:
        session: where the node is shown.
        node: a node of the graph that is shown.
        shared: what :func:`calls` gives for that graph.
    """
    found: list[str] = []
    name = block_of(node)
    if name and (times := uses(session.document.project, name)) > 1:
        found.append(tr("Block {name}, used {count} times.", name=name, count=times))
    if node.id in shared:
        others = [other for other, owner in shared.items() if owner == shared[node.id]]
        names = ", ".join(session.graph.node(n).name for n in others if n != node.id)
        found.append(
            tr("The same layer as {names}: what is set for one is set for all.", names=names)
        )
    if name and node.params.get(CHECKPOINT) is True:
        found.append(tr("Recomputed in backward: training keeps only what comes in."))
    if PIN in node.flags:
        found.append(tr("Pinned: it stays where it is, whatever moves."))
    if MUTE in node.flags:
        found.append(tr("Muted: it gives nothing, as if its wires were cut."))
    elif BYPASS in node.flags:
        found.append(tr("Bypassed: it hands on its first input untouched."))
    elif _left_out(session, node):
        found.append(tr("Left out: what it needs is muted."))
    return found


def _left_out(session: Session, node: Node) -> bool:
    here = session.here
    skipped = here.plan.skipped if here and here.plan else ()
    return any(one.node == node.id for one in skipped)
