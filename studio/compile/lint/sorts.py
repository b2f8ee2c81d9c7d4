"""Kinds of layers by what they do to values, as lints ask for them."""

from __future__ import annotations

from studio.compile.plan import Step
from studio.layers.spec import LayerSpec


def _torch(*titles: str) -> frozenset[str]:
    return frozenset(f"torch.nn.{title}" for title in titles)


def _ranks(title: str) -> frozenset[str]:
    return _torch(*(f"{title}{rank}d" for rank in (1, 2, 3)))


CONVOLUTIONS = _ranks("Conv")
TRANSPOSED = _ranks("ConvTranspose")
LINEAR = _torch("Linear")
SCORING = LINEAR | CONVOLUTIONS | TRANSPOSED
"""Layers whose outputs are any numbers: what a model ends in before its scores are squashed."""
BATCH_NORMS = _ranks("BatchNorm") | _torch("SyncBatchNorm")
INSTANCE_NORMS = _ranks("InstanceNorm")
SOFTMAX = _torch("Softmax", "Softmax2d")
LOG_SOFTMAX = _torch("LogSoftmax")
OVER_AN_AXIS = SOFTMAX | LOG_SOFTMAX | _torch("Softmin", "GLU")
"""Activations that look at several values at once."""
CUTTING = _torch("ReLU", "ReLU6", "Softplus", "Threshold", "Hardsigmoid", "Sigmoid")
"""Activations that give nothing below 0."""
DROPOUTS = (
    _ranks("Dropout") | _torch("Dropout", "AlphaDropout", "FeatureAlphaDropout")
) | frozenset({"DropPath"})
ARRANGING = frozenset(
    {
        "torch.nn.Flatten",
        "torch.nn.Unflatten",
        "torch.nn.Identity",
        "torch.reshape",
        "torch.Tensor.view",
        "torch.permute",
        "torch.transpose",
        "torch.movedim",
        "torch.squeeze",
        "torch.unsqueeze",
    }
)
"""They give the values that they take, arranged otherwise."""
PASSING = ARRANGING | DROPOUTS
"""After training they hand on each value as it is."""


def is_activation(spec: LayerSpec) -> bool:
    """Whether it bends each value by itself."""
    return spec.family == "activation" and spec.key not in OVER_AN_AXIS


def plain(step: Step, name: str) -> object:
    """A setting that stands as a value; ``None`` where it is computed from variables.

    What is computed may be another value where the block is used again.
    """
    return None if name in step.written else step.settings.get(name)


def numbers(value: object) -> tuple[int, ...]:
    """One number or several, as several."""
    values = value if isinstance(value, tuple) else (value,)
    return tuple(n for n in values if isinstance(n, int))
