"""The data sets that ship with the program."""

from __future__ import annotations

from typing import cast

import numpy as np

from studio import paths
from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.spec import PIXELS, Examples, Normalise, Params, SourceSpec
from studio.message import Message

DIGIT_NAMES = tuple("0123456789")
FASHION_NAMES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


def _arrays(name: str) -> dict[str, Array]:
    file = paths.resources() / "data" / name
    if not file.is_file():
        raise DataError(
            'The file "{file}" that ships with the program is missing. Install the program again.',
            file=file,
        )
    with np.load(file, allow_pickle=False) as archive:
        return dict(archive)


def _fields(side: int, classes: tuple[str, ...]) -> tuple[Field, ...]:
    return (
        Field("image", (1, side, side), "float32", "image"),
        Field("label", (), "int64", "label", classes),
    )


def _pair(images: Array, labels: Array) -> dict[str, Array]:
    return {"image": images[:, np.newaxis], "label": labels.astype(np.int64)}


def _digits(params: Params) -> Examples:
    arrays = _arrays("digits.npz")
    return Examples(
        "Digits",
        _fields(8, DIGIT_NAMES),
        _pair(arrays["images"], arrays["labels"]),
        normalise=cast(Normalise, params["normalise"]),
        full_scale=16.0,
        note=Message(
            "1,797 handwritten digits (E. Alpaydin and C. Kaynak, UCI Machine Learning "
            "Repository, CC BY 4.0), as scikit-learn distributes them."
        ),
    )


def _fashion_sample(params: Params) -> Examples:
    arrays = _arrays("fashion_sample.npz")
    return Examples(
        "Fashion-MNIST (sample)",
        _fields(28, FASHION_NAMES),
        _pair(arrays["train_images"], arrays["train_labels"]),
        _pair(arrays["validation_images"], arrays["validation_labels"]),
        normalise=cast(Normalise, params["normalise"]),
        full_scale=255.0,
        note=Message(
            "A fixed sample of Fashion-MNIST (Zalando SE, MIT licence): 1,000 of 6,000 training "
            "images and 200 of 1,000 test images of each class."
        ),
    )


DIGITS = SourceSpec(
    "digits",
    "Digits",
    "1,797 handwritten digits of 8 × 8 grey pixels, in ten classes.",
    (PIXELS,),
    _digits,
    (1, 8, 8),
)

FASHION_SAMPLE = SourceSpec(
    "fashion_sample",
    "Fashion-MNIST (sample)",
    "10,000 training and 2,000 validation pictures of clothes, 28 × 28 grey pixels, in ten "
    "classes.",
    (PIXELS,),
    _fashion_sample,
    (1, 28, 28),
)
