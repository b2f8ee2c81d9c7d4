"""Edits that lead towards an earlier version: one difference taken back, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.graph.change import Change, EditError
from studio.graph.comparing import ABSENT, Comparison, Difference
from studio.graph.definitions import RemoveGraph, RenameCode, RenameGraph, gone, whole
from studio.graph.differences import equal_graphs, same
from studio.graph.edits import RemoveNodes, Rename
from studio.graph.model import CODE, INPUT, OUTPUT, Graph, Node, Project, Variable, Wire
from studio.graph.patch import RESET, Edit, Face, Part, Patch, chained
from studio.graph.ports import Kinds
from studio.graph.reuse import check_owner, reusers
from studio.graph.rules import check_no_circle
from studio.graph.uses import block_of, needed
from studio.message import Message

_LABEL = Message("Take back a change")


@dataclass(frozen=True, slots=True, eq=False)
class Become:
    """Make the project what another version is, in every respect."""

    version: Project
    label: Message

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        return towards(project, self.version, self.label).apply(project, kinds)


def towards(now: Project, then: Project, label: Message) -> Patch:
    """What makes one version of the other."""
    parts: dict[str, Part] = {}
    for name in now.graphs.keys() | then.graphs.keys():
        here, there = now.graphs.get(name), then.graphs.get(name)
        if there is None:
            assert here is not None
            parts[name] = gone(here)
        elif here is None:
            parts[name] = whole(there)
        elif not equal_graphs(here, there):
            parts[name] = _turned(here, there)
    return Patch(
        label,
        parts,
        {key: then.settings.get(key, RESET) for key in now.settings.keys() | then.settings.keys()},
        {key: then.codes.get(key) for key in now.codes.keys() | then.codes.keys()},
        {key: then.packages.get(key) for key in now.packages.keys() | then.packages.keys()},
        then.variables,
        then.name,
        None if same(now.extra, then.extra) else dict(then.extra),
        then.bookmarks,
    )


def _turned(here: Graph, there: Graph) -> Part:
    """What makes one graph of another, as far as they differ."""
    nodes: dict[str, Node | None] = {node.id: None for node in here if node.id not in there} | {
        node.id: node for node in there if node.id not in here or here.node(node.id) is not node
    }
    wires: dict[Wire, Wire | None] = dict.fromkeys(here.wires())
    wires.update((wire, wire) for wire in there.wires())
    pieces = {key: there.pieces.get(key) for key in here.pieces.keys() | there.pieces.keys()}
    return Part(nodes, wires, Face.of(there), pieces)


@dataclass(frozen=True, slots=True, eq=False)
class TakeBack:
    """Undo differences in the newer version, as far as that is possible without the others.

    It refuses, with what has to be taken back before, where a rule would be broken.
    """

    comparison: Comparison
    differences: tuple[Difference, ...]
    label: Message

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        inverses: list[Patch] = []
        try:
            for each in self.differences:
                edit = _edit(each, self.comparison.old, project)
                if isinstance(edit, Patch):
                    _check_names(project, edit)
                inverse, _ = edit.apply(project, kinds)
                inverses.append(inverse)
                _check(project, edit)
        except EditError:
            for inverse in reversed(inverses):
                inverse.apply(project)
            raise
        back = chained(self.label, reversed(inverses))
        return back, back.change(project)


def _edit(it: Difference, old: Project, now: Project) -> Edit | Patch:
    match it.sort:
        case "graph name":
            return RenameGraph(it.new, it.old)
        case "code name":
            return RenameCode(it.new, it.old)
        case "graph":
            if it.old is ABSENT:
                return RemoveGraph(it.graph)
            return _with_needed(Patch(_LABEL, {it.graph: whole(it.old)}), old, now)
        case "setting":
            return Patch(_LABEL, settings={it.key: RESET if it.old is ABSENT else it.old})
        case "code":
            return _code_back(it, now, _LABEL)
        case "package":
            return Patch(_LABEL, packages={it.key: _none(it.old)})
        case "project":
            return Patch(_LABEL, name=it.old)
        case "project extra":
            return Patch(_LABEL, extra=dict(it.old))
        case "variable":
            return Patch(_LABEL, variables=_variables_back(it, now.variables, old.variables))
    graph, before = now.graphs.get(it.graph), old.graphs.get(it.graph)
    if graph is None or before is None:
        raise EditError("There is no {graph} any more to take this back in.", graph=it.graph)
    match it.sort:
        case "about" | "synonyms" | "face variable" | "graph extra":
            return Patch(_LABEL, {it.graph: Part(face=_face_back(it, graph, before))})
        case "piece":
            return Patch(_LABEL, {it.graph: Part(pieces={it.owner: _none(it.old)})})
        case "wire" | "way":
            wires: dict[Wire, Wire | None] = {}
            if there := graph.wire_into(it.owner, it.key):
                wires[there] = None
            if it.old is not ABSENT:
                wires[it.old] = it.old
            _check_ends(graph, it.old)
            return Patch(_LABEL, {it.graph: Part(wires=wires)})
        case "node":
            return _node_back(it, graph, before, old, now)
    return _changed_back(it, graph, before, old, now)


def _node_back(
    it: Difference, graph: Graph, before: Graph, old: Project, now: Project
) -> Edit | Patch:
    if it.old is ABSENT:
        return _Uninsert(it.owner, it.graph, before)
    node: Node = it.old
    if node.reuses and node.reuses not in graph:
        raise EditError(
            "{name} calls the layer of {owner}, which is not there: bring that back first.",
            name=node.name,
            owner=before.node(node.reuses).name,
        )
    wires: dict[Wire, Wire | None] = {}
    for wire in (*before.incoming(node.id), *before.outgoing(node.id)):
        if wire.source in (*graph.ids(), node.id) and wire.target in (*graph.ids(), node.id):
            there = graph.wire_into(wire.target, wire.input)
            if there is not None:
                wires[there] = None
            wires[wire] = wire
    patch = Patch(_LABEL, {it.graph: Part({node.id: node}, wires)})
    return _with_needed(patch, old, now)


@dataclass(frozen=True, slots=True, eq=False)
class _Uninsert:
    """Take a node away that was not there, and lead wires past its place as they ran before."""

    node: str
    graph: str
    before: Graph

    def title(self) -> Message:
        return _LABEL

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        graph = project.graphs[self.graph]
        fed = [(wire.target, wire.input) for wire in graph.outgoing(self.node)]
        first = RemoveNodes((self.node,), self.graph).patch(project, kinds)
        inverse, change = first.apply(project)
        wires: dict[Wire, Wire | None] = {}
        for target, port in fed:
            wire = self.before.wire_into(target, port) if target in self.before else None
            if wire is not None and wire.source in graph:
                wires[wire] = wire
        patch = Patch(self.title(), {self.graph: Part(wires=wires)})
        again, more = patch.apply(project)
        if len(graph.order()) < len(graph):
            again.apply(project)  # Something else runs against it now: the input stays open.
            return inverse, change
        return chained(self.title(), (again, inverse)), change | more


def _changed_back(
    it: Difference, graph: Graph, before: Graph, old: Project, now: Project
) -> Edit | Patch:
    node = graph.node(it.owner)
    match it.sort:
        case "name" if node.kind in (INPUT, OUTPUT) and graph.find(it.old) is None:
            return Rename(node.id, it.old, it.graph)
        case "name":
            return Patch(_LABEL, {it.graph: Part(_names_back(node, graph, before))})
        case "kind":
            family = [node, *reusers(graph, node.reuses or node.id)]
            family += [graph.node(node.reuses)] if node.reuses else []
            nodes = {
                each.id: replace(each, kind=it.old)
                for each in family
                if each.id in before and before.node(each.id).kind == it.old
            }
            return _with_needed(Patch(_LABEL, {it.graph: Part(nodes)}), old, now)
        case "param":
            params = dict(node.params)
            if it.old is ABSENT:
                params.pop(it.key, None)
            else:
                params[it.key] = it.old
            other = replace(node, params=params)
        case "flag":
            other = replace(node, flags=node.flags ^ {it.key})
        case "reuses":
            other = replace(node, reuses="" if it.old is ABSENT else it.old)
        case "note":
            other = replace(node, note="" if it.old is ABSENT else it.old)
        case "extra":
            other = replace(node, extra=it.old)
        case _:
            other = replace(node, x=it.old[0], y=it.old[1])
    return Patch(_LABEL, {it.graph: Part({node.id: other})})


def _names_back(node: Node, graph: Graph, before: Graph) -> dict[str, Node | None]:
    """The node under its old name, and whoever has that now under theirs."""
    found: dict[str, Node | None] = {}
    wanted: Node | None = node
    while wanted is not None and wanted.id not in found:
        name = before.node(wanted.id).name
        found[wanted.id] = replace(wanted, name=name)
        wanted = graph.find(name)
        if wanted is not None and wanted.id not in before:
            break
    return found


def _face_back(it: Difference, graph: Graph, before: Graph) -> Face:
    face = Face.of(graph)
    match it.sort:
        case "about":
            return replace(face, about=it.old)
        case "synonyms":
            return replace(face, synonyms=it.old)
        case "graph extra":
            return replace(face, extra=dict(it.old))
    return replace(face, variables=_variables_back(it, graph.variables, before.variables))


def _variables_back(
    it: Difference, now: tuple[Variable, ...], before: tuple[Variable, ...]
) -> tuple[Variable, ...]:
    states = {each.name: each for each in now}
    if it.key and it.old is ABSENT:
        states.pop(it.key, None)
    elif it.key:
        states[it.key] = it.old
    places = {each.name: place for place, each in enumerate(before)}
    return tuple(sorted(states.values(), key=lambda each: places.get(each.name, len(places))))


def _code_back(it: Difference, now: Project, label: Message) -> Patch:
    if it.old is ABSENT:
        for graph in now.graphs.values():
            for node in graph:
                if node.kind == CODE + it.key:
                    raise EditError(
                        "{name} runs the Python {code}: take that back first.",
                        name=node.name,
                        code=it.key,
                    )
    return Patch(_LABEL, codes={it.key: _none(it.old)})


def _with_needed(patch: Patch, old: Project, now: Project) -> Patch:
    """The same, with the blocks and the Python that it speaks of and that are gone."""
    kinds = {node.kind for part in patch.parts.values() for node in part.nodes.values() if node}
    blocks = [name for name in needed(old.graphs, kinds) if name not in now.graphs]
    kinds |= {node.kind for name in blocks for node in old.graphs[name]}
    codes = {kind.removeprefix(CODE) for kind in kinds if kind.startswith(CODE)}
    return replace(
        patch,
        parts={**{name: whole(old.graphs[name]) for name in blocks}, **patch.parts},
        codes={code: old.codes[code] for code in codes & old.codes.keys() - now.codes.keys()},
    )


def _none(state: Any) -> Any:
    return None if state is ABSENT else state


def _check_ends(graph: Graph, wire: Any) -> None:
    for node_id in (wire.source, wire.target) if isinstance(wire, Wire) else ():
        if node_id not in graph:
            raise EditError("An end of this wire is not there: bring that layer back first.")


def _check_names(project: Project, patch: Patch) -> None:
    for name, part in patch.parts.items():
        graph = project.graphs.get(name, Graph())
        owners: Mapping[str, str] = {
            node.name: node.id for node in graph if node.id not in part.nodes
        }
        for node in part.nodes.values():
            if node is not None and node.name in owners:
                raise EditError(
                    "Another layer is called {name} now: take that back first.", name=node.name
                )


def _check(project: Project, edit: Edit | Patch) -> None:
    """Refuse what broke a rule that no single state can break."""
    if not isinstance(edit, Patch):
        return
    for name, part in edit.parts.items():
        graph = project.graphs[name]
        if len(graph.order()) < len(graph):
            raise EditError(
                "The wires would run in a circle: take back what runs the other way first."
            )
        for node in _linked(graph, part.nodes):
            check_owner(graph, node, node.reuses)
        if any(node and block_of(node) for node in part.nodes.values()):
            check_no_circle(project.graphs, name)


def _linked(graph: Graph, ids: Iterable[str]) -> list[Node]:
    """Those nodes which call another's layer, of these and of those that call theirs."""
    touched = set(ids)
    if not touched:
        return []
    return [node for node in graph if node.reuses and {node.id, node.reuses} & touched]
