"""What a model makes of one example while it is not trained: with what it learnt last, or fresh.

The model is made and run with random numbers of its own and on the CPU, so that a run that begins
meanwhile draws what it would have drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from studio.compile.costs import Cost
from studio.compile.module import PlanModule
from studio.compile.own_numbers import OwnNumbers
from studio.compile.plan import Plan
from studio.data import sources
from studio.data.spec import SourceSpec
from studio.message import UserError
from studio.observe.asks.example import Example
from studio.observe.frames import Activations
from studio.observe.pieces import batch_axis, head
from studio.observe.quiet import frozen
from studio.train.checkpoint import load_weights
from studio.train.fit import match_inputs
from studio.train.problems import TrainingError
from studio.train.store import LAST, RunFolder
from studio.value import Value

MOST_PARAMETERS: Final = 30_000_000
MOST_WORK: Final = 3_000_000_000
"""Multiply-adds for an example. What takes more is not run only to be looked at."""
_Values = dict[tuple[str, str], Tensor]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at. A look at the same subject goes on with what was made for the last."""

    plan: Plan
    cost: Cost
    settings: Mapping[str, Value]
    """Of the data."""
    seed: int
    base: Path | None = None
    """The folder that relative paths of the data start from."""
    known: tuple[SourceSpec, ...] = ()
    folder: Path | None = None
    """The run whose weights are taken, where they fit."""
    step: int | None = None
    """At which those were kept, so that newer ones are another subject."""

    def same_as(self, other: Subject | None) -> bool:
        """Whether model and example are the same; plans are told apart by which they are."""
        return (
            other is not None
            and self.plan is other.plan
            and (self.settings, self.seed, self.base) == (other.settings, other.seed, other.base)
            and (self.folder, self.step) == (other.folder, other.step)
        )


class Sampler:
    """Makes a model once and looks at it as often as it is asked to; of one thread."""

    def __init__(self) -> None:
        self._subject: Subject | None = None
        self._made: tuple[PlanModule, tuple[Tensor, ...]] | None = None
        self._axes: dict[tuple[str, str], int | None] = {}

    def look(self, subject: Subject, nodes: Collection[str]) -> tuple[Activations, ...]:
        """What these nodes give for an example of the validation split. Raises ``UserError``."""
        if not subject.same_as(self._subject) or self._made is None:
            self._made, self._subject, self._axes = None, None, {}
            self._made, self._subject = _made(subject), subject
        module, pair = self._made
        one = _tapped(module, nodes, [values[:1] for values in pair], subject.seed)
        if any(key not in self._axes for key in one):
            for key, value in _tapped(module, nodes, pair, subject.seed).items():
                self._axes[key] = batch_axis(one[key], value)
        found = []
        for (node, port), value in sorted(one.items(), key=lambda item: item[0]):
            axis = self._axes.get((node, port))
            own = value if axis is None else value.select(axis, 0)
            found.append(Activations(node, 0, Example(), port, frozen(head(own)), tuple(own.shape)))
        return tuple(found)


def _made(subject: Subject) -> tuple[PlanModule, tuple[Tensor, ...]]:
    cost = subject.cost
    if cost.parameters > MOST_PARAMETERS or cost.multiply_adds > MOST_WORK:
        raise UserError(
            "The model is too large to be run only for the pictures in its nodes. They come as "
            "soon as it is trained."
        )
    dataset, *_ = sources.glimpse(dict(subject.settings), subject.base, subject.known)
    fields = match_inputs(subject.plan, dataset)
    split = dataset.split("validation")
    pair = tuple(torch.from_numpy(split[field.name][:2].copy()) for field in fields)
    with OwnNumbers(subject.seed):
        module = PlanModule(subject.plan)
    if subject.folder is not None:
        _learn(module, subject.folder)
    module.eval()
    return module, pair


def _learn(module: PlanModule, folder: Path) -> None:
    """Take what a run has learnt, where it is of a model like this one."""
    try:
        weights = load_weights(RunFolder(folder), LAST)
    except TrainingError:
        return  # Without weights that can be read it is seen as it begins.
    own = module.state_dict()
    if {name: value.shape for name, value in own.items()} == {
        name: value.shape for name, value in weights.items()
    }:
        module.load_state_dict(weights)


def _tapped(
    module: PlanModule, nodes: Collection[str], inputs: Collection[Tensor], seed: int
) -> _Values:
    with OwnNumbers(seed), torch.no_grad(), module.tapped(nodes) as values:
        module(*(value.clone() for value in inputs))
    return dict(values)
