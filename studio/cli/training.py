"""``plexus train``: the window's Train button without the window."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from studio.app.kept_jobs import trained
from studio.app.notices import Notice
from studio.app.reports import final_numbers, seen, sentence, told
from studio.app.run import Run
from studio.app.session import Session
from studio.app.starting import starting
from studio.app.values import edit_from
from studio.cli.opening import opened
from studio.cli.parser import WrongUseError
from studio.cli.progress import Bar
from studio.graph.edits import Edit
from studio.train import album
from studio.train.store import RunFolder

WAIT_S = 0.1
"""Between two looks at what the run gave away."""


def train(arguments: argparse.Namespace) -> int:
    session = opened(arguments.file, arguments.allow_code, arguments.runs)
    for text in _settings(arguments):
        project = session.document.project
        session.document.do(edit_from(project, session.kinds, session.sources, text))
    for text in arguments.weights:
        session.document.do(_start(session, text))
    analysis = session.analyse_now()
    readings = [each for each in (analysis, session.training) if each is not None]
    if not all(each.ok for each in readings):
        for problem in session.problems:
            print(sentence(problem, session.document.project), file=sys.stderr)
        return 1
    source, grown = arguments.resume or arguments.grow_from, None
    resumed = RunFolder.open(source).path if source else None
    if resumed is not None and arguments.grow_from:
        from studio.compile.analysis import Analyser  # Only here: it loads torch.

        reader = Analyser(session.catalogue, session.consent.allows)
        job = session.runs.job()
        grown = trained(resumed, job.base, job.sources, reader.analyse)
    try:
        session.runs.start(resumed, arguments.checkpoint, grown)
        run = session.runs.current
        assert run is not None
        _follow(session, run)
    finally:
        session.close()
    return _report(session, run, arguments.json)


def _settings(arguments: argparse.Namespace) -> list[str]:
    """All settings as ``--set`` would have them; ``--set`` itself comes first."""
    short = (("epochs", arguments.epochs), ("device", arguments.device), ("seed", arguments.seed))
    given = [f"train.{name}={value}" for name, value in short if value is not None]
    return [*arguments.settings, *given]


def _start(session: Session, text: str) -> Edit:
    """What ``--weights teacher=FILE`` says."""
    name, equals, file = text.partition("=")
    if not (name.strip() and equals and file):
        raise WrongUseError(
            "Write --weights as NAME=FILE, such as teacher=teacher.safetensors, not {text}.",
            text=text,
        )
    base = session.path.parent if session.path else None
    return starting(session.document.project, name.strip(), Path(file), base)


def _follow(session: Session, run: Run) -> None:
    """Draw the bar until the run ends; the first Ctrl+C stops it in good order."""
    bar = Bar(sys.stderr)
    session.runs.frames.connect(bar.show)

    def tell(notice: Notice) -> None:
        if notice.kind != "error":  # Why a run failed is told at its end.
            bar.close()
            print(notice.message, file=sys.stderr)

    session.notified.connect(tell)
    with Interruption() as interruption:
        told = False
        while not run.worker.join(WAIT_S):
            session.poll()
            if interruption.asked and not told:
                told = True
                bar.close()
                print("stopping after this step; the run keeps its checkpoint", file=sys.stderr)
                session.runs.stop()
    session.poll()
    bar.close()
    for each in session.doctor.present:
        print(seen(each, session.document.project), file=sys.stderr)


class Interruption:
    """While entered, the first Ctrl+C is only noted; the second interrupts as ever.

    An exception would not do: one that is raised inside ``Thread.join`` makes Python believe that
    the thread has ended.
    """

    def __init__(self) -> None:
        self.asked = False
        self._former: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._former = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._restore()

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        self._restore()

    def _restore(self) -> None:
        if self._former is not None:
            signal.signal(signal.SIGINT, self._former)
            self._former = None


def _report(session: Session, run: Run, as_json: bool) -> int:
    result = run.result
    if result is None:
        print("The run ended without a result.", file=sys.stderr)
        return 1
    if result.state == "failed":
        print(result.message, file=sys.stderr)
    text = album.written(RunFolder(result.folder))
    if as_json:
        data: dict[str, Any] = {
            "run": str(result.folder),
            "epochs": result.epochs,
            "steps": result.steps,
            "seconds": round(result.seconds, 3),
            "final": final_numbers(result.final),
        }
        if text is not None:
            data["written"] = text
        data["doctor"] = [told(each, session.document.project) for each in session.doctor.diagnoses]
        print(json.dumps(data, indent=1))
    elif result.state != "failed":
        numbers = ", ".join(
            f"{name} {value:.4f}" for name, value in final_numbers(result.final).items()
        )
        print(f"{result.epochs} epochs, {result.steps} steps in {result.seconds:.1f} s: {numbers}")
        print(f"run: {result.folder}")
        if text is not None:
            print(f"It writes:\n\n{text}")
    return 1 if result.state == "failed" else 0
