"""Which Python of projects may run: what the user typed or allowed, remembered by its content.

A text is allowed for good, in whatever project it stands; changed by one character it is another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from studio import paths
from studio.graph import atomic
from studio.graph.model import CODE, Project, natural
from studio.layers.code import digest, is_template

FILE = "allowed-python.json"
MOST = 5_000
"""As many texts are remembered, the latest of them."""

SHIPPED = frozenset(
    {
        "552850f794114f0ae6117847912920510e981c645b7208e9f63a401ed7bc3849",  # GatedLinear
        "654ef094ebf25ba01648f955084660b96586c7bb4d750893601746937bb8361d",  # Snake
    }
)
"""Digests of the Python in what ships with the program, which is trusted as the program is."""


class Consent:
    """What may run. Without a path nothing is read or written.

    ``allows`` may be asked from any thread.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._allowed: dict[str, None] = _read(path)
        self._everything = False

    @classmethod
    def load(cls, path: Path | None = None) -> Consent:
        """The user's own; a damaged or missing file allows nothing."""
        return cls(path or paths.config() / FILE)

    def allows(self, text: str) -> bool:
        """Whether this Python may run."""
        if self._everything or (key := digest(text)) in self._allowed:
            return True
        return key in SHIPPED or is_template(text)

    def allow(self, *texts: str) -> None:
        """Let these run from now on. Raises ``OSError`` where that cannot be remembered."""
        fresh = dict.fromkeys(digest(text) for text in texts if not self.allows(text))
        if not fresh:
            return
        self._allowed = {**self._allowed, **fresh}
        if self.path is None:
            return
        # Another window may have remembered something meanwhile.
        kept = list({**_read(self.path), **fresh})[-MOST:]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(self.path, (json.dumps({"sha256": kept}, indent=1) + "\n").encode())

    def allow_here(self, text: str) -> None:
        """Let this run as long as this object lives; nothing is remembered."""
        self._allowed = {**self._allowed, digest(text): None}

    def allow_everything(self) -> None:
        """Let all Python run as long as this object lives; nothing of it is remembered."""
        self._everything = True

    def waiting(self, project: Project) -> tuple[str, ...]:
        """Names of the Python of a project that its nodes use and that may not run yet."""
        used = {node.kind for graph in project.graphs.values() for node in graph}
        return tuple(
            name
            for name in sorted(project.codes, key=natural)
            if CODE + name in used and not self.allows(project.codes[name])
        )


def _read(path: Path | None) -> dict[str, None]:
    if path is None:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    found: object = data.get("sha256") if isinstance(data, dict) else None
    items: Iterable[object] = found if isinstance(found, list) else ()
    return dict.fromkeys(item for item in items if isinstance(item, str) and len(item) == 64)
