"""Where values enter and leave a model."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

FORWARD_DOC = (
    "https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.forward"
)
DTYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "bool")


def register(catalogue: Catalogue) -> None:
    catalogue.register(
        LayerSpec(
            key="input",
            title="Input",
            family="io",
            summary="A value given to the model: an argument of its forward method.",
            doc_url=FORWARD_DOC,
            construct="input",
            inputs=(),
            outputs=(Port("output", "The value as it was given."),),
            params=(
                Param(
                    "shape",
                    "shape",
                    ("N", 1, 28, 28),
                    "Shape of the value. N is the batch axis; any other name, such as T or H, is "
                    "an axis of any size: 16H is a multiple of 16, and T=128 also says what costs "
                    "are worked out for.",
                    minimum=1,
                    labels=True,
                ),
                Param(
                    "dtype",
                    "choice",
                    "float32",
                    "Type of the numbers: int64 for indices, float32 for nearly all else.",
                    choices=DTYPES,
                ),
                Param(
                    "optional",
                    "bool",
                    False,
                    "Whether the value may be left out: it is None then, and goes to optional "
                    "inputs only.",
                ),
                Param(
                    "order",
                    "int",
                    0,
                    "Its place among the model's inputs, smallest first; at equal places the "
                    "oldest comes first.",
                ),
            ),
            arguments=(),
            synonyms=("source", "argument", "placeholder"),
        )
    )
    catalogue.register(
        LayerSpec(
            key="output",
            title="Output",
            family="io",
            summary="A value the model returns.",
            doc_url=FORWARD_DOC,
            construct="output",
            inputs=(Port("input", "The value to return."),),
            outputs=(),
            params=(
                Param(
                    "order",
                    "int",
                    0,
                    "Its place among the model's outputs, smallest first; at equal places the "
                    "oldest comes first.",
                ),
            ),
            returns=(),
            synonyms=("return", "result", "sink"),
        )
    )
