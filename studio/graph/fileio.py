"""The ``.plexus`` file: UTF-8 JSON, one node a line, one wire a line, layout apart from logic.

Reading goes in stages: text, plain values, migrations, graphs. Opening a file runs nothing. Kinds
and fields that this program does not know are kept and written back as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from studio.graph import atomic
from studio.graph.bookmark_records import (
    BOOKMARKS,
    LAYOUT,
    read_bookmarks,
    records,
    unknown_layout,
)
from studio.graph.change import EditError
from studio.graph.graphtext import braces, brackets, graph_text, read_graph, variables_text
from studio.graph.jsontext import Cursor, FileError, compact, parse
from studio.graph.model import MODEL, Graph, Project
from studio.graph.records import read_texts, read_variables
from studio.graph.rules import check_code, check_identifier
from studio.graph.uses import first_circle
from studio.message import Message

__all__ = ["MIGRATIONS", "VERSION", "FileError", "dumps", "load", "loads", "save"]

FORMAT = "plexus"
VERSION = 2
"""The version of the format that this program writes."""

Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = {1: lambda record: {**record, "version": 2}}
"""By version: what turns a file of that version into one of the next."""

_PROJECT = frozenset(
    ("codes", "format", "graphs", "layout", "name", "packages", "settings", "variables", "version")
)


def dumps(project: Project) -> str:
    """The text of the project's file. Equal projects give equal texts."""
    members = {key: compact(value) for key, value in project.extra.items() if key != LAYOUT}
    layout = {key: compact(value) for key, value in project.extra.get(LAYOUT, {}).items()}
    if project.bookmarks:
        layout[BOOKMARKS] = brackets([compact(each) for each in records(project.bookmarks)], 2)
    if layout:
        members[LAYOUT] = braces(layout, sorted(layout), 1)
    members["format"] = compact(FORMAT)
    members["version"] = compact(VERSION)
    members["name"] = compact(project.name)
    settings = {key: compact(value) for key, value in project.settings.items()}
    members["settings"] = braces(settings, sorted(settings), 1)
    graphs = {name: graph_text(graph) for name, graph in project.graphs.items()}
    if project.variables:
        members["variables"] = variables_text(project.variables, 1)
    if project.codes:
        codes = {name: _code_text(text) for name, text in project.codes.items()}
        members["codes"] = braces(codes, sorted(codes), 1)
    if project.packages:
        packages = {kind: compact(package) for kind, package in project.packages.items()}
        members["packages"] = braces(packages, sorted(packages), 1)
    members["graphs"] = braces(graphs, sorted(graphs), 1)
    return braces(members, sorted(members), 0) + "\n"


def _code_text(text: str) -> str:
    """A list of lines, so that what changed can be seen by comparing files."""
    return brackets([compact(line) for line in text.split("\n")], 2)


def loads(text: str, source: str = "") -> Project:
    """The project in a text.

    Args:
        text: what ``dumps`` wrote, now or years ago, or anything at all.
        source: the file's name, for the error's sentence.

    Raises:
        FileError: with the file, the JSON path of the fault, and what was expected there.
    """
    return read_project(parse(text, source or Message("The text")))


def read_project(root: Cursor) -> Project:
    """The project in the plain values of a file. Raises :class:`FileError`."""
    if root.members().get("format") != FORMAT:
        root.fail(
            Message('this is no Plexus Studio project: "format" is not "{name}".', name=FORMAT)
        )
    root.value = migrated(root, MIGRATIONS, VERSION)
    graphs: dict[str, Graph] = {}
    at_graphs = root.need("graphs")
    for name in at_graphs.members():
        at = at_graphs.need(name)
        _check(at, check_identifier, name)
        graphs[name] = read_graph(at)
    if MODEL not in graphs:
        at_graphs.fail(Message('the graph "{name}" is missing.', name=MODEL))
    _refuse_circles(graphs, at_graphs)
    settings = root.get("settings")
    layout = root.get(LAYOUT)
    extra = {key: value for key, value in root.members().items() if key not in _PROJECT}
    if unknown := unknown_layout(layout):
        extra[LAYOUT] = unknown
    return Project(
        root.need("name").text(),
        graphs,
        settings.settings() if settings else {},
        read_variables(root.get("variables")),
        _read_codes(root.get("codes")),
        _read_packages(root.get("packages")),
        extra,
        read_bookmarks(layout),
    )


def migrated(root: Cursor, migrations: Mapping[int, Migration], newest: int) -> dict[str, Any]:
    """The plain values of a file in the form of the newest version."""
    record = root.members()
    at = root.need("version")
    version = at.value
    if type(version) is not int or version < 1:
        at.expected(Message("the format's version, a whole number from 1 on"))
    if version > newest:
        raise FileError(
            "{file} was written by a newer Plexus Studio ({path} is {found}; this one reads up to "
            "{newest}). Update the program to open it.",
            file=root.file,
            path=at.path,
            found=version,
            newest=newest,
        )
    for step in range(version, newest):
        record = migrations[step](record)
    return record


def _read_codes(at: Cursor | None) -> dict[str, str]:
    codes: dict[str, str] = {}
    if at is None:
        return codes
    for name in at.members():
        lines = at.need(name)
        _check(lines, check_identifier, name)
        codes[name] = "\n".join(read_texts(lines))
        _check(lines, check_code, name, codes[name])
    return codes


def _read_packages(at: Cursor | None) -> dict[str, str]:
    return {kind: at.need(kind).filled() for kind in at.members()} if at else {}


def _check(at: Cursor, rule: Callable[..., object], *args: str) -> None:
    """Refuse the file where a rule refuses what is here."""
    try:
        rule(*args)
    except EditError as error:
        at.fail(error.message)


def _refuse_circles(graphs: Mapping[str, Graph], at: Cursor) -> None:
    way = first_circle(graphs)
    if way:
        at.need(way[0]).fail(Message("the block holds itself: {names}.", names=" → ".join(way)))


def save(project: Project, path: Path | str) -> None:
    """Write the project's file in place of the old one, whole or not at all.

    Raises:
        FileError: the disk refuses; the old file is as it was.
    """
    path = Path(path)
    try:
        atomic.write(path, dumps(project).encode("utf-8"))
    except OSError as error:
        raise FileError(
            "{file} could not be saved: {why}. Save it under another name or in another folder.",
            file=str(path),
            why=error.strerror or str(error),
        ) from error


def load(path: Path | str) -> Project:
    """Read a project's file.

    Raises:
        FileError: it cannot be read, or is no project.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            "{file} could not be opened: {why}. Check that it is there and that you may read it.",
            file=str(path),
            why=error.strerror or str(error),
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(
            "{file} is not a project: byte {position} is not UTF-8 text. Open a .plexus file.",
            file=str(path),
            position=error.start,
        ) from error
    return loads(text, str(path))
