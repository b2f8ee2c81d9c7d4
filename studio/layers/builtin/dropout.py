"""Layers that hide some of the values while training, so that the model relies on none alone."""

from __future__ import annotations

from studio.layers.builtin.axes import ALL, SAME
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

ANY_SHAPE = Port("input", "Any shape.")


def _dropout(
    title: str, summary: str, port: Port, probability: str, synonyms: tuple[str, ...]
) -> LayerSpec:
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="dropout",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(port,),
        outputs=(SAME,),
        params=(
            Param("p", "float", 0.5, probability, minimum=0, maximum=1, always=True),
            Param(
                "inplace",
                "bool",
                False,
                "Overwrite the input to save memory. Leave off where another node also reads it.",
            ),
        ),
        positional=1,
        synonyms=(*synonyms, "regularisation", "regularization", "overfitting"),
        keeps_shape=True,
    )


DROPOUT = _dropout(
    "Dropout",
    "Sets random values to zero while training, so that the model relies on none alone.",
    ANY_SHAPE,
    "Probability that a value is set to zero while training; the others are scaled up to make "
    "good for it. After training nothing is dropped.",
    ("drop out", "noise"),
)

ALPHA_DROPOUT = _dropout(
    "AlphaDropout",
    "Dropout for models with SELU: mean and variance of the values stay as they were.",
    ANY_SHAPE,
    "Probability that a value is set to the lowest one that SELU gives; all are then rescaled, so "
    "that mean and variance stay. After training nothing is dropped.",
    ("selu", "self-normalising", "self-normalizing"),
)

FEATURE_ALPHA_DROPOUT = _dropout(
    "FeatureAlphaDropout",
    "AlphaDropout of whole channels, for convolutional models with SELU.",
    Port("input", "N × channels × any further axes."),
    "Probability that a whole channel is set to the lowest value that SELU gives; all are then "
    "rescaled, so that mean and variance stay. After training nothing is dropped.",
    ("selu", "channel dropout", "self-normalising", "self-normalizing"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(DROPOUT)
    for axes in ALL:
        catalogue.register(
            _dropout(
                axes.title("Dropout"),
                "Sets random whole channels to zero while training.",
                axes.input,
                "Probability that a whole channel is set to zero while training; the others are "
                "scaled up to make good for it. After training nothing is dropped.",
                ("spatial dropout", "channel dropout"),
            )
        )
    catalogue.register(ALPHA_DROPOUT)
    catalogue.register(FEATURE_ALPHA_DROPOUT)
