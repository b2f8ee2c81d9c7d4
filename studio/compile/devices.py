"""Tensors of the user's own Python that would stay behind when the model moves to a GPU.

The ``meta`` device stands for the GPU: the Python runs there as it would on one, and what it makes
without saying where is on the CPU, also as it would be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FrameType
from typing import Any

from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from studio.compile import custom
from studio.layers.spec import LayerSpec
from studio.message import Message

TOGETHER = frozenset(
    {
        "__get__",
        "__getitem__",
        "__set__",
        "copy_",
        "expand_as",
        "reshape_as",
        "to",
        "type_as",
        "view_as",
    }
)
"""What takes tensors of two devices, since it moves one of them or looks at its shape alone."""


def left_behind(
    spec: LayerSpec, layer: nn.Module | None, run: Callable[[], object]
) -> tuple[Message, ...]:
    """Warnings of tensors that are not where the inputs are.

    Args:
        spec: the own Python.
        layer: what was made of it, if it is a class.
        run: calls it with inputs on the ``meta`` device.
    """
    found = list(_unregistered(spec, layer))
    watch = _Watch(spec)
    try:
        with watch:
            run()
    except Exception as error:  # It ran where all was in one place, so it fails for that alone.
        if not watch.lines and "device" in str(error):
            watch.lines[custom.line_of(spec.target, spec.code, error)] = None
    found += [
        Message(
            "Line {line} of {name} makes a tensor on the CPU, whatever device the model is on, so "
            "it fails on a GPU. Say device=… there, such as device=x.device.",
            line=line,
            name=spec.title,
        )
        for line in watch.lines
        if line
    ]
    return tuple(found)


def _unregistered(spec: LayerSpec, layer: nn.Module | None) -> Iterator[Message]:
    """Attributes that are tensors, but no parameters and no buffers."""
    if layer is None:
        return
    for name, value in vars(layer).items():
        if isinstance(value, Tensor):
            yield Message(
                "{attribute} of {name} is a plain tensor, which stays where it is when the model "
                "moves to a GPU. Keep it by self.register_buffer({quoted}, …).",
                attribute=f"self.{name}",
                name=spec.title,
                quoted=f'"{name}"',
            )


class _Watch(TorchFunctionMode):
    """Notes the lines that make a tensor on the CPU which then meets one of another device."""

    def __init__(self, spec: LayerSpec) -> None:
        super().__init__()
        self.lines: dict[int, None] = {}
        self._spec = spec
        self._made: dict[int, tuple[int, Tensor]] = {}
        """By identity: a line, and the tensor that it made, held so that no other is given that."""

    def __torch_function__(
        self,
        func: Any,
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = list(_tensors((*args, *(kwargs or {}).values())))
        strays = [tensor for tensor in given if tensor.device.type == "cpu" and tensor.dim()]
        if strays and len(strays) < len(given) and func.__name__ not in TOGETHER:
            for tensor in strays:
                line = self._made[id(tensor)][0] if id(tensor) in self._made else self._line()
                self.lines[line] = None
        result = func(*args, **(kwargs or {}))
        if isinstance(result, Tensor) and result.device.type == "cpu":
            origin = next((self._made[id(t)][0] for t in strays if id(t) in self._made), None)
            self._made[id(result)] = origin or self._line(), result
        return result

    def _line(self) -> int:
        """The line of the user's Python that is under way; 0 where it is none of it."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename == custom.file_of(self._spec.target, self._spec.code):
                return frame.f_lineno
            frame = frame.f_back
        return 0


def _tensors(values: Iterable[Any]) -> Iterator[Tensor]:
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from _tensors(value)
