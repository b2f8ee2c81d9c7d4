"""Sequences of different lengths: packed for a recurrent layer, and padded again behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

Run = Callable[[Any, list[Any]], Any]


def packed(run: Run, sequence: int, lengths: int, *, batch_first: bool) -> Run:
    """A call that reads each sequence to its end and no further.

    Args:
        run: the call of the layer, on the list of all values.
        sequence: where among them the padded sequences stand.
        lengths: where their lengths stand, one for each.
        batch_first: whether axis 0 of the sequences is the batch.
    """

    def call(layer: Any, values: list[Any]) -> Any:
        padded, sizes = values[sequence], values[lengths]
        _check(padded, sizes, batch_first=batch_first)
        if padded.is_meta:  # No length is known there, and no shape depends on one.
            return run(layer, values)
        inner = values.copy()
        inner[sequence] = pack_padded_sequence(
            padded, sizes.cpu(), batch_first=batch_first, enforce_sorted=False
        )
        output, state = run(layer, inner)
        total = padded.shape[1 if batch_first else 0]
        output, _ = pad_packed_sequence(output, batch_first=batch_first, total_length=total)
        return output, state

    return call


def _check(padded: Tensor, sizes: Tensor, *, batch_first: bool) -> None:
    """Refuse what torch refuses only where there are numbers."""
    if padded.dim() != 3:
        raise ValueError("lengths are for a batch of sequences, which has three axes")
    batch = padded.shape[0 if batch_first else 1]
    if sizes.dim() != 1 or sizes.shape[0] != batch:
        raise ValueError(
            f"lengths has to hold one number for each of {batch} sequences, not "
            f"{tuple(sizes.shape)}"
        )
    if sizes.is_floating_point() or sizes.is_complex() or sizes.dtype.itemsize == 1:
        raise TypeError(f"lengths has to be of dtype int64, not {sizes.dtype}")
