"""Names of variables offered while an expression is typed."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView

_WORD = re.compile(r"[^\W\d]\w*$")


class Completion(QObject):
    """Offers the names that begin like the word before the cursor; Enter or Tab takes one."""

    def __init__(self, line: QLineEdit, marked: bool) -> None:
        """Complete in a line.

        Args:
            line: what is typed in.
            marked: whether an expression begins with ``=`` there, and other text means itself.
        """
        super().__init__(line)
        self._line = line
        self._marked = marked
        self._names: tuple[str, ...] = ()
        self._completer: QCompleter | None = None
        self._list: QAbstractItemView | None = None
        line.textEdited.connect(lambda _: self._offer())

    def set_names(self, names: Collection[str]) -> None:
        """What may be offered."""
        self._names = tuple(sorted(names))

    @property
    def offered(self) -> list[str]:
        """What is offered at the moment."""
        completer = self._completer
        if completer is None or self._list is None or not self._list.isVisible():
            return []
        model = completer.completionModel()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def _offer(self) -> None:
        found = _WORD.search(self._line.text()[: self._line.cursorPosition()])
        word = found.group() if found else ""
        meant = not self._marked or self._line.text().lstrip().startswith("=")
        fits = [name for name in self._names if name.startswith(word) and name != word]
        if not word or not meant or not fits:
            if self._list is not None:
                self._list.hide()
            return
        completer, view = self._made()
        model = completer.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(list(self._names))
        completer.setCompletionPrefix(word)
        view.setCurrentIndex(completer.completionModel().index(0, 0))
        place = self._line.cursorRect()
        width = 24 + view.sizeHintForColumn(0)
        completer.complete(QRect(place.left(), 0, width, self._line.height()))

    def _made(self) -> tuple[QCompleter, QAbstractItemView]:
        """The completer and its list, made when they are first needed."""
        if self._completer is None or self._list is None:
            self._completer = QCompleter(QStringListModel(self), self)
            self._list = QListView()
            self._completer.setPopup(self._list)
            self._completer.setWidget(self._line)
            self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)
            self._completer.activated.connect(self._take)
        return self._completer, self._list

    def _take(self, name: str) -> None:
        text, end = self._line.text(), self._line.cursorPosition()
        found = _WORD.search(text[:end])
        start = found.start() if found else end
        self._line.setText(text[:start] + name + text[end:])
        self._line.setCursorPosition(start + len(name))
        self._line.setModified(True)
