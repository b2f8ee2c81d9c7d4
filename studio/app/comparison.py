"""What is drawn that a run under way does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.compile.plan import Plan


class Comparison:
    """Compares two plans, and again only when one of them is another."""

    def __init__(self) -> None:
        self._running: Plan | None = None
        self._now: Plan | None = None
        self._found: frozenset[str] = frozenset()

    def of(self, running: Plan, now: Plan | None) -> frozenset[str]:
        """Nodes of the plan of now that are not as in the run; while there is none, the last."""
        if now is not None and not (self._running is running and self._now is now):
            from studio.compile.plan import differing

            self._running, self._now, self._found = running, now, differing(running, now)
        return self._found if self._running is running else frozenset()


def is_other(before: Plan | None, after: Plan | None) -> bool:
    """Whether something is drawn otherwise, or no more."""
    if before is None or after is None:
        return before is not after
    from studio.compile.plan import differing

    return bool(differing(before, after) or differing(after, before))
