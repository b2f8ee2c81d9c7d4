"""What the user does to the open document: every gesture is an edit, or a sentence why not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from studio.app import mending, own_code, placing, starting, values
from studio.app.consent import Consent
from studio.app.meaning import Meaning
from studio.app.notices import Notice, NoticeKind, Offer
from studio.app.offers import Offers
from studio.app.viewer import Viewer
from studio.compile.kinds import START_FROM
from studio.compile.problems import Allow, Fix, Problem
from studio.data.spec import SourceSpec
from studio.graph.edits import Edit, EditError, SetParam, SetSetting
from studio.graph.model import CODE, MODEL, TRAINING, Node
from studio.graph.signal import Signal
from studio.message import Message, UserError
from studio.value import Value


class Editor(Viewer):
    """The part of the session that changes the document where the user is."""

    offers: Offers
    consent: Consent
    """Which Python of projects may run."""
    meaning: Meaning
    """The training that the settings mean, where no graph says it."""
    path: Path | None
    """The file of the document, once it has one."""

    def __init__(self) -> None:
        super().__init__()
        self.notified: Signal[Notice] = Signal()
        self.consent_wanted: Signal[str] = Signal()
        """The user wants to read the Python of this name, and to decide whether it may run."""
        self.code_wanted: Signal[str] = Signal()
        """The user wants to edit the Python of this name."""

    @property
    def sources(self) -> tuple[SourceSpec, ...]:
        """Where examples may come from."""
        return self.offers.registry.sources

    def do(self, edit: Edit, merge: str = "") -> bool:
        """Apply an edit, or say why not and change nothing."""
        try:
            self.document.do(edit, merge)
        except EditError as error:
            self.notify("refused", error.message)
            return False
        return True

    def mend(self, fix: Fix) -> bool:
        """Do what a problem offers; whether anything came of it yet."""
        if isinstance(fix.edit, Allow):
            self.consent_wanted.emit(fix.edit.name)
            return False
        return self.do(fix.edit)

    def mend_all(self) -> bool:
        """Do what problems offer first, those that do not clash, as one step; whether any did."""
        edit = mending.together(
            self.document.project, self.offers.registry.catalogue, self.problems
        )
        return edit is not None and self.do(edit)

    def hush(self, problem: Problem, *, hush: bool = True) -> bool:
        """Do not speak of this again, or do; whether that is for the user to say."""
        edit = mending.hushing(self.document.project, problem, hush=hush)
        return edit is not None and self.do(edit)

    def allow(self, *texts: str) -> None:
        """Let this Python run from now on, and see what it does."""
        self.trust(*texts)
        self._touch(read=True)

    def edit_code(self, node_id: str) -> bool:
        """Ask for the editor of what a node stands for; whether that is Python."""
        kind = self.graph.node(node_id).kind
        if kind.startswith(CODE):
            self.code_wanted.emit(kind.removeprefix(CODE))
        return kind.startswith(CODE)

    def trust(self, *texts: str) -> None:
        """Let this Python run from now on, here and in every project."""
        try:
            self.consent.allow(*texts)
        except OSError as error:
            self.notify(
                "warning",
                Message("What you allowed could not be remembered: {error}", error=error),
            )

    def may_run(self, text: str) -> bool:
        """Whether this Python may run."""
        return self.consent.allows(text)

    def add(
        self,
        kind: str,
        x: float = 0.0,
        y: float = 0.0,
        name: str = "",
        params: Mapping[str, Value] | None = None,
    ) -> str | None:
        """Add a layer under a fresh name; its id, or ``None`` where that was refused."""
        node = self.fresh(kind, x, y, name, params)
        return node.id if self.do(self.adding(node)) else None

    def adding(self, node: Node) -> Edit:
        """The edit that adds a node to the graph shown, with all that it stands for."""
        return placing.adding(self.offers.templates, self.document.project, node, self.scope.graph)

    def fresh(
        self,
        kind: str,
        x: float = 0.0,
        y: float = 0.0,
        name: str = "",
        params: Mapping[str, Value] | None = None,
    ) -> Node:
        """A node that would fit into the graph shown, not yet added.

        An input of the model takes the shape of the project's examples, where it is known.
        """
        graph = self.graph
        spec = self.kinds.find(kind)
        if not name and kind == own_code.NEW:
            name = own_code.fresh_name(self.document.project).casefold()
        stem = name or values.stem(kind, spec)
        if params is None and kind == "input" and self.scope.graph == MODEL:
            params = values.entry_params(self.document.project.settings, spec, self.sources)
        if params is None and kind == "input" and self.scope.graph == TRAINING:
            stem, params = self.meaning.entry(graph) or (stem, {})
        return Node(graph.fresh_id(), kind, graph.fresh_name(stem), dict(params or {}), x, y)

    def set_param(
        self, node_id: str, name: str, value: object, merge: str = "", graph: str = ""
    ) -> bool:
        """Set a parameter, or say why not. The default's value is kept as "not set".

        Without a ``graph`` the node is one of the graph that is shown.
        """
        graph = graph or self.scope.graph
        node = self.graph_called(graph).node(node_id)
        spec = self.kinds.find(node.kind)
        try:
            value = self._kept(value) if name == START_FROM else value
            proper = values.normalised(node, spec, name, value)
        except UserError as error:
            self.notify("refused", error.message, node_id)
            return False
        return self.do(SetParam(node_id, name, proper, graph), merge)

    def set_setting(self, key: str, value: object, merge: str = "") -> bool:
        """Set ``data.…`` or ``train.…``, or say why not."""
        try:
            settings = self.document.project.settings
            value = self._kept(value) if key == starting.SETTING else value
            proper = values.proper_setting(key, settings, self.sources, value)
        except UserError as error:
            self.notify("refused", error.message)
            return False
        return self.do(SetSetting(key, proper), merge)

    def notify(
        self, kind: NoticeKind, message: Message, node: str = "", offers: tuple[Offer, ...] = ()
    ) -> None:
        """Tell the user something, and offer what would help."""
        self.notified.emit(Notice(kind, message, node, offers))

    # Inside.

    def _kept(self, file: object) -> object:
        """A file as the project keeps it."""
        base = self.path.parent if self.path else None
        return starting.kept(file, base) if isinstance(file, str) else file

    def _touch(self, read: bool = False) -> None:
        """Do what follows a change."""
        raise NotImplementedError
