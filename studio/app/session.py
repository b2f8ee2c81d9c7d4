"""The program without a screen: one document, its analysis, its runs, and what is selected.

All methods and signals belong to the main thread. With ``background=True`` slow work is done in
threads and handed over by :meth:`Session.poll`, which the screen calls from a timer while it says
that something is under way; ``woke`` tells it to begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app import examples, mending, own_code, placing, values
from studio.app.advising import Advising
from studio.app.analyst import Analyst, Reading
from studio.app.consent import Consent
from studio.app.costing import Costing
from studio.app.exporting import Exporting
from studio.app.meaning import Meaning
from studio.app.notices import Notice, NoticeKind, Offer
from studio.app.offers import Offers
from studio.app.runs import Runs
from studio.app.safekeeping import Safekeeping
from studio.app.scope import Scope
from studio.app.settings import Settings
from studio.app.viewer import Viewer
from studio.compile.kinds import ProjectKinds
from studio.compile.problems import Advice, Allow, Fix, Problem
from studio.data.spec import SourceSpec
from studio.graph import fileio
from studio.graph.document import Document
from studio.graph.edits import Change, Edit, EditError, RenameProject, SetParam, SetSetting
from studio.graph.model import CODE, MODEL, TRAINING, Node, Project
from studio.graph.recovery import Recovery
from studio.graph.signal import Signal
from studio.message import Message, UserError
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.source import Source

UNTITLED = "untitled"


class Session(Viewer):
    """What the window, the command line and the tests drive."""

    def __init__(
        self,
        settings: Settings | None = None,
        background: bool = False,
        runs_folder: Path | None = None,
        recovery_folder: Path | None = None,
        consent: Consent | None = None,
        *,
        library_folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.offers = Offers(library_folder)
        self.registry = self.offers.registry
        self.catalogue = self.registry.catalogue
        self.settings = settings or Settings()
        self.consent = consent or Consent()
        """Which Python of projects may run."""
        self.background = background
        self.path: Path | None = None
        self.analysis: Analysis | None = None
        """Of the document as it was when ``analysed`` was last emitted; see ``stale``."""
        self.training: Analysis | None = None
        self.source: Source | None = None
        """The Python of the model; the last that could be written, while the model is broken."""

        self.drafts: dict[str, str] = {}
        """Python that was typed and is not applied yet, by its name."""

        self.opened: Signal[Document] = Signal()
        self.changed: Signal[Change] = Signal()
        self.analysed: Signal[Analysis] = Signal()
        self.notified: Signal[Notice] = Signal()
        self.saved: Signal[Path] = Signal()
        self.woke: Signal[None] = Signal()
        self.extended = self.offers.extended

        self.consent_wanted: Signal[str] = Signal()
        """The user wants to read the Python of this name, and to decide whether it may run."""
        self.code_wanted: Signal[str] = Signal()
        """The user wants to edit the Python of this name."""

        self._analyst = Analyst(self.catalogue, self.consent.allows)
        self._stamp = 0
        self._read_stamp = -1
        self._opened_stamp = 0
        self._meaning_shown: tuple[bool, Message | None] = (False, None)
        """Whether the training was last shown as the settings mean it, and why it was not."""
        self._safekeeping = Safekeeping(recovery_folder) if background else None
        self.runs = Runs(self, runs_folder)
        self.costing = Costing(self)
        """What it costs, and whether it fits."""
        self.advising = Advising(self)
        """What there is to say of the model, its data and its settings together."""
        self.exporting = Exporting(self)
        """Writes training scripts."""
        self.meaning = Meaning(self)
        """The training that the settings mean, where no graph says it."""
        self.document = self._adopt(Project(), None)

    # What there is to work with.

    @property
    def sources(self) -> tuple[SourceSpec, ...]:
        """Where examples may come from."""
        return self.registry.sources

    def extend(self) -> None:
        """Take in what plugins and the library offer, and tell of what was left out."""
        if self.background:
            self.offers.search()
            self.woke.emit(None)
        else:
            self._tell_offers(self.offers.search_now())

    # The document as a whole.

    def new(self, name: str = UNTITLED) -> None:
        """Begin an empty project. Unsaved changes are gone: ask before."""
        self._show(Project(name=name), None)

    def open(self, path: Path) -> None:
        """Open a file. Raises ``FileError`` or ``OSError`` and keeps the present document."""
        path = path.absolute()
        try:
            project = fileio.load(path)
        except (UserError, OSError):
            self.settings.forget(path)
            raise
        self._show(project, path)
        self._remember(path)

    def open_example(self, name: str) -> None:
        """Open a copy of a bundled example, which has no file yet."""
        self._show(fileio.load(examples.find(name).path), None)

    def save(self, path: Path | None = None) -> None:
        """Write the document to its file, or to another that becomes its file.

        Raises ``UserError`` without a path, and ``OSError``.
        """
        path = path.absolute() if path else self.path
        if path is None:
            raise UserError("This project has no file yet: choose where to save it.")
        if self.document.project.name == UNTITLED:
            self.document.do(RenameProject(path.stem))
        fileio.save(self.document.project, path)
        self.document.mark_saved()
        self.path = path
        if self._safekeeping:
            self._safekeeping.forget()
        self._remember(path)
        self.saved.emit(path)
        self.advising.renew()  # What is relative to the file lies elsewhere now.

    def recoverable(self) -> list[Recovery]:
        """Work that an earlier program, which did not end properly, left behind."""
        return self._safekeeping.pending() if self._safekeeping else []

    def recover(self, recovery: Recovery) -> None:
        """Take up work that was left behind. It counts as unsaved; its file is untouched."""
        self._show(recovery.load(), recovery.original)
        self.document.mark_unsaved()
        if self._safekeeping:
            self._safekeeping.inherit(recovery)
        self._touch()

    def keep_now(self) -> bool:
        """Keep unsaved work from a crash that may come at once; whether it is safe."""
        if not self.document.dirty:
            return True
        if self._safekeeping is None:
            return False
        return self._safekeeping.keep_now(self.document.project.copy(), self.path)

    @property
    def advice(self) -> Advice:
        return self.advising.advice

    # What the user does to it.

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
        edit = mending.together(self.document.project, self.catalogue, self.problems)
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
            proper = values.normalised(node, spec, name, value)
        except UserError as error:
            self.notify("refused", error.message, node_id)
            return False
        return self.do(SetParam(node_id, name, proper, graph), merge)

    def set_setting(self, key: str, value: object, merge: str = "") -> bool:
        """Set ``data.…`` or ``train.…``, or say why not."""
        try:
            settings = self.document.project.settings
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

    # What follows from it.

    @property
    def stale(self) -> bool:
        """Whether the analysis lags behind the document."""
        return self._read_stamp != self._stamp

    def analyse_now(self) -> Analysis:
        """The analysis of the document as it is; waits where it must."""
        if self.stale or self.analysis is None:
            project = self.document.project
            read = project.copy() if self.background else project
            meant = self._meant if self.is_meant else None
            self._hand_over(self._analyst.read(read, self._stamp, self.scope, meant))
        assert self.analysis is not None
        return self.analysis

    def poll(self) -> bool:
        """Collect what threads have finished and emit it; whether anything is under way still."""
        if (reading := self._analyst.take()) is not None:
            self._hand_over(reading)
        if self.background and self.stale and not self._analyst.busy:
            self._submit()
        self._tell_offers(self.offers.poll())
        running = self.runs.poll()
        costing = self.costing.poll()
        advising = self.advising.poll()
        exporting = self.exporting.poll()
        self._renew_meant()
        keeping = self._keep()
        searching = self._analyst.busy or self.offers.searching
        return running or costing or advising or exporting or keeping or searching

    def close(self) -> None:
        """End all threads. Recovery snapshots go: whoever closes has asked about the work."""
        self.runs.close()
        self.costing.close()
        self.advising.close()
        self.exporting.close()
        self.offers.close()
        self._analyst.close()
        if self._safekeeping:
            self._safekeeping.close()

    # Inside.

    def _tell_offers(self, left_out: Iterable[Message]) -> None:
        kinds = len(self.registry.catalogue)
        for message in left_out:
            self.notify("warning", message)
        if len(self.registry.catalogue) != kinds and len(self.document.project.model):
            self._touch(read=True)  # Layers that were unknown may be known now.

    def _show(self, project: Project, path: Path | None) -> None:
        self.document = self._adopt(project, path)
        self.opened.emit(self.document)
        self.selected.emit(())
        self._touch(read=True)

    def _adopt(self, project: Project, path: Path | None) -> Document:
        self.kinds = ProjectKinds(self.catalogue, project)
        document = Document(project, self.kinds)
        document.changed.connect(self._on_change)
        self.path = path
        self._begin()
        self.costing.forget()
        self.advising.forget()
        self.analysis = self.training = self.source = None
        self.drafts.clear()
        self._stamp += 1
        self._opened_stamp = self._stamp
        if self._safekeeping:
            self._safekeeping.forget()
        return document

    def _on_change(self, change: Change) -> None:
        self._settle(change)
        self.changed.emit(change)
        if change.settings:
            self.costing.ask()
            self.advising.renew()
        if change.of(self.scope.graph).removed:
            self.select(self.selection)
        self._touch(read=change.source)
        self._renew_meant()

    def _touch(self, read: bool = False) -> None:
        """Do what follows a change: save it from a crash and, if asked, read the model anew."""
        if self._safekeeping and self.document.dirty:
            self._safekeeping.touch(self.settings.autosave_s)
        if read:
            self._stamp += 1
            if not self.background:
                self.analyse_now()
            elif not self._analyst.busy:
                self._submit()
        if self.background:
            self.woke.emit(None)

    def _go(self, scope: Scope) -> None:
        if scope.graph == TRAINING and scope != self.scope:
            self._meant = self.meaning.graph
            fixed = TRAINING not in self.document.project.graphs
            self._meaning_shown = fixed, self.meaning.reason
        super()._go(scope)
        if self.here is None and self.analysis is not None:
            self._touch(read=True)  # The last reading did not come so far.
        else:
            self.costing.ask()

    def _renew_meant(self) -> None:
        """Show the training as the settings mean it now, or as it is drawn now."""
        if self.scope.graph != TRAINING:
            return
        meant, shown = self._meant, self._meaning_shown
        if self.is_meant:
            self._meant = self.meaning.graph
        self._meaning_shown = self.is_meant, self.meaning.reason
        if meant is not self._meant or shown != self._meaning_shown:
            self.select(self.selection)
            self.scoped.emit(self.scope)
            self._touch(read=True)

    def _keep(self) -> bool:
        """Keep the work from a crash; whether that is under way or to come."""
        if self._safekeeping is None:
            return False
        try:
            return self._safekeeping.poll(self.document.project.copy, self.path)
        except UserError as error:
            self.notify("warning", error.message)
            return False

    def _submit(self) -> None:
        meant = self._meant if self.is_meant else None
        self._analyst.submit(self.document.project.copy(), self._stamp, self.scope, meant)

    def _hand_over(self, reading: Reading) -> None:
        if reading.stamp < max(self._read_stamp, self._opened_stamp):
            return  # Of an older state, or even of the document that was open before.
        self._read_stamp = reading.stamp
        self.analysis, self.training = reading.analysis, reading.training
        self._known = reading.scope, reading.here
        self.source = reading.source or self.source
        self.analysed.emit(reading.analysis)
        self.advising.renew()
        self._renew_meant()
        self.costing.follow(reading.project)

    def _remember(self, path: Path) -> None:
        self.settings.remember(path)
        try:
            self.settings.save()
        except OSError as error:
            self.notify(
                "warning",
                Message("The list of recent files could not be kept: {error}", error=error),
            )
