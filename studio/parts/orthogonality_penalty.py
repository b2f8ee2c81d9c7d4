"""The orthogonality penalty: how far weights are from turning without stretching."""

import torch
from torch import Tensor, nn


def orthogonality_penalty(*layers: nn.Module, weight: float = 1e-4) -> Tensor:
    """The squared distance of WWᵀ (or WᵀW, the smaller) from 1, over all matrices.

    A kernel of a convolution counts as the matrix of its output channels by all else.
    The sum is taken times ``weight``.
    """
    distances = []
    for layer in layers:
        for parameter in layer.parameters():
            if parameter.dim() > 1:
                matrix = parameter.flatten(1)
                tall = matrix.shape[0] > matrix.shape[1]
                product = matrix.T @ matrix if tall else matrix @ matrix.T
                one = torch.eye(len(product)).to(product)
                distances.append((product - one).square().sum())
    return weight * torch.stack(distances).sum()
