"""What a slice of answers is: how each is read, and what it is held against."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.message import UserError
from studio.observe.asks.predictions import Task
from studio.observe.looks.subject import Judge
from studio.observe.metrics import Reading

PLACES = 128
"""Places of a mask or a text whose scores are kept: others are only counted."""
COLUMNS = 32
"""Labels or numbers of an answer that are kept."""
MOST_CLASSES = 1000
"""For which a matrix of all against all is kept."""
SEED = 0
_Array = NDArray[Any]
Maps = tuple[_Array, _Array, _Array]
"""Predicted class, true class and chance of the true class, examples first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Answers of a slice, as plain numbers."""

    task: Task
    width: int
    """Numbers of an answer of the model, all of them."""
    owners: _Array
    """Which example of the slice each of the following is of."""
    scores: _Array
    right: _Array
    losses: _Array | None
    counts: _Array | None = None
    columns: tuple[int, ...] = ()
    all_columns: int = 0
    maps: Maps | None = None


def reads(judge: Judge, targets: Tensor | None) -> Reading:
    """What the answers are: where values between 0 and 1 are wanted, numbers, of no two classes."""
    two = judge.reading in ("logit", "probability")
    return "numbers" if two and targets is not None and not _is_binary(targets) else judge.reading


def held(judge: Judge, given: Tensor, targets: Tensor, maps: int) -> Judged:
    """Hold answers against targets.

    Args:
        judge: how the run does so.
        given: what the model gave, examples first.
        targets: what the data has, as it has it.
        maps: of how many examples masks or texts are wanted whole.
    """
    if judge.reading == "classes":
        given, right = _classes_in_front(given, targets)
        losses = _losses(judge, given, targets if targets.is_floating_point() else right)
        return _classes(given.softmax(1), right, losses, maps)
    right = _alike(given, targets)
    losses = _losses(judge, given, right)
    chances = given.sigmoid() if judge.reading == "logit" else given
    if reads(judge, right) == "numbers":
        return _numbers(chances, right, losses)
    if given.dim() >= 4:
        chances = chances if chances.shape[1] == 1 else chances.unsqueeze(1)
        right = right if right.shape[1] == 1 else right.unsqueeze(1)
        return _classes(
            torch.cat([1 - chances, chances], 1), right.select(1, 0).long(), losses, maps
        )
    if given[0].numel() == 1:
        second = chances.reshape(-1, 1)
        return _classes(torch.cat([1 - second, second], 1), right.reshape(-1).long(), losses, maps)
    columns = _columns(given[0].numel())
    return Judged(
        "labels",
        given[0].numel(),
        np.arange(len(given)),
        _array(chances.flatten(1)[:, columns]),
        _array(right.flatten(1)[:, columns]).astype(np.uint8),
        losses,
        columns=columns,
        all_columns=given[0].numel(),
    )


def _classes(scores: Tensor, right: Tensor, losses: _Array | None, maps: int) -> Judged:
    """Of one class for each example or place; scores: examples × classes × places."""
    classes = scores.shape[1]
    each = right[0].numel()
    given = scores.argmax(1)
    valid = (right >= 0) & (right < classes)
    counts = None
    if classes <= MOST_CLASSES:
        pairs = (right * classes + given)[valid]
        counts = torch.bincount(pairs, minlength=classes**2).reshape(classes, classes)
    whole: Maps | None = None
    if right.dim() > 1 and maps:
        chance = scores.gather(1, right.clamp(0, classes - 1).unsqueeze(1)).squeeze(1)
        shown = torch.where(valid, right, -1)
        whole = _array(given[:maps]), _array(shown[:maps]), _array(chance[:maps])
    places = torch.from_numpy(_places(each)).to(scores.device)
    rows = scores.flatten(2)[..., places] if scores.dim() > 2 else scores.unsqueeze(2)
    true = right.reshape(len(right), -1)[:, places]
    kept = valid.reshape(len(right), -1)[:, places].reshape(-1)
    owners = torch.arange(len(right), device=right.device).repeat_interleave(len(places))
    task: Task = "classes" if right.dim() == 1 else "text" if right.dim() == 2 else "masks"
    return Judged(
        task,
        classes * each,
        _array(owners[kept]),
        _array(rows.movedim(1, 2).reshape(-1, classes)[kept]),
        _array(true.reshape(-1)[kept]).astype(np.int64),
        losses,
        None if counts is None else _array(counts),
        all_columns=classes,
        maps=whole,
    )


def _numbers(given: Tensor, right: Tensor, losses: _Array | None) -> Judged:
    size = given[0].numel()
    columns = _columns(size)
    return Judged(
        "numbers",
        size,
        np.arange(len(given)),
        _array(given.flatten(1)[:, columns] if given.dim() > 1 else given.unsqueeze(1)),
        _array(right.float().flatten(1)[:, columns] if right.dim() > 1 else right.unsqueeze(1)),
        losses,
        columns=columns,
        all_columns=size,
    )


def _classes_in_front(given: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Scores as examples × classes × places, and the true class for each place."""
    if targets.is_floating_point():
        targets = targets.argmax(1)  # Shares of classes: the likeliest is the true one.
    if given.dim() == targets.dim() + 1:
        for axis in (1, given.dim() - 1):
            if given.movedim(axis, -1).shape[:-1] == targets.shape:
                return given.movedim(axis, 1), targets
    raise UserError(
        "The model gives {given} where the data has {right}: there is no axis of classes in it.",
        given=" × ".join(map(str, given.shape)),
        right=" × ".join(map(str, targets.shape)),
    )


def _alike(given: Tensor, targets: Tensor) -> Tensor:
    """Targets in the shape of the answers."""
    if targets.numel() != given.numel():
        raise UserError(
            "The model gives {given} where the data has {right}: they cannot be held against each "
            "other one by one.",
            given=" × ".join(map(str, given.shape)),
            right=" × ".join(map(str, targets.shape)),
        )
    return targets.reshape(given.shape).to(given.dtype)


def _is_binary(values: Tensor) -> bool:
    return bool(((values == 0) | (values == 1)).all())


def _losses(judge: Judge, given: Tensor, right: Tensor) -> _Array | None:
    """What the run's own loss says of each example, if it is one that can be asked so."""
    if judge.loss is None or not hasattr(judge.loss, "reduction"):
        return None
    alone: Any = copy.copy(judge.loss)  # With the weights it has now, and a setting of its own.
    alone.reduction = "none"
    found = alone(given, right)
    if not isinstance(found, Tensor) or found.dim() == 0 or len(found) != len(given):
        return None
    return _array(found.reshape(len(found), -1).mean(1))


def _columns(size: int) -> tuple[int, ...]:
    """All of them, or some that are the same each time."""
    if size <= COLUMNS:
        return tuple(range(size))
    drawn = np.random.default_rng(SEED).choice(size, COLUMNS, replace=False)
    return tuple(int(each) for each in np.sort(drawn))


def _places(size: int) -> NDArray[np.int64]:
    if size <= PLACES:
        return np.arange(size)
    return np.sort(np.random.default_rng(SEED).choice(size, PLACES, replace=False))


def _array(values: Tensor) -> _Array:
    found: _Array = values.detach().cpu().numpy()
    return found
