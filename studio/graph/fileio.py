"""The ``.plexus`` file: UTF-8 JSON, one node a line, one wire a line, layout apart from logic.

Reading goes in stages: text, plain values, migrations, graphs. Opening a file runs nothing. Kinds
and fields that this program does not know are kept and written back as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from studio.graph import atomic
from studio.graph.jsontext import Cursor, FileError, compact, parse
from studio.graph.model import MODEL, Graph, Project, Wire, natural
from studio.graph.records import node_record, place_record, read_node, read_wire, wire_record
from studio.message import Message

__all__ = ["MIGRATIONS", "VERSION", "FileError", "dumps", "load", "loads", "save"]

FORMAT = "plexus"
VERSION = 1
"""The version of the format that this program writes."""

Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = {}
"""By version: what turns a file of that version into one of the next."""

MAX_NAMES = 8
"""How many layers of a circle a sentence names."""

_PROJECT = frozenset(("format", "graphs", "name", "settings", "version"))
_GRAPH = frozenset(("layout", "nodes", "wires"))


def dumps(project: Project) -> str:
    """The text of the project's file. Equal projects give equal texts."""
    members = {key: compact(value) for key, value in project.extra.items()}
    members["format"] = compact(FORMAT)
    members["version"] = compact(VERSION)
    members["name"] = compact(project.name)
    settings = {key: compact(value) for key, value in project.settings.items()}
    members["settings"] = _braces(settings, sorted(settings), 1)
    graphs = {name: _graph_text(graph) for name, graph in project.graphs.items()}
    members["graphs"] = _braces(graphs, sorted(graphs), 1)
    return _braces(members, sorted(members), 0) + "\n"


def _graph_text(graph: Graph) -> str:
    members = {key: compact(value) for key, value in graph.extra.items()}
    places = {node.id: compact(place) for node in graph if (place := place_record(node))}
    members["layout"] = _braces(places, places, 3)
    members["nodes"] = _brackets([compact(node_record(node)) for node in graph], 3)
    members["wires"] = _brackets([compact(wire_record(wire)) for wire in graph.wires()], 3)
    return _braces(members, sorted(members), 2)


def _braces(members: Mapping[str, str], keys: Iterable[str], depth: int) -> str:
    return _lines("{", [f"{compact(key)}: {members[key]}" for key in keys], "}", depth)


def _brackets(items: list[str], depth: int) -> str:
    return _lines("[", items, "]", depth)


def _lines(opening: str, items: list[str], closing: str, depth: int) -> str:
    if not items:
        return opening + closing
    margin = "\n" + "  " * depth
    return f"{opening}{margin}  {f',{margin}  '.join(items)}{margin}{closing}"


def loads(text: str, source: str = "") -> Project:
    """The project in a text.

    Args:
        text: what ``dumps`` wrote, now or years ago, or anything at all.
        source: the file's name, for the error's sentence.

    Raises:
        FileError: with the file, the JSON path of the fault, and what was expected there.
    """
    root = parse(text, source or Message("The text"))
    if root.members().get("format") != FORMAT:
        root.fail(
            Message('this is no Plexus Studio project: "format" is not "{name}".', name=FORMAT)
        )
    root.value = migrated(root, MIGRATIONS, VERSION)
    graphs: dict[str, Graph] = {}
    at_graphs = root.need("graphs")
    for name in at_graphs.members():
        graphs[name] = _read_graph(at_graphs.need(name))
    if MODEL not in graphs:
        at_graphs.fail(Message('the graph "{name}" is missing.', name=MODEL))
    settings = root.get("settings")
    return Project(
        root.need("name").text(),
        graphs,
        settings.settings() if settings else {},
        extra={key: value for key, value in root.members().items() if key not in _PROJECT},
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


def _read_graph(at: Cursor) -> Graph:
    graph = Graph()
    known = at.members()
    graph.extra = {key: value for key, value in known.items() if key not in _GRAPH}
    layout = at.get("layout")
    for item in at.need("nodes").items():
        node_id = item.need("id").filled()
        place = layout.get(node_id) if layout else None
        graph.put_node(read_node(item, place, graph))
    if layout:
        for node_id in layout.members():
            if node_id not in graph:
                layout.need(node_id).fail(Message('no layer has the id "{id}".', id=node_id))
    for item in at.need("wires").items():
        graph.put_wire(_checked(read_wire(item), item, graph))
    _refuse_circles(graph, at.need("wires"))
    return graph


def _checked(wire: Wire, at: Cursor, graph: Graph) -> Wire:
    for end, node_id in (("from", wire.source), ("to", wire.target)):
        if node_id not in graph:
            at.need(end).fail(Message('no layer has the id "{id}".', id=node_id))
    if graph.wire_into(wire.target, wire.input):
        at.need("to").fail(
            Message(
                "two wires end at the input {port} of {name}.",
                port=wire.input,
                name=graph.node(wire.target).name,
            )
        )
    return wire


def _refuse_circles(graph: Graph, at: Cursor) -> None:
    stuck = set(graph.ids()) - set(graph.order())
    if not stuck:
        return
    # Each node that no order reaches is fed by another such one: go upstream until one comes again.
    way: list[str] = []
    here = min(stuck, key=natural)
    while here not in way:
        way.append(here)
        here = next(wire.source for wire in graph.incoming(here) if wire.source in stuck)
    circle = [here, *reversed(way[way.index(here) :])]
    names = [graph.node(node_id).name for node_id in circle]
    if len(names) > MAX_NAMES:
        names[MAX_NAMES - 1 : -1] = ["…"]
    at.fail(Message("the wires run in a circle: {names}.", names=" → ".join(names)))


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
