"""Augmentations of kornia that plain torch has no short way for; offered where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.layers.builtin.augmentation import augmentation, probability
from studio.layers.spec import LayerSpec, Nested, Param

AUGMENTATIONS = "kornia.augmentation"
PAGE = "https://kornia.readthedocs.io/en/latest/augmentation.module.html"
CHANCE = probability(0.5, "The chance that an image is changed.")


def _kind(title: str, summary: str, *params: Param, synonyms: tuple[str, ...]) -> LayerSpec:
    """A class of kornia's, which works in eval too, inside one that sees to it that it does not."""
    target = f"{AUGMENTATIONS}.{title}"
    given = (*params, CHANCE)
    spec = augmentation(
        "in_training", "InTraining", summary, PAGE, *given, synonyms=(*synonyms, "kornia")
    )
    names = tuple((param.name, param.name) for param in given)
    nested = (Nested("layer", target, names),)
    return replace(spec, key=target, title=title, nested=nested)


def specs() -> Iterator[LayerSpec]:
    """All kinds that there are, whether or not kornia is installed."""
    yield _kind(
        "RandomPerspective",
        "Looks at images from another side, at random while the model trains.",
        Param(
            "distortion_scale",
            "float",
            0.5,
            "How far corners move at most: 1 is half of the side.",
            minimum=0.0,
            maximum=1.0,
        ),
        synonyms=("warp", "projective", "homography", "tilt"),
    )
    yield _kind(
        "RandomElasticTransform",
        "Bends images as if they were drawn on rubber, at random while the model trains.",
        Param(
            "kernel_size",
            "ints",
            (63, 63),
            "Over how many pixels the bends are smoothed; odd numbers.",
            minimum=1,
            length=2,
            exact=True,
            unit="pixels",
        ),
        Param(
            "sigma",
            "floats",
            (32.0, 32.0),
            "How smooth the bends are, along each axis: a standard deviation.",
            minimum=0.01,
            length=2,
            exact=True,
            unit="pixels",
        ),
        Param(
            "alpha",
            "floats",
            (1.0, 1.0),
            "How strong the bends are, along each axis.",
            minimum=0.0,
            length=2,
            exact=True,
        ),
        synonyms=("deform", "warp", "distort", "handwriting"),
    )
    yield _kind(
        "RandomMotionBlur",
        "Blurs images as if the camera had moved, at random while the model trains.",
        Param(
            "kernel_size",
            "int",
            3,
            "How far it moved. An odd number. We start at 3.",
            minimum=3,
            always=True,
            unit="pixels",
        ),
        Param(
            "angle",
            "float",
            35.0,
            "The greatest angle of the motion, to either side. We start at 35.",
            minimum=0.0,
            always=True,
            unit="degrees",
        ),
        Param(
            "direction",
            "float",
            0.5,
            "How much more it is blurred at one end, 0 to 1. We start at 0.5.",
            minimum=0.0,
            maximum=1.0,
            always=True,
        ),
        synonyms=("camera", "shake", "smear"),
    )
    yield _kind(
        "RandomPosterize",
        "Leaves few levels of each colour, at random while the model trains. Values are 0 to 1.",
        Param(
            "bits",
            "float",
            3.0,
            "How many bits are left at least, of 8.",
            minimum=0.0,
            maximum=8.0,
            always=True,
        ),
        synonyms=("quantise", "levels", "bits"),
    )
    yield _kind(
        "RandomSolarize",
        "Turns light values into dark ones, at random while the model trains. Values are 0 to 1.",
        Param(
            "thresholds",
            "float",
            0.1,
            "How far from 0.5 the value lies at most beyond which values are turned.",
            minimum=0.0,
            maximum=0.5,
        ),
        Param(
            "additions",
            "float",
            0.1,
            "How much is added to all values before, at most, to either side.",
            minimum=0.0,
            maximum=0.5,
        ),
        synonyms=("invert", "negative", "sabattier"),
    )
    yield _kind(
        "RandomSharpness",
        "Sharpens images at random while the model trains.",
        Param("sharpness", "float", 0.5, "How much at most; 0 is not at all.", minimum=0.0),
        synonyms=("sharpen", "focus", "unsharp"),
    )
    yield _kind(
        "RandomEqualize",
        "Spreads the values of images evenly, at random while the model trains. They are 0 to 1.",
        synonyms=("histogram", "equalise", "contrast"),
    )
    yield _kind(
        "RandomSaltAndPepperNoise",
        "Sets random pixels to black or white while the model trains. Values are 0 to 1.",
        Param(
            "amount",
            "floats",
            (0.01, 0.06),
            "The least and the greatest share of the pixels.",
            minimum=0.0,
            maximum=1.0,
            length=2,
            exact=True,
        ),
        Param(
            "salt_vs_pepper",
            "floats",
            (0.4, 0.6),
            "The least and the greatest share of these that become white.",
            minimum=0.0,
            maximum=1.0,
            length=2,
            exact=True,
        ),
        synonyms=("impulse noise", "dead pixels", "speckle"),
    )
