"""What is in the data: classes, ranges, what is missing or twice, and what the doctor says."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QProgressBar,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.app import surveying
from studio.app.session import Session
from studio.data.fields import Dataset
from studio.data.survey import GivenUpError, Range, Survey, survey
from studio.ui.background import Background
from studio.ui.figures import count
from studio.ui.panels.doctor_row import DoctorRow
from studio.ui.panels.table import Cell, Table
from studio.ui.pieces import label
from studio.ui.plots.balance import BalanceBars, Row
from studio.ui.text import tr
from studio.ui.theme import Theme

READ_MS = 100


class SurveyView(QWidget):
    """Looks at a data set in a thread, once it is seen itself."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._dataset: Dataset | None = None
        self._asked: Dataset | None = None
        self._cancelled = Event()
        self._done = (0, 0)
        self.found: Survey | None = None
        self.rows: list[DoctorRow] = []
        self._worker = Background("data-survey", self)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self._read)
        self.words = label("", "secondary", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of looking at the data"))
        self.bar.hide()
        self.balance = BalanceBars(theme)
        self.hint = label("", "hint")
        self.balance.hovered.connect(self.hint.setText)
        self.table_view = QTreeWidget()
        self.table_view.setObjectName("ranges")
        self.table_view.setAccessibleName(tr("Ranges of the data"))
        self.table_view.setRootIsDecorated(True)
        self.table_view.setHeaderLabels(
            [tr("Field"), tr("Least"), tr("Greatest"), tr("Mean"), tr("Deviation"), tr("Missing")]
        )
        header = self.table_view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        for piece in (self.words, self.bar, self.balance, self.hint, self.table_view):
            self._column.addWidget(piece)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._clear()
        self._disconnect = session.doctor.changed.connect(lambda _: self._diagnose())
        self.destroyed.connect(self._disconnect)

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Look at another data set; at none, where none can be read."""
        self._cancelled.set()
        self._dataset, self.found = dataset, None
        self._clear()
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def close_down(self) -> None:
        """Give up what is under way."""
        self._cancelled.set()
        self._timer.stop()
        self._worker.close()

    def table(self) -> Table | None:
        """All that is shown, as numbers."""
        return None if self.found is None else Table(_NAMES, _rows(self.found))

    def _begin(self) -> None:
        dataset = self._dataset
        if dataset is None or dataset is self._asked or not self.isVisible():
            return
        self._asked, self._done = dataset, (0, 0)
        cancelled = self._cancelled = Event()

        def tell(done: int, total: int) -> None:
            self._done = done, total

        def work() -> tuple[Dataset, Survey]:
            found = survey(
                dataset.fields,
                dataset.train,
                dataset.validation,
                tell=tell,
                cancelled=cancelled.is_set,
            )
            return dataset, found

        self._worker.ask(work)
        self.bar.show()
        self._timer.start()

    def _read(self) -> None:
        done, total = self._done
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take(self, news: tuple[Dataset, Survey]) -> None:
        self._timer.stop()
        self.bar.hide()
        dataset, found = news
        if dataset is not self._dataset:
            return
        self.found = found
        self.words.setText("\n".join(_sentences(found)))
        self.balance.show_rows(_classes(found))
        self._fill(found)
        self._diagnose()

    def _fail(self, error: BaseException) -> None:
        self._timer.stop()
        self.bar.hide()
        if not isinstance(error, GivenUpError):
            raise error

    def _fill(self, found: Survey) -> None:
        self.table_view.clear()
        for each in found.fields:
            item = QTreeWidgetItem([each.name, *_figures(each.whole)])
            for number, channel in enumerate(each.channels, 1):
                item.addChild(QTreeWidgetItem([str(number), *_figures(channel)]))
            self.table_view.addTopLevelItem(item)
        rows = self.table_view.topLevelItemCount()
        height = self.table_view.sizeHintForRow(0) * (rows + 1)
        self.table_view.setMinimumHeight(height + self.table_view.header().sizeHint().height())
        self.table_view.show()

    def _diagnose(self) -> None:
        """What the doctor says of it, above all else."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if self.found is None or self._dataset is None:
            return
        doctor = self._session.doctor
        for each in surveying.findings(self._session, self._dataset, self.found):
            row = DoctorRow(self._theme, each)
            row.jumped.connect(lambda one: self._session.visit(one.node))
            row.treated.connect(doctor.treat)
            row.hush_wanted.connect(self._hush)
            self.rows.append(row)
        for at, row in enumerate(self.rows):
            self._column.insertWidget(1 + at, row)
            row.show()

    def _hush(self, rule: str, in_project: bool) -> None:
        doctor = self._session.doctor
        if in_project:
            doctor.hush(rule)
        else:
            doctor.hush_now(rule)

    def _clear(self) -> None:
        self.words.setText("")
        self.balance.show_rows(())
        self.table_view.clear()
        self.table_view.hide()
        self._diagnose()


def _sentences(found: Survey) -> Iterator[str]:
    for words, split in (
        (tr("To train on"), found.train),
        (tr("To validate with"), found.validation),
    ):
        said = tr("{split}: {count} examples", split=words, count=count(split.examples))
        if split.repeated:
            said += tr(", {count} of them as others before", count=count(split.repeated))
        yield said
    if found.shared:
        yield tr(
            "{count} validation examples are in training too; {contrary} with another label",
            count=count(found.shared),
            contrary=count(found.contrary),
        )
    else:
        yield tr("No validation example is in training too")
    if missing := sum(each.whole.missing for each in found.fields):
        yield tr("{count} numbers are missing or infinite", count=count(missing))
    if found.sampled:
        yield tr(
            "Looked at {examined} of {examples} examples, evenly spread; classes are of all",
            examined=count(found.train.examined + found.validation.examined),
            examples=count(found.train.examples + found.validation.examples),
        )


def _classes(found: Survey) -> list[Row]:
    """The classes of the first label."""
    for name, names in found.classes.items():
        pairs = zip(names, found.train.counts[name], found.validation.counts[name], strict=False)
        return [Row(*each) for each in pairs]
    return []


def _figures(of: Range) -> list[str]:
    numbers = (of.low, of.high, of.mean, of.std)
    return [*(f"{number:.4g}" for number in numbers), count(of.missing) if of.missing else ""]


_NAMES = ("what", "name", "part", "train", "validation", "least", "greatest", "mean", "deviation",
          "missing")  # fmt: skip


def _rows(found: Survey) -> Iterator[list[Cell]]:
    train, validation = found.train, found.validation
    yield ["examples", "", "", train.examples, validation.examples, "", "", "", "", ""]
    yield ["repeated", "", "", train.repeated, validation.repeated, "", "", "", "", ""]
    yield ["in both splits", "", "", "", found.shared, "", "", "", "", ""]
    for name, names in found.classes.items():
        pairs = zip(names, train.counts[name], validation.counts[name], strict=False)
        for called, here, there in pairs:
            yield ["class", name, called, here, there, "", "", "", "", ""]
    for each in found.fields:
        parts = [("", each.whole), *((str(n), one) for n, one in enumerate(each.channels, 1))]
        for part, one in parts:
            numbers: list[Cell] = [one.low, one.high, one.mean, one.std, one.missing]
            yield ["range", each.name, part, "", "", *numbers]
