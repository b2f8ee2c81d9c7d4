"""Keep blocks for other projects, in the user's library."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.app.scope import block_of
from studio.app.verbs.blocks import chosen_block
from studio.graph.model import MODEL, TRAINING
from studio.message import Message


def _name(context: Context) -> str:
    """The block that is meant: of the one selected node, else the one that is looked at."""
    node = chosen_block(context.session)
    if node is not None:
        return block_of(node)
    session = context.session
    inside = session.scope.graph not in (MODEL, TRAINING) and not session.selection
    return session.scope.graph if inside else ""


def _save(context: Context) -> None:
    session, name = context.session, _name(context)
    replaced = session.offers.library.has(name)
    session.offers.keep_block(session.document.project, name)
    if replaced:
        message = Message("The block {name} in your library is this one now.", name=name)
    else:
        message = Message(
            "The block {name} is in your library: the palette offers it in every project.",
            name=name,
        )
    session.notify("info", message)


def _remove(context: Context) -> None:
    name = _name(context)
    context.session.offers.forget_block(name)
    context.session.notify("info", Message("{name} is no longer in your library.", name=name))


def _save_label(context: Context) -> Message:
    name = _name(context)
    if name and context.session.offers.library.has(name):
        return Message("Replace block in library")
    return Message("Save block to library")


def _save_refusal(context: Context) -> Message | None:
    return None if _name(context) else Message("Select one block.")


def _remove_refusal(context: Context) -> Message | None:
    name = _name(context)
    if not name:
        return Message("Select one block.")
    if not context.session.offers.library.has(name):
        return Message("Your library has no block called {name}.", name=name)
    return None


ACTIONS = (
    Action(
        "block.save_to_library",
        Message("Save block to library"),
        "Model",
        _save,
        refusal=_save_refusal,
        label=_save_label,
        group="library",
    ),
    Action(
        "block.remove_from_library",
        Message("Remove block from library"),
        "Model",
        _remove,
        refusal=_remove_refusal,
        group="library",
    ),
)
