"""What the list of runs says of each; read in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.message import Message, UserError
from studio.train.store import LAST, MARKED, RunFolder, list_runs
from studio.ui.text import tr

LISTED = 100


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in the list."""

    path: Path
    name: str
    when: str
    state: Message
    score: str
    checkpoints: tuple[str, ...] = ()
    """Names of those that were kept on the way, and can be gone on from."""


def read_runs(folder: Path) -> list[RunLine]:
    """The latest runs of a folder, the newest first."""
    return [_line(run) for run in list_runs(folder)[:LISTED]]


def _line(run: RunFolder) -> RunLine:
    try:
        info = run.info()
    except UserError:
        return RunLine(run.path, run.path.name, "", Message("damaged"), "")
    final = info.get("final")
    numbers = final if isinstance(final, dict) else {}
    score = ""
    if isinstance(accuracy := numbers.get("val_accuracy"), int | float):
        score = f"{100 * accuracy:.1f} %"
    elif isinstance(loss := numbers.get("val_loss"), int | float):
        score = f"{loss:.4g}"
    name, state = str(info.get("name", run.path.name)), Message(str(info.get("state", "")))
    when = _when(str(info.get("created", "")))
    kept = tuple(name for name in run.resumable if name != LAST)
    return RunLine(run.path, name, when, state, score, kept)


def _when(created: str) -> str:
    """The time of today, the day of earlier."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return ""
    today = moment.date() == datetime.now().date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d")


def titled(checkpoint: str) -> str:
    """What a checkpoint is called on the screen: ``step-1200`` by its step."""
    step = f"{int(checkpoint.partition('-')[2].partition('-')[0]):,}"
    if checkpoint.startswith(MARKED):
        return tr("step {step}, before a change", step=step)
    return tr("step {step}", step=step)
