"""Own Python: open it in the editor, take away what no node stands for any more."""

from __future__ import annotations

from studio.app import own_code
from studio.app.action import Action, Context
from studio.app.session import Session
from studio.graph.definitions import RemoveCode
from studio.graph.edits import Batch
from studio.graph.model import CODE
from studio.message import Message


def edit(context: Context) -> None:
    session = context.session
    session.edit_code(session.selection[0])


def chosen_code(session: Session) -> bool:
    """Whether one node is selected, and it stands for Python of the user's own."""
    chosen = session.selection
    return len(chosen) == 1 and session.graph.node(chosen[0]).kind.startswith(CODE)


def _needs_code(context: Context) -> Message | None:
    return None if chosen_code(context.session) else Message("Select one layer of your own.")


def _unused(context: Context) -> list[str]:
    project = context.session.document.project
    return [name for name in project.codes if not own_code.uses(project, name)]


def remove_unused(context: Context) -> None:
    names = _unused(context)
    title = Message("Remove unused Python")
    if context.session.do(Batch(tuple(RemoveCode(name) for name in names), title)):
        removed = Message("Removed: {names}.", names=", ".join(names))
        context.session.notify("info", removed)


def _unused_refusal(context: Context) -> Message | None:
    return None if _unused(context) else Message("All Python of this project is used.")


ACTIONS = (
    Action(
        "layer.edit_code",
        Message("Edit code…"),
        "Model",
        edit,
        refusal=_needs_code,
        group="code",
        hide_refused=True,
    ),
    Action(
        "model.remove_unused_code",
        Message("Remove unused Python"),
        "Model",
        remove_unused,
        refusal=_unused_refusal,
        group="code",
        hide_refused=True,
    ),
)
