"""Layers that torch does not have: files of plain Python in ``studio/parts``."""

from __future__ import annotations

from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Param, Port

STEPS = Port("x", "N × steps × features.")

FEATURES = Param(
    "features",
    "int",
    REQUIRED,
    "Size of the last axis; read off the input unless you set it.",
    minimum=1,
    always=True,
    unit="features",
)
OFF_THE_INPUT = (Derived("features", "x", -1),)
MAX_LENGTH = Param(
    "max_length",
    "int",
    1024,
    "The longest sequence there may be.",
    minimum=1,
    unit="steps",
)
BASE = Param(
    "base",
    "float",
    10000.0,
    "How much longer the longest wave is than the shortest.",
    minimum=1.0,
)
ALONG = Param("dim", "int", 1, "The axis whose places are counted: 1 is the steps.")


def _specs() -> tuple[LayerSpec, ...]:
    return (*_positions(), *_noise(), *_gradients())


def _positions() -> tuple[LayerSpec, ...]:
    return (
        part(
            "sinusoidal",
            "SinusoidalEncoding",
            "embedding",
            "Tells each step its place by adding sines and cosines; nothing is learned.",
            "https://arxiv.org/abs/1706.03762",
            FEATURES,
            MAX_LENGTH,
            BASE,
            inputs=(STEPS,),
            derived=OFF_THE_INPUT,
            positional=1,
            synonyms=("positional encoding", "position", "transformer", "sine"),
        ),
        part(
            "learned_position",
            "LearnedPosition",
            "embedding",
            "Tells each step its place by adding a learned vector.",
            "https://arxiv.org/abs/1810.04805",
            FEATURES,
            MAX_LENGTH,
            Param(
                "std",
                "float",
                0.02,
                "How far the vectors spread around 0 at the start.",
                minimum=0.0,
            ),
            inputs=(STEPS,),
            derived=OFF_THE_INPUT,
            positional=1,
            synonyms=("positional encoding", "position embedding", "transformer", "learnable"),
        ),
        part(
            "rotary",
            "RotaryEmbedding",
            "embedding",
            "Tells queries and keys their places by turning pairs of features.",
            "https://arxiv.org/abs/2104.09864",
            FEATURES,
            BASE,
            inputs=(Port("x", "… × steps × features, an even number of them."),),
            derived=OFF_THE_INPUT,
            positional=1,
            synonyms=("rope", "positional encoding", "position", "transformer", "rotate"),
        ),
        part(
            "positions",
            "positions",
            "tensor",
            "The places along an axis, 0, 1, 2 and so on, as many as the input has.",
            "https://docs.pytorch.org/docs/stable/generated/torch.arange.html",
            ALONG,
            title="Positions",
            construct="function",
            output=Port("output", "One axis of whole numbers (int64)."),
            synonyms=("arange", "range", "index", "position ids"),
        ),
        part(
            "causal_mask",
            "causal_mask",
            "attention",
            "A mask that hides later steps from earlier ones.",
            "https://docs.pytorch.org/docs/stable/generated/torch.nn.Transformer.html",
            ALONG,
            Param(
                "allowed",
                "bool",
                False,
                "True marks what may be seen, as ScaledDotProductAttention wants it; off, what may "
                "not, as MultiheadAttention wants it.",
            ),
            title="CausalMask",
            construct="function",
            output=Port("output", "Steps × steps of true and false."),
            synonyms=("attention mask", "triangular", "subsequent", "autoregressive", "tril"),
        ),
        part(
            "padding_mask",
            "padding_mask",
            "attention",
            "A mask that marks what stands behind the end of each sequence.",
            "https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html",
            ALONG,
            Param(
                "allowed",
                "bool",
                False,
                "True marks what is there; off, what is padding, as key_padding_mask wants it.",
            ),
            title="PaddingMask",
            construct="function",
            inputs=(
                Port("x", "The padded sequences, N first: N × steps × …."),
                Port("lengths", "How long each of them is: N whole numbers."),
            ),
            output=Port("output", "N × steps of true and false."),
            synonyms=("key_padding_mask", "lengths", "attention mask", "variable length", "pad"),
        ),
    )


def _noise() -> tuple[LayerSpec, ...]:
    return (
        part(
            "gaussian_noise",
            "GaussianNoise",
            "dropout",
            "Adds random noise while the model trains.",
            "https://docs.pytorch.org/docs/stable/generated/torch.randn_like.html",
            Param("std", "float", 0.1, "The noise's standard deviation.", minimum=0.0),
            Param(
                "always", "bool", False, "Add noise in eval too, not only while the model trains."
            ),
            positional=1,
            synonyms=("random", "normal", "regularise", "denoising", "augmentation"),
        ),
        part(
            "drop_path",
            "DropPath",
            "dropout",
            "Drops a branch for whole examples of the batch while the model trains.",
            "https://arxiv.org/abs/1603.09382",
            Param(
                "p",
                "float",
                0.1,
                "The chance that an example loses the branch.",
                minimum=0.0,
                maximum=1.0,
            ),
            positional=1,
            synonyms=("stochastic depth", "regularise", "drop connect", "survival"),
        ),
        part(
            "reparametrise",
            "Reparametrise",
            "tensor",
            "Draws from normal distributions while the model trains; in eval, their means.",
            "https://arxiv.org/abs/1312.6114",
            Param("always", "bool", False, "Draw in eval too, not only while the model trains."),
            inputs=(
                Port("mean", "The means."),
                Port("log_variance", "The logarithms of the variances, in the same shape."),
            ),
            output=Port("output", "A sample, in the same shape."),
            synonyms=("vae", "variational", "sampling", "latent", "mu", "logvar", "z"),
        ),
    )


def _gradients() -> tuple[LayerSpec, ...]:
    return (
        part(
            "gradient_reversal",
            "GradientReversal",
            "tensor",
            "Hands values on as they are and turns their gradients round.",
            "https://arxiv.org/abs/1409.7495",
            Param(
                "strength",
                "float",
                1.0,
                "Factor of the reversed gradient; 0 lets none through.",
                minimum=0.0,
            ),
            positional=1,
            synonyms=("adversarial", "domain adaptation", "grl", "dann"),
        ),
        part(
            "straight_through",
            "straight_through_round",
            "math",
            "Rounds to whole numbers, and lets gradients through as if it had not.",
            "https://arxiv.org/abs/1308.3432",
            title="StraightThroughRound",
            construct="function",
            synonyms=("quantise", "binarise", "discrete", "estimator", "ste"),
        ),
        part(
            "layer_scale",
            "LayerScale",
            "normalisation",
            "Multiplies each feature by a learned factor that starts small.",
            "https://arxiv.org/abs/2103.17239",
            FEATURES,
            Param("init", "float", 1e-4, "The factors at the start."),
            inputs=(Port("x", "… × features."),),
            derived=OFF_THE_INPUT,
            positional=1,
            synonyms=("gain", "cait", "convnext", "learnable"),
        ),
    )


def register(catalogue: Catalogue) -> None:
    for spec in _specs():
        catalogue.register(spec)
