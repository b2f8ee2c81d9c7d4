"""The entries of the View menu for pictures in nodes, kept with the user's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from studio.app.settings import Settings
from studio.ui.text import as_tip, tr

if TYPE_CHECKING:
    from studio.ui.miniatures import Miniatures
    from studio.ui.sampled import SampledPictures


def picture_switches(
    parent: QWidget, settings: Settings, miniatures: Miniatures, sampled: SampledPictures
) -> tuple[QAction, QAction]:
    """The entries; what was chosen last is in force from now on."""
    live = QAction(tr("Live pictures in nodes"), parent)
    _remember(live, settings, "miniatures", miniatures.switch, on=True)
    always = QAction(tr("Pictures also while nothing is trained"), parent)
    always.setToolTip(
        as_tip(
            tr(
                "Sends an example of the data through the model, behind the window, with the "
                "weights of its last run or those it would begin with."
            )
        )
    )
    _remember(always, settings, "sampled_miniatures", sampled.switch, on=False)
    return live, always


def _remember(
    entry: QAction, settings: Settings, name: str, switch: Callable[[bool], None], *, on: bool
) -> None:
    """Let an entry switch something, by default on or off, and have it so the next time."""

    def turn(wanted: bool) -> None:
        settings.window = {**settings.window, name: "on" if wanted else "off"}
        switch(wanted)

    entry.setObjectName(f"view.{name}")
    entry.setCheckable(True)
    chosen = settings.window.get(name, "on" if on else "off") == "on"
    entry.setChecked(chosen)
    switch(chosen)
    entry.toggled.connect(turn)
