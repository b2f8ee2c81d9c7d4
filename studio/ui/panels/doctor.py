"""The Doctor panel: what is seen while it trains, and a button for what to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.reports import named
from studio.app.session import Session
from studio.observe.checkup import Diagnosis, Treatment
from studio.observe.frames import Frame
from studio.ui.panels.doctor_row import DoctorRow
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class DoctorPanel(Panel):
    """A list, what lasts first; what is over stays, greyed out."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.rows: list[DoctorRow] = []
        self._shown: tuple[object, ...] = ()
        self.range_test = QPushButton(tr("Test learning rates"))
        self.range_test.setToolTip(
            tr("Trains a copy with ever larger learning rates for a moment, and draws the loss")
        )
        self.batch_test = QPushButton(tr("Test on a single batch"))
        self.batch_test.setToolTip(tr("Sees whether a copy can learn a single batch by heart"))
        doctor = session.doctor
        self.range_test.clicked.connect(lambda: doctor.test_wanted.emit("range"))
        self.batch_test.clicked.connect(lambda: doctor.test_wanted.emit("batch"))
        for button in (self.range_test, self.batch_test):
            button.setProperty("role", "quiet")
            self.header.addWidget(button)
        self.words = label("", "secondary", wrap=True)
        self.words.setContentsMargins(12, 8, 12, 8)
        self.hushed = QPushButton()
        self.hushed.setCheckable(True)
        self.hushed.setProperty("role", "quiet")
        self.hushed.toggled.connect(lambda _: self.mark())
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.words)
        self._column.addWidget(self.hushed, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._disconnects.append(doctor.changed.connect(lambda _: self.mark()))

    def take(self, frames: Sequence[Frame]) -> bool:
        return False  # The session's doctor hears them, and tells.

    def forget(self) -> None:
        self.mark()

    def vacancy(self) -> str:
        if self.session.doctor.watched:
            return ""
        return self.waiting(tr("The doctor's first round comes in a moment"))

    def refresh(self) -> None:
        doctor = self.session.doctor
        found, hushed = doctor.diagnoses, doctor.hushed
        self.title.setText(doctor.past)
        self.caption.setText(
            tr("{count} seen", count=len(doctor.present)) if doctor.present else tr("all well")
        )
        if not doctor.watched:
            self.caption.setText("")
        self.words.setText(self._calm(found))
        self.words.setVisible(not doctor.present)
        self.hushed.setVisible(bool(hushed))
        self.hushed.setText(tr("{count} ignored", count=len(hushed)))
        listed = [(each, False) for each in found]
        if self.hushed.isChecked():
            listed += [(each, True) for each in hushed]
        shown = (tuple(listed), self.theme.tokens)
        if shown != self._shown:
            before, self._shown = self._shown, shown
            # A row that says the same stays: a run of hours has seen much, of which little changes.
            same = before[1:] == shown[1:]
            self._fill(listed, self.rows if same else ())

    def table(self) -> Table | None:
        names = (tr("Since step"), tr("Until step"), tr("Where"), tr("What"), tr("What to try"))
        rows = [
            (
                float(each.since),
                "" if each.until is None else float(each.until),
                self._name(each),
                say(each.message),
                say(each.advice),
            )
            for each in self.session.doctor.diagnoses
        ]
        return Table(names, rows) if rows else None

    def _calm(self, found: Sequence[Diagnosis]) -> str:
        if found:
            return tr("Nothing is wrong now. What was seen before:")
        if self.session.doctor.past:
            return tr("Nothing was seen of this run: it was healthy.")
        return tr("All is well: nothing that the doctor knows of is to be seen.")

    def _fill(self, listed: Sequence[tuple[Diagnosis, bool]], kept: Sequence[DoctorRow]) -> None:
        """A row for each; those of ``kept`` that say the same stay as they are."""
        left, rows = list(kept), list[DoctorRow]()
        for each in listed:
            row = next((row for row in left if (row.diagnosis, row.hushed) == each), None)
            if row is None:
                row = self._row(*each)
            else:
                left.remove(row)
            rows.append(row)
        for row in self.rows:
            if row not in rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self.rows = rows
        for at, row in enumerate(rows):
            if self._column.indexOf(row) != 1 + at:
                self._column.removeWidget(row)
                self._column.insertWidget(1 + at, row)
                row.show()

    def _row(self, each: Diagnosis, hushed: bool) -> DoctorRow:
        row = DoctorRow(self.theme, each, self._name(each), hushed=hushed)
        doctor = self.session.doctor
        row.jumped.connect(lambda found: self.session.visit(found.node))
        row.treated.connect(self._treat)
        row.hush_wanted.connect(self._hush)
        row.speak_wanted.connect(doctor.speak)
        return row

    def _treat(self, treatment: Treatment) -> None:
        self.session.doctor.treat(treatment)

    def _hush(self, rule: str, in_project: bool) -> None:
        doctor = self.session.doctor
        if in_project:
            doctor.hush(rule)
        else:
            doctor.hush_now(rule)

    def _name(self, each: Diagnosis) -> str:
        return named(each, self.session.document.project)
