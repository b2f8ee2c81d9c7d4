"""Operations on the diagonals and triangles of matrices."""

from __future__ import annotations

from studio.layers.builtin.operation import SAME, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

MATRICES = Port("input", "… × rows × columns.")


def _triangle(name: str, title: str, summary: str, synonyms: tuple[str, ...]) -> LayerSpec:
    return operation(
        f"torch.{name}",
        title,
        "index",
        summary,
        Param(
            "diagonal",
            "int",
            0,
            "Where it ends: 0 keeps the diagonal, 1 goes one further up, -1 one further down.",
        ),
        inputs=(MATRICES,),
        outputs=(SAME,),
        synonyms=synonyms,
    )


TRIANGLES = (
    _triangle(
        "tril",
        "Tril",
        "Keeps the lower triangle of matrices; all else becomes 0.",
        ("lower triangle", "causal", "mask"),
    ),
    _triangle(
        "triu",
        "Triu",
        "Keeps the upper triangle of matrices; all else becomes 0.",
        ("upper triangle", "causal", "mask"),
    ),
)


OFFSET = Param("offset", "int", 0, "Which diagonal: 0 is the main one, 1 the next above it.")

DIAGONALS = (
    operation(
        "torch.diagonal",
        "Diagonal",
        "index",
        "Takes the diagonal out of matrices.",
        OFFSET,
        Param(
            "dim1",
            "int",
            -2,
            "The axis of the rows. PyTorch starts at 0, the batch; we start at -2.",
            always=True,
        ),
        Param(
            "dim2",
            "int",
            -1,
            "The axis of the columns. PyTorch starts at 1; we start at -1.",
            always=True,
        ),
        inputs=(MATRICES,),
        outputs=(Port("output", "The other axes, and the diagonal at the end."),),
        synonyms=("trace", "diag"),
    ),
    operation(
        "torch.diag_embed",
        "DiagEmbed",
        "index",
        "Puts vectors on the diagonal of matrices of zeros.",
        OFFSET,
        Param("dim1", "int", -2, "Where the axis of the rows stands in the result."),
        Param("dim2", "int", -1, "Where the axis of the columns stands in the result."),
        inputs=(Port("input", "… × size."),),
        outputs=(Port("output", "… × size × size."),),
        synonyms=("diagonal matrix", "diag"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*TRIANGLES, *DIAGONALS):
        catalogue.register(spec)
