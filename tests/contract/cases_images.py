"""Cases for layers of images and signals: convolution, pooling, normalisation and the like."""

from __future__ import annotations

from case import IMAGE, SEQUENCE, SIGNAL, VECTOR, Case, Shape, Wired

VOLUME: Shape = ("N", 4, 6, 6, 6)
SPACES: dict[int, Shape] = {1: SIGNAL, 2: IMAGE, 3: VOLUME}
"""What layers for one, two and three axes are given."""

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
    "torch.nn.Conv3d": (
        Case(input=VOLUME),
        Case({"out_channels": 8, "kernel_size": (3, 1, 2), "stride": (2, 1, 1)}, input=VOLUME),
        Case({"padding": "same", "dilation": (1, 2, 1), "padding_mode": "reflect"}, input=VOLUME),
        Case({"padding": (2, 1, 0), "padding_mode": "circular", "bias": False}, input=VOLUME),
        Case({"in_channels": 4, "out_channels": 4, "groups": 4, "padding": "valid"}, input=VOLUME),
    ),
    "torch.nn.ConvTranspose1d": (
        Case(input=SIGNAL),
        Case({"out_channels": 2, "kernel_size": 2, "stride": 2, "output_padding": 1}, input=SIGNAL),
        Case({"kernel_size": (4,), "padding": (2,), "dilation": 2}, input=SIGNAL),
        Case({"in_channels": 4, "groups": 4, "bias": False}, input=SIGNAL),
        Case({"stride": 2, "output_size": (34,)}, input=SIGNAL),
    ),
    "torch.nn.ConvTranspose2d": (
        Case(input=IMAGE),
        Case({"out_channels": 2, "kernel_size": 2, "stride": 2, "output_padding": 1}, input=IMAGE),
        Case({"kernel_size": (3, 4), "padding": (1, 2), "dilation": 2}, input=IMAGE),
        Case({"in_channels": 4, "groups": 4, "bias": False}, input=IMAGE),
        Case({"stride": (2, 1), "output_size": (18, 10)}, input=IMAGE),
        Case({"stride": 2, "output_size": ("N", 16, 18, 18)}, input=IMAGE),
    ),
    "torch.nn.ConvTranspose3d": (
        Case(input=VOLUME),
        Case({"out_channels": 2, "kernel_size": 2, "stride": 2, "output_padding": 1}, input=VOLUME),
        Case({"kernel_size": (3, 4, 2), "padding": (1, 2, 0), "dilation": 2}, input=VOLUME),
        Case({"in_channels": 4, "groups": 4, "bias": False}, input=VOLUME),
        Case({"stride": 2, "output_size": (14, 13, 14)}, input=VOLUME),
    ),
    "torch.nn.Unfold": (
        Case(input=IMAGE),
        Case({"kernel_size": (2, 3), "dilation": (1, 2), "padding": 1}, input=IMAGE),
        Case({"kernel_size": 4, "stride": 4}, input=IMAGE),
    ),
    "torch.nn.Fold": (
        Case(input=("N", 9, 676)),
        Case({"output_size": 8, "kernel_size": 4, "stride": 4}, input=("N", 48, 4)),
        Case(
            {"output_size": (6, 8), "kernel_size": (2, 3), "dilation": (1, 2), "padding": (0, 1)},
            input=("N", 12, 30),
        ),
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
    "torch.nn.BatchNorm3d": (
        Case(input=VOLUME),
        Case({"eps": 1e-3, "momentum": None, "affine": False}, input=VOLUME),
        Case({"num_features": 4, "track_running_stats": False, "bias": False}, input=VOLUME),
    ),
    "torch.nn.SyncBatchNorm": (
        Case(input=IMAGE),
        Case({"eps": 1e-3, "momentum": None, "affine": False}, input=VECTOR),
        Case({"num_features": 4, "track_running_stats": False, "bias": False}, input=SIGNAL),
    ),
    "torch.nn.LayerNorm": (
        Case(input=IMAGE),
        Case({"normalized_shape": (8, 8), "eps": 1e-3}, input=IMAGE),
        Case({"normalized_shape": 12, "elementwise_affine": False}, input=VECTOR),
        Case({"bias": False}, input=SEQUENCE),
    ),
    "torch.nn.RMSNorm": (
        Case(input=IMAGE),
        Case({"normalized_shape": (8, 8), "eps": 1e-3}, input=IMAGE),
        Case({"normalized_shape": 12, "elementwise_affine": False}, input=VECTOR),
    ),
    "torch.nn.GroupNorm": (
        Case(input=IMAGE),
        Case({"num_groups": 2, "num_channels": 4, "eps": 1e-3}, input=IMAGE),
        Case({"num_groups": 4, "affine": False}, input=SIGNAL),
        Case({"num_groups": 3, "bias": False}, input=VECTOR),
    ),
    "torch.nn.LocalResponseNorm": (
        Case(input=IMAGE),
        Case({"size": 2, "alpha": 0.1}, input=SIGNAL),
        Case({"size": 3, "beta": 0.5, "k": 2.0}, input=VOLUME),
    ),
    "torch.nn.CrossMapLRN2d": (
        Case(input=IMAGE),
        Case({"size": 3, "alpha": 0.1, "beta": 0.5, "k": 2.0}, input=IMAGE),
        Case({"size": 9}, input=IMAGE),
    ),
    "torch.nn.Dropout": (
        Case(input=VECTOR),
        Case({"p": 0.1, "inplace": True}, input=IMAGE),
        Case({"p": 0.0}, input=VECTOR),
        Case({"p": 1.0}, input=VECTOR),
    ),
    "torch.nn.AlphaDropout": (
        Case(input=VECTOR),
        Case({"p": 0.1, "inplace": True}, input=IMAGE),
        Case({"p": 0.0}, input=VECTOR),
    ),
    "torch.nn.FeatureAlphaDropout": (
        Case(input=IMAGE),
        Case({"p": 0.1, "inplace": True}, input=SIGNAL),
    ),
    "torch.nn.MaxPool1d": (
        Case(input=SIGNAL),
        Case({"kernel_size": 3, "stride": (2,), "padding": 1}, input=SIGNAL),
        Case({"kernel_size": (3,), "dilation": 2, "ceil_mode": True}, input=SIGNAL),
        Case({"return_indices": True}, input=SIGNAL),
    ),
    "torch.nn.MaxPool2d": (
        Case(input=IMAGE),
        Case({"kernel_size": (3, 2), "stride": (1, 2), "padding": 1}, input=IMAGE),
        Case({"kernel_size": 3, "dilation": 2, "ceil_mode": True}, input=IMAGE),
        Case({"return_indices": True}, input=IMAGE),
    ),
    "torch.nn.MaxPool3d": (
        Case(input=VOLUME),
        Case({"kernel_size": (3, 2, 4), "stride": (1, 2, 3), "padding": 1}, input=VOLUME),
        Case({"kernel_size": 3, "dilation": 2, "ceil_mode": True}, input=VOLUME),
        Case({"return_indices": True}, input=VOLUME),
    ),
    "torch.nn.AvgPool1d": (
        Case(input=SIGNAL),
        Case({"kernel_size": 3, "padding": 1, "count_include_pad": False}, input=SIGNAL),
        Case({"stride": 3, "ceil_mode": True}, input=SIGNAL),
    ),
    "torch.nn.AvgPool2d": (
        Case(input=IMAGE),
        Case({"kernel_size": 3, "padding": 1, "count_include_pad": False}, input=IMAGE),
        Case({"stride": (3, 1), "ceil_mode": True, "divisor_override": 5}, input=IMAGE),
    ),
    "torch.nn.AvgPool3d": (
        Case(input=VOLUME),
        Case({"kernel_size": 3, "padding": 1, "count_include_pad": False}, input=VOLUME),
        Case({"stride": (3, 1, 2), "ceil_mode": True, "divisor_override": 5}, input=VOLUME),
    ),
    "torch.nn.FractionalMaxPool2d": (
        Case(input=IMAGE),
        Case({"kernel_size": 3, "output_size": (5, 4), "output_ratio": None}, input=IMAGE),
        Case({"output_ratio": (0.7, 0.4), "return_indices": True}, input=IMAGE),
    ),
    "torch.nn.FractionalMaxPool3d": (
        Case(input=VOLUME),
        Case({"kernel_size": 3, "output_size": (3, 2, 1), "output_ratio": None}, input=VOLUME),
        Case({"output_ratio": (0.7, 0.4, 0.5), "return_indices": True}, input=VOLUME),
    ),
    "torch.nn.AdaptiveAvgPool1d": (
        Case(input=SIGNAL),
        Case({"output_size": (5,)}, input=SIGNAL),
    ),
    "torch.nn.AdaptiveAvgPool2d": (
        Case(input=IMAGE),
        Case({"output_size": (2, 3)}, input=IMAGE),
        Case({"output_size": (None, 3)}, input=IMAGE),
    ),
    "torch.nn.AdaptiveAvgPool3d": (
        Case(input=VOLUME),
        Case({"output_size": (2, 3, 1)}, input=VOLUME),
        Case({"output_size": (None, 3, None)}, input=VOLUME),
    ),
    "torch.nn.AdaptiveMaxPool1d": (
        Case(input=SIGNAL),
        Case({"output_size": (5,), "return_indices": True}, input=SIGNAL),
    ),
    "torch.nn.AdaptiveMaxPool2d": (
        Case(input=IMAGE),
        Case({"output_size": (2, 3), "return_indices": True}, input=IMAGE),
        Case({"output_size": (None, 3)}, input=IMAGE),
    ),
    "torch.nn.AdaptiveMaxPool3d": (
        Case(input=VOLUME),
        Case({"output_size": (2, 3, 1), "return_indices": True}, input=VOLUME),
        Case({"output_size": (None, 3, None)}, input=VOLUME),
    ),
    "torch.nn.MaxUnpool1d": (
        Case(input=SIGNAL, indices=Wired(SIGNAL, "int64", 32)),
        Case(
            {"kernel_size": 3, "stride": 2, "padding": (1,), "output_size": (32,)},
            input=SIGNAL,
            indices=Wired(SIGNAL, "int64", 32),
        ),
    ),
    "torch.nn.MaxUnpool2d": (
        Case(input=IMAGE, indices=Wired(IMAGE, "int64", 256)),
        Case(
            {"kernel_size": (3, 2), "stride": (2, 3), "padding": (1, 0), "output_size": (16, 25)},
            input=IMAGE,
            indices=Wired(IMAGE, "int64", 400),
        ),
        Case(
            {"output_size": ("N", 4, 17, 16)}, input=IMAGE, indices=Wired(IMAGE, "int64", 17 * 16)
        ),
    ),
    "torch.nn.MaxUnpool3d": (
        Case(input=VOLUME, indices=Wired(VOLUME, "int64", 12**3)),
        Case(
            {"kernel_size": 3, "stride": 2, "padding": 1, "output_size": (12, 11, 12)},
            input=VOLUME,
            indices=Wired(VOLUME, "int64", 12 * 11 * 12),
        ),
    ),
    "torch.nn.PixelShuffle": (
        Case(input=IMAGE),
        Case({"upscale_factor": 1}, input=IMAGE),
        Case({"upscale_factor": 3}, input=("N", 18, 4, 5)),
    ),
    "torch.nn.PixelUnshuffle": (Case(input=IMAGE), Case({"downscale_factor": 4}, input=IMAGE)),
    "torch.nn.ChannelShuffle": (Case(input=IMAGE), Case({"groups": 4}, input=("N", 8, 3, 3))),
    "torch.nn.Upsample": (
        Case(input=IMAGE),
        Case({"size": 9, "scale_factor": None, "mode": "linear"}, input=SIGNAL),
        Case({"scale_factor": (1.5, 2.0), "mode": "bilinear", "align_corners": True}, input=IMAGE),
        Case({"scale_factor": 1.3, "mode": "bicubic", "recompute_scale_factor": True}, input=IMAGE),
        Case({"size": (3, 7, 9), "scale_factor": None, "mode": "trilinear"}, input=VOLUME),
        Case({"scale_factor": 0.5, "mode": "area"}, input=VOLUME),
        Case({"scale_factor": 1.7, "mode": "nearest-exact"}, input=SIGNAL),
    ),
    "torch.nn.Unflatten": (
        Case(input=VECTOR),
        Case({"unflattened_size": (3, 2, 2)}, input=VECTOR),
        Case({"dim": -1, "unflattened_size": (2, -1)}, input=IMAGE),
    ),
    "torch.nn.Identity": (Case(input=IMAGE),),
}

for count, space in SPACES.items():
    CASES[f"torch.nn.InstanceNorm{count}d"] = (
        Case(input=space),
        Case({"eps": 1e-3, "affine": True}, input=space),
        Case({"num_features": 4, "momentum": 0.5, "track_running_stats": True}, input=space),
        Case({"affine": True, "bias": False}, input=space),
    )
    CASES[f"torch.nn.Dropout{count}d"] = (
        Case(input=space),
        Case({"p": 0.25, "inplace": True}, input=space),
    )
    CASES[f"torch.nn.LPPool{count}d"] = (
        Case(input=space),
        Case({"norm_type": 4.0, "kernel_size": 3, "stride": 2}, input=space),
        Case({"norm_type": 1.0, "kernel_size": 4, "ceil_mode": True}, input=space),
    )
    if count > 1:
        several = {"kernel_size": (3, 2, 1)[:count], "stride": (2, 1, 3)[:count]}
        CASES[f"torch.nn.LPPool{count}d"] += (Case(several, input=space),)
    for border in ("ReflectionPad", "ReplicationPad", "ZeroPad", "ConstantPad", "CircularPad"):
        CASES[f"torch.nn.{border}{count}d"] = (
            Case(input=space),
            Case({"padding": (2, 1, 0, 3, 1, 2)[: 2 * count]}, input=space),
            Case({"padding": (0, -1) * count}, input=space),
        )
    CASES[f"torch.nn.ConstantPad{count}d"] += (Case({"value": -1.5}, input=space),)

for name in ("UpsamplingNearest2d", "UpsamplingBilinear2d"):
    CASES[f"torch.nn.{name}"] = (
        Case(input=IMAGE),
        Case({"size": (5, 9), "scale_factor": None}, input=IMAGE),
        Case({"scale_factor": (1.5, 3.0)}, input=IMAGE),
    )
