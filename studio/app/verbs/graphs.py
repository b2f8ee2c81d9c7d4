"""Go from one graph of the project to another; take the training out of the settings, and back."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.action import Action, Context
from studio.app.scope import OF_TRAINING
from studio.app.tabs import current, tabs
from studio.app.training_templates import find, putting
from studio.graph.model import TRAINING
from studio.message import Message


def _turn(step: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        session = context.session
        project = session.document.project
        every = tabs(project)
        at = current(project, session.scope)
        session.look(every[(at + step) % len(every) if at >= 0 else 0].scope)

    return run


def draw(context: Context) -> None:
    """Make what the settings mean a graph of the project, and show it."""
    session = context.session
    if session.do(session.meaning.drawing()):
        session.look(OF_TRAINING)


def put_template(context: Context) -> None:
    """Put the training graph of a template on the model, and show it."""
    session = context.session
    name = context.stage.ask_template()
    if name is None:
        return
    digest = session.advising.digest
    fields = digest.fields if digest is not None else ()
    if session.do(putting(session.document.project, find(name), fields)):
        session.look(OF_TRAINING)


def undraw(context: Context) -> None:
    session = context.session
    edit, told = session.meaning.undrawing()
    if session.do(edit):
        session.notify("info", told)


def _draw_refusal(context: Context) -> Message | None:
    if TRAINING in context.session.document.project.graphs:
        return Message("The training is a graph already.")
    return None


def _undraw_refusal(context: Context) -> Message | None:
    if TRAINING not in context.session.document.project.graphs:
        return Message("The settings say how to train already.")
    return None


ACTIONS = (
    Action("view.next_graph", Message("Next graph"), "View", _turn(1), "Ctrl+Tab", group="graphs"),
    Action(
        "view.previous_graph",
        Message("Previous graph"),
        "View",
        _turn(-1),
        "Ctrl+Shift+Tab",
        group="graphs",
    ),
    Action(
        "train.draw",
        Message("Edit the training as a graph"),
        "Train",
        draw,
        refusal=_draw_refusal,
        group="graph",
    ),
    Action(
        "train.template",
        Message("Training template…"),
        "Train",
        put_template,
        group="graph",
    ),
    Action(
        "train.undraw",
        Message("Back to the settings"),
        "Train",
        undraw,
        refusal=_undraw_refusal,
        group="graph",
    ),
)
