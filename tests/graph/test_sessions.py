"""Properties of whole sessions: whatever is done can be undone and redone, to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import networkx as nx
from graph_sessions import LABEL, LiveKinds, edit, grown
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph.change import GraphChange
from studio.graph.document import Document
from studio.graph.edits import Change, EditError
from studio.graph.fileio import dumps, loads
from studio.graph.model import LAYOUT_FLAGS, Graph, Node, Project, Wire

ACTIONS = (*("do",) * 8, *("drag",) * 4, "group", "undo", "undo", "redo", "seal", "save")


class Witness:
    """Knows what a document ought to do, from nothing but its texts."""

    def __init__(self, random: Random, project: Project) -> None:
        self.random = random
        self.document = Document(project, LiveKinds(project))
        self.heard: list[Change] = []
        self.document.changed.connect(self.heard.append)
        self.texts = [dumps(project)]
        self.future: list[str] = []
        self.merging = False

    def act(self, action: str) -> None:
        before, project = dumps(self.document.project), self.document.project.copy()
        self.heard.clear()
        getattr(self, action)()
        after = dumps(self.document.project)
        assert self.texts[-1] == after
        assert dumps(loads(after)) == after
        if before == after:
            assert not self.heard
        else:
            (change,) = self.heard
            check_change(change, project, self.document.project)
        check_rules(self.document.project)

    def do(self, merge: str = "") -> None:
        before = self.texts[-1]
        wish = edit(self.random, self.document.project)
        refusal = self.document.refusal(wish)
        assert dumps(self.document.project) == before
        try:
            self.document.do(wish, merge)
        except EditError as error:
            assert error.message == refusal
            assert dumps(self.document.project) == before
            return
        assert refusal is None
        self.note(before, merge)

    def drag(self) -> None:
        self.do("drag")

    def group(self) -> None:
        before = self.texts[-1]
        try:
            with self.document.grouped(LABEL):
                for _ in range(self.random.randrange(4)):
                    self.document.do(edit(self.random, self.document.project))
        except EditError:
            assert dumps(self.document.project) == before
            return
        self.note(before, "")

    def note(self, before: str, merge: str) -> None:
        after = dumps(self.document.project)
        if after == before:
            return
        self.future.clear()
        if merge and self.merging:
            self.texts.pop()
        if not (merge and self.merging and self.texts[-1] == after):
            self.texts.append(after)
            self.merging = bool(merge)
        else:
            self.merging = False

    def seal(self) -> None:
        self.document.seal()
        self.merging = False

    def undo(self) -> None:
        change = self.document.undo()
        assert (change is None) == (len(self.texts) == 1)
        if change is not None:
            self.future.append(self.texts.pop())
            self.merging = False

    def redo(self) -> None:
        change = self.document.redo()
        assert (change is None) == (not self.future)
        if change is not None:
            self.texts.append(self.future.pop())
            self.merging = False

    def save(self) -> None:
        self.document.mark_saved()
        assert not self.document.dirty
        self.merging = False


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.booleans(), st.integers(1, 60))
def test_a_session_undone_and_redone_gives_equal_bytes_at_every_step(
    seed: int, is_grown: bool, length: int
) -> None:
    random = Random(seed)
    witness = Witness(random, grown(random) if is_grown else Project())
    for _ in range(length):
        witness.act(random.choice(ACTIONS))
    while witness.document.redo_title is not None:
        witness.act("redo")
    texts = list(witness.texts)
    while witness.document.undo_title is not None:
        witness.act("undo")
    assert witness.texts == texts[:1]
    while witness.document.redo_title is not None:
        witness.act("redo")
    assert witness.texts == texts
    assert dumps(loads(texts[-1])) == texts[-1]


def check_change(change: Change, before: Project, after: Project) -> None:
    """Find what is different by looking at everything, and compare."""
    definitions = {
        f"code:{name}"
        for name in before.codes.keys() | after.codes.keys()
        if before.codes.get(name) != after.codes.get(name)
    }
    for name in before.graphs.keys() | after.graphs.keys():
        old, new = before.graphs.get(name), after.graphs.get(name)
        there = [Graph() if graph is None else graph for graph in (old, new)]
        check_graph(change.of(name), *there)
        assert change.of(name).face == (face(old) != face(new))
        if face(old) != face(new) or ports(old) != ports(new):
            definitions.add(f"block:{name}")
    assert change.definitions == definitions
    assert all(change.parts.values())
    for was, became in change.renames.items():
        assert was in before.graphs.keys() - after.graphs.keys()
        assert became in after.graphs.keys() - before.graphs.keys()
        assert after.graphs[became].ids() == before.graphs[was].ids()
    assert change.variables == different(
        {v.name: v for v in before.variables}, {v.name: v for v in after.variables}
    )
    assert change.settings == different(before.settings, after.settings)
    packages = before.packages != after.packages
    assert change.project == (before.name != after.name or packages)
    assert change.logic or not any(
        (part.logic or part.face for part in change.parts.values()),
    )


def different(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    keys = before.keys() | after.keys()
    return {key for key in keys if repr(before.get(key, ...)) != repr(after.get(key, ...))}


def face(graph: Graph | None) -> object:
    return None if graph is None else (graph.about, graph.synonyms, repr(graph.variables))


def ports(graph: Graph | None) -> object:
    """What there is to see of a block's inputs and outputs from outside."""
    ends = [node for node in graph or () if node.kind in ("input", "output")]
    return [(node.id, node.name, settings_of(node), annotations(node)) for node in ends]


def check_graph(part: GraphChange, before: Graph, after: Graph) -> None:
    old = {node.id: node for node in before}
    new = {node.id: node for node in after}
    both = old.keys() & new.keys()
    assert part.added == new.keys() - old.keys()
    assert part.removed == old.keys() - new.keys()
    assert part.renamed == {i for i in both if old[i].name != new[i].name}
    led = {wire: wire.points for wire in before.wires()}
    moved = {wire for wire in after.wires() if led.get(wire, wire.points) != wire.points}
    assert part.moved == {i for i in both if place(old[i]) != place(new[i])} | {
        end for wire in moved for end in ends(wire)
    }
    pieces = before.pieces.keys() | after.pieces.keys()
    assert part.furnished == {
        i for i in pieces if repr(before.pieces.get(i)) != repr(after.pieces.get(i))
    }
    assert part.annotated == {i for i in both if annotations(old[i]) != annotations(new[i])}
    assert part.retuned == {i for i in both if settings_of(old[i]) != settings_of(new[i])}
    wires = set(before.wires()) ^ set(after.wires())
    assert part.rewired == {end for wire in wires for end in ends(wire)} & new.keys()


def ends(wire: Wire) -> tuple[str, str]:
    return wire.source, wire.target


def annotations(node: Node) -> object:
    return node.note, node.flags - LAYOUT_FLAGS


def place(node: Node) -> object:
    return node.x, node.y, node.flags & LAYOUT_FLAGS


def settings_of(node: Node) -> object:
    logic = node.flags & {"bypass", "mute"}
    return node.kind, node.reuses, logic, repr(sorted(node.params.items()))


def check_rules(project: Project) -> None:
    """The hard rules, asked of another library."""
    blocks = nx.DiGraph()
    for name, graph in project.graphs.items():
        wires = graph.wires()
        other = nx.DiGraph([(wire.source, wire.target) for wire in wires])
        other.add_nodes_from(node.id for node in graph)
        assert nx.is_directed_acyclic_graph(other)
        assert len({(wire.target, wire.input) for wire in wires}) == len(wires)
        names = [node.name for node in graph]
        assert len(set(names)) == len(names)
        for node in graph:
            if node.reuses:
                owner = graph.node(node.reuses)
                assert (owner.kind, owner.reuses) == (node.kind, "")
            if node.kind.startswith("block:"):
                blocks.add_edge(f"block:{name}", node.kind)
    assert nx.is_directed_acyclic_graph(blocks)
