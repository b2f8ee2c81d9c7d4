"""Values that are brought together and do not fit."""

from __future__ import annotations

from drawing import Drawing
from faulty import IMAGE, STEPS, VECTOR, Fault, fed, merged


def _unpadded(d: Drawing) -> None:
    x = d.add("input", "x", shape=IMAGE)
    conv, join = d.add("Conv2d", "conv", out_channels=3), d.add("Add", "join")
    d.chain(x, conv, d.add("ReLU"), join, d.add("output"))
    d.wire(x, join)


def _unpadded_twice(d: Drawing) -> None:
    x = d.add("input", "x", shape=IMAGE)
    one, two = (d.add("Conv2d", name, out_channels=3) for name in ("one", "two"))
    join = d.add("Add", "join")
    d.chain(x, one, d.add("ReLU"), two, join, d.add("output"))
    d.wire(x, join)


def _strided(d: Drawing) -> None:
    x = d.add("input", "x", shape=IMAGE)
    conv = d.add("Conv2d", "conv", out_channels=8, stride=2, padding=1)
    join = d.add("Add", "join")
    d.chain(x, conv, join, d.add("output"))
    d.wire(x, join)


FAULTS = (
    Fault("a skip with other channels", merged("Add", ("N", 8, 4, 4), ("N", 3, 4, 4))),
    Fault("a skip that was halved", _strided),
    Fault("a skip that lost its edge", _unpadded),
    Fault("a skip that lost its edge twice", _unpadded_twice),
    Fault("a skip of another size", merged("Add", ("N", 3, 8, 8), ("N", 3, 5, 5))),
    Fault(
        "a skip of another size and other channels", merged("Add", ("N", 8, 8, 8), ("N", 3, 5, 5))
    ),
    Fault("vectors of other lengths", merged("Add", VECTOR, ("N", 5))),
    Fault("a gate for each channel", merged("Multiply", ("N", 8, 4, 4), ("N", 8))),
    Fault("channels in another place", merged("Add", ("N", 3, 8, 9), ("N", 8, 9, 3))),
    Fault("as many values in other axes", merged("Add", VECTOR, ("N", 3, 4))),
    Fault("sizes that differ along the joining", merged("Concatenate", ("N", 4, 8), ("N", 4, 5))),
    Fault("maps of other sizes", merged("Concatenate", ("N", 4, 9, 9), ("N", 4, 8, 8))),
    Fault("maps and a vector", merged("Concatenate", ("N", 4), ("N", 2, 3, 3))),
    Fault("a stack of unequals", merged("Stack", VECTOR, ("N", 5))),
    Fault("a matrix that is not turned", fed("MatMul", {}, input=STEPS, other=STEPS)),
    Fault("batches of matrices that are not turned", fed("Bmm", {}, input=STEPS, mat2=STEPS)),
    Fault(
        "unequal places",
        fed("Bilinear", {}, input1=("N", 3, 4), input2=("N", 5, 4)),
        unfixable=True,
    ),
)
