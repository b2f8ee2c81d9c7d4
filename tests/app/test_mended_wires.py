from itertools import pairwise
from types import SimpleNamespace

from stand_in import StandIn

from studio.app.actions import Context, find, perform
from studio.app.session import Session
from studio.graph.edits import Connect
from studio.graph.healing import healing
from studio.graph.model import Graph, Node, Wire


def built(*links: tuple[str, str, str]) -> tuple[Context, dict[str, str]]:
    session = Session()
    kinds = {"x": "input", "y": "input", "relu": "torch.nn.ReLU", "add": "Add", "out": "output"}
    kinds |= {"tanh": "torch.nn.Tanh"}
    ids = {name: session.add(kind, name=name) or "" for name, kind in kinds.items()}
    for source, target, port in links:
        assert session.do(Connect(Wire(ids[source], "output", ids[target], port)))
    return Context(session, StandIn()), ids


LINKS = (
    ("x", "add", "input.0"),
    ("y", "relu", "input"),
    ("relu", "add", "input.1"),
    ("add", "tanh", "input"),
    ("tanh", "out", "input"),
)


def wires(context: Context) -> set[tuple[str, str]]:
    graph = context.session.graph
    return {(graph.node(w.source).name, graph.node(w.target).name) for w in graph.wires()}


def test_deleted_with_mending_others_are_joined_in_one_step():
    context, ids = built(*LINKS)
    context.session.select((ids["add"], ids["tanh"]))
    before = context.session.document.position
    assert perform(find("edit.take_out"), context)
    assert wires(context) == {("y", "relu"), ("x", "out")}
    assert ids["add"] not in context.session.graph
    assert context.session.document.position == before + 1
    context.session.document.undo()
    assert len(wires(context)) == 5


def test_taken_out_the_layers_stay_and_keep_the_wires_among_them():
    context, ids = built(*LINKS)
    context.session.select((ids["add"], ids["tanh"]))
    assert perform(find("edit.unhook"), context)
    assert wires(context) == {("y", "relu"), ("x", "out"), ("add", "tanh")}
    assert not perform(find("edit.unhook"), context)


def test_what_has_nothing_before_it_is_not_mended_and_that_is_said():
    context, ids = built(("x", "relu", "input"))
    told: list[str] = []
    context.session.notified.connect(lambda notice: told.append(str(notice.message)))
    context.session.select((ids["x"],))
    assert perform(find("edit.take_out"), context)
    assert told == ["relu is no longer fed: nothing that fits came in before it."]


def test_types_that_do_not_fit_are_left_apart():
    context, ids = built(*LINKS)
    session = context.session
    healed = healing(session.graph, session.kinds, (ids["relu"],), lambda _given, _gone: False)
    assert healed.joined == ()
    assert healed.lost == (Wire(ids["relu"], "output", ids["add"], "input.1"),)
    assert len(healed.cut) == 2


def test_half_of_a_long_chain_is_mended_at_once():
    session = Session()
    ids = [session.add("torch.nn.ReLU") or "" for _ in range(60)]
    for one, other in pairwise(ids):
        assert session.do(Connect(Wire(one, "output", other, "input")))
    healed = healing(session.graph, session.kinds, ids[20:40])
    assert healed.joined == (Wire(ids[19], "output", ids[40], "input"),)
    assert healed.lost == ()
    every_other = healing(session.graph, session.kinds, ids[1:-1:2])
    assert [w.source for w in every_other.joined] == ids[:-2:2]


def test_what_carries_something_else_is_not_mended():
    tensor = SimpleNamespace(name="input", variadic=False, carries="tensor")
    schedule = SimpleNamespace(name="schedule", variadic=False, carries="schedule")
    found = {
        "plain": SimpleNamespace(inputs=(tensor,), outputs=(tensor,)),
        "turns": SimpleNamespace(inputs=(tensor,), outputs=(schedule,)),
        "ends": SimpleNamespace(inputs=(schedule,), outputs=()),
    }
    kinds = SimpleNamespace(find=found.get)
    graph = Graph()
    for node_id, kind in (("a", "plain"), ("b", "turns"), ("c", "ends"), ("d", "unknown")):
        graph.put_node(Node(node_id, kind, node_id))
    graph.put_wire(Wire("a", "input", "b", "input"))
    graph.put_wire(Wire("b", "schedule", "c", "schedule"))
    graph.put_wire(Wire("b", "schedule", "d", "x"))
    healed = healing(graph, kinds, ("b",))
    assert healed.joined == (Wire("a", "input", "d", "x"),)
    assert healed.lost == (Wire("b", "schedule", "c", "schedule"),)
