"""One form for everything that is described by parameters: layers, training, data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.layers.spec import REQUIRED, Param
from studio.ui.editors import Editor, editor
from studio.ui.entry import show, show_default
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme
from studio.value import Value

LABEL_WIDTH = 112
ROW_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form shows for one parameter."""

    value: Value = None
    known: bool = True
    """Whether there is a value at all: a derived one is unknown until its shape is."""
    changed: bool = False
    """Whether the user set it, so that it can be put back to its default."""
    derivable: bool = False
    """Whether it follows an incoming shape unless it is pinned, that is, ``changed``."""
    source: str = ""
    """The name of the node whose shape it follows."""
    mixed: bool = False
    """Whether several selected nodes have several values."""


class Form(QWidget):
    """A row for each parameter. It holds no values of its own: show it what the document says."""

    committed = Signal(str, object)
    """A parameter's name and its new value: one step of undo."""
    stepped = Signal(str, object)
    """The same from an arrow key: steps in a row on one parameter are one step of undo."""
    cleared = Signal(str)
    """A parameter to put back to its default, or to derive again."""

    def __init__(
        self, theme: Theme, params: Sequence[Param], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._rows = {
            param.name: _Row(self, theme, param, self._grid, 2 * at)
            for at, param in enumerate(params)
        }

    def show_values(self, values: Mapping[str, Shown]) -> None:
        """Bring every row up to date; rows without an entry are hidden."""
        for name, row in self._rows.items():
            row.show_entry(values.get(name))

    def refuse(self, name: str, value: Value, sentence: str) -> None:
        """Say under a field why its value was refused, and leave it there to be mended."""
        self._rows[name].editor.refuse(value)
        self._rows[name].complain(sentence)

    def flush(self) -> None:
        """Commit everything that is typed, as if the focus had left its field."""
        for row in self._rows.values():
            row.editor.flush()

    def drafts(self) -> dict[str, str]:
        """What is typed and is not legal, by parameter."""
        return {name: text for name, row in self._rows.items() if (text := row.editor.draft())}

    def restore(self, drafts: Mapping[str, str]) -> None:
        """Put drafts back into their fields."""
        for name, text in drafts.items():
            if name in self._rows:
                self._rows[name].editor.restore(text)

    def focus(self, name: str) -> None:
        """Put the cursor into a parameter's field."""
        self._rows[name].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def editor(self, name: str) -> Editor:
        return self._rows[name].editor

    def pin_button(self, name: str) -> QToolButton:
        return self._rows[name].pin

    def complaint(self, name: str) -> str:
        """The sentence under a field; empty when there is none."""
        return self._rows[name].problem.text()


class _Row:
    """One parameter's label, editor, pin and complaint."""

    def __init__(self, form: Form, theme: Theme, param: Param, grid: QGridLayout, at: int) -> None:
        self._form = form
        self._theme = theme
        self._param = param
        self._entry = Shown()
        self.label = QLabel(param.name)
        self.label.setProperty("role", "mono")
        self.label.setToolTip(_tooltip(param))
        self.label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.label.customContextMenuRequested.connect(self._menu)
        self.editor = editor(theme, param)
        self.editor.setToolTip(_tooltip(param))
        self.label.setBuddy(self.editor)
        self.follows = _Followed()
        self.pin = QToolButton()
        self.pin.setObjectName(f"pin-{param.name}")
        self.pin.setAutoRaise(True)
        self.pin.clicked.connect(self._toggle_pin)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.editor.committed.connect(self._commit)
        self.editor.stepped.connect(lambda value: form.stepped.emit(param.name, value))
        self.editor.complained.connect(self.complain)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.editor, 1)
        line.addWidget(self.follows, 1)
        line.addWidget(self.pin)
        grid.addWidget(self.label, at, 0)
        grid.addLayout(line, at, 1)
        grid.addWidget(self.problem, at + 1, 1)
        grid.setRowMinimumHeight(at, ROW_HEIGHT)
        self.pin.hide()
        self.follows.hide()

    def show_entry(self, entry: Shown | None) -> None:
        visible = entry is not None
        self.label.setVisible(visible)
        self.editor.setVisible(visible)
        if entry is None:
            for widget in (self.follows, self.pin, self.problem):
                widget.hide()
            return
        self._entry = entry
        derived = entry.derivable and not entry.changed
        self.editor.setVisible(not derived)
        self.follows.setVisible(derived)
        self._show_pin(entry)
        self._show_weight(entry.changed and not entry.derivable)
        if derived:
            self.complain("")
            self._show_followed(entry)
        elif entry.mixed or not entry.known:
            self.editor.show_nothing(tr("several values") if entry.mixed else "")
        else:
            self.editor.show_value(entry.value)

    def _show_followed(self, entry: Shown) -> None:
        value = show(self._param, entry.value) if entry.known else "?"
        origin = tr("from {node}", node=entry.source) if entry.source else tr("from the wire")
        self.follows.show_value(value, origin)
        self.follows.setToolTip(
            tr("Follows the incoming shape. Pin it to set it yourself.")
            if entry.known
            else tr("Known as soon as something is wired in. Pin it to set it yourself.")
        )

    def _show_pin(self, entry: Shown) -> None:
        self.pin.setVisible(entry.derivable)
        pinned = entry.changed
        self.pin.setIcon(self._theme.icon("push-pin-slash" if pinned else "pin"))
        words = (
            tr("Follow the incoming shape again")
            if pinned
            else tr("Pin {param}: set it yourself", param=self._param.name)
        )
        self.pin.setToolTip(words)
        self.pin.setAccessibleName(words)

    def _show_weight(self, changed: bool) -> None:
        """A parameter that the user set stands out from those at their defaults."""
        if self.label.property("changed") != changed:
            self.label.setProperty("changed", changed)
            self.label.style().unpolish(self.label)
            self.label.style().polish(self.label)

    def complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _commit(self, value: Value) -> None:
        self._form.committed.emit(self._param.name, value)

    def _toggle_pin(self) -> None:
        if self._entry.changed:
            self._form.cleared.emit(self._param.name)
            return
        known = self._entry.known and not self._entry.mixed
        value = self._entry.value if known else _stand_in(self._param)
        self._form.committed.emit(self._param.name, value)
        self._form.focus(self._param.name)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self._form)
        default = show_default(self._param)
        words = tr("Reset to {default}", default=default) if default else tr("Reset")
        reset = menu.addAction(words)
        reset.setEnabled(self._entry.changed)
        reset.triggered.connect(lambda: self._form.cleared.emit(self._param.name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.label.mapToGlobal(at))


class _Followed(QWidget):
    """A derived value, not editable, and where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.value = QLabel()
        self.value.setProperty("role", "mono")
        self.origin = QLabel()
        self.origin.setProperty("role", "hint")
        self.origin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""
        self.origin.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 4, 4, 4)
        row.addWidget(self.value)
        row.addWidget(self.origin, 1)

    def show_value(self, value: str, origin: str) -> None:
        self.value.setText(value)
        self._words = origin
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        right = Qt.TextElideMode.ElideRight
        metrics = self.origin.fontMetrics()
        self.origin.setText(metrics.elidedText(self._words, right, self.origin.width()))


def _stand_in(param: Param) -> Value:
    """A legal value for a pinned parameter of which nothing is known."""
    if param.default is not REQUIRED:
        return param.default
    return int(param.minimum or 1)


def _tooltip(param: Param) -> str:
    lines = [tr(param.help)]
    if param.unit not in ("", "folder", "file"):
        lines.append(tr("Unit: {unit}", unit=tr(param.unit)))
    if default := show_default(param):
        lines.append(tr("Default: {default}", default=default))
    return as_tip("\n".join(lines))
