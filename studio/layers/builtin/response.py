"""Normalisation across neighbouring channels, as in AlexNet."""

from __future__ import annotations

from studio.layers.builtin.axes import SAME, TWO
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port


def _params(k: float) -> tuple[Param, ...]:
    return (
        Param(
            "size",
            "int",
            5,
            "Over how many neighbouring channels is summed. PyTorch has no default; we start at "
            "5, as AlexNet has it.",
            minimum=1,
            unit="channels",
            always=True,
        ),
        Param(
            "alpha",
            "float",
            1e-4,
            "How much the neighbours' mean square counts. 0 leaves the values as they are.",
        ),
        Param(
            "beta",
            "float",
            0.75,
            "The power to which the divisor is raised. 0 leaves the values as they are.",
        ),
        Param(
            "k",
            "float",
            k,
            "Added to what is divided by, so that it is never zero.",
        ),
    )


LOCAL_RESPONSE_NORM = LayerSpec(
    key="torch.nn.LocalResponseNorm",
    title="LocalResponseNorm",
    family="normalisation",
    summary="Divides each value by how strong the neighbouring channels are at its place.",
    doc_url=torch_page("torch.nn.LocalResponseNorm"),
    construct="module",
    inputs=(Port("input", "N × channels × one or more further axes."),),
    outputs=(SAME,),
    params=_params(1.0),
    positional=1,
    synonyms=("lrn", "alexnet", "lateral inhibition", "brightness normalisation"),
)

CROSS_MAP_LRN2D = LayerSpec(
    key="torch.nn.CrossMapLRN2d",
    title="CrossMapLRN2d",
    family="normalisation",
    summary="LocalResponseNorm for images as older models have it; slower, the same result.",
    # PyTorch has no page of its own for it.
    doc_url=torch_page("torch.nn.LocalResponseNorm"),
    construct="module",
    inputs=(TWO.input,),
    outputs=(SAME,),
    params=_params(1),
    positional=1,
    synonyms=("lrn", "local response normalization", "lua torch", "legacy"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(LOCAL_RESPONSE_NORM)
    catalogue.register(CROSS_MAP_LRN2D)
