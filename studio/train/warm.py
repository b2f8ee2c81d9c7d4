"""What the first run would have to wait for, done beforehand."""

from __future__ import annotations


def warm() -> None:
    """Load the engine, and what the first optimiser loads: more than a second of work."""
    import torch

    import studio.train.engine
    import studio.train.worker  # noqa: F401
    from studio.layers.catalogue import standard

    standard()
    parameter = torch.zeros(1, requires_grad=True)
    torch.optim.Adam([parameter], fused=True)
