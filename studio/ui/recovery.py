"""The offer to take up work that an earlier program left behind."""

from __future__ import annotations

from datetime import datetime

from studio.app.session import Session
from studio.graph.recovery import Recovery
from studio.message import Message, UserError
from studio.ui.text import tr
from studio.ui.toasts import Toasts


def offer_recovery(session: Session, toasts: Toasts) -> None:
    """Show one note for each snapshot, until it is answered."""
    for recovery in session.recoverable():
        _offer(session, toasts, recovery)


def _offer(session: Session, toasts: Toasts, recovery: Recovery) -> None:
    def take() -> None:
        try:
            session.recover(recovery)
        except (UserError, OSError) as error:
            session.notify("error", Message("The work cannot be recovered: {why}", why=error))

    def drop() -> None:
        recovery.discard()

    when = datetime.fromtimestamp(recovery.time).strftime("%Y-%m-%d %H:%M")
    text = tr(
        "“{name}” was not saved when the program last ended ({when}).",
        name=recovery.name,
        when=when,
    )
    toasts.show("warning", text, ((tr("Recover"), take), (tr("Discard"), drop)))
