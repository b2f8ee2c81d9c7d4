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
)
