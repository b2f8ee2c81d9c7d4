"""Why what is looked at cannot be watched in a run, in a sentence."""

from __future__ import annotations

from studio.app.runs import Runs
from studio.app.viewer import Viewer
from studio.graph.model import Node
from studio.message import Message


def unseen(viewer: Viewer, runs: Runs, node: Node | None) -> Message | None:
    """Why views stay empty here, or ``None``.

    Args:
        viewer: where the user is.
        runs: the runs of the session.
        node: of the graph shown; ``None`` where a view is of no single node.
    """
    if viewer.is_meant and node is not None:
        return Message(
            "The settings mean this graph. Its model can be watched on the model's tab; to watch "
            "the other nodes, edit it as a graph before training."
        )
    if viewer.sight is None:
        return Message(
            "Neither the model nor its training uses this block, so no run passes through it: "
            "use it in one of them to watch it there."
        )
    if node is None or runs.current is None or not (way := viewer.seen(node.id)):
        return None
    return runs.current.reach.unseen(way, node)
