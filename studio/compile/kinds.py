"""All kinds of nodes that a project may use: the catalogue, its own blocks and its own Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from studio.graph.model import BLOCK, CODE, Graph, Project, Variable, natural
from studio.graph.uses import ports_in_order
from studio.layers.catalogue import Catalogue
from studio.layers.code import CodeError, spec_of
from studio.layers.spec import Argument, LayerSpec, Param, Port
from studio.message import Message

REPEAT: Final = "repeat"
SHARE_WEIGHTS: Final = "share_weights"
CHECKPOINT: Final = "checkpoint"
START_FROM: Final = "start_from"
OF_USE: Final = (REPEAT, SHARE_WEIGHTS, CHECKPOINT, START_FROM)
"""What every use of a block can be told, beside what its variables are."""

UNSAID: Final = Message("A block of this project.")
"""The summary of a block that says nothing of itself."""

DOC_URL = "https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html"

_USE = (
    Param(
        REPEAT,
        "int",
        1,
        "How many times the block runs, each on what the one before gave. Further inputs go to "
        "each of them unchanged.",
        minimum=1,
        maximum=1000,
        unit="times",
    ),
    Param(
        SHARE_WEIGHTS,
        "bool",
        False,
        "Whether all repetitions have the same weights, as a recurrent network has.",
    ),
    Param(
        CHECKPOINT,
        "bool",
        False,
        "Activation checkpointing: whether training keeps only what comes into the block, and "
        "computes the rest again in the backward pass. It takes less memory and more time, and "
        "gives the same numbers. Each repetition is a checkpoint of its own.",
    ),
    Param(
        START_FROM,
        "text",
        "",
        "Start from weights: a file that a training starts the weights with, such as the "
        "checkpoint of a run, .safetensors or .pt, seen from the project's folder. Empty: they "
        "start as the layers say.",
        unit="file",
    ),
)


Blocks = dict[str, tuple[object, LayerSpec]]


class ProjectKinds:
    """What ``kind`` means in one project, as the project is at the moment of asking.

    Args:
        catalogue: the kinds that are there in every project.
        project: where the others are.
        blocks: blocks as they were found before, by name with their state; grows.
    """

    def __init__(
        self, catalogue: Catalogue, project: Project, blocks: Blocks | None = None
    ) -> None:
        self.catalogue = catalogue
        self.project = project
        self._blocks: Blocks = {} if blocks is None else blocks

    def find(self, key: str) -> LayerSpec | None:
        """The kind of this key; ``None`` where it is unknown or cannot be read."""
        if key.startswith(BLOCK):
            name = key.removeprefix(BLOCK)
            graph = self.project.graphs.get(name)
            return None if graph is None else self._block(name, graph)
        if key.startswith(CODE):
            name = key.removeprefix(CODE)
            text = self.project.codes.get(name)
            try:
                return None if text is None else spec_of(name, text)
            except CodeError:
                return None
        return self.catalogue.find(key)

    def _block(self, name: str, graph: Graph) -> LayerSpec:
        """The same object as long as nothing that it says is different."""
        state = graph.state, graph.about, graph.synonyms, graph.variables
        known = self._blocks.get(name)
        if known is not None and known[0] == state:
            return known[1]
        spec = block_spec(name, graph)
        if known is not None and known[1] == spec:
            spec = known[1]
        self._blocks[name] = state, spec
        return spec

    def trouble(self, key: str) -> Message:
        """Why ``find`` gave nothing."""
        if key.startswith(BLOCK):
            name = key.removeprefix(BLOCK)
            return Message("The block {name} is not in this project.", name=name)
        if key.startswith(CODE):
            name = key.removeprefix(CODE)
            if (text := self.project.codes.get(name)) is None:
                return Message("The Python of {name} is not in this project.", name=name)
            try:
                spec_of(name, text)
            except CodeError as error:
                return Message("The Python of {name} is no layer. {why}", name=name, why=error)
        elif package := self.project.packages.get(key, ""):
            return Message(
                "The kind {kind} is not installed, so it cannot run. {package} brings it: "
                "pip install {name}",
                kind=key,
                package=package,
                name=package.partition(" ")[0],
            )
        return Message("The kind {kind} is not installed, so it cannot run.", kind=key)

    def __iter__(self) -> Iterator[LayerSpec]:
        """Every kind that can be added to this project."""
        yield from self.catalogue.offered()
        yield from self.own()

    def own(self) -> Iterator[LayerSpec]:
        """The project's own kinds: its blocks and its Python."""
        for name in sorted(self.project.graphs, key=natural):
            if (spec := self.find(BLOCK + name)) is not None:
                yield spec
        for name in sorted(self.project.codes, key=natural):
            if (spec := self.find(CODE + name)) is not None:
                yield spec


def param_of(variable: Variable) -> Param:
    """A variable as a parameter: what may be given for it."""
    return Param(
        variable.name,
        variable.type,  # type: ignore[arg-type]
        variable.value,
        variable.help,
        minimum=variable.minimum,
        maximum=variable.maximum,
        choices=variable.choices,
        length=variable.length,
        optional=variable.optional,
    )


def block_spec(name: str, graph: Graph) -> LayerSpec:
    """A graph as a kind of node: its inputs and outputs are ports, its variables parameters."""
    inputs = tuple(
        Port(node.name, node.note, optional=node.params.get("optional") is True)
        for node in ports_in_order(graph, "input")
    )
    outputs = tuple(Port(node.name, node.note) for node in ports_in_order(graph, "output"))
    names = tuple(port.name for port in outputs)
    face = tuple(param_of(variable) for variable in graph.variables)
    return LayerSpec(
        key=BLOCK + name,
        title=name,
        family="block",
        summary=graph.about or UNSAID.template,
        doc_url=DOC_URL,
        construct="block",
        inputs=inputs,
        outputs=outputs,
        params=(*face, *_USE),
        arguments=tuple(Argument((port.name,)) for port in inputs),
        returns=names[0] if len(names) == 1 else names,
        synonyms=graph.synonyms,
    )
