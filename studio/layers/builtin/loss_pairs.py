"""Losses of comparisons: which of two is better, what is alike and what is not."""

from __future__ import annotations

from studio.layers.builtin.loss_parts import TARGET_SIGN, loss, margin, reduction
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

TRIPLET = (
    Port("anchor", "What is compared: N × features."),
    Port("positive", "Something alike, in the same shape."),
    Port("negative", "Something else, in the same shape."),
)
SWAP = Param(
    "swap",
    "bool",
    False,
    "Take the distance from the positive to the negative where that is smaller than from the "
    "anchor.",
)

LOSSES = (
    loss(
        "MarginRankingLoss",
        "Wants the better of two scores above the other by a margin.",
        margin(0.0, "By how much the better score should be above the other."),
        reduction(),
        inputs=(
            Port("input1", "Scores of the first, in any shape."),
            Port("input2", "Scores of the second, in the same shape."),
            Port(
                "target",
                "1 where the first is better and -1 where the second is, in the same shape.",
            ),
        ),
        synonyms=("ranking", "preference", "pairs", "learning to rank"),
    ),
    loss(
        "HingeEmbeddingLoss",
        "Wants distances of pairs small where they are alike and beyond a margin where not.",
        margin(1.0, "How far apart things that differ should be."),
        reduction(),
        inputs=(Port("input", "Distances, in any shape."), TARGET_SIGN),
        synonyms=("similarity", "siamese", "metric learning", "contrastive"),
    ),
    loss(
        "CosineEmbeddingLoss",
        "Wants two vectors to point the same way where they are alike, and not where not.",
        margin(
            0.0,
            "How much alike things that differ may be: the cosine of their angle, from -1 to 1.",
        ),
        reduction(),
        inputs=(
            Port("input1", "N × features, or features."),
            Port("input2", "The same shape."),
            Port("target", "1 where both are alike and -1 where not: N numbers."),
        ),
        synonyms=("similarity", "siamese", "metric learning", "contrastive", "angle"),
    ),
    loss(
        "TripletMarginLoss",
        "Wants something alike nearer than something else, by a margin.",
        margin(
            1.0,
            "By how much nearer it should be; it must be above 0.",
            minimum=0,
        ),
        Param(
            "p",
            "float",
            2.0,
            "The norm that measures distance: 2 is the length of the straight line.",
        ),
        Param("eps", "float", 1e-6, "Added to every difference, so that none is exactly zero."),
        SWAP,
        reduction(),
        inputs=TRIPLET,
        synonyms=("triplet loss", "metric learning", "face recognition", "siamese"),
    ),
    loss(
        "TripletMarginWithDistanceLoss",
        "TripletMarginLoss by the straight distance, where PyTorch lets code choose another.",
        margin(
            1.0,
            "By how much nearer it should be; it must be above 0.",
            minimum=0,
        ),
        SWAP,
        reduction(),
        inputs=TRIPLET,
        synonyms=("triplet loss", "metric learning", "own distance"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in LOSSES:
        catalogue.register(spec)
