from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from studio.graph.change import EditError
from studio.graph.comparing import ABSENT, Comparison, Difference, compare
from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, Move, RemoveNodes, Rename, SetParam, SetSetting
from studio.graph.fileio import dumps, loads
from studio.graph.model import Graph, Node, Project, Wire
from studio.graph.taking_back import Become, TakeBack
from studio.message import Message
from tests.graph.graph_sessions import KINDS, LiveKinds, edit, grown

LABEL = Message("Back")


def _lived(random: Random, steps: int) -> Document:
    project = grown(random)
    document = Document(project, LiveKinds(project))
    _live(document, random, steps)
    return document


def _live(document: Document, random: Random, steps: int) -> None:
    for _ in range(steps):
        try:
            document.do(edit(random, document.project))
        except EditError:
            continue


@pytest.mark.parametrize("seed", range(24))
def test_all_differences_taken_back_one_by_one_give_the_earlier_version(seed: int) -> None:
    random = Random(seed)
    document = _lived(random, 12)
    old = document.project.copy()
    _live(document, random, 20)
    new = dumps(document.project)
    assert dumps(old) == new or compare(old, document.project)

    while found := compare(old, document.project):
        random_order = random.sample(found.found, len(found.found))
        assert any(_taken(document, found, each) for each in random_order), [
            (each.place, each.sign) for each in found.found
        ]
    assert _by_name(document.project) == _by_name(old)
    while document.undo():
        pass
    while document.redo():
        pass
    assert _by_name(document.project) == _by_name(old)


@pytest.mark.parametrize("seed", range(12))
def test_a_version_is_gone_back_to_as_one_step_that_can_be_undone(seed: int) -> None:
    random = Random(seed)
    document = _lived(random, 10)
    old = document.project.copy()
    text = dumps(old)
    _live(document, random, 20)
    new, step = dumps(document.project), document.position
    document.do(Become(old, LABEL))
    assert dumps(document.project) == text
    assert not compare(old, document.project)
    assert document.position == step + (new != text)
    if new != text:
        document.undo()
    assert dumps(document.project) == new


def _taken(document: Document, found: Comparison, each: Difference) -> bool:
    before = dumps(document.project)
    try:
        document.do(TakeBack(found, (each,), LABEL))
    except EditError:
        assert dumps(document.project) == before
        return False
    assert dumps(document.project) != before, each
    assert dumps(loads(dumps(document.project))) == dumps(document.project)
    return True


def _by_name(project: Project) -> object:
    """All of a project, with names in place of ids."""
    return {
        "graphs": {name: _graph_by_name(graph) for name, graph in project.graphs.items()},
        "settings": repr(sorted(project.settings.items())),
        "rest": (project.name, project.codes, project.packages, project.variables, project.extra),
    }


def _graph_by_name(graph: Graph) -> object:
    names = {node.id: node.name for node in graph}
    nodes = {
        (
            n.name,
            n.kind,
            repr(sorted(n.params.items())),
            n.x,
            n.y,
            n.note,
            n.flags,
            names.get(n.reuses),
        )
        for n in graph
    }
    wires = {(names[w.source], w.output, names[w.target], w.input, w.points) for w in graph.wires()}
    return nodes, wires, dict(graph.pieces), graph.about, graph.synonyms, repr(graph.variables)


def _chain(*names: str) -> Document:
    document = Document(Project("net"), KINDS)
    for number, name in enumerate(names, 1):
        document.do(AddNode(Node(f"n{number}", "pair", name, x=100.0 * number)))
        if number > 1:
            document.do(Connect(Wire(f"n{number - 1}", "output", f"n{number}", "input")))
    return document


def _told(old: Project, new: Project) -> set[tuple[str, str, str, str]]:
    return {(each.sign, each.sort, each.owner, each.key) for each in compare(old, new).found}


def test_each_thing_is_told_once_and_a_node_brings_its_wires() -> None:
    document = _chain("a", "b", "c")
    old = document.project.copy()
    document.do(SetParam("n1", "kernel_size", 5))
    document.do(Rename("n2", "stem"))
    document.do(Move((("n3", 7.0, 8.0),)))
    document.do(SetSetting("train.lr", 0.01))
    document.do(AddNode(Node("n4", "plain", "d")))
    document.do(Connect(Wire("n3", "output", "n4", "input")))
    assert _told(old, document.project) == {
        ("~", "param", "n1", "kernel_size"),
        ("~", "name", "n2", ""),
        ("~", "place", "n3", ""),
        ("~", "setting", "", "train.lr"),
        ("+", "node", "n4", ""),
    }
    assert ("place", "", "n3", "") not in {
        each.place for each in compare(old, document.project, layout=False).found
    }
    assert _told(document.project, old) == {
        ("~", "param", "n1", "kernel_size"),
        ("~", "name", "n2", ""),
        ("~", "place", "n3", ""),
        ("~", "setting", "", "train.lr"),
        ("−", "node", "n4", ""),
    }


def test_a_node_put_into_a_wire_is_taken_out_and_the_wire_runs_again() -> None:
    document = _chain("a", "b")
    old = document.project.copy()
    document.do(AddNode(Node("n9", "plain", "between")))
    document.do(Connect(Wire("n1", "output", "n9", "input")))
    document.do(Connect(Wire("n9", "output", "n2", "input"), replace=True))
    found = compare(old, document.project)
    assert [(each.sort, each.owner) for each in found.found] == [("node", "n9")]
    document.do(TakeBack(found, found.found, LABEL))
    assert dumps(document.project) == dumps(old)


def test_a_node_that_is_gone_comes_back_with_its_wires() -> None:
    document = _chain("a", "b", "c")
    old = document.project.copy()
    document.do(RemoveNodes(("n2",)))
    document.do(Connect(Wire("n1", "output", "n3", "input")))
    found = compare(old, document.project)
    assert [(each.sign, each.owner) for each in found.found] == [("−", "n2")]
    document.do(TakeBack(found, found.found, LABEL))
    assert dumps(document.project) == dumps(old)


def test_files_made_apart_are_compared_by_names() -> None:
    old, new = _chain("a", "b", "c").project, Project("net")
    graph = old.model
    ids = {"n1": "n3", "n2": "n1", "n3": "n2"}
    for node in graph:
        new.model.put_node(replace(node, id=ids[node.id]))
    for wire in graph.wires():
        new.model.put_wire(replace(wire, source=ids[wire.source], target=ids[wire.target]))
    assert not compare(old, new)
    new.model.put_node(replace(new.model.node("n1"), params={"kernel_size": 7}))
    assert _told(old, new) == {("~", "param", "n1", "kernel_size")}


def test_two_swapped_names_are_taken_back_together_and_a_taken_one_is_refused() -> None:
    document = _chain("a", "b", "c", "d", "e")
    old = document.project.copy()
    for node, name in (("n1", "z"), ("n2", "a"), ("n1", "b")):
        document.do(Rename(node, name))
    found = compare(old, document.project)
    assert [each.sort for each in found.found] == ["name", "name"]
    document.do(TakeBack(found, found.found[:1], LABEL))
    assert dumps(document.project) == dumps(old)

    document.do(Rename("n3", "stem"))
    document.do(AddNode(Node("n9", "plain", "c")))
    found = compare(old, document.project)
    renamed = next(each for each in found.found if each.sort == "name")
    with pytest.raises(EditError, match="called c now"):
        document.do(TakeBack(found, (renamed,), LABEL))
    document.do(TakeBack(found, found.found[::-1], LABEL))
    assert dumps(document.project) == dumps(old)


def test_a_block_under_another_name_is_the_same_block() -> None:
    old = Project("net")
    inside = Graph()
    inside.put_node(Node("n1", "plain", "x"))
    old.graphs["Stage"] = inside
    old.model.put_node(Node("n1", "block:Stage", "stage"))
    new = Project("net", {"model": old.model.copy(), "Body": inside.copy()})
    new.model.put_node(replace(new.model.node("n1"), kind="block:Body"))
    found = compare(old, new)
    assert [(each.sort, each.old, each.new) for each in found.found] == [
        ("graph name", "Stage", "Body")
    ]
    document = Document(new, LiveKinds(new))
    document.do(TakeBack(found, found.found, LABEL))
    assert dumps(document.project) == dumps(old)


def test_nothing_is_different_from_a_copy_and_absent_is_not_none() -> None:
    document = _chain("a")
    assert not compare(document.project, document.project.copy())
    document.do(SetParam("n1", "kernel_size", None))
    (found,) = compare(_chain("a").project, document.project).found
    assert (found.old, found.new, found.sign) == (ABSENT, None, "~")
