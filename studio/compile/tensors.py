"""What is known of a tensor before anything runs: its shape, with free axes, and its dtype."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.compile.axis_text import parse
from studio.labels import BATCH, USUAL

__all__ = [
    "ABSENT",
    "BATCH",
    "SCHEDULE",
    "TensorSpec",
    "axis_of",
    "labelled",
    "labels_of",
    "show_shape",
]

BYTES = {
    "float64": 8,
    "int64": 8,
    "float32": 4,
    "int32": 4,
    "float16": 2,
    "bfloat16": 2,
    "int16": 2,
    "int8": 1,
    "uint8": 1,
    "bool": 1,
}


_NO_TENSORS = frozenset({"none", "schedule"})
"""In place of the dtype of what is no tensor."""


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """Shape and dtype. An axis is a size, or says how it follows from labels: ``"4N"``, ``"T/2"``.

    >>> str(TensorSpec(("N", 32, 14, 14), "float32"))
    'N × 32 × 14 × 14'
    """

    shape: tuple[int | str, ...]
    dtype: str = "float32"
    labels: tuple[tuple[str, int], ...] = ()
    """The labels of the shape but for N, in order, with the sizes that costs take them to be.

    Where nothing is said, they have the usual size.
    """

    def __post_init__(self) -> None:
        if self.labels:
            return
        if any(isinstance(axis, str) and not _is_of_batch(axis) for axis in self.shape):
            names = sorted(labels_of(self.shape) - {BATCH})
            object.__setattr__(self, "labels", tuple((name, USUAL) for name in names))

    def __str__(self) -> str:
        return self.dtype if self.dtype in _NO_TENSORS else show_shape(self.shape)

    @property
    def bytes_per_sample(self) -> int:
        """Bytes of the values with a batch of one."""
        size = 0 if self.dtype in _NO_TENSORS else BYTES.get(self.dtype, 4)
        for axis in self.sizes(1):
            size *= axis
        return size

    def sizes(self, batch: int) -> tuple[int, ...]:
        """The shape with ``batch`` in place of N, and other labels as large as they are assumed."""
        if self.labels:
            return self.at({**dict(self.labels), BATCH: batch})
        return tuple(
            axis if isinstance(axis, int) else _of_batch(axis, batch) for axis in self.shape
        )

    @property
    def assumed(self) -> tuple[int | str, ...]:
        """The shape with labels as large as they are assumed, and multiples of N as they are."""
        sizes = zip(self.shape, self.sizes(1), strict=True)
        return tuple(axis if labels_of((axis,)) == {BATCH} else size for axis, size in sizes)

    def at(self, sizes: Mapping[str, int]) -> tuple[int, ...]:
        """The shape for these sizes of its labels."""
        return tuple(
            axis if isinstance(axis, int) else parse(axis).value(sizes) for axis in self.shape
        )


ABSENT = TensorSpec((), "none")
"""In place of the value of an optional input that is left open."""


SCHEDULE = TensorSpec((), "schedule")
"""In place of a tensor, where a schedule goes along a wire."""


def labelled(
    shape: tuple[int | str, ...], dtype: str, sizes: Mapping[str, int] | None = None
) -> TensorSpec:
    """A spec whose labels have these sizes; the usual size where one is not among them."""
    used = labels_of(shape) - {BATCH}
    known = sizes or {}
    return TensorSpec(shape, dtype, tuple((name, known.get(name, USUAL)) for name in sorted(used)))


def labels_of(shape: Iterable[int | str]) -> frozenset[str]:
    """The labels that the axes of a shape depend on."""
    texts = (parse(axis) for axis in shape if isinstance(axis, str))
    return frozenset().union(*(axis.labels() for axis in texts))


def _is_of_batch(axis: str) -> bool:
    """Whether an axis is a multiple of N, as nearly all are that are no number."""
    factor = axis.removesuffix(BATCH)
    return factor != axis and (not factor or factor.isdecimal())


def _of_batch(axis: str, batch: int) -> int:
    """The size of an axis that depends on nothing but N; nearly always it is a multiple."""
    factor = axis.removesuffix(BATCH)
    if not factor:
        return batch
    return int(factor) * batch if factor.isdecimal() else parse(axis).value({BATCH: batch})


def show_shape(shape: tuple[int | str, ...]) -> str:
    """``N × 32 × 14 × 14``; a scalar is ``scalar``."""
    return " × ".join(map(str, shape)) or "scalar"


def axis_of(size: int, probe: int) -> int | str:
    """Read an axis that came out of a run with the batch size ``probe``, a large prime."""
    if size and size % probe == 0:
        factor = size // probe
        if factor % probe == 0:
            raise ValueError("an axis has the size of the batch times itself")
        return BATCH if factor == 1 else f"{factor}{BATCH}"
    return size
