"""Refusals of recurrent layers, attention and transformers, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from studio.compile import mend
from studio.compile.mend import New
from studio.compile.refusal import Arrival, Case, Explained
from studio.compile.tensors import BATCH, labelled, show_shape
from studio.compile.trying import NOTHING, Fixes, inserting, instead, mends, setting
from studio.graph.model import INPUT, Wire
from studio.message import Message

CAUSAL = {
    "is_causal": ("src_mask", "mask"),
    "src_is_causal": ("src_mask",),
    "tgt_is_causal": ("tgt_mask",),
    "memory_is_causal": ("memory_mask",),
}
"""The masks of which each of these is a hint."""

MASKS: Mapping[str, tuple[str, str]] = {
    "attn_mask": ("query", "key"),
    "mask": ("src", "src"),
    "src_mask": ("src", "src"),
    "tgt_mask": ("tgt", "tgt"),
    "memory_mask": ("tgt", "memory"),
}
"""For each mask: from the steps of what to the steps of what it leads."""

PADDINGS: Mapping[str, str] = {
    "key_padding_mask": "key",
    "src_key_padding_mask": "src",
    "tgt_key_padding_mask": "tgt",
    "memory_key_padding_mask": "memory",
}
"""For each mask of padding: whose steps it marks."""


TURNED: New = ("torch.transpose", "transpose", {"dim0": 0, "dim1": 1})


def width(case: Case) -> Explained | None:
    """A sequence whose steps have other features than the layer."""
    features = case.step.settings.get("d_model")
    for port in ("src", "tgt", "memory") if isinstance(features, int) else ():
        found = case.at(port)
        if found is not None and found.spec.shape[-1:] != (features,):
            assert isinstance(features, int)
            return Message(
                "{kind} works with d_model ({width}) features in every step; {source} gives "
                "{found} at {port}.",
                kind=case.kind,
                width=features,
                source=found.source.name,
                found=str(found.spec),
                port=port,
            ), _projected(case, found, features)
    return None


def _projected(case: Case, arrival: Arrival, features: int | str) -> Fixes:
    title = Message("Insert Linear that gives {features} features", features=features)
    row = ("torch.nn.Linear", "projection", {"out_features": features})
    return inserting(case, arrival, title, row)


def hint(case: Case) -> Explained | None:
    """A hint on a mask that is not there."""
    for param, masks in CAUSAL.items():
        ports = [mask for mask in masks if case.step.spec.input(mask)]
        if not ports or case.step.settings.get(param) is not True:
            continue
        if not any(port in case.inputs for port in ports):
            return Message(
                "{param} is a hint on {mask}, which is not wired.", param=param, mask=ports[0]
            ), (mend.set_param(case.node, param, False),)
    return None


def state(case: Case) -> Explained | None:
    """What a recurrent layer begins with."""
    hidden = case.step.settings.get("hidden_size")
    if not isinstance(hidden, int):
        return None
    for port in ("h_0", "c_0"):
        found = case.at(port)
        wanted = _state(case, port, hidden)
        if found is None or found.spec.shape == wanted:
            continue
        message = Message(
            "{port} of {kind} must be {wanted}; {source} gives {found}.",
            port=port,
            kind=case.kind,
            wanted=show_shape(wanted),
            source=found.source.name,
            found=str(found.spec),
        )
        return message, (*_begun(case, found, wanted), *without(case, ("h_0", "c_0")))
    return None


def _state(case: Case, port: str, hidden: int) -> tuple[int | str, ...]:
    settings = case.step.settings
    if "num_layers" not in settings:
        return (BATCH, hidden)
    layers, projected = settings["num_layers"], settings.get("proj_size")
    assert isinstance(layers, int)
    size = projected if port == "h_0" and isinstance(projected, int) and projected else hidden
    axes = 1 if settings.get("batch_first") else 0
    batch = case.first.shape[0 if axes else 1] if len(case.first.shape) > 1 else BATCH
    return (layers * (2 if settings.get("bidirectional") else 1), batch, size)


def _begun(case: Case, found: Arrival, wanted: tuple[int | str, ...]) -> Fixes:
    shape = found.spec.shape
    if len(shape) == len(wanted) - 1 and shape == wanted[1:]:
        title = Message("Insert Unsqueeze")
        return inserting(case, found, title, ("torch.unsqueeze", "unsqueeze", {"dim": 0}))
    if len(shape) == len(wanted) and shape[:-1] == wanted[:-1] and isinstance(shape[-1], int):
        return setting(case, hidden_size=shape[-1]) or _projected(case, found, wanted[-1])
    return NOTHING


def without(case: Case, ports: tuple[str, ...]) -> Fixes:
    """Take the wires to optional inputs away, if that mends."""
    gone = [one.wire for one in case.arrivals if one.port in ports]
    left = {port: specs for port, specs in case.inputs.items() if port not in ports}
    if not gone or not mends(replace(case, inputs=left)):
        return NOTHING
    real = tuple(case.graph.wire_into(wire.target, wire.input) or wire for wire in gone)
    return (mend.unwire(case.graph, real),)


def masks(case: Case) -> Explained | None:
    """A mask of another shape than the steps that it is for."""
    for port in (*MASKS, *PADDINGS):
        found = case.at(port)
        wanted = _mask(case, port)
        if found is None or wanted is None or found.spec.shape == wanted:
            continue
        if len(found.spec.shape) > 2 and not without(case, (port,)):
            continue  # One for each example, or each head.
        message = Message(
            "{port} of {kind} must be {wanted}; {source} gives {found}.",
            port=port,
            kind=case.kind,
            wanted=show_shape(wanted),
            source=found.source.name,
            found=str(found.spec),
        )
        return message, (*_fitting(case, found, wanted), *without(case, (port,)))
    return None


def _mask(case: Case, port: str) -> tuple[int | str, ...] | None:
    """The shape of a mask here."""
    if port in PADDINGS:
        steps = _steps(case, PADDINGS[port])
        return None if steps is None else (BATCH, steps)
    one, two = (_steps(case, of) for of in MASKS[port])
    return None if one is None or two is None else (one, two)


def _steps(case: Case, port: str) -> int | str | None:
    """How many steps a sequence has."""
    found = case.at(port) or (case.at("src") if port == "memory" else None)
    if found is None or len(found.spec.shape) < 2:
        return None
    late = case.step.settings.get("batch_first") is False
    return found.spec.shape[0 if late else -2]


def _fitting(case: Case, found: Arrival, wanted: tuple[int | str, ...]) -> Fixes:
    if found.spec.shape == tuple(reversed(wanted)):
        title = Message("Insert Transpose after {name}", name=found.source.name)
        return inserting(case, found, title, TURNED)
    used = case.graph.outgoing(found.source.id)
    if found.source.kind != INPUT or len(used) != 1 or case.bench.is_entered:
        return NOTHING
    sizes = dict(pair for specs in case.inputs.values() for spec in specs for pair in spec.labels)
    value = labelled(wanted, found.spec.dtype, sizes)
    if not mends(case, inputs=instead(case, found, value)):
        return NOTHING
    return (mend.set_param(found.source, "shape", wanted),)


def attention(case: Case) -> Explained | None:
    """Queries, keys and values that do not go together."""
    query, key, value = (case.at(port) for port in ("query", "key", "value"))
    if query is None or key is None or value is None:
        return None
    message = Message(
        "{kind} needs a value for each key, and keys for each example: query is {query}, key is "
        "{key}, value is {value}.",
        kind=case.kind,
        query=str(query.spec),
        key=str(key.spec),
        value=str(value.spec),
    )
    for one, other in ((value, key), (key, value)):
        if mends(case, inputs=instead(case, one, other.spec)):
            wire = Wire(other.wire.source, other.wire.output, case.node.id, one.port)
            title = Message("Wire {name} to {port} too", name=other.source.name, port=one.port)
            return message, (mend.rewire(case.graph, wire, title),)
    features = query.spec.shape[-1:]
    return message, _projected(case, key, features[0]) if features else NOTHING


def lengths(case: Case) -> Explained | None:
    """Lengths that are not one for each sequence."""
    found = case.at(case.step.spec.packed_by) if case.step.spec.packed_by else None
    if found is None:
        return None
    batch = case.first.shape[0 if case.step.settings["batch_first"] is True else 1]
    if found.spec.shape == (batch,):
        return None
    row = (batch,)
    reshape = mend.insert_reshape(case.graph, found.wire, row, show_shape(row))
    return Message(
        "{kind} wants one length for each sequence: {wanted}; {source} gives {found}.",
        kind=case.kind,
        wanted=show_shape(row),
        source=found.source.name,
        found=str(found.spec),
    ), (reshape,) if found.spec.shape == (batch, 1) and batch == BATCH else ()


SEQUENCE_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    lengths,
    width,
    hint,
    state,
    masks,
    attention,
)
