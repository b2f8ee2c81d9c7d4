"""How the numbers of a layer's results lie in memory, by how those of its inputs do.

PyTorch moves axes without moving numbers. Nearly all layers take such values; those that do not are
found by running each step with inputs that lie as they would in a run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any, Final

import torch
from torch import Tensor, nn

from studio.compile import custom, trial
from studio.compile.calls import caller, construct, spread
from studio.compile.execution import META, Outlines, dtype_of, outline
from studio.compile.plan import Step
from studio.compile.undecided import Denying, asks_for_values

CPU = torch.device("cpu")
FAILURES: Final = (Exception,)
"""What a step may raise that is run in another way than usual; it is asked once more elsewhere."""
NO_VIEW: Final = "view size is not compatible"
SHARED_PLACES: Final = "more than one element of the written-to tensor"
"""By these words torch refuses values for how they lie in memory; the latter only on a CPU."""
INPLACE: Final = "inplace"
STILL: Final = frozenset({"torch.nn.RReLU"})
"""Kinds that draw while they train alone, by a function that torch takes for one that draws."""
MOST_WORK: Final = 100_000_000
"""Multiply-adds of one example beyond which no step is run with numbers."""
MOST_NUMBERS: Final = 4_000_000
"""The same of the numbers that come in."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The sizes of a value, and how far apart in memory neighbours along each axis lie."""

    sizes: tuple[int, ...]
    dtype: str
    strides: tuple[int, ...] = ()
    """Empty where all lies in order, without gaps."""

    @property
    def in_order(self) -> bool:
        return not self.strides

    @property
    def is_stretched(self) -> bool:
        """Whether several places are one in memory."""
        pairs = zip(self.sizes, self.strides, strict=False)
        return any(size > 1 and not stride for size, stride in pairs)

    def empty(self, device: torch.device) -> Tensor:
        """A value that lies so."""
        dtype = getattr(torch, self.dtype)
        if self.in_order:
            return torch.empty(self.sizes, dtype=dtype, device=device)
        return torch.empty_strided(self.sizes, self.strides, dtype=dtype, device=device)

    def plain(self) -> Tensor:
        """The same on a CPU, of numbers that no layer minds."""
        made = self.empty(CPU)
        length = made.untyped_storage().nbytes() // made.itemsize
        # All that lies behind it, as several places of an expanded value are one.
        trial.filled(made.as_strided((length,), (1,)))
        return made


Given = Mapping[str, tuple[Layout | None, ...]]
"""By port; ``None`` for what is left out."""
Results = dict[str, Layout]


@dataclass(frozen=True, slots=True)
class Laid:
    """The layouts of what a step gives, by port, as far as they are known."""

    results: Results = field(default_factory=Results)
    shown: frozenset[str] = frozenset()
    """The ports at which, while it trains or not, the very numbers come out that went in first."""
    refused: str = ""
    """Which of the refusals torch says, if it does not take what comes in for how it lies."""


UNKNOWN = Laid()


class Layouts:
    """Layouts by (kind, settings, layouts of the inputs), so that equal steps are asked once."""

    LIMIT: Final = 20_000

    def __init__(self) -> None:
        self._outlines = Outlines()
        self._known: dict[object, Laid] = {}

    def of(self, step: Step, given: Given, work: int, *, training: bool) -> Laid:
        """How lies what a step gives.

        Args:
            step: what is run.
            given: what comes in.
            work: its multiply-adds for one example.
            training: whether the model trains.
        """
        spec = step.spec
        key = (spec.key, spec.code, tuple(step.settings.items()), tuple(given.items()), training)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self.LIMIT:
                self._known.clear()
            known = self._known[key] = self._ask(step, given, work, training=training)
        return known

    def _ask(self, step: Step, given: Given, work: int, *, training: bool) -> Laid:
        if step.inputs.get(step.spec.packed_by):
            return Laid()  # Sequences that were packed are copied when they are padded again.
        written = next(iter(given.values()))[0] if step.settings.get(INPLACE) is True else None
        if written is not None and written.is_stretched:
            return Laid(refused=SHARED_PLACES)
        found = other = UNKNOWN
        try:
            found = other = self._on_meta(step, given, training=False)
            other = self._on_meta(step, given, training=True) if training else found
        except FAILURES as error:
            if NO_VIEW in str(error):
                return Laid(refused=NO_VIEW)
        if other.results != found.results:
            return other
        # Of values that lie in order the meta device gives the layouts of a CPU; not of others.
        disordered = any(each and not each.in_order for port in given.values() for each in port)
        if found is UNKNOWN or disordered:
            really = self._as_on_cpu(step, given, work)
            found = replace(really, shown=really.shown | found.shown) if really else found
        return found

    def _on_meta(self, step: Step, given: Given, *, training: bool) -> Laid:
        layer = None
        if step.spec.construct == "module":
            layer = outline(step).train() if training else self._outlines.of(step)
        # The user's own Python may make tensors, which shall be where the inputs are.
        around: AbstractContextManager[object] = nullcontext()
        if custom.is_custom(step.spec):
            around = META
        try:
            with around:
                return _run(step, layer, given, lambda each: each.empty(META), training=training)
        except RuntimeError as error:
            if not asks_for_values(error):
                raise
        with Denying(), around:  # type: ignore[no-untyped-call]
            return _run(step, layer, given, lambda each: each.empty(META), training=training)

    def _as_on_cpu(self, step: Step, given: Given, work: int) -> Laid | None:
        """What a CPU gives: with numbers if they are few, else with none; ``None``: not known."""
        numbers = sum(_count(each) for port in given.values() for each in port if each)
        few = work <= MOST_WORK and numbers <= MOST_NUMBERS and not self._draws(step, given)
        for way in (_in_earnest, _faked) if few else (_faked,):
            try:
                return way(step, given)
            except FAILURES:
                continue  # The next way, or what the meta device said, has to do.
        return None

    def _draws(self, step: Step, given: Given) -> bool:
        """Whether it draws by chance: a training may be using the generator."""
        if step.spec.key in STILL:
            return False
        try:
            with trial.Undrawn():  # type: ignore[no-untyped-call]
                self._on_meta(step, given, training=False)
        except FAILURES:
            return True
        return False


def _in_earnest(step: Step, given: Given) -> Laid:
    layer = trial.plain(outline(step)) if step.spec.construct == "module" else None
    return _run(step, layer and layer.eval(), given, Layout.plain)


def _faked(step: Step, given: Given) -> Laid:
    # It takes a while to load, and is needed only here.
    from torch._subclasses.fake_tensor import FakeTensorMode

    with ExitStack() as stack:
        stack.enter_context(FakeTensorMode())
        stack.enter_context(CPU)
        layer = construct(step).eval() if step.spec.construct == "module" else None
        return _run(step, layer, given, lambda each: each.empty(CPU))


def _run(
    step: Step,
    layer: nn.Module | None,
    given: Given,
    make: Callable[[Layout], Tensor],
    *,
    training: bool = False,
) -> Laid:
    values: dict[str, tuple[Any, ...]] = {
        port: tuple(each and make(each) for each in layouts) for port, layouts in given.items()
    }
    with torch.no_grad():
        result = caller(step, training=training)(layer, values)
    made = {
        port: value for port, value in spread(step.returns, result) if isinstance(value, Tensor)
    }
    first = next((value for found in values.values() for value in found), None)
    memory = None if first is None else first.untyped_storage()._cdata
    shown = {port for port, value in made.items() if value.untyped_storage()._cdata == memory}
    return Laid({port: layout_of(value) for port, value in made.items()}, frozenset(shown))


def layout_of(value: Tensor) -> Layout:
    strides = () if value.is_contiguous() else value.stride()
    return Layout(tuple(value.shape), dtype_of(value), strides)


def _count(layout: Layout) -> int:
    return torch.Size(layout.sizes).numel()
