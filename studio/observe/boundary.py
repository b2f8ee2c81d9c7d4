"""What a model answers all over the plane, for data of two numbers an example."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from studio.observe.frames import Boundary
from studio.observe.metrics import Scoring
from studio.observe.quiet import frozen, undisturbed

CELLS = 64
"""Rows and columns of the grid."""
POINTS = 2000
"""Points drawn at most."""
MARGIN = 0.1


class Plane:
    """The grid over the training points, made once; the model is asked at every look."""

    def __init__(self, points: Tensor, labels: Tensor | None) -> None:
        """Take points × 2 and the labels, if the target is one of classes; on any device."""
        every = max(1, -(-len(points) // POINTS))
        self._points = frozen(points[::every])
        chosen = torch.zeros(len(points)) if labels is None else labels
        self._labels = chosen[::every].to("cpu", torch.int64).numpy().copy()
        self._labels.setflags(write=False)
        low, high = points.amin(0).tolist(), points.amax(0).tolist()
        pads = [MARGIN * (top - bottom) or 1.0 for bottom, top in zip(low, high, strict=True)]
        self.extent = (low[0] - pads[0], high[0] + pads[0], low[1] - pads[1], high[1] + pads[1])
        columns = np.linspace(self.extent[0], self.extent[1], CELLS, dtype=np.float32)
        rows = np.linspace(self.extent[2], self.extent[3], CELLS, dtype=np.float32)
        grid = np.stack(np.meshgrid(columns, rows), -1).reshape(-1, 2)
        self._grid = torch.from_numpy(grid).to(points.device, points.dtype)

    def look(self, module: nn.Module, scoring: Scoring, step: int) -> Boundary:
        """Ask the model on the whole grid, in eval mode, leaving no trace."""
        with undisturbed(module), torch.no_grad():
            scores = scoring.scores(module(self._grid.clone()))
        grid = frozen(scores).reshape(CELLS, CELLS, -1)
        return Boundary(step, self.extent, grid, self._points, self._labels)


def plane_of(inputs: Sequence[Tensor], labels: Tensor | None) -> Plane | None:
    """The plane of a model of two numbers; ``None`` for others."""
    points, *others = inputs
    if others or points.shape[1:] != (2,) or not points.is_floating_point():
        return None
    return Plane(points, labels)
