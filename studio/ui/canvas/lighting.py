"""Lights up the path of the data through what is selected, and follows the selection."""

from __future__ import annotations

from studio.app.session import Session
from studio.ui.canvas.items import ItemScene
from studio.ui.canvas.lit_path import LitPath, path_through


class Lighting:
    """Off until it is switched on. Where nothing is selected, what is under the pointer counts."""

    def __init__(self, scene: ItemScene, session: Session) -> None:
        self._scene = scene
        self._session = session
        self.on = False
        self._disconnects = [
            session.opened.connect(lambda _document: self.switch(False)),
            session.scoped.connect(lambda _scope: self.switch(False)),
            session.changed.connect(lambda _change: self.renew()),
            session.selected.connect(lambda _ids: self.renew()),
        ]

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    @property
    def possible(self) -> bool:
        """Whether there is anything to light up the path of."""
        scene = self._scene
        pointed = scene.hovered_node or scene.hovered_wire or scene.chosen
        return bool(self._session.selection or pointed)

    def switch(self, on: bool) -> None:
        """Begin or end."""
        self.on = on
        scene = self._scene
        if not on:
            self._show(None)
        elif self._session.selection or scene.chosen is not None:
            self.renew()
        else:
            pointed = (scene.hovered_node,) if scene.hovered_node else ()
            self._show(path_through(self._session.graph, pointed, scene.hovered_wire))

    def renew(self) -> None:
        """Something else is selected, or the graph is another."""
        if self.on:
            scene = self._scene
            self._show(path_through(self._session.graph, self._session.selection, scene.chosen))

    def _show(self, path: LitPath | None) -> None:
        scene = self._scene
        if path != scene.look.path:
            scene.look.path = path
            scene.update()
            scene.altered.emit()
