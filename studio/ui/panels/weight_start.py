"""One weight of a layer: how it begins, under which condition it is kept, what it then looks like.

It holds no values of its own: it is shown what the node says, and tells what the user chose.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.layers.spec import Param
from studio.layers.treatments import ABOUT, KNOWN, Key, Sort, Treatment, param_at
from studio.observe.frames import Histogram
from studio.ui.editors import ChoiceEditor, Editor
from studio.ui.forms import Form, Shown
from studio.ui.pieces import label
from studio.ui.plots.spread import Spread, describe
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme
from studio.value import Value

SORTS: Final[tuple[Sort, ...]] = ("init", "parametrization")


class WeightStart(QWidget):
    """The name and shape of a weight, a form of the two choices, and the values as drawn."""

    chosen = Signal(object, object)
    """The key of a choice, and the name of a function; ``None`` for what torch does by itself."""
    given = Signal(object, object, bool)
    """The key of an argument, its value, and whether it came of an arrow key."""
    cleared = Signal(object)
    """The key of a choice or an argument that shall be as ever."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = name
        self._treatments: tuple[Treatment | None, ...] = ()
        self._variables: tuple[str, ...] = ()
        title = label(name, "name")
        self._shape = label("", "hint")
        self._shape.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._shape, 1)
        self.form = Form(theme, ())
        self.spread = Spread(theme)
        self.words = label("", "hint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.form)
        self._column.addWidget(self.spread)
        self._column.addWidget(self.words)
        self._replace_form((None, None))

    def show_params(self, params: Mapping[str, Value], computed: Mapping[str, Value]) -> None:
        """Show what a node with these parameters says of the weight.

        Args:
            params: of the node that has the layer.
            computed: what its expressions come to.
        """
        treatments = tuple(self._treatment(sort, params) for sort in SORTS)
        if treatments != self._treatments:
            self._replace_form(treatments)
        shown: dict[str, Shown] = {}
        for sort, treatment in zip(SORTS, treatments, strict=True):
            choice = str(Key(sort, self.name))
            shown[sort] = Shown(params.get(choice), changed=choice in params)
            for param in treatment.params if treatment else ():
                key = str(Key(sort, self.name, param.name))
                if key in params:
                    entry = Shown(params[key], changed=True, computed=computed.get(key))
                else:
                    entry = Shown(param.default)  # type: ignore[arg-type]
                shown[param.name] = entry
        self.form.show_values(shown)

    def show_values(
        self, shape: tuple[int, ...] | None, seen: Histogram | None, trouble: str = ""
    ) -> None:
        """Show the shape and the values, so far as they are known."""
        self._shape.setText(" × ".join(map(str, shape)) if shape is not None else "")
        self.spread.setVisible(seen is not None)
        self.spread.show_histogram(seen)
        words = trouble or describe(seen)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def set_variables(self, names: Collection[str]) -> None:
        """The names that expressions in the fields may use."""
        self._variables = tuple(names)
        self.form.set_variables(self._variables)

    def refuse(self, key: Key, value: Value, sentence: str) -> None:
        """Say under a field why its value was refused."""
        self.form.refuse(key.argument or key.sort, value, sentence)

    def _treatment(self, sort: Sort, params: Mapping[str, Value]) -> Treatment | None:
        name = params.get(str(Key(sort, self.name)))
        return KNOWN[sort].get(name) if isinstance(name, str) else None

    def _replace_form(self, treatments: tuple[Treatment | None, ...]) -> None:
        rows: list[Param] = []
        for sort, treatment in zip(SORTS, treatments, strict=True):
            choice = param_at(Key(sort, self.name), {})
            assert choice is not None
            rows += [replace(choice, name=sort), *(treatment.params if treatment else ())]
        form = Form(self._theme, rows)
        form.setObjectName(f"start-{self.name}")
        form.committed.connect(self._commit)
        form.stepped.connect(lambda name, value: self._commit(name, value, is_step=True))
        form.cleared.connect(lambda name: self.cleared.emit(self._key(name)))
        for sort, treatment in zip(SORTS, treatments, strict=True):
            self._explain(form.editor(sort), sort, treatment)
        had_focus = next((sort for sort in SORTS if self._has_focus(sort)), None)
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form, self._treatments = form, treatments
        form.set_variables(self._variables)
        if had_focus is not None:
            form.focus(had_focus)

    def _explain(self, editor: Editor, sort: Sort, treatment: Treatment | None) -> None:
        """Say of each choice what it does."""
        assert isinstance(editor, ChoiceEditor)
        if sort == "init":
            editor.combo.setItemText(0, tr("torch's own"))
        for place, known in enumerate(KNOWN[sort].values(), start=1):
            tip = as_tip(tr(known.help))
            editor.combo.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        editor.combo.setToolTip(as_tip(tr(treatment.help if treatment else ABOUT[sort])))

    def _has_focus(self, sort: Sort) -> bool:
        if not self._treatments:
            return False  # The first form is an empty one.
        editor = self.form.editor(sort)
        return isinstance(editor, ChoiceEditor) and editor.combo.hasFocus()

    def _key(self, row: str) -> Key:
        """The key whose field stands in a row of the form."""
        sort = next((sort for sort in SORTS if sort == row), None)
        if sort is not None:
            return Key(sort, self.name)
        first = self._treatments[0]
        is_first = first is not None and first.param(row) is not None
        return Key("init" if is_first else "parametrization", self.name, row)

    def _commit(self, row: str, value: Value, is_step: bool = False) -> None:
        key = self._key(row)
        if key.argument:
            self.given.emit(key, value, is_step)
        else:
            self.chosen.emit(key, value)
