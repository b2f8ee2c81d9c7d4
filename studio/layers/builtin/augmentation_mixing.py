"""Examples mixed with others of the batch while the model trains, and their labels with them."""

from __future__ import annotations

from studio.layers.builtin.augmentation import IMAGES, augmentation, probability
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

LABELS = Port("labels", "Class indices, N; or shares of the classes, N × classes.")
SHARES = Port("soft_labels", "N × classes: how much of each class. CrossEntropyLoss takes them.")


def _mixing(
    file: str,
    title: str,
    summary: str,
    page: str,
    *synonyms: str,
    examples: Port,
    chance: str,
) -> LayerSpec:
    return augmentation(
        file,
        title,
        summary,
        page,
        Param(
            "classes",
            "int",
            10,
            "How many classes there are. PyTorch has no default; we start at 10.",
            minimum=1,
            always=True,
            unit="classes",
        ),
        Param(
            "alpha",
            "float",
            1.0,
            "How evenly two are mixed: 1 any shares alike, below it mostly one of them, above it "
            "mostly both.",
            minimum=0.01,
        ),
        probability(1.0, chance),
        inputs=(examples, LABELS),
        outputs=(Port("output", "The examples, mixed; in eval as they are."), SHARES),
        returns=("output", "soft_labels"),
        positional=1,
        keeps_shape=False,
        synonyms=(*synonyms, "soft labels"),
    )


MIX_UP = _mixing(
    "mix_up",
    "MixUp",
    "Mixes examples in pairs, and their labels in the same shares, while the model trains.",
    "https://arxiv.org/abs/1710.09412",
    "blend",
    "interpolate",
    examples=Port("x", "The examples, N first."),
    chance="The chance that an example is mixed.",
)

CUT_MIX = _mixing(
    "cut_mix",
    "CutMix",
    "Pastes parts of other images in, and mixes the labels to match, while the model trains.",
    "https://arxiv.org/abs/1905.04899",
    "paste",
    "cutout",
    examples=IMAGES,
    chance="The chance that an image has a part of another pasted in.",
)


def register(catalogue: Catalogue) -> None:
    for spec in (MIX_UP, CUT_MIX):
        catalogue.register(spec)
