"""Take over from another project what its nodes need: blocks, own Python, variables, packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from studio.graph.definitions import AddGraph, SetCode
from studio.graph.differences import equal_graphs
from studio.graph.model import BLOCK, CODE, Graph, Node, Project, Variable, natural
from studio.graph.patch import Edit
from studio.graph.projectwide import SetPackage
from studio.graph.records import variable_record
from studio.graph.uses import face_names, free_name, needed, respoken, spoken_by
from studio.graph.variables import AddVariable


@dataclass(frozen=True, slots=True)
class Adoption:
    """What makes another project's definitions known here, and under which names.

    What is here already, and equal, is used; what has the name of something else gets another.
    """

    edits: tuple[Edit, ...] = ()
    """In the order in which they can be done; none if all is here."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By kind there: the kind here."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """By name of a variable of the project there: its name here."""

    def node(self, node: Node, face: frozenset[str] = frozenset()) -> Node:
        """A node from there as it is here.

        Args:
            node: of the other project.
            face: names that mean variables of the node's own graph, and stay.
        """
        kind = self.kinds.get(node.kind, node.kind)
        other = node if kind == node.kind else replace(node, kind=kind)
        for old, new in self.variables.items():
            if old != new and old not in face:
                other = respoken(other, old, new)
        return other

    def graph(self, graph: Graph) -> Graph:
        """A graph from there as it is here."""
        face = face_names(graph)
        other = graph.copy()
        for node in graph:
            other.put_node(self.node(node, face))
        return other


def adopt(
    project: Project,
    source: Project,
    nodes: Iterable[Node],
    names: Mapping[str, str] | None = None,
    face: frozenset[str] = frozenset(),
) -> Adoption:
    """What nodes of another project need in order to be here.

    Args:
        project: where they shall be; it is not changed.
        source: the project that they are from.
        nodes: the nodes; only their kinds and expressions count.
        names: by name of a graph there: the name it would best have here.
        face: names that mean other variables where the nodes shall be.
    """
    wanted = list(nodes)
    graphs = needed(source.graphs, (node.kind for node in wanted))
    held = [node for name in graphs for node in source.graphs[name]]
    work = _Work(project, source, dict(names or {}))
    work.take_codes(node.kind for node in (*wanted, *held))
    spoken = spoken_by(wanted) - face
    for name in graphs:
        spoken |= spoken_by(source.graphs[name]) - face_names(source.graphs[name])
    work.take_variables(spoken, graphs)
    for name in graphs:
        work.take_graph(name)
    for kind in sorted({node.kind for node in (*wanted, *held)} & source.packages.keys()):
        if kind not in project.packages:
            work.edits.append(SetPackage(kind, source.packages[kind]))
    return work.adoption()


def adopt_block(project: Project, source: Project, block: str, name: str) -> tuple[Adoption, str]:
    """What brings a graph of another project here as a block, and the kind of its instances.

    Args:
        project: where it shall be; it is not changed.
        source: the project that it is from.
        block: the name of the graph there, such as ``model``.
        name: what it would best be called here.
    """
    kind = BLOCK + block
    adoption = adopt(project, source, (Node("", kind, ""),), {block: name})
    return adoption, adoption.kinds[kind]


@dataclass(slots=True)
class _Work:
    project: Project
    source: Project
    names: dict[str, str]
    edits: list[Edit] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    new_graphs: set[str] = field(default_factory=set)

    def adoption(self) -> Adoption:
        return Adoption(tuple(self.edits), self.kinds, self.variables)

    def take_codes(self, kinds: Iterable[str]) -> None:
        there = self.source.codes
        taken = set(self.project.codes)
        for kind in sorted(set(kinds)):
            name = kind.removeprefix(CODE)
            if not kind.startswith(CODE) or name not in there:
                continue
            here = self.project.codes
            equal = (n for n in _candidates(name, here) if here[n] == there[name])
            new = next(equal, "") or free_name(taken, name)
            if new not in taken:
                self.edits.append(SetCode(new, there[name]))
                taken.add(new)
            self.kinds[kind] = CODE + new

    def take_variables(self, spoken: Iterable[str], graphs: Iterable[str]) -> None:
        here = {variable.name: variable for variable in self.project.variables}
        faces = frozenset().union(*(face_names(self.source.graphs[name]) for name in graphs))
        there = {variable.name: variable for variable in self.source.variables}
        for name in sorted(set(spoken) & there.keys()):
            variable = there[name]
            new = name
            if name in here and not _alike(here[name], variable):
                # A name that nothing there has, so that no renaming hits what another gave.
                foreign = there.keys() | faces
                alike = (n for n, v in here.items() if n not in foreign and _alike(v, variable))
                new = next(alike, "") or free_name(here.keys() | foreign, name)
            if new not in here:
                here[new] = replace(variable, name=new)
                self.edits.append(AddVariable(here[new]))
            self.variables[name] = new

    def take_graph(self, name: str) -> None:
        graph = self.adoption().graph(self.source.graphs[name])
        wish = self.names.get(name, name)
        here = self.project.graphs
        equal = (other for other in _candidates(wish, here) if equal_graphs(here[other], graph))
        new = next(equal, None)
        if new is None:
            new = free_name(here.keys() | self.new_graphs, wish)
            self.new_graphs.add(new)
            self.edits.append(AddGraph(new, graph))
        self.kinds[BLOCK + name] = BLOCK + new


def _candidates(name: str, there: Iterable[str]) -> list[str]:
    """Where an equal may be: under this name, or under one that a clash has given it."""
    alike = [other for other in there if _stem(other) == _stem(name)]
    return sorted(alike, key=lambda other: (other != name, natural(other)))


def _stem(name: str) -> str:
    return name.rstrip("0123456789") or name


def _alike(a: Variable, b: Variable) -> bool:
    """Whether two variables are equal, but for a number that a clash has given one's name."""
    if _stem(a.name) != _stem(b.name):
        return False
    return repr(variable_record(a)) == repr(variable_record(replace(b, name=a.name)))
