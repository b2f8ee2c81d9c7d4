"""The library: the program's verbs for notebooks, scripts and tests.

    import studio.api as plexus

    project = plexus.new("net")
    x = project.add("input", shape=("N", 1, 8, 8))
    conv = project.add("torch.nn.Conv2d", name="conv1", out_channels=8, kernel_size=3)
    project.connect(x, conv)
    project.connect(conv, project.add("output"))
    module = plexus.build(project)

A block is drawn in the same way and used as a layer:

    stage = project.block("Stage")
    channels = stage.variable("channels", 16)
    stage.chain(
        stage.add("input", name="x"),
        stage.add("torch.nn.Conv2d", out_channels=channels, kernel_size=3),
        stage.add("output", name="y"),
    )
    project.add("block:Stage", channels=32, repeat=2)

What is named here without a leading underscore is stable. torch is loaded by the first call that
needs it. All that a user can put right raises :class:`UserError` with a sentence that says how.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from studio import paths
from studio.app import schema, training_templates, values
from studio.app.consent import Consent
from studio.app.differing import Told as Difference
from studio.app.differing import read_version, told
from studio.app.drawing import Drawing, Layer, Port
from studio.app.offers import Offers
from studio.app.reports import sentences
from studio.app.starting import starting
from studio.compile.kinds import ProjectKinds
from studio.exchange.asked import Asked
from studio.graph import fileio
from studio.graph.comparing import compare
from studio.graph.definitions import AddGraph, SetCode
from studio.graph.document import Document
from studio.graph.edits import SetSetting
from studio.graph.model import MODEL, TRAINING
from studio.graph.model import Graph as PlainGraph
from studio.graph.model import Project as _Project
from studio.layers.code import spec_of
from studio.message import UserError
from studio.observe.frames import Scalars
from studio.value import Expression, Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.footprint import Footprint
    from studio.compile.module import PlanModule
    from studio.compile.plan import Plan
    from studio.data.fields import Field
    from studio.train.capacity import Verdict
    from studio.train.worker import Result

__all__ = [
    "Difference",
    "Drawing",
    "Expression",
    "Layer",
    "Port",
    "Project",
    "Run",
    "UserError",
    "analyse",
    "build",
    "code",
    "diff",
    "export",
    "fits",
    "footprint",
    "load",
    "new",
    "put_template",
    "save",
    "train",
]


class Project(Drawing):
    """A project in hand. Every change goes through the same door as in the window.

    What is drawn with it is drawn in its model; :meth:`block` gives another graph to draw in.
    """

    def __init__(
        self,
        project: _Project,
        offers: Offers,
        path: Path | None = None,
        consent: Consent | None = None,
    ) -> None:
        self.registry = offers.registry
        self.catalogue = offers.catalogue
        kinds = ProjectKinds(self.catalogue, project)
        super().__init__(Document(project, kinds), kinds, offers.templates, MODEL)
        self.consent = consent or Consent()
        """Which Python of the project may run."""
        self.path = path
        """The file it was loaded from or saved to; data files are looked for beside it."""

    @property
    def name(self) -> str:
        return self.document.project.name

    @property
    def settings(self) -> Mapping[str, Value]:
        """The settings that are not left at their defaults, such as ``train.lr``."""
        return self.document.project.settings

    def block(self, name: str, about: str = "") -> Drawing:
        """A block of this project, to draw in: its inputs and outputs become ports.

        Args:
            name: of the block, new or of one that is there. ``add(f"block:{name}")`` uses it.
            about: what it is for.

        Raises:
            UserError: the name is no legal one.
        """
        if name not in self.document.project.graphs:
            self.document.do(AddGraph(name, PlainGraph()))
        drawing = Drawing(self.document, self.kinds, self._templates, name)
        if about:
            drawing.about(about)
        return drawing

    def set(self, key: str, value: object) -> None:
        """Set a parameter of a layer (``"conv1.out_channels"``) or a setting (``"train.lr"``).

        Raises:
            UserError: there is no such thing, or the value does not fit.
        """
        owner, _, name = values.parted(key)
        if owner in schema.GROUPS:
            known = self.registry.sources
            setting = values.proper_setting(key, self.settings, known, value)
            self.document.do(SetSetting(key, setting))
            return
        self.set_param(owner, name, value)

    @property
    def _owner(self) -> str:
        return ""


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
    return Project(_Project(name=name), _offers())


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
    return Project(fileio.load(path), _offers(), path, consent)


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


def diff(
    old: Project | str | Path, new: Project | str | Path, *, layout: bool = False
) -> tuple[Difference, ...]:
    """What is different between two versions of a project; empty if nothing is.

    Args:
        old: a project, a ``.plexus`` file, or the folder of a run.
        new: likewise.
        layout: tell also what was only moved on the canvas.

    Returns:
        The differences in order. ``str(each.words)`` is the sentence, ``each.sign`` is ``+``,
        ``−`` or ``~``, ``each.as_data()`` is what ``plexus diff --json`` writes.

    Raises:
        UserError: there is no such version.
    """
    versions = [
        each.document.project if isinstance(each, Project) else read_version(Path(each))
        for each in (old, new)
    ]
    offers = next((each for each in (new, old) if isinstance(each, Project)), None)
    registry = _offers().registry if offers is None else offers.registry
    found = compare(versions[0], versions[1], layout=layout)
    return told(found, registry.catalogue, registry.sources)


def put_template(project: Project, name: str, *, read_data: bool = True) -> None:
    """Train a project's model by a training template, in place of its training graph, if any.

    What the template's own model was becomes ``project``'s; blocks that it needs come along. Where
    the project says what its data are, inputs take their names and shapes.

    Args:
        project: whose model it is.
        name: of the template, as ``plexus templates`` lists them.
        read_data: whether to look at the data; without, inputs are as the model takes them.

    Raises:
        UserError: there is no such template, or the data cannot be read.
    """
    from studio.app.advising import means_training
    from studio.data import digest  # Only here: the sources load numpy.

    template = training_templates.find(name)
    inner, known = project.document.project, project.registry.sources
    fields: tuple[Field, ...] = ()
    if read_data and means_training(inner.settings, known):
        base = project.path.parent if project.path else None
        fields = digest.read(inner.settings, base, known).fields
    project.document.do(training_templates.putting(inner, template, fields))


def analyse(project: Project, graph: str = MODEL) -> Analysis:
    """Shapes, costs and problems of the model, or of another graph such as ``training``.

    Never raises for a mistake in it.
    """
    return _analysis(project, project.document.project, graph)


def footprint(project: Project) -> Footprint:
    """The memory that the model takes, before it runs: of each node, and at the worst moment.

    Raises:
        UserError: the model has problems; the message holds them all.
    """
    from studio.compile import memory, shapes

    plan = _checked(project).plan
    assert plan is not None
    return memory.Measurer(shapes.ShapeCache()).measure(plan)


def fits(project: Project, batch: int | None = None, device: str | None = None) -> Verdict:
    """Whether a training as the settings say fits into the memory that is free now.

    Args:
        project: what would be trained.
        batch: in place of the setting ``train.batch_size``.
        device: in place of the setting ``train.device``.

    Raises:
        UserError: the model has problems, or a setting is wrong.
    """
    from studio.compile import memory, shapes
    from studio.train.capacity import appraise
    from studio.train.config import TrainConfig

    config = TrainConfig.from_settings(project.settings)
    plan = _checked(project).plan
    assert plan is not None
    measure = memory.Measurer(shapes.ShapeCache()).measure
    return appraise(plan, measure, config, batch, device)[1]


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


def export(
    project: Project,
    to: Literal["module", "script"] = "module",
    path: str | Path | None = None,
) -> str:
    """The Python text of the model, or of its whole training; it needs nothing but torch.

    Args:
        project: what is exported.
        to: ``module``: a class. ``script``: a file that trains it, step for step as
            :func:`train` does, on data that is written beside it.
        path: the file to write, if any; a script needs one.

    Raises:
        UserError: the model has problems, or ``to`` is not a known form.
        OSError: a file cannot be written.
    """
    from studio.exchange import module_file, script

    if to not in ("module", "script"):
        raise UserError("A model can be exported to module or script, not to {to}.", to=to)
    path = None if path is None else Path(path)
    plan = _checked(project).plan
    assert plan is not None
    if to == "script":
        if path is None:
            raise UserError("A script needs a path: its data are written beside it.")
        return script.export(_training(project, project.document.project, plan), path)
    if path is not None:
        module_file.write(plan, path)
    return module_file.text(plan)


def train(
    project: Project,
    epochs: int | None = None,
    *,
    device: str | None = None,
    seed: int | None = None,
    runs: str | Path | None = None,
    resume: str | Path | None = None,
    weights: Mapping[str, str | Path] | None = None,
    grow_from: str | Path | None = None,
) -> Run:
    """Train the model on the data that its settings name, to the end, in this thread.

    Args:
        project: what to train. Its settings are not changed.
        epochs: in place of the setting ``train.epochs``; so for ``device`` and ``seed``.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
        seed: the same seed gives the same history, to the last bit, on a CPU.
        runs: the folder in which to make the run's folder; the user's own by default.
        resume: the folder of a run to go on with, in a folder of its own.
        weights: files that models or blocks start from, by their names: ``{"teacher": path}``.
        grow_from: the same, of a run with another model, such as one with fewer or narrower
            layers: what it has learnt is taken over.

    Raises:
        UserError: the model has problems, a setting is wrong, or the run failed.
    """
    from studio.app.kept_jobs import trained
    from studio.compile.analysis import Analyser
    from studio.observe.mailbox import Mailbox
    from studio.train.config import TrainConfig
    from studio.train.store import RunFolder
    from studio.train.worker import Job
    from studio.train.worker import run as run_to_end

    frozen = project.document.project.copy()
    for key, value in (("epochs", epochs), ("device", device), ("seed", seed)):
        if value is not None:
            frozen.settings[f"train.{key}"] = value
    base = project.path.parent if project.path else None
    for name, file in (weights or {}).items():
        starting(frozen, name, Path(file), base).apply(frozen, project.kinds)
    plan = _checked(project, held=frozen).plan
    assert plan is not None
    config = TrainConfig.from_settings(frozen.settings)
    parent = Path(runs) if runs else paths.runs()
    folder = RunFolder.create(parent, frozen, config).path
    if resume and grow_from:
        raise UserError("A training goes on with one run: give resume or grow_from, not both.")
    origin = resume or grow_from
    source = RunFolder.open(Path(origin)).path if origin else None
    asked = _training(project, frozen, plan)
    job = Job(frozen, plan, folder, source, asked.base, asked.sources, asked.training)
    if source is not None and not resume:
        reader = Analyser(project.catalogue, project.consent.allows)
        job = replace(job, grown_from=trained(source, job.base, job.sources, reader.analyse))
    result = run_to_end(job, Mailbox())
    if result.state == "failed":
        raise UserError("{reason}", reason=result.message)
    return Run(folder, RunFolder.open(folder).history(), result)


def _offers() -> Offers:
    """What ships with the program, plugins and kept blocks; a warning for each left out."""
    offers = Offers()
    for message in offers.search_now():
        warnings.warn(str(message), stacklevel=3)
    return offers


def _training(project: Project, frozen: _Project, plan: Plan) -> Asked:
    """The training of a project whose model has this plan."""
    base = project.path.parent if project.path else None
    step = _checked(project, TRAINING, frozen).plan if TRAINING in frozen.graphs else None
    return Asked(frozen, plan, step, base, project.registry.sources)


def _checked(project: Project, graph: str = MODEL, held: _Project | None = None) -> Analysis:
    """The analysis of a project, or of a copy that is held, if nothing stands in its way."""
    held = held or project.document.project
    analysis = _analysis(project, held, graph)
    if analysis.plan is None:
        found = " ".join(sentences(analysis, held))
        raise UserError("The model has problems. {problems}", problems=found)
    return analysis


def _analysis(project: Project, held: _Project, graph: str) -> Analysis:
    from studio.compile import analysis

    analyser = analysis.Analyser(project.catalogue, project.consent.allows)
    return analyser.analyse(held, graph)
