"""How a kind is described whose Python is a file in ``studio/parts``."""

from __future__ import annotations

from pathlib import Path

from studio.layers.spec import (
    Argument,
    Construct,
    CostRule,
    Derived,
    Family,
    LayerSpec,
    Param,
    Port,
)

FOLDER = Path(__file__).parents[2] / "parts"

ANY = Port("x", "Any shape.")
SAME = Port("output", "The same shape as the input.")


def part(
    file: str,
    target: str,
    family: Family,
    summary: str,
    page: str,
    *params: Param,
    title: str = "",
    construct: Construct = "module",
    inputs: tuple[Port, ...] = (ANY,),
    output: Port = SAME,
    derived: tuple[Derived, ...] = (),
    positional: int = 0,
    cost: CostRule = "",
    any_type: bool = False,
    differentiates: bool = False,
    synonyms: tuple[str, ...],
) -> LayerSpec:
    """A class or function of a file in ``studio/parts``, called with its ports by position."""
    return LayerSpec(
        key=title or target,
        title=title or target,
        family=family,
        summary=summary,
        doc_url=page,
        construct=construct,
        inputs=inputs,
        outputs=(output,),
        params=params,
        derived=derived,
        target=f"studio.parts.{file}.{target}",
        arguments=tuple(Argument((port.name,)) for port in inputs),
        returns=output.name,
        positional=positional,
        synonyms=synonyms,
        cost=cost,
        any_type=any_type,
        differentiates=differentiates,
        code=(FOLDER / f"{file}.py").read_text(encoding="utf-8"),
    )
