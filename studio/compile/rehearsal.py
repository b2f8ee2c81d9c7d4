"""What memory one step takes: it is run on tensors without contents, forward and backward.

On the ``meta`` device; where that goes another way than a real device does, on tensors that say
that they are on a CPU and still hold nothing; where values must be seen, on a few plain ones.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode

from studio.compile import trial
from studio.compile.calls import caller, spread
from studio.compile.footprint import Amount
from studio.compile.plan import Step
from studio.compile.tracker import Tracker
from studio.compile.treating import conditioned
from studio.compile.undecided import Denying

Sizes = tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A tensor for whatever batch: its sizes and strides as they grow, and what it holds."""

    sizes: Sizes
    strides: Sizes
    dtype: torch.dtype
    learns: bool
    """Whether a gradient goes through it."""

    def empty(self, batch: int, device: torch.device) -> Tensor:
        sizes, strides = ([each.at(batch) for each in one] for one in (self.sizes, self.strides))
        made = torch.empty_strided(sizes, strides, dtype=self.dtype, device=device)
        if device.type == "cpu":
            # All that lies behind it, as several places of an expanded tensor are one.
            length = made.untyped_storage().nbytes() // made.itemsize
            trial.filled(made.as_strided((length,), (1,)))
        return made


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a step is rehearsed, and with which batch sizes."""

    device: torch.device
    faked: bool = False
    """Whether its tensors only say that they are on the device."""
    denied: bool = False
    """Whether every question about values is answered with no."""
    batches: tuple[int, ...] = (7, 11, 17)
    """One that is so large that a size tells what in it is of the batch; or three, of which the
    last is needed only where something grows with the square of the batch."""


LARGE: Final = 2**31 - 1
"""A prime: more than whatever is not of the batch, and little enough for its products to count."""
MOST: Final = 2_000
"""What takes more operations with so large a batch walks along it."""
META = Bench(torch.device("meta"), batches=(LARGE,))
META_SMALL = Bench(torch.device("meta"))
DENIED = Bench(torch.device("meta"), denied=True)
FAKED = Bench(torch.device("cpu"), faked=True)
FAKED_DENIED = Bench(torch.device("cpu"), faked=True, denied=True)
PLAIN = Bench(torch.device("cpu"), batches=(2, 3, 5))


@dataclass(frozen=True, slots=True)
class Seen:
    """An output as it was seen."""

    port: str
    storage: int
    sizes: tuple[int, ...]
    strides: tuple[int, ...]
    dtype: torch.dtype
    learns: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """What was seen of one run with one batch size. Storages are numbered."""

    weights: frozenset[int]
    inputs: tuple[int, ...]
    outputs: tuple[Seen, ...]
    sizes: tuple[int, ...]
    """The bytes of all storages."""
    events: tuple[tuple[int, int], ...]
    """Allocations and releases until the outputs are there."""
    kept: frozenset[int] = frozenset()
    """Storages that stay for the backward pass when nobody else holds them."""
    back: tuple[tuple[int, int], ...] = ()
    """Allocations and releases of the backward pass once there are gradients of the outputs."""
    given: tuple[tuple[str, int], ...] = ()
    """The outputs that have a gradient, and its storage."""
    taken: tuple[int | None, ...] = ()
    """The storage of the gradient of each input, if it has one."""


class Source(torch.autograd.Function):
    """Gives an input as a layer before would, and takes its gradient."""

    @staticmethod
    def forward(ctx: Any, anchor: Tensor, make: Callable[[], Tensor], take: Any) -> Tensor:
        ctx.take = take
        ctx.set_materialize_grads(False)
        return make()

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        ctx.take(gradients[0])
        return None, None, None


class Sink(torch.autograd.Function):
    """Stands for all that comes after a step: makes gradients for its outputs."""

    @staticmethod
    def forward(ctx: Any, give: Callable[[], tuple[Tensor, ...]], *outputs: Tensor) -> Tensor:
        ctx.give = give
        return torch.empty((), device=outputs[0].device)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        return None, *ctx.give()


class Rehearsal:
    """One step and what comes in, to be run as often as one likes.

    Args:
        step: what is run.
        places: by port, which of the ``forms`` come in there; ``None`` for nothing.
        forms: the different values that come in.
        wanted: the output ports that something is done with.
    """

    def __init__(
        self,
        step: Step,
        places: Mapping[str, tuple[int | None, ...]],
        forms: Sequence[Form],
        wanted: frozenset[str],
    ) -> None:
        self._step = step
        self._places = places
        self._forms = forms
        self._wanted = wanted

        self._fakes: FakeTensorMode | None = None
        self._layers: dict[Bench, nn.Module | None] = {}

    def run(self, bench: Bench, batch: int, *, training: bool) -> Trace:
        """One run with so many examples: forward alone, or backward too."""
        with ExitStack() as stack:
            if bench.faked:
                # One for all, as layers that were made in one are not known in another.
                self._fakes = self._fakes or FakeTensorMode()
                stack.enter_context(self._fakes)
            if bench.denied:
                stack.enter_context(Denying())  # type: ignore[no-untyped-call]
            if bench not in self._layers:
                self._layers[bench] = self._layer(bench)
            layer = self._layers[bench]
            if layer is not None:
                layer.train(training)
            run = self._train if training else self._infer
            return run(bench, layer, batch)

    def weights(self) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """The parameters and buffers of the layer, once it has run."""
        layer = next(layer for layer in self._layers.values())
        return (tuple(layer.parameters()), tuple(layer.buffers())) if layer else ((), ())

    def _layer(self, bench: Bench) -> nn.Module | None:
        if self._step.spec.construct != "module":
            return None
        if bench is PLAIN:
            with META.device:
                layer = conditioned(self._step)
            return trial.plain(layer)
        with bench.device:
            return conditioned(self._step)

    def _infer(self, bench: Bench, layer: nn.Module | None, batch: int) -> Trace:
        """A run that keeps nothing for a backward pass."""
        tracker, weights = _tracker(layer, bench)
        inputs = [form.empty(batch, bench.device) for form in self._forms]
        known = tuple(map(tracker.know, inputs))
        with tracker, torch.no_grad(), self._surroundings(bench):
            result = self._call(layer, inputs, training=False)
        outputs = self._outputs(result, tracker)
        tracker.sweep()
        return Trace(weights, known, outputs, tuple(tracker.sizes), tuple(tracker.events))

    def _train(self, bench: Bench, layer: nn.Module | None, batch: int) -> Trace:
        """A run forward and, where there is anything to learn, backward."""
        tracker, weights = _tracker(layer, bench)
        taken: list[Tensor | None] = [None] * len(self._forms)
        inputs = [
            _source(form, batch, bench.device, taken, place)
            for place, form in enumerate(self._forms)
        ]
        known = tuple(map(tracker.know, inputs))
        with tracker, self._surroundings(bench):
            result = self._call(layer, inputs, training=True)
        outputs = self._outputs(result, tracker)
        tracker.sweep()
        forward = tuple(tracker.events)
        sink = _Sink(bench.device, tracker)
        end = sink.close(
            {
                port: value
                for port, value in spread(self._step.returns, result)
                if isinstance(value, Tensor) and value.requires_grad and port in self._wanted
            }
        )
        del result, inputs
        if end is None:
            return Trace(weights, known, outputs, tuple(tracker.sizes), forward)
        kept = tracker.alive() - weights
        with tracker:
            end.backward()  # type: ignore[no-untyped-call]
        tracker.sweep()
        back = tuple(tracker.events[sink.begin :])
        gradients = tuple(None if each is None else tracker.number(each) for each in taken)
        for weight in layer.parameters() if layer else ():
            weight.grad = None
        return Trace(
            weights,
            known,
            outputs,
            tuple(tracker.sizes),
            forward,
            frozenset(kept),
            back,
            tuple(sink.given),
            gradients,
        )

    def _surroundings(self, bench: Bench) -> AbstractContextManager[object]:
        """Python of others may make tensors where it finds itself; torch's layers look first."""
        alone = self._step.spec.construct == "module" and is_of_torch(self._step)
        return nullcontext() if alone else bench.device

    def _call(self, layer: nn.Module | None, inputs: list[Tensor], *, training: bool) -> Any:
        values = {
            port: tuple(None if place is None else inputs[place] for place in places)
            for port, places in self._places.items()
        }
        return caller(self._step, training=training)(layer, values)

    def _outputs(self, result: Any, tracker: Tracker) -> tuple[Seen, ...]:
        return tuple(
            Seen(
                port,
                tracker.number(value),
                tuple(value.shape),
                value.stride(),
                value.dtype,
                value.requires_grad,
            )
            for port, value in spread(self._step.returns, result)
            if isinstance(value, Tensor)
        )


def is_of_torch(step: Step) -> bool:
    """Whether what it runs is PyTorch's own."""
    target = step.spec.target
    return not step.spec.code and (target.startswith("torch.") or "." not in target)


class _Source(torch.autograd.Function):
    """Gives an input as a layer before would, and takes its gradient."""

    @staticmethod
    def forward(ctx: Any, _anchor: Tensor, make: Callable[[], Tensor], take: Any) -> Tensor:
        ctx.take = take
        ctx.set_materialize_grads(False)
        return make()

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        ctx.take(gradients[0])
        return None, None, None


def _source(
    form: Form, batch: int, device: torch.device, taken: list[Tensor | None], place: int
) -> Tensor:
    if not form.learns:
        return form.empty(batch, device)
    anchor = torch.zeros((), device=device, requires_grad=True)
    take = functools.partial(taken.__setitem__, place)
    make = functools.partial(form.empty, batch, device)
    made: Tensor = _Source.apply(anchor, make, take)  # type: ignore[no-untyped-call]
    return made


class _End(torch.autograd.Function):
    """Stands for all that comes after a step."""

    @staticmethod
    def forward(ctx: Any, give: Callable[[], tuple[Tensor, ...]], *outputs: Tensor) -> Tensor:
        ctx.give = give
        return torch.empty((), device=outputs[0].device)

    @staticmethod
    def backward(ctx: Any, *_gradients: Any) -> Any:
        return None, *ctx.give()


class _Sink:
    """Makes the gradients of a step's outputs when its backward pass begins."""

    def __init__(self, device: torch.device, tracker: Tracker) -> None:
        self._device = device
        self._tracker = tracker
        self._forms: list[tuple[str, Form]] = []
        self.begin = 0
        """How many events there were before the gradients were there."""
        self.given: list[tuple[str, int]] = []

    def close(self, outputs: Mapping[str, Tensor]) -> Tensor | None:
        """What to call ``backward`` of; ``None`` where nothing comes in that way."""
        self._forms = [(port, _form(value)) for port, value in outputs.items()]
        if not outputs:
            return None
        end: Tensor = _End.apply(self._give, *outputs.values())  # type: ignore[no-untyped-call]
        return end

    def _give(self) -> tuple[Tensor, ...]:
        made = tuple(form.empty(1, self._device) for _, form in self._forms)
        self.given = [
            (port, self._tracker.number(value))
            for (port, _), value in zip(self._forms, made, strict=True)
        ]
        self._tracker.sweep()
        self.begin = len(self._tracker.events)
        return made


def _form(value: Tensor) -> Form:
    """The form of this one tensor, with its own batch."""
    sizes = tuple(map(Amount, value.shape))
    return Form(sizes, tuple(map(Amount, value.stride())), value.dtype, learns=False)


def _tracker(layer: nn.Module | None, bench: Bench) -> tuple[Tracker, frozenset[int]]:
    """A tracker that knows the weights of a layer."""
    tracker = Tracker(MOST if bench is META else None)
    weights = (*layer.parameters(), *layer.buffers()) if layer else ()
    return tracker, frozenset(map(tracker.know, weights))
