"""Weights that start from a file: which use of a block is meant, and how the file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio.compile.kinds import START_FROM
from studio.graph.edits import Batch, Edit, SetParam, SetSetting
from studio.graph.model import BLOCK, MODEL, TRAINING, Node, Project
from studio.message import Message, UserError

SETTING = f"train.{START_FROM}"
"""Says it of the model where no training graph is drawn."""


def kept(file: str, base: Path | None) -> str:
    """A path as a project keeps it: seen from the project's folder where the file lies in it."""
    path = Path(file)
    if base is None or not path.is_absolute() or not path.is_relative_to(base):
        return file
    return path.relative_to(base).as_posix()


def starting(project: Project, name: str, file: Path, base: Path | None) -> Edit:
    """The edit after which a block's weights start from a file.

    Args:
        project: where the block is.
        name: of a node of the training graph or of the model, ``stage1.conv`` of one inside a
            block; or of a block, and then all its uses are meant; or ``model``.
        file: which holds the weights.
        base: the folder of the project.

    Raises:
        UserError: nothing in the project is called so.
    """
    found = kept(str(file.absolute()), base)
    uses = list(_meant(project, name))
    if not uses and name == MODEL and TRAINING not in project.graphs:
        return SetSetting(SETTING, found)
    if not uses:
        raise UserError(
            "No block is called {name}, so no weights can start it. There are: {known}.",
            name=name,
            known=", ".join(_known(project)),
        )
    title = Message("Start {name} from weights", name=name)
    return Batch(tuple(SetParam(node.id, START_FROM, found, graph) for graph, node in uses), title)


def _meant(project: Project, name: str) -> Iterator[tuple[str, Node]]:
    """The uses of a block that a name means, each with the name of its graph."""
    for start in (TRAINING, MODEL):
        found = _along(project, start, name)
        if found is not None:
            yield found
            return
    for graph in sorted(project.graphs):
        for node in project.graphs[graph]:
            if node.kind == BLOCK + name and not node.reuses:
                yield graph, node


def _along(project: Project, start: str, way: str) -> tuple[str, Node] | None:
    """The use of a block at the end of ``stage1.conv``, from one graph on."""
    graph, found = start, None
    for name in way.split("."):
        if found is not None:
            graph = found.kind.removeprefix(BLOCK)
        nodes = project.graphs.get(graph)
        found = None if nodes is None else nodes.find(name)
        if nodes is None or found is None or not found.kind.startswith(BLOCK):
            return None
        if found.reuses:  # What counts is what the node says that has the weights.
            found = nodes.node(found.reuses)
    return None if found is None else (graph, found)


def _known(project: Project) -> list[str]:
    """What may be named at the first level."""
    graphs = [project.graphs[name] for name in (TRAINING, MODEL) if name in project.graphs]
    nodes = [node for graph in graphs for node in graph]
    calls = [node.name for node in nodes if node.kind.startswith(BLOCK) and not node.reuses]
    return sorted({MODEL, *calls, *(project.graphs.keys() - {TRAINING})})
