"""The graphs of a project that stand side by side: the model, its training, and what that calls."""

from __future__ import annotations

from dataclasses import dataclass

from studio.app.scope import OF_TRAINING, Scope, block_of, inside, instance
from studio.graph.model import MODEL, TRAINING, Graph, Project, natural


@dataclass(frozen=True, slots=True)
class Tab:
    """One of them."""

    graph: str
    scope: Scope
    """Where one looks to see it."""


def tabs(project: Project) -> tuple[Tab, ...]:
    """The model, the training, and the further models that the training calls, in their order."""
    found = {MODEL: Tab(MODEL, Scope()), TRAINING: Tab(TRAINING, OF_TRAINING)}
    graph = project.graphs.get(TRAINING, Graph())
    for node in sorted(graph, key=lambda node: natural(node.id)):
        scope = inside(project, OF_TRAINING, node.id)
        if scope is not None:
            found.setdefault(block_of(node), Tab(scope.graph, scope))
    return tuple(found.values())


def current(project: Project, scope: Scope) -> int:
    """Which of them one is in, or -1 in a block that is looked at by itself."""
    every = tabs(project)
    graph = scope.root
    if scope.root == TRAINING and scope.path:
        drawn = project.graphs.get(TRAINING, Graph())
        owner = instance(scope.path[0])
        graph = block_of(drawn.node(owner)) if owner in drawn else TRAINING
    return next((at for at, tab in enumerate(every) if tab.graph == graph), -1)
