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


class CausalAttention(nn.Module):
    """Masked self-attention, written out."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.project_in = nn.Linear(width, 3 * width)
        self.project_out = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        batch, count, width = x.shape
        query, key, value = (
            part.view(batch, count, self.heads, -1).transpose(1, 2)
            for part in self.project_in(x).split(width, dim=2)
        )
        scores = query @ key.transpose(2, 3) / (width // self.heads) ** 0.5
        scores = scores.masked_fill(later(count), float("-inf"))
        mixed = (scores.softmax(dim=3) @ value).transpose(1, 2).reshape(batch, count, width)
        return self.project_out(mixed)


def test_causal_self_attention():
    plan = placed("CausalSelfAttention", {"x": (TOKENS,)}, d_model=16, heads=4, dropout=0.3)
    module = assert_same(plan, CausalAttention(16, 4), (tokens(),))
    changed = tokens()
    changed[:, -1] = 0
    assert torch.equal(module(changed)[:, :-1], module(tokens())[:, :-1]), "none looks ahead"


class GatedMLP(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.gate = nn.Linear(16, 24, bias=False)
        self.up = nn.Linear(16, 24, bias=False)
        self.down = nn.Linear(24, 16, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(nn.functional.silu(self.gate(x)) * self.up(x))


def test_gated_mlp():
    plan = placed("GatedMLP", {"x": (TOKENS,)}, d_model=16, d_ff=24)
    assert_same(plan, GatedMLP(), (tokens(),))


class Experts(nn.Module):
    """One small network after another, weighed by the gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = nn.Linear(16, 3, bias=False)
        self.weight_in = nn.Parameter(torch.randn(3, 16, 24))
        self.bias_in = nn.Parameter(torch.randn(3, 24))
        self.weight_out = nn.Parameter(torch.randn(3, 24, 16))
        self.bias_out = nn.Parameter(torch.randn(3, 16))

    def forward(self, x: Tensor) -> Tensor:
        shares = self.gate(x).softmax(dim=-1)
        total = torch.zeros_like(x)
        for n in range(3):
            hidden = nn.functional.gelu(x @ self.weight_in[n] + self.bias_in[n])
            answer = hidden @ self.weight_out[n] + self.bias_out[n]
            total = total + shares[..., n : n + 1] * answer
        return total


def test_mixture_of_experts():
    plan = placed("MixtureOfExperts", {"x": (TOKENS,)}, d_model=16, d_ff=24, experts=3)
    assert_same(plan, Experts(), (tokens() * 0.2,))


SIGNAL = ("N", 6, 20)


def signal() -> Tensor:
    return torch.rand(2, 6, 20, generator=torch.Generator().manual_seed(4))


def look_back(convolution: nn.Conv1d, x: Tensor) -> Tensor:
    """A convolution whose every moment sees itself and those before."""
    reach = (convolution.kernel_size[0] - 1) * convolution.dilation[0]
    return convolution(nn.functional.pad(x, (reach, 0)))


class WaveNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.filter_conv = nn.Conv1d(6, 6, 2, dilation=4)
        self.gate_conv = nn.Conv1d(6, 6, 2, dilation=4)
        self.residual, self.skip_conv = nn.Conv1d(6, 6, 1), nn.Conv1d(6, 5, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        gated = look_back(self.filter_conv, x).tanh() * look_back(self.gate_conv, x).sigmoid()
        return x + self.residual(gated), self.skip_conv(gated)


def test_wavenet_block():
    plan = placed("WaveNetBlock", {"x": (SIGNAL,)}, channels=6, skip_channels=5, dilation=4)
    module = assert_same(plan, WaveNet(), (signal(),))
    changed = signal()
    changed[..., 12:] = 0
    assert torch.equal(module(changed)[0][..., :12], module(signal())[0][..., :12])


class Temporal(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.conv2 = nn.Conv1d(6, 8, 3, dilation=2), nn.Conv1d(8, 8, 3, dilation=2)
        self.projection = nn.Conv1d(6, 8, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = look_back(self.conv2, look_back(self.conv1, x).relu()).relu()
        return (y + self.projection(x)).relu()


def test_tcn_block():
    plan = placed("TCNBlock", {"x": (SIGNAL,)}, channels=8, dilation=2)
    assert_same(plan, Temporal(), (signal(),))


class Carry(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.transform, self.gate = nn.Linear(16, 16), nn.Linear(16, 16)

    def forward(self, x: Tensor) -> Tensor:
        share = self.gate(x).sigmoid()
        return share * self.transform(x).relu() + (1 - share) * x


def test_highway():
    assert_same(placed("Highway", {"x": (TOKENS,)}, features=16), Carry(), (tokens(),))
