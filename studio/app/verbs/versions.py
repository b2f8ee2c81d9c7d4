"""Snapshots of the document, and what is different from another version of it."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.app.session import Session
from studio.app.snapshots import Snapshot
from studio.message import Message, UserError


def snapshot(context: Context) -> None:
    """Ask for a name, and keep the document under it."""
    session = context.session

    def take(title: str) -> None:
        try:
            session.snapshots.take(title)
        except UserError as error:
            session.notify("refused", error.message)

    context.stage.ask_snapshot_name(session.snapshots.suggestion(), take)


def go_back(session: Session, snapshot: Snapshot) -> None:
    """Make the document what it was in a snapshot, as a step. Raises ``UserError``."""
    if not session.snapshots.go_back(snapshot):
        told = Message("Nothing is different from {title}.", title=snapshot.title)
        session.notify("info", told)


def _snapshot_refusal(context: Context) -> Message | None:
    return context.session.snapshots.refusal()


ACTIONS = (
    Action(
        "edit.snapshot",
        Message("Take a snapshot…"),
        "Edit",
        snapshot,
        "Ctrl+Alt+S",
        _snapshot_refusal,
        group="history",
    ),
)
