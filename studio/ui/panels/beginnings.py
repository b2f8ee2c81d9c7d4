"""The inspector's section on how the weights of a layer begin, folded until it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.treating import choosing
from studio.graph.edits import RESET, SetParam
from studio.graph.model import Node
from studio.graph.reuse import owner_of
from studio.layers.treatments import TREATABLE, Key, keys_in
from studio.ui.background import Background
from studio.ui.hearing import hearing
from studio.ui.panels.weight_start import WeightStart
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.plan import Step
    from studio.observe.beginnings import Beginning

FEW: Final = 6
"""Of a layer with more weights only so many are shown until all are asked for."""

_Question = tuple[object, ...]


class BeginningsSection(QWidget):
    """A row for each weight of the selected layer. Hidden where the layer has none."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._graph = ""
        self._owner: Node | None = None
        """The node that has the layer of the one that is shown."""
        self._asked: _Question = ()
        self._found: tuple[Beginning, ...] = ()
        self._trouble = ""
        self._all = False
        self.rows: list[WeightStart] = []
        self.fold = QToolButton()
        self.fold.setObjectName("fold-beginnings")
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setProperty("role", "fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setText(tr("Initialisation"))
        self.fold.setToolTip(tr("How the weights begin, and what they look like before training"))
        self.fold.toggled.connect(lambda _: self._unfold())
        self.summary = label("", "hint", wrap=True)
        self.more = QPushButton()
        self.more.setProperty("role", "quiet")
        self.more.clicked.connect(self._show_all)
        self.trouble = label("", "secondary", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.summary)
        column.addLayout(self._list)
        column.addWidget(self.trouble)
        column.addWidget(self.more)
        self._drawer = Background("beginnings", self)
        self._drawer.done.connect(self._take)
        self._drawer.failed.connect(self._fail)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_node(self, node: Node) -> None:
        """Show the node as it is now."""
        session, graph = self._session, self._session.scope.graph
        owner = owner_of(session.graph, node)
        if self._owner is None or (graph, owner.id) != (self._graph, self._owner.id):
            self._asked, self._found, self._trouble, self._all = (), (), "", False
        self._owner, self._graph = owner, graph
        spec = session.kinds.find(owner.kind)
        facts = session.facts(owner.id)
        has_weights = facts is not None and facts.cost.parameters > 0
        is_there = spec is not None and spec.construct in TREATABLE
        self.setVisible(is_there and (has_weights or bool(self._found or self._said)))
        if is_there and self.fold.isChecked():
            self._ask()
        self._show()

    def flush(self) -> None:
        """Commit what is typed, as if the focus had left its field."""
        for row in self.rows:
            row.form.flush()

    def close_down(self) -> None:
        """Wait for the layer that is being made."""
        self._drawer.close()

    @property
    def _said(self) -> dict[str, str]:
        """What is chosen, by weight."""
        params: Mapping[str, Value] = self._owner.params if self._owner else {}
        found: dict[str, list[str]] = {}
        for key in keys_in(params):
            if not key.argument:
                found.setdefault(key.weight, []).append(str(params[str(key)]))
        return {weight: ", ".join(names) for weight, names in found.items()}

    def _step(self) -> Step | None:
        here = self._session.here
        if here is None or here.plan is None or self._owner is None or self._session.stale:
            return None
        return here.plan.step(self._owner.id)

    def _ask(self) -> None:
        """Have the layer made away from this thread, if it is not as it was."""
        step = self._step()
        if step is None:
            return
        seed = self._session.costing.config.seed
        question = (step.spec.key, step.spec.code, tuple(step.settings.items()), seed)
        if question != self._asked:
            self._asked = question
            self._drawer.ask(partial(_drawn, question, step, seed))

    def _take(self, answer: tuple[_Question, tuple[Beginning, ...]]) -> None:
        question, found = answer
        if question == self._asked:
            self._found, self._trouble = found, ""
            self._show()

    def _fail(self, error: BaseException) -> None:
        self._found = ()
        self._trouble = tr("The layer could not be made to be looked at: {why}", why=str(error))
        self._show()

    def _show(self) -> None:
        is_open = self.fold.isChecked()
        said = self._said
        words = "; ".join(f"{weight}: {names}" for weight, names in said.items())
        self.summary.setText(words)
        self.summary.setVisible(bool(words) and not is_open)
        self.trouble.setText(self._trouble)
        self.trouble.setVisible(is_open and bool(self._trouble))
        known = {each.name: each for each in self._found}
        names = [*known, *(weight for weight in said if weight not in known)] if is_open else []
        shown = names if self._all or len(names) <= FEW else _first(names, said)
        self.more.setVisible(len(shown) < len(names))
        self.more.setText(tr("Show all {count} weights", count=len(names)))
        self._fit_rows(shown)
        facts = self._session.facts(self._owner.id) if self._owner else None
        for row in self.rows:
            each = known.get(row.name)
            row.set_variables(self._session.variables)
            row.show_params(
                self._owner.params if self._owner else {}, facts.computed if facts else {}
            )
            too_large = each is not None and each.histogram is None
            row.show_values(
                each.shape if each else None,
                each.histogram if each else None,
                tr("The layer is too large to be drawn only to be looked at.") if too_large else "",
            )

    def _fit_rows(self, names: list[str]) -> None:
        if [row.name for row in self.rows] == names:
            return
        kept = {row.name: row for row in self.rows}
        for name, row in kept.items():
            self._list.removeWidget(row)
            if name not in names:
                row.hide()
                row.deleteLater()
        self.rows = [kept.get(name) or self._made(name) for name in names]
        for row in self.rows:
            self._list.addWidget(row)

    def _made(self, name: str) -> WeightStart:
        row = WeightStart(self._theme, name, self)
        row.chosen.connect(self._choose)
        row.given.connect(self._give)
        row.cleared.connect(self._clear)
        return row

    def _choose(self, key: Key, name: str | None) -> None:
        if self._owner is not None and self._owner.params.get(str(key)) != name:
            wished = {} if name is None else {str(key): name}
            self._session.do(choosing(self._owner, key, wished, self._graph))

    def _clear(self, key: Key) -> None:
        if not key.argument:
            self._choose(key, None)
        elif self._owner is not None:
            self._session.do(SetParam(self._owner.id, str(key), RESET, self._graph))

    def _give(self, key: Key, value: Value, is_step: bool) -> None:
        if self._owner is None:
            return
        merge = f"param {self._graph} {self._owner.id} {key}" if is_step else ""
        said: list[Notice] = []
        with hearing(self._session, said):
            taken = self._session.set_param(self._owner.id, str(key), value, merge, self._graph)
        row = next((row for row in self.rows if row.name == key.weight), None)
        if not taken and said and row is not None:
            row.refuse(key, value, say(said[-1].message))

    def _unfold(self) -> None:
        self._restyle()
        if self._owner is not None and self.fold.isChecked():
            self._ask()
        self._show()

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _restyle(self) -> None:
        self.fold.setIcon(
            self._theme.icon("caret-down" if self.fold.isChecked() else "caret-right")
        )


def _first(names: list[str], said: Mapping[str, str]) -> list[str]:
    """The first weights, and those of which something is said."""
    return [name for place, name in enumerate(names) if place < FEW or name in said]


def _drawn(question: _Question, step: Step, seed: int) -> tuple[_Question, tuple[Beginning, ...]]:
    from studio.observe import beginnings  # Only here: the window is painted without torch.

    return question, beginnings.beginnings(step, seed)
