"""The program without a screen: one document, its analysis, its runs, and what is selected.

All methods and signals belong to the main thread. With ``background=True`` slow work is done in
threads and handed over by :meth:`Session.poll`, which the screen calls from a timer while it says
that something is under way; ``woke`` tells it to begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.advising import Advising
from studio.app.analyst import Analyst, Reading
from studio.app.arranging import Arranging
from studio.app.bindings import Bindings
from studio.app.consent import Consent
from studio.app.costing import Costing
from studio.app.doctoring import Doctoring
from studio.app.exporting import Exporting
from studio.app.filing import Filer
from studio.app.foretelling import Foretelling
from studio.app.growing import Growing
from studio.app.meaning import Meaning
from studio.app.offers import Offers
from studio.app.overlays import Overlays
from studio.app.past import Past
from studio.app.runs import Runs
from studio.app.safekeeping import Safekeeping
from studio.app.scope import Scope
from studio.app.settings import Settings
from studio.app.snapshots import Snapshots
from studio.app.versions import Versions
from studio.compile.kinds import ProjectKinds
from studio.compile.problems import Advice
from studio.graph.document import Document
from studio.graph.edits import Change
from studio.graph.model import TRAINING, Project
from studio.graph.signal import Signal
from studio.message import Message

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.source import Source


class Session(Filer):
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
        super().__init__(
            settings or Settings(), Safekeeping(recovery_folder) if background else None
        )
        self.offers = Offers(library_folder)
        self.registry = self.offers.registry
        self.catalogue = self.registry.catalogue
        self.consent = consent or Consent()
        self.bindings = Bindings(self.settings)
        """Which keys do what."""
        self.background = background
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
        self.woke: Signal[None] = Signal()
        self.extended = self.offers.extended

        self._analyst = Analyst(self.catalogue, self.consent.allows)
        self._stamp, self._read_stamp, self._opened_stamp = 0, -1, 0
        self._meaning_shown: tuple[bool, Message | None] = (False, None)
        """Whether the training was last shown as the settings mean it, and why it was not."""
        self.runs = Runs(self, runs_folder)
        self.past = Past(self)
        """Whether views see the run as it is, or a moment that it kept."""
        self.doctor = Doctoring(self)
        """What is seen of the run that is looked at, and what to try."""
        self.costing = Costing(self)
        """What it costs, and whether it fits."""
        self.overlays = Overlays(self.settings)
        """What the canvas shows of a run."""
        self.advising = Advising(self)
        """What there is to say of the model, its data and its settings together."""
        self.exporting = Exporting(self)
        """Writes training scripts."""
        self.foretelling = Foretelling(self.catalogue, self.consent.allows, background)
        """What a layer would give where it is about to go."""
        self.arranging = Arranging(self)
        """Automatic layout."""
        self.growing = Growing(self)
        """Going on in a model that was changed while its run was paused."""
        self.meaning = Meaning(self)
        self.snapshots = Snapshots(self)
        """Versions of the document that have a name."""
        self.versions = Versions(self)
        """Another version that the document is compared with."""
        # What is relative to the file lies elsewhere now.
        self.saved.connect(lambda _: self.advising.renew())
        self.document = self._adopt(Project(), None)

    # What there is to work with.

    def extend(self) -> None:
        """Take in what plugins and the library offer, and tell of what was left out."""
        if self.background:
            self.offers.search()
            self.woke.emit(None)
        else:
            self._tell_offers(self.offers.search_now())

    @property
    def advice(self) -> Advice:
        return self.advising.advice

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
        running = self.past.poll() or running
        costing = self.costing.poll()
        advising = self.advising.poll()
        exporting = self.exporting.poll()
        arranging = self.arranging.poll()
        self._renew_meant()
        keeping = self._keep()
        keeping = self.snapshots.poll() or keeping
        keeping = self.versions.poll() or keeping
        searching = self._analyst.busy or self.offers.searching
        return running or costing or advising or exporting or arranging or keeping or searching

    def close(self) -> None:
        """End all threads. Recovery snapshots go: whoever closes has asked about the work."""
        self.past.close()
        self.runs.close()
        self.costing.close()
        self.advising.close()
        self.exporting.close()
        self.arranging.close()
        self.foretelling.close()
        self.snapshots.close()
        self.versions.close()
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
        document.where = self.place
        document.returned.connect(self.come_back)
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
        here = change.of(self.scope.graph)
        if here.removed or here.furnished:
            self.select(self.all_selected)
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
            self.select(self.all_selected)
            self.scoped.emit(self.scope)
            self._touch(read=True)

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
