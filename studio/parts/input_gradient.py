"""The gradient of a model's output by what it was given, to make a loss of."""

import torch
from torch import Tensor


def input_gradient(output: Tensor, value: Tensor) -> Tensor:
    """The gradient of the sum of ``output`` by ``value``, in the shape of ``value``.

    It is zero where nothing is recorded, as in a validation without gradients.
    """
    if not output.requires_grad:
        return torch.zeros_like(value)
    if not value.requires_grad:
        raise ValueError(
            "no gradient by this input is recorded; pass it through RequireGradient "
            "before it enters the model"
        )
    (gradient,) = torch.autograd.grad(
        output.sum(),
        value,
        create_graph=True,
        allow_unused=True,
        materialize_grads=True,
    )
    return gradient
