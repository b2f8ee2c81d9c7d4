"""How operations on tensors are described: functions, methods and symbols of one or two values."""

from __future__ import annotations

from studio.layers.links import torch_page
from studio.layers.spec import (
    Argument,
    Construct,
    CostRule,
    Family,
    LayerSpec,
    Param,
    Pattern,
    Port,
)

INPUT = Port("input", "Any shape.")
SAME = Port("output", "The same shape as the input.")


def operation(
    key: str,
    title: str,
    family: Family,
    summary: str,
    *params: Param,
    inputs: tuple[Port, ...] = (INPUT,),
    outputs: tuple[Port, ...] = (SAME,),
    arguments: tuple[Argument, ...] | None = None,
    construct: Construct = "function",
    target: str = "",
    page: str = "",
    positional: int = 0,
    returns: Pattern = "output",
    synonyms: tuple[str, ...] = (),
    cost: CostRule = "",
) -> LayerSpec:
    """A function of torch, unless ``construct`` says otherwise.

    Every input is given by position, unless ``arguments`` says otherwise.
    """
    return LayerSpec(
        key=key,
        title=title,
        family=family,
        summary=summary,
        doc_url=torch_page(page or key),
        construct=construct,
        inputs=inputs,
        outputs=outputs,
        params=params,
        target=target,
        arguments=arguments or tuple(Argument((port.name,)) for port in inputs),
        positional=positional,
        returns=returns,
        synonyms=synonyms,
        cost=cost,
    )


def method(
    name: str,
    title: str,
    family: Family,
    summary: str,
    *params: Param,
    inputs: tuple[Port, ...] = (INPUT,),
    outputs: tuple[Port, ...] = (SAME,),
    positional: int = 0,
    synonyms: tuple[str, ...] = (),
) -> LayerSpec:
    """A method of a tensor, ``x.detach()``."""
    return operation(
        f"torch.Tensor.{name}",
        title,
        family,
        summary,
        *params,
        inputs=inputs,
        outputs=outputs,
        construct="method",
        positional=positional,
        synonyms=synonyms,
    )
