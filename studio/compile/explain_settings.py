"""Refusals of settings that do not go together, or that were pinned, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import gcd

from studio.compile import mend
from studio.compile.refusal import Case, Explained
from studio.compile.trying import Fixes, inserting, mends
from studio.graph.edits import RESET, SetParam
from studio.message import Message
from studio.value import Value

DIVIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("groups", ("in_channels", "out_channels")),
    ("num_groups", ("num_channels",)),
    ("num_heads", ("embed_dim",)),
    ("nhead", ("d_model",)),
)
"""Parameters of which one divides the others."""


def divides(case: Case) -> Explained | None:
    for part, wholes in DIVIDE:
        parts = case.step.settings.get(part)
        totals = {name: case.step.settings.get(name) for name in wholes}
        known = {name: total for name, total in totals.items() if isinstance(total, int)}
        if not isinstance(parts, int) or parts < 1:
            continue
        wrong = next((name for name, total in known.items() if total % parts), None)
        if wrong is None:
            continue
        most = gcd(*known.values())
        best = next(n for n in range(min(parts, most), 0, -1) if most % n == 0)
        return Message(
            "{whole} ({total}) must be divisible by {part} ({parts}).",
            whole=wrong,
            total=known[wrong],
            part=part,
            parts=parts,
        ), (mend.set_param(case.node, part, best),)
    return None


def pinned(case: Case) -> Explained | None:
    """A parameter that was set, where the input says something else."""
    for param, value in case.derived.items():
        set_to = case.given.get(param, value)
        if set_to == value:
            continue
        return Message(
            "{param} is set to {pinned}, but {source} brings {found}.",
            param=param,
            pinned=mend.shown(set_to),
            source=case.source.name,
            found=mend.shown(value),
        ), _channels_first(case) or (*_as_pinned(case), *_followed(case, param, value))
    return None


def _channels_first(case: Case) -> Fixes:
    """Turn images whose last axis has as many channels as were expected."""
    arrival = case.arrivals[0]
    if len(arrival.spec.shape) != 4:
        return ()
    title = Message("Insert Permute: the last axis is the channels")
    turned = ("torch.permute", "permute", {"dims": (0, 3, 1, 2)})
    return inserting(case, arrival, title, turned)


def _followed(case: Case, param: str, value: Value) -> Fixes:
    """Let the parameter follow the input, and what it has to go with."""
    free = replace(case, given={k: v for k, v in case.given.items() if k != param})
    if mends(free):
        return (mend.unpin(case.node, param, value),)
    for part, wholes in DIVIDE:
        parts = case.step.settings.get(part)
        if param in wholes and isinstance(parts, int) and isinstance(value, int):
            fits = next(n for n in range(min(parts, value), 0, -1) if value % n == 0)
            if mends(free, settings={part: fits}):
                title = Message("Let {param} follow the input ({value})", param=param, value=value)
                edits = SetParam(case.node.id, param, RESET), SetParam(case.node.id, part, fits)
                return (mend.several(title, *edits),)
    return ()


def _as_pinned(case: Case) -> Fixes:
    """Bring what was expected: another order of axes, or a flat vector."""
    arrival = case.arrivals[0]
    rank = len(arrival.spec.shape)
    if rank == 3:
        turned = inserting(
            case,
            arrival,
            Message("Insert Transpose after {name}", name=arrival.source.name),
            ("torch.transpose", "transpose", {"dim0": 1, "dim1": 2}),
        )
        if turned:
            return turned
    return inserting(case, arrival, Message("Insert Flatten"), ("torch.nn.Flatten", "flatten", {}))


def lent(case: Case) -> Explained | None:
    """A layer that is called again with inputs of another size."""
    if not case.lent or not case.node.reuses:
        return None
    for rule in case.step.spec.derived:
        if rule.count:
            continue
        arrival = case.at(rule.port)
        size = case.step.settings.get(rule.param)
        shape = arrival.spec.shape if arrival else ()
        if not -len(shape) <= rule.axis < len(shape) or arrival is None:
            continue
        found = shape[rule.axis]
        if size in (found, (found,)):
            continue
        owner = case.graph.node(case.node.reuses).name
        return Message(
            "{name} calls the layer of {owner}, whose {param} is {size}; {source} brings {found}.",
            name=case.node.name,
            owner=owner,
            param=rule.param,
            size=mend.shown(size),
            source=arrival.source.name,
            found=found,
        ), (mend.own_layer(case.node),)
    return None


SETTING_RULES: tuple[Callable[[Case], Explained | None], ...] = (divides,)
PINNED_RULES: tuple[Callable[[Case], Explained | None], ...] = (pinned, lent)
