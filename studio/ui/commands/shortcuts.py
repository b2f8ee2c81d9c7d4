"""The dialog that gives keys to actions: clashes are found at once, and mended with one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.action import describe
from studio.app.bindings import Bindings, reserved
from studio.app.keystrokes import edits_text, is_plain
from studio.ui.commands.key_button import KeyButton
from studio.ui.commands.shortcut_table import ShortcutTable
from studio.ui.pieces import label
from studio.ui.strokes import shown
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SIZE = QSize(680, 720)


class ShortcutsDialog(QDialog):
    """What is changed is in force at once."""

    export_asked = Signal()
    import_asked = Signal()

    def __init__(self, bindings: Bindings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("change-shortcuts")
        self.setWindowTitle(tr("Change shortcuts"))
        self._bindings = bindings
        self._answer: Callable[[], None] = _nothing
        self._chips: list[QPushButton] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search by words or keys"))
        self.field.setAccessibleName(tr("Search by words or keys"))
        self.field.setClearButtonEnabled(True)
        self.table = ShortcutTable(bindings, theme)
        self.subject = label("", "name")
        self.add = KeyButton()
        self.clear = self._button(tr("Clear"), self._clear)
        self.reset = self._button(tr("Reset"), self._reset)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(6)
        self.told = label("", "secondary", wrap=True)
        self.answer = self._button("", self._do_answer)
        self.answer.setProperty("role", "primary")
        self.importing = self._button(tr("Import…"), self.import_asked.emit)
        self.exporting = self._button(tr("Export…"), self.export_asked.emit)
        self.reset_all = self._button(tr("Reset all"), self._reset_all)
        self._lay_out()
        self.field.textChanged.connect(self.table.search)
        self.table.currentItemChanged.connect(lambda *_: self._show_command())
        self.add.pressed_keys.connect(self._add)
        self.destroyed.connect(bindings.changed.connect(lambda _: self._show_keys()))
        theme.changed.connect(self.table.refresh)
        self.table.choose(next(iter(bindings.commands)))
        self._say("")

    def _button(self, text: str, clicked: Callable[[], None]) -> QPushButton:
        found = QPushButton(text)
        found.setAutoDefault(False)
        found.clicked.connect(lambda _checked: clicked())
        return found

    def _lay_out(self) -> None:
        keys = QHBoxLayout()
        keys.addLayout(self._keys)
        keys.addWidget(self.add)
        keys.addStretch(1)
        keys.addWidget(self.clear)
        keys.addWidget(self.reset)
        strip = QHBoxLayout()
        strip.addWidget(self.told, 1)
        strip.addWidget(self.answer)
        self._strip = QWidget()
        self._strip.setLayout(strip)
        strip.setContentsMargins(0, 0, 0, 0)
        self._strip.setMinimumHeight(self.add.sizeHint().height())
        below = QHBoxLayout()
        for button in (self.importing, self.exporting, self.reset_all):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self._button(tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addWidget(self.subject)
        column.addLayout(keys)
        column.addWidget(self._strip)
        column.addLayout(below)
        self.resize(SIZE)

    # What the user does.

    def _add(self, stroke: str) -> None:
        command, owner = self.table.command, self._bindings.owner(stroke)
        if reason := reserved(stroke):
            self._say(say(reason))
        elif owner == command:
            self._say(tr("{keys} does this already.", keys=shown(stroke)))
        elif owner:
            self._say(
                tr(
                    "{keys} is for “{title}”. Take it away from there?",
                    keys=shown(stroke),
                    title=self._title(owner),
                ),
                tr("Take it away"),
                partial(self._give, command, stroke),
            )
        else:
            self._give(command, stroke)

    def _give(self, command: str, stroke: str) -> None:
        strokes = (*self._bindings.keys(command), stroke)
        if self._try(partial(self._bindings.give, command, strokes)):
            self._say(_warning(command, stroke))

    def _take(self, stroke: str) -> None:
        command = self.table.command
        kept = [key for key in self._bindings.keys(command) if key != stroke]
        if self._try(partial(self._bindings.give, command, kept)):
            self._say("")
            self.add.setFocus()

    def _clear(self) -> None:
        if self._try(partial(self._bindings.give, self.table.command, ())):
            self._say("")

    def _reset(self) -> None:
        command = self.table.command
        default = self._bindings.commands[command].keys
        losers = {self._bindings.owner(stroke) for stroke in default} - {"", command}
        if self._try(partial(self._bindings.reset, command)):
            titles = ", ".join(self._title(loser) for loser in sorted(losers))
            self._say(tr("Taken away from: {titles}.", titles=titles) if losers else "")

    def _reset_all(self) -> None:
        before = dict(self._bindings.own)
        if self._try(partial(self._bindings.replace, {})):
            self._say(
                tr("All keys are as they were at first."),
                tr("Put mine back"),
                lambda: self._put_back(before),
            )

    def _do_answer(self) -> None:
        self._answer()

    def _put_back(self, before: dict[str, tuple[str, ...]]) -> None:
        if self._try(partial(self._bindings.replace, before)):
            self._say("")

    def _try(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except OSError as error:
            self._say(tr("The settings cannot be written: {error}", error=describe(error)))
            return False
        return True

    # What is shown.

    def _title(self, command: str) -> str:
        return say(self._bindings.commands[command].title)

    def _show_command(self) -> None:
        self._say("")
        self._show_keys()

    def _show_keys(self) -> None:
        self.table.refresh()
        command = self.table.command
        for chip in self._chips:
            self._keys.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()
        for button in (self.add, self.clear, self.reset):
            button.setEnabled(bool(command))
        self.subject.setText(self._title(command) if command else "")
        strokes = self._bindings.keys(command)
        for stroke in strokes:
            chip = self._button(f"{shown(stroke)}  ×", partial(self._take, stroke))
            chip.setAccessibleName(tr("Take away {keys}", keys=shown(stroke)))
            chip.setToolTip(chip.accessibleName())
            self._keys.addWidget(chip)
            self._chips.append(chip)
        self.clear.setEnabled(bool(strokes))
        self.reset.setEnabled(bool(command) and self._bindings.differs(command))
        self.reset_all.setEnabled(bool(self._bindings.own))

    def _say(self, text: str, answer: str = "", act: Callable[[], None] | None = None) -> None:
        self.told.setText(text)
        self.told.setAccessibleName(text)
        self._answer = act or _nothing
        self.answer.setText(answer)
        self.answer.setVisible(act is not None)
        if act is not None:
            self.answer.setFocus()


def _warning(command: str, stroke: str) -> str:
    """What is to be known of keys that a text field or a list has a use for."""
    if is_plain(stroke) and not command.startswith("canvas."):
        return tr(
            "{keys} works while the canvas has the focus: elsewhere one types.", keys=shown(stroke)
        )
    if edits_text(stroke) and not is_plain(stroke):
        return tr("While you type, a text field keeps {keys} for itself.", keys=shown(stroke))
    return ""


def _nothing() -> None:
    """What happens where there is nothing to answer."""
