"""Parameters as they are now: as a matrix, as pictures, how they lie, and rows that are alike."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.message import UserError
from studio.observe.asks.weights import (
    MOST,
    Bars,
    FiltersAsk,
    FiltersFound,
    MatrixAsk,
    MatrixFound,
    RowsAsk,
    RowsFound,
    SpreadAsk,
    Spreads,
)
from studio.observe.exact import exact
from studio.observe.histogram import histograms
from studio.observe.looks import held
from studio.observe.looks.spectrum import main_directions
from studio.observe.looks.subject import Subject
from studio.observe.quiet import frozen

NEAREST = 12
POINTS = 2_000
"""Rows of a table that are placed in a plane; of more, evenly spread ones."""


def spreads(ask: SpreadAsk, subject: Subject) -> Spreads:
    """How the values of each parameter lie, or those of a part of one."""
    if ask.of is not None:
        tensors = {ask.of.name: held.values(subject, ask.of)}
    else:
        tensors = held.parameters(subject, ask.node)
    found = histograms(tensors) if tensors else {}
    return Spreads(
        {
            name: Bars(one.low, one.high, one.counts, one.mean, one.std, one.sampled)
            for name, one in found.items()
        }
    )


def matrix(ask: MatrixAsk, subject: Subject) -> MatrixFound:
    """The values of a window, one by one or as means of blocks."""
    whole = held.matrix(subject, ask.of).detach()
    whole = whole.abs() if whole.is_complex() else whole.float()
    rows, columns = whole.shape
    top, bottom, left, right = ask.window or (0, rows, 0, columns)
    top, left = min(max(top, 0), rows - 1), min(max(left, 0), columns - 1)
    bottom, right = min(max(bottom, top + 1), rows), min(max(right, left + 1), columns)
    part = whole[top:bottom, left:right]
    down, across = -(-part.shape[0] // MOST), -(-part.shape[1] // MOST)
    low, high = whole.aminmax()
    return MatrixFound(
        frozen(_means(part, down, across)),
        rows,
        columns,
        top,
        left,
        down,
        across,
        float(low),
        float(high),
    )


def filters(ask: FiltersAsk, subject: Subject) -> FiltersFound:
    """The kernels of a convolution, from one on; of three axes the middle slice."""
    kernel = held.values(subject, ask.of)
    layer = held.owner(held.layer_of(subject, ask.of.node), ask.of.name)
    if kernel.dim() < 3:
        raise UserError("{name} holds no filters.", name=ask.of.name)
    if getattr(layer, "transposed", False):
        kernel = kernel.transpose(0, 1)
    outputs, inputs = kernel.shape[:2]
    total = outputs * inputs
    first = min(max(ask.first, 0), max(0, total - 1))
    places = torch.arange(first, min(first + ask.count, total), device=kernel.device)
    maps = kernel[places // inputs, places % inputs].float()
    if maps.dim() == 2:
        maps = maps.unsqueeze(1)
    elif maps.dim() == 4:
        maps = maps[:, maps.shape[1] // 2]
    return FiltersFound(frozen(maps), first, total, inputs)


def rows(ask: RowsAsk, subject: Subject) -> RowsFound:
    """A row of a table, the rows nearest to it by angle, and all rows in a plane."""
    table = held.matrix(subject, ask.of).float()
    count, columns = table.shape
    row = min(max(ask.row, 0), count - 1)
    norms = table.norm(dim=1).clamp_min(1e-30)
    cosines = table @ table[row] / norms / norms[row]
    cosines[row] = -2.0  # Itself is no neighbour.
    near = torch.topk(torch.nan_to_num(cosines, nan=-2.0), min(NEAREST, count - 1))
    places = torch.linspace(0, count - 1, min(count, POINTS)).round().long().to(table.device)
    points, shares = _plane(torch.nan_to_num(table[places]))
    found = (near.indices.cpu().numpy().astype(np.int64), places.cpu().numpy().astype(np.int64))
    for each in found:
        each.setflags(write=False)
    return RowsFound(
        count,
        columns,
        row,
        frozen(table[row]),
        found[0],
        frozen(near.values),
        frozen(points),
        found[1],
        shares,
    )


def _plane(table: Tensor) -> tuple[Tensor, tuple[float, float]]:
    numbers = exact(table)
    centred = numbers - numbers.mean(0)
    across, squares = main_directions(centred, 2)
    whole = float(centred.square().sum()) or 1.0
    points = centred @ across.to(centred).T
    if points.shape[1] < 2:
        points = torch.cat([points, torch.zeros_like(points)], 1)
        squares = torch.cat([squares, torch.zeros_like(squares)])
    return points[:, :2], (float(squares[0]) / whole, float(squares[1]) / whole)


def _means(values: Tensor, down: int, across: int) -> Tensor:
    """Means of blocks; the last ones may be smaller."""
    if down == across == 1:
        return values
    return functional.avg_pool2d(values[None], (down, across), ceil_mode=True)[0]
