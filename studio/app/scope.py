"""Where in a project one looks: the model, its training, a block inside them or by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from studio.graph.model import BLOCK, MODEL, TRAINING, Graph, Node, Project

REPETITION = "#"
"""Between an instance's id and which of its repetitions is meant, counted from nought."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A graph, and the instances by which it was entered.

    ``root`` is the graph in which ``path`` begins: the model, the training graph, or a block that
    is looked at by itself, as it is without any instance.
    """

    graph: str = MODEL
    path: tuple[str, ...] = ()
    root: str = MODEL

    @property
    def way(self) -> tuple[str, ...]:
        """How one came here: the same for all repetitions, and whatever the block is called."""
        return (self.root, *map(instance, self.path))

    def joined(self, node_id: str) -> str:
        """The one id by which frames and code speak of a node here: ``n3/n5``.

        In the training graph, and in what that calls, it begins with a ``/``. Empty in a block
        that is looked at by itself, for no frame and no code knows it so.
        """
        way = "/".join((*self.path, node_id))
        return {MODEL: way, TRAINING: f"/{way}"}.get(self.root, "")

    def here(self, joined: str) -> str:
        """The node of this graph that such an id means, or that holds what it means."""
        parts = _instances(joined)
        length = len(self.path)
        around = [instance(part) for part in self.path]
        root = TRAINING if joined.startswith("/") else MODEL
        if self.root != root or len(parts) <= length or parts[:length] != around:
            return ""
        return parts[length]

    def own(self, joined: str) -> str:
        """The node of this graph that such an id means, and none that holds what it means."""
        return self.here(joined) if len(_instances(joined)) == len(self.path) + 1 else ""


def _instances(joined: str) -> list[str]:
    return [instance(part) for part in joined.removeprefix("/").split("/")]


OF_TRAINING = Scope(TRAINING, (), TRAINING)
"""The training graph."""


def instance(part: str) -> str:
    """The id of the instance that a part of a path speaks of: ``n3`` for ``n3#2``."""
    return part.partition(REPETITION)[0]


def repetition(part: str) -> int:
    """Which of an instance's repetitions a part of a path speaks of: 2 for ``n3#2``."""
    number = part.partition(REPETITION)[2]
    return int(number) if number.isdecimal() else 0


def block_of(node: Node) -> str:
    """The name of the graph that a node stands for; empty for any other kind."""
    return node.kind.removeprefix(BLOCK) if node.kind.startswith(BLOCK) else ""


def call_around(project: Project, sight: Scope | None, node_id: str) -> str:
    """The call of a model in the training graph that a node is, or that it lies in.

    As frames name it: ``/n5``; empty for the project's model.
    """
    if sight is None or sight.root != TRAINING:
        return ""
    graph, chosen = project.graphs.get(TRAINING), instance((*sight.path, node_id)[0])
    if graph is None or chosen not in graph:
        return ""
    return f"/{chosen}" if block_of(graph.node(chosen)) not in ("", MODEL) else ""


def inside(project: Project, scope: Scope, node_id: str) -> Scope | None:
    """Where one is on entering an instance; ``None`` if it is no block of this project."""
    graph = project.graphs.get(scope.graph)
    owner = instance(node_id)
    if graph is None or owner not in graph:
        return None
    name = block_of(graph.node(owner))
    if name not in project.graphs:
        return None
    return Scope(name, (*scope.path, node_id), scope.root)


def along(project: Project, path: tuple[str, ...], root: str = MODEL) -> Scope:
    """Where a path leads, as far as its instances are there."""
    scope = Scope(root, (), root)
    for part in path:
        further = inside(project, scope, part)
        if further is None:
            break
        scope = further
    return scope


def outwards(project: Project, scope: Scope) -> Iterator[Scope]:
    """The scope and those it lies in, innermost first, the root last."""
    for length in range(len(scope.path), -1, -1):
        yield along(project, scope.path[:length], scope.root)


def standing(project: Project, scope: Scope) -> Scope:
    """The scope if it is still there, or else the nearest around it that is."""
    if scope.root == TRAINING and TRAINING not in project.graphs:
        return OF_TRAINING  # It is shown as the settings mean it.
    if scope.root not in project.graphs:
        return Scope()
    return along(project, scope.path, scope.root)


def nearest(project: Project, graph: str, near: Scope) -> Scope:
    """Where to look in order to see a graph: around ``near``, inside it, else anywhere.

    A block that is used neither in the model nor in its training is looked at by itself.
    """
    if graph == MODEL:
        return Scope()
    for scope in outwards(project, near):
        if scope.graph == graph:
            return scope
    for start in (near, Scope(), OF_TRAINING):
        if (found := _below(project, graph, start)) is not None:
            return found
    return Scope(graph, (), graph)


def sight(project: Project, scope: Scope) -> Scope | None:
    """Where views look for what is shown in a scope: a place that a run passes through.

    A block that is looked at by itself is seen where the model, or else its training, uses it
    first, and the model that the training calls as the model itself. ``None``: there is no such
    place.
    """
    if scope.root not in (MODEL, TRAINING):
        found = _below(project, scope.graph, Scope()) or _below(project, scope.graph, OF_TRAINING)
        if found is None:
            return None
        scope = found
    if scope.root == TRAINING and scope.path:
        node = project.graphs[TRAINING].node(instance(scope.path[0]))
        if block_of(node) == MODEL and not node.reuses:
            return along(project, scope.path[1:])
    return scope


def keeping(project: Project, scope: Scope) -> Scope:
    """The same place where the weights are kept: by the instances whose layers are called again."""
    path: list[str] = []
    for part in scope.path:
        around = along(project, tuple(path), scope.root)
        node = project.graphs[around.graph].node(instance(part))
        path.append(part.replace(node.id, node.reuses, 1) if node.reuses else part)
    return sight(project, replace(scope, path=tuple(path))) or scope


def repeated(scope: Scope, number: int) -> Scope:
    """The same place in another repetition of the block that was entered last."""
    owner = instance(scope.path[-1])
    part = f"{owner}{REPETITION}{number}" if number else owner
    return replace(scope, path=(*scope.path[:-1], part))


def uses(project: Project, graph: str) -> int:
    """How many nodes of the project stand for a graph."""
    kind = BLOCK + graph
    return sum(node.kind == kind for each in project.graphs.values() for node in each)


def _below(project: Project, graph: str, start: Scope) -> Scope | None:
    waiting, seen = deque([start]), {start.graph}
    while waiting:
        scope = waiting.popleft()
        if scope.graph == graph:
            return scope
        for node in project.graphs.get(scope.graph, Graph()):
            name = block_of(node)
            if name and name not in seen and (further := inside(project, scope, node.id)):
                seen.add(name)
                waiting.append(further)
    return None
