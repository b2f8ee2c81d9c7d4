"""Snapshots of a project as files in a folder beside its file, each for itself and compressed.

A snapshot is a gzip file: one line of JSON that names it, then the project as in its own file. It
is read as carefully as any file: bounded, checked, and nothing in it is run.
"""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.graph import atomic
from studio.graph.fileio import dumps, loads
from studio.graph.jsontext import FileError, compact
from studio.graph.model import Project
from studio.message import Message

FORMAT = "plexus-snapshot"
VERSION = 1
SUFFIX = ".snapshot"
MOST_BYTES = 64 * 1024 * 1024
"""Of the text of a snapshot, so that a small file cannot fill the memory."""
MOST_HEAD = 4096
"""Bytes of the line that names it."""
MOST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What a snapshot says of itself. ``time`` is in seconds since 1970."""

    title: str
    time: float


def folder_of(path: Path) -> Path:
    """Where the snapshots of a project's file are: ``net.snapshots`` beside ``net.plexus``."""
    return path.with_suffix(".snapshots")


def write(path: Path, head: Head, project: Project) -> None:
    """Keep a project, which nobody else may change meanwhile. Raises :class:`FileError`."""
    write_text(path, head, dumps(project))


def write_text(path: Path, head: Head, text: str) -> None:
    """Keep the text of a project's file. Raises :class:`FileError`."""
    data = text.encode("utf-8")
    line = compact(
        {"format": FORMAT, "version": VERSION, "title": head.title, "time": head.time}
    ).encode("utf-8")
    if len(data) + len(line) >= MOST_BYTES:
        raise FileError(
            "The snapshot {title} would be larger than {limit} MB. Save the project under another "
            "name instead.",
            title=head.title,
            limit=MOST_BYTES // 1024**2,
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, gzip.compress(line + b"\n" + data, 6, mtime=0))
    except OSError as error:
        raise FileError(
            "The snapshot {title} could not be kept in {folder}: {why}. Free some space there, "
            "or save the project in another folder.",
            title=head.title,
            folder=str(path.parent),
            why=error.strerror or str(error),
        ) from error


def read_head(path: Path) -> Head:
    """What a snapshot says of itself. Raises :class:`FileError`."""
    return _head(path, _unpacked(path, MOST_HEAD).partition(b"\n")[0])


def read(path: Path) -> Project:
    """The project in a snapshot. Raises :class:`FileError`."""
    text = read_text(path)
    return loads(text, str(path))


def read_text(path: Path) -> str:
    """The text of the project's file in a snapshot. Raises :class:`FileError`."""
    data = _unpacked(path, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _damaged(path, Message("it is larger than any snapshot"))
    line, _, text = data.partition(b"\n")
    _head(path, line)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _damaged(path, Message("it is not UTF-8 text")) from error


def _unpacked(path: Path, most: int) -> bytes:
    try:
        with gzip.open(path) as file:
            return file.read(most)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _damaged(path, Message("it is not whole")) from error
    except OSError as error:
        raise _damaged(path, Message("{why}", why=error.strerror or str(error))) from error


def _head(path: Path, line: bytes) -> Head:
    try:
        head: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, Message("its first line does not name it")) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise _damaged(path, Message("it is no snapshot"))
    version, title, time = head.get("version"), head.get("title"), head.get("time")
    if type(version) is not int or version < 1:
        raise _damaged(path, Message("its version is no whole number"))
    if version > VERSION:
        raise _damaged(path, Message("a newer Plexus Studio wrote it"))
    if not isinstance(title, str) or not title.strip() or len(title) > MOST_TITLE:
        raise _damaged(path, Message("its title is no text"))
    if not isinstance(time, int | float) or not 0 <= time < 1e11:
        raise _damaged(path, Message("its time is no number"))
    return Head(title, float(time))


def _damaged(path: Path, why: Message) -> FileError:
    return FileError(
        "The snapshot {file} cannot be read: {why}. It is left out; remove the file, or bring "
        "back a copy of it.",
        file=str(path),
        why=why,
    )
