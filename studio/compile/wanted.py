"""How many axes kinds want at their ports, and what these are, beside those that say it by name."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.refusal import AXES
from studio.message import Message

BY_STEPS = Message("length × N × features")
BY_BATCH = Message("N × length × features")
VECTORS = Message("N × features")
MATRICES = Message("N × rows × columns")

WANTED: Mapping[str, Mapping[str, tuple[int, Message]]] = {
    **{kind: {"input": (3, BY_STEPS)} for kind in ("LSTM", "GRU", "RNN")},
    **{kind: {"input": (2, VECTORS)} for kind in ("LSTMCell", "GRUCell", "RNNCell")},
    "MultiheadAttention": dict.fromkeys(("query", "key", "value"), (3, BY_STEPS)),
    **{
        kind: dict.fromkeys(("src", "tgt", "memory"), (3, BY_STEPS))
        for kind in (
            "TransformerEncoderLayer",
            "TransformerEncoder",
            "TransformerDecoderLayer",
            "TransformerDecoder",
            "Transformer",
        )
    },
    "Bmm": dict.fromkeys(("input", "mat2"), (3, MATRICES)),
    "Outer": dict.fromkeys(("input", "vec2"), (1, Message("one axis"))),
    "EmbeddingBag": {"input": (2, Message("N × indices"))},
    "AffineGrid": {"theta": (3, Message("N × 2 × 3"))},
    "Fold": {"input": (3, Message("N × values of a window × windows"))},
    "Unfold": {"input": (4, AXES["2d"])},
    "PixelShuffle": {"input": (4, AXES["2d"])},
    "PixelUnshuffle": {"input": (4, AXES["2d"])},
    "RotaryEmbedding": {"x": (3, BY_BATCH)},
    "SinusoidalEncoding": {"x": (3, BY_BATCH)},
    "LearnedPosition": {"x": (3, BY_BATCH)},
    "ChannelShuffle": {"input": (4, AXES["2d"])},
    "GridSample": {
        "input": (4, AXES["2d"]),
        "grid": (4, Message("N × height × width × 2")),
    },
    **{
        kind: {"input": (2, Message("N × classes"))}
        for kind in ("MultiMarginLoss", "MultiLabelMarginLoss")
    },
    **{
        kind: {"input": (2, VECTORS)}
        for kind in ("LinearCrossEntropyLoss", "AdaptiveLogSoftmaxWithLoss")
    },
    "CTCLoss": {
        "log_probs": (3, Message("length × N × classes")),
        "targets": (2, Message("N × length")),
        "input_lengths": (1, Message("N")),
        "target_lengths": (1, Message("N")),
    },
    "LocalResponseNorm": {"input": (4, AXES["2d"])},
    "CrossMapLRN2d": {"input": (4, AXES["2d"])},
    **{
        kind: {"x": (4, AXES["2d"])}
        for kind in (
            "RandomCrop",
            "RandomResizedCrop",
            "RandomHorizontalFlip",
            "RandomVerticalFlip",
            "RandomRotation",
            "RandomAffine",
            "ColorJitter",
            "RandomGrayscale",
            "RandomGaussianBlur",
            "RandomErasing",
            "CutMix",
            "RandomPerspective",
            "RandomElasticTransform",
            "RandomMotionBlur",
            "RandomPosterize",
            "RandomSolarize",
            "RandomSharpness",
            "RandomEqualize",
            "RandomSaltAndPepperNoise",
        )
    },
    "CDist": dict.fromkeys(("x1", "x2"), (3, Message("N × points × coordinates"))),
}
"""How many axes kinds want at their ports, and what these are."""
