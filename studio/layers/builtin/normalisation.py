"""Layers that keep values in a healthy range, or hide some of them while training."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Param, Port

EPS = Param(
    "eps",
    "float",
    1e-5,
    "Small number added to the variance, so that nothing is divided by zero.",
    minimum=0,
)
AFFINE = Param(
    "affine",
    "bool",
    True,
    "Learn a scale and a shift for every channel after normalising.",
)
BIAS = Param(
    "bias",
    "bool",
    True,
    "Learn the shift too. Without affine it has no effect. Older versions of PyTorch do not know "
    "this setting; leave it on for them.",
)


def _batch_norm_params() -> tuple[Param, ...]:
    return (
        Param(
            "num_features",
            "int",
            REQUIRED,
            "Channels of the input (axis 1). Read from the incoming shape unless you set it.",
            minimum=1,
            unit="channels",
            always=True,
        ),
        EPS,
        Param(
            "momentum",
            "float",
            0.1,
            "Share of each new batch in the running mean and variance. None: a plain average over "
            "all batches so far.",
            minimum=0,
            maximum=1,
            optional=True,
        ),
        AFFINE,
        Param(
            "track_running_stats",
            "bool",
            True,
            "Remember a running mean and variance for use after training. Off: the batch's own "
            "are used always.",
        ),
        BIAS,
    )


def _dropout_params(what: str) -> tuple[Param, ...]:
    return (
        Param("p", "float", 0.5, what, minimum=0, maximum=1, always=True),
        Param(
            "inplace",
            "bool",
            False,
            "Overwrite the input to save memory. Leave off where another node also reads it.",
        ),
    )


SAME = (Port("output", "The same shape as the input."),)

BATCH_NORM1D = LayerSpec(
    key="torch.nn.BatchNorm1d",
    title="BatchNorm1d",
    family="normalisation",
    summary="Gives every feature mean 0 and variance 1 over the batch, then rescales it.",
    doc_url=torch_page("torch.nn.BatchNorm1d"),
    construct="module",
    inputs=(Port("input", "N × features, or N × channels × length."),),
    outputs=SAME,
    params=_batch_norm_params(),
    derived=(Derived("num_features", "input", 1),),
    positional=1,
    synonyms=("batch normalization", "batch normalisation", "bn", "standardise"),
)

BATCH_NORM2D = LayerSpec(
    key="torch.nn.BatchNorm2d",
    title="BatchNorm2d",
    family="normalisation",
    summary="Gives every image channel mean 0 and variance 1 over the batch, then rescales it.",
    doc_url=torch_page("torch.nn.BatchNorm2d"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width."),),
    outputs=SAME,
    params=_batch_norm_params(),
    derived=(Derived("num_features", "input", 1),),
    positional=1,
    synonyms=("batch normalization", "batch normalisation", "bn", "standardise"),
)

LAYER_NORM = LayerSpec(
    key="torch.nn.LayerNorm",
    title="LayerNorm",
    family="normalisation",
    summary="Gives the last axes of every example mean 0 and variance 1, whatever the batch.",
    doc_url=torch_page("torch.nn.LayerNorm"),
    construct="module",
    inputs=(Port("input", "Any shape that ends with normalized_shape."),),
    outputs=SAME,
    params=(
        Param(
            "normalized_shape",
            "ints",
            REQUIRED,
            "Sizes of the last axes, over which is normalised. The last axis alone, read from the "
            "incoming shape, unless you set it.",
            minimum=1,
            always=True,
        ),
        EPS,
        Param(
            "elementwise_affine",
            "bool",
            True,
            "Learn a scale and a shift for every normalised element.",
        ),
        Param(
            "bias",
            "bool",
            True,
            "Learn the shift too. Without elementwise_affine it has no effect.",
        ),
    ),
    derived=(Derived("normalized_shape", "input", -1, as_tuple=True),),
    positional=1,
    synonyms=("layer normalization", "layer normalisation", "ln", "transformer"),
)

GROUP_NORM = LayerSpec(
    key="torch.nn.GroupNorm",
    title="GroupNorm",
    family="normalisation",
    summary="Gives groups of channels mean 0 and variance 1 in every example by itself.",
    doc_url=torch_page("torch.nn.GroupNorm"),
    construct="module",
    inputs=(Port("input", "N × channels × any further axes."),),
    outputs=SAME,
    params=(
        Param(
            "num_groups",
            "int",
            1,
            "Into how many groups the channels are split; must divide their number. PyTorch has no "
            "default; we start at 1, all channels together.",
            minimum=1,
            unit="groups",
            always=True,
        ),
        Param(
            "num_channels",
            "int",
            REQUIRED,
            "Channels of the input (axis 1). Read from the incoming shape unless you set it.",
            minimum=1,
            unit="channels",
            always=True,
        ),
        EPS,
        AFFINE,
        BIAS,
    ),
    derived=(Derived("num_channels", "input", 1),),
    positional=2,
    synonyms=("group normalization", "group normalisation", "gn", "small batches"),
)

DROPOUT = LayerSpec(
    key="torch.nn.Dropout",
    title="Dropout",
    family="normalisation",
    summary="Sets random values to zero while training, so that the model relies on none alone.",
    doc_url=torch_page("torch.nn.Dropout"),
    construct="module",
    inputs=(Port("input", "Any shape."),),
    outputs=SAME,
    params=_dropout_params(
        "Probability that a value is set to zero while training; the others are scaled up to "
        "make good for it. After training nothing is dropped."
    ),
    positional=1,
    synonyms=("regularisation", "regularization", "noise", "overfitting"),
)

DROPOUT2D = LayerSpec(
    key="torch.nn.Dropout2d",
    title="Dropout2d",
    family="normalisation",
    summary="Sets random whole channels to zero while training.",
    doc_url=torch_page("torch.nn.Dropout2d"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width."),),
    outputs=SAME,
    params=_dropout_params(
        "Probability that a whole channel is set to zero while training; the others are scaled up "
        "to make good for it. After training nothing is dropped."
    ),
    positional=1,
    synonyms=("spatial dropout", "channel dropout", "regularisation", "regularization"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (BATCH_NORM1D, BATCH_NORM2D, LAYER_NORM, GROUP_NORM, DROPOUT, DROPOUT2D):
        catalogue.register(spec)
