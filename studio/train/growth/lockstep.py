"""Finds out, by numbers that are known again, where the features that a layer is given were before.

Both models are run side by side, the model before first. Each layer with weights gives random
numbers in place of its own: in the changed model the same ones for what it gave before. What lies
between (joining, reshaping, pooling, activations) moves them as it moves anything, and the next
layer finds them in what it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile.module import NodeError, PlanModule
from studio.compile.plan import Ref
from studio.observe.quiet import undisturbed
from studio.train.growth.axes import NarrowerError, leading
from studio.train.growth.insertion import can_be_silent, passes
from studio.train.growth.layouts import PASSING, Layout, layout
from studio.train.growth.pairing import Kept, Pairing
from studio.train.problems import TrainingError

TOLERANCE = 1e-4


class Lockstep:
    """One look at two models."""

    def __init__(self, before: PlanModule, now: PlanModule, found: Pairing) -> None:
        self.layouts: dict[str, Layout] = {}
        """Of the layers that were there before, by the paths of now."""
        self.identities: set[str] = set()
        """Paths of new layers that can hand on what they are given."""
        self.silent: set[str] = set()
        """Paths of new layers that are to give 0."""
        self._before = before
        self._now = now
        self._found = found
        self._random = torch.Generator().manual_seed(0)
        self._seen: dict[str, list[tuple[tuple[Any, ...], list[Tensor]]]] = {}
        """By path of before, for each call: what the layer was given, and what it was made give."""

    def look(self, batch: Sequence[Tensor], before: Sequence[Ref], now: Sequence[Ref]) -> None:
        """Run both for some examples, to get these values.

        Raises ``TrainingError`` where a layer was made smaller.
        """
        batch = [self._like(each) for each in batch]
        # Both rest all the while: to ask for a weight under a condition may change it otherwise.
        with undisturbed(self._before), undisturbed(self._now), torch.no_grad():
            for module, hooked, wanted in (
                (self._before, self._hook_before(), before),
                (self._now, self._hook_now(), now),
            ):
                with hooked, _plainly():
                    torch.manual_seed(0)
                    module.runner(wanted)([each.clone() for each in batch])
            self._lay_out_the_rest()

    def _lay_out_the_rest(self) -> None:
        """Layers that nothing called here: they are given what they were given, for all we know."""
        for pair in self._found.pairs:
            layer = self._now.layer(pair.now.path)
            old = self._before.layer(pair.before.path) if pair.before else None
            if pair.now.path in self.layouts or layer is None or old is None:
                continue
            if is_hooked(layer):
                self.layouts[pair.now.path] = _laid(pair.now, old, layer, _Inputs((), ()))

    @contextmanager
    def _hook_before(self) -> Iterator[None]:
        handles = []
        for pair in self._found.pairs:
            layer = self._before.layer(pair.before.path) if pair.before else None
            if pair.before is not None and layer is not None and is_hooked(layer):
                handles.append(layer.register_forward_hook(self._note(pair.before.path)))
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _note(self, path: str) -> Any:
        def hook(layer: nn.Module, given: tuple[Any, ...], output: Any) -> Any:
            values = [self._like(each) for each in flat(output)]
            if isinstance(layer, PASSING):
                values = [given[0]]
            # Copies, since what comes next may overwrite what it is given.
            kept = tuple(each.clone() if isinstance(each, Tensor) else each for each in given)
            self._seen.setdefault(path, []).append((kept, [each.clone() for each in values]))
            return _filled(output, iter(values))

        return hook

    @contextmanager
    def _hook_now(self) -> Iterator[None]:
        handles = []
        for pair in self._found.pairs:
            layer = self._now.layer(pair.now.path)
            if layer is None or not is_hooked(layer):
                continue
            old = self._before.layer(pair.before.path) if pair.before else None
            if pair.before is not None and old is not None:
                hook = self._follow(pair.now, pair.before.path, old)
            else:
                hook = self._pass(pair.now)
            handles.append(layer.register_forward_hook(hook))
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _follow(self, kept: Kept, path: str, old: nn.Module) -> Any:
        calls = iter(self._seen.get(path, ()))

        def hook(layer: nn.Module, given: tuple[Any, ...], output: Any) -> Any:
            known = next(calls, None)
            if known is None:
                return None
            found = _laid(kept, old, layer, _Inputs(known[0], given))
            found = self.layouts.setdefault(kept.path, found)
            if isinstance(layer, PASSING):
                return given[0]
            values = [self._like(each) for each in flat(output)]
            for n, (value, before) in enumerate(zip(values, known[1], strict=False)):
                _carry(value, before, found.outlets[n] if n < len(found.outlets) else None)
            return _filled(output, iter(values))

        return hook

    def _pass(self, kept: Kept) -> Any:
        def hook(layer: nn.Module, given: tuple[Any, ...], output: Any) -> Any:
            if kept.path in self._found.silent and can_be_silent(layer, output):
                self.silent.add(kept.path)
                return torch.zeros_like(output)
            if isinstance(layer, PASSING):
                return given[0]
            if passes(layer, kept.step, given, output):
                self.identities.add(kept.path)
                return given[0]
            return _filled(output, iter([self._like(each) for each in flat(output)]))

        return hook

    def _like(self, value: Tensor) -> Tensor:
        """Numbers between 1 and 2, of which no two are the same, that a rectifier lets through."""
        if not value.is_floating_point():
            return value
        drawn = torch.rand(value.shape, generator=self._random, dtype=torch.float64) + 1
        return drawn.to(value.device, value.dtype)


@contextmanager
def _plainly() -> Iterator[None]:
    """Refuse in the words of the refusal, not as a layer that has failed."""
    try:
        yield
    except NodeError as error:
        if isinstance(error.__cause__, TrainingError):
            raise error.__cause__ from error.__cause__.__cause__
        raise


class _Inputs:
    """What a layer was given and is given."""

    def __init__(self, before: Sequence[Any], now: Sequence[Any]) -> None:
        self._before = before
        self._now = now

    def along(self, axis: int, before: int, now: int, of: int = 0) -> Tensor:
        if of < min(len(self._before), len(self._now)):
            old, new = self._before[of], self._now[of]
            if isinstance(old, Tensor) and isinstance(new, Tensor):
                return known_again(old, new, axis, before, now)
        return leading(before, now)


def known_again(old: Tensor, new: Tensor, axis: int, before: int, now: int) -> Tensor:
    """Where the features along an axis were; those that cannot be told follow in their order."""
    source = found_again(old, new, axis, before, now)
    left = sorted(set(range(before)) - set(source.tolist()))
    free = (source < 0).nonzero()[:, 0].tolist()
    for where, origin in zip(free, left, strict=False):
        source[where] = origin
    return source


def found_again(old: Tensor, new: Tensor, axis: int, before: int, now: int) -> Tensor:
    """The same for those alone that can be told by their numbers; -1 for the rest."""
    source = torch.full((now,), -1)
    place = axis if axis >= 0 else axis + new.dim()
    fits = old.dim() == new.dim() and 0 <= place < new.dim() and new.shape[place] == now
    if fits and old.shape[place] == before:
        rows = old.movedim(place, 0).flatten(1), new.movedim(place, 0).flatten(1)
        if rows[0].shape[1] == rows[1].shape[1]:
            source = _matched(*(each.detach().cpu().double() for each in rows))
    return source


def _matched(old: Tensor, new: Tensor) -> Tensor:
    """For each row of ``new`` the row of ``old`` that is the same, in order where several are."""
    width = old.shape[1]
    weights = torch.rand(width, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    one, two = old @ weights, new @ weights
    first, second = (each.argsort(stable=True).tolist() for each in (one, two))
    ones, twos = one.tolist(), two.tolist()
    source = torch.full((len(new),), -1)
    n = m = 0
    while n < len(first) and m < len(second):
        a, b = ones[first[n]], twos[second[m]]
        near = TOLERANCE * 1e-2 * max(1.0, abs(a))
        if abs(a - b) <= near:
            source[second[m]] = first[n]
            n, m = n + 1, m + 1
        elif a < b:
            n += 1
        else:
            m += 1
    found = (source >= 0).nonzero()[:, 0]
    alike = torch.isclose(old[source[found]], new[found], rtol=TOLERANCE, atol=TOLERANCE).all(1)
    source[found[~alike]] = -1
    return source


def _carry(value: Tensor, before: Tensor, outlet: tuple[int, Tensor] | None) -> None:
    """Put what a layer gave before where it gives it now."""
    if value.dim() != before.dim() or not value.is_floating_point():
        return
    if outlet is not None and value.dim() >= abs(outlet[0]):
        axis, source = outlet
        rest = [n for n in range(value.dim()) if n != axis % value.dim()]
        same = all(value.shape[n] == before.shape[n] for n in rest)
        if not same or value.shape[axis] != len(source):
            return
        places = (source >= 0).nonzero()[:, 0].to(value.device)
        origin = source.to(value.device)[places]
        value.index_copy_(axis % value.dim(), places, before.index_select(axis, origin))
        return
    corner = tuple(
        slice(min(ours, theirs)) for ours, theirs in zip(value.shape, before.shape, strict=True)
    )
    value[corner] = before[corner]


def _laid(kept: Kept, old: nn.Module, now: nn.Module, given: _Inputs) -> Layout:
    try:
        return layout(old, now, given)
    except NarrowerError as error:
        raise TrainingError(
            "{layer} ({kind}) was made smaller, from {before} to {now}. A layer can be made larger "
            "while it keeps what it has learnt, but not smaller. Set it back, or start a new run.",
            layer=kept.step.called,
            kind=kept.step.spec.title,
            before=error.before,
            now=error.now,
        ) from error


def is_hooked(layer: nn.Module) -> bool:
    """Whether it is no block, and has weights or keeps the order of what it is given."""
    if isinstance(layer, PlanModule | nn.ModuleList):
        return False
    return isinstance(layer, PASSING) or bool(layer.state_dict())


def flat(value: Any) -> list[Tensor]:
    if isinstance(value, Tensor):
        return [value]
    return [each for part in value for each in flat(part)] if isinstance(value, tuple) else []


def _filled(value: Any, others: Iterator[Tensor]) -> Any:
    """The same, with other tensors in it."""
    if isinstance(value, Tensor):
        return next(others)
    return tuple(_filled(part, others) for part in value) if isinstance(value, tuple) else value
