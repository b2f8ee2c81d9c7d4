"""How the weights of each kind of layer lie: which axis follows what goes in, or what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd

from studio.train.growth import sequences
from studio.train.growth.axes import (
    Axis,
    Found,
    Given,
    Parts,
    Placement,
    centred,
    leading,
    merged,
    widened,
)

PARAMETRIZED = "parametrizations"
PASSING = (_NormBase, nn.GroupNorm, nn.LayerNorm, nn.RMSNorm, nn.PReLU, nn.LocalResponseNorm)
"""Layers that give out as many features as they are given, in the same order."""


class Leading:
    """Where nothing is known of what goes in: as much as before, and then what is new."""

    def along(self, axis: int, before: int, now: int, of: int = 0) -> Tensor:
        return leading(before, now)


@dataclass(slots=True)
class Layout:
    """Of one layer."""

    placements: dict[str, Placement] = field(default_factory=dict)
    """By the names of its tensors; those that are new are missing."""
    outlets: tuple[tuple[int, Tensor], ...] = ()
    """For each value that it gives the axis of its features and where these were before; where
    nothing is said, what was there comes first."""


def layout(before: nn.Module, now: nn.Module, given: Given) -> Layout:
    """Where the numbers of a layer's tensors go. Raises ``NarrowerError``."""
    found = Layout()
    _place(found, "", before, now, given)
    return found


def tensor_layout(before: Tensor, now: Tensor) -> Placement:
    """The same for a tensor that is no layer's."""
    return _placement(before, now, _usual(before, now, all_give=True))


def _place(found: Layout, prefix: str, before: nn.Module, now: nn.Module, given: Given) -> None:
    kinds, known = next((each for each in _WAYS if isinstance(now, each[0])), (nn.Module, None))
    own: Mapping[str, Parts] = {}
    if known is not None and isinstance(before, kinds):
        own, outlets = known(before, now, given)
        if not prefix:
            found.outlets = outlets
    theirs, ours = _tensors(before), _tensors(now)
    for name, tensor in ours.items():
        if name in theirs:
            parts = own.get(name) or _usual(theirs[name], tensor)
            found.placements[prefix + name] = _placement(theirs[name], tensor, parts)
    _place_parametrized(found, prefix, before, now, own)
    for name, child in now.named_children():
        old = getattr(before, name, None)
        if name != PARAMETRIZED and isinstance(old, type(child)):
            _place(found, f"{prefix}{name}.", old, child, Leading())
    for name in (name for name in own if "." in name):
        was, is_now = attrgetter(name)(before), attrgetter(name)(now)
        found.placements[prefix + name] = _placement(was, is_now, own[name])


def _place_parametrized(
    found: Layout, prefix: str, before: nn.Module, now: nn.Module, own: Mapping[str, Parts]
) -> None:
    """The tensors from which a weight under a condition is worked out."""
    theirs, ours = getattr(before, PARAMETRIZED, None), getattr(now, PARAMETRIZED, None)
    if theirs is None or ours is None:
        return
    for weight, group in ours.items():
        if weight not in theirs:
            continue
        old, new = getattr(before, weight), getattr(now, weight)
        (axes, *_) = own.get(weight) or _usual(old, new)
        known = dict(theirs[weight].state_dict())
        for name, tensor in group.state_dict().items():
            if name not in known or known[name].dim() != tensor.dim():
                continue
            was = known[name]
            if name.endswith(("._u", "._v")):
                parts: Parts = ((_of_spectral(axes, tuple(old.shape), name, group),),)
            elif was.dim() == len(axes) and "original" in name:
                pairs = zip(axes, tensor.shape, new.shape, strict=True)
                parts = (tuple(a if size == whole else a.of_one() for a, size, whole in pairs),)
            else:
                parts = _usual(was, tensor)
            key = f"{prefix}{PARAMETRIZED}.{weight}.{name}"
            found.placements[key] = _placement(was, tensor, parts)


def _of_spectral(axes: Sequence[Axis], before: Sequence[int], name: str, group: Any) -> Axis:
    """The axis of a singular vector, which is 0 where the weight is new."""
    dim = group[int(name.partition(".")[0])].dim
    if name.endswith("._u"):
        return Axis(axes[dim].source, gives=False)
    rest = [n for n in range(len(axes)) if n != dim]
    return Axis(merged([axes[n] for n in rest], [before[n] for n in rest]).source, gives=False)


def _tensors(layer: nn.Module) -> dict[str, Tensor]:
    named = (*layer.named_parameters(recurse=False), *layer.named_buffers(recurse=False))
    return dict(named)


def _usual(before: Tensor, now: Tensor, *, all_give: bool = False) -> Parts:
    """Where nothing is known of a tensor: what was there comes first, along each axis."""
    if before.dim() != now.dim():
        return ()
    sizes = zip(before.shape, now.shape, strict=True)
    return (tuple(Axis(widened(*s), gives=all_give or n == 0) for n, s in enumerate(sizes)),)


def _placement(before: Tensor, now: Tensor, parts: Parts) -> Placement:
    return Placement(tuple(before.shape), tuple(now.shape), parts)


def _linear(before: Any, now: Any, given: Given) -> Found:
    out = Axis(widened(before.out_features, now.out_features), gives=True)
    taken = given.along(-1, before.in_features, now.in_features)
    weight = (out, Axis(taken, gives=False))
    return {"weight": (weight,), "bias": ((out,),)}, ((-1, out.source),)


def _bilinear(before: Any, now: Any, given: Given) -> Found:
    out = Axis(widened(before.out_features, now.out_features), gives=True)
    one = given.along(-1, before.in1_features, now.in1_features)
    two = given.along(-1, before.in2_features, now.in2_features, of=1)
    weight = (out, Axis(one, gives=False), Axis(two, gives=False))
    return {"weight": (weight,), "bias": ((out,),)}, ((-1, out.source),)


def _convolution(before: Any, now: Any, given: Given) -> Found:
    axis = -1 - len(now.kernel_size)
    taken = given.along(axis, before.in_channels, now.in_channels)
    sizes = zip(before.kernel_size, now.kernel_size, strict=True)
    kernel = tuple(Axis(centred(*each), gives=False) for each in sizes)
    out = widened(before.out_channels, now.out_channels)
    across, within = Axis(out, gives=True), Axis(taken, gives=False)
    if before.groups == now.groups == 1:
        both = (within, across) if isinstance(now, _ConvTransposeNd) else (across, within)
        weight: Parts = ((*both, *kernel),)
    elif isinstance(now, _ConvTransposeNd):
        weight = _usual(before.weight, now.weight)
    else:
        out = _given_by_groups(before, now, taken, out)
        across = Axis(out, gives=True)
        weight = tuple((*each, *kernel) for each in _by_groups(before, now, taken, out))
    return {"weight": weight, "bias": ((across,),)}, ((axis, out),)


def _given_by_groups(before: Any, now: Any, taken: Tensor, out: Tensor) -> Tensor:
    """Where channels go that each follow a single one of those that are given."""
    if before.groups != before.in_channels or now.groups != now.in_channels:
        return out
    old, new = before.out_channels // before.groups, now.out_channels // now.groups
    place = torch.arange(now.out_channels)
    origin, number = taken[place // new], place % new
    return torch.where((origin >= 0) & (number < old), origin * old + number, -1)


def _by_groups(before: Any, now: Any, taken: Tensor, out: Tensor) -> list[tuple[Axis, Axis]]:
    """The channels out and in of a weight, whose rows know nothing of other groups."""
    width_out, width_in = now.out_channels // now.groups, now.in_channels // now.groups
    old_out, old_in = before.out_channels // before.groups, before.in_channels // before.groups
    rows = torch.arange(now.out_channels)
    found: list[tuple[Axis, Axis]] = []
    kept = (out >= 0).nonzero()[:, 0]
    pairs = {(int(row) // width_out, int(out[row]) // old_out) for row in kept}
    for group, origin in sorted(pairs):
        here = (rows // width_out == group) & (out >= 0) & (out // old_out == origin)
        inside = taken[group * width_in : (group + 1) * width_in]
        known = (inside >= 0) & (inside // old_in == origin)
        columns = torch.where(known, inside % old_in, -1)
        found.append((Axis(torch.where(here, out, -1), gives=True), Axis(columns, gives=False)))
    return found


def _passing(before: Any, now: Any, given: Given) -> Found:
    """Numbers for each channel, in the order in which the channels come."""
    theirs, ours = _tensors(before), _tensors(now)
    inside = getattr(now, PARAMETRIZED, {})
    theirs |= {name: getattr(before, name) for name in inside}
    ours |= {name: getattr(now, name) for name in inside}
    sizes = {
        name: (len(theirs[name]), len(tensor))
        for name, tensor in ours.items()
        if tensor.dim() == 1 and name in theirs
    }
    found = {name: ((Axis(given.along(1, *size), gives=True),),) for name, size in sizes.items()}
    if isinstance(now, nn.PReLU) and before.num_parameters == 1:
        same = Axis(torch.zeros(now.num_parameters, dtype=torch.int64), gives=True)
        return {"weight": ((same,),)}, ()
    outlets = tuple((1, parts[0][0].source) for parts in found.values())
    return found, outlets[:1]


def _layer_norm(before: Any, now: Any, given: Given) -> Found:
    count = len(now.normalized_shape)
    if count != len(before.normalized_shape):
        return {}, ()
    sizes = zip(before.normalized_shape, now.normalized_shape, strict=True)
    axes = tuple(Axis(given.along(n - count, *size), gives=True) for n, size in enumerate(sizes))
    return {"weight": (axes,), "bias": (axes,)}, ((-1, axes[-1].source),)


def _embedding(before: Any, now: Any, given: Given) -> Found:
    rows = Axis(widened(before.num_embeddings, now.num_embeddings), gives=True)
    out = Axis(widened(before.embedding_dim, now.embedding_dim), gives=True)
    return {"weight": ((rows, out),)}, ((-1, out.source),)


_WAYS: tuple[tuple[Any, Callable[[Any, Any, Given], Found]], ...] = (
    (nn.Bilinear, _bilinear),
    (nn.Linear, _linear),
    (_ConvNd, _convolution),
    ((nn.LayerNorm, nn.RMSNorm), _layer_norm),
    (PASSING, _passing),
    ((nn.Embedding, nn.EmbeddingBag), _embedding),
    (nn.RNNBase, sequences.recurrent),
    (nn.RNNCellBase, sequences.cell),
    (nn.MultiheadAttention, sequences.attention),
)
