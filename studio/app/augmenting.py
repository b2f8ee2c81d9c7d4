"""What an augmentation does to examples of the project's data, as pictures to look at.

:func:`asked` belongs to the main thread and says what is to be shown; a :class:`Darkroom` belongs
to the one thread that works it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from studio.compile.kinds import ProjectKinds
from studio.compile.plan import Ref, Step
from studio.data import sources
from studio.data.fields import Array, Field, inputs_of, targets_of
from studio.data.preview import preview
from studio.data.spec import SourceSpec
from studio.graph.document import Document
from studio.graph.model import Graph, Node
from studio.graph.reuse import layer_params
from studio.layers.spec import REQUIRED, LayerSpec
from studio.message import UserError
from studio.value import Expression, Value

if TYPE_CHECKING:
    from studio.compile.facts import NodeFacts

SHOWN = 7
"""How many draws of one example."""
MIXED = 4
"""How many examples of those that are mixed with each other."""
BATCH = 12
"""How many these are."""
KEPT = 60
"""Examples that can be gone through."""
LABELS = "labels"
"""The port of those that mix examples, and change their labels too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: which layer, of which data, from which random numbers."""

    step: Step
    settings: tuple[tuple[str, Value], ...]
    base: Path | None
    sources: tuple[SourceSpec, ...]
    example: int = 0
    seed: int = 0


Share = tuple[str, float]
"""A class and how much of it there is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One example, before or after: channels × height × width, or fewer axes."""

    values: Array
    shares: tuple[Share, ...] = ()
    """The greatest of its label, where there is one."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What comes in, and what comes out of it."""

    before: tuple[Picture, ...]
    after: tuple[Picture, ...]
    low: float
    high: float
    """The least and the greatest value of what comes in."""


class Host(Protocol):
    """What is needed of the session."""

    document: Document
    path: Path | None
    kinds: ProjectKinds

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...
    @property
    def graph(self) -> Graph: ...
    def facts(self, node_id: str) -> NodeFacts | None: ...


def can_be_shown(spec: LayerSpec | None) -> bool:
    """Whether a kind changes examples at random."""
    return spec is not None and (spec.family == "augmentation" or spec.key == "GaussianNoise")


def asked(session: Host, node: Node, spec: LayerSpec, example: int, seed: int) -> Wanted | None:
    """What to show of a node; ``None`` while a parameter of it is not known."""
    params = layer_params(session.graph, node, session.kinds)
    facts = session.facts(node.id)
    known = {**params, **(facts.derived if facts else {}), **(facts.computed if facts else {})}
    settings: dict[str, Value] = {}
    for param in spec.params:
        value = known.get(param.name, param.default)
        if value is REQUIRED or isinstance(value, Expression):
            return None
        settings[param.name] = value
    inputs = {port.name: (Ref("", port.name),) for port in spec.inputs}
    step = Step(node.id, node.name, spec, settings, inputs)
    project = session.document.project.settings
    of_data = sorted((key, value) for key, value in project.items() if key.startswith("data."))
    base = session.path.parent if session.path else None
    return Wanted(step, tuple(of_data), base, session.sources, example, seed)


@dataclass(frozen=True, slots=True)
class _Stock:
    """A few examples of some data."""

    fields: tuple[Field, ...]
    examples: Mapping[str, Array]

    @property
    def label(self) -> Field | None:
        return next((field for field in targets_of(self.fields) if field.kind == "label"), None)


class Darkroom:
    """Makes the pictures. It keeps the examples that it read, until others are wanted."""

    def __init__(self) -> None:
        self._stock: _Stock | None = None
        self._of: object = None

    def develop(self, wanted: Wanted) -> Pictures:
        """Draw, and show it.

        Raises:
            UserError: the data cannot be read, or the layer refuses them.
        """
        from studio.observe.draws import draw

        stock = self._take(wanted)
        field = _field(wanted.step, stock.fields)
        values = stock.examples[field.name]
        mixes = any(port.name == LABELS for port in wanted.step.spec.inputs)
        batch = range(BATCH) if mixes else [0] * SHOWN
        places = [(wanted.example + n) % len(values) for n in batch]
        port = wanted.step.spec.inputs[0].name
        given = {port: np.ascontiguousarray(values[places])}
        classes = stock.label.classes if stock.label else ()
        if mixes:
            given[LABELS] = _labels(stock, places)
        found = draw(wanted.step, given, wanted.seed)
        first, *others = (found[output.name] for output in wanted.step.outputs)
        shares = [_shares(one, classes) for one in others[0]] if others else [()] * SHOWN
        shown = MIXED if mixes else SHOWN
        before = (
            Picture(values[place], _named(stock, place))
            for place in places[: MIXED if mixes else 1]
        )
        after = (Picture(*pair) for pair in zip(first[:shown], shares[:shown], strict=True))
        low, high = float(given[port].min()), float(given[port].max())
        return Pictures(tuple(before), tuple(after), low, high)

    def _take(self, wanted: Wanted) -> _Stock:
        of = wanted.settings, wanted.base, wanted.sources
        if self._stock is None or of != self._of:
            dataset, *_ = sources.glimpse(dict(wanted.settings), wanted.base, wanted.sources)
            self._stock = _Stock(dataset.fields, preview(dataset, KEPT).examples)
            self._of = of
        return self._stock


def _field(step: Step, fields: tuple[Field, ...]) -> Field:
    """The first field that has as many axes as the layer wants."""
    from studio.compile.wanted import WANTED

    wanted = WANTED.get(step.spec.title, {}).get(step.spec.inputs[0].name)
    fitting = [
        field for field in inputs_of(fields) if wanted is None or len(field.shape) + 1 == wanted[0]
    ]
    if not fitting:
        raise UserError(
            "{kind} cannot be shown: it wants {axes}, and the data hold nothing of that shape.",
            kind=step.spec.title,
            axes=wanted[1] if wanted else "N",
        )
    return fitting[0]


def _labels(stock: _Stock, places: list[int]) -> Array:
    if stock.label is None:
        return np.zeros(len(places), np.int64)
    return np.ascontiguousarray(stock.examples[stock.label.name][places])


def _named(stock: _Stock, place: int) -> tuple[Share, ...]:
    label = stock.label
    if label is None or not label.classes:
        return ()
    return ((label.classes[int(stock.examples[label.name][place])], 1.0),)


def _shares(shares: Array, classes: tuple[str, ...]) -> tuple[Share, ...]:
    """The two greatest, where they are worth a word."""
    order = np.argsort(-shares, kind="stable")[:2]
    names = {int(at): classes[at] if at < len(classes) else str(at) for at in order}
    return tuple((names[int(at)], float(shares[at])) for at in order if shares[at] >= 0.005)
