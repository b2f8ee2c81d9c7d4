"""How far normal distributions are from the standard one, as a VAE's loss needs it."""

from torch import Tensor


def kl_to_prior(
    mean: Tensor, log_variance: Tensor, beta: float = 1.0, reduction: str = "mean"
) -> Tensor:
    """The divergence from mean 0 and variance 1, summed over each example."""
    each = (mean**2 + log_variance.exp() - 1 - log_variance).flatten(1).sum(1)
    loss = 0.5 * beta * each
    if reduction == "none":
        return loss
    return loss.mean() if reduction == "mean" else loss.sum()
