"""What the doctor says of the run that is looked at, and what the user makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.notices import NoticeKind
from studio.app.runs import Runs
from studio.app.scope import Scope
from studio.compile.problems import Fix, Problem
from studio.graph.change import Change
from studio.graph.document import Document
from studio.graph.edits import RESET, Edit, SetSetting
from studio.graph.signal import Signal
from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.app.past import Past
    from studio.observe.checkup import Diagnosis, Test, Treatment
    from studio.observe.frames import Frame

SILENT = "doctor.silent"
"""The setting that lists the rules which a project does not want to hear."""


class Host(Protocol):
    """What it needs of the session that it belongs to."""

    document: Document
    runs: Runs
    past: Past
    opened: Signal[Document]
    changed: Signal[Change]

    def do(self, edit: Edit, merge: str = "") -> bool: ...
    def notify(self, kind: NoticeKind, message: Message, node: str = "") -> None: ...


class Doctoring:
    """Hears the doctor of a session's runs."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self.changed: Signal[None] = Signal()
        """There is other news, or other wishes."""
        self.badged: Signal[None] = Signal()
        """Other nodes have a badge, or others of them."""
        self._badges: frozenset[tuple[str, str]] = frozenset()
        self.test_wanted: Signal[Test] = Signal()
        """A treatment is a test, which a screen shows."""
        self.watched = False
        """Whether a doctor has said anything of the run that is looked at."""
        self.past = ""
        """The name of the run that is looked at, where it is an earlier one."""
        self._all: tuple[Diagnosis, ...] = ()
        self._live: tuple[Diagnosis, ...] | None = None
        """Of the run that this program started last, once a doctor has spoken of it."""
        self._tested: tuple[Diagnosis, ...] = ()
        """What tests have found, which no run tells."""
        self._not_now: frozenset[str] = frozenset()
        session.runs.frames.connect(self._hear)
        session.runs.started.connect(lambda _: self._forget())
        session.past.opened.connect(self._open)
        session.opened.connect(lambda _: self._forget())
        session.changed.connect(self._follow)

    @property
    def silent(self) -> frozenset[str]:
        """The rules that the user does not want to hear, in this project or of this run."""
        return self.silent_in_project | self._not_now

    @property
    def silent_in_project(self) -> frozenset[str]:
        listed = str(self._session.document.project.settings.get(SILENT, ""))
        return frozenset(filter(None, (key.strip() for key in listed.split(","))))

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """What is to be said, what lasts first, each the newest first."""
        silent = self.silent
        return tuple(d for d in (*self._tested, *self._all) if d.rule not in silent)

    @property
    def hushed(self) -> tuple[Diagnosis, ...]:
        """What would be said if the user had not said otherwise."""
        return tuple(each for each in self._all if each.rule in self.silent)

    @property
    def present(self) -> tuple[Diagnosis, ...]:
        """What is to be said and is not over."""
        return tuple(each for each in self.diagnoses if not each.over)

    def badges(self, scope: Scope) -> tuple[Problem, ...]:
        """What is to be said of nodes of a graph, as badges show it."""
        found: list[Problem] = []
        for each in self.present:
            node = scope.here(each.node) if each.node else ""
            if node:
                message = Message("{sees} {helps}", sees=each.message, helps=each.advice)
                fixes = tuple(Fix(t.title, t.edit) for t in each.treatments if t.edit is not None)
                found.append(Problem(node, "warning", message, fixes, graph=scope.graph))
        return tuple(found)

    def treat(self, treatment: Treatment) -> bool:
        """Do what is offered: an edit, and the same to a run under way; whether it came to be."""
        if treatment.test:
            self.test_wanted.emit(treatment.test)
            return True
        if treatment.edit is not None and not self._session.do(treatment.edit):
            return False
        runs = self._session.runs
        if runs.active:
            for node, name, value in treatment.live:
                runs.adjust(node, name, value)
        return True

    def hush(self, rule: str) -> bool:
        """Say nothing more of a rule in this project."""
        return self._silence(self.silent_in_project | {rule})

    def hush_now(self, rule: str) -> None:
        """Say nothing more of a rule until the next run."""
        self._not_now |= {rule}
        self._tell()

    def speak(self, rule: str) -> bool:
        """Say what a rule sees again."""
        if rule in self._not_now:
            self._not_now -= {rule}
            self._tell()
        if rule in self.silent_in_project:
            return self._silence(self.silent_in_project - {rule})
        return True

    def note(self, found: Sequence[Diagnosis], rule: str) -> None:
        """Take what a test has found; nothing where all is well."""
        self._tested = (*found, *(each for each in self._tested if each.rule != rule))
        self.watched = True
        self._tell()

    def _silence(self, rules: frozenset[str]) -> bool:
        value = ", ".join(sorted(rules))
        return self._session.do(SetSetting(SILENT, value or RESET))

    def _tell(self) -> None:
        self.changed.emit(None)
        badges = frozenset((each.rule, each.node) for each in self.present if each.node)
        if badges != self._badges:
            self._badges = badges
            self.badged.emit(None)

    def _hear(self, frames: list[Frame]) -> None:
        from studio.observe.checkup import Checkup  # Not before the window is painted.

        found = [frame for frame in frames if isinstance(frame, Checkup)]
        if found:
            self._all = self._live = found[-1].diagnoses
            self.watched, self.past = True, ""
            self._tell()

    def _open(self, folder: Path | None) -> None:
        """Another run is looked at: say what was seen of it."""
        if folder is None:
            self._all, self.watched, self.past = self._live or (), self._live is not None, ""
            self._tell()
            return
        from studio.train.doctor import record
        from studio.train.store import RunFolder

        live = self._live
        self._forget()
        self._live = live
        try:
            self._all = tuple(record.read(RunFolder(folder)))
        except UserError as error:
            self._session.notify("error", error.message)
            return
        self.watched, self.past = True, folder.name
        self._tell()

    def _forget(self) -> None:
        self._all, self._live, self._tested, self._not_now = (), None, (), frozenset()
        self.watched, self.past = False, ""
        self._tell()

    def _follow(self, change: Change) -> None:
        if SILENT in change.settings:
            self._tell()
