"""What ends a training before its last epoch, and which of its epochs was the best, as Python."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile.lines import Lines
from studio.compile.ownership import LOSS
from studio.exchange.recipe import Recipe


class Endings:
    """Writes the limits of a training, its patience, and what keeps its best epoch.

    Args:
        recipe: what is written.
    """

    def __init__(self, recipe: Recipe) -> None:
        config = recipe.config
        self._patience = config.stop_early
        self._delta = config.min_delta
        self._steps = config.max_steps
        self._minutes = config.max_minutes
        self._judged = f'numbers["{recipe.measure.name}"]'
        self._rises = recipe.measure.rises
        self._pairs = recipe.measure.name != f"val_{LOSS}" and LOSS in recipe.readout.names
        """Whether the loss decides between equal ones."""
        self.keeps = recipe.measure.there
        """Whether there is a best epoch."""

    @property
    def limited(self) -> bool:
        """Whether an epoch may be cut short."""
        return bool(self._steps or self._minutes)

    @property
    def imports(self) -> list[tuple[str, str]]:
        return [("time", "")] if self._minutes else []

    def constants(self, lines: Lines) -> None:
        """The settings at the top of the script."""
        if self._patience:
            lines.add(0, f"PATIENCE = {self._patience}  # Epochs without getting better.")
            lines.add(0, f"MIN_DELTA = {self._delta}")
        if self._steps:
            lines.add(0, f"MAX_STEPS = {self._steps}")
        if self._minutes:
            lines.add(0, f"MAX_MINUTES = {self._minutes}")

    def functions(self) -> list[Lines]:
        """The one that says whether the limits are reached."""
        if not self.limited:
            return []
        lines = Lines()
        takes, tests = [], []
        if self._steps:
            takes.append("step: int")
            tests.append("step >= MAX_STEPS")
        if self._minutes:
            takes.append("began: float")
            tests.append("time.monotonic() - began >= 60.0 * MAX_MINUTES")
        lines.add(0, f"def is_over({', '.join(takes)}) -> bool:")
        lines.add(1, '"""Whether the training has reached a limit."""')
        lines.add(1, f"return {' or '.join(tests)}")
        return [lines]

    @property
    def _is_over(self) -> str:
        given = ["step"] if self._steps else []
        given += ["began"] if self._minutes else []
        return f"is_over({', '.join(given)})"

    def begin(self, lines: Lines, depth: int) -> None:
        """Before the first epoch."""
        worst = "-math.inf" if self._rises else "math.inf"
        if self.keeps:
            lines.add(depth, f"best = ({worst}, {worst})" if self._pairs else f"best = {worst}")
        if self._patience:
            lines.add(depth, f"mark, waited = {worst}, 0")
        if self._minutes:
            lines.add(depth, "began = time.monotonic()")

    def begin_epoch(self, lines: Lines, depth: int) -> None:
        """Before the first step of an epoch."""
        if self.limited:
            lines.add(depth, "left = len(order)")

    def after_step(self, lines: Lines, depth: int, field: str) -> None:
        """After a step; ``field``: the first of its batch."""
        if not self.limited:
            return
        lines.add(depth, f"left -= len({field})")
        lines.add(depth, f"if left and {self._is_over}:")
        lines.add(depth + 1, "break")

    def after_steps(self, lines: Lines, depth: int) -> None:
        """After the last step of an epoch."""
        if self.limited:
            lines.add(depth, "if left:")
            lines.add(depth + 1, "break  # Only an epoch that is complete is judged.")

    def keep_best(self, lines: Lines, depth: int, save: Callable[[Lines, int], None]) -> None:
        """Once an epoch is judged; ``save`` writes what saves the weights."""
        if not self.keeps:
            return
        score = self._judged
        if self._pairs:
            sign = "-" if self._rises else ""
            lines.add(depth, f'score = ({self._judged}, {sign}numbers["val_{LOSS}"])')
            score = "score"
        better = ">" if self._rises else "<"
        lines.add(depth, f"if {score} {better} best:")
        lines.add(depth + 1, f"best = {score}")
        save(lines, depth + 1)

    def after_epoch(self, lines: Lines, depth: int) -> None:
        """At the end of an epoch."""
        over = [self._is_over] if self.limited else []
        if self._patience:
            better = "> mark +" if self._rises else "< mark -"
            lines.add(depth, f"if {self._judged} {better} MIN_DELTA:")
            lines.add(depth + 1, f"mark, waited = {self._judged}, 0")
            lines.add(depth, "else:")
            lines.add(depth + 1, "waited += 1")
            over.insert(0, "waited >= PATIENCE")
        if over:
            lines.add(depth, f"if {' or '.join(over)}:")
            lines.add(depth + 1, "break")
