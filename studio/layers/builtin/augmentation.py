"""Images changed at random while the model trains: cut, mirrored, turned, moved."""

from __future__ import annotations

from dataclasses import replace

from studio.layers.builtin.part import SAME, part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Pattern, Port

TORCHVISION = "https://docs.pytorch.org/vision/stable/generated/torchvision.transforms."

IMAGES = Port("x", "N × channels × height × width.")

FILL = Param("fill", "float", 0.0, "The value of what comes in from outside the image.")
MODE = Param(
    "mode",
    "choice",
    "bilinear",
    "How values between pixels are found; nearest makes up no values.",
    choices=("bilinear", "nearest", "bicubic"),
)


def probability(default: float, help_text: str) -> Param:
    """How often an example is changed."""
    return Param("p", "float", default, help_text, minimum=0.0, maximum=1.0)


def augmentation(
    file: str,
    title: str,
    summary: str,
    page: str,
    *params: Param,
    inputs: tuple[Port, ...] = (IMAGES,),
    outputs: tuple[Port, ...] = (SAME,),
    returns: Pattern = "output",
    positional: int = 0,
    keeps_shape: bool = True,
    synonyms: tuple[str, ...],
) -> LayerSpec:
    """A kind whose Python stands in ``studio/parts``, and which does nothing in eval."""
    spec = part(
        file,
        title,
        "augmentation",
        summary,
        page,
        *params,
        inputs=inputs,
        positional=positional,
        synonyms=(*synonyms, "augment", "random"),
    )
    return replace(spec, outputs=outputs, returns=returns, keeps_shape=keeps_shape)


HORIZONTAL_FLIP = augmentation(
    "random_horizontal_flip",
    "RandomHorizontalFlip",
    "Mirrors images left for right, some of them, while the model trains.",
    f"{TORCHVISION}RandomHorizontalFlip.html",
    probability(0.5, "The chance that an image is mirrored."),
    positional=1,
    synonyms=("mirror", "fliplr"),
)

VERTICAL_FLIP = augmentation(
    "random_vertical_flip",
    "RandomVerticalFlip",
    "Mirrors images top for bottom, some of them, while the model trains.",
    f"{TORCHVISION}RandomVerticalFlip.html",
    probability(0.5, "The chance that an image is turned upside down."),
    positional=1,
    synonyms=("mirror", "upside down", "flipud"),
)

CROP = augmentation(
    "random_crop",
    "RandomCrop",
    "Pads images and cuts a window out of each, at random places while the model trains.",
    f"{TORCHVISION}RandomCrop.html",
    Param(
        "size",
        "ints",
        None,
        "Height and width of the window; none: those of the image, which then only moves.",
        minimum=1,
        length=2,
        optional=True,
        unit="pixels",
    ),
    Param(
        "padding",
        "int",
        4,
        "How much is put around the image before it is cut: the farthest it can move.",
        minimum=0,
        unit="pixels",
    ),
    Param(
        "padding_mode",
        "choice",
        "constant",
        "What is put there: one value, the image mirrored, its edge, or its other side.",
        choices=("constant", "reflect", "replicate", "circular"),
        shapeless=True,
    ),
    Param("fill", "float", 0.0, "The value that is put there by constant padding.", shapeless=True),
    outputs=(Port("output", "N × channels × height × width of the window."),),
    keeps_shape=False,
    synonyms=("translate", "pad", "window", "cut"),
)

RESIZED_CROP = augmentation(
    "random_resized_crop",
    "RandomResizedCrop",
    "Cuts parts out of images and enlarges them again, while the model trains.",
    f"{TORCHVISION}RandomResizedCrop.html",
    Param(
        "scale",
        "floats",
        (0.5, 1.0),
        "The least and the greatest share of the image's area that is kept.",
        minimum=0.001,
        maximum=1.0,
        length=2,
        exact=True,
    ),
    Param(
        "ratio",
        "floats",
        (0.75, 1.33),
        "The least and the greatest width of the part over its height.",
        minimum=0.01,
        length=2,
        exact=True,
    ),
    MODE,
    probability(1.0, "The chance that an image is cut."),
    synonyms=("zoom", "scale", "inception crop", "cut"),
)

ROTATION = augmentation(
    "random_rotation",
    "RandomRotation",
    "Turns images by random angles while the model trains.",
    f"{TORCHVISION}RandomRotation.html",
    Param(
        "degrees",
        "float",
        15.0,
        "The greatest angle, to either side.",
        minimum=0.0,
        maximum=180.0,
        unit="degrees",
    ),
    Param(
        "step",
        "float",
        0.0,
        "Above 0, angles are whole multiples of it: 90 gives quarter turns.",
        minimum=0.0,
        maximum=180.0,
        unit="degrees",
    ),
    FILL,
    MODE,
    probability(1.0, "The chance that an image is turned."),
    positional=1,
    synonyms=("rotate", "turn", "rot90", "angle"),
)

AFFINE = augmentation(
    "random_affine",
    "RandomAffine",
    "Turns, moves, resizes and slants images at random while the model trains.",
    f"{TORCHVISION}RandomAffine.html",
    Param(
        "degrees",
        "float",
        10.0,
        "The greatest angle of the turn, to either side.",
        minimum=0.0,
        maximum=180.0,
        unit="degrees",
    ),
    Param(
        "translate",
        "floats",
        0.1,
        "How far an image moves at most, as shares of its width and its height.",
        minimum=0.0,
        maximum=1.0,
        length=2,
    ),
    Param(
        "scale",
        "floats",
        (0.9, 1.1),
        "The least and the greatest factor of its size.",
        minimum=0.01,
        length=2,
        exact=True,
    ),
    Param(
        "shear",
        "float",
        5.0,
        "The greatest angle by which it is slanted, to either side.",
        minimum=0.0,
        maximum=85.0,
        unit="degrees",
    ),
    FILL,
    MODE,
    probability(1.0, "The chance that an image is changed."),
    synonyms=("rotate", "translate", "scale", "shear", "shift", "zoom"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (CROP, RESIZED_CROP, HORIZONTAL_FLIP, VERTICAL_FLIP, ROTATION, AFFINE):
        catalogue.register(spec)
