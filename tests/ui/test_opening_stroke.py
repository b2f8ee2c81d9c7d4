"""What opening the window leaves for later."""

from __future__ import annotations

import subprocess
import sys


def test_a_project_is_opened_without_the_library_that_lays_graphs_out() -> None:
    """Loading it takes a fifth of a second, and nothing is laid out yet."""
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from studio.app.session import Session\n"
        "from studio.ui.theme import Theme\n"
        "from studio.ui.window import MainWindow\n"
        "session = Session(background=True)\n"
        "window = MainWindow(session, Theme('dark'))\n"
        "session.open_example('moons_mlp')\n"
        "window.show()\n"
        "app.processEvents()\n"
        "print('networkx' in sys.modules)\n"
        "window.close_now()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
