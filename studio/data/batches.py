"""Batches of one split on a device, at next to no cost a step.

The data is in memory, so there is no loader: an epoch's examples are put in their order a block at
a time on the device, and a batch is a view into such a block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy

import torch
from torch import Tensor

from studio.data.fields import Dataset, Split

BLOCK_BYTES = 2**20
"""How much is put in order at once: little enough to be in the cache still when it is used, and
many batches of small examples."""


class Batches:
    """The examples of one split, in batches; one ``epoch()`` goes through all of them once.

    The last batch holds what is left. Were that a single example, it joins the batch before, as
    batch normalisation cannot train on one.
    """

    def __init__(
        self,
        dataset: Dataset,
        split: Split,
        fields: Sequence[str],
        batch_size: int,
        device: torch.device | str = "cpu",
        *,
        generator: torch.Generator | None = None,
        shuffle: bool = False,
        arrange: Callable[[Tensor], Tensor] | None = None,
    ) -> None:
        """Move the fields to the device.

        Args:
            dataset: where the examples are.
            split: ``train`` or ``validation``.
            fields: names of the fields, in the order in which a batch gives them.
            batch_size: examples in a batch.
            device: where the batches are.
            generator: draws each epoch's order; a generator of the CPU. Its state before an epoch
                and ``start`` are all it takes to go through that epoch again.
            shuffle: whether each epoch has a new order; otherwise it is the data set's.
            arrange: lays tensors out in memory as batches shall lie.
        """
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        if shuffle and generator is None:
            raise ValueError("a shuffled epoch needs a generator")
        arrays = dataset.split(split)
        self.fields = tuple(fields)
        self.tensors = tuple(torch.from_numpy(arrays[name]).to(device) for name in fields)
        """The whole split, one tensor a field."""
        self.examples = len(self.tensors[0])
        self.batch_size = batch_size
        self._generator = generator
        self._shuffle = shuffle
        self._arrange = arrange
        self._sizes = _sizes(self.examples, batch_size)
        bytes_each = sum(tensor[0].nbytes for tensor in self.tensors)
        self._block = max(1, BLOCK_BYTES // (bytes_each * batch_size))

    def __len__(self) -> int:
        """Batches in an epoch."""
        return len(self._sizes)

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        return self.epoch()

    def epoch(self, start: int = 0) -> Iterator[tuple[Tensor, ...]]:
        """The batches of one epoch, from batch number ``start``; each a tensor for each field."""
        device = self.tensors[0].device
        order = None
        if self._shuffle:
            order = torch.randperm(self.examples, generator=self._generator).to(device)
        for first in range(start, len(self), self._block):
            sizes = self._sizes[first : first + self._block]
            low = first * self.batch_size
            high = low + sum(sizes)
            if order is None:
                blocks = [tensor[low:high] for tensor in self.tensors]
            else:
                blocks = [tensor.index_select(0, order[low:high]) for tensor in self.tensors]
            if self._arrange is not None:
                blocks = [self._arrange(block) for block in blocks]
            yield from zip(*(block.split_with_sizes(sizes) for block in blocks), strict=True)

    def single(self) -> Batches:
        """These batches, but for all but the first, which an epoch then consists of."""
        found = copy(self)
        found.tensors = tuple(values.clone() for values in next(self.epoch()))
        found.examples = len(found.tensors[0])
        found._shuffle = False
        found._sizes = [found.examples]
        return found

    def example(self, index: int) -> tuple[Tensor, ...]:
        """One example of the split as a batch of one."""
        return tuple(tensor[index : index + 1] for tensor in self.tensors)


def _sizes(examples: int, batch_size: int) -> list[int]:
    """The size of each batch."""
    whole, rest = divmod(examples, batch_size)
    sizes = [batch_size] * whole
    if rest == 1 and sizes:
        sizes[-1] += 1
    elif rest:
        sizes.append(rest)
    return sizes
