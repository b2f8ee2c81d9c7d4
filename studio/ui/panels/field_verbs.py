"""What can be done with a parameter beside setting it: promote it, make it a variable."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from studio.app.session import Session
from studio.expression import has_expression
from studio.graph.change import EditError
from studio.graph.edits import Edit, SetParam
from studio.graph.model import MODEL, TRAINING, Node
from studio.graph.promotion import promote
from studio.layers.spec import Param
from studio.ui.entry import show
from studio.ui.form_row import Verb
from studio.ui.naming import ask_name
from studio.ui.text import say, tr


class FieldVerbs:
    """The verbs of the fields of one page."""

    def __init__(self, session: Session, page: QWidget) -> None:
        self._session = session
        self._page = page

    def of(self, node: Node, param: Param) -> list[Verb]:
        """For the context menu of a parameter of a node in the graph that is shown."""
        value = node.params.get(param.name, param.default)
        if has_expression(node.params.get(param.name)):
            facts = self._session.facts(node.id)
            computed = facts.computed.get(param.name) if facts else None
            if computed is None:
                return []
            words = tr("Put {value} in its place", value=show(param, computed))
            edit = SetParam(node.id, param.name, computed, self._session.scope.graph)
            return [(words, partial(self._session.do, edit))]
        if not isinstance(value, bool | int | float | str | tuple) and value is not None:
            return []  # Nothing could be the variable's value.
        verbs = self._of_data(node, param)
        if self._session.scope.graph not in (MODEL, TRAINING):
            words = tr("Promote to the block's face…")
            verbs.append((words, partial(self._ask, node, param, False)))
        words = tr("Make it a variable of the project…")
        verbs.append((words, partial(self._ask, node, param, True)))
        return verbs

    def _of_data(self, node: Node, param: Param) -> list[Verb]:
        """Fill in weights of classes by how rare they are."""
        weights = self._session.advising.class_weights(node.kind, param.name)
        if weights is None or weights == node.params.get(param.name):
            return []
        words = tr("Fill in from the data: {value}", value=show(param, weights))
        edit = SetParam(node.id, param.name, weights, self._session.scope.graph)
        return [(words, partial(self._session.do, edit))]

    def _ask(self, node: Node, param: Param, project_wide: bool) -> None:
        name = f"{node.name}.{param.name}"
        if project_wide:
            title = tr("New variable")
            words = tr("{param} and others can then be computed from it.", param=name)
        else:
            title = tr("Promote to the block's face")
            words = tr("{param} can then be set wherever the block is used.", param=name)
        ask_name(
            self._page,
            title,
            words,
            self._suggestion(param.name),
            refusal=partial(self._refusal, node, param, project_wide),
            then=partial(self._do, node, param, project_wide),
        )

    def _suggestion(self, stem: str) -> str:
        taken = set(self._session.variables)
        if stem not in taken:
            return stem
        return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}{n}") not in taken)

    def _refusal(self, node: Node, param: Param, project_wide: bool, name: str) -> str:
        try:
            edit = self._edit(node, param, project_wide, name)
        except EditError as error:
            return say(error.message)
        found = self._session.document.refusal(edit)
        return say(found) if found else ""

    def _do(self, node: Node, param: Param, project_wide: bool, name: str) -> None:
        self._session.do(self._edit(node, param, project_wide, name))

    def _edit(self, node: Node, param: Param, project_wide: bool, name: str) -> Edit:
        session = self._session
        return promote(
            session.document.project,
            session.kinds,
            session.scope.graph,
            node.id,
            param.name,
            name=name,
            project_wide=project_wide,
        )
