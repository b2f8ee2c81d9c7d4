"""Layers that keep values in a healthy range."""

from __future__ import annotations

from studio.layers.builtin.axes import ALL, SAME, Axes
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
BIAS = Param(
    "bias",
    "bool",
    True,
    "Learn the shift too. Without affine it has no effect. Needs PyTorch 2.12 if it is off.",
    since="2.12",
)
NUM_FEATURES = Param(
    "num_features",
    "int",
    REQUIRED,
    "Channels of the input (axis 1). Read from the incoming shape unless you set it.",
    minimum=1,
    unit="channels",
    always=True,
)


def _affine(default: bool) -> Param:
    return Param(
        "affine",
        "bool",
        default,
        "Learn a scale and a shift for every channel after normalising.",
    )


BATCH_NORM_PARAMS = (
    NUM_FEATURES,
    EPS,
    Param(
        "momentum",
        "float",
        0.1,
        "Share of each new batch in the running mean and variance. None: a plain average over all "
        "batches so far.",
        minimum=0,
        maximum=1,
        optional=True,
    ),
    _affine(True),
    Param(
        "track_running_stats",
        "bool",
        True,
        "Remember a running mean and variance for use after training. Off: the batch's own are "
        "used always.",
    ),
    BIAS,
)
INSTANCE_NORM_PARAMS = (
    NUM_FEATURES,
    EPS,
    Param(
        "momentum",
        "float",
        0.1,
        "Share of each new batch in the running mean and variance. Has no effect without "
        "track_running_stats.",
        minimum=0,
        maximum=1,
    ),
    _affine(False),
    Param(
        "track_running_stats",
        "bool",
        False,
        "Remember a running mean and variance for use after training. Off: each example's own are "
        "used always.",
    ),
    BIAS,
)

NORMALISED_SHAPE = Param(
    "normalized_shape",
    "ints",
    REQUIRED,
    "Sizes of the last axes, over which is normalised. The last axis alone, read from the "
    "incoming shape, unless you set it.",
    minimum=1,
    always=True,
)
ENDS_WITH = Port("input", "Any shape that ends with normalized_shape.")
FURTHER_AXES = Port("input", "N × channels × any further axes.")


def _norm(
    title: str,
    summary: str,
    params: tuple[Param, ...],
    synonyms: tuple[str, ...],
    port: Port = FURTHER_AXES,
    *,
    positional: int = 1,
    keeps_shape: bool = True,
) -> LayerSpec:
    """A normalisation that reads its number of channels, or its last axis, off its input."""
    derived = {
        "num_features": Derived("num_features", "input", 1),
        "num_channels": Derived("num_channels", "input", 1),
        "normalized_shape": Derived("normalized_shape", "input", -1, as_tuple=True),
    }
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="normalisation",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(port,),
        outputs=(SAME,),
        params=params,
        derived=tuple(derived[param.name] for param in params if param.name in derived),
        positional=positional,
        synonyms=synonyms,
        keeps_shape=keeps_shape,
    )


def _batch_norm(axes: Axes, summary: str) -> LayerSpec:
    port = Port("input", "N × features, or N × channels × length.")
    return _norm(
        axes.title("BatchNorm"),
        summary,
        BATCH_NORM_PARAMS,
        ("batch normalization", "batch normalisation", "bn", "standardise"),
        port if axes.count == 1 else axes.input,
    )


def _instance_norm(axes: Axes) -> LayerSpec:
    return _norm(
        axes.title("InstanceNorm"),
        "Gives every channel of every example mean 0 and variance 1, each by itself.",
        INSTANCE_NORM_PARAMS,
        ("instance normalization", "instance normalisation", "style transfer", "contrast"),
        axes.input,
        keeps_shape=False,  # It refuses an image of one pixel.
    )


SYNC_BATCH_NORM = _norm(
    "SyncBatchNorm",
    "BatchNorm over the batches of all processes that train together; alone it is BatchNorm.",
    BATCH_NORM_PARAMS,
    ("distributed batch normalization", "synchronized", "synchronised", "several gpus", "bn"),
)

GROUP_NORM = _norm(
    "GroupNorm",
    "Gives groups of channels mean 0 and variance 1 in every example by itself.",
    (
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
        _affine(True),
        BIAS,
    ),
    ("group normalization", "group normalisation", "gn", "small batches"),
    positional=2,
)

LAYER_NORM = _norm(
    "LayerNorm",
    "Gives the last axes of every example mean 0 and variance 1, whatever the batch.",
    (
        NORMALISED_SHAPE,
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
    ("layer normalization", "layer normalisation", "ln", "transformer"),
    ENDS_WITH,
)

RMS_NORM = _norm(
    "RMSNorm",
    "Divides the last axes of every example by their root mean square; no mean is taken off.",
    (
        NORMALISED_SHAPE,
        Param(
            "eps",
            "float",
            None,
            "Small number added to the mean square, so that nothing is divided by zero. None: the "
            "smallest step above 1 that the type of number knows.",
            minimum=0,
            optional=True,
        ),
        Param(
            "elementwise_affine",
            "bool",
            True,
            "Learn a scale for every normalised element.",
        ),
    ),
    ("root mean square", "rms normalization", "rms normalisation", "llama", "transformer"),
    ENDS_WITH,
)

BATCH_NORMS = {
    1: "Gives every feature mean 0 and variance 1 over the batch, then rescales it.",
    2: "Gives every image channel mean 0 and variance 1 over the batch, then rescales it.",
    3: "Gives every channel of a volume mean 0 and variance 1 over the batch, then rescales it.",
}


def register(catalogue: Catalogue) -> None:
    for axes in ALL:
        catalogue.register(_batch_norm(axes, BATCH_NORMS[axes.count]))
    for spec in (SYNC_BATCH_NORM, LAYER_NORM, RMS_NORM, GROUP_NORM):
        catalogue.register(spec)
    for axes in ALL:
        catalogue.register(_instance_norm(axes))
