"""Random projects in which every layer fits: grown layer by layer, by what an analysis says.

Any kind of the catalogue may come, with the settings of one of its cases in the contract test.
What does not fit is taken back by undo, so that undo is tried as often as everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import torch
from case import Case, Wired
from cases import CASES
from contract import sample
from drawing import STANDARD
from torch import Tensor

from studio.compile.analysis import Analyser, Analysis
from studio.compile.kinds import ProjectKinds
from studio.compile.plan import Plan
from studio.compile.shapes import ShapeCache
from studio.compile.tensors import TensorSpec
from studio.graph.blocks import make_block, unpack
from studio.graph.change import EditError
from studio.graph.definitions import AddGraph, SetCode
from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, Rename, SetFlags, SetParam
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
from studio.graph.promotion import promote
from studio.graph.reuse import Reuse
from studio.graph.variables import AddVariable
from studio.layers.spec import REQUIRED
from studio.value import Expression, Value

Needs = Mapping[str, tuple[Wired, ...]]
"""What a kind wants at its ports, by port."""

MOST_INPUTS = 5
MOST_OUTPUTS = 4

OWN = """import torch
from torch import Tensor, nn


class Gate(nn.Module):
    def __init__(self, features: int, scale: float = 1.0) -> None:
        super().__init__()
        self.linear = nn.Linear(features, features)
        self.scale = scale

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        open_ = self.linear(x).sigmoid()
        return x * open_ * self.scale, open_
"""

VECTOR: tuple[int | str, ...] = ("N", 12)
SEQUENCE: tuple[int | str, ...] = ("N", 6, 8)
IMAGE: tuple[int | str, ...] = ("N", 4, 8, 8)
ROOTS = (VECTOR, SEQUENCE, IMAGE)

FREE: Mapping[tuple[int | str, ...], tuple[tuple[int | str, ...], ...]] = {
    SEQUENCE: (("N", "T=6", 8), ("N", "2U=6", 8)),
    IMAGE: (("N", 4, "H=8", "W=8"), ("N", 4, "4S=8", "4S"), ("N", 4, "H=8", 8)),
}
"""By shape: the same with axes that are free."""

RUNS: Mapping[int, tuple[tuple[tuple[str, dict[str, Value]], ...], ...]] = {
    2: (
        (("torch.nn.Linear", {"out_features": 12}), ("torch.nn.Linear", {"out_features": 5})),
        (("torch.nn.BatchNorm1d", {}), ("torch.nn.LayerNorm", {})),
        (("torch.nn.ReLU", {"inplace": True}), ("torch.nn.Tanh", {}), ("torch.nn.ReLU", {})),
        (("torch.nn.Dropout", {"p": 0.25}), ("torch.nn.Identity", {})),
    ),
    3: (
        (("torch.nn.Linear", {"out_features": 8}),),
        (("torch.nn.LayerNorm", {}), ("torch.nn.RMSNorm", {})),
        (("torch.nn.GELU", {}), ("torch.nn.SiLU", {})),
        (("torch.nn.Dropout", {"p": 0.1}),),
    ),
    4: (
        (
            ("torch.nn.Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}),
            ("torch.nn.Conv2d", {"out_channels": 6, "kernel_size": 1, "bias": False}),
        ),
        (("torch.nn.BatchNorm2d", {}), ("torch.nn.GroupNorm", {"num_groups": 2})),
        (("torch.nn.ReLU", {}), ("torch.nn.LeakyReLU", {})),
        (("torch.nn.MaxPool2d", {"kernel_size": 2}), ("torch.nn.Dropout2d", {})),
    ),
}
"""By number of axes: what stands in a plain run of layers, one after the other."""

MERGES = ("Add", "Multiply", "torch.cat", "torch.stack", "torch.maximum", "Subtract", "MatMul")
NAMES = ("features", "self", "nn", "Größe", "layers", "head", "x", "forward", "a_long_name_" * 4)


def allowed(_text: str) -> bool:
    return True


class Gardener:
    """Grows a project by the numbers that a seed gives."""

    def __init__(self, seed: int, cache: ShapeCache | None = None) -> None:
        """With what is known of layers already, the same grows, and sooner."""
        self.random = Random(seed)
        self.project = Project("grown net")
        self.kinds = ProjectKinds(STANDARD, self.project)
        self.document = Document(self.project, self.kinds)
        self.analyser = Analyser(STANDARD, allows=allowed)
        """It sees every step, also those that are taken back."""
        self.analyser.cache = cache or ShapeCache()
        self.states = [state(self.project)]
        """What stood in the project after each step that could be undone."""
        self.known: dict[str, Analysis] = {}
        """By graph: what was seen since the last step."""
        self.fed: dict[tuple[str, str], Wired] = {}
        """By graph and id of an input: what its values are like."""

    def grow(self) -> None:
        self.do(SetCode("Gate", OWN))
        for number in range(self.random.choice((0, 1, 1, 2))):
            self.block(f"part{number}")
        self.fill(MODEL, self.random.randint(3, 9))
        self.finish(MODEL)
        for change in self.random.choices(self.changes(), k=4):
            self.attempt(change)

    def block(self, name: str) -> None:
        """A graph to be used as a node, grown from a single input or two."""
        self.do(AddGraph(name, Graph()))
        if self.chance(2):
            self.do(AddVariable(Variable("width", 8), name))
        self.fill(name, self.random.randint(1, 4))
        self.finish(name)

    def do(self, edit: Edit) -> bool:
        try:
            change = self.document.do(edit)
        except EditError:
            return False
        if change:
            self.states.append(state(self.project))
            self.known.clear()
        return True

    def attempt(self, step: Callable[[], bool]) -> bool:
        """Keep what a step does if it says so, else undo it."""
        before, fed = len(self.states), dict(self.fed)
        if step():
            return True
        while len(self.states) > before:
            self.document.undo()
            self.states.pop()
            self.known.clear()
        assert state(self.project) == self.states[-1]
        self.fed = fed
        return False

    def analyse(self, graph: str = MODEL) -> Analysis:
        if graph not in self.known:
            self.known[graph] = self.analyser.analyse(self.project, graph)
        return self.known[graph]

    def fill(self, graph: str, layers: int) -> None:
        self.feed(graph, Wired(self.random.choice(ROOTS)))
        ways = (self.any_kind, self.any_kind, self.any_kind, self.run, self.merge, self.own)
        grown = tries = 0
        while grown < layers and tries < 6 * layers:
            way = self.random.choice(ways)
            grown += self.attempt(lambda way=way: way(graph))  # type: ignore[misc]
            tries += 1

    def any_kind(self, graph: str) -> bool:
        kind = self.random.choice(sorted(CASES.keys() - {INPUT, OUTPUT}))
        case = self.random.choice(CASES[kind])
        return bool(self.layer(graph, kind, self.written(kind, case), case.ports))

    def written(self, kind: str, case: Case) -> dict[str, Value]:
        """The settings of a case, some of them by variables of the project."""
        spec = STANDARD.find(kind)
        assert spec is not None
        params = dict(case.params)
        for param in spec.params:
            value = params.get(param.name, param.default)
            if value is REQUIRED or type(value) is not int or param.silent or not self.chance(6):
                continue
            name = f"value_{value}".replace("-", "minus_")
            if all(variable.name != name for variable in self.project.variables):
                self.do(AddVariable(Variable(name, value)))
            texts = (name, f"{name} * 1", f"max({name}, {name} - 1)")
            params[param.name] = Expression(self.random.choice(texts))
        return params

    def run(self, graph: str) -> bool:
        """Layers one after the other, none of them used by any but the next."""
        ends = [end for end in self.values(graph) if len(end[2].shape) in RUNS and floats(end[2])]
        if not ends:
            return False
        source, output, spec = self.random.choice(ends)
        for choice in RUNS[len(spec.shape)]:
            kind, params = self.random.choice(choice)
            node = self.node(graph, kind, params)
            self.do(Connect(Wire(source, output, node, "input"), graph=graph))
            source, output = node, "output"
        return self.fits(graph, source)

    def merge(self, graph: str) -> bool:
        """Several values that are there become one."""
        ends = [end for end in self.values(graph) if floats(end[2])]
        if not ends:
            return False
        *_, spec = self.random.choice(ends)
        same = [end for end in ends if end[2] == spec]
        kind = self.random.choice(MERGES)
        known = STANDARD.find(kind)
        assert known is not None
        node = self.node(graph, kind, {"dim": -1} if kind == "torch.cat" else {})
        variadic = known.inputs[0].variadic
        ports = [f"{known.inputs[0].name}.{n}" for n in range(self.random.choice((2, 2, 3)))]
        for port in ports if variadic else [port.name for port in known.inputs]:
            source, output, _ = self.random.choice(same)
            self.do(Connect(Wire(source, output, node, port), graph=graph))
        return self.fits(graph, node)

    def own(self, graph: str) -> bool:
        """An instance of a block that is there, or the user's own Python."""
        graphs = list(self.project.graphs)
        blocks = [name for name in graphs[: graphs.index(graph) or None] if name != MODEL]
        if not blocks or self.chance(4):
            return bool(self.layer(graph, "code:Gate", {}, {"x": (Wired(VECTOR),)}))
        name = self.random.choice(blocks)
        kind, params = BLOCK + name, dict[str, Value]()
        if self.chance(3):
            params["repeat"] = self.random.choice((2, 3))
        if self.chance(3):
            params["share_weights"] = True
        block = self.project.graphs[name]
        needs = {n.name: (self.fed[name, n.id],) for n in block if n.kind == INPUT}
        return bool(self.layer(graph, kind, params, needs))

    def layer(self, graph: str, kind: str, params: Mapping[str, Value], needs: Needs) -> str:
        """A node with wires from what is there; with new inputs where nothing will do."""
        spec = self.kinds.find(kind)
        if spec is None:
            return ""
        like: dict[tuple[int | str, ...], TensorSpec] = {}
        if any(wired.dtype == "int64" for wanted in needs.values() for wired in wanted):
            # Places along an axis lie within it only where it is as long as the case says.
            like = {w.shape: TensorSpec(w.shape) for wanted in needs.values() for w in wanted}
        ends: list[tuple[str, str, str]] = []
        for port, wanted in needs.items():
            found = spec.input(port)
            assert found is not None
            for number, wired in enumerate(wanted):
                end = self.source(graph, wired, like)
                if end is None:
                    return ""
                ends.append((*end, f"{port}.{number}" if found.variadic else port))
        node = self.node(graph, kind, params)
        for source, output, slot in ends:
            self.do(Connect(Wire(source, output, node, slot), graph=graph))
        return node if self.fits(graph, node) else ""

    def source(
        self, graph: str, wired: Wired, like: dict[tuple[int | str, ...], TensorSpec]
    ) -> tuple[str, str] | None:
        """Where such a value can be had; ports that want one shape are given one shape."""
        if wired.dtype == "float32" and (wired.low, wired.high, wired.cycle) == (-1.0, 1.0, ()):
            ends = [e for e in self.values(graph) if floats(e[2])]
            alike = [e for e in ends if e[2] == like.get(wired.shape)]
            if wired.shape not in like:
                alike = [e for e in ends if len(e[2].shape) == len(wired.shape)]
            if alike and not self.chance(8):
                source, output, spec = self.random.choice(alike[-6:])
                like[wired.shape] = spec
                return source, output
        same = [
            node
            for (within, node), other in self.fed.items()
            if within == graph and other == wired and node in self.project.graphs[graph]
        ]
        if same and self.chance(2):
            return self.random.choice(same), "output"
        node = self.feed(graph, wired)
        return (node, "output") if node else None

    def feed(self, graph: str, wired: Wired) -> str:
        inputs = [node for node in self.project.graphs[graph] if node.kind == INPUT]
        if len(inputs) >= MOST_INPUTS:
            return ""
        shape = wired.shape
        if wired == Wired(shape) and shape in FREE and self.chance(3):
            shape = self.random.choice(FREE[shape])
        params: dict[str, Value] = {"shape": shape, "dtype": wired.dtype}
        if self.chance(4):
            params["order"] = self.random.randint(0, 3)
        node = self.node(graph, INPUT, params)
        self.fed[graph, node] = wired
        return node

    def node(self, graph: str, kind: str, params: Mapping[str, Value]) -> str:
        here = self.project.graphs[graph]
        spec = self.kinds.find(kind)
        if spec is None:
            return ""
        stem = "".join(c for c in spec.title.lower() if c.isalnum()) or "layer"
        stem = self.random.choice(NAMES) if self.chance(8) else stem
        node = Node(here.fresh_id(), kind, here.fresh_name(stem), dict(params))
        assert self.do(AddNode(node, graph))
        return node.id

    def values(self, graph: str) -> list[tuple[str, str, TensorSpec]]:
        """Every value that is there: its node, its port, what it is."""
        facts, special = self.analyse(graph).nodes, self.special()
        return [
            (node.id, port, spec)
            for node in self.project.graphs[graph]
            for port, spec in facts[node.id].outputs.items()
            if spec.dtype != "none" and (graph, node.id) not in special
        ]

    def special(self) -> set[tuple[str, str]]:
        """Inputs whose values are not just any numbers."""
        return {at for at, wired in self.fed.items() if wired != Wired(wired.shape)}

    def fits(self, graph: str, node: str) -> bool:
        found = self.analyse(graph)
        wrong = any(p.node == node or (p.severity == "error" and p.node) for p in found.problems)
        return bool(found.nodes[node].outputs) and not wrong

    def finish(self, graph: str) -> None:
        """Outputs for what nothing else uses, and for some of what is used."""
        here = self.project.graphs[graph]
        values = [end for end in self.values(graph) if here.node(end[0]).kind != INPUT]
        used = {(wire.source, wire.output) for wire in here.wires()}
        loose = [end for end in values if end[:2] not in used]
        some = self.random.sample(values, min(len(values), self.random.randint(0, 1)))
        chosen = [*loose[-MOST_OUTPUTS:], *some] or self.values(graph)
        for source, output, _ in {end[:2]: end for end in chosen}.values():
            params: dict[str, Value] = {"order": 1} if self.chance(5) else {}
            end = self.node(graph, OUTPUT, params)
            self.do(Connect(Wire(source, output, end, "input"), graph=graph))

    def changes(self) -> list[Callable[[], bool]]:
        """What is done to a whole model that runs, so that it still does."""
        return [
            lambda: self.composed(self.make_block),
            lambda: self.composed(self.unpack),
            lambda: self.composed(self.use_again),
            lambda: self.composed(self.promote),
            lambda: self.composed(self.flag),
            lambda: self.composed(self.rename),
            lambda: self.composed(self.repeat),
        ]

    def composed(self, change: Callable[[Node, list[Node]], bool]) -> bool:
        inner = [node for node in self.project.model if node.kind not in (INPUT, OUTPUT)]
        runs, before = self.analyse().plan is not None, self.counted()
        if not inner or not change(self.random.choice(inner), inner):
            return False
        after = self.counted()
        # Bypassing a layer may shorten the axis that an index counts along.
        same = all(after.get(place, spec) == spec for place, spec in before.items())
        return same and (not runs or self.analyse().plan is not None)

    def counted(self) -> dict[tuple[str, str], TensorSpec | None]:
        """What stands beside a special input at the same node, such as that along which it counts.

        By node and port.
        """
        wires, facts = self.project.model.wires(), self.analyse().nodes
        special = {node for graph, node in self.special() if graph == MODEL}
        at = {wire.target for wire in wires if wire.source in special}
        return {
            (wire.target, wire.input): facts[wire.source].outputs.get(wire.output)
            for wire in wires
            if wire.target in at
        }

    def make_block(self, node: Node, inner: list[Node]) -> bool:
        order = [i for i in self.project.model.order() if i in {n.id for n in inner}]
        at = order.index(node.id)
        chosen = order[at : at + self.random.randint(1, 4)]
        try:
            name = f"made{len(self.project.graphs)}"
            return self.do(make_block(self.project, self.kinds, MODEL, chosen, name))
        except EditError:
            return False

    def unpack(self, _node: Node, inner: list[Node]) -> bool:
        blocks = [node for node in inner if node.kind.startswith(BLOCK)]
        try:
            return bool(blocks) and self.do(
                unpack(self.project, self.kinds, MODEL, self.random.choice(blocks).id)
            )
        except EditError:
            return False

    def use_again(self, node: Node, inner: list[Node]) -> bool:
        same = [n for n in inner if n.kind == node.kind and n.id != node.id]
        return bool(same) and self.do(Reuse(node.id, self.random.choice(same).id))

    def promote(self, node: Node, _inner: list[Node]) -> bool:
        try:
            params = sorted(node.params)
            return bool(params) and self.do(
                promote(
                    self.project,
                    self.kinds,
                    MODEL,
                    node.id,
                    self.random.choice(params),
                    name=f"set{len(self.project.variables)}",
                    project_wide=True,
                )
            )
        except EditError:
            return False

    def flag(self, node: Node, _inner: list[Node]) -> bool:
        return self.do(SetFlags(node.id, frozenset({self.random.choice((BYPASS, BYPASS, MUTE))})))

    def rename(self, node: Node, _inner: list[Node]) -> bool:
        return self.do(Rename(node.id, self.project.model.fresh_name(self.random.choice(NAMES))))

    def repeat(self, _node: Node, inner: list[Node]) -> bool:
        # What a block gives is not of the special kind that its second round would want.
        fed = {node for node, _ in self.counted()}
        blocks = [node for node in inner if node.kind.startswith(BLOCK) and node.id not in fed]
        return bool(blocks) and self.do(SetParam(self.random.choice(blocks).id, "repeat", 2))

    def given(self, plan: Plan, batch: int, more: int = 0) -> list[Tensor]:
        """What to run the model on, in the order of its inputs; free axes are longer by so much."""
        generator = torch.Generator().manual_seed(7)
        facts = self.analyse().nodes
        values = []
        for step in plan.inputs:
            spec = facts[step.node].outputs["output"]
            wired = replace(self.fed[MODEL, step.node], shape=spec.at(sized(spec, batch, more)))
            values.append(sample(wired, batch, generator))
        return values

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0


def state(project: Project) -> object:
    """All that stands in a project: nodes and wires are frozen, so that this costs little."""
    graphs = {
        name: (graph.about, graph.variables, dict(graph.extra), tuple(graph), graph.wires())
        for name, graph in project.graphs.items()
    }
    return graphs, dict(project.codes), dict(project.settings), project.variables, project.name


def floats(spec: TensorSpec) -> bool:
    return spec.dtype == "float32"


def sized(spec: TensorSpec, batch: int, more: int) -> dict[str, int]:
    """A size for each label of a spec: the one that is assumed, or more."""
    return {"N": batch} | {label: size + more for label, size in spec.labels}
