"""What is known of a tensor before anything runs: its shape, with free axes, and its dtype."""

from __future__ import annotations

from dataclasses import dataclass

BATCH = "N"

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


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """Shape and dtype. An axis is a size, or ``"N"`` for the batch, or ``"4N"`` for four times it.

    >>> str(TensorSpec(("N", 32, 14, 14), "float32"))
    'N × 32 × 14 × 14'
    """

    shape: tuple[int | str, ...]
    dtype: str = "float32"

    def __str__(self) -> str:
        return "none" if self.dtype == "none" else show_shape(self.shape)

    @property
    def bytes_per_sample(self) -> int:
        """Bytes of the values with a batch of one."""
        size = 0 if self.dtype == "none" else BYTES.get(self.dtype, 4)
        for axis in self.sizes(1):
            size *= axis
        return size

    def sizes(self, batch: int) -> tuple[int, ...]:
        """The shape with ``batch`` in place of N."""
        return tuple(
            axis if isinstance(axis, int) else _factor(axis) * batch for axis in self.shape
        )


ABSENT = TensorSpec((), "none")
"""In place of the value of an optional input that is left open."""


def _factor(axis: str) -> int:
    return int(axis.removesuffix(BATCH) or 1)


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
