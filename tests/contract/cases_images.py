"""Cases for layers of images and signals: convolution, pooling, normalisation and the like."""

from __future__ import annotations

from case import IMAGE, SEQUENCE, SIGNAL, VECTOR, Case

CASES: dict[str, tuple[Case, ...]] = {
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
}
