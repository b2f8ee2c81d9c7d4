"""What is looked at of the open document: which graph, by which way, and what is selected in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.app.scope import (
    Scope,
    along,
    block_of,
    call_around,
    inside,
    instance,
    keeping,
    nearest,
    sight,
    standing,
)
from studio.app.trail import Place, Trail
from studio.compile.kinds import ProjectKinds
from studio.compile.problems import NO_ADVICE, Advice, Problem
from studio.graph.change import Change
from studio.graph.document import Document
from studio.graph.model import MODEL, TRAINING, Graph, Variable
from studio.graph.signal import Signal

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis, NodeFacts


class Viewer:
    """The part of the session that knows where the user is. Gestures act there."""

    document: Document
    kinds: ProjectKinds
    """All that a node of this document can be."""
    analysis: Analysis | None
    """Of the model as it was when ``analysed`` was last emitted."""
    training: Analysis | None
    """Of the training graph, where there is one, as it was then."""

    def __init__(self) -> None:
        self.scope = Scope()
        self.selection: tuple[str, ...] = ()
        """Ids of nodes of the graph that is shown."""
        self.selected_pieces: tuple[str, ...] = ()
        """Ids of frames and notes of it."""
        self.scoped: Signal[Scope] = Signal()
        """Another graph, or another instance of it, is shown; ``selected`` follows."""
        self.selected: Signal[tuple[str, ...]] = Signal()
        """Other nodes, or other frames and notes, are selected; it tells the nodes."""
        self.view: Callable[[], object] = lambda: None
        """How the screen shows the graph: the screen's own, kept for ``turned``."""
        self.turned: Signal[object] = Signal()
        """The screen shall show the graph as it did then."""
        self.trail = Trail(self.place, self._stands)
        self._meant = Graph()
        """The training graph that the settings mean, as it is shown where there is no other."""
        self._known: tuple[Scope, Analysis | None] = (Scope(), None)
        """What is known of which scope since the last reading."""
        self._selections: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._seen: tuple[Scope, Scope | None] | None = None

    @property
    def graph(self) -> Graph:
        """The graph that is shown and that gestures change."""
        return self.graph_called(self.scope.graph)

    def graph_called(self, name: str) -> Graph:
        """A graph of the project, or the training graph as the settings mean it."""
        graphs = self.document.project.graphs
        if name == TRAINING and name not in graphs:
            return self._meant
        return graphs[name]

    @property
    def is_meant(self) -> bool:
        """Whether what is shown is what the settings mean: no graph of the project, so fixed."""
        return self.scope.graph == TRAINING and TRAINING not in self.document.project.graphs

    @property
    def here(self) -> Analysis | None:
        """What is known of the graph that is shown, as the instance that was entered.

        Where the model does not come so far: as it is by itself, with the shapes on its inputs.
        """
        scope, known = self._known
        if scope == self.scope and known is not None:
            return known
        around = self._of_root
        return around.within(self.scope.path) if around is not None else None

    @property
    def _of_root(self) -> Analysis | None:
        """The reading of the graph in which the way here begins."""
        return self._read_of(self.scope.root)

    def _read_of(self, root: str) -> Analysis | None:
        if root == TRAINING:
            return self.training
        return self.analysis if root == MODEL else None

    @property
    def sight(self) -> Scope | None:
        """Where live views look for what is shown; ``None``: no run passes through here."""
        if self._seen is None or self._seen[0] != self.scope:
            self._seen = self.scope, sight(self.document.project, self.scope)
        return self._seen[1]

    def seen(self, node_id: str) -> str:
        """The id by which frames speak of a node of the graph shown; empty if none does."""
        sight = None if self.is_meant else self.sight
        return sight.joined(node_id) if sight is not None else ""

    def kept(self, node_id: str) -> str:
        """The id by which frames speak of the weights of a node of the graph shown."""
        sight = None if self.is_meant else self.sight
        return keeping(self.document.project, sight).joined(node_id) if sight is not None else ""

    @property
    def explained(self) -> str:
        """The call of the model in which one is, or that is selected, as ``Watch`` names it.

        Empty for the project's model.
        """
        if self.is_meant:
            return ""
        chosen = self.selection[-1] if self.selection else ""
        return call_around(self.document.project, self.sight, chosen)

    @property
    def variables(self) -> Mapping[str, Variable]:
        """What expressions in the graph shown may use: the project's, and those of its face."""
        every = (*self.document.project.variables, *self.graph.variables)
        return {variable.name: variable for variable in every}

    @property
    def repetitions(self) -> int:
        """How many repetitions of the block that was entered last can be looked at."""
        scope, root = self.scope, self._of_root
        if not scope.path or root is None:
            return 1
        around = root.within(scope.path[:-1])
        facts = around.nodes.get(instance(scope.path[-1])) if around else None
        return max(1, len(facts.inside)) if facts else 1

    def facts(self, node_id: str) -> NodeFacts | None:
        """What is known of a node of the graph that is shown."""
        here = self.here
        return here.nodes.get(node_id) if here else None

    def facts_in(self, scope: Scope, node_id: str) -> NodeFacts | None:
        """What is known of a node of another graph than the one shown."""
        root = self._read_of(scope.root)
        around = root.within(scope.path) if root is not None else None
        return around.nodes.get(node_id) if around else None

    @property
    def advice(self) -> Advice:
        """What there is to say of the model, its data and its settings together."""
        return NO_ADVICE

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the model, its training, and the block looked at by itself."""
        known = self.analysis.problems if self.analysis else ()
        known = (*known, *_new(_outermost(self.training), known))
        alone = self._alone
        return (*known, *self.advice.problems, *_new(alone.problems if alone else (), known))

    @property
    def hushed(self) -> tuple[Problem, ...]:
        """What would be said if the user had not said otherwise."""
        known = self.analysis.hushed if self.analysis else ()
        known = (*known, *_new(_outermost(self.training, hushed=True), known))
        alone = self._alone
        return (*known, *self.advice.hushed, *_new(alone.hushed if alone else (), known))

    @property
    def problems_here(self) -> tuple[Problem, ...]:
        """What is wrong with the graph that is shown, and with what its blocks hold."""
        return (*self.here.problems, *self.advice_here) if self.here else ()

    @property
    def advice_here(self) -> tuple[Problem, ...]:
        """That part of the advice which is of the graph shown, or of what its blocks hold."""
        way = self.scope.path
        if self.scope.root != MODEL:
            return ()
        return tuple(
            replace(problem, path=problem.path[len(way) :])
            for problem in self.advice.problems
            if problem.node and problem.path[: len(way)] == way
        )

    @property
    def _alone(self) -> Analysis | None:
        """The reading of a block that is looked at by itself, or as the model never comes to it."""
        here, root = self.here, self._of_root
        if self.is_meant or here is None:
            return None
        return None if root is not None and here is root.within(self.scope.path) else here

    def visit_problem(self, problem: Problem) -> None:
        """Go to where a problem is and select its node."""
        self.trail.note()
        if problem.path or problem.graph == MODEL:
            self.visit("/".join((*problem.path, problem.node)))
            return
        if problem.graph != self.scope.graph:
            self._go(nearest(self.document.project, problem.graph, self.scope))
        self.select((problem.node,))

    def enter(self, node_id: str) -> bool:
        """Show what is inside a block of the graph that is shown; whether it is one.

        The call of the model in a training graph leads to the model.
        """
        graph = self.graph
        if node_id in graph and block_of(graph.node(node_id)) == MODEL:
            self._jump(Scope())
            return True
        scope = inside(self.document.project, self.scope, node_id)
        if scope is not None:
            self._jump(scope)
        return scope is not None

    def leave(self, levels: int = 1) -> None:
        """Show what is around; from a block by itself and from the training, the model."""
        scope = self.scope
        if levels > len(scope.path):
            self._jump(Scope())
        else:
            kept = scope.path[: len(scope.path) - levels]
            self._jump(along(self.document.project, kept, scope.root))

    def show(self, graph: str, path: tuple[str, ...] = ()) -> None:
        """Show a graph by a path of instances in the model; without a path, by itself."""
        scope = along(self.document.project, path)
        if scope.graph != graph or len(scope.path) != len(path):
            scope = Scope(graph, (), graph)
        self.look(scope)

    def visit(self, *joined: str) -> None:
        """Select nodes by the ids that frames and code have for them, wherever they are.

        Those that are in the graph shown, if any; else one goes to where the first is. What begins
        with ``/`` is in the training graph.
        """
        self.trail.note()
        if joined and joined[0].startswith("/"):
            *path, node_id = joined[0][1:].split("/")
            self._go(along(self.document.project, tuple(path), TRAINING))
            self.select((node_id,))
            return
        found = self._among(joined)
        if not found and joined:
            self._go(along(self.document.project, tuple(joined[0].split("/")[:-1])))
            found = self._among(joined)
        self.select(found)

    def glance(self, *joined: str) -> bool:
        """Select those of these nodes that are in the graph shown; whether any is."""
        found = self._among(joined)
        if found:
            self.select(found)
        return bool(found)

    def visit_from(self, scope: Scope, path: str) -> None:
        """Select a node by the ids that lead to it from a scope."""
        self.trail.note()
        *blocks, node = path.split("/")
        self._go(along(self.document.project, (*scope.path, *blocks), scope.root))
        self.select((node,))

    def _among(self, joined: Iterable[str]) -> list[str]:
        """Those of these nodes that are in the graph shown itself."""
        depth = len(self.scope.path)
        here = (self.scope.here(each) for each in joined if each.count("/") == depth)
        return list(filter(None, here))

    def look(self, scope: Scope) -> None:
        """Show a scope, or the nearest around it that is there."""
        self._jump(standing(self.document.project, scope))

    def peek(self, scope: Scope) -> None:
        """Show a scope for a moment: whoever does so comes back, or notes where one was."""
        self._go(standing(self.document.project, scope))

    def go_back(self) -> bool:
        """Be where the last jump began; whether there was one."""
        return self._return_to(self.trail.back())

    def go_on(self) -> bool:
        """Be where one was before one went back; whether one did."""
        return self._return_to(self.trail.on())

    def show_change(self, change: Change | None) -> None:
        """Show where a change was that the user may not see, as one that was taken back."""
        here = change.of(self.scope.graph) if change is not None else None
        if change is None or here is None or here.nodes or here.furnished:
            return
        project = self.document.project
        parts = change.parts.items()
        elsewhere = (name for name, part in parts if part.nodes or part.furnished)
        graph = next((name for name in elsewhere if name in project.graphs), None)
        if graph is not None:
            self._go(nearest(project, graph, self.scope))

    def place(self) -> Place:
        """Where the user is."""
        return Place(self.scope, self.all_selected, self.view())

    def come_back(self, place: object) -> None:
        """Be where the user was, as far as that is still there."""
        if isinstance(place, Place):
            self._go(standing(self.document.project, place.scope))
            if place.scope == self.scope:
                self.select(place.selection)
                self.turned.emit(place.view)

    def select(self, ids: Iterable[str]) -> None:
        """Make these nodes, frames and notes the selection, those that are in the graph shown."""
        selection = self._parted(ids)
        if selection != (self.selection, self.selected_pieces):
            self.selection, self.selected_pieces = selection
            self.selected.emit(self.selection)

    @property
    def all_selected(self) -> tuple[str, ...]:
        """The ids of all that is selected: nodes, and then frames and notes."""
        return (*self.selection, *self.selected_pieces)

    # Inside.

    def _begin(self) -> None:
        """Look at the model of another document."""
        self.scope, self.selection, self.selected_pieces = Scope(), (), ()
        self._known = (Scope(), None)
        self._seen = None
        self._selections.clear()
        self.trail.forget()

    def _settle(self, change: Change) -> None:
        """After a change: show what is nearest to a graph or an instance that is gone."""
        self._seen = None
        self.trail.rename(change.renames)
        root = change.renames.get(self.scope.root, self.scope.root)
        self._go(standing(self.document.project, replace(self.scope, root=root)))

    def _jump(self, scope: Scope) -> None:
        if scope != self.scope:
            self.trail.note()
            self._go(scope)

    def _return_to(self, place: Place | None) -> bool:
        self.come_back(place)
        self.trail.changed.emit(None)
        return place is not None

    def _stands(self, place: Place) -> bool:
        """Whether a place is there still."""
        return standing(self.document.project, place.scope).way == place.scope.way

    def _go(self, scope: Scope) -> None:
        if scope == self.scope:
            return
        self._selections[self.scope.way] = self.all_selected
        self.scope = scope
        kept = self._selections.get(scope.way, ())
        self.selection, self.selected_pieces = self._parted(kept)
        self.scoped.emit(scope)
        self.selected.emit(self.selection)

    def _parted(self, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of these, the nodes and the pieces of the graph shown."""
        graph = self.graph
        nodes: dict[str, None] = {}
        pieces: dict[str, None] = {}
        for each in ids:
            if each in graph:
                nodes[each] = None
            elif each in graph.pieces:
                pieces[each] = None
        return tuple(nodes), tuple(pieces)


def _outermost(training: Analysis | None, *, hushed: bool = False) -> tuple[Problem, ...]:
    """The problems of a training graph, each in the graph that it is in, by itself."""
    if training is None:
        return ()
    found = training.hushed if hushed else training.problems
    return tuple(replace(problem, path=()) for problem in found)


def _new(problems: Iterable[Problem], known: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of which nothing was said yet."""
    told = {_said(problem) for problem in known}
    return tuple(problem for problem in problems if _said(problem) not in told)


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.graph, problem.node, str(problem.message)
