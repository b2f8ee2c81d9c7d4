"""How to train, and what was trained before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
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
from studio.graph.change import Change
from studio.graph.model import TRAINING
from studio.message import Message, UserError
from studio.train.store import RunFolder, list_runs
from studio.ui.background import Background
from studio.ui.costs.fit import vacancy
from studio.ui.costs.verdict_line import VerdictLine
from studio.ui.panels.fastest import Fastest
from studio.ui.panels.rate_curves import RateCurves
from studio.ui.panels.rates import RunRates
from studio.ui.panels.train_form import TrainForm
from studio.ui.pieces import hairline, label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

LISTED = 100
_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in the list."""

    path: Path
    name: str
    when: str
    state: Message
    score: str


class _Inner(QWidget):
    """Asks for the room that its wrapped sentences need at its width, so that no field is cut."""

    def minimumSizeHint(self) -> QSize:
        found, layout = super().minimumSizeHint(), self.layout()
        if layout is not None:
            found.setHeight(max(found.height(), layout.minimumHeightForWidth(self.width())))
        return found


class RunPanel(QWidget):
    """The settings of training, and the list of runs."""

    resume_asked = Signal(object)
    """The folder of a run to go on with."""
    open_asked = Signal(object)
    """The folder of a run to look at."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
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
        self.runs.itemActivated.connect(lambda item: self.open_asked.emit(item.data(0, _PATH)))
        self.runs.itemSelectionChanged.connect(self._enable)
        self.runs.setMinimumHeight(120)
        # What is left over, rather than what it likes: its buttons stay in sight.
        self.runs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._hint = label("", "hint", wrap=True)
        self.open_button = QPushButton(tr("Show curves"))
        self.resume_button = QPushButton(tr("Go on"))
        self.resume_button.setToolTip(tr("Train this run for more epochs from its last checkpoint"))
        self.open_button.clicked.connect(lambda: self._emit(self.open_asked))
        self.resume_button.clicked.connect(lambda: self._emit(self.resume_asked))
        self.fit = VerdictLine(theme)
        self._build()
        session.changed.connect(self._follow)
        session.opened.connect(lambda _: self.refresh())
        session.costing.changed.connect(lambda _: self._judge())
        session.runs.started.connect(lambda _: self.list_runs())
        session.runs.ended.connect(lambda _: self.list_runs())
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
        self.runs.clear()
        for line in lines:
            item = QTreeWidgetItem([line.name, line.when, say(line.state), line.score])
            item.setData(0, _PATH, line.path)
            item.setToolTip(0, str(line.path))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(3, right)
            self.runs.addTopLevelItem(item)
            item.setSelected(line.path == chosen)
        self._hint.setText("" if lines else tr("Press Train: each run is kept here."))
        self._hint.setVisible(not lines)
        self._enable()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        self._hint.setText(tr("The runs cannot be listed: {error}", error=error))
        self._hint.show()

    def _chosen(self) -> Path | None:
        items = self.runs.selectedItems()
        found = items[0].data(0, _PATH) if items else None
        return found if isinstance(found, Path) else None

    def _enable(self) -> None:
        chosen = self._chosen() is not None
        self.open_button.setEnabled(chosen)
        refusal = self._session.runs.refusal()
        self.resume_button.setEnabled(chosen and refusal is None)
        if chosen and refusal is not None:
            self.resume_button.setToolTip(say(refusal))

    def _emit(self, signal: object) -> None:
        path = self._chosen()
        if path is not None:
            signal.emit(path)  # type: ignore[attr-defined]

    def _menu(self, at: QPoint) -> None:
        path = self._chosen()
        if path is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Show curves")).triggered.connect(lambda: self.open_asked.emit(path))
        go_on = menu.addAction(tr("Go on"))
        go_on.setEnabled(self._session.runs.refusal() is None)
        go_on.triggered.connect(lambda: self.resume_asked.emit(path))
        menu.addSeparator()
        folder = QUrl.fromLocalFile(str(path))
        menu.addAction(tr("Open its folder")).triggered.connect(
            lambda: QDesktopServices.openUrl(folder)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.runs.viewport().mapToGlobal(at))


def read_runs(folder: Path) -> list[RunLine]:
    """The latest runs of a folder, the newest first."""
    return [_line(run) for run in list_runs(folder)[:LISTED]]


def _line(run: RunFolder) -> RunLine:
    try:
        info = run.info()
    except UserError:
        return RunLine(run.path, run.path.name, "", Message("damaged"), "")
    final = info.get("final")
    numbers = final if isinstance(final, dict) else {}
    score = ""
    if isinstance(accuracy := numbers.get("val_accuracy"), int | float):
        score = f"{100 * accuracy:.1f} %"
    elif isinstance(loss := numbers.get("val_loss"), int | float):
        score = f"{loss:.4g}"
    name, state = str(info.get("name", run.path.name)), Message(str(info.get("state", "")))
    return RunLine(run.path, name, _when(str(info.get("created", ""))), state, score)


def _when(created: str) -> str:
    """The time of today, the day of earlier."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return ""
    today = moment.date() == datetime.now().date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d")
