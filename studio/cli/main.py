"""Reads the command line and runs the command. What needs a screen is given by the caller."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from studio.app.action import describe
from studio.app.settings import Scheme
from studio.cli import checking, differing, exporting, listing, templating, training, tuning
from studio.cli.parser import WrongUseError, build, completed
from studio.exchange.animation import Animation
from studio.message import UserError

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class Screen(Protocol):
    """The commands that need Qt."""

    def window(self, file: Path | None) -> int:
        """Open the window; the exit code once it is closed."""
        ...

    def demo(self) -> int:
        """Open the window on an example and start training."""
        ...

    def picture(self, file: Path, output: Path, scheme: Scheme, scale: float) -> None:
        """Draw a file's canvas. Raises ``UserError``."""
        ...

    def film(self, file: Path, wanted: Animation, scheme: Scheme) -> None:
        """Write a file's canvas at all moments that a run kept. Raises ``UserError``."""
        ...


def main(arguments: Sequence[str], screen: Screen) -> int:
    """Run one command line; its exit code."""
    try:
        parsed = build().parse_args(completed(list(arguments)))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        return _command(parsed, screen)()
    except WrongUseError as error:
        print(error.message, file=sys.stderr)
        return WRONG_USE
    except UserError as error:
        print(error.message, file=sys.stderr)
    except OSError as error:
        print(describe(error), file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
    return PROBLEMS


def _command(parsed: argparse.Namespace, screen: Screen) -> Callable[[], int]:
    commands: dict[str, Callable[[], int]] = {
        "open": lambda: screen.window(parsed.file),
        "demo": screen.demo,
        "check": lambda: checking.check(parsed),
        "diff": lambda: differing.diff(parsed),
        "train": lambda: training.train(parsed),
        "tune": lambda: tuning.tune(parsed),
        "export": lambda: exporting.export(parsed),
        "runs": lambda: listing.runs(parsed),
        "screenshot": lambda: _screenshot(parsed, screen),
        "film": lambda: _film(parsed, screen),
        "examples": lambda: listing.list_examples(parsed),
        "templates": lambda: templating.templates(parsed),
    }
    return commands[parsed.command]


def _screenshot(parsed: argparse.Namespace, screen: Screen) -> int:
    screen.picture(parsed.file, parsed.output, parsed.theme, parsed.scale)
    print(f"wrote {parsed.output}")
    return FINE


def _film(parsed: argparse.Namespace, screen: Screen) -> int:
    wanted = Animation(parsed.run, parsed.output, parsed.width, parsed.per_second)
    screen.film(parsed.file, wanted, parsed.theme)
    print(f"wrote {parsed.output}")
    return FINE
