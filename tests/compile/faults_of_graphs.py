"""Graphs in which something is missing or left over."""

from __future__ import annotations

from dataclasses import replace

from drawing import Drawing
from faulty import IMAGE, LATE, SIGNAL, VECTOR, Fault

from studio.graph.edits import SetFlags
from studio.graph.model import BYPASS, MUTE, Wire


def _nothing(d: Drawing) -> None:
    assert not len(d.graph)


def _no_output(d: Drawing) -> None:
    d.chain(d.add("input", "x", shape=VECTOR), d.add("Linear"), d.add("ReLU"))


def _no_input(d: Drawing) -> None:
    d.chain(d.add("Conv2d"), d.add("ReLU"), d.add("output"))


def _all_muted(d: Drawing) -> None:
    relu, out = d.add("ReLU"), d.add("output", "y")
    d.chain(d.add("input", "x", shape=VECTOR), relu, out)
    d.do(SetFlags(out, frozenset({MUTE}), d.within))


def _loose_end(d: Drawing) -> None:
    x, dense, relu = d.add("input", "x", shape=VECTOR), d.add("Linear"), d.add("ReLU")
    d.wire(x, dense)
    d.wire(relu, d.add("output"))


def _second_of_two(d: Drawing) -> None:
    x, y = d.add("input", "x", shape=VECTOR), d.add("input", "y", shape=VECTOR)
    subtract = d.add("torch.maximum", "larger")
    d.chain(x, subtract, d.add("output"))
    assert y


def _no_partner(d: Drawing) -> None:
    x, query = d.add("input", "x", shape=LATE), d.add("Linear", "query", out_features=8)
    attend = d.add("MultiheadAttention", "attend", num_heads=2)
    d.chain(x, query)
    for port in ("query", "key"):
        d.wire(query, f"{attend}.{port}")
    d.wire(attend, d.add("output"))


def _idle_output(d: Drawing) -> None:
    x, relu = d.add("input", "x", shape=VECTOR), d.add("ReLU")
    d.chain(x, relu, d.add("output", "y"))
    d.add("output", "z")


def _lost_wire(d: Drawing) -> None:
    x, relu = d.add("input", "x", shape=VECTOR), d.add("ReLU", "relu")
    d.wire(relu, d.add("output"))
    d.graph.put_wire(Wire(x, "output", relu, "signal"))


def _left_out(d: Drawing) -> None:
    x = d.add("input", "x", shape=VECTOR, optional=True)
    d.chain(x, d.add("ReLU"), d.add("output"))


def _bypassed(d: Drawing) -> None:
    x, pool = d.add("input", "x", shape=SIGNAL), d.add("MaxPool1d", "pool", return_indices=True)
    d.chain(x, pool, d.add("output", "y"))
    d.wire(f"{pool}.indices", d.add("output", "places"))
    d.do(SetFlags(pool, frozenset({BYPASS}), d.within))


def _switched_off(d: Drawing) -> None:
    x, pool = d.add("input", "x", shape=SIGNAL), d.add("MaxPool1d", "pool", return_indices=True)
    d.chain(x, pool, d.add("output", "y"))
    d.wire(f"{pool}.indices", d.add("MaxUnpool1d", "unpool") + ".indices")
    d.wire(pool, "n4.input")
    d.wire("n4", d.add("output", "z"))
    d.set(pool, "return_indices", False)


def _written_short(d: Drawing) -> None:
    relu = d.add("ReLU", "relu")
    d.chain(d.add("input", "x", shape=VECTOR), relu, d.add("output"))
    d.graph.put_node(replace(d.graph.node(relu), kind="ReLU"))


def _not_installed(d: Drawing) -> None:
    relu = d.add("ReLU", "relu")
    d.chain(d.add("input", "x", shape=VECTOR), relu, d.add("output"))
    d.graph.put_node(replace(d.graph.node(relu), kind="other.Layer"))


def _owner_gone(d: Drawing) -> None:
    relu = d.add("Linear", "again")
    d.chain(d.add("input", "x", shape=VECTOR), relu, d.add("output"))
    d.graph.put_node(replace(d.graph.node(relu), reuses="n9"))


def _expression(d: Drawing) -> None:
    from studio.value import Expression

    dense = d.add("Linear", "dense", out_features=Expression("width * 2"))
    d.chain(d.add("input", "x", shape=VECTOR), dense, d.add("output"))


def _no_value(d: Drawing) -> None:
    pool = d.add("AdaptiveLogSoftmaxWithLoss", "rare")
    x, t = d.add("input", "x", shape=VECTOR), d.add("input", "t", shape=("N",), dtype="int64")
    d.wire(x, f"{pool}.input")
    d.wire(t, f"{pool}.target")
    d.wire(pool, d.add("output"))


FAULTS = (
    Fault("an empty graph", _nothing, in_block=False),
    Fault("nothing is returned", _no_output),
    Fault("nothing comes in", _no_input, in_block=False),
    Fault("every output is muted", _all_muted),
    Fault("a wire that is missing", _loose_end),
    Fault("the second of two inputs", _second_of_two),
    Fault("one of three inputs", _no_partner, in_block=False),
    Fault("an output that returns nothing", _idle_output, in_block=False),
    Fault("a wire to a port that is gone", _lost_wire),
    Fault("a value that may be left out", _left_out, in_block=False),
    Fault("an output of a bypassed layer", _bypassed),
    Fault("an output that was switched off", _switched_off),
    Fault("a kind without its module", _written_short),
    Fault("a kind that is not installed", _not_installed),
    Fault("a shared layer that is gone", _owner_gone),
    Fault("an expression of nothing", _expression),
    Fault(
        "an image for the first layer",
        lambda d: d.chain(d.add("input", "x", shape=IMAGE), d.add("Conv1d"), d.add("output")),
    ),
)
