"""Differences between two versions of a project in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.app import schema
from studio.compile.kinds import ProjectKinds, param_of
from studio.data.spec import SourceSpec
from studio.graph import fileio
from studio.graph.comparing import ABSENT, Comparison, Difference, Sign
from studio.graph.furniture import Frame
from studio.graph.furniture_records import piece_record
from studio.graph.jsontext import compact
from studio.graph.model import (
    BARE,
    BYPASS,
    FOLD,
    FREEZE,
    MODEL,
    MUTE,
    PIN,
    TRAINING,
    Graph,
    Node,
    Project,
    Variable,
    Wire,
)
from studio.graph.records import node_record, variable_record
from studio.layers.catalogue import Catalogue
from studio.layers.entry import format_value
from studio.layers.spec import REQUIRED, Param
from studio.message import Message, UserError
from studio.value import Expression, Value

MOST_LINES = 4000
"""Of a text whose lines are compared one by one."""
_SHORT = 60
_FLAGS = {
    BYPASS: (Message("{name} is bypassed"), Message("{name} is no longer bypassed")),
    MUTE: (Message("{name} is muted"), Message("{name} is no longer muted")),
    PIN: (Message("{name} is pinned"), Message("{name} is no longer pinned")),
    FOLD: (Message("{name} is collapsed"), Message("{name} is no longer collapsed")),
    BARE: (Message("{name} shows no picture"), Message("{name} shows its picture again")),
    FREEZE: (Message("{name} is frozen"), Message("{name} is no longer frozen")),
}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One difference as it is told."""

    difference: Difference
    words: Message
    where: Message
    """The graph that it is in, or what else of the project it concerns."""
    name: str = ""
    """Of the node that it is seen at, as it is called now."""

    @property
    def sign(self) -> Sign:
        return self.difference.sign

    @property
    def lines(self) -> tuple[str, ...]:
        """Of a text of several lines: what came and went, each with its sign in front."""
        it = self.difference
        if it.sort not in ("code", "note"):
            return ()
        texts = ["" if state is ABSENT else str(state) for state in (it.old, it.new)]
        return tuple(changed_lines(*texts)) if any("\n" in text for text in texts) else ()

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        it = self.difference
        data: dict[str, Any] = {
            "sign": {"+": "+", "−": "-", "~": "~"}[it.sign],
            "what": it.sort,
            "graph": it.graph,
            "node": self.name,
            "key": it.key,
        }
        for key, state in (("old", it.old), ("new", it.new)):
            if state is not ABSENT and not isinstance(state, Graph):
                data[key] = json.loads(compact(_record(state)))
        if lines := self.lines:
            data["lines"] = list(lines)
        return {**data, "words": str(self.words)}


def told(
    comparison: Comparison, catalogue: Catalogue, sources: Sequence[SourceSpec]
) -> tuple[Told, ...]:
    """All differences in words, in their order."""
    teller = _Teller(comparison, catalogue, sources)
    return tuple(map(teller.tell, comparison.found))


def read_version(path: Path) -> Project:
    """The project in a file, or the one that a run in this folder has trained. Nothing is run.

    Raises:
        UserError: it is neither.
    """
    if not path.is_dir():
        return fileio.load(path)
    from studio.train.store import PROJECT

    if not (path / PROJECT).is_file():
        raise UserError(
            "{path} is not the folder of a run: it holds no {file}. Name a .plexus file or the "
            "folder of a run.",
            path=path,
            file=PROJECT,
        )
    return fileio.load(path / PROJECT)


def changed_lines(old: str, new: str) -> Iterator[str]:
    """The lines that went, each after a ``−``, and those that came, after a ``+``."""
    from difflib import SequenceMatcher  # The window is painted without it.

    before, after = old.split("\n"), new.split("\n")
    if len(before) + len(after) > MOST_LINES:
        ways: list[tuple[str, int, int, int, int]] = [("replace", 0, len(before), 0, len(after))]
    else:
        ways = list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    for way, a, b, c, d in ways:
        if way != "equal":
            yield from (f"− {line}" for line in before[a:b])
            yield from (f"+ {line}" for line in after[c:d])


class _Teller:
    def __init__(
        self, comparison: Comparison, catalogue: Catalogue, sources: Sequence[SourceSpec]
    ) -> None:
        self._old, self._new = comparison.old, comparison.new
        self._sources = sources
        self._kinds = {
            id(project): ProjectKinds(catalogue, project) for project in (self._old, self._new)
        }
        self._settings: dict[str, Param | None] = {}

    def tell(self, it: Difference) -> Told:
        node = self._node(it) if it.node else None
        words = self._of_node(it, node) if node is not None else self._of_others(it)
        return Told(it, words, self._where(it), node.name if node else "")

    def _where(self, it: Difference) -> Message:
        if it.graph == MODEL:
            return Message("Model")
        if it.graph == TRAINING:
            return Message("Training")
        if it.graph:
            return Message("Block {name}", name=it.graph)
        if it.sort == "setting":
            return Message("Settings")
        return Message("Project")

    def _node(self, it: Difference) -> Node:
        for project in (self._new, self._old):
            graph = project.graphs.get(it.graph)
            if graph is not None and it.owner in graph:
                return graph.node(it.owner)
        raise KeyError(it.owner)

    def _name(self, graph: str, node_id: str) -> str:
        return self._node(Difference("node", graph, node_id)).name

    def _kind(self, project: Project, kind: str) -> str:
        spec = self._kinds[id(project)].find(kind)
        return kind.rpartition(".")[2].rpartition(":")[2] if spec is None else spec.title

    def _of_node(self, it: Difference, node: Node) -> Message:
        name, old, new = node.name, it.old, it.new
        match it.sort:
            case "node":
                project = self._old if new is ABSENT else self._new
                kind = self._kind(project, node.kind)
                if new is ABSENT:
                    return Message("{name} ({kind}) is gone", name=name, kind=kind)
                return Message("{name} ({kind}) is new", name=name, kind=kind)
            case "kind":
                kinds = self._kind(self._old, old), self._kind(self._new, new)
                return _turned(Message("{name} is another layer", name=name), *kinds)
            case "name":
                return Message("{old} is called {new} now", old=old, new=new)
            case "param":
                what = Message("{name}.{param}", name=name, param=it.key)
                return _turned(what, *(self._value(it, state) for state in (old, new)))
            case "flag" if it.key in _FLAGS:
                return Message(_FLAGS[it.key][new is ABSENT].template, name=name)
            case "flag":
                if new is ABSENT:
                    return Message("{name} has no longer the flag {flag}", name=name, flag=it.key)
                return Message("{name} has the flag {flag}", name=name, flag=it.key)
            case "reuses" if new is ABSENT:
                return Message("{name} has a layer of its own", name=name)
            case "reuses":
                owner = self._name(it.graph, new)
                return Message("{name} calls the layer of {owner}", name=name, owner=owner)
            case "note":
                what = Message("Note of {name}", name=name)
                return _turned(what, *map(_brief, (old, new)))
            case "place":
                return Message("{name} was moved", name=name)
            case "wire":
                return self._of_wire(it, node)
            case "way":
                source = self._name(it.graph, new.source)
                return Message(
                    "The wire {source} → {name} is led otherwise", source=source, name=name
                )
        return Message("{name}: what another program keeps with it is different", name=name)

    def _of_wire(self, it: Difference, node: Node) -> Message:
        name = node.name if it.key == "input" else f"{node.name}.{it.key}"
        ends = [None if wire is ABSENT else self._end(it.graph, wire) for wire in (it.old, it.new)]
        if ends[0] is None:
            return Message("The wire {source} → {name} is new", source=ends[1], name=name)
        if ends[1] is None:
            return Message("The wire {source} → {name} is gone", source=ends[0], name=name)
        return _turned(Message("What feeds {name}", name=name), ends[0], ends[1])

    def _end(self, graph: str, wire: Wire) -> str:
        name = self._name(graph, wire.source)
        return name if wire.output == "output" else f"{name}.{wire.output}"

    def _of_others(self, it: Difference) -> Message:
        old, new = it.old, it.new
        match it.sort:
            case "graph":
                if it.graph == TRAINING:
                    what = Message("The training as a graph")
                else:
                    what = Message("The block {name}", name=it.graph)
                return _came(what, it)
            case "graph name":
                return Message("The block {old} is called {new} now", old=old, new=new)
            case "about" | "synonyms":
                return Message("{graph} is described otherwise", graph=it.graph)
            case "variable" | "face variable":
                if not it.key:
                    return Message("The variables stand in another order")
                what = Message("The variable {name}", name=it.key)
                values = (old.value, new.value) if it.sign == "~" else ()
                if not values or values[0] == values[1]:
                    return _came(what, it)
                return _turned(what, *(format_value(param_of(v), v.value) for v in (old, new)))
            case "piece":
                piece = old if new is ABSENT else new
                if isinstance(piece, Frame):
                    what = Message("The frame {title}", title=piece.title or it.owner)
                else:
                    what = Message("The note “{text}”", text=_brief(piece.text))
                return _came(what, it)
            case "setting":
                return _turned(
                    Message("{key}", key=it.key), *(self._value(it, state) for state in (old, new))
                )
            case "code":
                what = Message("The Python {name}", name=it.key)
                return _came(what, it)
            case "code name":
                return Message("The Python {old} is called {new} now", old=old, new=new)
            case "package":
                what = Message("The package for {kind}", kind=it.key)
                return _turned(what, *map(_brief, (old, new)))
            case "project":
                return _turned(Message("The project’s name"), old, new)
        return Message("What another program keeps in the file is different")

    def _value(self, it: Difference, state: Any) -> object:
        """A value as the user writes it; where none is set, the default."""
        project = self._old if state is it.old else self._new
        param = self._param(it, project)
        if state is ABSENT and param is not None and param.default is not REQUIRED:
            return Message("{value} (default)", value=_written(param, param.default))
        if state is ABSENT:
            return Message("not set")
        return _written(param, state)

    def _param(self, it: Difference, project: Project) -> Param | None:
        if it.sort == "setting":
            if it.key not in self._settings:
                self._settings[it.key] = self._setting(it.key)
            return self._settings[it.key]
        graph = project.graphs.get(it.graph)
        if graph is None or it.owner not in graph:
            return None
        spec = self._kinds[id(project)].find(graph.node(it.owner).kind)
        return spec.param(it.key) if spec is not None else None

    def _setting(self, key: str) -> Param | None:
        for project in (self._new, self._old):
            try:
                return schema.setting(key, project.settings, self._sources)
            except UserError:  # A setting that only the other version has, or a newer program.
                continue
        return None


def _turned(what: Message, old: object, new: object) -> Message:
    return Message("{what}: {old} → {new}", what=what, old=old, new=new)


def _came(what: Message, it: Difference) -> Message:
    match it.sign:
        case "+":
            return Message("{what} is new", what=what)
        case "−":
            return Message("{what} is gone", what=what)
    return Message("{what} is different", what=what)


def _written(param: Param | None, value: Value) -> str:
    if param is not None:
        return format_value(param, value)
    return str(value) if isinstance(value, Expression) else compact(value)


def _brief(text: Any) -> object:
    """A text in one line that is not too long."""
    if text is ABSENT:
        return Message("none")
    line = " ".join(str(text).split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"


def _record(state: Any) -> Any:
    if isinstance(state, Node):
        return node_record(state)
    if isinstance(state, Wire):
        return [[state.source, state.output], [state.target, state.input]]
    if isinstance(state, Variable):
        return variable_record(state)
    return piece_record(state) if hasattr(state, "width") else state
