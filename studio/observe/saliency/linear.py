"""The linear model that LIME and Kernel SHAP fit to a score: weighted least squares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from studio.observe.exact import exact


class Weighed:
    """A ridge regression with weights, as captum fits one, in double precision."""

    def __init__(self, penalty: float) -> None:
        self._penalty = penalty
        self._found = torch.zeros(0)

    def fit(self, train_data: Iterable[Any], **_: Any) -> None:
        """Fit all trials: pairs of what was left, the score, and how much a trial counts."""
        parts = [tuple(part) for part in train_data]
        left, scores, weights = (exact(torch.cat([part[n] for part in parts])) for n in range(3))
        left, scores = left.reshape(len(left), -1), scores.reshape(-1)
        weights = weights.reshape(-1) / weights.sum()
        left_mean, score_mean = weights @ left, weights @ scores
        roots = weights.sqrt()
        centred = (left - left_mean) * roots[:, None]
        right = (scores - score_mean) * roots
        square = centred.T @ centred
        square += self._penalty * torch.eye(len(square), dtype=square.dtype, device=square.device)
        found = torch.linalg.pinv(square) @ (centred.T @ right)
        self._found = found.to(parts[0][0].device, torch.float32)

    def representation(self) -> Tensor:
        """The weight of each patch."""
        return self._found
