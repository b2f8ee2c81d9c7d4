"""Pictures in a folder, one subfolder for each class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.spec import PIXELS, Examples, Glimpse, Normalise, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm")
LITTER = ("thumbs.db", "desktop.ini")
"""What file managers leave behind; so are names that begin with a dot."""
VALIDATION_NAMES = ("validation", "valid", "val", "test")
WHAT = Message("a folder with one subfolder of pictures for each class")
Bytes = NDArray[np.uint8]


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, in natural order, without what file managers leave behind."""
    kept = (
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and path.name.casefold() not in LITTER
    )
    return sorted(kept, key=lambda path: _natural(path.name))


def _natural(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts] + [(-1, name)]


def _classes(folder: Path) -> dict[str, list[Path]]:
    """The files of each class folder."""
    entries = _entries(folder)
    loose = [path for path in entries if path.suffix.casefold() in ENDINGS and path.is_file()]
    if loose:
        raise DataError(
            'The picture "{file}" lies outside the class folders. Move it into the folder of its '
            'class: "{folder}" must hold one subfolder of pictures for each class.',
            file=loose[0],
            folder=folder,
        )
    classes = {path.name: _pictures(path) for path in entries if path.is_dir()}
    if not classes:
        raise DataError(
            '"{folder}" has no subfolders; {what} was expected. Make a subfolder for each class '
            "and put its pictures there.",
            folder=folder,
            what=WHAT,
        )
    checks.two_classes(folder, tuple(classes))
    return classes


def _pictures(folder: Path) -> list[Path]:
    files = _entries(folder)
    for path in files:
        if path.is_dir():
            raise DataError(
                'The class folder "{folder}" holds another folder, "{name}"; only pictures were '
                "expected. Move its pictures up, or move the folder away.",
                folder=folder,
                name=path.name,
            )
        if path.suffix.casefold() not in ENDINGS:
            raise DataError(
                '"{file}" is not a picture (its name ends in none of {endings}). Move it out of '
                "the class folder.",
                file=path,
                endings=" ".join(ENDINGS),
            )
    if not files:
        raise DataError(
            'The class folder "{folder}" is empty. Put pictures of this class there, or remove '
            "the folder.",
            folder=folder,
        )
    return files


def _read(file: Path, size: int, mode: str, fit: str) -> Bytes:
    """One picture as channels × height × width."""
    from PIL import Image, ImageOps

    picture = opened(file, mode, (size, size))
    if fit == "crop":
        picture = ImageOps.fit(picture, (size, size), Image.Resampling.BILINEAR)
    else:
        picture = picture.resize((size, size), Image.Resampling.BILINEAR)
    pixels = np.asarray(picture, dtype=np.uint8)
    return pixels[np.newaxis] if mode == "L" else pixels.transpose(2, 0, 1)


def opened(file: Path, mode: str, least: tuple[int, int]) -> Picture:
    """A picture, upright, in 8 bits a channel; it may be made smaller, but not than ``least``."""
    from PIL import Image, ImageOps

    try:
        with Image.open(file) as picture:
            picture.draft(mode, least)
            return _eight_bits(ImageOps.exif_transpose(picture), file).convert(mode)
    except DataError:
        raise
    except Exception as error:  # a decoder fed with damaged bytes may raise nearly anything
        raise DataError(
            'The picture "{file}" cannot be read: {reason}. Replace it or remove it.',
            file=file,
            reason=str(error) or type(error).__name__,
        ) from error


def _eight_bits(picture: Picture, file: Path) -> Picture:
    """The picture in 8 bits a channel, what is transparent on white."""
    from PIL import Image

    if picture.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(picture, dtype=np.uint32) // 257).astype(np.uint8))
    if picture.mode in ("I", "F"):
        raise DataError(
            'The picture "{file}" has pixels of 32 bits, whose range is unknown; 8 or 16 bits '
            "were expected. Save it as an ordinary PNG or JPEG.",
            file=file,
        )
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    return picture


def _stack(groups: Sequence[Sequence[Path]], size: int, mode: str, fit: str) -> dict[str, Array]:
    files = [(file, label) for label, group in enumerate(groups) for file in group]
    images = np.empty((len(files), 1 if mode == "L" else 3, size, size), np.uint8)
    for index, (file, _) in enumerate(files):
        images[index] = _read(file, size, mode, fit)
    return {"image": images, "label": np.array([label for _, label in files], np.int64)}


def _own_split(folder: Path) -> tuple[Path, Path] | None:
    """The two folders, where all there is are ``train`` and one for validation."""
    by_name = {path.name.casefold(): path for path in _entries(folder) if path.is_dir()}
    other = [name for name in by_name if name in VALIDATION_NAMES]
    if len(by_name) != 2 or "train" not in by_name or not other:
        return None
    return by_name["train"], by_name[other[0]]


Groups = dict[str, list[Path]]
"""The files of each class."""


def _found(params: Params) -> tuple[Path, Groups, Groups | None, str]:
    """The folder, its classes, those for validation where it has its own, and their folder."""
    folder = checks.folder(params, "folder", WHAT)
    own = _own_split(folder)
    classes = _classes(own[0] if own else folder)
    if own is None:
        return folder, classes, None, ""
    second = _classes(own[1])
    checks.no_new_classes(
        tuple(second),
        tuple(classes),
        lambda i: Message('The folder "{folder}"', folder=own[1] / list(second)[i]),
    )
    beside = {name: second.get(name, []) for name in classes}
    return folder, classes, beside, own[1].name


def _load(params: Params) -> Examples:
    folder, classes, beside, name = _found(params)
    note = Message("Pictures from {folder}.", folder=folder)
    if beside is not None:
        note = Message(
            "Pictures from {folder}. Validation is on its folder {name}.", folder=folder, name=name
        )
    validation = None if beside is None else _read_all(params, beside)
    return _examples(params, folder.name, classes, validation, note)


def _glimpse(params: Params) -> Glimpse:
    """The first picture of each class, for there may be very many."""
    folder, classes, beside, _ = _found(params)
    first = {name: files[:1] for name, files in classes.items()}
    return Glimpse(
        _examples(params, folder.name, first, None, None),
        sum(map(len, classes.values())),
        None if beside is None else sum(map(len, beside.values())),
        {"label": tuple(map(len, classes.values()))},
    )


def _examples(
    params: Params,
    name: str,
    classes: Groups,
    validation: dict[str, Array] | None,
    note: Message | None,
) -> Examples:
    size, channels = cast(int, params["size"]), 1 if params["colour"] == "grey" else 3
    return Examples(
        name,
        (
            Field("image", (channels, size, size), "float32", "image"),
            Field("label", (), "int64", "label", tuple(classes)),
        ),
        _read_all(params, classes),
        validation,
        normalise=cast(Normalise, params["normalise"]),
        full_scale=255.0,
        note=note,
    )


def _read_all(params: Params, classes: Groups) -> dict[str, Array]:
    size, fit = cast(int, params["size"]), cast(str, params["fit"])
    mode = "L" if params["colour"] == "grey" else "RGB"
    return _stack(list(classes.values()), size, mode, fit)


SPEC = SourceSpec(
    "images",
    "Folder of images",
    "Your own pictures: a folder with one subfolder for each class, whose name is the class.",
    (
        Param(
            "folder",
            "text",
            "",
            "The folder with one subfolder of pictures for each class. If all it has are the "
            "folders train and validation (or val, valid, test), these are the split.",
            unit="folder",
        ),
        Param(
            "size",
            "int",
            32,
            "Width and height that every picture is brought to.",
            minimum=4,
            maximum=1024,
            unit="px",
        ),
        Param(
            "colour",
            "choice",
            "colour",
            "colour: three channels, red, green and blue. grey: one channel.",
            choices=("colour", "grey"),
        ),
        Param(
            "fit",
            "choice",
            "crop",
            "How a picture that is not square becomes so. crop: its middle. stretch: all of it, "
            "distorted.",
            choices=("crop", "stretch"),
        ),
        PIXELS,
    ),
    _load,
    glimpse=_glimpse,
)
