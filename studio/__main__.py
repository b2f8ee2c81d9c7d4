"""``plexus`` and ``python -m studio``: wires the command line to the window."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

from studio.app.settings import Scheme
from studio.cli.main import main as command_line
from studio.exchange.animation import Animation


class Window:
    """The commands that need Qt, which is loaded only for them."""

    def window(self, file: Path | None) -> int:
        from studio.ui import launch

        return launch.run(file)

    def demo(self) -> int:
        from studio.ui import launch

        return launch.run(demo=True)

    def picture(self, file: Path, output: Path, scheme: Scheme, scale: float) -> None:
        from studio.ui import screenshot

        screenshot.draw(file, output, scheme, scale)

    def film(self, file: Path, wanted: Animation, scheme: Scheme) -> None:
        from studio.ui import film

        film.write(file, wanted, scheme)


def main() -> int:
    """Run the command that was typed; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # A terminal may not know ×.
    return command_line(sys.argv[1:], Window())


if __name__ == "__main__":
    sys.exit(main())
