"""Losses of numbers: how far what a model gives is from what it should give."""

from __future__ import annotations

from studio.layers.builtin.loss_parts import EPS, FULL, SAME_SHAPE, loss, reduction
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

NUMBERS = Port("input", "What the model gives, in any shape.")

LOSSES = (
    loss(
        "MSELoss",
        "The mean of the squared differences: large mistakes count most.",
        reduction(),
        inputs=(NUMBERS, SAME_SHAPE),
        synonyms=("mean squared error", "mse", "l2 loss", "regression", "squared difference"),
    ),
    loss(
        "L1Loss",
        "The mean of the absolute differences: outliers count no more than they must.",
        reduction(),
        inputs=(NUMBERS, SAME_SHAPE),
        synonyms=("mean absolute error", "mae", "regression", "absolute difference"),
    ),
    loss(
        "SmoothL1Loss",
        "Squares small differences and takes large ones as they are.",
        reduction(),
        Param(
            "beta",
            "float",
            1.0,
            "Differences below this are squared; 0 is L1Loss.",
            minimum=0,
        ),
        inputs=(NUMBERS, SAME_SHAPE),
        synonyms=("smooth mae", "robust regression", "bounding box", "huber"),
    ),
    loss(
        "HuberLoss",
        "Squares small differences and takes large ones times delta, so that outliers weigh less.",
        reduction(),
        Param(
            "delta",
            "float",
            1.0,
            "Differences below this are squared; it must be above 0.",
            minimum=0,
        ),
        inputs=(NUMBERS, SAME_SHAPE),
        synonyms=("robust regression", "outliers", "smooth l1"),
    ),
    loss(
        "PoissonNLLLoss",
        "How badly the model foresaw counts, such as visitors an hour, which follow Poisson's law.",
        Param(
            "log_input",
            "bool",
            True,
            "Whether the model gives the logarithm of the expected count. Off: the count itself.",
        ),
        FULL,
        Param(
            "eps",
            "float",
            1e-8,
            "Added to the expected count before its logarithm is taken; only without log_input.",
        ),
        reduction(),
        inputs=(
            Port("input", "The logarithm of the expected counts, in any shape; see log_input."),
            SAME_SHAPE,
        ),
        synonyms=("counts", "poisson regression", "negative log likelihood", "rate"),
    ),
    loss(
        "GaussianNLLLoss",
        "How badly the model foresaw numbers where it also says how unsure it is.",
        FULL,
        EPS,
        reduction(),
        inputs=(
            Port("input", "The expected numbers, in any shape."),
            SAME_SHAPE,
            Port(
                "var",
                "The variance that the model gives, at least 0: the shape of the input, or 1 "
                "(or nothing) as its last axis.",
            ),
        ),
        synonyms=("uncertainty", "variance", "negative log likelihood", "regression"),
    ),
    loss(
        "KLDivLoss",
        "How far the model's distribution is from the one it should have.",
        reduction(batchmean=True),
        Param(
            "log_target",
            "bool",
            False,
            "Whether the target holds logarithms of probabilities too.",
        ),
        inputs=(
            Port("input", "Logarithms of probabilities, in any shape: LogSoftmax gives them."),
            Port("target", "Probabilities, or their logarithms with log_target; the same shape."),
        ),
        synonyms=("kullback-leibler divergence", "relative entropy", "distillation", "kl"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in LOSSES:
        catalogue.register(spec)
