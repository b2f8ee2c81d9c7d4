"""Help."""

from __future__ import annotations

from studio.app import keyfile
from studio.app.action import Action, Context
from studio.message import Message

KEYS = Message("Shortcuts")


def _guide(context: Context) -> None:
    context.stage.show_guide()


def _shortcuts(context: Context) -> None:
    context.stage.show_shortcuts()


def _change(context: Context) -> None:
    context.stage.change_shortcuts()


def export_shortcuts(context: Context) -> None:
    path = context.stage.ask_shortcuts_path(saving=True)
    if path is not None:
        keyfile.write(path, context.session.bindings)
        context.session.notify("info", Message("The shortcuts are in {file}.", file=path.name))


def import_shortcuts(context: Context) -> None:
    path = context.stage.ask_shortcuts_path(saving=False)
    if path is not None:
        bindings = context.session.bindings
        reading = keyfile.read(path, bindings)
        bindings.replace(reading.own)
        for message in keyfile.told(reading, bindings, path.name):
            context.session.notify("info", message)


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
    Action(
        "help.change_shortcuts", Message("Change…"), "Help", _change, group="keys", submenu=(KEYS,)
    ),
    Action(
        "help.export_shortcuts",
        Message("Export…"),
        "Help",
        export_shortcuts,
        group="keys",
        submenu=(KEYS,),
    ),
    Action(
        "help.import_shortcuts",
        Message("Import…"),
        "Help",
        import_shortcuts,
        group="keys",
        submenu=(KEYS,),
    ),
    Action("help.about", Message("About Plexus Studio"), "Help", _about, group="about"),
)
