"""How wires look and run, and what helps to put cards in line."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.app.settings import WireStyle
from studio.message import Message

WIRES = Message("Wires")


def _style_action(style: WireStyle, title: Message) -> Action:
    def run(context: Context) -> None:
        settings = context.session.settings
        settings.wires = style
        context.stage.renew_canvas()
        settings.save()

    return Action(
        f"view.wires_{style}",
        title,
        "View",
        run,
        checked=lambda context: context.session.settings.wires == style,
        group="wires",
        submenu=(WIRES,),
    )


def _toggle_grid(context: Context) -> None:
    settings = context.session.settings
    settings.grid = not settings.grid
    context.stage.renew_canvas()
    settings.save()


def _toggle_snap(context: Context) -> None:
    settings = context.session.settings
    settings.snap = not settings.snap
    settings.save()


def _toggle_guides(context: Context) -> None:
    settings = context.session.settings
    settings.guides = not settings.guides
    settings.save()


def _needs_wire(context: Context) -> Message | None:
    if context.stage.wire_at_hand() is None:
        return Message("Click a wire, or select the layers at its ends.")
    return None


def _reroute(context: Context) -> None:
    context.stage.add_reroute_point()


def _light_refusal(context: Context) -> Message | None:
    if context.stage.path_is_lit() or context.stage.path_can_be_lit():
        return None
    return Message("Select layers or click a wire first, or put the pointer on one.")


def _light(context: Context) -> None:
    context.stage.light_path(not context.stage.path_is_lit())


REROUTE = Action(
    "model.reroute",
    Message("Lead the wire through a point"),
    "Model",
    _reroute,
    "R",
    _needs_wire,
    group="wires",
)

ACTIONS = (
    _style_action("straight", Message("Straight")),
    _style_action("curved", Message("Curved")),
    _style_action("orthogonal", Message("Orthogonal")),
    Action(
        "view.light_path",
        Message("Light up the path of the data"),
        "View",
        _light,
        "U",
        _light_refusal,
        checked=lambda context: context.stage.path_is_lit(),
        group="wires",
    ),
    Action(
        "view.grid",
        Message("Show the grid"),
        "View",
        _toggle_grid,
        checked=lambda context: context.session.settings.grid,
        group="grid",
    ),
    Action(
        "view.snap",
        Message("Snap to the grid"),
        "View",
        _toggle_snap,
        checked=lambda context: context.session.settings.snap,
        group="grid",
    ),
    Action(
        "view.guides",
        Message("Guides while nodes are moved"),
        "View",
        _toggle_guides,
        checked=lambda context: context.session.settings.guides,
        group="grid",
    ),
)
