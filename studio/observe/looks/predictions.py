"""Lets a model answer for many examples, a slice at a time, and holds its answers against targets.

Examples come in an order that is drawn once for a split, so that every look has the same ones. A
slow model answers for fewer of them: how many is one of a few steps, so that it stays the same too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.message import UserError
from studio.observe.asks.predictions import Masks, Picture, Pictured, Predict, Predicted, Texts
from studio.observe.looks.judging import Judged, held
from studio.observe.looks.subject import Examples, Judge, Pace, Subject
from studio.observe.quiet import frozen, undisturbed

SEED = 0
BUDGET_S = 1.0
"""A look is not made longer than about this."""
WORST = 4
"""Times the budget, at most, for as many examples as once were answered within it."""
STEPS = (32, 64, 128, 256, 512, 1024)
"""Where a look may end before all its examples are answered."""
AT_ONCE = 2**20
"""Numbers of a slice of inputs, or of answers."""
VALUES = 2**19
"""Scores that cross to the window: 2 MiB."""
PICTURES = 24
"""Masks or texts that cross whole."""
SIDE = 96
LONGEST = 256


def look(ask: Predict, subject: Subject) -> Predicted:
    """Answers for as many examples as is asked for, or as is cheap enough."""
    samples = subject.samples
    split = samples.splits.get(ask.split)
    judge = samples.judge
    if split is None:
        raise UserError("The run has no examples called {split}.", split=ask.split)
    if not len(split):
        raise UserError("There are no {split} examples for the model to answer.", split=ask.split)
    if judge is None or split.targets is None:
        raise UserError(
            "The answers of this model cannot be held against its data one by one: no loss of the "
            "run compares what the model gives with a field of the data. A training with a loss "
            "such as CrossEntropyLoss or MSELoss does."
        )
    parts = _Parts()
    with undisturbed(subject.module), torch.no_grad():
        for places in _slices(ask.most, split, parts, judge.pace):
            given = subject.module(*(values[places] for values in split.inputs))
            given = given[judge.output] if isinstance(given, tuple) else given
            parts.add(places, held(judge, given.float(), split.targets[places], parts.maps_wanted))
    return parts.whole(ask.split, split, judge)


def picture(ask: Picture, subject: Subject) -> Pictured:
    """How some examples look, small enough to be sent."""
    split = subject.samples.splits.get(ask.split)
    if split is None:
        raise UserError("The run has no examples called {split}.", split=ask.split)
    chosen = [index for index in ask.examples if 0 <= index < len(split)]
    seen = _seen(split)
    values = seen[torch.tensor(chosen, dtype=torch.int64, device=seen.device)]
    return Pictured(ask.split, tuple(chosen), frozen(_small(values)), tuple(values.shape[1:]))


def _seen(split: Examples) -> Tensor:
    """What tells most of an example: a picture that is given or, as of a decoder, wanted."""
    told = split.inputs if split.targets is None else (*split.inputs, split.targets)
    return next((each for each in told if each.dim() >= 4), split.inputs[0])


def _small(values: Tensor) -> Tensor:
    """Pictures of 1 or 3 channels, or rows of numbers, thinned where there are too many."""
    if values.dim() > 4:
        values = values[..., values.shape[-3] // 2, :, :].flatten(1, -3)
    if values.dim() == 4:
        values = values[:, : 3 if values.shape[1] >= 3 else 1]
        return values[..., :: _every(values.shape[-2]), :: _every(values.shape[-1])]
    values = values.reshape(len(values), 1, -1) if values.dim() < 3 else values
    return values[:, :LONGEST, :LONGEST]


def _every(size: int) -> int:
    return -(-size // SIDE)


def order(total: int, most: int) -> NDArray[np.int64]:
    """Which examples are answered, those that a slow model answers first."""
    return np.random.default_rng(SEED).permutation(total)[:most]


def _slices(most: int, split: Examples, parts: _Parts, pace: Pace) -> Iterator[Tensor]:
    """Places in the split, a slice at a time, until all are done or it takes too long.

    As many as once were quick enough are taken again, though the machine be busier now: what is
    shown shall not change its size at every look.
    """
    places = torch.from_numpy(order(len(split), most)).to(split.inputs[0].device)
    each = max(1, sum(values[0].numel() for values in split.inputs))
    began, done = perf_counter(), 0
    while done < len(places):
        room = min(AT_ONCE // max(each, parts.width), 256)
        stop = next((step for step in STEPS if step > done), len(places))
        end = min(done + max(1, room), stop, len(places))
        yield places[done:end]
        done = end
        spent = perf_counter() - began
        after = next((step for step in STEPS if step > done), len(places))
        slow = spent / done * min(after, len(places)) > BUDGET_S
        if done in STEPS and slow and (done >= pace.examples or spent > WORST * BUDGET_S):
            break
        if parts.width * done >= VALUES and done >= STEPS[0]:
            break
    pace.examples = done


@dataclass(slots=True)
class _Parts:
    """What the slices gave, one after the other."""

    places: list[Tensor] = field(default_factory=list)
    found: list[Judged] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Numbers that an answer has."""
        return self.found[0].width if self.found else 1

    def add(self, places: Tensor, found: Judged) -> None:
        self.places.append(places)
        self.found.append(found)

    @property
    def maps_wanted(self) -> int:
        """Masks and texts are kept whole of the first examples."""
        return max(0, PICTURES - sum(map(len, self.places)))

    def whole(self, name: str, split: Examples, judge: Judge) -> Predicted:
        """All of it, the examples in the order of the split."""
        first = self.found[0]
        places = torch.cat(self.places).cpu().numpy()
        rank = np.argsort(places, kind="stable")
        back = np.empty_like(rank)
        back[rank] = np.arange(len(rank))
        starts = np.cumsum([0, *(len(part) for part in self.places)])[:-1]
        owners = back[np.concatenate(
            [part.owners + start for part, start in zip(self.found, starts, strict=True)]
        )]  # fmt: skip
        chosen = _spread(owners, first.scores.shape[1])
        losses = None
        if all(part.losses is not None for part in self.found):
            losses = np.concatenate([part.losses for part in self.found if part.losses is not None])
        counts = [part.counts for part in self.found if part.counts is not None]
        return Predicted(
            task=first.task,
            split=name,
            total=split.whole or len(split),
            examples=_kept(places[rank]),
            owners=_kept(owners[chosen]),
            scores=_kept(np.concatenate([part.scores for part in self.found])[chosen]),
            right=_kept(np.concatenate([part.right for part in self.found])[chosen]),
            losses=None if losses is None else _kept(losses[rank]),
            loss=judge.name if losses is not None else "",
            counts=_kept(np.sum(counts, axis=0)) if counts else None,
            columns=first.columns,
            width=first.all_columns,
            masks=self._masks(back, split) if first.task == "masks" else None,
            texts=self._texts(back, split) if first.task == "text" else None,
        )

    def _masks(self, back: NDArray[np.int64], split: Examples) -> Masks:
        given, right, _ = self._maps()
        count = min(PICTURES, len(given))
        inputs = split.inputs[0][torch.cat(self.places)[:count]]
        suits = inputs.dim() == 4 and inputs.shape[-2:] == given.shape[-2:]
        down, across = _every(given.shape[-2]), _every(given.shape[-1])
        pictures = _small(inputs) if suits else inputs.new_zeros((count, 0, 1, 1))
        return Masks(
            _kept(back[:count]),
            frozen(pictures),
            _kept(given[:count, ::down, ::across]),
            _kept(right[:count, ::down, ::across]),
        )

    def _maps(self) -> list[NDArray[Any]]:
        found = [part.maps for part in self.found if part.maps is not None]
        return [np.concatenate(each) for each in zip(*found, strict=True)]

    def _texts(self, back: NDArray[np.int64], split: Examples) -> Texts | None:
        given, right, chance = self._maps()
        known = split.inputs[0]
        if known.dim() != 2 or known.shape[1:] != right.shape[1:]:
            return None
        count = min(PICTURES, len(given))
        return Texts(
            _kept(back[:count]),
            _kept(known[torch.cat(self.places)[:count], :LONGEST].cpu().numpy().astype(np.int64)),
            _kept(right[:count, :LONGEST]),
            _kept(given[:count, :LONGEST]),
            _kept(chance[:count, :LONGEST]),
        )


def _spread(owners: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Answers in the order of their examples; of too many, some of all examples."""
    ordered = np.argsort(owners, kind="stable")
    most = max(1, VALUES // max(1, width))
    if len(ordered) <= most:
        return ordered
    drawn = np.random.default_rng(SEED).choice(len(ordered), most, replace=False)
    return ordered[np.sort(drawn)]


def _kept(values: NDArray[Any]) -> NDArray[Any]:
    found = np.ascontiguousarray(values)
    found = found.copy() if found.base is not None or not found.flags.owndata else found
    found.setflags(write=False)
    return found
