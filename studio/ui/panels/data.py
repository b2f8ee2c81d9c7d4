"""What the model learns from: the source, its options, and a look at the examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.data import sources
from studio.data.fields import Dataset
from studio.data.spec import SourceSpec
from studio.graph.edits import RESET, SetSetting
from studio.message import UserError
from studio.ui.background import Background
from studio.ui.figures import count
from studio.ui.forms import Form
from studio.ui.panels.preview import Drawing, PreviewView, drawing
from studio.ui.panels.settings_form import settings_form, show_settings
from studio.ui.panels.survey import SurveyView
from studio.ui.panels.table import Table
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

PREFIX = "data."


class DataPanel(QWidget):
    """Chooses and shows the data. Reading it happens in a thread, and only while it is seen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._loaded: tuple[tuple[str, Value], ...] | None = None
        self._form_source: SourceSpec | None = None
        self._loader = Background("data-preview", self)
        self._loader.done.connect(self._show_dataset)
        self._loader.failed.connect(self._show_failure)
        self.source = QComboBox()
        self.source.setObjectName("data-source")
        self.source.setAccessibleName(tr("Data source"))
        shrinks = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.source.setSizeAdjustPolicy(shrinks)
        self.source.setMinimumContentsLength(8)
        self._list_sources()
        self.source.activated.connect(self._choose)
        self._summary = label("", "secondary", wrap=True)
        self.form = Form(theme, ())
        self.sizes = label("", "mono", wrap=True)
        self.complaint = label("", "error", wrap=True)
        self.complaint.hide()
        self._note = label("", "hint", wrap=True)
        self.view = PreviewView(theme)
        self.survey = SurveyView(session, theme)
        self._build()
        session.changed.connect(lambda change: self.refresh() if change.settings else None)
        session.opened.connect(lambda _: self.refresh())
        session.extended.connect(lambda _: self._extend())
        self.refresh()

    def _list_sources(self) -> None:
        self.source.clear()
        for spec in self._session.sources:
            self.source.addItem(tr(spec.title), spec.key)

    def _extend(self) -> None:
        """Plugins may have brought sources, the one of this project among them."""
        self._list_sources()
        self._loaded = None
        self.refresh()

    def _build(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 10, 12, 10)
        self._column.setSpacing(8)
        pieces = (
            self.source,
            self._summary,
            self.complaint,
            self.form,
            self.sizes,
            self._note,
        )
        for piece in pieces:
            self._column.addWidget(piece)
        self._column.addStretch(1)
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        inner.installEventFilter(self)
        area.setMaximumWidth(340)
        self._fit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 12, 12, 8)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.view, tr("Samples"))
        self.pages.addTab(self.survey, tr("What is in it"))
        holder.addWidget(self.pages)
        row.addLayout(holder, 1)

    def refresh(self) -> None:
        """Show the settings as they are; read the data anew if they changed and are seen."""
        settings = self._session.document.project.settings
        key = str(settings.get(PREFIX + "source", sources.DEFAULT))
        spec = sources.find(key, self._session.sources)
        self.source.setCurrentIndex(self.source.findData(key))
        self._summary.setText(tr(spec.summary) if spec else "")
        if spec is not self._form_source:
            self._replace_form(spec)
        show_settings(self.form, self._session, PREFIX, self._params(spec))
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def flush(self) -> None:
        self.form.flush()

    def close_down(self) -> None:
        """Wait for the reading under way."""
        self._loader.close()
        self.survey.close_down()

    def table(self) -> Table | None:
        """What is in the data, as numbers; once it has been looked at."""
        return self.survey.table()

    def _params(self, spec: SourceSpec | None) -> tuple[Any, ...]:
        return (*spec.params, *sources.GENERAL) if spec else ()

    def _replace_form(self, spec: SourceSpec | None) -> None:
        form = settings_form(self._theme, self._session, PREFIX, self._params(spec))
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form, self._form_source = form, spec
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # The fields have their style, and so their size, only now.
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Never narrower than the fields, which would be cut off."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._column.minimumSize().width() + bar)

    def _choose(self, index: int) -> None:
        key = self.source.itemData(index)
        self._session.do(SetSetting(PREFIX + "source", RESET if key == sources.DEFAULT else key))

    def _load(self) -> None:
        if not self.isVisible():
            return
        settings = dict(self._session.document.project.settings)
        wanted = tuple(sorted((k, v) for k, v in settings.items() if k.startswith(PREFIX)))
        if wanted == self._loaded:
            return
        self._loaded = wanted
        base = self._session.path.parent if self._session.path else None
        self.sizes.setText(tr("Reading…"))
        self.complaint.hide()
        known = self._session.sources
        self._loader.ask(lambda: _read(settings, base, known))

    def _show_dataset(self, read: tuple[Dataset, Drawing]) -> None:
        dataset, found = read
        lines = [
            tr(
                "{train} to train on, {validation} to validate with",
                train=count(dataset.train_size),
                validation=count(dataset.validation_size),
            )
        ]
        for field in dataset.fields:
            shape = " × ".join(map(str, field.shape)) or tr("one number")
            classes = tr(", {count} classes", count=len(field.classes)) if field.classes else ""
            lines.append(f"{field.name}: {shape} {field.dtype}{classes}")
        self.sizes.setText("\n".join(lines))
        self._note.setText(say(dataset.note) if dataset.note else "")
        self.complaint.hide()
        self.view.show_drawing(found)
        self.survey.show_dataset(dataset)

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.sizes.setText("")
        self._note.setText("")
        self.complaint.setText(say(error.message))
        self.complaint.show()
        self.view.show_drawing(None)
        self.survey.show_dataset(None)


def _read(
    settings: dict[str, Value], base: Path | None, known: tuple[SourceSpec, ...]
) -> tuple[Dataset, Drawing]:
    dataset = sources.load(settings, base, known)
    return dataset, drawing(dataset)
