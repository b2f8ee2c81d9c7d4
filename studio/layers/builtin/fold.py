"""Layers that take an image apart into patches, and put it together again."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port


def _param(name: str, default: int, words: str, *, minimum: int = 1, always: bool = False) -> Param:
    return Param(
        name, "ints", default, words, minimum=minimum, length=2, unit="pixels", always=always
    )


KERNEL_SIZE = _param(
    "kernel_size",
    3,
    "Size of a patch: one number for both directions, or height and width. PyTorch has no "
    "default; we start at 3.",
    always=True,
)
DILATION = _param(
    "dilation",
    1,
    "Distance between neighbouring points of a patch. 2 leaves one pixel out in between.",
)
STRIDE = _param(
    "stride",
    1,
    "How far apart the patches are. As large as kernel_size, they touch and do not overlap.",
)

UNFOLD = LayerSpec(
    key="torch.nn.Unfold",
    title="Unfold",
    family="convolution",
    summary="Cuts an image into patches and gives each of them as one column of numbers.",
    doc_url=torch_page("torch.nn.Unfold"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width."),),
    outputs=(Port("output", "N × numbers in a patch (of all channels) × number of patches."),),
    params=(
        KERNEL_SIZE,
        DILATION,
        _param("padding", 0, "How many zeros are added around the image on each side.", minimum=0),
        STRIDE,
    ),
    positional=1,
    synonyms=("im2col", "patches", "sliding window", "patchify", "blocks"),
)

FOLD = LayerSpec(
    key="torch.nn.Fold",
    title="Fold",
    family="convolution",
    summary="Puts patches together to an image, adding up where they overlap: Unfold undone.",
    doc_url=torch_page("torch.nn.Fold"),
    construct="module",
    inputs=(
        Port(
            "input",
            "N × numbers in a patch (of all channels) × number of patches, as Unfold gives them.",
        ),
    ),
    outputs=(Port("output", "N × channels × height × width, as output_size says."),),
    params=(
        _param(
            "output_size",
            28,
            "Height and width of the image, or one number for both. As many patches must fit into "
            "it as come in. PyTorch has no default; we start at 28.",
            always=True,
        ),
        KERNEL_SIZE,
        DILATION,
        _param("padding", 0, "How much is cut off the image on each side.", minimum=0),
        STRIDE,
    ),
    positional=2,
    synonyms=("col2im", "patches", "overlap add", "unpatchify", "reassemble"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(UNFOLD)
    catalogue.register(FOLD)
