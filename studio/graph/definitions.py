"""Edits of what a project defines: its graphs, their words, and the user's own Python."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.bookmarks import with_renamed_graph
from studio.graph.change import EditError
from studio.graph.model import BLOCK, CODE, MODEL, TRAINING, Graph, Node, Project
from studio.graph.patch import Face, Part, Patch, patch_of
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.graph.uses import nodes_of
from studio.graph.variables import check_variables
from studio.message import Message

MAX_NAMES = 8
"""How many places of use a sentence names."""


@dataclass(frozen=True, slots=True)
class AddGraph(Simple):
    """Put a whole graph into the project; it is copied."""

    name: str
    content: Graph

    def title(self) -> Message:
        return Message("Add the block {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        rules.check_identifier(self.name)
        if self.name in project.graphs:
            raise _taken("block", self.name)
        check_face(self.name, Face.of(self.content))
        for node in self.content:
            rules.check_identifier(node.name)
            rules.check_node(node)
        rules.check_no_circle({**project.graphs, self.name: self.content}, self.name)
        return Patch(self.title(), {self.name: whole(self.content)})


@dataclass(frozen=True, slots=True)
class RemoveGraph(Simple):
    """Take a graph out of the project, where no other uses it."""

    name: str

    def title(self) -> Message:
        return Message("Delete the block {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.name)
        if self.name == MODEL:
            _keep_name(self.name)
        _check_unused(project, BLOCK + self.name, self.name)
        return Patch(self.title(), {self.name: gone(graph)})


@dataclass(frozen=True, slots=True)
class RenameGraph(Simple):
    """Give a graph another name; the nodes that stand for it follow."""

    old: str
    new: str

    def title(self) -> Message:
        return Message("Rename the block to {name}", name=self.new)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.old)
        if self.old in (MODEL, TRAINING):
            _keep_name(self.old)
        rules.check_identifier(self.new)
        if self.new == self.old:
            return Patch(self.title())
        if self.new in project.graphs:
            raise _taken("block", self.new)
        others = {name: held for name, held in project.graphs.items() if name != self.old}
        rules.check_no_circle({**others, self.new: graph}, self.new)
        parts = _rekinded(project, BLOCK + self.old, BLOCK + self.new)
        parts |= {self.old: gone(graph), self.new: whole(graph)}
        kept = with_renamed_graph(project.bookmarks, self.old, self.new)
        return Patch(self.title(), parts, bookmarks=kept)


@dataclass(frozen=True, slots=True)
class SetAbout(Simple):
    """Say what a graph is for, and by which other words it is found."""

    graph: str
    about: str
    synonyms: tuple[str, ...] = ()

    def title(self) -> Message:
        return Message("Describe the block {name}", name=self.graph)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        face = replace(Face.of(graph), about=self.about, synonyms=tuple(self.synonyms))
        check_face(self.graph, face)
        return patch_of(self.title(), self.graph, face=face)


@dataclass(frozen=True, slots=True)
class SetCode(Simple):
    """Write Python of the user's own under a name, new or in place of what was there."""

    name: str
    text: str

    def title(self) -> Message:
        return Message("Edit the code of {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        rules.check_identifier(self.name)
        rules.check_code(self.name, self.text)
        return Patch(self.title(), codes={self.name: self.text})


@dataclass(frozen=True, slots=True)
class RemoveCode(Simple):
    """Take Python of the user's own out of the project, where no node uses it."""

    name: str

    def title(self) -> Message:
        return Message("Delete the code of {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        _code_of(project, self.name)
        _check_unused(project, CODE + self.name, self.name)
        return Patch(self.title(), codes={self.name: None})


@dataclass(frozen=True, slots=True)
class RenameCode(Simple):
    """Give Python of the user's own another name; the nodes that stand for it follow."""

    old: str
    new: str

    def title(self) -> Message:
        return Message("Rename the code to {name}", name=self.new)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        text = _code_of(project, self.old)
        rules.check_identifier(self.new)
        if self.new == self.old:
            return Patch(self.title())
        if self.new in project.codes:
            raise _taken("code", self.new)
        parts = _rekinded(project, CODE + self.old, CODE + self.new)
        return Patch(self.title(), parts, codes={self.old: None, self.new: text})


def whole(graph: Graph) -> Part:
    """The states that make all of a graph."""
    return Part(
        {node.id: node for node in graph},
        {wire: wire for wire in graph.wires()},
        Face.of(graph),
        dict(graph.pieces),
    )


def gone(graph: Graph) -> Part:
    """The states that take all of a graph away."""
    return Part(
        dict.fromkeys(graph.ids()),
        dict.fromkeys(graph.wires()),
        None,
        dict.fromkeys(graph.pieces),
    )


def check_face(name: str, face: Face) -> None:
    """Refuse words that no file can hold, and variables that could not be."""
    rules.check_text(name, "description", face.about)
    for word in face.synonyms:
        rules.check_text(name, "synonym", word)
    check_variables(name, face.variables)


def _rekinded(project: Project, old: str, new: str) -> dict[str, Part]:
    """All nodes of one kind as nodes of another."""
    nodes: dict[str, dict[str, Node | None]] = {}
    for name, node in nodes_of(project, old):
        nodes.setdefault(name, {})[node.id] = replace(node, kind=new)
    return {name: Part(found) for name, found in nodes.items()}


def _check_unused(project: Project, kind: str, name: str) -> None:
    places = [f"{node.name} ({graph})" for graph, node in nodes_of(project, kind)]
    if places:
        if len(places) > MAX_NAMES:
            places[MAX_NAMES:] = ["…"]
        raise EditError(
            "{name} is in use: {places}. Delete these layers first.",
            name=name,
            places=", ".join(places),
        )


def _keep_name(name: str) -> None:
    if name == TRAINING:
        raise EditError(
            "The graph {name} says how the project trains: it keeps its name.", name=name
        )
    raise EditError(
        "The graph {name} is what the project trains: it stays, under this name.", name=name
    )


def _code_of(project: Project, name: str) -> str:
    if name not in project.codes:
        raise EditError(
            "The project {project} has no code called {name}. It has: {codes}.",
            project=project.name,
            name=name,
            codes=", ".join(sorted(project.codes)) or "–",
        )
    return project.codes[name]


def _taken(what: str, name: str) -> EditError:
    if what == "block":
        return EditError(
            "The project has a block called {name} already. Choose another name.", name=name
        )
    return EditError("The project has code called {name} already. Choose another name.", name=name)
