"""Gradients turned round, for adversarial branches."""

from torch import Tensor, nn


class GradientReversal(nn.Module):
    """Hands values on as they are and multiplies their gradients by ``-strength``."""

    def __init__(self, strength: float = 1.0) -> None:
        super().__init__()
        self.strength = strength

    def forward(self, x: Tensor) -> Tensor:
        x = x.view_as(x)
        if x.requires_grad:
            x.register_hook(lambda gradient: -self.strength * gradient)
        return x
