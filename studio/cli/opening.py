"""Opens a project for a command, with all that plugins bring."""

from __future__ import annotations

import sys
from pathlib import Path

from studio.app.notices import Notice
from studio.app.session import Session


def opened(file: Path, runs: Path | None = None) -> Session:
    """A session with this file open; plugins that were left out are named on stderr.

    Args:
        file: the project.
        runs: where folders of runs are made; the user's own by default.
    """
    session = Session(runs_folder=runs)
    quiet = session.notified.connect(_complain)
    session.extend()
    quiet()
    session.open(file)
    return session


def _complain(notice: Notice) -> None:
    print(notice.message, file=sys.stderr)
