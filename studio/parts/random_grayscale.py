"""Images without colours while the model trains."""

import torch
from torch import Tensor, nn


class RandomGrayscale(nn.Module):
    """Takes each image's colours away with probability ``p``; none in eval."""

    def __init__(self, p: float = 0.1) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        chosen = torch.rand(x.shape[0], 1, 1, 1, device=x.device) < self.p
        if x.shape[1] == 3:
            # How much each colour counts to the eye.
            shares = x.new_tensor((0.299, 0.587, 0.114)).view(3, 1, 1)
            grey = (x * shares).sum(1, keepdim=True)
        else:
            grey = x.mean(1, keepdim=True)
        return torch.where(chosen, grey, x)
