"""Random projects that use every way of composing, drawn through the edits that a user makes."""

from __future__ import annotations

from random import Random

import torch
from drawing import STANDARD
from torch import Tensor

from studio.compile.kinds import ProjectKinds
from studio.graph import fileio
from studio.graph.blocks import make_block, unpack
from studio.graph.change import EditError
from studio.graph.definitions import AddGraph, SetCode
from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, Disconnect, RemoveNodes, SetFlags, SetParam
from studio.graph.model import (
    BLOCK,
    BYPASS,
    INPUT,
    MODEL,
    MUTE,
    OUTPUT,
    Graph,
    Node,
    Project,
    Variable,
    Wire,
)
from studio.graph.patch import Edit
from studio.graph.reuse import Reuse, StopReusing
from studio.graph.variables import SetVariable, SetVariables
from studio.layers.spec import Port
from studio.value import Expression, Value

OWN = """import torch
from torch import Tensor, nn


class Gate(nn.Module):
    def __init__(self, features: int, scale: float = 1.0) -> None:
        super().__init__()
        self.linear = nn.Linear(features, features)
        self.scale = scale

    def forward(self, x: Tensor, gate: Tensor | None = None) -> tuple[Tensor, Tensor]:
        open_ = self.linear(x if gate is None else gate).sigmoid()
        return x * open_ * self.scale, open_
"""

WIDTH = 4
"""How many features the inputs of all graphs have, and most layers give."""

LAYERS: tuple[tuple[str, dict[str, Value]], ...] = (
    ("torch.nn.Linear", {"out_features": Expression("width")}),
    ("torch.nn.Linear", {"out_features": Expression("width * 2"), "bias": Expression("width > 3")}),
    ("torch.nn.Linear", {"out_features": Expression("base + 1")}),
    ("torch.nn.Linear", {"out_features": WIDTH}),
    ("torch.nn.Bilinear", {"out_features": WIDTH}),
    ("torch.nn.LayerNorm", {}),
    ("torch.nn.BatchNorm1d", {}),
    ("torch.nn.Tanh", {}),
    ("torch.nn.ReLU", {}),
    ("torch.nn.Dropout", {"p": Expression("1 / (width + base**2)")}),
    ("torch.nn.Flatten", {}),
    ("Add", {}),
    ("Multiply", {}),
    ("torch.cat", {}),
    ("torch.stack", {}),
    ("torch.chunk", {"chunks": 2, "dim": -1}),
    ("torch.max", {"dim": -1, "keepdim": True}),
    ("torch.nn.LSTM", {"hidden_size": WIDTH}),
    ("Subtract", {}),
    ("Parameter", {"size": (WIDTH,), "fill_value": 0.5}),
    ("RandomParameter", {"size": (Expression("width"),)}),
    ("torch.reshape", {"shape": ("N", -1)}),
    ("code:Gate", {"features": WIDTH}),
    ("code:Gate", {"features": Expression("width")}),
)
EDGES = ("x", "y", "left", "right", "Größe", "class", "self", "input", "x_")


class Author:
    """Draws a project, and goes on changing it, all by the numbers that a seed gives."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.project = Project("random net")
        self.kinds = ProjectKinds(STANDARD, self.project)
        self.document = Document(self.project, self.kinds)
        self.texts = [fileio.dumps(self.project)]
        """The file after each step that could be undone."""

    def draw(self) -> None:
        """Two blocks or more, the later ones of the earlier, and a model of them."""
        self.do(SetCode("Gate", OWN))
        self.do(SetVariables("", (Variable("base", self.random.randint(2, 4)),)))
        for number in range(self.random.randint(1, 3)):
            name = f"part{number}"
            self.do(AddGraph(name, Graph()))
            self.face(name)
            self.fill(name, inputs=self.random.choice((1, 1, 2, 3)))
        self.face(MODEL)
        self.fill(MODEL, inputs=self.random.choice((1, 1, 2)))

    def do(self, edit: Edit) -> bool:
        try:
            change = self.document.do(edit)
        except EditError:
            return False
        if change:
            self.texts.append(fileio.dumps(self.project))
        return True

    def face(self, graph: str) -> None:
        variables = (Variable("width", self.random.choice((3, WIDTH))), Variable("depth", 2))
        self.do(SetVariables(graph, variables))

    def fill(self, name: str, inputs: int) -> None:
        graph = self.project.graphs[name]
        for number in range(inputs):
            params: dict[str, Value] = {"shape": ("N", WIDTH)}
            if number and self.chance(5):
                params["optional"] = True
            if self.chance(3):
                params["order"] = inputs - number
            self.node(name, INPUT, params, self.random.choice(EDGES))
        for _ in range(self.random.randint(1, 6)):
            self.layer(name)
        giving = [node for node in graph if node.kind not in (INPUT, OUTPUT)]
        for node in {giving[-1].id: giving[-1], self.random.choice(giving).id: giving[0]}:
            end = self.node(name, OUTPUT, {}, self.random.choice(EDGES))
            self.lead(name, end, "input", prefer=node)

    def layer(self, name: str) -> str:
        """Add a layer or an instance of an earlier block, wired as well as it may be."""
        graphs = list(self.project.graphs)
        blocks = [other for other in graphs if other not in (MODEL, name)]
        if blocks and self.chance(2):
            kind, params = BLOCK + self.random.choice(blocks), self.instance()
        else:
            kind, given = self.random.choice(LAYERS)
            params = dict(given)
        node = self.node(name, kind, params)
        if not node:
            return ""
        spec = self.kinds.find(kind)
        assert spec is not None
        for port in spec.inputs:
            if port.optional and self.chance(2):
                continue
            for number in range(self.random.choice((1, 2, 2, 3)) if port.variadic else 1):
                self.lead(name, node, f"{port.name}.{number}" if port.variadic else port.name)
        same = [n.id for n in self.project.graphs[name] if n.kind == kind and n.id != node]
        if same and self.chance(4):
            self.do(Reuse(node, self.random.choice(same), name))
        if self.chance(12):
            flags = self.random.choice((BYPASS, BYPASS, MUTE))
            self.do(SetFlags(node, frozenset({flags}), name))
        return node

    def instance(self) -> dict[str, Value]:
        params: dict[str, Value] = {}
        if self.chance(2):
            params["width"] = self.random.choice((2, WIDTH, 8, Expression("width")))
        if self.chance(2):
            params["repeat"] = self.random.choice((2, 3, Expression("depth")))
        if self.chance(3):
            params["share_weights"] = True
        return params

    def node(self, name: str, kind: str, params: dict[str, Value], called: str = "") -> str:
        graph = self.project.graphs[name]
        spec = self.kinds.find(kind)
        if spec is None:
            return ""
        stem = called or "".join(c for c in spec.title.lower() if c.isalnum()) or "layer"
        node = Node(graph.fresh_id(), kind, graph.fresh_name(stem), params)
        return node.id if self.do(AddNode(node, name)) else ""

    def lead(self, name: str, node: str, port: str, prefer: str = "") -> None:
        """Wire some output to this input."""
        ends: list[tuple[str, Port]] = []
        for other in self.project.graphs[name]:
            spec = self.kinds.find(other.kind)
            if other.id != node and spec is not None:
                ends += [(other.id, output) for output in spec.outputs]
        if not ends:
            return
        near = [end for end in ends if end[0] == prefer] or ends[-3:]
        source, output = self.random.choice(near if prefer or self.chance(2) else ends)
        self.do(Connect(Wire(source, output.name, node, port), graph=name))

    def change(self) -> None:
        """One more edit, of any sort, in any graph."""
        name = self.random.choice(list(self.project.graphs))
        nodes = list(self.project.graphs[name])
        if not nodes:
            return
        node, other = self.random.choice(nodes), self.random.choice(nodes)
        wires = self.project.graphs[name].incoming(node.id)
        which = self.random.randrange(12)
        if which == 0:
            self.do(RemoveNodes((node.id,), name))
        elif which == 1:
            self.layer(name)
        elif which == 2 and wires:
            self.do(Disconnect((self.random.choice(wires),), name))
        elif which == 3:
            flag = self.random.choice((frozenset(), frozenset({BYPASS}), frozenset({MUTE})))
            self.do(SetFlags(node.id, flag, name))
        elif which == 4:
            same = [n for n in nodes if n.kind == node.kind]
            self.do(Reuse(node.id, self.random.choice(same).id, name))
        elif which == 5:
            self.do(StopReusing(node.id, name))
        elif which == 6:
            self.do(SetVariable("base", self.random.randint(2, 5)))
        elif which == 7:
            self.do(SetVariable("width", self.random.randint(2, 5), name))
        elif which == 8:
            self.compose(name, [node.id, other.id])
        elif which == 9 and node.kind.startswith(BLOCK):
            self.compose(name, [])
        elif which == 10 and node.params:
            param = self.random.choice(sorted(node.params))
            value = self.random.choice((1, 2, WIDTH, Expression("base"), True))
            self.do(SetParam(node.id, param, value, name))
        else:
            self.lead(name, node.id, wires[0].input if wires else "input")

    def compose(self, name: str, chosen: list[str]) -> None:
        try:
            if chosen:
                fresh = f"made{len(self.project.graphs)}"
                self.do(make_block(self.project, self.kinds, name, chosen, fresh))
            else:
                blocks = [n.id for n in self.project.graphs[name] if n.kind.startswith(BLOCK)]
                self.do(unpack(self.project, self.kinds, name, self.random.choice(blocks)))
        except EditError:
            return

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0


def values(count: int, samples: int) -> list[Tensor]:
    """What to run a model on."""
    return [torch.randn(samples, WIDTH) for _ in range(count)]
