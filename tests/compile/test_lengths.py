"""Sequences of different lengths through recurrent layers."""

from __future__ import annotations

import pytest
import torch
from drawing import STANDARD, Drawing
from torch import nn

from studio.compile.analysis import Analyser
from studio.compile.module import NodeError, seeded
from studio.compile.source import write


def drawn(kind: str = "LSTM", shape=("N",), dtype: str = "int64", **params) -> Drawing:
    """Sentences with their lengths, read to their ends."""
    draw = Drawing()
    words = draw.add("input", "words", shape=("N", "T=12", 4))
    lengths = draw.add("input", "lengths", shape=shape, dtype=dtype)
    layer = draw.add(kind, "read", hidden_size=3, batch_first=True, **params)
    draw.wire(words, layer)
    draw.wire(lengths, f"{layer}.lengths")
    draw.wire(layer, draw.add("output", "states"))
    draw.wire(f"{layer}.h_n", draw.add("output", "last"))
    return draw


def problem(draw: Drawing):
    (found,) = Analyser(STANDARD).analyse(draw.project).problems
    return found


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
def test_each_sequence_is_read_as_if_it_were_alone(kind):
    analysis = Analyser(STANDARD).analyse(drawn(kind, bidirectional=True).project)
    assert analysis.plan is not None
    module = seeded(analysis.plan, 0).eval()
    words, lengths = torch.randn(3, 7, 4), torch.tensor([5, 7, 1])
    with torch.no_grad():
        states, last = module(words, lengths)
        layer = module.layer(analysis.plan.steps[-3].node)
        assert isinstance(layer, nn.Module)
        assert states.shape == (3, 7, 6)
        for row, length in enumerate(lengths.tolist()):
            alone, end = layer(words[row : row + 1, :length])
            torch.testing.assert_close(states[row : row + 1, :length], alone)
            assert not states[row, length:].any()
            end = end[0] if kind == "LSTM" else end
            torch.testing.assert_close(last[:, row : row + 1], end)


def test_the_python_packs_and_pads_as_one_writes_it():
    plan = Analyser(STANDARD).analyse(drawn().project).plan
    assert plan is not None
    text = write(plan).text
    assert (
        "        packed = nn.utils.rnn.pack_padded_sequence(\n"
        "            words, lengths.cpu(), batch_first=True, enforce_sorted=False\n"
        "        )\n"
        "        packed, (h_n, _) = self.read(packed)\n"
        "        output, _ = nn.utils.rnn.pad_packed_sequence(\n"
        "            packed, batch_first=True, total_length=words.shape[1]\n"
        "        )\n"
    ) in text


def test_the_shapes_keep_the_free_axis():
    draw = drawn()
    facts = Analyser(STANDARD).analyse(draw.project).nodes
    shown = {port: str(spec) for port, spec in facts[draw.graph.find("read").id].outputs.items()}
    assert shown == {"output": "N × T × 3", "h_n": "1 × N × 3", "c_n": "1 × N × 3"}


def test_lengths_that_are_no_whole_numbers():
    draw = drawn(dtype="float32")
    found = problem(draw)
    assert str(found.message) == (
        "LSTM wants whole numbers (int64) at lengths; lengths gives float32."
    )
    draw.do(found.fixes[0].edit)
    assert Analyser(STANDARD).analyse(draw.project).ok


def test_lengths_that_are_not_one_for_each_sequence():
    draw = drawn(shape=("N", 1))
    found = problem(draw)
    assert str(found.message) == (
        "LSTM wants one length for each sequence: N; lengths gives N × 1."
    )
    draw.do(found.fixes[0].edit)
    assert Analyser(STANDARD).analyse(draw.project).ok
    assert "one length for each sequence: N; lengths gives 5" in str(
        problem(drawn(shape=(5,))).message
    )


def test_lengths_that_may_be_left_out_are_refused():
    draw = drawn()
    draw.graph.find("lengths").params["optional"] = True
    assert "lengths may be left out" in str(problem(draw).message)


def test_attention_does_not_look_behind_the_end():
    draw = Drawing()
    words = draw.add("input", "words", shape=("N", "T=12", 4))
    lengths = draw.add("input", "lengths", shape=("N",), dtype="int64")
    mask = draw.add("PaddingMask", "behind_the_end")
    draw.wire(words, mask)
    draw.wire(lengths, f"{mask}.lengths")
    attend = draw.add("MultiheadAttention", "attend", batch_first=True)
    for port, source in (
        ("query", words),
        ("key", words),
        ("value", words),
        ("key_padding_mask", mask),
    ):
        draw.wire(source, f"{attend}.{port}")
    draw.wire(attend, draw.add("output", "states"))
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None
    assert str(analysis.nodes[mask].outputs["output"]) == "N × T"
    module = seeded(analysis.plan, 0).eval()
    given = torch.randn(2, 6, 4)
    other = torch.cat([given[:, :4], torch.randn(2, 2, 4)], dim=1)
    with torch.no_grad():
        one, two = (module(x, torch.tensor([4, 3]))[:, :3] for x in (given, other))
    torch.testing.assert_close(one, two)


def test_a_length_of_zero_is_named_with_its_layer():
    plan = Analyser(STANDARD).analyse(drawn().project).plan
    assert plan is not None
    with pytest.raises(NodeError, match=r"read.*greater than 0"):
        seeded(plan, 0)(torch.randn(2, 7, 4), torch.tensor([7, 0]))
