"""Where the program's own files and the user's folders are, on every platform.

The ``resources`` folder lies inside the installed package, or beside it in a checkout.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_FOLDER = "plexus-studio"


def resources() -> Path:
    """The folder of icons, examples, translations and data that ships with the program."""
    installed = Path(__file__).parent / "resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


def guide() -> Path:
    """The folder of the user's guide and its pictures."""
    installed = resources() / "guide"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "docs"


def _base(variable: str, windows: str, mac: str, other: str) -> Path:
    if override := os.environ.get("PLEXUS_HOME"):
        return Path(override) / variable.rsplit("_", 2)[-2].lower()
    if sys.platform == "win32":
        return Path(os.environ.get(windows, str(Path.home()))) / APP_FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / APP_FOLDER
    return Path(os.environ.get(variable) or Path.home() / other) / APP_FOLDER


def config() -> Path:
    """The folder of the user's settings. ``PLEXUS_HOME`` overrides all user folders."""
    return _base("XDG_CONFIG_HOME", "APPDATA", "Application Support", ".config")


def state() -> Path:
    """The folder of autosaves and recovery files."""
    return _base("XDG_STATE_HOME", "LOCALAPPDATA", "Application Support", ".local/state")


def runs() -> Path:
    """The folder that holds one folder a run, unless the user names another."""
    return _base("XDG_DATA_HOME", "LOCALAPPDATA", "Application Support", ".local/share") / "runs"


def blocks() -> Path:
    """The folder of the blocks that the user has kept."""
    return _base("XDG_DATA_HOME", "LOCALAPPDATA", "Application Support", ".local/share") / "blocks"
