"""Help."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.message import Message


def _guide(context: Context) -> None:
    context.stage.show_guide()


def _shortcuts(context: Context) -> None:
    context.stage.show_shortcuts()


def _commands(context: Context) -> None:
    context.stage.show_commands()


def _about(context: Context) -> None:
    context.stage.show_about()


ACTIONS = (
    Action("help.guide", Message("Guide"), "Help", _guide, "F1", group="guide"),
    Action(
        "help.shortcuts", Message("Keyboard shortcuts"), "Help", _shortcuts, "Ctrl+/", group="guide"
    ),
    Action(
        "help.commands",
        Message("Command palette…"),
        "Help",
        _commands,
        "Ctrl+Shift+P",
        group="guide",
    ),
    Action("help.about", Message("About Plexus Studio"), "Help", _about, group="about"),
)
