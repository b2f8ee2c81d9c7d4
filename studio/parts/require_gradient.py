"""Values from which a gradient can be taken."""

import torch
from torch import Tensor


def require_gradient(x: Tensor) -> Tensor:
    """The same values, of which an input gradient can be asked."""
    if x.requires_grad or not torch.is_grad_enabled():
        return x
    return x.detach().requires_grad_()
