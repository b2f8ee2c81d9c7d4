"""One form for everything that is described by parameters: layers, training, data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from studio.layers.spec import Param
from studio.ui.editors import Editor
from studio.ui.form_row import Hooks, Row, Shown, Verb
from studio.ui.theme import Theme
from studio.value import Value

__all__ = ["Form", "Shown", "Verb"]

LABEL_WIDTH = 112


class Form(QWidget):
    """A row for each parameter. It holds no values of its own: show it what the document says."""

    committed = Signal(str, object)
    """A parameter's name and its new value: one step of undo."""
    stepped = Signal(str, object)
    """The same from an arrow key: steps in a row on one parameter are one step of undo."""
    cleared = Signal(str)
    """A parameter to put back to its default, or to derive again."""
    applied = Signal(str)
    """A parameter whose value the run under way shall have."""

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
        self.verbs: Callable[[str], Sequence[Verb]] = _none
        """What more the context menu of a field offers, by the parameter's name."""
        hooks = Hooks(
            self.committed.emit,
            self.stepped.emit,
            self.cleared.emit,
            self._offered,
            self.applied.emit,
        )
        self._rows = {
            param.name: Row(hooks, theme, param, self._grid, 2 * at)
            for at, param in enumerate(params)
        }

    def _offered(self, name: str) -> Sequence[Verb]:
        return self.verbs(name)

    def show_values(self, values: Mapping[str, Shown]) -> None:
        """Bring every row up to date; rows without an entry are hidden."""
        for name, row in self._rows.items():
            row.show_entry(values.get(name))

    def set_variables(self, names: Collection[str]) -> None:
        """The names that expressions in the fields may use."""
        for row in self._rows.values():
            row.set_variables(names)

    def set_labels(self, names: Collection[str]) -> None:
        """The names of free axes that are in use."""
        for row in self._rows.values():
            row.set_labels(names)

    def fill_menu(self, name: str, menu: QMenu) -> None:
        """Put what can be done with a parameter into a menu."""
        self._rows[name].fill(menu)

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


def _none(_name: str) -> Sequence[Verb]:
    return ()
