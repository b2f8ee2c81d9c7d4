"""The settings of training as a form, whose fields follow what some of them choose."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from studio.app.monitored import numbers
from studio.app.session import Session
from studio.graph.model import TRAINING
from studio.layers.builtin.optimisers import STEERING
from studio.layers.spec import Param
from studio.train import choices, config, stopping
from studio.ui.forms import Form
from studio.ui.panels.optimisers_form import OptimisersForm
from studio.ui.panels.settings_form import settings_form, show_settings
from studio.ui.text import tr
from studio.ui.theme import Theme

SELDOM = (
    *("loss.", "optimizer.", "accumulate", "clip_", "max_norm", "groups", "average", "metrics"),
    "start_from",
    *("precision", "channels_", "compile"),
    *(param.name for param in stopping.PARAMS),
)
"""How the names of settings begin that few people change."""
DRAWN = (
    *("loss", "class_weights", "optimizer", "schedule", "warm_up"),
    *choices.BARE,
    *(param.name for param in STEERING),
    "start_from",
)
"""How the names of those begin that a drawn training graph says itself."""


class TrainForm(QWidget):
    """What everyone sets, and behind a button what few do."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._params: tuple[Param, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = QToolButton()
        self.more.setObjectName("more-settings")
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setToolTip(
            tr("Parameters of loss and optimiser, clipping, stopping, checkpoints and more")
        )
        self.more.toggled.connect(self._unfold)
        self._usual = self._seldom = Form(theme, ())
        self.optimisers = OptimisersForm(session, theme)
        session.analysed.connect(lambda _: self._reconsider())
        self.refresh()

    def _reconsider(self) -> None:
        """Offer other numbers to monitor, where the training graph has others now."""
        if any(p.name == "monitor" and self._choosing(p) != p for p in self._params):
            self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are; other fields where another kind was chosen."""
        settings = self._session.document.project.settings
        found = config.params(settings)
        if TRAINING in self._session.document.project.graphs:
            found = tuple(param for param in found if not param.name.startswith(DRAWN))
        found = tuple(self._choosing(p) if p.name == "monitor" else p for p in found)
        self.optimisers.refresh()
        if found != self._params:
            self._params = found
            self._rebuild()
        usual, seldom = self._params_of(seldom=False), self._params_of(seldom=True)
        pending = self._session.runs.setting_pending
        show_settings(self._usual, self._session, config.PREFIX, usual, pending)
        show_settings(self._seldom, self._session, config.PREFIX, seldom, pending)
        if any(config.PREFIX + param.name in settings for param in seldom):
            self.more.setChecked(True)

    def _choosing(self, param: Param) -> Param:
        """The same among what a validation gives, as far as that is known."""
        session = self._session
        drawn = session.training if TRAINING in session.document.project.graphs else None
        offered = numbers(session.document.project.settings, drawn)
        return replace(param, type="choice", choices=offered)

    def complaint(self, name: str) -> str:
        """What is said under a field."""
        return (self._seldom if name.startswith(SELDOM) else self._usual).complaint(name)

    def flush(self) -> None:
        self._usual.flush()
        self._seldom.flush()
        self.optimisers.flush()

    def _params_of(self, *, seldom: bool) -> tuple[Param, ...]:
        return tuple(p for p in self._params if p.name.startswith(SELDOM) is seldom)

    def _rebuild(self) -> None:
        for form in (self._usual, self._seldom):
            form.hide()
            form.deleteLater()
        make = settings_form
        usual, seldom = self._params_of(seldom=False), self._params_of(seldom=True)
        self._usual = make(self._theme, self._session, config.PREFIX, usual)
        self._seldom = make(self._theme, self._session, config.PREFIX, seldom)
        for form in (self._usual, self._seldom):
            form.applied.connect(self._session.runs.apply_setting)
        for widget in (self._usual, self.optimisers, self.more, self._seldom):
            self._column.addWidget(widget)
        QWidget.setTabOrder(self._usual, self.optimisers)
        QWidget.setTabOrder(self.optimisers, self.more)
        QWidget.setTabOrder(self.more, self._seldom)
        self._unfold(self.more.isChecked())

    def _unfold(self, open_: bool) -> None:
        self.more.setText(tr("Fewer settings") if open_ else tr("More settings"))
        self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self._seldom.setVisible(open_ and bool(self._params_of(seldom=True)))
        self.more.setVisible(bool(self._params_of(seldom=True)))
