"""What torch refuses where it computes, but lets pass on the ``meta`` device."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from torch import Tensor, nn

from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec
from studio.compile.wanted import WANTED
from studio.parts.focal_loss import FocalLoss
from studio.parts.reparametrise import Reparametrise
from studio.value import Value

OVER_AN_AXIS: Final = frozenset({"Softmax", "LogSoftmax", "Softmin"})
TRANSPOSED: Final = nn.modules.conv._ConvTransposeNd
OF_CLASSES: Final = (nn.NLLLoss, nn.CrossEntropyLoss, FocalLoss)
OF_MARGINS: Final = (nn.MultiMarginLoss, nn.MultiLabelMarginLoss)
OF_FRACTIONS: Final = frozenset(
    {
        "RandomResizedCrop",
        "RandomRotation",
        "RandomAffine",
        "ColorJitter",
        "RandomGrayscale",
        "RandomGaussianBlur",
        "MixUp",
        "CutMix",
        "RandomPerspective",
        "RandomElasticTransform",
        "RandomMotionBlur",
        "RandomPosterize",
        "RandomSolarize",
        "RandomSharpness",
        "RandomEqualize",
        "RandomSaltAndPepperNoise",
    }
)
"""Augmentations that make values between those they are given."""
OF_CHANNELS: Final = frozenset({"Dropout2d", "FeatureAlphaDropout"})
"""They drop whole channels in training, and hand on whatever they are given in eval."""
REAL: Final = ("float", "bfloat")


def refuse(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> None:
    """Raise what torch would raise in a run."""
    if step.spec.title in OVER_AN_AXIS:
        dim, rank = step.settings["dim"], len(inputs["input"][0].shape)
        if isinstance(dim, int) and not -max(rank, 1) <= dim < max(rank, 1):
            raise IndexError("Dimension out of range")
    if step.spec.family == "augmentation":
        _in_training(step, inputs)
    if step.spec.title in OF_CHANNELS and len(inputs["input"][0].shape) < 2:
        raise RuntimeError("Feature dropout requires at least 2 dimensions in the input")
    if step.spec.title == "IndexSelect" and len(inputs["index"][0].shape) > 1:
        raise IndexError("Index should have dimension 1 or 0")
    if step.spec.title == "IndexAdd":
        _slices(step, inputs)
    if step.spec.cost == "transposed":
        _output_padding(step.settings)


def _slices(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> None:
    """What is added has the shape of what it is added to, but along the axis of places."""
    shapes = [list(inputs[port][0].shape) for port in ("input", "source")]
    dim, rank = step.settings["dim"], len(shapes[0])
    if not isinstance(dim, int) or not -rank <= dim < rank:
        return
    if rank == len(shapes[1]):
        for shape in shapes:
            del shape[dim]
    if shapes[0] != shapes[1]:
        raise RuntimeError("source tensor shape must match self tensor shape")


def refuse_sizes(layer: nn.Module | None, values: Mapping[str, tuple[Any, ...]]) -> None:
    """Raise what torch would raise in a run with values of these sizes."""
    if isinstance(layer, TRANSPOSED):
        _channels(layer, values["input"][0])
    elif isinstance(layer, OF_CLASSES):
        _classes_of_an_image(values["input"][0], values["target"][0])
    elif isinstance(layer, Reparametrise):
        _stretched(values["mean"][0], values["log_variance"][0])
    elif isinstance(layer, nn.SoftMarginLoss):
        _stretched(values["input"][0], values["target"][0])
    elif isinstance(layer, OF_MARGINS) and layer.reduction == "none":
        _lone_example(values["input"][0])


def _channels(layer: nn.modules.conv._ConvTransposeNd, value: Tensor) -> None:
    axis = value.ndim - len(layer.kernel_size) - 1
    if axis in (0, 1) and value.shape[axis] != layer.in_channels:
        raise RuntimeError(
            f"Given transposed=1, weight of size {list(layer.weight.shape)}, expected "
            f"input{list(value.shape)} to have {layer.in_channels} channels, but got "
            f"{value.shape[axis]} channels instead"
        )


def _classes_of_an_image(scores: Tensor, target: Tensor) -> None:
    if (scores.ndim, target.ndim) == (4, 3) and scores.shape[2:] != target.shape[1:]:
        raise RuntimeError(
            f"size mismatch (got input: {list(scores.shape)}, target: {list(target.shape)})"
        )


def _stretched(first: Tensor, second: Tensor) -> None:
    """What comes out is as large as the first, into which the second has to go."""
    if (first + second).shape != first.shape:
        raise RuntimeError(
            f"The size of tensor a ({list(first.shape)}) must match the size of tensor b "
            f"({list(second.shape)})"
        )


def _lone_example(value: Tensor) -> None:
    """Without a batch the shape is another one where nothing is computed."""
    if value.is_meta and value.ndim < 2:
        raise NotImplementedError("its shape is known where it is computed")


def _in_training(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> None:
    """What an augmentation refuses: in eval it hands on what it is given, whatever that is."""
    if step.spec.title in OF_FRACTIONS and not inputs["x"][0].dtype.startswith(REAL):
        raise NotImplementedError(f"not implemented for '{inputs['x'][0].dtype}'")
    for port, (rank, _) in WANTED.get(step.spec.title, {}).items():
        for spec in inputs.get(port, ()):
            if len(spec.shape) != rank:
                raise ValueError(f"expected {rank} axes at {port}, but got {len(spec.shape)}")


def _output_padding(settings: Mapping[str, Value]) -> None:
    added = _numbers(settings["output_padding"])
    stride, dilation = _numbers(settings["stride"]), _numbers(settings["dilation"])
    both = zip(_as_long(stride, dilation), _as_long(dilation, stride), strict=True)
    most = [max(pair) for pair in both]
    pairs = zip(_as_long(added, most), _as_long(most, added), strict=True)
    if settings.get("output_size") is None and any(size >= limit for size, limit in pairs):
        raise ValueError("output padding must be smaller than either stride or dilation")


def _numbers(value: Value) -> list[int]:
    numbers = value if isinstance(value, tuple) else (value,)
    return [number for number in numbers if isinstance(number, int)]


def _as_long(numbers: list[int], other: list[int]) -> list[int]:
    """One number alone stands for as many as the other has."""
    return numbers * len(other) if len(numbers) == 1 < len(other) else numbers
