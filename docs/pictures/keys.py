"""By keys: the command palette, the list of ports, the dialog for shortcuts."""

from __future__ import annotations

from PySide6.QtTest import QTest

from pictures.studio import Studio, canvas_part
from studio.ui.commands.palette import CommandPalette
from studio.ui.commands.shortcuts import ShortcutsDialog


def command_palette(studio: Studio) -> None:
    """The search through all actions, one of them refused."""
    studio.open("digits_cnn")
    window = studio.window
    window.session.select(())
    window.canvas.setFocus()
    window.stage.show_commands()
    palette = window.findChild(CommandPalette)
    QTest.keyClicks(palette.field, "wire")
    studio.settle()
    studio.photograph("command-palette", window, palette.geometry().adjusted(-24, -16, 24, 24))
    palette.dismiss()


def wire_by_keys(studio: Studio) -> None:
    """The ports that a wire could go to."""
    studio.open("fashion_resnet")
    view = studio.window.canvas
    first = next(node for node in studio.session.graph if node.kind == "torch.nn.Conv2d")
    studio.session.select((first.id,))
    view.setFocus()
    view.reset_zoom()
    view.reveal(first.id)
    view.start_wire()
    studio.settle()
    box = view.key_wiring.box
    studio.photograph("wire-by-keys", view, canvas_part(studio, (first.name,), box))
    box.dismiss()


def change_shortcuts(studio: Studio) -> None:
    """Keys that are taken already, and what can be done about it."""
    studio.window.stage.change_shortcuts()
    dialog = studio.window.findChild(ShortcutsDialog)
    dialog.resize(620, 520)
    dialog.table.choose("model.arrange")
    dialog.add.pressed_keys.emit("Ctrl+D")
    studio.settle()
    studio.photograph("change-shortcuts", dialog)
    dialog.reject()
