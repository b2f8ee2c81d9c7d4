"""Which memory tensors take up while Python runs: told of every allocation and every release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode

_PAGES = 16_384
"""About what is lost where its parts begin on pages of their own."""
_FUSED_LSTM = torch.ops.aten.mkldnn_rnn_layer.default


class Tracker(TorchDispatchMode):
    """Within its scope, keeps account of the memory of all tensors that are made.

    A storage has a number, in the order in which they are seen; several tensors may share one.
    It works on plain tensors and on those of the ``meta`` device alike.
    """

    def __init__(self, most: int | None = None) -> None:
        """Count, or refuse after so many operations: of what walks along a very large axis."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._left = most
        self.sizes: list[int] = []
        """The bytes of each storage that was made."""
        self.events: list[tuple[int, int]] = []
        """Each allocation and, with its bytes below zero, each release: a number and bytes."""
        self._alive: dict[int, tuple[int, Any]] = {}
        """By address: the number, and what tells when the storage is gone."""
        self._random: torch.Generator | None = None

    def know(self, tensor: Tensor) -> int:
        """Take account of a tensor that is there already; no event is told of that."""
        return self._number(tensor, told=False)

    def number(self, tensor: Tensor) -> int:
        """The number of the storage that a tensor shows."""
        return self._number(tensor, told=True)

    def alive(self) -> set[int]:
        """The numbers of all storages that are there still, those known before among them."""
        self.sweep()
        return {number for number, _ in self._alive.values()}

    def sweep(self) -> None:
        """Take account of what was released since the last operation."""
        gone = [at for at, (_, reference) in self._alive.items() if reference.expired()]
        for at in gone:
            number, _ = self._alive.pop(at)
            self.events.append((number, -self.sizes[number]))

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise RuntimeError("it takes too many operations")
        self.sweep()
        kwargs = dict(kwargs or {})
        if torch.Tag.nondeterministic_seeded in func.tags:
            self._seeded(func, args, kwargs)
        result = func(*args, **kwargs)
        for tensor in _tensors(result):
            self._number(tensor, told=True)
        if func is _FUSED_LSTM:
            self._workspace(args, result)
        return result

    def _number(self, tensor: Tensor, *, told: bool) -> int:
        storage = tensor.untyped_storage()
        known = self._alive.get(storage._cdata)
        if known is not None:
            return known[0]
        number = len(self.sizes)
        self.sizes.append(storage.nbytes())
        self._alive[storage._cdata] = (number, StorageWeakRef(storage))  # type: ignore[no-untyped-call]
        if told:
            self.events.append((number, self.sizes[number]))
        return number

    def _seeded(self, func: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Let chance come from a generator of our own, as a training may be using the usual one."""
        names = [argument.name for argument in func._schema.arguments]
        if "generator" in names and len(args) <= names.index("generator"):
            device = next((t.device for t in _tensors(args)), torch.device("cpu"))
            if device.type == "cpu" and kwargs.get("generator") is None:
                self._random = self._random or torch.Generator()
                kwargs["generator"] = self._random

    def _workspace(self, args: Any, result: Any) -> None:
        """Correct the size of what the fused LSTM of CPUs keeps, which only a real run knows."""
        sequence, width, training = args[0], args[10], args[15]
        workspace = result[3]
        if not training or workspace.numel():
            return
        steps = sequence.numel() // max(1, sequence.shape[-1])
        number = self._number(workspace, told=True)
        more = _PAGES + steps * fused_lstm_bytes(sequence.shape[-1], width)
        self.sizes[number] = more
        place = max(at for at, event in enumerate(self.events) if event[0] == number)
        self.events[place] = (number, more)


def fused_lstm_bytes(features: int, width: int) -> int:
    """What the fused LSTM of CPUs keeps of each step of each sequence for its backward pass.

    Found by trials; true within a few per cent once steps times sequences pass some hundred.
    """
    return int(4 * (9.4 * width + 6 * max(features, width)))


def _tensors(values: Any) -> Iterator[Tensor]:
    if isinstance(values, Tensor):
        yield values
    elif isinstance(values, tuple | list):
        for value in values:
            yield from _tensors(value)
