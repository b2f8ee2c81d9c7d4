"""Cases for operations on tensors, and for inputs and outputs."""

from __future__ import annotations

from case import IMAGE, SIGNAL, VECTOR, Case, Wired

CASES: dict[str, tuple[Case, ...]] = {
    "input": (
        Case(),
        Case({"shape": ("N", 3)}),
        Case({"shape": (2, "N", 3), "dtype": "float64"}),
        Case({"shape": ("N", 7), "dtype": "int64"}),
        Case({"shape": ("N",), "dtype": "bool", "order": 1}),
    ),
    "output": (Case(input=IMAGE), Case({"order": 1}, input=Wired(("N", 3), "int64", 5))),
    "torch.nn.Flatten": (
        Case(input=IMAGE),
        Case({"start_dim": 2}, input=IMAGE),
        Case({"end_dim": 2}, input=IMAGE),
        Case({"start_dim": 0}, input=VECTOR),
    ),
    "torch.reshape": (
        Case(input=IMAGE),
        Case({"shape": ("N", 2, -1, 8)}, input=IMAGE),
        Case({"shape": (-1, 4)}, input=VECTOR),
        Case({"shape": (3, "N", 4)}, input=VECTOR),
    ),
    "torch.permute": (
        Case(input=SIGNAL),
        Case({"dims": (0, 2, 3, 1)}, input=IMAGE),
        Case({"dims": (1, 0)}, input=VECTOR),
    ),
    "Add": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(IMAGE, ("N", 4, 1, 1), (8,))),
        Case(input=(VECTOR,)),
    ),
    "Multiply": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(VECTOR, ("N", 1), VECTOR)),
        Case(input=(VECTOR,)),
    ),
    "torch.cat": (
        Case(tensors=(IMAGE, ("N", 2, 8, 8))),
        Case({"dim": -1}, tensors=(VECTOR, ("N", 3), VECTOR)),
        Case({"dim": 0}, tensors=(VECTOR, VECTOR)),
        Case(tensors=(VECTOR,)),
    ),
    "MatMul": (
        Case(input=("N", 3, 4), other=("N", 4, 5)),
        Case(input=IMAGE, other=(8, 2)),
    ),
}
