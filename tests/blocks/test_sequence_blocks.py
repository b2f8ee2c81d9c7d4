"""Blocks for sequences against PyTorch's own layers, or plain PyTorch."""

from __future__ import annotations

import pytest
import torch
from library import assert_same, placed
from torch import Tensor, nn

TOKENS = ("N", 7, 16)
FACE = {"d_model": 16, "heads": 4, "d_ff": 24, "dropout": 0.2}
LAYER = {"d_model": 16, "nhead": 4, "dim_feedforward": 24, "dropout": 0.2, "batch_first": True}
RENAMED = {"self_attn": "attention", "linear1": "widen", "linear2": "narrow"}


def tokens(count: int = 7, seed: int = 1) -> Tensor:
    return torch.rand(2, count, 16, generator=torch.Generator().manual_seed(seed))


def later(count: int) -> Tensor:
    return torch.ones(count, count, dtype=torch.bool).triu(1)


def filler(count: int) -> Tensor:
    return torch.arange(count).expand(2, count) >= count - 2


class Encoder(nn.TransformerEncoderLayer):
    def forward(self, x: Tensor, mask: Tensor, padding: Tensor) -> Tensor:  # type: ignore[override]
        # The faster path leaves out the padded tokens, and gives zeros for them.
        torch.backends.mha.set_fastpath_enabled(False)
        try:
            return super().forward(x, mask, padding)
        finally:
            torch.backends.mha.set_fastpath_enabled(True)


@pytest.mark.parametrize(("name", "before"), [("Pre", True), ("Post", False)])
def test_transformer_encoders(name, before):
    inputs = {"x": (TOKENS,), "mask": ((7, 7), "bool"), "padding": (("N", 7), "bool")}
    plan = placed(f"TransformerEncoder{name}Norm", inputs, **FACE)
    reference = Encoder(**LAYER, activation="gelu", norm_first=before)
    assert_same(plan, reference, (tokens(), later(7), filler(7)), RENAMED)


class Decoder(nn.TransformerDecoderLayer):
    def forward(  # type: ignore[override]
        self, x: Tensor, memory: Tensor, mask: Tensor, padding: Tensor, memory_padding: Tensor
    ) -> Tensor:
        return super().forward(x, memory, mask, None, padding, memory_padding)


@pytest.mark.parametrize(("name", "before"), [("Pre", True), ("Post", False)])
def test_transformer_decoders(name, before):
    inputs = {
        "x": (TOKENS,),
        "memory": (("N", 5, 16),),
        "mask": ((7, 7), "bool"),
        "padding": (("N", 7), "bool"),
        "memory_padding": (("N", 5), "bool"),
    }
    plan = placed(f"TransformerDecoder{name}Norm", inputs, **FACE)
    reference = Decoder(**LAYER, activation="gelu", norm_first=before)
    values = (tokens(), tokens(5, 2), later(7), filler(7), filler(5))
    assert_same(plan, reference, values, {"multihead_attn": "cross_attention", **RENAMED})
