"""Random projects and edits, and a catalogue small enough to see through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Literal, TypeVar

from studio.graph.blocks import copy_block, make_block, unpack
from studio.graph.carrying import load_of, shifted
from studio.graph.clipboard import fragment
from studio.graph.definitions import (
    AddGraph,
    RemoveCode,
    RemoveGraph,
    RenameCode,
    RenameGraph,
    SetAbout,
    SetCode,
)
from studio.graph.edits import (
    RESET,
    AddNode,
    Batch,
    Change,
    Connect,
    Disconnect,
    Edit,
    Move,
    RemoveNodes,
    Rename,
    RenameProject,
    SetFlags,
    SetNote,
    SetPackage,
    SetParam,
    SetSetting,
)
from studio.graph.furnishing import LeadWire, PutPiece, RemovePieces
from studio.graph.furniture import Frame, Note
from studio.graph.model import BLOCK, CODE, MODEL, Graph, Node, Project, Variable, Wire
from studio.graph.pasting import paste
from studio.graph.patch import Patch
from studio.graph.ports import Kinds
from studio.graph.promotion import demote, promote
from studio.graph.reuse import Reuse, StopReusing
from studio.graph.uses import inputs_of, outputs_of
from studio.graph.variables import (
    AddVariable,
    RemoveVariable,
    RenameVariable,
    SetVariable,
    SetVariables,
    variables_of,
)
from studio.message import Message
from studio.value import Expression

T = TypeVar("T")


@dataclass(frozen=True)
class FakePort:
    name: str
    variadic: bool = False
    carries: str = "tensor"


@dataclass(frozen=True)
class FakeParam:
    name: str
    type: str = "int"
    default: object = None
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    length: int | None = None
    optional: bool = False
    at_call: bool = False


@dataclass(frozen=True)
class FakeKind:
    inputs: tuple[FakePort, ...] = (FakePort("input"),)
    outputs: tuple[FakePort, ...] = (FakePort("output"),)
    params: tuple[FakeParam, ...] = ()
    package: str = ""


class FakeKinds:
    """``plain`` one in, one out; ``source``, ``sink``; ``add`` variadic; ``pair`` two of each."""

    kinds: ClassVar = {
        "plain": FakeKind(),
        "source": FakeKind(inputs=()),
        "sink": FakeKind(outputs=()),
        "add": FakeKind(inputs=(FakePort("input", variadic=True),)),
        "pair": FakeKind(
            (FakePort("input"), FakePort("other")),
            (FakePort("output"), FakePort("state")),
            (FakeParam("kernel_size", default=3), FakeParam("bias", at_call=True)),
        ),
        "input": FakeKind(inputs=()),
        "output": FakeKind(outputs=()),
    }

    def find(self, key: str) -> FakeKind | None:
        return self.kinds.get(key)


@dataclass(frozen=True)
class LiveKinds(FakeKinds):
    """Those, and the blocks of a project as they are now."""

    project: Project

    def find(self, key: str) -> FakeKind | None:
        graph = self.project.graphs.get(key.removeprefix(BLOCK))
        if not key.startswith(BLOCK) or graph is None:
            return super().find(key)
        inputs = tuple(FakePort(node.name) for node in inputs_of(graph))
        return FakeKind(inputs, tuple(FakePort(node.name) for node in outputs_of(graph)))


KINDS = FakeKinds()
LABEL = Message("Several things")

GOOD_NAMES = ("conv", "fc", "a", "b", "ä")
BAD_NAMES = ("lambda", "2x", "", "ﬁ", "\ud800")
GOOD_VALUES = (None, True, False, 0, 1, 2, 0.0, -0.0, 1.0, 2.5, 1e-5, 2**63, "", "same", "½\u2028")
BAD_VALUES = (2**64, -(10**30), float("nan"), float("inf"), "\ud800", [1], {"a": 1}, b"x", (1, {}))
EXPRESSIONS = ("a", "a + 1", "conv * fc", "max(a, 2) if b else ä", " b ", "import a", "2 +")
GOOD_NUMBERS = (0, 0.0, -0.0, 1, 1.0, 2.5, -7, 120, 1e9)
BAD_NUMBERS = (1e10, float("nan"), -float("inf"), 10**400, True)
KIND_NAMES = ("plain", "plain", "source", "sink", "add", "add", "pair", "somebody.Elses")
OPERATIONS = (
    *("add",) * 5,
    *("connect",) * 6,
    *("remove", "disconnect", "param", "param", "param", "rename", "move", "move"),
    *("note", "flags", "setting", "project", "batch", "frame", "sheet", "remove pieces", "lead"),
    *("carry", "carry"),
)


def value(random: Random, depth: int = 0) -> Any:
    """A value of a parameter; one in thirty is one that no file could hold."""
    if random.random() < 0.03:
        return random.choice(BAD_VALUES)
    if random.random() < 0.1:
        return Expression(random.choice(EXPRESSIONS))
    if depth < 2 and random.random() < 0.3:
        return tuple(value(random, depth + 1) for _ in range(random.randrange(4)))
    return random.choice(GOOD_VALUES)


def edit(random: Random, project: Project) -> Edit:
    """Something a user might try; legal more often than not."""
    if random.random() < 0.3:
        return composition(random, project)
    name = random.choice(sorted(project.graphs))
    graph = project.graphs[name]
    ids = graph.ids() or ("n1",)

    def one(good: Sequence[T], bad: Sequence[T]) -> T:
        return random.choice(bad if random.random() < 0.04 else good)

    def node_id() -> str:
        return one(ids, ("n77", ""))

    def node_name() -> str:
        stem = one(GOOD_NAMES, BAD_NAMES)
        return one((graph.fresh_name(stem),), GOOD_NAMES)

    def number() -> float:
        return one(GOOD_NUMBERS, BAD_NUMBERS)

    def piece_id(stem: Literal["frame", "note"]) -> str:
        return one((graph.fresh_piece_id(stem), *sorted(graph.pieces)), ("",))

    match random.choice(OPERATIONS):
        case "add":
            new_id = one((graph.fresh_id(), graph.fresh_id(), "n10"), ids)
            params = {"kernel_size": value(random)} if random.random() < 0.5 else {}
            node = Node(new_id, a_kind(random, project), node_name(), params, number(), number())
            return AddNode(node, name)
        case "connect":
            return Connect(wire(random, graph, project, node_id()), random.random() < 0.5, name)
        case "remove":
            return RemoveNodes(tuple(node_id() for _ in range(random.randrange(3))), name)
        case "disconnect":
            there = graph.wires() or [Wire("n1", "output", "n2", "input")]
            bad = [Wire("n1", "state", "n77", "input")]
            return Disconnect(tuple(one(there, bad) for _ in range(random.randrange(1, 3))), name)
        case "param":
            reset = random.random() < 0.2
            param = random.choice(("kernel_size", "bias"))
            return SetParam(node_id(), param, RESET if reset else value(random), name)
        case "rename":
            return Rename(node_id(), node_name(), name)
        case "move":
            places = ((node_id(), number(), number()) for _ in range(random.randrange(1, 3)))
            return Move(tuple(places), name)
        case "note":
            return SetNote(node_id(), one(("", "why", "two\nlines"), ("\udfff",)), name)
        case "flags":
            marks = random.sample(("bypass", "mute", "pin", "fold"), random.randrange(3))
            return SetFlags(node_id(), frozenset(marks), name)
        case "carry":
            some = random.sample(sorted(graph.pieces), min(len(graph.pieces), 2))
            load = load_of(graph, ids[:1] if len(graph) else (), lambda _: (150.0, 60.0), some)
            return shifted(graph, load, one((8.0, -20.5), (float("nan"), 1e400)), 4.0, name)
        case "frame":
            places = number(), number(), one((1.0, 300.5), (0.0,)), one((40.0,), BAD_NUMBERS)
            title, colour = random.choice(("", "encoder")), one(("grey", "blue"), ("\udfff",))
            held = one((None, None, tuple(ids[:2]), ("frame1", "n1")), (("",), ("\udfff",)))
            return PutPiece(Frame(piece_id("frame"), *places, title, colour, held), name)
        case "sheet":
            text = one(("", "# why\n", "*so*"), ("\udfff",))
            return PutPiece(Note(piece_id("note"), number(), number(), text=text), name)
        case "remove pieces":
            here = sorted(graph.pieces) or ["frame1"]
            return RemovePieces(tuple(one(here, ("frame77",)) for _ in range(2)), name)
        case "lead":
            led = random.choice(graph.wires() or [Wire("n1", "state", "n77", "input")])
            points = tuple((number(), number()) for _ in range(random.randrange(3)))
            return LeadWire(led, points, name)
        case "setting":
            reset = random.random() < 0.2
            key = one(("train.lr", "data.source"), ("\ud800",))
            return SetSetting(key, RESET if reset else value(random))
        case "project":
            return RenameProject(one(("net", "other"), (" ",)))
    # The parts are made for the project as it is now, so later ones may be refused.
    return Batch(tuple(edit(random, project) for _ in range(random.randrange(4))), LABEL)


def a_kind(random: Random, project: Project) -> str:
    """A kind of node, also of ports, of blocks there are and are not, and of own Python."""
    if random.random() < 0.6:
        return random.choice(KIND_NAMES)
    own = [BLOCK + name for name in project.graphs] + [CODE + name for name in project.codes]
    return random.choice(("input", "output", f"{BLOCK}gone", *own))


@dataclass(frozen=True)
class Composed:
    """An edit that is worked out from the project only as it is applied, and may be refused."""

    make: Callable[[Project, Kinds], Edit]

    def title(self) -> Message:
        return LABEL

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        return self.make(project, kinds).apply(project, kinds)


COMPOSITIONS = (
    *("add graph", "remove graph", "rename graph", "about", "reuse", "reuse", "own"),
    *("add variable", "add variable", "remove variable", "set variable", "variables"),
    *("rename variable", "rename variable", "promote", "promote", "demote"),
    *("code", "remove code", "rename code", "package", "block", "block", "unpack", "unpack"),
    *("copy block", "paste"),
)


def composition(random: Random, project: Project) -> Edit:
    """An edit of definitions, or one that concerns several graphs."""
    graph = random.choice(sorted(project.graphs))
    other = random.choice(sorted(project.graphs))
    extra = random.choice(sorted(project.graphs.keys() - {MODEL}) or [MODEL])
    here = project.graphs[graph]
    named = ["", *(name for name, held in project.graphs.items() if held.variables)]
    scope = random.choice(named) if random.random() < 0.7 else graph
    ids = here.ids() or ("n1",)
    node = random.choice(ids)
    some = tuple(random.sample(ids, min(len(ids), random.randrange(1, 4))))
    new = random.choice((*GOOD_NAMES, "part", "sum")) if random.random() < 0.9 else "2x"
    variables = variables_of(project, scope)
    variable = random.choice([v.name for v in variables] or ["a"])
    code = random.choice(sorted(project.codes) or ["conv"])
    number = random.choice((1, 2, 3))
    match random.choice(COMPOSITIONS):
        case "add graph":
            return AddGraph(new, here.copy() if random.random() < 0.5 else Graph())
        case "remove graph":
            return RemoveGraph(extra)
        case "rename graph":
            return RenameGraph(extra, new)
        case "about":
            return SetAbout(graph, random.choice(("", "why")), random.choice(((), ("word",))))
        case "reuse":
            alike = [n.id for n in here if n.kind == here.node(node).kind] if here else ids
            return Reuse(node, random.choice(alike), graph)
        case "own":
            return StopReusing(random.choice([n.id for n in here if n.reuses] or ids), graph)
        case "promote":
            return Composed(lambda p, k: promote(p, k, graph, node, "kernel_size", name=new))
        case "add variable":
            return AddVariable(Variable(new, random.choice((1, (1, 2), "text"))), scope)
        case "remove variable":
            return RemoveVariable(variable, scope)
        case "rename variable":
            return RenameVariable(variable, new, scope)
        case "set variable":
            return SetVariable(variable, value(random), scope)
        case "variables":
            return SetVariables(scope, variables[::-1][: random.randrange(3)])
        case "demote":
            return demote(project, scope, variable)
        case "code":
            return SetCode(new, random.choice(("", "def f(x):\n    return x\n", "a\r\n\n")))
        case "remove code":
            return RemoveCode(code)
        case "rename code":
            return RenameCode(code, new)
        case "package":
            return SetPackage(random.choice(KIND_NAMES), random.choice(("", "pack 1")))
        case "block":
            return Composed(lambda p, k: make_block(p, k, graph, some, new))
        case "unpack":
            blocks = [n.id for n in here if n.kind.startswith(BLOCK)] or [node]
            instance = random.choice(blocks)
            again = SetParam(instance, "repeat", number, graph)
            parts = Composed(lambda p, k: unpack(p, k, graph, instance))
            return Batch((again, parts), LABEL)
        case "copy block":
            return Composed(lambda p, k: copy_block(p, graph, node))
    return Composed(
        lambda p, k: (
            paste(fragment(p, k, graph, some, p.graphs[graph].pieces), p, k, (0, 0), graph=other)[0]
            if set(some) <= set(p.graphs[graph].ids())
            else Batch((), LABEL)
        )
    )


def wire(random: Random, graph: Graph, project: Project, target: str) -> Wire:
    """A wire that mostly ends at a port which its target has."""
    kind = LiveKinds(project).find(graph.node(target).kind) if target in graph else None
    slot = random.choice(("", ".0", ".1", ".10"))
    ports = [p.name + slot * p.variadic for p in kind.inputs] if kind else ["anything.x"]
    port = random.choice(ports) if ports and random.random() < 0.95 else "input.01"
    source = random.choice(graph.ids() or ("n1",))
    kind = LiveKinds(project).find(graph.node(source).kind) if source in graph else None
    outputs = [port.name for port in kind.outputs] if kind else ["output"]
    output = random.choice(outputs) if outputs and random.random() < 0.9 else "state"
    return Wire(source, output, target, port)


def grown(random: Random, most: int = 12) -> Project:
    """A legal project: distinct names, wires that run forward, anything in the parameters."""
    project = Project("grown")
    graph = project.model
    count = random.randrange(1, most + 1)
    for number in range(1, count + 1):
        kind = random.choice(KIND_NAMES)
        stem = kind.rpartition(".")[2].lower()
        params = {key: good(random) for key in ("kernel_size", "bias") if random.random() < 0.4}
        place = float(random.randrange(-500, 500)), random.choice((0.0, 0.5, 120.0))
        note = random.choice(("", "a note"))
        graph.put_node(Node(f"n{number}", kind, f"{stem}{number}", params, *place, note))
    for _ in range(random.randrange(2 * count) if count > 1 else 0):
        target = random.randrange(2, count + 1)
        source = random.randrange(1, target)
        graph.put_wire(Wire(f"n{source}", "output", f"n{target}", f"p{random.randrange(4)}"))
    project.settings.update({key: good(random) for key in ("a.b", "c") if random.random() < 0.5})
    return project


def good(random: Random) -> Any:
    """A value that a file can hold."""
    return random.choice((*GOOD_VALUES, (1, 2), ("N", -1, (True, None))))
