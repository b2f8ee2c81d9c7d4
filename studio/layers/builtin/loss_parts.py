"""What losses have in common: ports, how values are brought together, and class weights."""

from __future__ import annotations

from studio.layers.links import torch_page
from studio.layers.spec import Argument, CostRule, Derived, LayerSpec, Param, Port

OUTPUT = Port("output", "The loss: a single number, or one for each value with reduction none.")
SAME_SHAPE = Port("target", "What it should give, in the same shape.")
TARGET_SIGN = Port("target", "1 or -1 for each, as numbers with a point (float32).")

FULL = Param(
    "full",
    "bool",
    False,
    "Also add the part of the formula that does not depend on the model, so that the loss is a "
    "true likelihood.",
)
EPS = Param(
    "eps",
    "float",
    1e-6,
    "The smallest variance that is taken, so that nothing is divided by zero.",
)


def reduction(*, batchmean: bool = False) -> Param:
    """How the losses of single values become one."""
    if batchmean:
        return Param(
            "reduction",
            "choice",
            "batchmean",
            "How the values become one: batchmean (their sum divided by N, the true divergence), "
            "their mean or sum, or none of it. PyTorch starts at mean and advises against it; we "
            "start at batchmean.",
            choices=("batchmean", "mean", "sum", "none"),
            always=True,
        )
    return Param(
        "reduction",
        "choice",
        "mean",
        "How the losses of single values become one: their mean, their sum, or none of it.",
        choices=("mean", "sum", "none"),
    )


def weight(per: str) -> Param:
    """The weight of each class, label or value."""
    return Param(
        "weight",
        "floats",
        None,
        f"By how much the loss of {per} counts, in their order, such as 1, 5 where the second is "
        "rare. None: all alike.",
        optional=True,
        as_tensor=True,
    )


def ignore(default: int | None = -100) -> Param:
    """The class index whose examples are left out."""
    says = " None: -100." if default is None else ""
    return Param(
        "ignore_index",
        "int",
        default,
        f"A class index whose examples are left out, such as that of padding.{says}",
        optional=default is None,
    )


SMOOTHING = Param(
    "label_smoothing",
    "float",
    0.0,
    "How much of the target is spread over all classes, so that the model does not become too "
    "sure; 0.1 is usual.",
    minimum=0,
    maximum=1,
)


def margin(default: float, meaning: str, minimum: float | None = None) -> Param:
    """How far apart things have to be before nothing is left to learn."""
    return Param("margin", "float", default, meaning, minimum=minimum)


def loss(
    name: str,
    summary: str,
    *params: Param,
    inputs: tuple[Port, ...],
    synonyms: tuple[str, ...],
    outputs: tuple[Port, ...] = (OUTPUT,),
    returns: str | tuple[str, ...] = "output",
    derived: tuple[Derived, ...] = (),
    positional: int = 0,
    cost: CostRule = "",
    since: str = "",
) -> LayerSpec:
    """A loss of ``torch.nn`` that is called with its ports by position."""
    return LayerSpec(
        key=f"torch.nn.{name}",
        title=name,
        family="loss",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{name}"),
        construct="module",
        inputs=inputs,
        outputs=outputs,
        params=params,
        derived=derived,
        arguments=tuple(Argument((port.name,)) for port in inputs),
        returns=returns,
        positional=positional,
        synonyms=(*synonyms, "criterion", "objective"),
        cost=cost,
        since=since,
    )
