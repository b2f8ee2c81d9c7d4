"""The user's own settings, kept as JSON in the configuration folder.

A damaged or missing file gives the defaults: settings are a convenience, never a reason not to
start. What a newer program wrote is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args

from studio import paths
from studio.app.keystrokes import canonical
from studio.graph import atomic
from studio.message import UserError

Scheme = Literal["dark", "light", "system"]
Language = Literal["system", "en", "zh_CN"]
WireStyle = Literal["straight", "curved", "orthogonal"]
Drawing = Literal["measured", "raster", "opengl"]
RECENT_LIMIT = 8


@dataclass(slots=True)
class Settings:
    """Read and set the fields, then ``save()``. Without a path nothing is ever written."""

    path: Path | None = None
    theme: Scheme = "system"
    language: Language = "system"
    """Of the window; heeded when it opens."""
    recent: tuple[Path, ...] = ()
    """Files opened or saved, the latest first."""
    window: Mapping[str, str] = field(default_factory=dict)
    """Whatever the window wants to remember, such as its geometry, as text."""
    autosave_s: float = 2.0
    """Seconds from a change to its recovery snapshot."""
    shortcuts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of actions, by id, where they differ from the default."""
    wires: WireStyle = "curved"
    """How the canvas draws wires."""
    drawing: Drawing = "measured"
    """What the canvas is drawn with; heeded when the window opens. ``measured``: the faster."""
    grid: bool = True
    """Whether the ground of the canvas has its dots."""
    snap: bool = True
    """Whether what is dragged goes to the grid."""
    guides: bool = True
    """Whether what is dragged goes into line with other cards."""
    glide: bool = True
    """Whether the canvas glides on when it is let go while it moves."""
    motion: bool = True
    """Whether what is computed is seen by a light that moves."""
    frames_alone: bool = False
    """Whether a frame that is moved leaves what it holds where it is."""
    minimap: bool = True
    """Whether the canvas has its small map."""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The settings in this file (default: the user's), with defaults for what is unusable."""
        path = path or paths.config() / "settings.json"
        settings = cls(path)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return settings
        if not isinstance(data, dict):
            return settings
        if data.get("theme") in get_args(Scheme):
            settings.theme = cast(Scheme, data["theme"])
        if data.get("language") in get_args(Language):
            settings.language = cast(Language, data["language"])
        recent = data.get("recent")
        if isinstance(recent, list):
            names = [name for name in recent if isinstance(name, str) and name and "\0" not in name]
            settings.recent = tuple(Path(name) for name in names[:RECENT_LIMIT])
        window = data.get("window")
        if isinstance(window, dict):
            settings.window = {k: v for k, v in window.items() if isinstance(v, str)}
        seconds = data.get("autosave_s")
        if isinstance(seconds, int | float) and not isinstance(seconds, bool):
            settings.autosave_s = min(max(float(seconds), 0.5), 600.0)
        settings.shortcuts = _shortcuts(data.get("shortcuts"))
        if data.get("wires") in get_args(WireStyle):
            settings.wires = cast(WireStyle, data["wires"])
        if data.get("drawing") in get_args(Drawing):
            settings.drawing = cast(Drawing, data["drawing"])
        for name in _SWITCHES:
            if isinstance(data.get(name), bool):
                setattr(settings, name, data[name])
        settings.extra = {k: v for k, v in data.items() if k not in _KNOWN}
        return settings

    def remember(self, file: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [path for path in self.recent if path != file]
        self.recent = (file, *others)[:RECENT_LIMIT]

    def forget(self, file: Path) -> None:
        """Take a file that is no more out of the recent ones."""
        self.recent = tuple(path for path in self.recent if path != file)

    def save(self) -> None:
        """Write the file in one piece. Raises ``OSError`` where that is not possible."""
        if self.path is None:
            return
        data: dict[str, Any] = {
            **self.extra,
            "theme": self.theme,
            "language": self.language,
            "recent": [str(path) for path in self.recent],
            "window": dict(self.window),
            "autosave_s": self.autosave_s,
            "wires": self.wires,
            "drawing": self.drawing,
            **{name: getattr(self, name) for name in _SWITCHES},
        }
        if self.shortcuts:
            data["shortcuts"] = {id_: [*keys] for id_, keys in self.shortcuts.items()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, indent=1, sort_keys=True) + "\n"
        atomic.write(self.path, text.encode())


def _shortcuts(data: object) -> dict[str, tuple[str, ...]]:
    """Those that can be read; for the rest the default holds."""
    if not isinstance(data, dict):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for command, keys in data.items():
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            try:
                found[command] = tuple(dict.fromkeys(map(canonical, keys)))
            except UserError:
                continue
    return found


_SWITCHES = ("grid", "snap", "guides", "glide", "motion", "frames_alone", "minimap")
_NAMED = ("theme", "language", "recent", "window", "autosave_s", "shortcuts", "wires", "drawing")
_KNOWN = frozenset((*_NAMED, *_SWITCHES))
