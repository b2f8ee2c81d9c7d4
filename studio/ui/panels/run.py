"""How to train, and what was trained before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.app.verbs.versions import compare_with_run
from studio.graph.change import Change
from studio.graph.model import TRAINING
from studio.observe.frames import Progress
from studio.train.store import LAST
from studio.ui.background import Background
from studio.ui.costs.fit import vacancy
from studio.ui.costs.verdict_line import VerdictLine
from studio.ui.panels.fastest import Fastest
from studio.ui.panels.rate_curves import RateCurves
from studio.ui.panels.rates import RunRates
from studio.ui.panels.run_lines import RunLine, read_runs, titled
from studio.ui.panels.train_form import TrainForm
from studio.ui.pieces import hairline, label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

_PATH = Qt.ItemDataRole.UserRole
_CHECKPOINT = _PATH + 1


class _Inner(QWidget):
    """Asks for the room that its wrapped sentences need at its width, so that no field is cut."""

    def minimumSizeHint(self) -> QSize:
        found, layout = super().minimumSizeHint(), self.layout()
        if layout is not None:
            found.setHeight(max(found.height(), layout.minimumHeightForWidth(self.width())))
        return found


class RunPanel(QWidget):
    """The settings of training, and the list of runs."""

    resume_asked = Signal(object, str)
    """The folder of a run to go on with, and the checkpoint to go on from."""
    open_asked = Signal(object)
    """The folder of a run to look at."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._run_state = ""
        self._lister = Background("run-list", self)
        self._lister.done.connect(self._show_runs)
        self._lister.failed.connect(self._show_failure)
        self.form = TrainForm(session, theme)
        self.rates = RateCurves(session, theme)
        self.live_rates = RunRates(session, theme)
        self.fastest = Fastest(session)
        self.runs = QTreeWidget()
        self.runs.setObjectName("runs")
        self.runs.setAccessibleName(tr("Earlier runs"))
        self.runs.setRootIsDecorated(False)
        self.runs.setHeaderLabels([tr("Run"), tr("When"), tr("State"), tr("Validation")])
        self.runs.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.runs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.runs.customContextMenuRequested.connect(self._menu)
        self.runs.itemActivated.connect(self._activate)
        self.runs.itemSelectionChanged.connect(self._enable)
        self.runs.setMinimumHeight(120)
        # What is left over, rather than what it likes: its buttons stay in sight.
        self.runs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._hint = label("", "hint", wrap=True)
        self.open_button = QPushButton(tr("Show curves"))
        self.resume_button = QPushButton(tr("Go on"))
        self.open_button.clicked.connect(self._open)
        self.resume_button.clicked.connect(self._go_on)
        self.fit = VerdictLine(theme)
        self._build()
        session.changed.connect(self._follow)
        session.opened.connect(lambda _: self.refresh())
        session.costing.changed.connect(lambda _: self._judge())
        # A turn later: the press of Train is answered by many.
        session.runs.started.connect(lambda _: QTimer.singleShot(0, self, self._begin))
        session.runs.ended.connect(lambda _: self._begin())
        session.runs.marked.connect(lambda _: self.form.refresh())
        session.runs.progressed.connect(self._progressed)
        session.analysed.connect(lambda _: self._compare())
        self.refresh()
        self._enable()

    def _build(self) -> None:
        inner = _Inner()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.rates)
        column.addWidget(self.live_rates)
        column.addWidget(self.fastest)
        column.addWidget(self.fit)
        column.addWidget(hairline())
        column.addWidget(label(tr("Runs"), "heading"))
        column.addWidget(self.runs, 1)
        column.addWidget(self._hint)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.resume_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        header = self.runs.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _follow(self, change: Change) -> None:
        if change.settings or TRAINING in change.graphs:
            self.refresh()

    def _progressed(self, progress: Progress) -> None:
        if progress.state != self._run_state:
            self._run_state = progress.state
            self.list_runs()

    def _compare(self) -> None:
        """The training graph was read anew: a run under way may differ from it."""
        if self._session.runs.active:
            self.form.refresh()

    def _begin(self) -> None:
        """A run began or ended: what it could be given is different."""
        self.form.refresh()
        self.list_runs()

    def refresh(self) -> None:
        """Show the settings as they are."""
        self.form.refresh()
        self.rates.refresh()
        self._judge()

    def _judge(self) -> None:
        estimate = self._session.costing.estimate
        self.fit.show_verdict(estimate.verdict if estimate else None, vacancy(estimate))

    def flush(self) -> None:
        self.form.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list_runs()

    def list_runs(self) -> None:
        """Read the list of runs anew, if it is seen."""
        if self.isVisible():
            folder = self._session.runs.folder
            self._lister.ask(lambda: read_runs(folder))

    def close_down(self) -> None:
        """Wait for the reading under way."""
        self._lister.close()
        self.rates.close_down()
        self.fastest.close_down()

    def _show_runs(self, lines: list[RunLine]) -> None:
        chosen = self._chosen()
        items = map(self.runs.topLevelItem, range(self.runs.topLevelItemCount()))
        unfolded = {item.data(0, _PATH) for item in items if item and item.isExpanded()}
        self.runs.clear()
        self.runs.setRootIsDecorated(any(line.checkpoints for line in lines))
        for line in lines:
            item = QTreeWidgetItem([line.name, line.when, say(line.state), line.score])
            item.setData(0, _PATH, line.path)
            item.setToolTip(0, str(line.path))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(3, right)
            self.runs.addTopLevelItem(item)
            item.setSelected(chosen == (line.path, LAST))
            for name in line.checkpoints:
                self._add_checkpoint(item, line, name).setSelected(chosen == (line.path, name))
            item.setExpanded(line.path in unfolded)
        self._hint.setText("" if lines else tr("Press Train: each run is kept here."))
        self._hint.setVisible(not lines)
        self._enable()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        self._hint.setText(tr("The runs cannot be listed: {error}", error=error))
        self._hint.show()

    def _add_checkpoint(self, item: QTreeWidgetItem, line: RunLine, name: str) -> QTreeWidgetItem:
        """A line below a run: a place on its way to go on from."""
        kept = QTreeWidgetItem(item, [titled(name)])
        kept.setData(0, _PATH, line.path)
        kept.setData(0, _CHECKPOINT, name)
        kept.setToolTip(0, tr("A checkpoint that was kept: Go on trains from here, in a new run"))
        kept.setFirstColumnSpanned(True)
        return kept

    def _chosen(self) -> tuple[Path, str] | None:
        """The run that is selected, and the checkpoint to go on from."""
        items = self.runs.selectedItems()
        found = items[0].data(0, _PATH) if items else None
        if not isinstance(found, Path):
            return None
        return found, items[0].data(0, _CHECKPOINT) or LAST

    def _enable(self) -> None:
        chosen = self._chosen()
        self.open_button.setEnabled(chosen is not None)
        refusal = self._session.runs.refusal()
        self.resume_button.setEnabled(chosen is not None and refusal is None)
        if chosen is None:
            tip = tr("Choose a run, or one of its checkpoints, to train it for more epochs")
        elif refusal is not None:
            tip = say(refusal)
        elif chosen[1] == LAST:
            tip = tr("Train this run for more epochs from its last checkpoint")
        else:
            tip = tr(
                "Train from {checkpoint} of this run, in a new run", checkpoint=titled(chosen[1])
            )
        self.resume_button.setToolTip(tip)

    def _activate(self, item: QTreeWidgetItem) -> None:
        """Enter or a double click: a run shows its curves, a checkpoint is gone on from."""
        if item.data(0, _CHECKPOINT):
            self.resume_button.click()
        else:
            self._open()

    def _open(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.open_asked.emit(chosen[0])

    def _go_on(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.resume_asked.emit(*chosen)

    def _menu(self, at: QPoint) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        path, _ = chosen
        menu = QMenu(self)
        menu.addAction(tr("Show curves")).triggered.connect(self._open)
        go_on = menu.addAction(tr("Go on"))
        go_on.setEnabled(self._session.runs.refusal() is None)
        go_on.triggered.connect(self._go_on)
        menu.addAction(tr("Compare with now")).triggered.connect(
            lambda: compare_with_run(self._session, path)
        )
        menu.addSeparator()
        folder = QUrl.fromLocalFile(str(path))
        menu.addAction(tr("Open its folder")).triggered.connect(
            lambda: QDesktopServices.openUrl(folder)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.runs.viewport().mapToGlobal(at))
