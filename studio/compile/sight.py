"""What one value sees after a layer, from what it saw before: a rule for each sort of layer.

No torch: the rules follow from the kind and its settings. What no rule is known for sees nothing
that could be told, unless everything was seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from studio.compile.plan import Step
from studio.value import Value

Axis = int | str
Shape = tuple[Axis, ...]
ONE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one value sees of an input, along each of the axes that are walked over there."""

    source: str
    size: tuple[int | None, ...]
    stride: tuple[Fraction, ...]
    offset: tuple[Fraction, ...]
    extent: Shape
    axes: tuple[int, ...]
    """Where those axes are in the tensor; none once they were joined with others."""

    @property
    def everything(self) -> bool:
        """Whether it sees everything along all axes."""
        return all(size is None for size in self.size)

    def all_along(self, *places: int) -> Sight:
        """The same, but everything along some of its axes."""
        size = tuple(None if at in places else each for at, each in enumerate(self.size))
        return replace(self, size=size)


def whole(sight: Sight) -> Sight:
    """Every value sees everything."""
    return replace(sight.all_along(*range(len(sight.size))), axes=())


def entering(source: str, shape: Shape, axes: tuple[int, ...]) -> Sight:
    """What a value of an input itself sees: that value."""
    count = len(axes)
    extent = tuple(shape[axis] for axis in axes)
    return Sight(source, (1,) * count, (ONE,) * count, (Fraction(0),) * count, extent, axes)


def seen(step: Step, sights: Sequence[Sight], shape: Shape) -> Sight | None:
    """What a value of a step's first output sees.

    Args:
        step: the step.
        sights: of its inputs, those that are known.
        shape: of its first input.
    """
    if not sights:
        return None
    sight = _together(sights)
    if sight is None or sight.everything:
        return sight
    rule = _RULES.get(step.spec.key) or _FAMILIES.get(step.spec.family)
    return rule(sight, step, shape) if rule else None


def _together(sights: Sequence[Sight]) -> Sight | None:
    """What a value sees that is made of several; of one input, the first."""
    first = next((sight for sight in sights if sight.axes), sights[0])
    for other in sights:
        if other.source != first.source or len(other.size) != len(first.size):
            continue
        size: list[int | None] = []
        offset: list[Fraction] = []
        for at, (one, two) in enumerate(zip(first.size, other.size, strict=True)):
            if one is None or two is None:
                size.append(None)
                offset.append(first.offset[at])
                continue
            if first.stride[at] != other.stride[at]:
                return None
            low = min(first.offset[at], other.offset[at])
            high = max(first.offset[at] + one, other.offset[at] + two)
            size.append(-((low - high) // 1))
            offset.append(low)
        first = replace(first, size=tuple(size), offset=tuple(offset))
    return first


Rule = Callable[[Sight, Step, Shape], Sight | None]


def _same(sight: Sight, _step: Step, _shape: Shape) -> Sight:
    return sight


def _everything(sight: Sight, _step: Step, _shape: Shape) -> Sight:
    return whole(sight)


def _joined(sight: Sight, _step: Step, _shape: Shape) -> Sight:
    """Its values are as they were, but where they lie is of no more use."""
    return replace(sight, axes=())


def _last_axis(sight: Sight, _step: Step, shape: Shape) -> Sight:
    """Each value is made of all along the last axis."""
    if not sight.axes:
        return whole(sight)
    last = len(shape) - 1
    return sight.all_along(*(at for at, axis in enumerate(sight.axes) if axis == last))


def _last_axes(sight: Sight, step: Step, shape: Shape) -> Sight:
    """Each value is made of all along the axes that are normalised together."""
    if not sight.axes:
        return whole(sight)
    given = step.settings.get("normalized_shape")
    first = len(shape) - (len(given) if isinstance(given, tuple) else 1)
    return sight.all_along(*(at for at, axis in enumerate(sight.axes) if axis >= first))


def _along_dim(sight: Sight, step: Step, shape: Shape) -> Sight:
    """Each value is made of all along the axes that ``dim`` names; of all, where it names none."""
    if not sight.axes:
        return whole(sight)
    dim = step.settings.get("dim")
    named = dim if isinstance(dim, tuple) else (dim,)
    places = {n % len(shape) for n in named if isinstance(n, int)} or set(range(len(shape)))
    found = sight.all_along(*(at for at, axis in enumerate(sight.axes) if axis in places))
    removed = step.settings.get("keepdim") is False
    return replace(found, axes=()) if removed else found


def _window(
    sight: Sight, kernel: Sequence[int], step: Sequence[Fraction], before: Sequence[Fraction]
) -> Sight:
    """Each value is made of ``kernel`` neighbours, the first of them ``before`` places back."""
    size = tuple(
        None if each is None else each + -((-(width - 1) * stride) // 1)
        for each, width, stride in zip(sight.size, kernel, sight.stride, strict=True)
    )
    offset = tuple(
        at - back * stride
        for at, back, stride in zip(sight.offset, before, sight.stride, strict=True)
    )
    stride = tuple(one * two for one, two in zip(sight.stride, step, strict=True))
    return replace(sight, size=size, offset=offset, stride=stride)


def _in_place(sight: Sight, shape: Shape) -> bool:
    """Whether the axes are the last ones, over which convolutions and pooling walk."""
    count = len(sight.axes)
    return count > 0 and sight.axes == tuple(range(len(shape) - count, len(shape)))


def _each(value: Value, count: int, missing: Sequence[int] = ()) -> tuple[int, ...]:
    """One number for each axis, of a setting that may be one for all."""
    if isinstance(value, tuple):
        return tuple(n for n in value if isinstance(n, int))
    return (value,) * count if isinstance(value, int) else tuple(missing)


def _convolution(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    if not _in_place(sight, shape):
        return None
    settings, count = step.settings, len(sight.size)
    kernel = _each(settings["kernel_size"], count)
    dilation = _each(settings.get("dilation", 1), count)
    reach = [(width - 1) * gap + 1 for width, gap in zip(kernel, dilation, strict=True)]
    stride = _each(settings.get("stride"), count, kernel)
    padding = settings.get("padding", 0)
    if padding == "same":
        before = [(width - 1) // 2 for width in reach]
    else:
        before = list(_each(padding, count, (0,) * count))
    return _window(sight, reach, [Fraction(n) for n in stride], [Fraction(n) for n in before])


def _transposed(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    """A value is made of those inputs whose kernels reach it."""
    if not _in_place(sight, shape):
        return None
    settings, count = step.settings, len(sight.size)
    kernel = _each(settings["kernel_size"], count)
    dilation = _each(settings.get("dilation", 1), count)
    reach = [(width - 1) * gap + 1 for width, gap in zip(kernel, dilation, strict=True)]
    stride = _each(settings.get("stride", 1), count)
    padding = _each(settings.get("padding", 0), count)
    taps = [-(-width // pace) for width, pace in zip(reach, stride, strict=True)]
    before = [
        Fraction(width - 1 - pad, pace)
        for width, pad, pace in zip(reach, padding, stride, strict=True)
    ]
    return _window(sight, taps, [Fraction(1, pace) for pace in stride], before)


def _adaptive(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    if not _in_place(sight, shape):
        return None
    count = len(sight.size)
    given = step.settings["output_size"]
    wanted = given if isinstance(given, tuple) else (given,) * count
    kernel: list[int] = []
    steps: list[Fraction] = []
    whole_axes: list[int] = []
    for at, (parts, there) in enumerate(zip(wanted, shape[-count:], strict=True)):
        if isinstance(parts, int) and parts != 1 and isinstance(there, int):
            ends = (-(-(n + 1) * there // parts) - n * there // parts for n in range(parts))
            kernel.append(max(ends))
            steps.append(Fraction(there, parts))
            continue
        kernel.append(1)
        steps.append(ONE)
        if parts is not None:
            whole_axes.append(at)
    return _window(sight, kernel, steps, (Fraction(0),) * count).all_along(*whole_axes)


_TAPS: Final = {"nearest": 1, "nearest-exact": 1, "bicubic": 4}


def _resized(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    if not _in_place(sight, shape):
        return None
    count, settings = len(sight.size), step.settings
    factor, size = settings.get("scale_factor"), settings.get("size")
    if size is None and factor is not None:
        given = factor if isinstance(factor, tuple) else (factor,) * count
        factors = [Fraction(str(n)) for n in given if isinstance(n, int | float) and n > 0]
    else:
        pairs = zip(_each(size, count), shape[-count:], strict=False)
        factors = [Fraction(to, there) for to, there in pairs if isinstance(there, int) and there]
    if len(factors) != count:
        return None
    mode = str(settings.get("mode", "nearest"))
    if step.spec.title.endswith("Bilinear2d"):
        mode = "bilinear"
    taps = _TAPS.get(mode, 2)
    # The middles of pixels are what is laid on each other: half a pixel is another length then.
    shift = [(1 - 1 / factor) / 2 if taps > 1 else Fraction(0) for factor in factors]
    before = [Fraction((taps - 1) // 2) + each for each in shift]
    return _window(sight, (taps,) * count, [1 / factor for factor in factors], before)


def _shuffled(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    if not _in_place(sight, shape):
        return None
    count = len(sight.size)
    up, down = step.settings.get("upscale_factor"), step.settings.get("downscale_factor")
    none = (Fraction(0),) * count
    if isinstance(up, int):
        return _window(sight, (1,) * count, [Fraction(1, up)] * count, none)
    if isinstance(down, int):
        return _window(sight, (down,) * count, [Fraction(down)] * count, none)
    return None


def _padded(sight: Sight, step: Step, shape: Shape) -> Sight | None:
    """The sides come in pairs, those of the last axis first."""
    if not _in_place(sight, shape):
        return None
    count = len(sight.size)
    sides = _each(step.settings["padding"], 2 * count)
    before = [Fraction(side) for side in sides[::2]][::-1]
    return _window(sight, (1,) * count, (ONE,) * count, before)


def _permuted(sight: Sight, step: Step, shape: Shape) -> Sight:
    dims = step.settings.get("dims")
    if not isinstance(dims, tuple) or not sight.axes:
        return _joined(sight, step, shape)
    order = [n % len(shape) for n in dims if isinstance(n, int)]
    return replace(sight, axes=tuple(order.index(axis) for axis in sight.axes))


def _transposed_axes(sight: Sight, step: Step, shape: Shape) -> Sight:
    one, two = step.settings.get("dim0"), step.settings.get("dim1")
    if not (isinstance(one, int) and isinstance(two, int) and sight.axes):
        return _joined(sight, step, shape)
    swap = {one % len(shape): two % len(shape), two % len(shape): one % len(shape)}
    return replace(sight, axes=tuple(swap.get(axis, axis) for axis in sight.axes))


_KERNELS: Final = ("Conv{n}d", "MaxPool{n}d", "AvgPool{n}d", "LPPool{n}d")
_PADS: Final = ("Reflection", "Replication", "Zero", "Constant", "Circular")


def _per_rank(name: str, rule: Rule) -> dict[str, Rule]:
    return {f"torch.nn.{name.format(n=n)}": rule for n in (1, 2, 3)}


_RULES: Final[dict[str, Rule]] = {
    **{key: rule for name in _KERNELS for key, rule in _per_rank(name, _convolution).items()},
    **{key: r for name in _PADS for key, r in _per_rank(f"{name}Pad{{n}}d", _padded).items()},
    **_per_rank("ConvTranspose{n}d", _transposed),
    **_per_rank("AdaptiveAvgPool{n}d", _adaptive),
    **_per_rank("AdaptiveMaxPool{n}d", _adaptive),
    **_per_rank("BatchNorm{n}d", _same),
    **_per_rank("InstanceNorm{n}d", _everything),
    "torch.nn.SyncBatchNorm": _same,
    "torch.nn.LocalResponseNorm": _same,
    "torch.nn.CrossMapLRN2d": _same,
    "LayerScale": _same,
    "torch.nn.GroupNorm": _everything,
    "torch.nn.LayerNorm": _last_axes,
    "torch.nn.RMSNorm": _last_axes,
    "torch.nn.Upsample": _resized,
    "torch.nn.UpsamplingNearest2d": _resized,
    "torch.nn.UpsamplingBilinear2d": _resized,
    "torch.nn.functional.interpolate": _resized,
    "torch.nn.PixelShuffle": _shuffled,
    "torch.nn.PixelUnshuffle": _shuffled,
    "torch.nn.ChannelShuffle": _same,
    "torch.nn.Softmax": _along_dim,
    "torch.nn.LogSoftmax": _along_dim,
    "torch.nn.Softmin": _along_dim,
    "torch.nn.GLU": _along_dim,
    "torch.nn.Linear": _last_axis,
    "torch.nn.functional.linear": _last_axis,
    "torch.nn.Identity": _same,
    "torch.nn.Flatten": _joined,
    "torch.permute": _permuted,
    "torch.transpose": _transposed_axes,
    "torch.squeeze": _joined,
    "torch.reshape": _joined,
    "torch.Tensor.view": _joined,
    "torch.nn.CosineSimilarity": _everything,
    "torch.nn.PairwiseDistance": _everything,
    "Add": _same,
    "Multiply": _same,
    "torch.cat": _same,
    "torch.Tensor.detach": _same,
    "torch.Tensor.to": _same,
    "GradientReversal": _same,
    "output": _same,
}
_FAMILIES: Final[dict[str, Rule]] = {
    "activation": _same,
    "dropout": _same,
    "augmentation": _same,
    "math": _same,
    "reduction": _along_dim,
    "recurrent": _everything,
    "attention": _everything,
    "dense": _everything,
    "loss": _everything,
}
