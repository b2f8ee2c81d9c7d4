"""Training graphs to start from, and how one is put on the model of a project.

A template is a project with small models that stand in. Its training graph, and the blocks that
this calls, are taken over; calls of its model become calls of the project's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.compile.kinds import block_spec
from studio.graph import fileio
from studio.graph.adoption import adopt
from studio.graph.definitions import AddGraph, RemoveGraph
from studio.graph.edits import Batch, Edit
from studio.graph.model import BLOCK, INPUT, MODEL, TRAINING, Graph, Node, Project, Wire
from studio.message import Message, UserError
from studio.value import Value

if TYPE_CHECKING:
    from studio.data.fields import Field

CALL = BLOCK + MODEL
NOISE = "LatentNoise"


@dataclass(frozen=True, slots=True)
class TrainingTemplate:
    """A training graph that ships with the program."""

    name: str
    title: Message
    summary: Message
    """What it does, and what the project's model is in it."""

    @property
    def path(self) -> Path:
        return paths.resources() / "templates" / f"{self.name}.plexus"

    def load(self) -> Project:
        """The project that the template is."""
        return fileio.load(self.path)


TEMPLATES = (
    TrainingTemplate(
        "classification",
        Message("Classification"),
        Message("The model gives a score for each class; the true one shall be the highest."),
    ),
    TrainingTemplate(
        "regression",
        Message("Regression"),
        Message("The model gives a number that shall be near the true one."),
    ),
    TrainingTemplate(
        "multi_label",
        Message("Several labels"),
        Message("The model gives a score for each label, any number of which may be true."),
    ),
    TrainingTemplate(
        "segmentation",
        Message("Segmentation"),
        Message("The model gives scores for each pixel: cross-entropy and Dice together."),
    ),
    TrainingTemplate(
        "autoencoder",
        Message("Autoencoder"),
        Message("The model gives back what it was given, through a narrow place in it."),
    ),
    TrainingTemplate(
        "vae",
        Message("Variational autoencoder"),
        Message("The model is the decoder; an encoder gives clouds of codes, not points."),
    ),
    TrainingTemplate(
        "gan",
        Message("GAN, cross-entropy"),
        Message("The model makes examples of noise; a critic learns to tell them from real ones."),
    ),
    TrainingTemplate(
        "gan_hinge",
        Message("GAN, hinge"),
        Message("The same with hinge losses; the critic learns twice in each step."),
    ),
    TrainingTemplate(
        "wgan_gp",
        Message("Wasserstein GAN with gradient penalty"),
        Message("The critic measures a distance; its slope is held near 1; five times a step."),
    ),
    TrainingTemplate(
        "siamese",
        Message("Siamese network"),
        Message("The model gives features: near for two of one class, a margin apart for others."),
    ),
    TrainingTemplate(
        "triplet",
        Message("Triplets"),
        Message("The features of an example are nearer to its like than to another, by a margin."),
    ),
    TrainingTemplate(
        "contrastive",
        Message("Contrastive self-supervision"),
        Message("Two augmented views of an example shall have like features; no label is used."),
    ),
    TrainingTemplate(
        "distillation",
        Message("Distillation"),
        Message("The model is a small student, which learns what a larger teacher would say."),
    ),
    TrainingTemplate(
        "multi_task",
        Message("Several tasks, fixed weights"),
        Message("A model of two outputs, each with a loss that counts as much as you say."),
    ),
    TrainingTemplate(
        "multi_task_learned",
        Message("Several tasks, learned weights"),
        Message("The same, but how much each loss counts is learned."),
    ),
    TrainingTemplate(
        "next_token",
        Message("Next token"),
        Message("The model reads tokens and gives scores for the next one at each place."),
    ),
)


def find(name: str) -> TrainingTemplate:
    """The template of this name. Raises ``UserError`` with the names there are."""
    for template in TEMPLATES:
        if template.name == name:
            return template
    raise UserError(
        "There is no training template named {name}. There are: {names}.",
        name=name,
        names=", ".join(template.name for template in TEMPLATES),
    )


def putting(project: Project, template: TrainingTemplate, fields: Sequence[Field] = ()) -> Edit:
    """The edit that puts a template's training graph on a project's model, in place of its own.

    Args:
        project: it is not changed.
        template: what is put there.
        fields: those of the project's data, if they are known; inputs get their names and shapes.
    """
    source = template.load()
    drawn = source.graphs[TRAINING]
    adoption = adopt(project, source, (node for node in drawn if node.kind != CALL))
    graph = _bound(adoption.graph(drawn), source.model, project.model)
    _fit(graph, project.model, fields)
    before = (RemoveGraph(TRAINING),) if TRAINING in project.graphs else ()
    title = Message("Train by the template {title}", title=template.title)
    return Batch((*before, *adoption.edits, AddGraph(TRAINING, graph)), title)


def _bound(drawn: Graph, there: Graph, here: Graph) -> Graph:
    """The graph with calls of another model: wires go to its ports in their order.

    A wire to or from a port that it lacks is left out; the analysis says what is missing then.
    """
    old, new = block_spec(MODEL, there), block_spec(MODEL, here)
    inputs = _pairs([p.name for p in old.inputs], [p.name for p in new.inputs])
    outputs = _pairs([p.name for p in old.outputs], [p.name for p in new.outputs])
    graph = Graph()
    graph.about, graph.variables = drawn.about, drawn.variables
    for node in drawn:
        graph.put_node(node)
    for wire in drawn.wires():
        output, port = wire.output, wire.input
        if drawn.node(wire.source).kind == CALL:
            output = outputs.get(output, "")
        if drawn.node(wire.target).kind == CALL:
            port = inputs.get(port, "")
        if output and port:
            graph.put_wire(Wire(wire.source, output, wire.target, port))
    return graph


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    return dict(zip(old, new, strict=False))


def _fit(graph: Graph, model: Graph, fields: Sequence[Field]) -> None:
    """Let data and noise have the shapes that the model takes, and the names of the data."""
    takes = {node.name: node for node in model if node.kind == INPUT}
    waiting = {
        True: [field for field in fields if field.kind == "label"],
        False: [field for field in fields if field.kind != "label"],
    }
    for node in list(graph):
        fed = next((takes[name] for name in _fed(graph, node) if name in takes), None)
        if node.kind == INPUT:
            alike = waiting[node.params.get("dtype") == "int64" and fed is None]
            field = alike.pop(0) if alike else None
            graph.put_node(_renamed(graph, node, field) if field else _shaped(node, fed))
        elif node.kind == NOISE and fed is not None:
            shape = fed.params.get("shape")
            size = tuple(shape)[1:] if isinstance(shape, tuple) else ()
            if size and all(isinstance(axis, int) for axis in size):
                graph.put_node(replace(node, params={**node.params, "size": size}))


def _fed(graph: Graph, node: Node) -> list[str]:
    """The inputs of the model that a node goes straight into."""
    wires = graph.outgoing(node.id)
    return [wire.input for wire in wires if graph.node(wire.target).kind == CALL]


def _shaped(node: Node, fed: Node | None) -> Node:
    """An input as the model's own that it goes to."""
    if fed is None:
        return node
    told = ("shape", "dtype")  # What is not told is left as every input has it.
    others = {name: value for name, value in node.params.items() if name not in told}
    return replace(node, params={**others, **{n: fed.params[n] for n in told if n in fed.params}})


def _renamed(graph: Graph, node: Node, field: Field) -> Node:
    """An input for a field of the data."""
    taken = {other.name for other in graph if other.id != node.id}
    name = node.name if field.name in taken or not field.name.isidentifier() else field.name
    shape: Value = ("N", *field.shape)
    return replace(node, name=name, params={**node.params, "shape": shape, "dtype": field.dtype})
