"""Graphs for tests, drawn in a few words: ``Drawing().chain(...)``."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from studio.compile.kinds import ProjectKinds
from studio.graph.edits import AddNode, Connect, SetParam
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.layers.catalogue import Catalogue, standard

STANDARD = standard()


class Drawing:
    """A project under construction, through the same edits that the window uses."""

    def __init__(self, catalogue: Catalogue = STANDARD) -> None:
        self.catalogue = catalogue
        self.project = Project("net")
        self.kinds = ProjectKinds(catalogue, self.project)
        self.within = MODEL
        """The name of the graph that is drawn."""

    @property
    def graph(self) -> Graph:
        return self.project.graphs[self.within]

    def do(self, edit: Any) -> None:
        edit.apply(self.project, self.kinds)

    def add(self, kind: str, name: str = "", **params: Any) -> str:
        """Add a node of a kind, by its key or title; gives its id."""
        spec = self.kinds.find(kind) or next(s for s in self.catalogue if s.title == kind)
        name = self.graph.fresh_name(name or spec.title.lower())
        node = Node(self.graph.fresh_id(), spec.key, name, params)
        self.do(AddNode(node, self.within))
        return node.id

    def wire(self, source: str, target: str) -> None:
        """Wire ``"id"`` or ``"id.port"`` to ``"id"`` or ``"id.port"``; first ports by default."""
        source, _, output = source.partition(".")
        target, _, port = target.partition(".")
        out_spec = self.kinds.find(self.graph.node(source).kind)
        in_spec = self.kinds.find(self.graph.node(target).kind)
        assert out_spec and in_spec
        port = port or in_spec.inputs[0].name
        if in_spec.input(port).variadic and "." not in port:
            port = f"{port}.{len(self.graph.incoming(target))}"
        self.do(
            Connect(
                Wire(source, output or out_spec.outputs[0].name, target, port), graph=self.within
            )
        )

    def chain(self, *nodes: str) -> None:
        for source, target in pairwise(nodes):
            self.wire(source, target)

    def set(self, node: str, param: str, value: Any) -> None:
        self.do(SetParam(node, param, value, self.within))


def image_network() -> tuple[Drawing, dict[str, str]]:
    """A small convolutional network with a fork and a merge, and its ids by name."""
    draw = Drawing()
    ids = {
        "image": draw.add("input", "image", shape=("N", 1, 8, 8)),
        "conv1": draw.add("Conv2d", "conv1", out_channels=4, padding=1),
        "relu1": draw.add("ReLU", "relu1"),
        "skip": draw.add("Conv2d", "skip", out_channels=4, kernel_size=1),
        "join": draw.add("Add", "join"),
        "flatten": draw.add("Flatten", "flatten"),
        "classes": draw.add("Linear", "classes", out_features=10),
        "scores": draw.add("output", "scores"),
    }
    draw.chain(ids["image"], ids["conv1"], ids["relu1"], ids["join"], ids["flatten"])
    draw.chain(ids["conv1"], ids["skip"], ids["join"])
    draw.chain(ids["flatten"], ids["classes"], ids["scores"])
    return draw, ids
