"""Makes changes that are asked for while training goes on, and leaves their marks.

Each leaves a checkpoint with the change in it, a line in the journal and a mark on the curves.
"""

from __future__ import annotations

from typing import Any

from studio.message import Message, UserError
from studio.observe.frames import Refused
from studio.observe.mailbox import Outbox
from studio.train import journal
from studio.train.assembly import Assembly
from studio.train.choices import BARE
from studio.train.inbox import Adjust
from studio.train.keeper import Keeper
from studio.train.problems import TrainingError
from studio.train.recorder import Recorder
from studio.train.store import LAST, RunFolder


class Changes:
    """Of one run."""

    def __init__(
        self,
        folder: RunFolder,
        parts: Assembly,
        keeper: Keeper,
        recorder: Recorder,
        outbox: Outbox,
    ) -> None:
        self._folder = folder
        self._parts = parts
        self._keeper = keeper
        self._recorder = recorder
        self._outbox = outbox

    def make(self, order: Adjust) -> None:
        """Make a change between two steps. The recorder must have been flushed.

        One that cannot be made leaves a sentence, and training as it was.
        """
        try:
            change = self._parts.steering.adjust(order)
        except UserError as error:
            node = error.node if isinstance(error, TrainingError) else ""
            self._outbox.put(Refused(error.message, self._parts.places.of(node) if node else ""))
            return
        if change is None:
            return
        self._note(
            {
                "node": change.node,
                "called": change.called,
                "name": change.name,
                "from": change.old,
                "to": change.new,
                "checkpoint": self._keep(),
            }
        )

    def begin(self, source: RunFolder, checkpoint: str) -> None:
        """Tell of what was changed before, and that a run has gone back to one of its marks."""
        for mark in journal.marks(self._folder):
            self._outbox.put(mark)
        grown = self._keeper.grown
        if grown is not None:
            self._note({"name": journal.WENT_ON, **grown.entry(), "checkpoint": self._keep()})
        elif checkpoint != LAST:
            self._note(
                {
                    "name": journal.WENT_BACK,
                    "from": source.info().get("steps", 0),
                    "to": source.path.name,
                    "checkpoint": checkpoint,
                    "run": source.path.name,
                }
            )

        self._tell_renewed(source, checkpoint)

    def _tell_renewed(self, source: RunFolder, checkpoint: str) -> None:
        """Tell of the numbers that the project has otherwise than the run that is gone on with."""
        parts, elsewhere = self._parts, source.path != self._folder.path
        for each in self._keeper.renewed:
            step = each.sink.step
            drawn = parts.places.is_drawn
            bare = each.name in BARE or step.spec.by_name[each.name].silent
            entry = {
                "node": parts.places.of(step.node) if drawn else "",
                "called": step.called if drawn else "",
                "name": each.name if drawn or bare else f"optimizer.{each.name}",
                "from": each.old,
                "to": each.new,
            }
            if elsewhere:
                entry |= {"checkpoint": checkpoint, "run": source.path.name}
            self._note(entry)

    def _note(self, entry: dict[str, Any]) -> None:
        training = self._parts.training
        epoch = training.epoch + training.position / len(training.train)
        entry |= {"step": training.step, "epoch": epoch}
        self._outbox.put(journal.mark({"run": self._folder.path.name} | entry))
        try:
            journal.note(self._folder, entry)
        except OSError as error:
            told = Message(
                "The change is made, but the run's journal cannot be written: {reason}.",
                reason=error.strerror or error,
            )
            self._outbox.put(Refused(told, ""))

    def _keep(self) -> str:
        """The name of a checkpoint of now; empty where none can be written."""
        try:
            self._keeper.save(self._recorder)
            return self._folder.keep_marked(self._parts.training.step)
        except OSError:
            return ""  # The mark offers no way back, and the next checkpoint tells of the trouble.
