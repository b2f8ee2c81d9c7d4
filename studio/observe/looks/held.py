"""The parameters that a node holds, and the parts that some are made of."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from studio.compile.retuning import owners
from studio.message import Message, UserError
from studio.observe.asks.weights import Inventory, InventoryAsk, Kept, Of
from studio.observe.looks.subject import Subject

LSTM = (
    Message("input gate"),
    Message("forget gate"),
    Message("cell candidate"),
    Message("output gate"),
)
GRU = (Message("reset gate"), Message("update gate"), Message("candidate"))
PROJECTIONS = (Message("query"), Message("key"), Message("value"))
"""In the order in which torch keeps their rows one below the other."""
PARTED: tuple[tuple[tuple[type[nn.Module], ...], tuple[str, ...], tuple[Message, ...]], ...] = (
    ((nn.LSTM, nn.LSTMCell), ("weight_ih", "weight_hh", "bias_ih", "bias_hh"), LSTM),
    ((nn.GRU, nn.GRUCell), ("weight_ih", "weight_hh", "bias_ih", "bias_hh"), GRU),
    ((nn.MultiheadAttention,), ("in_proj_weight", "in_proj_bias"), PROJECTIONS),
)


def look(ask: InventoryAsk, subject: Subject) -> Inventory:
    """Which parameters the node has."""
    layer = layer_of(subject, ask.node)
    held = parameters(subject, ask.node)
    return Inventory(tuple(_kept(name, one, layer) for name, one in held.items()))


def layer_of(subject: Subject, node: str) -> nn.Module | None:
    """The layer of a node, as frames name it."""
    if node.startswith("/"):
        whole = subject.whole
        return whole.module.layer(node[1:]) if whole is not None else None
    return subject.module.layer(node)


def named(subject: Subject, node: str) -> dict[str, Tensor]:
    """The parameters of a node themselves, by their names in it."""
    layer = layer_of(subject, node)
    if layer is not None:
        return dict(layer.named_parameters())
    module = subject.module
    if node.startswith("/") and subject.whole is not None:
        module = subject.whole.module
    return {
        step.keeper: one
        for owner, step in owners(module, node.removeprefix("/"))
        for one in owner.parameters_of(step)
    }


def parameters(subject: Subject, node: str) -> dict[str, Tensor]:
    """The same, as values that nothing is learned of."""
    return {name: one.detach() for name, one in named(subject, node).items()}


def values(subject: Subject, of: Of) -> Tensor:
    """What is asked of: a parameter, or a part of one."""
    found = parameters(subject, of.node).get(of.name)
    if found is None:
        raise UserError("The run has no parameter named {name} here.", name=of.name)
    parts = _parts(of.name, layer_of(subject, of.node))
    if of.part is None or not parts:
        return found
    return found.chunk(len(parts))[min(of.part, len(parts) - 1)]


def matrix(subject: Subject, of: Of) -> Tensor:
    """The same with the first axis down and all others across; a vector is one row."""
    found = values(subject, of)
    return found.reshape(1, -1) if found.dim() < 2 else found.flatten(1)


def owner(layer: nn.Module | None, name: str) -> nn.Module | None:
    """The innermost module that holds a parameter of a layer."""
    found: Any = layer
    # Not by get_submodule: names of nodes may be those of methods.
    for part in name.split(".")[:-1]:
        found = found._modules.get(part) if isinstance(found, nn.Module) else None
    return found if isinstance(found, nn.Module) else None


def _parts(name: str, layer: nn.Module | None) -> tuple[Message, ...]:
    holder, last = owner(layer, name), name.rpartition(".")[2]
    for kinds, starts, parts in PARTED:
        if isinstance(holder, kinds) and last.startswith(starts):
            return parts
    return ()


def _kept(name: str, one: Tensor, layer: nn.Module | None) -> Kept:
    holder, last = owner(layer, name), name.rpartition(".")[2]
    pictures, channels = 0, 1
    convolves = isinstance(holder, nn.modules.conv._ConvNd) and last in ("weight", "original")
    if convolves and one[0, 0].numel() > 1:
        pictures = one.shape[0] * one.shape[1]
        inputs = one.shape[0] if holder.transposed else one.shape[1]  # type: ignore[union-attr]
        channels = inputs if inputs <= 3 else 1
    is_table = isinstance(holder, nn.Embedding | nn.EmbeddingBag) and one.dim() == 2
    is_free = layer is None and one.dim() == 2
    parts = _parts(name, layer)
    return Kept(name, tuple(one.shape), parts, pictures, channels, is_table or is_free)
