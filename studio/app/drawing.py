"""Draw a graph of a project in Python: the same verbs as on the canvas, for code and tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from studio.app import placing, values
from studio.app.placing import Template
from studio.app.treating import choosing
from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import ProjectKinds
from studio.graph.definitions import SetAbout
from studio.graph.document import Document
from studio.graph.edits import Batch, Connect, Edit, Move, SetFlags, SetNote, SetParam
from studio.graph.layout import arrange
from studio.graph.model import BYPASS, MUTE, Graph, Node, Variable, Wire
from studio.graph.reuse import Reuse, owner_of
from studio.graph.variables import AddVariable
from studio.layers.treatments import Key
from studio.message import Message, UserError
from studio.value import Expression, Value


@dataclass(frozen=True, slots=True)
class Port:
    """One named input or output of a layer; where it is written decides which."""

    layer: Layer
    name: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a project, as ``Project.add`` gives it. ``lstm["h_n"]`` is one of its ports."""

    id: str
    name: str

    def __getitem__(self, port: str) -> Port:
        return Port(self, port)


class Drawing:
    """One graph of a project in hand: its model, or one of its blocks."""

    def __init__(
        self,
        document: Document,
        kinds: ProjectKinds,
        templates: Mapping[str, Template],
        within: str,
    ) -> None:
        self.document = document
        self.kinds = kinds
        """All that a layer of this project can be: the catalogue, its blocks, its own Python."""
        self.within = within
        """The name of the graph."""
        self._templates = templates

    @property
    def graph(self) -> Graph:
        """The graph. Read it freely; change it only through the methods here."""
        return self.document.project.graphs[self.within]

    def add(
        self,
        kind: str,
        /,
        *,
        name: str = "",
        at: tuple[float, float] = (0.0, 0.0),
        note: str = "",
        **params: object,
    ) -> Layer:
        """Add a layer.

        Args:
            kind: its key in the catalogue, such as ``"torch.nn.Conv2d"`` or ``"input"``;
                ``"block:Stage"`` for a block of this project, ``"library:BasicBlock"`` for one of
                the library.
            name: a legal Python name that is free; one is made up where it is left out.
            at: its place on the canvas. If no layer has one, ``save`` arranges them all.
            note: a comment for readers of the canvas and of the exported source.
            **params: constructor parameters, also as :class:`Expression` of variables. Those
                that follow from the shapes may be left out.

        Raises:
            UserError: an unknown kind, a taken name, or a value that does not fit.
        """
        spec = self.kinds.find(kind)
        if spec is None:
            raise UserError("There is no kind of layer called {kind}.", kind=kind)
        free = self.graph.fresh_name(values.stem(kind, spec))
        node = Node(self.graph.fresh_id(), kind, name or free, {}, *at, note)
        wished = replace(node, params=params)  # type: ignore[arg-type]
        proper = {key: values.normalised(wished, spec, key, value) for key, value in params.items()}
        edits: list[Edit] = [self._adding(node)]
        edits += [SetParam(node.id, key, value, self.within) for key, value in proper.items()]
        self.document.do(Batch(tuple(edits), Message("Add {name}", name=node.name)))
        return Layer(node.id, node.name)

    def layer(self, name: str) -> Layer:
        """The layer of this name. Raises ``UserError``."""
        node = self.graph.find(name)
        if node is None:
            known = ", ".join(node.name for node in self.graph) or "none"
            raise UserError(
                "There is no layer named {name}. There are: {known}.", name=name, known=known
            )
        return Layer(node.id, node.name)

    def connect(self, source: Layer | Port, target: Layer | Port) -> None:
        """Wire an output to an input.

        A layer stands for its first output or its first input. An input that takes any number of
        values, as that of Add does, gets one more.

        Raises:
            UserError: the input is taken, there is no such port, or the wire would close a loop.
        """
        start, end = _layer(source), _layer(target)
        output = source.name if isinstance(source, Port) else self._first(start, "outputs")
        port = target.name if isinstance(target, Port) else self._first(end, "inputs")
        spec = self.kinds.find(self.graph.node(end.id).kind)
        found = spec.input(port) if spec else None
        if found and found.variadic and "." not in port:
            taken = {wire.input for wire in self.graph.incoming(end.id)}
            slots = (f"{port}.{slot}" for slot in range(len(taken) + 1))
            port = next(slot for slot in slots if slot not in taken)
        self.document.do(Connect(Wire(start.id, output, end.id, port), graph=self.within))

    def chain(self, *layers: Layer | Port) -> None:
        """Wire each layer to the next."""
        for source, target in pairwise(layers):
            self.connect(source, target)

    def set_param(self, layer: str, name: str, value: object) -> None:
        """Set a parameter of a layer. Raises ``UserError``."""
        node = self.graph.node(self.layer(layer).id)
        proper = values.normalised(node, self.kinds.find(node.kind), name, value)
        self.document.do(SetParam(node.id, name, proper, self.within))

    def init(self, layer: Layer, weight: str, how: str | None, **arguments: object) -> None:
        """Let a weight of a layer begin in another way than torch's own.

        Args:
            layer: whose weight it is.
            weight: its name, such as ``"weight"``, ``"bias"`` or ``"weight_hh_l0"``; that of a
                ``Parameter`` is ``"value"``.
            how: a function of ``torch.nn.init``, such as ``"kaiming_normal_"``; ``None``: torch's
                own way again.
            **arguments: of that function, such as ``nonlinearity="relu"``.

        Raises:
            UserError: there is no such function or argument, or a value does not fit. Whether the
                layer has such a weight is known once it is wired, and said by ``analyse``.
        """
        self._treat(layer, Key("init", weight), how, arguments)

    def parametrize(
        self, layer: Layer, how: str | None, weight: str = "weight", **arguments: object
    ) -> None:
        """Keep a weight of a layer under a condition.

        Args:
            layer: whose weight it is.
            how: ``"weight_norm"``, ``"spectral_norm"`` or ``"orthogonal"``; ``None``: no longer.
            weight: the name of the weight.
            **arguments: of that function of ``torch.nn.utils.parametrizations``.

        Raises:
            UserError: as ``init`` does.
        """
        self._treat(layer, Key("parametrization", weight), how, arguments)

    def _treat(
        self, layer: Layer, key: Key, how: str | None, arguments: Mapping[str, object]
    ) -> None:
        graph = self.graph
        node = owner_of(graph, graph.node(layer.id))
        spec = self.kinds.find(node.kind)
        wished = {str(replace(key, argument=name)): value for name, value in arguments.items()}
        wished = {str(key): how, **wished}
        trial = replace(node, params=wished)  # type: ignore[arg-type]
        proper = {name: values.normalised(trial, spec, name, wished[name]) for name in wished}
        self.document.do(choosing(node, key, proper, self.within))

    def note(self, layer: Layer, text: str) -> None:
        """Put a comment on a layer."""
        self.document.do(SetNote(layer.id, text, self.within))

    def use_again(self, layer: Layer, name: str = "") -> Layer:
        """A second call of a layer, with the same weights. Raises ``UserError``."""
        node = self.graph.node(layer.id)
        again = self.add(node.kind, name=name or self.graph.fresh_name(node.name))
        self.document.do(Reuse(again.id, node.reuses or node.id, self.within))
        return again

    def bypass(self, layer: Layer, on: bool = True) -> None:
        """Let a layer hand on its first input untouched."""
        self._flag(layer, BYPASS, on)

    def mute(self, layer: Layer, on: bool = True) -> None:
        """Let a layer give nothing, as if its wires were cut."""
        self._flag(layer, MUTE, on)

    def variable(self, name: str, value: Value, **described: object) -> Expression:
        """Put a variable on the face of this block; in the model, for the whole project.

        Args:
            name: what expressions call it.
            value: what it is where nothing else is said.
            **described: the other fields of ``studio.graph.model.Variable``, such as ``help``.

        Returns:
            The expression that means it, for parameters.
        """
        described.setdefault("type", _type_of(value))
        made = Variable(name, value, **described)  # type: ignore[arg-type]
        self.document.do(AddVariable(made, self._owner))
        return Expression(name)

    def about(self, text: str, synonyms: tuple[str, ...] = ()) -> None:
        """Say what the graph is for: the docstring of its class."""
        self.document.do(SetAbout(self.within, text, synonyms))

    def arrange(self) -> None:
        """Lay all layers out from left to right."""
        cards = CardSizes(self.kinds, self.graph)
        self.document.do(Move(arrange(self.graph, cards.size, cards.ends), self.within))

    @property
    def _owner(self) -> str:
        """Whose variables are meant: a block's, or the project's."""
        return self.within

    def _adding(self, node: Node) -> Edit:
        return placing.adding(self._templates, self.document.project, node, self.within)

    def _flag(self, layer: Layer, flag: str, on: bool) -> None:
        flags = self.graph.node(layer.id).flags
        self.document.do(SetFlags(layer.id, flags | {flag} if on else flags - {flag}, self.within))

    def _first(self, layer: Layer, side: Literal["inputs", "outputs"]) -> str:
        node = self.graph.node(layer.id)
        spec = self.kinds.find(node.kind)
        ports = getattr(spec, side) if spec else ()
        if not ports:
            if side == "inputs":
                raise UserError("{name} has no input.", name=layer.name)
            raise UserError("{name} has no output.", name=layer.name)
        port = ports[0]
        return f"{port.name}.0" if side == "outputs" and port.variadic else str(port.name)


def _type_of(value: Value) -> str:
    match value:
        case bool():
            return "bool"
        case float():
            return "float"
        case str():
            return "text"
        case tuple():
            return "ints"
    return "int"


def _layer(end: Layer | Port) -> Layer:
    return end.layer if isinstance(end, Port) else end
