"""Penalties on the weights of models: losses that look at no data. For training graphs."""

from __future__ import annotations

from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

OF = Port("of", "What the models or layers give whose weights are meant.", variadic=True)
PENALTY = Port("output", "One number, to be added to a loss.")


def _penalty(file: str, title: str, summary: str, page: str, *synonyms: str) -> LayerSpec:
    return part(
        file,
        file,
        "loss",
        summary,
        page,
        Param("weight", "float", 1e-4, "By how much the penalty counts.", minimum=0),
        title=title,
        construct="penalty",
        inputs=(OF,),
        output=PENALTY,
        synonyms=("regularisation", "regularization", "weights", *synonyms),
    )


PENALTIES: tuple[LayerSpec, ...] = (
    _penalty(
        "l1_penalty",
        "L1Penalty",
        "The sum of the sizes of a model's weights, so that those of no use become 0.",
        "https://docs.pytorch.org/docs/stable/generated/torch.abs.html",
        "lasso",
        "sparse",
    ),
    _penalty(
        "l2_penalty",
        "L2Penalty",
        "The sum of the squares of a model's weights, so that none becomes large.",
        "https://docs.pytorch.org/docs/stable/generated/torch.square.html",
        "ridge",
        "weight decay",
    ),
    _penalty(
        "orthogonality_penalty",
        "OrthogonalityPenalty",
        "How far a model's weight matrices are from being orthogonal.",
        "https://arxiv.org/abs/1609.07093",
        "orthogonal",
        "isometry",
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in PENALTIES:
        catalogue.register(spec)
