"""The runs of a session: start one, steer it, hear from it, and what it differs in from the canvas.

The run itself is a worker of ``studio.train`` in its own thread; this is its remote control on the
main thread. torch is loaded only when a run starts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal

from studio import paths
from studio.app.comparison import Comparison
from studio.app.errand import Errand
from studio.app.kept_jobs import reader
from studio.app.newest import Newest
from studio.app.notices import Offer
from studio.app.run import ACTIVE, Host, Run, Wish
from studio.app.standby import AnyWorker, Standby, kill
from studio.app.steered import Steered
from studio.graph.edits import Batch, Edit, SetParam, SetSetting
from studio.graph.signal import Signal
from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.app.succession import Successor
    from studio.observe.frames import FieldInfo, Frame, Mark, Progress, Remedy, RunState, Watch
    from studio.train.job import Job

CLOSING_S = 20.0
ANSWER_S = 10.0
AFTER_S = 1.0


class Runs(Steered):
    """At most one run at a time; the last one stays ``current`` until the next starts."""

    def __init__(self, session: Host, folder: Path | None = None) -> None:
        super().__init__(session)
        self.folder = folder or paths.runs()
        """Where run folders are made."""
        self.frames: Signal[list[Frame]] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.marked: Signal[Mark] = Signal()
        self.started: Signal[Run] = Signal()
        self.ended: Signal[Run] = Signal()
        self._watch: Watch | None = None
        self._wish: Wish | None = None
        self._successor: Successor | None = None
        self._search: Errand[Successor | UserError] | None = None
        """For what an earlier run trained that is to be gone on with."""
        self._answer_by = 0.0
        """Until when a run that has ended may still answer what it was asked to look at."""
        self._retired: list[AnyWorker] = []
        self._standby = Standby()
        self._comparison = Comparison()
        self._newest = Newest(self.folder)
        self._jobs: dict[str, Job] = {}
        """What each run of this program trained, by the name of its folder."""
        session.analysed.connect(lambda _: self._stand_by())
        session.changed.connect(lambda _: self._stand_by())
        session.opened.connect(lambda _: self._leave())

    @property
    def state(self) -> RunState | Literal["idle"]:
        """Of the current run; ``idle`` before the first."""
        if self._wish is not None or self._successor is not None or self._search is not None:
            return "starting"
        return self.current.progress.state if self.current else "idle"

    @property
    def active(self) -> bool:
        """Whether a run is under way, paused included, or about to start."""
        return self.state in ACTIVE

    @property
    def computing(self) -> bool:
        """Whether a first or a single step is under way, or what comes before it."""
        if self.current is None or self.state == "starting":
            return self.state == "starting"
        step = self.current.progress.step
        return self.active and (step == self._single or (step == 0 and self.state == "running"))

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The data fields of the current run, once it has loaded them."""
        return self.current.worker.fields if self.current else ()

    def refusal(self) -> Message | None:
        """Why training cannot start now, or ``None``."""
        if self.active:
            return Message("A run is already under way.")
        analysis = self._session.analysis
        if analysis is None:
            return Message("The model has not been checked yet.")
        if not analysis.ok:
            return Message("The model has problems: see the Problems panel.")
        training = self._session.training
        if training is not None and not training.ok:
            return Message("The training graph has problems: see the Problems panel.")
        return None

    def start_at(self, mark: Mark, *, undo: bool = False) -> None:
        """Go on from a mark of an earlier run, with what that run trained, in a new folder.

        With ``undo`` what was changed at the mark is changed back. What the run trained is read
        from its folder in a thread; a folder that cannot be read is told.

        Raises:
            UserError: there is no checkpoint, or a run is under way.
        """
        if not mark.checkpoint:
            raise UserError("There is no checkpoint at this mark to go back to.")
        if self.active:
            raise UserError("A run is already under way.")
        from studio.app.succession import at_mark

        session, folder = self._session, self.folder / mark.run
        base = session.path.parent if session.path else None
        read = reader(folder, session, base)

        def find() -> Successor | UserError:
            try:
                return at_mark(read(), folder, mark, undo=undo, resume=True)
            except UserError as error:
                return error

        self._search = Errand("earlier run", find)
        self._search.start()
        if not session.background:
            self._search.wait()
        session.woke.emit(None)

    def start(
        self,
        resume_from: Path | None = None,
        checkpoint: str = "last",
        grown_from: Job | None = None,
    ) -> None:
        """Train the document as it is now, in a new folder.

        With ``resume_from`` it goes on where that run left off; that run's folder stays as it is.
        ``grown_from`` is what that run trained, where it was another model.

        Raises:
            UserError: the model has problems, a setting is wrong, or a run is under way.
        """
        if self.active:
            raise UserError("A run is already under way.")
        session = self._session
        if session.background and session.stale:
            self._wish = Wish(resume_from, checkpoint, grown_from)
            session.woke.emit(None)
            return
        job = replace(self.job(), resume_from=resume_from, checkpoint=checkpoint)
        self._launch(replace(job, grown_from=grown_from))

    def go_back(self, mark: Mark, *, undo: bool = False) -> None:
        """Go on from the checkpoint of a mark of the current run, in a new folder.

        The run that went on from there is stopped if it is under way, and kept as it is. With
        ``undo`` what was changed at the mark is changed back.

        Raises:
            UserError: there is no such run, or no checkpoint.
        """
        from studio.app.succession import way_back

        paused = self.state == "paused"
        self.let_follow(way_back(self.current, mark, self._jobs, undo=undo, paused=paused))

    def let_follow(self, successor: Successor) -> None:
        """Begin a run when the one under way has ended, which it is told to."""
        self._successor = successor
        run = self.current
        if run is not None and not run.ended:
            run.told_to_stop = True
            run.worker.stop()
        self._session.woke.emit(None)

    def _begin_successor(self) -> None:
        """Begin what was to follow, once the run that was under way has ended."""
        self._take_found()
        successor = self._successor
        if successor is None or (self.current is not None and not self.current.ended):
            return
        self._successor = None
        try:
            self._launch(successor.job)
        except UserError as error:
            self._session.notify("error", error.message)
            return
        assert self.current is not None
        for order in successor.orders:
            self.current.worker.adjust(order)
        if successor.resume:
            self.current.worker.resume()

    def _take_found(self) -> None:
        """Let that follow which was found in the folder of an earlier run."""
        if self._search is None or (found := self._search.take()) is None:
            return
        self._search = None
        if isinstance(found, UserError):
            self._session.notify("error", found.message)
        else:
            self._successor = found

    def _launch(self, job: Job) -> None:
        """Begin a run in a folder of its own, beside which no other is under way.

        Raises ``UserError`` where the folder cannot be made.
        """
        from studio.observe.frames import Progress, Watch
        from studio.observe.mailbox import Mailbox
        from studio.train.config import TrainConfig
        from studio.train.store import RunFolder

        session, mailbox = self._session, Mailbox()
        config = TrainConfig.from_settings(job.project.settings)
        folder = RunFolder.reserve(self.folder, job.project)  # The run writes what is in it.
        job = replace(job, folder=folder)
        worker = self._standby.worker(job, mailbox, config, linger=session.background)
        if self.current is not None:
            self.current.worker.close(timeout=0)
            self._retired.append(self.current.worker)
        device = Message("{device}", device=config.device)
        progress = Progress("starting", 0, 0, 0, config.epochs, 0.0, device)
        self.current = Run(
            worker, mailbox, job.plan, folder, progress, session.document, session.path
        )
        self._jobs[folder.name] = job
        worker.watch(self._watch or Watch())
        worker.start()
        self.started.emit(self.current)
        self.progressed.emit(progress)
        session.woke.emit(None)

    def job(self) -> Job:
        """What would be trained now; nothing is made in its folder. Raises ``UserError``."""
        from studio.train.job import Job

        session = self._session
        plan = session.analyse_now().plan
        if plan is None:
            raise UserError("The model has problems: see the Problems panel.")
        training = session.training
        if training is not None and training.plan is None:
            raise UserError("The training graph has problems: see the Problems panel.")
        base = session.path.parent if session.path else None
        step = training.plan if training is not None else None
        return Job(
            session.document.project.copy(), plan, self.folder, None, base, session.sources, step
        )

    def stop(self) -> None:
        """End the run after the step under way; it keeps its checkpoints.

        Asked again, a run that has a process of its own is ended at once.
        """
        self._wish = self._successor = self._search = None
        if self.current is None:
            return
        worker = self.current.worker
        if self.current.told_to_stop:
            kill(worker)
        self.current.told_to_stop = True
        worker.stop()

    def watch(self, watch: Watch) -> None:
        """Say what is on screen, now and for later runs."""
        if watch == self._watch:
            return
        self._watch = watch
        if self.current and self.is_of_this_document:
            self.current.worker.watch(watch)
            self._answer_by = monotonic() + ANSWER_S
            self._session.woke.emit(None)

    def last(self) -> Path | None:
        """The folder of the newest run that can be gone on with."""
        if self.current and self.current.ended:
            return self.current.folder
        return self._newest.of(self._session.document.project.name)

    def _leave(self) -> None:
        """Another document was opened: what is under way goes on, and nothing of it is shown."""
        from studio.observe.frames import Watch

        run = self.current
        if run is None:
            return
        if self.is_of_this_document:
            run.worker.watch(self._watch or Watch())
            return
        run.worker.watch(Watch())
        if run.ended:
            run.worker.close(timeout=0)
            self._retired.append(run.worker)
            self.current = None

    def differing(self) -> frozenset[str]:
        """Nodes of the document that are not as in the run under way."""
        if self.current is None or not self.active or not self.is_of_this_document:
            return frozenset()
        analysis = self._session.analysis
        return self._comparison.of(self.current.plan, analysis.plan if analysis else None)

    def poll(self) -> bool:
        """Hand over what the run has to show; whether more is to come."""
        self._grant()
        drained = self._drain()
        run = self.current
        if run is not None and not run.ended and run.progress.state not in ACTIVE:
            self._end(run)
        self._begin_successor()
        return self.active or drained or monotonic() < self._answer_by

    def close(self) -> None:
        """Stop the run and wait for it."""
        self._wish = self._successor = None
        if self._search is not None:
            self._search.close()
            self._search = None
        workers = [*self._retired, *([self.current.worker] if self.current else [])]
        for worker in workers:
            worker.close(timeout=0)
        for worker in workers:
            worker.close(timeout=CLOSING_S)
            kill(worker)
        self._retired.clear()
        self._standby.settle(wanted=False, busy=False)

    def _stand_by(self) -> None:
        session = self._session
        isolated = session.document.project.settings.get("train.run_in") == "process"
        self._standby.settle(wanted=isolated and session.background, busy=self.active)

    def _grant(self) -> None:
        """Start what waited for the model to be checked."""
        if self._wish is None or self._session.stale:
            return
        wish, self._wish = self._wish, None
        self._begin(wish)

    def _drain(self) -> bool:
        """Take the frames that wait; whether there were any."""
        if self.current is None:
            return False
        from studio.observe.frames import Mark, ProbeCost, Progress, Refused
        from studio.train.journal import WENT_ON

        frames = self.current.mailbox.drain()
        for frame in frames:
            if isinstance(frame, Progress):
                self.current.progress = frame
                self._single = self._single if frame.step == self._single else -1
                self._tell(self.current)
                self.progressed.emit(frame)
            elif isinstance(frame, Mark):
                self.current.reach.note(frame)
                self.marked.emit(frame)
                if frame.name == WENT_ON and frame.run == self.current.folder.name:
                    self._session.notify("info", frame.message)
            elif isinstance(frame, Refused):
                self._session.notify("refused", frame.message, frame.node)
            elif isinstance(frame, ProbeCost):
                # It ends a look. Another that was asked for meanwhile may come behind it.
                self._answer_by = min(self._answer_by, monotonic() + AFTER_S)
        if frames and self.is_of_this_document:
            self.frames.emit(frames)
        return bool(frames)

    def _tell(self, run: Run) -> None:
        """Say once what is wrong while a run goes on."""
        message = run.progress.message
        if message is None:
            run.told = ""
        elif run.progress.state in ("running", "paused") and str(message) != run.told:
            run.told = str(message)
            self._session.notify("warning", message)

    def _end(self, run: Run) -> None:
        run.ended = True
        self._stand_by()
        progress = run.progress
        if progress.state == "failed":
            message, remedy = progress.message or Message("The run failed."), progress.remedy
            offers: tuple[Offer, ...] = ()
            if remedy is not None:
                offers = tuple(
                    Offer(way.title, partial(self._try_again, run, way)) for way in remedy.ways
                )
            elif run.worker.job.grown_from is not None and not progress.step:
                from studio.app.succession import as_it_was

                back = partial(self.let_follow, as_it_was(run.worker.job))
                offers = (Offer(Message("Go back to the model as it was"), back),)
            self._session.notify("error", message, progress.node, offers)
        elif progress.message is not None and str(progress.message) != run.told:
            self._session.notify("info", progress.message)
        self.ended.emit(run)
        if not self.is_of_this_document:
            self._leave()

    def _try_again(self, run: Run, remedy: Remedy) -> None:
        """Train again as a run that failed should have been trained."""
        edits: list[Edit] = [SetSetting(key, value) for key, value in remedy.settings]
        edits += [
            SetParam(node, param, value, graph) for graph, node, param, value in remedy.params
        ]
        if self._session.do(Batch(tuple(edits), remedy.title)):
            self._begin(Wish(run.folder if remedy.go_on else None))

    def _begin(self, wish: Wish) -> None:
        """``start``, where nobody hears an exception."""
        try:
            self.start(wish.resume_from, wish.checkpoint, wish.grown_from)
        except UserError as error:
            self._session.notify("error", error.message)
        except OSError as error:
            self._session.notify("error", Message("{error}", error=error))
