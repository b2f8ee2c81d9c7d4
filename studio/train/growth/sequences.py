"""How the weights of layers that read sequences lie."""

from __future__ import annotations

from typing import Any

from torch import nn

from studio.train.growth.axes import Axis, Found, Given, Parts, leading, stacked, widened


def _gates(layer: nn.Module) -> int:
    if isinstance(layer, nn.LSTM | nn.LSTMCell):
        return 4
    return 3 if isinstance(layer, nn.GRU | nn.GRUCell) else 1


def recurrent(before: Any, now: Any, given: Given) -> Found:
    """Each gate has a block of rows, which grows by itself."""
    gates = _gates(now)
    ways = 2 if now.bidirectional else 1
    old_ways = 2 if before.bidirectional else 1
    hidden = widened(before.hidden_size, now.hidden_size)
    shown, old = hidden, before.hidden_size
    if now.proj_size:
        old = before.proj_size
        shown = widened(before.proj_size, now.proj_size)
    rows = Axis(stacked(hidden, before.hidden_size, gates), gives=True)
    taken = Axis(given.along(-1, before.input_size, now.input_size), gives=False)
    inner = Axis(stacked(shown, old, ways, old_ways), gives=False)
    back = Axis(shown, gives=False)
    found: dict[str, Parts] = {}
    for layer in range(now.num_layers):
        for suffix in ("", "_reverse")[:ways]:
            end = f"_l{layer}{suffix}"
            found[f"weight_ih{end}"] = ((rows, taken if layer == 0 else inner),)
            found[f"weight_hh{end}"] = ((rows, back),)
            found[f"bias_ih{end}"] = found[f"bias_hh{end}"] = ((rows,),)
            found[f"weight_hr{end}"] = ((Axis(shown, gives=True), Axis(hidden, gives=False)),)
    return found, ((-1, inner.source), (-1, shown), (-1, hidden))


def cell(before: Any, now: Any, given: Given) -> Found:
    """As ``recurrent``, for one step of one layer."""
    gates = _gates(now)
    hidden = widened(before.hidden_size, now.hidden_size)
    rows = Axis(stacked(hidden, before.hidden_size, gates), gives=True)
    taken = Axis(given.along(-1, before.input_size, now.input_size), gives=False)
    found: dict[str, Parts] = {
        "weight_ih": ((rows, taken),),
        "weight_hh": ((rows, Axis(hidden, gives=False)),),
        "bias_ih": ((rows,),),
        "bias_hh": ((rows,),),
    }
    return found, ((-1, hidden), (-1, hidden))


def attention(before: Any, now: Any, given: Given) -> Found:
    """Rows lie by query, key and value, and in each of them head by head."""
    old, new = before.embed_dim // before.num_heads, now.embed_dim // now.num_heads
    features = given.along(-1, before.embed_dim, now.embed_dim)
    head = stacked(leading(old, new), old, now.num_heads, before.num_heads)
    rows, given_out = Axis(head, gives=True), Axis(features, gives=True)
    three = Axis(stacked(head, before.embed_dim, 3), gives=True)
    found: dict[str, Parts] = {
        "in_proj_weight": ((three, Axis(features, gives=False)),),
        "in_proj_bias": ((three,),),
        "q_proj_weight": ((rows, Axis(features, gives=False)),),
        "k_proj_weight": ((rows, Axis(given.along(-1, before.kdim, now.kdim, of=1), gives=False)),),
        "v_proj_weight": ((rows, Axis(given.along(-1, before.vdim, now.vdim, of=2), gives=False)),),
        "out_proj.weight": ((given_out, Axis(head, gives=False)),),
        "out_proj.bias": ((given_out,),),
    }
    return found, ((-1, given_out.source),)
