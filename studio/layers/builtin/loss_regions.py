"""Losses of regions and of rare classes, which PyTorch does not have."""

from __future__ import annotations

from studio.layers.builtin.loss_classes import CLASS, SCORES
from studio.layers.builtin.loss_parts import OUTPUT, ignore, reduction, weight
from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

DICE = "https://arxiv.org/abs/1606.04797"
FOCAL = "https://arxiv.org/abs/1708.02002"
SUFFIX = ("criterion", "objective")

BINARY = (
    Port("input", "A score for each place, N first; no Sigmoid before it."),
    Port("target", "0 or 1 for each, as numbers with a point (float32), in that shape."),
)
NUMBER = Port("output", "The loss: a single number, from 0 to 1.")
SMOOTH = Param(
    "smooth",
    "float",
    1.0,
    "Added above and below the line, so that an empty region that is foreseen empty costs nothing.",
    minimum=0.0,
)
GAMMA = Param(
    "gamma",
    "float",
    2.0,
    "How much less what is foreseen well counts; 0 makes it a plain cross-entropy.",
    minimum=0.0,
)

LOSSES = (
    part(
        "dice_loss",
        "dice_loss",
        "loss",
        "How little foreseen regions overlap with the true ones, class by class.",
        DICE,
        SMOOTH,
        title="DiceLoss",
        construct="function",
        inputs=(SCORES, Port("target", f"{CLASS}.")),
        output=NUMBER,
        synonyms=("dice coefficient", "segmentation", "f1", "overlap", "v-net", *SUFFIX),
    ),
    part(
        "binary_dice_loss",
        "binary_dice_loss",
        "loss",
        "How little a foreseen region overlaps with the true one, where there is one alone.",
        DICE,
        SMOOTH,
        title="BinaryDiceLoss",
        construct="function",
        inputs=BINARY,
        output=NUMBER,
        synonyms=("dice coefficient", "segmentation", "mask", "overlap", "f1", *SUFFIX),
    ),
    part(
        "focal_loss",
        "FocalLoss",
        "loss",
        "CrossEntropyLoss that looks most at what is foreseen badly, for rare classes.",
        FOCAL,
        GAMMA,
        weight("each class"),
        ignore(),
        reduction(),
        inputs=(SCORES, Port("target", f"{CLASS}.")),
        output=OUTPUT,
        synonyms=("alpha", "imbalance", "unbalanced", "retinanet", "rare classes", *SUFFIX),
    ),
    part(
        "binary_focal_loss",
        "binary_focal_loss",
        "loss",
        "BCEWithLogitsLoss that looks most at what is foreseen badly, for rare labels.",
        FOCAL,
        GAMMA,
        Param(
            "alpha",
            "float",
            0.25,
            "How much true labels count, and false ones 1 less that. None: both alike.",
            minimum=0.0,
            maximum=1.0,
            optional=True,
        ),
        reduction(),
        title="BinaryFocalLoss",
        construct="function",
        inputs=BINARY,
        output=OUTPUT,
        synonyms=("alpha", "imbalance", "unbalanced", "detection", "sigmoid", *SUFFIX),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in LOSSES:
        catalogue.register(spec)
