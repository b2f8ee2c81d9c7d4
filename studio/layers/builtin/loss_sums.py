"""Several losses as one: with weights that are fixed, and with weights that are learned."""

from __future__ import annotations

from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, Derived, Param, Port

SEVERAL = Port("losses", "Two or more losses.", variadic=True)
SUM = Port("output", "All of them as one.")

WEIGHTED = part(
    "weighted_sum",
    "weighted_sum",
    "loss",
    "Adds up losses, each times a number that says how much it counts.",
    "https://docs.pytorch.org/docs/stable/generated/torch.add.html",
    Param(
        "weights",
        "floats",
        1.0,
        "How much each counts, in their order, such as 1, 0.1; one number alone is that of all.",
    ),
    title="WeightedSum",
    construct="function",
    inputs=(SEVERAL,),
    output=SUM,
    synonyms=("multi-task", "loss weights", "total loss", "add losses", "combine"),
)

LEARNED = part(
    "learned_loss_weights",
    "LearnedLossWeights",
    "loss",
    "Adds up losses with weights that are learned, by how uncertain each task is.",
    "https://arxiv.org/abs/1705.07115",
    Param(
        "count",
        "int",
        REQUIRED,
        "How many losses there are; as many as are wired unless you set it.",
        minimum=1,
        always=True,
        unit="losses",
    ),
    inputs=(SEVERAL,),
    output=SUM,
    derived=(Derived("count", "losses", count=True),),
    positional=1,
    synonyms=("multi-task", "uncertainty weighting", "homoscedastic", "kendall", "task weights"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (WEIGHTED, LEARNED):
        catalogue.register(spec)
