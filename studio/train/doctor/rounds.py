"""The doctor of one run: hears its frames, looks at its layers now and then, asks the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from studio.message import Message
from studio.observe.checkup import Checkup, Diagnosis
from studio.observe.frames import Frame, Scalars
from studio.observe.mailbox import Outbox
from studio.train.doctor import losses, record
from studio.train.doctor.chart import Case, Chart, Epoch, Point
from studio.train.doctor.looking import Looking
from studio.train.doctor.patrol import Patrol
from studio.train.doctor.rule import Rule, Seen
from studio.train.doctor.rules import RULES
from studio.train.store import RunFolder

PACE_S = 1.0
"""Shortest time between two rounds."""
KEPT_POINTS = 2000
KEPT_EPOCHS = 500
KEPT = 50
"""Diagnoses of one run; of more, those that are longest over are let go."""


class Doctor:
    """Says in frames, and in the run's folder, what the rules see."""

    def __init__(
        self,
        case: Case,
        folder: RunFolder,
        outbox: Outbox,
        looking: Looking,
        *,
        quiet: Sequence[str] = (),
        rules: Sequence[Rule] = RULES,
    ) -> None:
        """Take a run into care.

        Args:
            case: what is trained.
            folder: where what was seen is kept.
            outbox: takes the frames.
            looking: looks at the layers.
            quiet: keys of rules that shall say nothing.
            rules: those that are asked.
        """
        self._case = case
        self._folder = folder
        self._outbox = outbox
        self._looking = looking
        self._quiet = tuple(quiet)
        self._rules = [rule for rule in rules if rule.key not in quiet]
        self._points: list[Point] = []
        self._stride, self._count = 1, 0
        self._epochs: list[Epoch] = []
        self._epoch = 0.0
        self._failure: Message | None = None
        self._found: list[Diagnosis] = record.read(folder)
        self._told: Checkup | None = None
        self._due = 0.0
        self._patrol: Patrol | None = None

    def attach(self, patrol: Patrol) -> None:
        """Take what watches the data."""
        self._patrol = patrol

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """All that was seen, the newest first."""
        return tuple(sorted(self._found, key=lambda each: (each.over, -each.since)))

    def hear(self, frame: Frame) -> None:
        """Keep what matters of a frame that the run gives away."""
        if isinstance(frame, Scalars):
            self._hear_scalars(frame)
        else:
            self._looking.hear(frame, self._epoch)

    def fail(self, message: Message) -> None:
        """A loss was no number, so that the run ends."""
        self._failure = message

    @property
    def trouble(self) -> Message | None:
        """Why layers are looked at no more."""
        return self._looking.trouble

    @property
    def awaits_step(self) -> bool:
        """Whether it wants to be asked again right after the next step."""
        return self._looking.awaits_step

    def attend(self, step: int, *, amid_check: bool) -> None:
        """Between two steps: look at the layers, and make a round, if it is time to."""
        if self._patrol is not None:
            self._patrol.watch(step, self._epoch)
        self._looking.attend(step, self._epoch, amid_check=amid_check)
        if perf_counter() >= self._due:
            self.round(step)

    def round(self, step: int, *, last: bool = False) -> None:
        """Ask all rules, and say what is new."""
        chart = self._chart(step)
        seen = {(rule.key, each.node): each for rule in self._rules for each in rule.look(chart)}
        self._found = self._renewed(seen, chart)
        self._tell(step, last=last)
        self._due = perf_counter() + PACE_S

    def conclude(self, step: int) -> None:
        """The last round of a run."""
        if self._patrol is not None:
            self._patrol.conclude()
        if self._failure is None:
            self._looking.conclude(step, self._epoch)
        self.round(step, last=True)

    def close(self) -> None:
        """End what was begun beside the run."""
        if self._patrol is not None:
            self._patrol.close()

    def _hear_scalars(self, frame: Scalars) -> None:
        self._epoch = max(self._epoch, frame.epoch)
        values = frame.values
        if "train_loss" in values:
            if self._points and frame.step <= self._points[-1].step:
                return  # Told again.
            if self._count % self._stride == 0:
                self._points.append(Point(frame.step, frame.epoch, values["train_loss"]))
                if len(self._points) > KEPT_POINTS:
                    self._points = self._points[::2]
                    self._stride *= 2
            self._count += 1
        ended = losses.of_epoch(round(frame.epoch), frame.step, dict(values))
        if ended is not None and (not self._epochs or ended.number > self._epochs[-1].number):
            self._epochs.append(ended)
            if len(self._epochs) > KEPT_EPOCHS:
                self._epochs = losses.thinned(self._epochs)

    def _chart(self, step: int) -> Chart:
        patrol = self._patrol
        share, since = patrol.fetching() if patrol else (None, (0, 0.0))
        return Chart(
            self._case,
            self._points,
            self._epochs,
            self._looking.looks,
            patrol.survey if patrol is not None else None,
            share,
            since,
            self._failure,
            step,
            self._epoch,
        )

    def _renewed(self, seen: dict[tuple[str, str], Seen], chart: Chart) -> list[Diagnosis]:
        """What was seen before, as it is now, and what is new."""
        now = dict(seen)
        found: list[Diagnosis] = []
        advice = {rule.key: rule.helps for rule in self._rules}
        for old in self._found:
            again = None if old.over else now.pop((old.rule, old.node), None)
            if again is not None:
                found.append(replace(old, message=again.message, treatments=again.treatments))
            else:
                found.append(old if old.over else old.ended(chart.step))
        for (rule, node), each in now.items():
            step, epoch = each.since or (chart.step, chart.epoch)
            found.append(
                Diagnosis(
                    rule,
                    each.message,
                    advice[rule],
                    node,
                    step,
                    epoch,
                    None,
                    each.weight,
                    each.treatments,
                )
            )
        return found[-KEPT:]

    def _tell(self, step: int, *, last: bool) -> None:
        checkup = Checkup(step, self.diagnoses, self._quiet)
        before = self._told
        if before is not None and not last and before.diagnoses == checkup.diagnoses:
            return
        self._told = checkup
        self._outbox.put(checkup)
        if before is None or _outline(before) != _outline(checkup) or last:
            record.write(self._folder, self.diagnoses)


def _outline(checkup: Checkup) -> list[tuple[object, ...]]:
    return [(*each.key, each.until) for each in checkup.diagnoses]
