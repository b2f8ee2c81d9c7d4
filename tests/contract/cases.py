"""What the contract test tries every kind of layer with: settings, and what is wired in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.value import Value

Shape = tuple[int | str, ...]

IMAGE: Shape = ("N", 4, 8, 8)
SIGNAL: Shape = ("N", 4, 16)
VECTOR: Shape = ("N", 12)
SEQUENCE: Shape = (6, "N", 8)
"""Length × batch × features, as recurrent layers start out."""
BATCHED: Shape = ("N", 6, 8)


@dataclass(frozen=True)
class Wired:
    """What comes in at a port: floats between -1 and 1, or indices, or a mask."""

    shape: Shape
    dtype: str = "float32"
    below: int = 1
    """Indices are smaller than this."""


class Case:
    """Settings of a node, and what is wired to its ports (a tuple for a variadic port)."""

    def __init__(
        self,
        params: Mapping[str, Value] | None = None,
        /,
        **ports: Shape | Wired | tuple[Shape, ...],
    ) -> None:
        self.params = dict(params or {})
        self.ports: dict[str, tuple[Wired, ...]] = {}
        for port, given in ports.items():
            if isinstance(given, Wired):
                self.ports[port] = (given,)
            elif given and isinstance(given[0], tuple):
                self.ports[port] = tuple(Wired(shape) for shape in given)  # type: ignore[arg-type]
            else:
                self.ports[port] = (Wired(given),)  # type: ignore[arg-type]

    def __str__(self) -> str:
        shown = [f"{name}={value}" for name, value in self.params.items()]
        return ",".join([*shown, *self.ports]).replace(" ", "")


def words(below: int) -> Wired:
    return Wired(("N", 5), "int64", below)


HIDDEN = {"h_0": (1, "N", 64), "c_0": (1, "N", 64)}
PADDED = Wired(("N", 6), "bool")
FORBIDDEN = Wired((6, 6), "bool")
ATTENTION = {"query": SEQUENCE, "key": SEQUENCE, "value": SEQUENCE}

CASES: dict[str, tuple[Case, ...]] = {
    "input": (
        Case(),
        Case({"shape": ("N", 3)}),
        Case({"shape": (2, "N", 3), "dtype": "float64"}),
        Case({"shape": ("N", 7), "dtype": "int64"}),
        Case({"shape": ("N",), "dtype": "bool"}),
    ),
    "output": (Case(input=IMAGE), Case(input=Wired(("N", 3), "int64", 5))),
    "torch.nn.Linear": (
        Case(input=VECTOR),
        Case({"out_features": 3, "bias": False}, input=IMAGE),
        Case({"in_features": 12, "out_features": 1}, input=VECTOR),
    ),
    "torch.nn.Embedding": (
        Case(input=words(1000)),
        Case({"num_embeddings": 7, "embedding_dim": 3, "padding_idx": 0}, input=words(7)),
        Case({"num_embeddings": 7, "padding_idx": -1, "sparse": True}, input=words(7)),
        Case(
            {"num_embeddings": 7, "max_norm": 1.0, "norm_type": 1.0, "scale_grad_by_freq": True},
            input=words(7),
        ),
    ),
    "torch.nn.Conv1d": (
        Case(input=SIGNAL),
        Case({"out_channels": 8, "kernel_size": 5, "stride": 2, "padding": (2,)}, input=SIGNAL),
        Case({"padding": "same", "dilation": 2, "padding_mode": "circular"}, input=SIGNAL),
        Case({"in_channels": 4, "groups": 2, "bias": False, "padding": "valid"}, input=SIGNAL),
    ),
    "torch.nn.Conv2d": (
        Case(input=IMAGE),
        Case({"out_channels": 8, "kernel_size": (3, 1), "stride": (2, 1)}, input=IMAGE),
        Case({"padding": "same", "dilation": (1, 2), "padding_mode": "reflect"}, input=IMAGE),
        Case({"padding": (2, 1), "padding_mode": "replicate", "bias": False}, input=IMAGE),
        Case({"in_channels": 4, "out_channels": 4, "groups": 4, "padding": "valid"}, input=IMAGE),
    ),
    "torch.nn.ConvTranspose2d": (
        Case(input=IMAGE),
        Case(
            {"out_channels": 2, "kernel_size": 2, "stride": 2, "output_padding": 1},
            input=IMAGE,
        ),
        Case({"kernel_size": (3, 4), "padding": (1, 2), "dilation": 2}, input=IMAGE),
        Case({"in_channels": 4, "groups": 4, "bias": False}, input=IMAGE),
    ),
    "torch.nn.BatchNorm1d": (
        Case(input=VECTOR),
        Case({"eps": 1e-3, "momentum": None}, input=SIGNAL),
        Case({"num_features": 12, "momentum": 0.5, "affine": False}, input=VECTOR),
        Case({"track_running_stats": False, "bias": False}, input=VECTOR),
    ),
    "torch.nn.BatchNorm2d": (
        Case(input=IMAGE),
        Case({"eps": 1e-3, "momentum": None, "affine": False}, input=IMAGE),
        Case({"num_features": 4, "track_running_stats": False, "bias": False}, input=IMAGE),
    ),
    "torch.nn.LayerNorm": (
        Case(input=IMAGE),
        Case({"normalized_shape": (8, 8), "eps": 1e-3}, input=IMAGE),
        Case({"normalized_shape": 12, "elementwise_affine": False}, input=VECTOR),
        Case({"bias": False}, input=SEQUENCE),
    ),
    "torch.nn.GroupNorm": (
        Case(input=IMAGE),
        Case({"num_groups": 2, "num_channels": 4, "eps": 1e-3}, input=IMAGE),
        Case({"num_groups": 4, "affine": False}, input=SIGNAL),
        Case({"num_groups": 3, "bias": False}, input=VECTOR),
    ),
    "torch.nn.Dropout": (
        Case(input=VECTOR),
        Case({"p": 0.1, "inplace": True}, input=IMAGE),
        Case({"p": 0.0}, input=VECTOR),
        Case({"p": 1.0}, input=VECTOR),
    ),
    "torch.nn.Dropout2d": (Case(input=IMAGE), Case({"p": 0.25, "inplace": True}, input=IMAGE)),
    "torch.nn.ReLU": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.LeakyReLU": (
        Case(input=IMAGE),
        Case({"negative_slope": 0.2, "inplace": True}, input=VECTOR),
    ),
    "torch.nn.ELU": (Case(input=IMAGE), Case({"alpha": 0.5, "inplace": True}, input=VECTOR)),
    "torch.nn.GELU": (Case(input=IMAGE), Case({"approximate": "tanh"}, input=VECTOR)),
    "torch.nn.SiLU": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.Sigmoid": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Tanh": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Softmax": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.LogSoftmax": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.MaxPool2d": (
        Case(input=IMAGE),
        Case({"kernel_size": (3, 2), "stride": (1, 2), "padding": 1}, input=IMAGE),
        Case({"kernel_size": 3, "dilation": 2, "ceil_mode": True}, input=IMAGE),
        Case({"return_indices": True}, input=IMAGE),
    ),
    "torch.nn.AvgPool2d": (
        Case(input=IMAGE),
        Case({"kernel_size": 3, "padding": 1, "count_include_pad": False}, input=IMAGE),
        Case({"stride": (3, 1), "ceil_mode": True, "divisor_override": 5}, input=IMAGE),
    ),
    "torch.nn.AdaptiveAvgPool2d": (
        Case(input=IMAGE),
        Case({"output_size": (2, 3)}, input=IMAGE),
        Case({"output_size": (None, 3)}, input=IMAGE),
    ),
    "torch.nn.Flatten": (
        Case(input=IMAGE),
        Case({"start_dim": 2}, input=IMAGE),
        Case({"end_dim": 2}, input=IMAGE),
        Case({"start_dim": 0}, input=VECTOR),
    ),
    "torch.reshape": (
        Case(input=IMAGE),
        Case({"shape": ("N", 2, -1, 8)}, input=IMAGE),
        Case({"shape": (-1, 4)}, input=VECTOR),
        Case({"shape": (3, "N", 4)}, input=VECTOR),
    ),
    "torch.permute": (
        Case(input=SIGNAL),
        Case({"dims": (0, 2, 3, 1)}, input=IMAGE),
        Case({"dims": (1, 0)}, input=VECTOR),
    ),
    "Add": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(IMAGE, ("N", 4, 1, 1), (8,))),
        Case(input=(VECTOR,)),
    ),
    "Multiply": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(VECTOR, ("N", 1), VECTOR)),
        Case(input=(VECTOR,)),
    ),
    "torch.cat": (
        Case(tensors=(IMAGE, ("N", 2, 8, 8))),
        Case({"dim": -1}, tensors=(VECTOR, ("N", 3), VECTOR)),
        Case({"dim": 0}, tensors=(VECTOR, VECTOR)),
        Case(tensors=(VECTOR,)),
    ),
    "MatMul": (
        Case(input=("N", 3, 4), other=("N", 4, 5)),
        Case(input=IMAGE, other=(8, 2)),
    ),
    "torch.nn.LSTM": (
        Case(input=SEQUENCE),
        Case(input=SEQUENCE, **HIDDEN),
        Case({"hidden_size": 5, "num_layers": 2, "dropout": 0.3}, input=SEQUENCE),
        Case({"batch_first": True, "bidirectional": True, "bias": False}, input=BATCHED),
        Case(
            {"input_size": 8, "hidden_size": 5, "proj_size": 3},
            input=SEQUENCE,
            h_0=(1, "N", 3),
            c_0=(1, "N", 5),
        ),
    ),
    "torch.nn.GRU": (
        Case(input=SEQUENCE),
        Case(input=SEQUENCE, h_0=(1, "N", 64)),
        Case({"hidden_size": 5, "num_layers": 2, "dropout": 0.3, "bias": False}, input=SEQUENCE),
        Case(
            {"input_size": 8, "hidden_size": 5, "batch_first": True, "bidirectional": True},
            input=BATCHED,
            h_0=(2, "N", 5),
        ),
    ),
    "torch.nn.MultiheadAttention": (
        Case(**ATTENTION),
        Case({"num_heads": 2, "dropout": 0.2, "bias": False}, **ATTENTION),
        Case({"add_bias_kv": True, "add_zero_attn": True}, key_padding_mask=PADDED, **ATTENTION),
        Case({"need_weights": False}, attn_mask=FORBIDDEN, **ATTENTION),
        Case({"need_weights": False, "is_causal": True}, attn_mask=FORBIDDEN, **ATTENTION),
        Case(
            {"batch_first": True, "num_heads": 4, "average_attn_weights": False},
            query=BATCHED,
            key=BATCHED,
            value=BATCHED,
            key_padding_mask=PADDED,
            attn_mask=FORBIDDEN,
        ),
        Case({"num_heads": 2}, query=SEQUENCE, key=(5, "N", 6), value=(5, "N", 4)),
        Case(
            {"embed_dim": 8, "kdim": 6, "vdim": 4},
            query=SEQUENCE,
            key=(5, "N", 6),
            value=(5, "N", 4),
        ),
    ),
}
