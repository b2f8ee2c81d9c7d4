"""The Curves panel: what the run has measured, on training batches and on the validation split."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QScrollArea, QVBoxLayout

from studio.app.session import Session
from studio.message import UserError
from studio.observe.frames import Frame, Mark, Scalars
from studio.train.journal import WENT_BACK, WENT_ON
from studio.train.store import RunFolder
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.plots.curves import Curves
from studio.ui.plots.marks import Marked
from studio.ui.text import say, tr
from studio.ui.theme import Theme

WINDOWS = (1, 10, 50, 200)
NOT_UNDONE = frozenset({WENT_BACK, WENT_ON})


class CurvesPanel(Panel):
    """Loss and accuracy as they come in."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.curves = Curves(theme)
        self.axis = QComboBox()
        self.axis.addItems([tr("Steps"), tr("Epochs")])
        self.axis.setToolTip(tr("What the axis counts"))
        self.axis.setAccessibleName(tr("Axis"))
        self.axis.currentIndexChanged.connect(lambda row: self.curves.set_by_epoch(row == 1))
        self.smoothing = QComboBox()
        self.smoothing.addItem(tr("Raw"), 1)
        for window in WINDOWS[1:]:
            self.smoothing.addItem(tr("Mean of {steps}", steps=window), window)
        self.smoothing.setToolTip(tr("Draw the mean of so many training steps"))
        self.smoothing.setAccessibleName(tr("Smoothing"))
        self.smoothing.currentIndexChanged.connect(self._smoothen)
        for chooser in (self.axis, self.smoothing):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.header.addWidget(chooser)
            self.tools.append(chooser)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()  # For more charts than there is room for.
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.curves)
        layout.addWidget(area)
        self._waiting: list[Scalars] = []
        self._marks: list[Mark] = []
        self._past = False
        """Whether these are the curves of a run that was looked up."""
        self.curves.mark_asked.connect(self._show_menu)
        self.forget()

    def take(self, frames: Sequence[Frame]) -> bool:
        scalars = [frame for frame in frames if isinstance(frame, Scalars)]
        self._waiting += scalars
        marks = [frame for frame in frames if isinstance(frame, Mark)]
        self._marks += marks
        return bool(scalars or marks)

    def forget(self) -> None:
        """Begin anew, with what the run's folder holds already when it goes on with an old run."""
        self._waiting, self._marks = [], []
        self._past = False
        self.title.clear()
        self.curves.clear()
        run = self.session.runs.current
        if run is not None and self.session.runs.active:
            self.curves.add(RunFolder(run.folder).history())

    def show_history(
        self, name: str, history: Sequence[Scalars], marks: Sequence[Mark] = ()
    ) -> None:
        """Show an earlier run instead, until the next one starts."""
        self.forget()
        self._marks, self._past = list(marks), True
        self.title.setText(name)
        self._waiting = list(history)
        self.mark()

    def vacancy(self) -> str:
        if self._waiting or not self.curves.empty:
            return ""
        return self.waiting(tr("The first numbers come with the first step"))

    def refresh(self) -> None:
        self.curves.add(self._waiting)
        self._waiting = []
        if self._marks:
            self.curves.add_marks(self._marks)
            self._marks = []

    def table(self) -> Table | None:
        curves = [
            (name, series.steps.copy(), series.epochs.copy(), series.values.copy())
            for name, series in self.curves.curves()
        ]
        if not curves:
            return None
        return Table(
            ("curve", "step", "epoch", "value"),
            (
                (name, int(step), float(epoch), float(value))
                for name, *columns in curves
                for step, epoch, value in zip(*columns, strict=True)
            ),
        )

    def _show_menu(self, marked: Marked, at: QPoint) -> None:
        """What can be done at a mark."""
        menu = QMenu(self)
        mark = marked.marks[-1]
        back = menu.addAction(tr("Go back to here"))
        back.setEnabled(bool(mark.checkpoint))
        back.triggered.connect(lambda: self._go_back(mark))
        for each in marked.marks:
            if each.name and each.old != each.new and each.name not in NOT_UNDONE:
                words = tr("Go back and undo: {change}", change=say(each.message))
                undo = menu.addAction(words)
                undo.setEnabled(bool(each.checkpoint))
                undo.triggered.connect(lambda _=False, each=each: self._go_back(each, undo=True))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _go_back(self, mark: Mark, *, undo: bool = False) -> None:
        runs = self.session.runs
        try:
            if self._past:
                runs.start_at(mark, undo=undo)
            else:
                runs.go_back(mark, undo=undo)
        except UserError as error:
            self.session.notify("error", error.message)

    def _smoothen(self, row: int) -> None:
        self.curves.set_smoothing(WINDOWS[row])
