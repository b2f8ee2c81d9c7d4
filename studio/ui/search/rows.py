"""What was found as rows of a list: a heading for each graph, and why each of its hits is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.app.hunting import Group
from studio.app.query import AspectName, Hit, Query
from studio.ui.canvas.tabs import graph_title
from studio.ui.text import tr

SHOWN_AT_MOST = 300
"""Hits of one graph that are listed."""
LEAD = 14
"""Letters of a long text that are shown before what was asked for."""

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins the hits of a graph."""

    graph: str
    count: int


Row = Heading | Hit


def aspect_word(name: AspectName) -> str:
    """What a hit was found by, where its text does not say so itself."""
    words = {
        "synonym": tr("also called"),
        "note": tr("note"),
        "shape": tr("gives"),
    }
    return words.get(name, "")


def reason(hit: Hit, query: Query) -> str:
    """By what it was found, on one line; empty where its name and kind say so."""
    aspect = hit.aspect
    if aspect.name in ("name", "kind") and aspect.text in (hit.entry.title, hit.entry.kind):
        return ""
    text = " ".join(aspect.text.split())
    spans = query.spans(text)
    if spans and spans[0][0] > 2 * LEAD:
        text = "…" + text[spans[0][0] - LEAD :]
    return text


class RowModel(QAbstractListModel):
    """The rows as they were found so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.query = Query("")

    def show_groups(self, query: Query, groups: Sequence[Group]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.query, self.rows = query, []
        for group in groups:
            hits = group.hits
            self.rows.append(Heading(group.graph, len(hits)))
            self.rows += hits[:SHOWN_AT_MOST]
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit in a row, if there is one."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Hit) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if isinstance(row, Heading):
            return heading(row)
        said = (row.entry.title or tr("Untitled"), row.entry.kind, reason(row, self.query))
        return ", ".join(filter(None, said))


def heading(row: Heading) -> str:
    """The title of a graph, and how much of it is listed."""
    title = graph_title(row.graph)
    if row.count > SHOWN_AT_MOST:
        return tr(
            "{graph}: {count}, the first {shown} of them",
            graph=title,
            count=row.count,
            shown=SHOWN_AT_MOST,
        )
    return tr("{graph}: {count}", graph=title, count=row.count)
