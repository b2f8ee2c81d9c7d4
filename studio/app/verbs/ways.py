"""Find one's way: back to where one was, and forward again."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.message import Message


def _back(context: Context) -> None:
    context.session.go_back()


def _on(context: Context) -> None:
    context.session.go_on()


def _search(context: Context) -> None:
    context.stage.search_project()


def _show_code(context: Context) -> None:
    if not context.stage.show_code():
        told = Message("No line of the Python speaks of what is selected.")
        context.session.notify("info", told)


def _show_on_canvas(context: Context) -> None:
    if not context.stage.show_on_canvas():
        told = Message("The line of the code that the cursor is in speaks of no layer.")
        context.session.notify("info", told)


def _code_refusal(context: Context) -> Message | None:
    session = context.session
    if not session.selection:
        return Message("Select the layers whose lines you want to see.")
    return _source_refusal(context)


def _source_refusal(context: Context) -> Message | None:
    if context.session.source is None:
        return Message("There is no Python yet: the model has errors, see the Problems panel.")
    return None


def _toggle_map(context: Context) -> None:
    settings = context.session.settings
    settings.minimap = not settings.minimap
    context.stage.renew_canvas()
    settings.save()


def _walk_map(context: Context) -> None:
    context.stage.focus_minimap()


def _map_refusal(context: Context) -> Message | None:
    if not context.session.settings.minimap:
        return Message("The small map is hidden: show it first.")
    if not len(context.session.graph):
        return Message("There is nothing on the canvas yet.")
    return None


def _back_refusal(context: Context) -> Message | None:
    if not context.session.trail.can_go_back:
        return Message("There is no earlier place to go back to.")
    return None


def _on_refusal(context: Context) -> Message | None:
    if not context.session.trail.can_go_on:
        return Message("You are at the last place that you went to.")
    return None


ACTIONS = (
    Action(
        "edit.search",
        Message("Search the project…"),
        "Edit",
        _search,
        "Ctrl+Shift+F",
        group="search",
    ),
    Action("view.back", Message("Back"), "View", _back, "Ctrl+[", _back_refusal, group="ways"),
    Action("view.on", Message("Forward"), "View", _on, "Ctrl+]", _on_refusal, group="ways"),
    Action(
        "view.show_code",
        Message("Show in code"),
        "View",
        _show_code,
        "F12",
        _code_refusal,
        group="ways",
    ),
    Action(
        "view.show_on_canvas",
        Message("Show on canvas"),
        "View",
        _show_on_canvas,
        "Shift+F12",
        _source_refusal,
        group="ways",
    ),
    Action(
        "view.minimap",
        Message("Small map"),
        "View",
        _toggle_map,
        checked=lambda context: context.session.settings.minimap,
        group="map",
    ),
    Action(
        "view.to_minimap",
        Message("Walk on the small map"),
        "View",
        _walk_map,
        "Ctrl+Shift+M",
        _map_refusal,
        group="map",
    ),
)
