"""Opens a project for a command, with all that plugins bring."""

from __future__ import annotations

import sys
from pathlib import Path

from studio.app.consent import Consent
from studio.app.notices import Notice
from studio.app.session import Session
from studio.message import UserError


def opened(file: Path, allow_code: bool, runs: Path | None = None) -> Session:
    """A session with this file open; plugins that were left out are named on stderr.

    Args:
        file: the project.
        allow_code: let all Python in it run, this once.
        runs: where folders of runs are made; the user's own by default.

    Raises:
        UserError: the file holds Python that may not run, or cannot be opened.
    """
    consent = Consent.load()
    if allow_code:
        consent.allow_everything()
    session = Session(runs_folder=runs, consent=consent)
    quiet = session.notified.connect(_complain)
    session.extend()
    quiet()
    session.open(file)
    if waiting := consent.waiting(session.document.project):
        raise UserError(
            "{file} holds Python that has not been allowed to run: {names}. Read it, in the file "
            "or in the window, and if you trust it give the option --allow-code.",
            file=file,
            names=", ".join(waiting),
        )
    return session


def _complain(notice: Notice) -> None:
    print(notice.message, file=sys.stderr)
