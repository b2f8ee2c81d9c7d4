"""Single layers that refuse what comes in, or how they are set."""

from __future__ import annotations

from drawing import Drawing
from faulty import IMAGE, LATE, SIGNAL, STEPS, VECTOR, VOLUME, Draw, Fault, fed, layer, row


def _too_early(d: Drawing) -> None:
    ids = [d.add("input", "x", shape=IMAGE), d.add("Flatten"), d.add("Conv2d"), d.add("output")]
    d.chain(*ids)


def _twice(d: Drawing) -> None:
    from dataclasses import replace

    x, long = d.add("input", "x", shape=VECTOR), d.add("input", "long", shape=("N", 20))
    first, second = d.add("Linear", "first"), d.add("Linear", "second")
    join = d.add("Concatenate", "join")
    d.graph.put_node(replace(d.graph.node(second), reuses=first))
    d.chain(x, first, join)
    d.chain(long, second, join)
    d.wire(join, d.add("output"))


def _pieces(d: Drawing) -> None:
    split = d.add("Split", split_size_or_sections=(4, 5), dim=1)
    d.wire(d.add("input", "x", shape=VECTOR), split)
    for place in range(2):
        d.wire(f"{split}.output.{place}", d.add("output"))


def _chunks(d: Drawing) -> None:
    chunk = d.add("Chunk", chunks=5, dim=1)
    d.wire(d.add("input", "x", shape=("N", 4)), chunk)
    for place in range(2):
        d.wire(f"{chunk}.output.{place}", d.add("output"))


def _counted(**params: float) -> Draw:
    def draw(d: Drawing) -> None:
        join = d.add("Add", "join")
        d.wire(d.add("input", "x", shape=("N", 1)), join)
        d.wire(d.add("Arange", "count", **params), join)
        d.wire(join, d.add("output"))

    return draw


AXES = (
    Fault("an image for a signal", layer("Conv1d", IMAGE)),
    Fault("a signal for an image", layer("Conv2d", SIGNAL)),
    Fault("a volume for an image", layer("MaxPool2d", VOLUME)),
    Fault("an image without channels in three axes", layer("Conv3d", ("N", 4, 8, 8))),
    Fault("a vector for an image", layer("Conv2d", ("N", 64))),
    Fault("Flatten before a convolution", _too_early),
    Fault("batch normalisation of another rank", layer("BatchNorm1d", IMAGE)),
    Fault("the batch in the middle", layer("Conv1d", LATE)),
    Fault("an image for a recurrent layer", layer("LSTM", ("N", 1, 28, 28), hidden_size=8)),
    Fault("maps for a recurrent layer", layer("GRU", ("N", 3, 4, 4), hidden_size=8)),
    Fault("a sequence for a cell", layer("GRUCell", STEPS, hidden_size=8)),
    Fault("maps for attention", layer("TransformerEncoderLayer", ("N", 8, 4, 4), nhead=2)),
    Fault("vectors for a product of matrices", fed("Bmm", {}, input=VECTOR, mat2=("N", 12, 4))),
    Fault("windows that were not unfolded", layer("Fold", IMAGE), unfixable=True),
    Fault("too few axes for an axis", layer("Softmax", ("N",), dim=1)),
    Fault("nothing left to flatten", layer("Flatten", ("N",))),
    Fault("an axis of features that is not there", layer("Linear", ("N",))),
    Fault("features in front of the batch", layer("Linear", (5, "N"))),
    Fault("another number of axes to permute", layer("Permute", STEPS, dims=(0, 2, 3, 1))),
    Fault("another number of axes to repeat", layer("Repeat", STEPS, repeats=(1, 2))),
    Fault("axes that are no longer 1", layer("Expand", STEPS, size=(-1, 4, 8))),
    Fault("fewer axes to expand than there are", layer("Expand", STEPS, size=(4, 8))),
    Fault(
        "padding for more axes than there are",
        layer("Pad", ("N", 4), pad=(1, 1, 1, 1), mode="reflect"),
    ),
)

TYPES = (
    Fault("indices for a dense layer", layer("Linear", ("N", 12), "int64")),
    Fault("indices for a recurrent layer", layer("LSTM", ("N", 12), "int64", hidden_size=8)),
    Fault("whole numbers for a convolution", layer("Conv2d", IMAGE, "int64")),
    Fault("real numbers for an embedding", layer("Embedding", ("N", 12))),
    Fault(
        "real numbers for an embedding, from a layer",
        row(("ReLU", {}), ("Embedding", {}), shape=("N", 12)),
    ),
    Fault("real numbers for a mask", fed("MaskedFill", {}, input=VECTOR, mask=VECTOR)),
    Fault(
        "two whole numbers", fed("MSELoss", {}, input=(VECTOR, "int64"), target=(VECTOR, "int64"))
    ),
    Fault(
        "dropout of whole numbers",
        row(("Dropout", {}), ("Linear", {}), shape=VECTOR, dtype="int64"),
    ),
)

IMAGES = (
    Fault("a kernel larger than the image", layer("Conv2d", ("N", 3, 5, 5), kernel_size=7)),
    Fault("a pooling larger than the image", layer("MaxPool2d", ("N", 3, 2, 2), kernel_size=4)),
    Fault("dilation larger than the image", layer("Conv2d", ("N", 3, 5, 5), dilation=4)),
    Fault("same padding with a stride", layer("Conv2d", IMAGE, padding="same", stride=2)),
    Fault("padding of more than half a kernel", layer("MaxPool2d", IMAGE, padding=2)),
    Fault("a border larger than what it is made of", layer("ReflectionPad2d", IMAGE, padding=40)),
    Fault(
        "a border larger than what it is made of, in a layer",
        layer("Conv1d", SIGNAL, padding=17, padding_mode="circular"),
    ),
    Fault("both sizes", layer("Upsample", IMAGE, size=9)),
    Fault("no size", layer("Upsample", IMAGE, scale_factor=None)),
    Fault("a mode for other axes", layer("Upsample", SIGNAL, mode="bilinear")),
    Fault("a mode without corners", layer("Upsample", IMAGE, align_corners=True)),
    Fault("channels that cannot be shuffled", layer("PixelShuffle", IMAGE, upscale_factor=2)),
    Fault("groups that do not divide", layer("Conv2d", ("N", 6, 8, 8), groups=4, out_channels=8)),
    Fault("groups of channels that do not divide", layer("GroupNorm", IMAGE, num_groups=2)),
    Fault("one value in each channel", layer("InstanceNorm2d", ("N", 4, 1, 1)), unfixable=True),
    Fault("slopes for other channels", layer("PReLU", IMAGE, num_parameters=4)),
    Fault(
        "an output larger than its stride allows", layer("ConvTranspose2d", IMAGE, output_padding=3)
    ),
)

SETTINGS = (
    Fault("channels last", layer("Conv2d", ("N", 32, 32, 3), in_channels=3)),
    Fault("features before steps", layer("Conv1d", ("N", 16, 8), in_channels=8)),
    Fault("features of a flat vector", layer("Linear", ("N", 3, 4), in_features=12)),
    Fault("features that were pinned", layer("Linear", VECTOR, in_features=10)),
    Fault(
        "channels that were pinned, and groups",
        layer("GroupNorm", ("N", 5, 4), num_channels=4, num_groups=2),
    ),
    Fault("a layer called again on other features", _twice),
    Fault("a value out of bounds", layer("Conv2d", IMAGE, out_channels=0)),
    Fault("a probability that is none", row(("Dropout", {"p": 1.5}), ("Linear", {}), shape=VECTOR)),
    Fault("a word that is none of the choices", layer("Conv2d", IMAGE, padding_mode="reflekt")),
    Fault("a value of another type", layer("Linear", VECTOR, bias=3)),
    Fault("a parameter that there is not", layer("ReLU", VECTOR, slope=2)),
)

VALUES = (
    Fault("an axis twice", layer("Mean", ("N", 3, 4), dim=(1, 1))),
    Fault("no limit at all", layer("Clamp", VECTOR, min=None)),
    Fault("the wrong way", _counted(start=0.0, end=-5.0)),
    Fault("no step", _counted(step=0.0)),
    Fault("limits in the wrong order", layer("Hardtanh", VECTOR, max_val=-2.0)),
    Fault("an end before the start", layer("Flatten", IMAGE, end_dim=0)),
    Fault("a projection that is no smaller", layer("LSTM", LATE, hidden_size=8, proj_size=9)),
    Fault("a diagonal of one axis", layer("Diagonal", ("N", 5, 5), dim1=1, dim2=1)),
    Fault("a root of the order 0", layer("LPPool2d", IMAGE, norm_type=0.0)),
    Fault("a padding that takes all away", layer("ConvTranspose2d", IMAGE, padding=40)),
    Fault("a size that cannot come out", layer("ConvTranspose2d", IMAGE, output_size=(5, 5))),
    Fault("another number of sizes", layer("ConvTranspose2d", IMAGE, output_size=(64,))),
    Fault("sizes for other axes", layer("Upsample", IMAGE, size=(5, 5, 5), scale_factor=None)),
    Fault("more pieces than there are", _chunks),
    Fault("differences along the batch", layer("Diff", VECTOR, dim=0)),
    Fault(
        "a weight for other classes",
        fed("BCELoss", {"weight": (0.5, 0.5)}, input=("N", 3), target=("N", 3)),
    ),
    Fault("a tolerance below 0", fed("CosineSimilarity", {"eps": -1.0}, x1=VECTOR, x2=VECTOR)),
)

SHAPES = (
    Fault("values that do not fit", layer("Reshape", VECTOR, shape=("N", 5, 3))),
    Fault("an axis that cannot be split so", layer("Unflatten", VECTOR, unflattened_size=(5, 2))),
    Fault("more than an axis holds", layer("TopK", VECTOR, k=20, dim=1)),
    Fault("behind the end of an axis", layer("Select", VECTOR, dim=1, index=12)),
    Fault("a piece that is too long", layer("Narrow", VECTOR, dim=1, start=8, length=6)),
    Fault("pieces that are not the whole", _pieces),
    Fault("an odd axis to halve", layer("GLU", ("N", 3, 8), dim=1)),
    Fault(
        "letters for other axes",
        layer("Einsum", STEPS, equation="bi->b"),
        unfixable=True,
    ),
    Fault(
        "indices of another rank",
        fed("Gather", {}, input=STEPS, index=(VECTOR, "int64")),
        unfixable=True,
    ),
    Fault(
        "slices of another shape",
        fed("IndexAdd", {"dim": 1}, input=STEPS, index=((5,), "int64"), source=("N", 5, 7)),
        unfixable=True,
    ),
    Fault(
        "slices of fewer axes",
        fed("IndexAdd", {"dim": 1}, input=STEPS, index=((5,), "int64"), source=("N", 5)),
        unfixable=True,
    ),
    Fault(
        "indices along two axes",
        fed("IndexSelect", {"dim": 1}, input=STEPS, index=((3, 2), "int64")),
        unfixable=True,
    ),
)
