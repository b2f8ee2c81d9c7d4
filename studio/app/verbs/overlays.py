"""What the canvas shows of a run: on wires, and on and in the cards of nodes."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.app.overlays import Picture
from studio.message import Message

PICTURES = Message("Pictures in nodes show")


def _switch_flow(context: Context) -> None:
    context.session.overlays.switch_flow()


def _switch_health(context: Context) -> None:
    context.session.overlays.switch_health()


def _picture_action(picture: Picture, title: Message) -> Action:
    def run(context: Context) -> None:
        context.session.overlays.show_pictures_of(picture)

    return Action(
        f"view.pictures_{picture}",
        title,
        "View",
        run,
        checked=lambda context: context.session.overlays.picture == picture,
        group="overlays",
        submenu=(PICTURES,),
    )


ACTIONS = (
    Action(
        "view.flow",
        Message("Gradients and updates on wires"),
        "View",
        _switch_flow,
        "G",
        checked=lambda context: context.session.overlays.flow,
        group="overlays",
    ),
    Action(
        "view.health",
        Message("Dead and saturated units on nodes"),
        "View",
        _switch_health,
        "Shift+H",
        checked=lambda context: context.session.overlays.health,
        group="overlays",
    ),
    _picture_action("values", Message("What nodes give, as pictures")),
    _picture_action("weights", Message("Weights, as histograms")),
    _picture_action("gradients", Message("Gradients, as histograms")),
)
