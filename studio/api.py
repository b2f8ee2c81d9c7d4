"""The library: the program's verbs for notebooks, scripts and tests.

    import studio.api as plexus

    project = plexus.new("net")
    x = project.add("input", shape=("N", 1, 8, 8))
    conv = project.add("torch.nn.Conv2d", name="conv1", out_channels=8, kernel_size=3)
    project.connect(x, conv)
    project.connect(conv, project.add("output"))
    module = plexus.build(project)

What is named here without a leading underscore is stable. torch is loaded by the first call that
needs it. All that a user can put right raises :class:`UserError` with a sentence that says how.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from studio import paths
from studio.app import plugins, schema, values
from studio.app.consent import Consent
from studio.app.plugins import Registry
from studio.app.reports import sentences
from studio.compile.kinds import ProjectKinds
from studio.graph import fileio
from studio.graph.definitions import SetCode
from studio.graph.document import Document
from studio.graph.edits import (
    AddNode,
    Batch,
    Connect,
    Edit,
    Move,
    SetNote,
    SetParam,
    SetSetting,
)
from studio.graph.layout import arrange
from studio.graph.model import Graph, Node, Wire
from studio.graph.model import Project as _Project
from studio.layers.code import spec_of
from studio.message import Message, UserError
from studio.observe.frames import Scalars
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.module import PlanModule
    from studio.train.worker import Result

__all__ = [
    "Layer",
    "Port",
    "Project",
    "Run",
    "UserError",
    "analyse",
    "build",
    "code",
    "export",
    "load",
    "new",
    "save",
    "train",
]


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


class Project:
    """A project in hand. Every change goes through the same door as in the window."""

    def __init__(
        self,
        project: _Project,
        registry: Registry,
        path: Path | None = None,
        consent: Consent | None = None,
    ) -> None:
        self.registry = registry
        self.catalogue = registry.catalogue
        self.kinds = ProjectKinds(self.catalogue, project)
        """All that a layer of this project can be: the catalogue, its blocks, its own Python."""
        self.document = Document(project, self.kinds)
        self.consent = consent or Consent()
        """Which Python of the project may run."""
        self.path = path
        """The file it was loaded from or saved to; data files are looked for beside it."""

    @property
    def name(self) -> str:
        return self.document.project.name

    @property
    def graph(self) -> Graph:
        """The model graph. Read it freely; change it only through the methods here."""
        return self.document.project.model

    @property
    def settings(self) -> Mapping[str, Value]:
        """The settings that are not left at their defaults, such as ``train.lr``."""
        return self.document.project.settings

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
            kind: its key in the catalogue, such as ``"torch.nn.Conv2d"`` or ``"input"``.
            name: a legal Python name that is free; one is made up where it is left out.
            at: its place on the canvas. If no layer has one, ``save`` arranges them all.
            note: a comment for readers of the canvas and of the exported source.
            **params: constructor parameters. Those that follow from the shapes may be left out.

        Raises:
            UserError: an unknown kind, a taken name, or a value that does not fit.
        """
        spec = self.kinds.find(kind)
        if spec is None:
            raise UserError("There is no kind of layer called {kind}.", kind=kind)
        free = self.graph.fresh_name(values.stem(kind, spec))
        node = Node(self.graph.fresh_id(), kind, name or free, {}, *at, note)
        proper = {key: values.normalised(node, spec, key, value) for key, value in params.items()}
        edits: list[Edit] = [AddNode(node)]
        edits += [SetParam(node.id, key, value) for key, value in proper.items()]
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
        self.document.do(Connect(Wire(start.id, output, end.id, port)))

    def chain(self, *layers: Layer | Port) -> None:
        """Wire each layer to the next."""
        for source, target in pairwise(layers):
            self.connect(source, target)

    def set(self, key: str, value: object) -> None:
        """Set a parameter of a layer (``"conv1.out_channels"``) or a setting (``"train.lr"``).

        Raises:
            UserError: there is no such thing, or the value does not fit.
        """
        owner, _, name = key.rpartition(".")
        if owner in schema.GROUPS:
            known = self.registry.sources
            setting = values.proper_setting(key, self.settings, known, value)
            self.document.do(SetSetting(key, setting))
            return
        node = self.graph.node(self.layer(owner).id)
        proper = values.normalised(node, self.kinds.find(node.kind), name, value)
        self.document.do(SetParam(node.id, name, proper))

    def note(self, layer: Layer, text: str) -> None:
        """Put a comment on a layer."""
        self.document.do(SetNote(layer.id, text))

    def arrange(self) -> None:
        """Lay all layers out from left to right."""
        self.document.do(Move(arrange(self.graph)))

    def _first(self, layer: Layer, side: Literal["inputs", "outputs"]) -> str:
        node = self.graph.node(layer.id)
        spec = self.kinds.find(node.kind)
        ports = getattr(spec, side) if spec else ()
        if not ports:
            if side == "inputs":
                raise UserError("{name} has no input.", name=layer.name)
            raise UserError("{name} has no output.", name=layer.name)
        return str(ports[0].name)


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has ended."""

    folder: Path
    """Holds the frozen project, the history and the checkpoints."""
    history: list[Scalars]
    """All numbers, in order: of each step, and of each epoch's end."""
    result: Result
    """Epochs, steps, seconds, and ``final``: the last epoch's numbers by name."""


def new(name: str = "untitled") -> Project:
    """An empty project."""
    return Project(_Project(name=name), _registry())


def load(path: str | Path, allow_code: bool = False) -> Project:
    """Open a ``.plexus`` file. Nothing in it is run by that.

    Args:
        path: the file.
        allow_code: let the Python that the file holds run when the model is analysed or built.
            Without it only such Python may run as the user has allowed in the window.

    Raises:
        UserError: it is no project.
        OSError: it cannot be read.
    """
    path = Path(path).absolute()
    consent = Consent.load()
    if allow_code:
        consent.allow_everything()
    return Project(fileio.load(path), _registry(), path, consent)


def code(project: Project, name: str, text: str) -> str:
    """Put Python of your own into a project, new or in place of what it had under this name.

    Args:
        project: where to put it. The text may run in this project from now on.
        name: of the class or function in the text that is the layer.
        text: what would stand in a Python file, imports included.

    Returns:
        Its kind, for ``project.add``.

    Raises:
        UserError: the text is no layer; the message names the line.
    """
    spec = spec_of(name, text)
    project.document.do(SetCode(name, text))
    project.consent.allow_here(text)
    return spec.key


def save(project: Project, path: str | Path) -> None:
    """Write a ``.plexus`` file. Layers that were never placed are arranged first."""
    if all(node.x == 0 and node.y == 0 for node in project.graph):
        project.arrange()
    project.path = Path(path).absolute()
    fileio.save(project.document.project, project.path)
    project.document.mark_saved()


def analyse(project: Project) -> Analysis:
    """Shapes, costs and problems of the model. Never raises for a mistake in it."""
    from studio.compile import analysis

    analyser = analysis.Analyser(project.catalogue, project.consent.allows)
    return analyser.analyse(project.document.project)


def build(project: Project, seed: int | None = None) -> PlanModule:
    """The model as a ``torch.nn.Module``; ``forward`` takes the inputs in their order.

    Args:
        project: what to build.
        seed: for initial weights that are always the same; the global generator is not touched.

    Raises:
        UserError: the model has problems; the message holds them all.
    """
    from studio.compile import module

    plan = _checked(project).plan
    assert plan is not None
    return module.PlanModule(plan) if seed is None else module.seeded(plan, seed)


def export(project: Project, to: Literal["module"] = "module") -> str:
    """The Python text of the model: a class that needs nothing but torch.

    Raises:
        UserError: the model has problems, or ``to`` is not a known form.
    """
    from studio.compile import source

    if to != "module":
        raise UserError("A model can be exported to module, not to {to}.", to=to)
    plan = _checked(project).plan
    assert plan is not None
    return source.write(plan).text


def train(
    project: Project,
    epochs: int | None = None,
    *,
    device: str | None = None,
    seed: int | None = None,
    runs: str | Path | None = None,
    resume: str | Path | None = None,
) -> Run:
    """Train the model on the data that its settings name, to the end, in this thread.

    Args:
        project: what to train. Its settings are not changed.
        epochs: in place of the setting ``train.epochs``; so for ``device`` and ``seed``.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
        seed: the same seed gives the same history, to the last bit, on a CPU.
        runs: the folder in which to make the run's folder; the user's own by default.
        resume: the folder of a run to go on with, in a folder of its own.

    Raises:
        UserError: the model has problems, a setting is wrong, or the run failed.
    """
    from studio.observe.mailbox import Mailbox
    from studio.train.config import TrainConfig
    from studio.train.store import RunFolder
    from studio.train.worker import Job
    from studio.train.worker import run as run_to_end

    frozen = project.document.project.copy()
    for key, value in (("epochs", epochs), ("device", device), ("seed", seed)):
        if value is not None:
            frozen.settings[f"train.{key}"] = value
    plan = _checked(project).plan
    assert plan is not None
    config = TrainConfig.from_settings(frozen.settings)
    parent = Path(runs) if runs else paths.runs()
    folder = RunFolder.create(parent, frozen, config).path
    source = RunFolder.open(Path(resume)).path if resume else None
    base = project.path.parent if project.path else None
    job = Job(frozen, plan, folder, source, base, project.registry.sources)
    result = run_to_end(job, Mailbox())
    if result.state == "failed":
        raise UserError("{reason}", reason=result.message)
    return Run(folder, RunFolder.open(folder).history(), result)


def _registry() -> Registry:
    """What ships with the program, and what plugins offer; a warning for each left out."""
    registry = plugins.standard()
    for message in plugins.adopt(registry, plugins.find()):
        warnings.warn(str(message), stacklevel=3)
    return registry


def _layer(end: Layer | Port) -> Layer:
    return end.layer if isinstance(end, Port) else end


def _checked(project: Project) -> Analysis:
    """The analysis, if nothing stands in the way of a plan."""
    analysis = analyse(project)
    if analysis.plan is None:
        found = " ".join(sentences(analysis, project.graph))
        raise UserError("The model has problems. {problems}", problems=found)
    return analysis
