"""Looks at the units of a node: what stirs one of them, which are dead, which do the same."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.message import UserError
from studio.observe.asks import units as asks
from studio.observe.asks.units import AllMaps, Maps, Units, UnitsFound
from studio.observe.exact import exact
from studio.observe.looks.activity import activity
from studio.observe.looks.subject import Subject
from studio.observe.pieces import batch_axis
from studio.observe.quiet import frozen, undisturbed

MOST_UNITS = 1024
"""Of more, so many are held against each other."""
ROWS = 4096
"""Values of each unit that are held against those of the others."""
NUMBERS = 2**19
"""Of all maps together."""


def all_maps(ask: AllMaps, subject: Subject) -> Maps:
    """The whole value for an example, or as many channels of it as can be shown."""
    sample = subject.samples.settled(ask.sample)
    batch = subject.samples.given(sample)
    nodes = frozenset({ask.node})
    given = []
    for copies in (1, 2):
        inputs = [torch.cat([value] * copies) for value in batch]
        with undisturbed(subject.module), torch.no_grad(), subject.module.tapped(nodes) as values:
            subject.module(*inputs)
        if (ask.node, ask.port) not in values:
            raise UserError("This node gives no tensor, so there is nothing to look at.")
        given.append(values[ask.node, ask.port])
    axis = batch_axis(*given)
    one = given[0] if axis is None else given[0].select(axis, 0)
    one = one.abs() if one.is_complex() else one
    shape = tuple(one.shape)
    if one.dim() > 1:
        each = max(1, one[:1].numel())
        one = one[: max(1, min(MOST_UNITS, NUMBERS // each))]
    return Maps(frozen(one), shape)


def look(ask: Units, subject: Subject) -> UnitsFound:
    """Pass some hundred examples through the model, and keep a number for each unit of each."""
    doing = activity(subject, ask.node, ask.port, ask.split, asks.EXAMPLES)
    strongest: list[Tensor] = []
    rows: list[Tensor] = []
    alive: Tensor | None = None
    share = max(1, ROWS // max(1, len(doing.chosen)))
    for piece in doing.pieces(subject):
        values = doing.channels_last(piece.values.float())
        strongest.append(values.amax(1))
        stirred = (values != 0).flatten(0, 1).any(0)
        alive = stirred if alive is None else alive | stirred
        where = torch.arange(min(share, values.shape[1]), device=values.device)
        where = where * values.shape[1] // len(where)
        rows.append(values[:, where, :MOST_UNITS].flatten(0, 1))
    assert alive is not None
    strengths = torch.cat(strongest)
    unit = min(max(ask.unit, 0), strengths.shape[1] - 1)
    mine = strengths[:, unit]
    best = mine.nan_to_num(nan=-torch.inf).argsort(descending=True, stable=True)[: asks.TOP]
    pairs, pairs_total = _pairs(torch.cat(rows))
    labels = None if doing.split.labels is None else doing.split.labels[doing.chosen]
    edges, counts = _counted(mine, labels)
    return UnitsFound(
        unit,
        strengths.shape[1],
        len(doing.chosen),
        doing.split.whole or len(doing.split),
        doing.chosen[best].cpu().numpy(),
        frozen(mine[best]),
        edges,
        counts,
        tuple((~alive).nonzero()[:, 0].tolist()),
        pairs,
        pairs_total,
    )


def _pairs(rows: Tensor) -> tuple[tuple[tuple[int, int, float], ...], int]:
    """Units (columns) that are correlated, constant ones left out."""
    numbers = exact(rows)
    centred = numbers - numbers.mean(0)
    size = centred.norm(dim=0)
    moving = size > 1e-9 * max(1.0, float(rows.abs().max()))
    moving &= torch.isfinite(size)
    unit = torch.where(moving, centred / size.clamp_min(1e-300), torch.zeros(()).to(centred))
    close = torch.triu(unit.T @ unit, 1)
    found = (close.abs() > asks.SAME).nonzero()
    values = close[found[:, 0], found[:, 1]]
    order = values.abs().argsort(descending=True, stable=True)[: asks.PAIRS]
    told = [
        (first, second, value)
        for (first, second), value in zip(
            found[order].tolist(), values[order].tolist(), strict=True
        )
    ]
    return tuple(told), len(found)


def _counted(mine: Tensor, labels: Tensor | None) -> tuple[asks.Floats, dict[int, asks.Ints]]:
    """A histogram for each class, all with the same bins."""
    known = torch.isfinite(mine)
    values = mine[known]
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    edges = torch.linspace(low, high, asks.BINS + 1)
    width = (high - low) / asks.BINS
    bins = ((values - low) / width).long().clamp(0, asks.BINS - 1)
    classes = torch.full_like(bins, -1) if labels is None else labels[known].long()
    counts = {
        one: torch.bincount(bins[classes == one], minlength=asks.BINS).cpu().numpy()
        for one in sorted(set(classes.tolist()))
    }
    return frozen(edges), counts
