"""How alike or how far apart two vectors are."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import Argument, LayerSpec, Param, Port

ARGUMENTS = (Argument(("x1",)), Argument(("x2",)))

COSINE_SIMILARITY = LayerSpec(
    key="torch.nn.CosineSimilarity",
    title="CosineSimilarity",
    family="math",
    summary="How far two vectors point the same way: 1 the same, 0 at right angles, -1 opposite.",
    doc_url=torch_page("torch.nn.CosineSimilarity"),
    construct="module",
    inputs=(
        Port("x1", "Any shape; the axis dim holds the vectors."),
        Port("x2", "The shape of x1, or one that fits it by repeating."),
    ),
    outputs=(Port("output", "The shape of both less the axis dim."),),
    params=(
        Param(
            "dim",
            "int",
            1,
            "The axis along which the vectors lie, which is used up: 1 is the features of "
            "N × features, -1 the last.",
        ),
        Param(
            "eps",
            "float",
            1e-8,
            "Smallest length a vector is taken to have, so that nothing is divided by zero.",
        ),
    ),
    arguments=ARGUMENTS,
    synonyms=("cosine distance", "angle", "compare", "similarity", "siamese", "embedding"),
)

PAIRWISE_DISTANCE = LayerSpec(
    key="torch.nn.PairwiseDistance",
    title="PairwiseDistance",
    family="math",
    summary="The distance between each vector and its partner, along the last axis.",
    doc_url=torch_page("torch.nn.PairwiseDistance"),
    construct="module",
    inputs=(
        Port("x1", "N × features, or features."),
        Port("x2", "The shape of x1, or one that fits it by repeating."),
    ),
    outputs=(Port("output", "The shape of both less the last axis, or 1 there with keepdim."),),
    params=(
        Param(
            "p",
            "float",
            2.0,
            "The norm: 2 is the length of the straight line, 1 the sum of all differences.",
        ),
        Param("eps", "float", 1e-6, "Added to every difference, so that none is exactly zero."),
        Param("keepdim", "bool", False, "Keep the last axis, with size 1."),
    ),
    arguments=ARGUMENTS,
    synonyms=("euclidean distance", "norm of the difference", "compare", "l2", "siamese"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(COSINE_SIMILARITY)
    catalogue.register(PAIRWISE_DISTANCE)
