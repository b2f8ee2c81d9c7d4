"""Drives a run: prepares it, heeds orders between steps, looks on a clock, keeps checkpoints."""

from __future__ import annotations

import traceback
from collections import deque
from contextlib import ExitStack
from time import perf_counter
from typing import Any

from studio.compile.module import NodeError
from studio.message import Message
from studio.observe.frames import Progress, Remedy, RunState
from studio.observe.mailbox import Outbox
from studio.train import device as devices
from studio.train import second_try
from studio.train.assembly import Assembly, assemble
from studio.train.changes import Changes
from studio.train.config import TrainConfig
from studio.train.doctor.admission import doctor_of
from studio.train.doctor.hearing import Hearing
from studio.train.doctor.patrol import Patrol
from studio.train.doctor.rounds import Doctor
from studio.train.filming import Film
from studio.train.inbox import Adjust, Inbox, Look, Order, Pause, Resume, StepOnce, Stop
from studio.train.inspection import Inspection
from studio.train.job import Job, Result, Standing
from studio.train.keeper import Keeper
from studio.train.lookout import Lookout
from studio.train.loop import Event
from studio.train.numerics import tensor_cores
from studio.train.origin import KeptOrigin
from studio.train.problems import Failure, explain, release
from studio.train.recorder import DivergenceError, Recorder
from studio.train.store import RUN, RunFolder
from studio.train.strides import Strides

FLUSH_S = 0.1
"""Losses are fetched from the device, written and shown this often."""


class Engine:
    """One run, from its job to its result, in the thread that calls ``run``."""

    def __init__(self, job: Job, outbox: Outbox, inbox: Inbox, standing: Standing) -> None:
        self._job = job
        self._outbox = outbox
        self._inbox = inbox
        self._standing = standing
        self._hearing = Hearing(outbox)
        self._lookout = Lookout(self._hearing)
        self._doctor: Doctor | None = None
        self._device = Message("")
        self._message: Message | None = None
        self._node = ""
        self._trace = ""
        self._help: Remedy | None = None
        self._parts: Assembly | None = None
        self._recorder: Recorder | None = None
        self._keeper: Keeper | None = None
        self._film: Film | None = None
        self._changes: Changes | None = None
        self._strides: Strides | None = None
        self._waiting: deque[Adjust] = deque()
        self._wants_values = False
        self._inspection: Inspection | None = None
        self._epochs = 0
        self._allowed: int | None = None
        """Steps to take before pausing; ``None``: no pause is wanted."""
        self._due = 0.0
        self._rate = (0, 0.0, 0.0)
        """Step and moment of the last measurement of speed, and the speed."""

    def run(self) -> Result:
        """Train. Whatever goes wrong is in the result, in a frame and in ``run.json``."""
        folder: RunFolder | None = None
        with ExitStack() as scope:
            try:
                if (self._job.folder / RUN).is_file():
                    folder = RunFolder.open(self._job.folder)
                config = TrainConfig.from_settings(self._job.project.settings)
                if folder is None:
                    folder = RunFolder.create_at(self._job.folder, self._job.project, config)
                self._announce("starting")
                self._train(folder, config, scope)
            except Exception as error:
                self._fail(error, folder)
            if folder is not None:
                self._conclude(folder)
        result = self._result()
        self._standing.result = result
        self._announce(result.state)
        return result

    def linger(self) -> None:
        """After the end, go on looking at what is asked for, until the inbox is closed."""
        while not self._inbox.closed:
            order = self._inbox.wait()
            if isinstance(order, Look) and self._parts is not None:
                self._lookout.watch = order.watch
                self._lookout.look(self._parts.training.step)

    def _train(self, folder: RunFolder, config: TrainConfig, scope: ExitStack) -> None:
        self._epochs = config.epochs
        device = devices.choose(config.device)
        threads = config.thread_count()
        self._device = devices.name(device, threads)
        scope.enter_context(devices.settled(device, threads))
        scope.enter_context(tensor_cores(device, config.precision))
        parts = assemble(self._job, config, device)
        self._standing.fields = parts.fields
        keeper = self._keeper = Keeper(folder, self._job.project, parts)
        source = self._job.resume_from
        doctor = self._doctor = doctor_of(self._job, folder, parts, self._outbox)
        self._hearing.ear = doctor.hear
        scope.callback(doctor.close)
        recorder = scope.enter_context(keeper.recorder(self._job, self._hearing.put))
        doctor.attach(Patrol(parts.training, parts.fields))
        self._parts, self._recorder = parts, recorder
        self._changes = Changes(folder, parts, keeper, recorder, self._outbox)
        parts.observer.origin = KeptOrigin(folder.path, parts.training.module)
        self._lookout.aim(parts.observer)
        self._strides = Strides(parts, self._lookout)
        film = self._film = keeper.film
        scope.callback(film.close)
        folder.update(
            state="running",
            config=config.as_dict(),
            seed=config.seed,
            device=str(self._device),
            threads=threads,
            environment=devices.environment(),
            data=parts.description,
            parameters=sum(p.numel() for p in parts.training.module.parameters()),
        )
        if source is not None:
            self._changes.begin(RunFolder.open(source), self._job.checkpoint)
        film.shoot(parts.training.step, now=True)
        self._announce("running")
        if self._job.paused:
            self._allowed = 0
            self._pause(Event.STEP, parts, recorder)
            self._begin_inspection(parts)
        if not self._is_stopping:
            self._drive(parts, recorder, keeper)
        self._lookout.look(parts.training.step)  # So that the last pictures show the end.
        self._lookout.keep(keeper.album, parts.training.step, now=True)
        recorder.flush()
        film.shoot(parts.training.step, self._lookout.of_training, now=True)
        film.settle()
        self._tell_moments()
        doctor.conclude(parts.training.step)
        keeper.save_at_last(recorder)

    @property
    def _is_stopping(self) -> bool:
        return self._standing.state == "stopping"

    def _drive(self, parts: Assembly, recorder: Recorder, keeper: Keeper) -> None:
        training, inbox, entries = parts.training, self._inbox, recorder.entries
        strides, doctor = self._strides, self._doctor
        assert strides is not None
        film = keeper.film
        assert doctor is not None
        events = training.events(recorder.note, clone_inputs=parts.overwrites)
        last_step = keeper.limits.last_step
        self._measure(training.step)
        try:
            for event in events:
                if event is Event.EPOCH and training.last is not None:
                    recorder.end_epoch(training.last, parts.rates)
                    if strides.under_way or doctor.awaits_step:
                        self._due = 0.0
                    self._lookout.keep(keeper.album, training.step)
                    if keeper.epoch_ended() or keeper.is_due(epoch_ended=True):
                        self._due = 0.0
                if training.step >= film.due and event is Event.STEP:
                    strides.arrive(event)
                    film.shoot(training.step, self._lookout.of_training)
                if (
                    inbox
                    or perf_counter() >= self._due
                    or len(entries) >= recorder.limit
                    or training.step >= last_step
                ):
                    self._attend(event, parts, recorder, keeper)
                    if self._standing.state == "stopping":
                        return
        except NodeError as error:
            error.node = parts.places.of(error.node)
            recorder.flush()
            raise
        finally:
            if self._inspection is not None:
                self._inspection.close()
            events.close()

    def _attend(self, event: Event, parts: Assembly, recorder: Recorder, keeper: Keeper) -> None:
        """All that is done between steps, when its time has come."""
        strides = self._strides
        assert strides is not None
        strides.arrive(event)
        if self._allowed and event is Event.STEP:
            self._allowed -= 1
        if event is Event.STEP:
            self._tell_values()
        while (order := self._inbox.take()) is not None:
            self._heed(order)
        recorder.flush()
        if self._standing.state != "stopping":
            self._limit(parts, recorder, keeper)
        if event is not Event.CHECK:
            self._change()
        if self._allowed == 0 and self._standing.state != "stopping":
            self._pause(event, parts, recorder)
        if self._standing.state == "stopping":
            return
        if keeper.is_due(epoch_ended=event is Event.EPOCH):
            keeper.save_later(recorder)
        step = parts.training.step
        self._measure(step)
        if self._lookout.is_due(perf_counter()) and not strides.is_awaited(event):
            self._lookout.look(step, only_due=True)
        self._tell_moments()
        doctor = self._doctor
        assert doctor is not None
        doctor.attend(step, amid_check=event is Event.CHECK)
        self._announce("running")
        self._due = perf_counter() + FLUSH_S if self._allowed is None else 0.0
        if self._allowed is not None:
            strides.begin()
        if (strides.under_way or doctor.awaits_step) and event is not Event.CHECK:
            self._due = 0.0
        self._begin_inspection(parts)
        strides.set_off()

    def _tell_moments(self) -> None:
        """Say which moments can be looked at again, if they are others than before."""
        if self._film is not None and (moments := self._film.news()) is not None:
            self._outbox.put(moments)

    def _begin_inspection(self, parts: Assembly) -> None:
        """Look at all values of the next step, if that is wanted."""
        if self._wants_values and self._inspection is None:
            self._wants_values = False
            self._inspection = Inspection(parts)

    def _tell_values(self) -> None:
        found, self._inspection = self._inspection, None
        if found is not None:
            found.close()
            self._outbox.put(found.result())

    def _change(self) -> None:
        """Make the changes that wait; never amid a validation, which is of one model."""
        assert self._changes is not None
        while self._waiting:
            self._changes.make(self._waiting.popleft())

    def _limit(self, parts: Assembly, recorder: Recorder, keeper: Keeper) -> None:
        """End where the settings say so; an epoch that is done is validated first."""
        training = parts.training
        if training.position == len(training.train) or training.epoch == training.epochs:
            return
        over = keeper.limits.reached(training.step, recorder.seconds)
        if over is not None:
            self._message = over
            self._announce("stopping")

    def _heed(self, order: Order) -> None:
        match order:
            case Stop():
                self._announce("stopping")
            case Pause():
                self._allowed = 0
            case StepOnce(inspected):
                self._allowed = (self._allowed or 0) + 1
                self._wants_values = self._wants_values or inspected
            case Resume():
                self._allowed = None
            case Adjust():
                self._waiting.append(order)
            case Look(watch):
                self._lookout.watch = watch

    def _pause(self, event: Event, parts: Assembly, recorder: Recorder) -> None:
        """Wait for an order to go on. What is on screen stays up to date meanwhile."""
        began = perf_counter()
        step = parts.training.step
        self._lookout.look(step)
        if self._film is not None:
            self._film.settle()
        self._tell_moments()
        self._announce("paused")
        while self._allowed == 0 and self._standing.state == "paused":
            if (order := self._inbox.wait()) is None:
                continue
            self._heed(order)
            if event is not Event.CHECK:
                self._change()
            if isinstance(order, Look):
                self._lookout.look(step)
        recorder.zero += perf_counter() - began
        self._measure(step, restart=True)

    def _measure(self, step: int, *, restart: bool = False) -> None:
        """Steps a second, since the last measurement."""
        now = perf_counter()
        before, moment, speed = self._rate
        if restart or not moment:
            self._rate = (step, now, speed)
        elif step > before:
            self._rate = (step, now, (step - before) / (now - moment))

    def _announce(self, state: RunState) -> None:
        self._standing.state = state
        training = self._parts.training if self._parts else None
        self._outbox.put(
            Progress(
                state,
                training.step if training else 0,
                training.steps if training else 0,
                training.epoch if training else 0,
                self._epochs,
                self._rate[2],
                self._device,
                self._message or self._trouble,
                self._node,
                self._help,
            )
        )

    @property
    def _trouble(self) -> Message | None:
        """What is wrong, while training goes on."""
        for part in (self._keeper, self._recorder, self._lookout, self._film, self._doctor):
            if part is not None and part.trouble is not None:
                return part.trouble
        return self._lookout.unkept

    def _fail(self, error: Exception, folder: RunFolder | None) -> None:
        failure = explain(error)
        self._message, self._node = failure.message, failure.node
        self._standing.state = "failed"
        if folder is not None:
            self._remedy(error, failure)
        if self._doctor is not None and isinstance(error, DivergenceError):
            self._doctor.fail(failure.message)
            self._doctor.conclude(self._parts.training.step if self._parts else 0)
        if failure.unforeseen and folder is not None:
            self._trace = "".join(traceback.format_exception(error))

    def _remedy(self, error: Exception, failure: Failure) -> None:
        """Look for what would help, and say it."""
        try:
            if failure.wanting:
                config = TrainConfig.from_settings(self._job.project.settings)
                kind = devices.choose(config.device).type
                release(error)
                self._message, self._help = second_try.with_less_memory(
                    failure.wanting, self._job, config, kind
                )
            elif isinstance(error, DivergenceError):
                config = TrainConfig.from_settings(self._job.project.settings)
                kept = self._keeper.kept if self._keeper is not None else None
                drawn = self._job.training
                self._help = (
                    second_try.with_smaller_steps(config, kept)
                    if drawn is None
                    else second_try.with_smaller_steps_drawn(drawn, kept)
                )
        except Exception as another:
            # The run has failed for its own reason, which is what the user is told.
            self._trace = "".join(traceback.format_exception(another))

    def _conclude(self, folder: RunFolder) -> None:
        """Say in the folder how it ended."""
        if self._standing.state == "running":
            self._standing.state = "finished"
        elif self._standing.state != "failed":
            self._standing.state = "stopped"
        result = self._result()
        more = {"traceback": self._trace} if self._trace else {}
        try:
            if self._keeper is not None:
                self._keeper.save_best()
            best = self._keeper.best if self._keeper else None
            folder.update(**_ending(result), best=best, **more)
        except Exception as error:
            if self._standing.state != "failed":  # Else what came first says more.
                self._fail(error, None)

    def _result(self) -> Result:
        training = self._parts.training if self._parts else None
        recorder = self._recorder
        return Result(
            state=self._standing.state,
            folder=self._job.folder,
            epochs=training.epoch if training else 0,
            steps=training.step if training else 0,
            seconds=recorder.seconds if recorder else 0.0,
            device=str(self._device),
            final=dict(recorder.final) if recorder else {},
            message=str(self._message or ""),
            node=self._node,
        )


def _ending(result: Result) -> dict[str, Any]:
    return {
        "state": result.state,
        "epochs": result.epochs,
        "steps": result.steps,
        "seconds": round(result.seconds, 3),
        "final": result.final,
        "message": result.message,
        "node": result.node,
    }
