"""Sequences moved to and fro while the model trains."""

import torch
from torch import Tensor, nn


class RandomShift(nn.Module):
    """Moves each sequence by some steps, forward or back; none in eval.

    Args:
        steps: the greatest number of steps.
        dim: the axis of the steps.
        wrap: what leaves at one end comes in at the other.
        value: what comes in otherwise.
        p: the probability for a sequence.
    """

    def __init__(
        self,
        steps: int = 4,
        dim: int = 1,
        wrap: bool = False,
        value: float = 0.0,
        p: float = 1.0,
    ) -> None:
        super().__init__()
        self.steps = steps
        self.dim = dim
        self.wrap = wrap
        self.value = value
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        length = x.shape[self.dim]
        if not self.training or self.p == 0.0 or self.steps == 0:
            return x
        chosen, share = torch.rand(2, x.shape[0], 1, device=x.device)
        by = (share * (2 * self.steps + 1)).floor() - self.steps
        by = (by * (chosen < self.p)).long()
        source = torch.arange(length, device=x.device) - by
        shape = [1] * x.dim()
        shape[0], shape[self.dim] = x.shape[0], length
        places = (source % length).view(shape).expand(x.shape)
        moved = x.gather(self.dim, places)
        if self.wrap:
            return moved
        inside = ((source >= 0) & (source < length)).view(shape)
        return torch.where(inside, moved, x.new_tensor(self.value))
