"""Another version of the document, beside the one in hand: what is different, told and taken back.

The other version counts as the earlier one. What is told follows each edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from studio.app.answering import Answering
from studio.app.differing import Told, read_version, told
from studio.app.errand import Errand
from studio.app.notices import NoticeKind
from studio.app.offers import Offers
from studio.app.runs import Runs
from studio.app.snapshots import Snapshot, Snapshots
from studio.graph.change import Change
from studio.graph.comparing import Comparison, Difference, Sign, compare
from studio.graph.document import Document
from studio.graph.edits import Edit
from studio.graph.model import CODE, Graph, Project, Wire
from studio.graph.signal import Signal
from studio.graph.taking_back import Become, TakeBack
from studio.graph.uses import block_of, holders
from studio.message import Message, UserError


class Host(Protocol):
    """The session, as versions see it."""

    document: Document
    offers: Offers
    snapshots: Snapshots
    path: Path | None
    runs: Runs
    background: bool
    opened: Signal[Document]
    changed: Signal[Change]
    woke: Signal[None]

    def do(self, edit: Edit, merge: str = "") -> bool: ...
    def notify(self, kind: NoticeKind, message: Message) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """What is different in one graph, as its picture shows it."""

    nodes: Mapping[str, Sign]
    """Also of nodes that are gone, and of blocks and own Python that differ inside."""
    inside: frozenset[str]
    """Nodes that are as they were, but what they stand for is not."""
    wires: Mapping[Wire, Sign]
    before: Graph
    """The graph in the other version."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A version that can be compared."""

    title: Message
    read: Callable[[], Project] | None = None
    """How to get it; ``None`` for the document as it is."""

    def version(self, host: Host) -> Project:
        """The version, which nobody may change. Raises ``UserError`` and ``OSError``."""
        return self.read() if self.read else host.document.project.copy()


MOST_STEPS = 200
"""How many steps of the history are offered."""
NOTHING = Marked({}, frozenset(), {}, Graph())


class Versions:
    """The comparison under way, if there is one."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.changed: Signal[None] = Signal()
        """Another comparison, none any more, or other differences."""
        self.moved: Signal[None] = Signal()
        """Another difference is the one in hand."""
        self.title = Message("")
        """What the other version is called."""
        self.layout = False
        """Whether it counts where things stand."""
        self._other: Project | None = None
        self._comparison: Comparison | None = None
        self._told: tuple[Told, ...] | None = None
        self._chosen: tuple[str, str, str, str] | None = None
        self._comparer: Answering[_Pair, tuple[Project, Comparison]] = Answering(
            "comparison", _compared
        )
        self._reading: Errand[Project | Exception] | None = None
        self._wanted = Message("")
        host.opened.connect(lambda _: self.end())
        host.changed.connect(lambda _: self._renew())

    @property
    def active(self) -> bool:
        return self._other is not None

    @property
    def ready(self) -> bool:
        """Whether the differences are known yet."""
        return self._comparison is not None

    @property
    def found(self) -> tuple[Difference, ...]:
        """All differences, in the order in which one reads them."""
        return self._comparison.found if self._comparison else ()

    @property
    def told(self) -> tuple[Told, ...]:
        """The same in words."""
        if self._told is None:
            registry = self._host.offers.registry
            self._told = (
                told(self._comparison, registry.catalogue, registry.sources)
                if self._comparison
                else ()
            )
        return self._told

    # Beginning and end.

    def begin(self, title: Message, version: Project) -> None:
        """Compare the document with another version, which nobody may change meanwhile."""
        self._reading = None
        self.title, self._other, self._chosen = title, version, None
        self._comparison, self._told = None, None
        self._renew()

    def begin_with(self, title: Message, read: Callable[[], Project]) -> None:
        """Likewise with a version that must be read first; a sentence says why it cannot be."""

        def attempt() -> Project | Exception:
            try:
                return read()
            except (UserError, OSError) as error:
                return error

        self._wanted = title
        if not self._host.background:
            self._take(attempt())
            return
        self._reading = Errand("version", attempt)
        self._reading.start()
        self._host.woke.emit(None)

    def begin_with_file(self, path: Path) -> None:
        """Compare with a file, or with what the run in a folder has trained."""
        self.begin_with(Message("{name}", name=path.name), partial(read_version, path))

    def begin_with_saved(self) -> None:
        """Compare with the document's own file."""
        assert self._host.path is not None
        self.begin_with(Message("the saved file"), partial(read_version, self._host.path))

    def begin_with_step(self, position: int) -> None:
        """Compare with the document as it is after so many steps."""
        document = self._host.document
        title = document.steps[position - 1] if position else Message("Opened")
        self.begin(Message("the step “{title}”", title=title), document.version(position))

    def begin_with_snapshot(self, snapshot: Snapshot) -> None:
        """Compare with a snapshot. Raises ``UserError`` if it is damaged."""
        title = Message("the snapshot “{title}”", title=snapshot.title)
        self.begin(title, self._host.snapshots.load(snapshot))

    def sources(self) -> list[Source]:
        """The versions at hand: the present one, the saved, snapshots and steps, newest first."""
        host, document = self._host, self._host.document
        found = [Source(Message("now"))]
        if host.path is not None:
            found.append(Source(Message("the saved file"), partial(read_version, host.path)))
        if (run := host.runs.last()) is not None:
            title = Message("the run {name}", name=run.name)
            found.append(Source(title, partial(read_version, run)))
        for snapshot in reversed(host.snapshots.items):
            title = Message("the snapshot “{title}”", title=snapshot.title)
            found.append(Source(title, partial(host.snapshots.load, snapshot)))
        titles = (Message("Opened"), *document.steps)
        for position in range(len(titles) - 1, -1, -1)[:MOST_STEPS]:
            title = Message("{number}. {step}", number=position, step=titles[position])
            found.append(Source(title, partial(document.version, position)))
        return found

    def end(self) -> bool:
        """Look at the document alone again; whether there was a comparison."""
        self._reading = None
        if self._other is None:
            return False
        self._other = self._comparison = self._chosen = None
        self._told = None
        self.changed.emit(None)
        return True

    def poll(self) -> bool:
        """Take up a version that was read; whether one is to come."""
        if self._reading is not None and (read := self._reading.take()) is not None:
            self._reading = None
            self._take(read)
        if (answer := self._comparer.take()) is not None and answer[0] is self._other:
            self._show(answer[1])
        return self._reading is not None or self._comparer.busy

    def close(self) -> None:
        self._comparer.close()
        if self._reading is not None:
            self._reading.close()

    def count_layout(self, layout: bool) -> None:
        """Say whether it counts where things stand."""
        self.layout = layout
        self._renew()

    # The difference in hand.

    @property
    def chosen(self) -> Told | None:
        """The difference that was jumped to last."""
        return next((each for each in self.told if each.difference.place == self._chosen), None)

    def choose(self, each: Told | None) -> None:
        """Take a difference in hand."""
        place = each.difference.place if each else None
        if place != self._chosen:
            self._chosen = place
            self.moved.emit(None)

    def step(self, by: int) -> Told | None:
        """Take the next or the previous difference in hand; from the last on to the first."""
        if not self.told:
            return None
        here = self.chosen
        at = self.told.index(here) + by if here else 0 if by > 0 else -1
        self.choose(self.told[at % len(self.told)])
        return self.chosen

    def take_back(self, each: Told) -> bool:
        """Make it what it was in the other version; a sentence says why that is not possible."""
        assert self._comparison is not None
        label = Message("Take back: {what}", what=each.words)
        return self._host.do(TakeBack(self._comparison, (each.difference,), label))

    def take_all_back(self) -> bool:
        """Make the document what the other version is, as one step."""
        assert self._other is not None
        return self._host.do(Become(self._other, Message("Go back to {title}", title=self.title)))

    # What a picture of a graph shows.

    def marked(self, graph: str) -> Marked:
        """What is different in a graph of the document."""
        comparison, now = self._comparison, self._host.document.project.graphs.get(graph)
        if comparison is None or now is None:
            return NOTHING
        before = comparison.old.graphs.get(graph, Graph())
        nodes: dict[str, Sign] = {}
        wires: dict[Wire, Sign] = {}
        for each in comparison.found:
            if each.graph != graph or not each.node:
                continue
            if each.sort == "node":
                nodes[each.owner] = each.sign
            elif each.sort not in ("wire", "way"):
                nodes.setdefault(each.owner, "~")
            elif each.sort == "way":
                wires[each.new] = "~"
        if now.state is not before.state:
            wires.update(_wires(before, now))
        changed = self._changed_kinds()
        inside = frozenset(
            node.id
            for node in now
            if node.id not in nodes and (block_of(node) in changed or node.kind in changed)
        )
        nodes.update(dict.fromkeys(inside, "~"))
        return Marked(nodes, inside, wires, before)

    def told_of(self, graph: str, node_id: str) -> list[Told]:
        """What is different at a node."""
        return [
            each
            for each in self.told
            if (each.difference.graph, each.difference.node) == (graph, node_id)
        ]

    # Inside.

    def _changed_kinds(self) -> set[str]:
        """Names of blocks in which anything differs, at any depth, and kinds of own Python."""
        graphs = self._host.document.project.graphs
        found = {each.graph for each in self.found if each.graph in graphs}
        found |= {holder for name in tuple(found) for holder in holders(graphs, name)}
        return found | {CODE + each.key for each in self.found if each.sort == "code"}

    def _take(self, read: Project | Exception) -> None:
        if isinstance(read, Project):
            self.begin(self._wanted, read)
        elif isinstance(read, UserError):
            self._host.notify("error", read.message)
        else:
            self._host.notify("error", Message("{error}", error=read))

    def _renew(self) -> None:
        """Compare anew; what takes long is done behind the window."""
        if self._other is None:
            return
        now = self._host.document.project
        if self._host.background:
            self._comparer.ask(_Pair(self._other, now.copy(), self.layout))
            if self._comparison is None:
                self.changed.emit(None)
            self._host.woke.emit(None)
        else:
            self._show(_compared(_Pair(self._other, now, self.layout))[1])

    def _show(self, comparison: Comparison) -> None:
        self._comparison, self._told = comparison, None
        self.changed.emit(None)


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    old: Project
    new: Project
    layout: bool


def _compared(pair: _Pair) -> tuple[Project, Comparison]:
    return pair.old, compare(pair.old, pair.new, layout=pair.layout)


def _wires(before: Graph, now: Graph) -> Iterator[tuple[Wire, Sign]]:
    old, new = set(before.wires()), set(now.wires())
    yield from ((wire, "+") for wire in new - old)
    yield from ((wire, "−") for wire in old - new)
