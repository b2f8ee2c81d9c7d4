"""Random projects and edits, and a catalogue small enough to see through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, TypeVar

from studio.graph.edits import (
    RESET,
    AddNode,
    Batch,
    Connect,
    Disconnect,
    Edit,
    Move,
    RemoveNodes,
    Rename,
    RenameProject,
    SetFlags,
    SetNote,
    SetParam,
    SetSetting,
)
from studio.graph.model import Node, Project, Wire
from studio.message import Message

T = TypeVar("T")


@dataclass(frozen=True)
class FakePort:
    name: str
    variadic: bool = False


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
            (FakePort("input"), FakePort("other")), (FakePort("output"), FakePort("state"))
        ),
    }

    def find(self, key: str) -> FakeKind | None:
        return self.kinds.get(key)


KINDS = FakeKinds()
LABEL = Message("Several things")

GOOD_NAMES = ("conv", "fc", "a", "b", "ä")
BAD_NAMES = ("lambda", "2x", "", "ﬁ", "\ud800")
GOOD_VALUES = (None, True, False, 0, 1, 2, 0.0, -0.0, 1.0, 2.5, 1e-5, 2**63, "", "same", "½\u2028")
BAD_VALUES = (2**64, -(10**30), float("nan"), float("inf"), "\ud800", [1], {"a": 1}, b"x", (1, {}))
GOOD_NUMBERS = (0, 0.0, -0.0, 1, 1.0, 2.5, -7, 120, 1e9)
BAD_NUMBERS = (1e10, float("nan"), -float("inf"), 10**400, True)
KIND_NAMES = ("plain", "plain", "source", "sink", "add", "add", "pair", "somebody.Elses")
OPERATIONS = (
    *("add",) * 5,
    *("connect",) * 6,
    *("remove", "disconnect", "param", "param", "param", "rename", "move", "move"),
    *("note", "flags", "setting", "project", "batch"),
)


def value(random: Random, depth: int = 0) -> Any:
    """A value of a parameter; one in thirty is one that no file could hold."""
    if random.random() < 0.03:
        return random.choice(BAD_VALUES)
    if depth < 2 and random.random() < 0.3:
        return tuple(value(random, depth + 1) for _ in range(random.randrange(4)))
    return random.choice(GOOD_VALUES)


def edit(random: Random, project: Project) -> Edit:
    """Something a user might try; legal more often than not."""
    graph = project.model
    ids = graph.ids() or ("n1",)

    def one(good: Sequence[T], bad: Sequence[T]) -> T:
        return random.choice(bad if random.random() < 0.04 else good)

    def node_id() -> str:
        return one(ids, ("n77", ""))

    def name() -> str:
        stem = one(GOOD_NAMES, BAD_NAMES)
        return one((graph.fresh_name(stem),), GOOD_NAMES)

    def number() -> float:
        return one(GOOD_NUMBERS, BAD_NUMBERS)

    match random.choice(OPERATIONS):
        case "add":
            new_id = one((graph.fresh_id(), graph.fresh_id(), "n10"), ids)
            params = {"kernel_size": value(random)} if random.random() < 0.5 else {}
            return AddNode(
                Node(new_id, random.choice(KIND_NAMES), name(), params, number(), number())
            )
        case "connect":
            return Connect(wire(random, project, node_id()), random.random() < 0.5)
        case "remove":
            return RemoveNodes(tuple(node_id() for _ in range(random.randrange(3))))
        case "disconnect":
            there = graph.wires() or [Wire("n1", "output", "n2", "input")]
            bad = [Wire("n1", "state", "n77", "input")]
            return Disconnect(tuple(one(there, bad) for _ in range(random.randrange(1, 3))))
        case "param":
            reset = random.random() < 0.2
            param = random.choice(("kernel_size", "bias"))
            return SetParam(node_id(), param, RESET if reset else value(random))
        case "rename":
            return Rename(node_id(), name())
        case "move":
            return Move(
                tuple((node_id(), number(), number()) for _ in range(random.randrange(1, 3)))
            )
        case "note":
            return SetNote(node_id(), one(("", "why", "two\nlines"), ("\udfff",)))
        case "flags":
            return SetFlags(node_id(), frozenset(random.sample(("bypass", "mute"), 1)))
        case "setting":
            reset = random.random() < 0.2
            key = one(("train.lr", "data.source"), ("\ud800",))
            return SetSetting(key, RESET if reset else value(random))
        case "project":
            return RenameProject(one(("net", "other"), (" ",)))
    # The parts are made for the project as it is now, so later ones may be refused.
    return Batch(tuple(edit(random, project) for _ in range(random.randrange(4))), LABEL)


def wire(random: Random, project: Project, target: str) -> Wire:
    """A wire that mostly ends at a port which its target has."""
    graph = project.model
    kind = KINDS.find(graph.node(target).kind) if target in graph else None
    slot = random.choice(("", ".0", ".1", ".10"))
    ports = [p.name + slot * p.variadic for p in kind.inputs] if kind else ["anything.x"]
    port = random.choice(ports) if ports and random.random() < 0.95 else "input.01"
    output = "output" if random.random() < 0.9 else "state"
    return Wire(random.choice(graph.ids() or ("n1",)), output, target, port)


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
