"""Values that do not lie in memory as a layer wants them, or that nothing may write over."""

from __future__ import annotations

from drawing import Drawing
from faulty import IMAGE, STEPS, Fault, row

TURNED = ("Permute", {"dims": (0, 2, 1)})
FLAT = ("View", {"shape": ("N", -1)})
OVER = ("ReLU", {"inplace": True})


def _learned(d: Drawing) -> None:
    numbers, relu, join = d.add("Parameter", "numbers"), d.add(*OVER[:1], **OVER[1]), d.add("Add")
    d.chain(d.add("input", "x", shape=("N", 64)), join, d.add("output", "y"))
    d.chain(numbers, relu, join)


FAULTS = (
    Fault("a view of axes that were moved", row(TURNED, FLAT, shape=STEPS)),
    Fault("a view of a piece", row(("Narrow", {"dim": 2, "length": 4}), FLAT, shape=STEPS)),
    Fault(
        "a view of what a recurrent layer gives",
        row(("LSTM", {"hidden_size": 4, "batch_first": True}), FLAT, shape=STEPS),
    ),
    Fault(
        "a view behind an activation",
        row(("MoveDim", {}), ("Tanh", {}), FLAT, shape=IMAGE),
    ),
    Fault(
        "stretched values written over",
        row(("Expand", {"size": (-1, 4, -1)}), ("Dropout", {"inplace": True}), shape=("N", 1, 8)),
    ),
    Fault("learned numbers written over", _learned),
    Fault("a leaf written over", row(("RequireGradient", {}), OVER, shape=STEPS)),
)
