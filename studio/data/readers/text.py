"""Characters of a text, and after each the one that comes next: what a language model learns."""

from __future__ import annotations

import sysconfig
from collections import Counter
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.spec import Examples, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

ASCII = ("\n", *map(chr, range(32, 127)))
"""The characters of Python's own library: the same whatever its version."""
UNKNOWN = "\ufffd"
"""Stands for characters that are too rare to have a place of their own."""
MOST_CHARACTERS = 256
"""In the vocabulary of files of one's own."""
MODULES = (
    "argparse",
    "ast",
    "calendar",
    "cmd",
    "code",
    "codecs",
    "configparser",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "difflib",
    "dis",
    "doctest",
    "enum",
    "filecmp",
    "fractions",
    "ftplib",
    "functools",
    "gettext",
    "glob",
    "gzip",
    "heapq",
    "inspect",
    "ipaddress",
    "linecache",
    "mailbox",
    "mimetypes",
    "optparse",
    "os",
    "pdb",
    "pickle",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "pprint",
    "pstats",
    "queue",
    "random",
    "sched",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "smtplib",
    "socket",
    "socketserver",
    "statistics",
    "string",
    "subprocess",
    "tarfile",
    "tempfile",
    "textwrap",
    "threading",
    "timeit",
    "tokenize",
    "trace",
    "traceback",
    "types",
    "typing",
    "uuid",
    "warnings",
    "weakref",
    "webbrowser",
)
"""Modules of plain source that every Python since 3.10 has, in one file each."""


def _library(params: Params) -> Examples:
    folder = Path(sysconfig.get_path("stdlib"))
    files = [folder / f"{name}.py" for name in MODULES]
    found = [path for path in files if path.is_file()]
    if not found:
        raise DataError(
            'The source of Python\'s own library is not in "{folder}"; it was installed without. '
            'Choose the source "Text files" and a folder of your own.',
            folder=folder,
        )
    text, found = _joined(found, cast(int, params["characters"]))
    known = set(ASCII)
    text = "".join(each if each in known else "?" for each in text)
    note = Message(
        "{count} characters of Python's own library, read from {folder}: {files}.",
        count=f"{len(text):,}",
        folder=folder,
        files=checks.listed([path.name for path in found]),
    )
    return _examples("Python's own source", text, ASCII, params, note)


def _files(params: Params) -> Examples:
    what = Message("a folder of text files")
    chosen = params["folder"]
    if isinstance(chosen, str) and Path(chosen).is_file():
        found = [Path(chosen)]
    else:
        folder = checks.folder(params, "folder", what)
        pattern = cast(str, params["files"]).strip() or "*"
        if Path(pattern).is_absolute():
            raise DataError(
                '"data.files" is {pattern}, a whole path; the end of names within the folder '
                "was expected, such as *.txt.",
                pattern=pattern,
            )
        found = sorted(path for path in folder.rglob(pattern) if path.is_file())
        if not found:
            raise DataError(
                'No file in "{folder}" is named as {pattern} says. Change "data.files", or '
                'choose another "data.folder".',
                folder=folder,
                pattern=pattern,
            )
    text, found = _joined(found, cast(int, params["characters"]))
    common = Counter(text).most_common()
    vocabulary = tuple(sorted(each for each, _ in common[:MOST_CHARACTERS]))
    if len(common) > MOST_CHARACTERS:
        vocabulary = (*sorted(each for each, _ in common[: MOST_CHARACTERS - 1]), UNKNOWN)
    note = Message(
        "{count} characters of {files}.",
        count=f"{len(text):,}",
        files=checks.listed([path.name for path in found]),
    )
    name = found[0].stem if len(found) == 1 else Path(str(chosen)).name
    return _examples(name, text, vocabulary, params, note)


def _joined(files: list[Path], characters: int) -> tuple[str, list[Path]]:
    """The files one after the other, until there are enough characters; and which those were."""
    parts: list[str] = []
    missing = characters
    for path in files:
        if missing <= 0:
            break
        try:
            part = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DataError(
                '"{file}" is not a text in UTF-8: byte {place} belongs to no character. Save it as '
                'UTF-8, or leave it out by "data.files".',
                file=path,
                place=error.start,
            ) from error
        parts.append(part.expandtabs(4)[:missing])
        missing -= len(parts[-1])
    return "".join(parts), files[: len(parts)]


def _examples(
    name: str, text: str, vocabulary: tuple[str, ...], params: Params, note: Message
) -> Examples:
    length, share = cast(int, params["length"]), cast(float, params["validation"])
    codes = _codes(text, vocabulary)
    kept = round(len(codes) * share)
    # By position: what is validated with was not read, not even a part of its sentences.
    parts = codes[: len(codes) - kept], codes[len(codes) - kept :]
    if min(map(len, parts)) <= length:
        raise DataError(
            "{count} characters are too few: the {share:.0%} for validation and the rest must both "
            'be more than the {length} of one example. Add text, lower "data.length", or change '
            '"data.validation".',
            count=len(codes),
            share=share,
            length=length,
        )
    train, validation = (_windows(part, length) for part in parts)
    fields = (
        Field("text", (length,), "int64", "text", vocabulary),
        Field("next", (length,), "int64", "labels", vocabulary),
    )
    return Examples(name, fields, train, validation, note=note)


def _codes(text: str, vocabulary: tuple[str, ...]) -> NDArray[np.int64]:
    places = {each: place for place, each in enumerate(vocabulary)}
    unknown = places.get(UNKNOWN, 0)
    return np.fromiter((places.get(each, unknown) for each in text), np.int64, len(text))


def _windows(codes: NDArray[np.int64], length: int) -> dict[str, Array]:
    """Pieces side by side, and each piece one character further on."""
    count = (len(codes) - 1) // length
    rows = (codes[start : start + count * length].reshape(count, length) for start in (0, 1))
    return dict(zip(("text", "next"), (row.copy() for row in rows), strict=True))


LENGTH = Param(
    "length",
    "int",
    64,
    "Characters of one example, and as far back as the model can look.",
    minimum=2,
    maximum=4096,
)


def _characters(most: int) -> Param:
    return Param(
        "characters",
        "int",
        most,
        "As many are read at most, files in the order of their names.",
        minimum=100,
        maximum=50_000_000,
    )


LIBRARY = SourceSpec(
    "text",
    "Python's own source",
    "The source of Python's own library as a text: characters, and for each the one that is next.",
    (LENGTH, _characters(600_000)),
    _library,
)

FILES = SourceSpec(
    "text_files",
    "Text files",
    "Texts of your own in UTF-8: characters, and for each the one that is next.",
    (
        Param("folder", "text", "", "The folder of texts, or one text.", unit="folder"),
        Param("files", "text", "*.txt", "Which files of the folder, and of those in it."),
        LENGTH,
        _characters(2_000_000),
    ),
    _files,
)
