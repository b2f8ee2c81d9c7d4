"""Where the open document comes from and goes to: files, examples, and what a crash left behind."""

from __future__ import annotations

from pathlib import Path

from studio.app import examples
from studio.app.editing import Editor
from studio.app.safekeeping import Safekeeping
from studio.app.settings import Settings
from studio.graph import fileio
from studio.graph.edits import RenameProject
from studio.graph.model import Project
from studio.graph.recovery import Recovery
from studio.graph.signal import Signal
from studio.message import Message, UserError

UNTITLED = "untitled"


class Filer(Editor):
    """The part of the session that opens and saves documents, and keeps them from a crash."""

    def __init__(self, settings: Settings, safekeeping: Safekeeping | None) -> None:
        super().__init__()
        self.settings = settings
        self.path: Path | None = None
        self.saved: Signal[Path] = Signal()
        self._safekeeping = safekeeping

    def new(self, name: str = UNTITLED) -> None:
        """Begin an empty project. Unsaved changes are gone: ask before."""
        self._show(Project(name=name), None)

    def open(self, path: Path) -> None:
        """Open a file. Raises ``FileError`` or ``OSError`` and keeps the present document."""
        path = path.absolute()
        try:
            project = fileio.load(path)
        except (UserError, OSError):
            self.settings.forget(path)
            raise
        self._show(project, path)
        self._remember(path)

    def open_example(self, name: str) -> None:
        """Open a copy of a bundled example, which has no file yet."""
        self._show(fileio.load(examples.find(name).path), None)

    def show_version(self, project: Project, why: Message) -> None:
        """Show a version that can be looked at only; every edit is refused with this sentence."""
        self._show(project, None)
        self.document.frozen = why

    def save(self, path: Path | None = None) -> None:
        """Write the document to its file, or to another that becomes its file.

        Raises ``UserError`` without a path, and ``OSError``.
        """
        path = path.absolute() if path else self.path
        if path is None:
            raise UserError("This project has no file yet: choose where to save it.")
        if self.document.project.name == UNTITLED:
            self.document.do(RenameProject(path.stem))
        fileio.save(self.document.project, path)
        self.document.mark_saved()
        self.path = path
        if self._safekeeping:
            self._safekeeping.forget()
        self._remember(path)
        self.saved.emit(path)

    def recoverable(self) -> list[Recovery]:
        """Work that an earlier program, which did not end properly, left behind."""
        return self._safekeeping.pending() if self._safekeeping else []

    def recover(self, recovery: Recovery) -> None:
        """Take up work that was left behind. It counts as unsaved; its file is untouched."""
        self._show(recovery.load(), recovery.original)
        self.document.mark_unsaved()
        if self._safekeeping:
            self._safekeeping.inherit(recovery)
        self._touch()

    def keep_now(self) -> bool:
        """Keep unsaved work from a crash that may come at once; whether it is safe."""
        if not self.document.dirty:
            return True
        if self._safekeeping is None:
            return False
        return self._safekeeping.keep_now(self.document.project.copy(), self.path)

    # Inside.

    def _keep(self) -> bool:
        """Keep the work from a crash; whether that is under way or to come."""
        if self._safekeeping is None:
            return False
        try:
            return self._safekeeping.poll(self.document.project.copy, self.path)
        except UserError as error:
            self.notify("warning", error.message)
            return False

    def _remember(self, path: Path) -> None:
        self.settings.remember(path)
        try:
            self.settings.save()
        except OSError as error:
            self.notify(
                "warning",
                Message("The list of recent files could not be kept: {error}", error=error),
            )

    def _show(self, project: Project, path: Path | None) -> None:
        """Make a project the open document."""
        raise NotImplementedError
