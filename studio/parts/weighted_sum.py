"""A sum of losses that count more and less."""

from torch import Tensor


def weighted_sum(*losses: Tensor, weights: float | tuple[float, ...] = 1.0) -> Tensor:
    """Each loss times its weight, added up; one weight alone is that of all."""
    each = weights if isinstance(weights, tuple) else (weights,) * len(losses)
    if len(each) != len(losses):
        raise ValueError(f"{len(losses)} losses want as many weights, not {len(each)}")
    total = each[0] * losses[0]
    for weight, loss in zip(each[1:], losses[1:], strict=True):
        total = total + weight * loss
    return total
