"""What a node gives for many examples, a slice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from studio.message import UserError
from studio.observe.looks.outputs import channels_first_of
from studio.observe.looks.places import Place, places
from studio.observe.looks.subject import Examples, Subject
from studio.observe.pieces import batch_axis
from studio.observe.quiet import undisturbed

SLICE = 64
AT_ONCE = 2**23
"""Numbers that a node may give at once."""


@dataclass(frozen=True, slots=True)
class Piece:
    """For some examples."""

    chosen: Tensor
    """Their places in the split."""
    values: Tensor
    """Examples first."""
    output: Any
    """What the model gave."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How an output of a node is to be read, and of which examples."""

    node: str
    port: str
    split: Examples
    chosen: Tensor
    axis: int
    """Where examples are."""
    at_once: int
    place: Place

    def pieces(self, subject: Subject) -> Iterator[Piece]:
        """Run the model, in eval mode and without gradients."""
        nodes = frozenset({self.node})
        for first in range(0, len(self.chosen), self.at_once):
            some = self.chosen[first : first + self.at_once]
            batch = [values[some] for values in self.split.inputs]
            with (
                undisturbed(subject.module),
                torch.no_grad(),
                subject.module.tapped(nodes) as values,
            ):
                output = subject.module(*batch)
            found = values[self.node, self.port].movedim(self.axis, 0)
            yield Piece(some, found.abs() if found.is_complex() else found, output)

    def channels_last(self, piece: Tensor) -> Tensor:
        """Examples × places × units, of what a piece has."""
        if piece.dim() == 1:
            return piece[:, None, None]
        known = channels_first_of(self.place.step, self.place.owner)
        first = piece.dim() > 3 if known is None else known
        axis = 1 if first else piece.dim() - 1
        moved = piece.movedim(axis, -1)
        return moved.reshape(len(piece), -1, moved.shape[-1])


def activity(subject: Subject, node: str, port: str, split: str, most: int) -> Activity:
    """What there is to look at; examples stand evenly in the split, which may be ordered."""
    examples = subject.samples.splits.get(split)
    if examples is None:
        raise UserError("The run has no examples called {split}.", split=split)
    place = next((one for one in places(subject.module) if one.way == node), None)
    if place is None:
        raise UserError(
            "The run passes many examples through nodes of its model only, and this is none of "
            "them. Select a layer of the model."
        )
    if not len(examples):
        raise UserError("There are no examples to look at in this split.")
    count = min(most, len(examples))
    where = torch.arange(count, device=examples.inputs[0].device) * len(examples) // max(count, 1)
    nodes = frozenset({node})
    given: list[Tensor] = []
    for amount in (1, 2):
        batch = [values[:1].expand(amount, *values.shape[1:]).clone() for values in examples.inputs]
        with undisturbed(subject.module), torch.no_grad(), subject.module.tapped(nodes) as values:
            subject.module(*batch)
        names = [name for _, name in values]
        port = port if port in names else next(iter(names), "")
        if not port:
            raise UserError("This node gives no tensor, so there is nothing to look at.")
        given.append(values[node, port])
    axis = batch_axis(*given)
    if axis is None:
        raise UserError(
            "What this node gives is one value for all examples together, so that they cannot be "
            "told apart by it."
        )
    at_once = max(1, min(SLICE, AT_ONCE // max(1, given[0].numel())))
    return Activity(node, port, examples, where, axis, at_once, place)
