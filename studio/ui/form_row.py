"""One row of a form: a parameter's label, its editor, its pin and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.expression import has_expression
from studio.layers.spec import REQUIRED, Param
from studio.ui.editors import Editor, LineEditor, editor
from studio.ui.entry import show, show_default
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme
from studio.value import Value

ROW_HEIGHT = 26
Verb: TypeAlias = tuple[str, Callable[[], object]]
"""An entry of a field's context menu, and what it does."""


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
    computed: Value = None
    """What the expression gives, where the value is one and it is known."""
    pending: bool = False
    """Whether the run under way has another value, and could be given this one."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a row calls when the user did something; each with the parameter's name."""

    commit: Callable[[str, Value], None]
    step: Callable[[str, Value], None]
    clear: Callable[[str], None]
    verbs: Callable[[str], Sequence[Verb]]
    """What more can be done with the parameter."""
    apply: Callable[[str], None]
    """Give the run under way the value that is shown."""


class Row:
    """One parameter's label, editor, pin and complaint."""

    def __init__(
        self, hooks: Hooks, theme: Theme, param: Param, grid: QGridLayout, at: int
    ) -> None:
        self._hooks = hooks
        self._theme = theme
        self._param = param
        self._entry = Shown()
        self._variables: tuple[str, ...] = ()
        self.label = QLabel(param.name)
        self.label.setProperty("role", "mono")
        self.label.setToolTip(_tooltip(param))
        self._add_menu(self.label)
        self.follows = _Followed()
        self.pin = QToolButton()
        self.pin.setObjectName(f"pin-{param.name}")
        self.pin.setAutoRaise(True)
        self.pin.clicked.connect(self._toggle_pin)
        self.apply = QToolButton()
        self.apply.setObjectName(f"apply-{param.name}")
        self.apply.setAutoRaise(True)
        self.apply.setToolTip(tr("Apply to the run under way, from its next step on"))
        self.apply.setAccessibleName(tr("Apply {param} to the run", param=param.name))
        self.apply.clicked.connect(lambda: hooks.apply(param.name))
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self.editor = self._plain = editor(theme, param)
        self._formula: LineEditor | None = None
        self._dress(self.editor)
        self._line.addWidget(self.follows, 1)
        self._line.addWidget(self.apply)
        self._line.addWidget(self.pin)
        grid.addWidget(self.label, at, 0)
        grid.addLayout(self._line, at, 1)
        grid.addWidget(self.problem, at + 1, 1)
        grid.setRowMinimumHeight(at, ROW_HEIGHT)
        self.pin.hide()
        self.apply.hide()
        self.follows.hide()

    def set_variables(self, names: Collection[str]) -> None:
        """The names that an expression may use."""
        self._variables = tuple(names)
        for one in filter(None, (self._plain, self._formula)):
            one.set_variables(self._variables)

    def set_labels(self, names: Collection[str]) -> None:
        """The names that free axes have elsewhere in the graph."""
        if self._param.labels:
            self.editor.set_labels(names)

    def show_entry(self, entry: Shown | None) -> None:
        visible = entry is not None
        self.label.setVisible(visible)
        self.editor.setVisible(visible)
        if entry is None:
            for widget in (self.follows, self.pin, self.apply, self.problem):
                widget.hide()
            return
        self._entry = entry
        self._choose(has_expression(entry.value) and entry.known and not entry.mixed)
        derived = entry.derivable and not entry.changed
        self.editor.setVisible(not derived)
        self.follows.setVisible(derived)
        self._show_pin(entry)
        self.apply.setVisible(entry.pending)
        if entry.pending:
            self.apply.setIcon(self._theme.icon("play"))
        self._show_weight(entry.changed and not entry.derivable)
        if derived:
            self.complain("")
            self._show_followed(entry)
        elif entry.mixed or not entry.known:
            self.editor.show_nothing(tr("several values") if entry.mixed else "")
        else:
            self.editor.show_value(entry.value)
            if has_expression(entry.value):
                given = entry.computed
                self.editor.show_computed("?" if given is None else show(self._param, given))

    def _dress(self, found: Editor) -> None:
        """Take an editor into the row."""
        found.setToolTip(_tooltip(self._param))
        found.set_variables(self._variables)
        self.label.setBuddy(found)
        found.committed.connect(lambda value: self._hooks.commit(self._param.name, value))
        found.stepped.connect(lambda value: self._hooks.step(self._param.name, value))
        found.complained.connect(self.complain)
        self._line.insertWidget(0, found, 1)
        inner = found.focusProxy()
        if inner is not None:
            self._add_menu(inner)

    def _choose(self, formula: bool) -> None:
        """A switch or a list of words gives way to a line while the value is an expression."""
        if isinstance(self._plain, LineEditor):
            return
        if formula and self._formula is None:
            self._formula = LineEditor(self._theme, self._param)
            self._dress(self._formula)
        wanted = self._formula if formula and self._formula is not None else self._plain
        if wanted is not self.editor:
            self.editor.hide()
            self.editor = wanted
            self.editor.show()

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

    def _toggle_pin(self) -> None:
        if self._entry.changed:
            self._hooks.clear(self._param.name)
            return
        known = self._entry.known and not self._entry.mixed
        value = self._entry.value if known else _stand_in(self._param)
        self._hooks.commit(self._param.name, value)
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_menu(self, widget: QWidget) -> None:
        """Let the widget have the menu of the parameter, behind its own where it has one."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(lambda at: self._show_menu(widget, at))

    def _show_menu(self, widget: QWidget, at: QPoint) -> None:
        if isinstance(widget, QLineEdit):
            menu = widget.createStandardContextMenu()
            menu.addSeparator()
        else:
            menu = QMenu(self.label)
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(widget.mapToGlobal(at))

    def fill(self, menu: QMenu) -> None:
        """Put what can be done with the parameter into a menu."""
        for words, act in self._hooks.verbs(self._param.name):
            menu.addAction(words).triggered.connect(act)
        if self._variables and not isinstance(self.editor, LineEditor):
            menu.addAction(tr("Use an expression")).triggered.connect(self._begin_expression)
        default = show_default(self._param)
        words = tr("Reset to {default}", default=default) if default else tr("Reset")
        reset = menu.addAction(words)
        reset.setEnabled(self._entry.changed)
        reset.triggered.connect(lambda: self._hooks.clear(self._param.name))

    def _begin_expression(self) -> None:
        self._choose(True)
        assert isinstance(self.editor, LineEditor)
        self.editor.line.setText("=")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


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
