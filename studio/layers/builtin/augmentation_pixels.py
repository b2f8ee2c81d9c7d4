"""Pixels changed at random while the model trains: colours, sharpness, some wiped out."""

from __future__ import annotations

from studio.layers.builtin.augmentation import TORCHVISION, augmentation, probability
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param

JITTER = augmentation(
    "color_jitter",
    "ColorJitter",
    "Varies light, contrast and colours of images while the model trains.",
    f"{TORCHVISION}ColorJitter.html",
    Param(
        "brightness",
        "float",
        0.2,
        "All values are multiplied by 1 ± up to this.",
        minimum=0.0,
    ),
    Param(
        "contrast",
        "float",
        0.2,
        "Distances from the image's mean grey are multiplied by 1 ± up to this.",
        minimum=0.0,
    ),
    Param(
        "saturation",
        "float",
        0.2,
        "Distances of the channels from each other are multiplied by 1 ± up to this.",
        minimum=0.0,
    ),
    Param(
        "hue",
        "float",
        0.0,
        "How far colours turn around the circle of colours, to either side: 0.5 is half of it. "
        "Images without three channels have none.",
        minimum=0.0,
        maximum=0.5,
    ),
    Param(
        "black",
        "float",
        0.0,
        "The value that means black: brightness leaves it as it is. Where data are scaled to "
        "−1 … 1, it is −1.",
    ),
    probability(1.0, "The chance that an image is changed."),
    synonyms=("colour", "brightness", "contrast", "saturation", "hue", "light"),
)

GRAYSCALE = augmentation(
    "random_grayscale",
    "RandomGrayscale",
    "Takes the colours of some images away while the model trains.",
    f"{TORCHVISION}RandomGrayscale.html",
    probability(0.1, "The chance that an image loses its colours."),
    positional=1,
    synonyms=("greyscale", "grey", "black and white", "colour"),
)

BLUR = augmentation(
    "random_gaussian_blur",
    "RandomGaussianBlur",
    "Blurs some images, more or less, while the model trains.",
    f"{TORCHVISION}GaussianBlur.html",
    Param(
        "kernel_size",
        "int",
        5,
        "How many pixels are mixed along each axis; an even number counts as the next odd one.",
        minimum=1,
        unit="pixels",
    ),
    Param(
        "sigma",
        "floats",
        (0.1, 2.0),
        "The least and the greatest standard deviation of the blur.",
        minimum=0.01,
        length=2,
        exact=True,
        unit="pixels",
    ),
    probability(0.5, "The chance that an image is blurred."),
    positional=1,
    synonyms=("smooth", "unsharp", "focus", "defocus"),
)

ERASING = augmentation(
    "random_erasing",
    "RandomErasing",
    "Wipes a rectangle out of some images while the model trains.",
    f"{TORCHVISION}RandomErasing.html",
    probability(0.5, "The chance that an image loses a part."),
    Param(
        "scale",
        "floats",
        (0.02, 0.33),
        "The least and the greatest share of the image's area that is wiped out.",
        minimum=0.0,
        maximum=1.0,
        length=2,
        exact=True,
    ),
    Param(
        "ratio",
        "floats",
        (0.3, 3.3),
        "The least and the greatest height of the rectangle over its width.",
        minimum=0.01,
        length=2,
        exact=True,
    ),
    Param("value", "float", 0.0, "What is put in its place."),
    Param("noise", "bool", False, "Put normal noise in its place instead of one value."),
    positional=1,
    synonyms=("cutout", "occlusion", "mask", "hide"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (JITTER, GRAYSCALE, BLUR, ERASING):
        catalogue.register(spec)
