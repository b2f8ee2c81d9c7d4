"""What the first run would have to wait for, done beforehand."""

from __future__ import annotations


def warm() -> None:
    """Load what the first optimiser loads, which takes the better part of a second."""
    import torch

    parameter = torch.zeros(1, requires_grad=True)
    torch.optim.Adam([parameter], fused=True)
