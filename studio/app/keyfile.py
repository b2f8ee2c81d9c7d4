"""Shortcuts as a file: what differs from the defaults, as JSON.

A file is taken in whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from studio.app.bindings import Bindings, clashes, reserved
from studio.app.keystrokes import base, canonical
from studio.graph import atomic
from studio.message import Message, UserError

FORMAT = "plexus-studio shortcuts"
VERSION = 1
SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of shortcuts says."""

    own: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    """Ids that this version does not know. They are kept."""
    displaced: tuple[tuple[str, str, str], ...]
    """Keys, whose they were by default, and whose they are now."""


def dumps(bindings: Bindings) -> str:
    """The user's shortcuts as the text of a file."""
    own, known = bindings.own, bindings.commands
    shortcuts = {
        command: [*(bindings.keys(command) if command in known else own[command])]
        for command in sorted(own)
    }
    data = {"format": FORMAT, "version": VERSION, "shortcuts": shortcuts}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def write(path: Path, bindings: Bindings) -> None:
    """Write the user's shortcuts in one piece. Raises ``OSError``."""
    atomic.write(path, dumps(bindings).encode())


def read(path: Path, bindings: Bindings) -> Reading:
    """What a file says. Raises ``UserError``, and ``OSError`` where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(
            "{file} is no file of shortcuts: it should be text in UTF-8. Nothing was imported.",
            file=path.name,
        ) from error
    return loads(text, bindings, path.name)


def loads(text: str, bindings: Bindings, name: str) -> Reading:
    """What the text of a file says. Raises ``UserError``.

    Args:
        text: the whole of it.
        bindings: what can have keys.
        name: of the file, for what there is to say.
    """
    shortcuts = _table(text, name)
    own: dict[str, tuple[str, ...]] = {}
    wrong: list[Message] = []
    for command, strokes in shortcuts.items():
        try:
            own[command] = tuple(dict.fromkeys(_strokes(command, strokes)))
        except UserError as error:
            wrong.append(error.message)
    if wrong:
        raise UserError(
            "{file} cannot be imported: {what} Nothing was imported.",
            file=name,
            what=reduce(lambda one, more: Message("{one} {more}", one=one, more=more), wrong),
        )
    known = {command: keys for command, keys in own.items() if command in bindings.commands}
    for clash in clashes(known):
        one, other, *_ = (bindings.commands[command].title for command in clash.commands)
        raise UserError(
            "{file} cannot be imported: it gives {keys} both to “{one}” and to “{other}”. "
            "Take one of them out. Nothing was imported.",
            file=name,
            keys=clash.stroke,
            one=one,
            other=other,
        )
    unknown = tuple(command for command in own if command not in bindings.commands)
    return Reading(own, unknown, tuple(_displaced(known, bindings)))


def told(reading: Reading, bindings: Bindings, name: str) -> list[Message]:
    """What there is to say after a file was taken in."""
    found = [Message("The shortcuts of {file} are in force.", file=name)]
    if reading.unknown:
        found.append(
            Message(
                "Kept, though this version has no such actions: {ids}.",
                ids=", ".join(reading.unknown),
            )
        )
    found += [
        Message(
            "{keys} is no longer for “{one}” but for “{other}”.",
            keys=stroke,
            one=bindings.commands[before].title,
            other=bindings.commands[now].title,
        )
        for stroke, before, now in reading.displaced
    ]
    return found


def _table(text: str, name: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            "{file} is no file of shortcuts: it should be JSON. {error} Nothing was imported.",
            file=name,
            error=error,
        ) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UserError(
            "{file} is no file of shortcuts: “format” should be “{format}”. Nothing was imported.",
            file=name,
            format=FORMAT,
        )
    if data.get("version") != VERSION:
        raise UserError(
            "{file} was written by another version: “version” should be {expected} and is "
            "{found}. Nothing was imported.",
            file=name,
            expected=VERSION,
            found=data.get("version"),
        )
    shortcuts = data.get("shortcuts")
    if not isinstance(shortcuts, dict):
        raise UserError(
            "{file} is no file of shortcuts: “shortcuts” should hold lists of keys by the ids of "
            "actions. Nothing was imported.",
            file=name,
        )
    return shortcuts


def _strokes(command: str, strokes: object) -> Iterator[str]:
    if not isinstance(strokes, list):
        raise UserError("“shortcuts.{command}” should be a list of keys.", command=command)
    for place, text in enumerate(strokes):
        if not isinstance(text, str):
            raise UserError(
                "“shortcuts.{command}[{place}]” should be text.", command=command, place=place
            )
        try:
            stroke = canonical(text)
        except UserError as error:
            raise UserError(
                "“shortcuts.{command}[{place}]”: {error}",
                command=command,
                place=place,
                error=error,
            ) from error
        if reason := reserved(stroke):
            raise UserError(
                "“shortcuts.{command}[{place}]”: {error}",
                command=command,
                place=place,
                error=reason,
            )
        yield stroke


def _displaced(
    own: Mapping[str, tuple[str, ...]], bindings: Bindings
) -> Iterator[tuple[str, str, str]]:
    """Default keys that the file gives to something else."""
    takers = {base(stroke): command for command, strokes in own.items() for stroke in strokes}
    for command in bindings.commands.values():
        if command.id not in own:
            for stroke in command.keys:
                if base(stroke) in takers:
                    yield stroke, command.id, takers[base(stroke)]
