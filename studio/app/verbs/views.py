"""What can be done with one view of a run: the one that is at hand."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.action import Action, Context
from studio.app.view_at_hand import ViewAtHand, ViewFile
from studio.message import Message

VIEW = Message("View at hand")
NONE = Message("Point at a view of the run first, such as Curves or Weights.")


def _seen(refusal: Callable[[ViewAtHand], Message | None]) -> Callable[[Context], Message | None]:
    def refused(context: Context) -> Message | None:
        view = context.stage.view_at_hand()
        return NONE if view is None else refusal(view)

    return refused


def _on(act: Callable[[ViewAtHand], None]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        view = context.stage.view_at_hand()
        if view is not None:
            act(view)

    return run


def _is(what: Callable[[ViewAtHand], bool]) -> Callable[[Context], bool]:
    def checked(context: Context) -> bool:
        view = context.stage.view_at_hand()
        return view is not None and what(view)

    return checked


def _never(_view: ViewAtHand) -> None:
    """The refusal of what can be done with every view."""


def _cannot_pin(view: ViewAtHand) -> Message | None:
    if view.frozen:
        return Message("This view is frozen: let it go on first.")
    if not view.follows:
        return Message("This view shows no single node, so there is nothing to pin it to.")
    if not view.node and not view.pinned:
        return Message("Select a node first: the view is pinned to it.")
    return None


def _shows_one_run(view: ViewAtHand) -> Message | None:
    if not view.can_show_runs:
        return Message("This view has a way of its own to show several runs, or shows no run.")
    return None


def _pin_label(context: Context) -> Message:
    view = context.stage.view_at_hand()
    if view is not None and view.node:
        return Message("Pin to {name}", name=view.node)
    return Message("Pin to the node")


def _export(kind: ViewFile) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        view = context.stage.view_at_hand()
        if view is None:
            return
        path = context.stage.ask_export_path(kind, f"{view.title.lower()}.{kind}")
        if path is not None:
            view.export(path)

    return run


def _export_action(kind: ViewFile, title: Message) -> Action:
    return Action(
        f"view.one_{kind}",
        title,
        "View",
        _export(kind),
        refusal=_seen(lambda view: view.why_not(kind)),
        group="view",
        submenu=(VIEW,),
    )


ACTIONS = (
    Action(
        "view.one_another",
        Message("Another one like this"),
        "View",
        _on(lambda view: view.another()),
        refusal=_seen(_never),
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_pin",
        Message("Pin to the node"),
        "View",
        _on(lambda view: view.pin(not view.pinned)),
        refusal=_seen(_cannot_pin),
        checked=_is(lambda view: view.pinned),
        label=_pin_label,
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_compare",
        Message("Compare with another run…"),
        "View",
        _on(lambda view: view.choose_run(beside=True)),
        refusal=_seen(_shows_one_run),
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_run",
        Message("Show another run…"),
        "View",
        _on(lambda view: view.choose_run(beside=False)),
        refusal=_seen(_shows_one_run),
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_freeze",
        Message("Freeze"),
        "View",
        _on(lambda view: view.freeze(not view.frozen)),
        refusal=_seen(_never),
        checked=_is(lambda view: view.frozen),
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_tear_off",
        Message("In a window of its own"),
        "View",
        _on(lambda view: view.tear_off(not view.torn)),
        refusal=_seen(_never),
        checked=_is(lambda view: view.torn),
        group="view",
        submenu=(VIEW,),
    ),
    Action(
        "view.one_close",
        Message("Close this view"),
        "View",
        _on(lambda view: view.close()),
        refusal=_seen(_never),
        group="view",
        submenu=(VIEW,),
    ),
    _export_action("png", Message("Save as a picture (PNG)…")),
    _export_action("svg", Message("Save as a drawing (SVG)…")),
    _export_action("csv", Message("Save the numbers (CSV)…")),
    Action(
        "view.one_explain",
        Message("What am I looking at?"),
        "View",
        _on(lambda view: view.explain()),
        "Shift+F1",
        refusal=_seen(_never),
        group="view",
        submenu=(VIEW,),
    ),
)
