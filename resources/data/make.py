"""Make the bundled data sets. The same inputs always give the same bytes.

Usage: python resources/data/make.py FASHION_MNIST_FOLDER

The folder holds the four IDX files of Fashion-MNIST. The digits come from scikit-learn, which the
program itself does not need.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

HERE = Path(__file__).parent
SEED = 20170828
TRAIN_PER_CLASS = 1000
VALIDATION_PER_CLASS = 200


def idx(file: Path, header: int) -> NDArray[np.uint8]:
    with gzip.open(file) as stream:
        return np.frombuffer(stream.read()[header:], np.uint8)


def sample(folder: Path, part: str, per_class: int) -> dict[str, NDArray[Any]]:
    """``per_class`` random examples of each class, in the order of the files."""
    images = idx(folder / f"{part}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)
    labels = idx(folder / f"{part}-labels-idx1-ubyte.gz", 8)
    rank = np.random.default_rng(SEED).random(len(labels))
    chosen = [
        members[np.argsort(rank[members], kind="stable")[:per_class]]
        for members in (np.flatnonzero(labels == label) for label in range(10))
    ]
    indices = np.sort(np.concatenate(chosen))
    return {"images": images[indices], "labels": labels[indices]}


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    digits = load_digits()
    np.savez_compressed(
        HERE / "digits.npz",
        images=digits.images.astype(np.uint8),
        labels=digits.target.astype(np.uint8),
    )
    train = sample(folder, "train", TRAIN_PER_CLASS)
    validation = sample(folder, "t10k", VALIDATION_PER_CLASS)
    np.savez_compressed(
        HERE / "fashion_sample.npz",
        train_images=train["images"],
        train_labels=train["labels"],
        validation_images=validation["images"],
        validation_labels=validation["labels"],
    )


if __name__ == "__main__":
    main()
