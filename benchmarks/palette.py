"""Searching the palette: milliseconds of the thread from a key until the list is painted.

    QT_QPA_PLATFORM=offscreen python benchmarks/palette.py [--kinds 350] [--rounds 5] [--json]

The real panel is typed into with real key events, beside a plain ``QListView`` over a
``QStringListModel`` that a ``QSortFilterProxyModel`` filters by title alone, in the same run.
Where the catalogue has fewer kinds, copies under other names fill it up. "cold" strokes paint
pictures that were never painted before.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles
from time import thread_time

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.ui.panels.palette import PalettePanel
from studio.ui.theme import Theme

TARGET_MS = 5.0
WORDS = ("conv", "fully connected", "norm", "attention", "dropout", "relu", "lstm", "xyzzy", "pool")


def filled(session: Session, kinds: int) -> int:
    """Fill the catalogue up; how many kinds it has then."""
    present = list(session.catalogue)
    number = 0
    while len(session.catalogue) < kinds:
        spec = present[number % len(present)]
        number += 1
        copy = replace(spec, key=f"{spec.key}.{number}", title=f"{spec.title}{number}")
        session.catalogue.register(copy)
    return len(session.catalogue)


class Plain(QWidget):
    """The least that Qt can do: a field that filters a list of titles."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self.field = QLineEdit()
        source = QStringListModel(titles, self)
        model = QSortFilterProxyModel(self)
        model.setSourceModel(source)
        model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        view = QListView()
        view.setUniformItemSizes(True)
        view.setModel(model)
        self.field.textChanged.connect(model.setFilterFixedString)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(view, 1)


def strokes(widget: QWidget, field: QLineEdit, done: Callable[[], None]) -> list[float]:
    """Type every word and delete it again; milliseconds of each key."""
    times: list[float] = []

    def press(key: str | Qt.Key) -> None:
        start = thread_time()
        QTest.keyClick(field, key)
        done()
        times.append((thread_time() - start) * 1000)

    for word in WORDS:
        for letter in word:
            press(letter)
        for _ in word:
            press(Qt.Key.Key_Backspace)
    return times


def shown(app: QApplication, widget: QWidget) -> None:
    widget.resize(240, 900)
    widget.show()
    widget.activateWindow()
    app.processEvents()


def summary(times: list[float]) -> dict[str, float]:
    tenths = quantiles(times, n=20)
    found = {"median": median(times), "p95": tenths[-1], "max": max(times)}
    return {name: round(value, 2) for name, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", type=int, default=350)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme = Theme("dark")
    theme.apply(app)
    session = Session()
    kinds = filled(session, arguments.kinds)
    palette = PalettePanel(session, theme)
    plain = Plain([spec.title for spec in session.catalogue])
    shown(app, palette)
    while palette.warming.isActive():
        app.processEvents()
    cold = strokes(palette, palette.field, app.processEvents)
    shown(app, plain)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(arguments.rounds):
        ours += strokes(palette, palette.field, app.processEvents)
        theirs += strokes(plain, plain.field, app.processEvents)
    found = {
        "kinds": kinds,
        "palette": summary(ours),
        "cold": summary(cold),
        "plain": summary(theirs),
        "ratio": round(median(ours) / median(theirs), 2),
        "target": TARGET_MS,
    }
    session.close()
    if arguments.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{kinds} kinds; a key stroke takes, in milliseconds (target {TARGET_MS:g}):")
    for name in ("palette", "cold", "plain"):
        numbers = found[name]
        assert isinstance(numbers, dict)
        print(f"  {name:8}" + "".join(f"  {key} {value:6.2f}" for key, value in numbers.items()))
    print(f"  palette to plain: {found['ratio']}")


if __name__ == "__main__":
    main()
