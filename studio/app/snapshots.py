"""Named snapshots of the open document: versions that the user wants to find again.

They lie in a folder beside the project's file, so that the file stays small and its own diffs
readable; those of a project without a file are kept in memory until it has one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.notices import NoticeKind, Offer
from studio.graph import snapshot_files as files
from studio.graph.document import Document
from studio.graph.model import Project
from studio.graph.signal import Signal
from studio.graph.snapshot_files import Head
from studio.graph.taking_back import Become
from studio.message import Message, UserError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

MOST = 100
"""How many snapshots a project may have."""


class Host(Protocol):
    """The session, as snapshots see it."""

    document: Document
    path: Path | None
    background: bool
    opened: Signal[Document]
    saved: Signal[Path]
    woke: Signal[None]

    def notify(
        self, kind: NoticeKind, message: Message, node: str = "", offers: tuple[Offer, ...] = ()
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version with a name."""

    id: str
    """The stem of its file."""
    head: Head
    state: object = field(default=None, compare=False)
    """Of the history, if it was taken since the document was opened."""

    @property
    def title(self) -> str:
        return self.head.title


class Snapshots:
    """Those of the open document, the oldest first. Used from the main thread; writes in one."""

    def __init__(self, host: Host, clock: Callable[[], float] = time.time) -> None:
        self._host = host
        self._clock = clock
        self.changed: Signal[None] = Signal()
        self._items: dict[str, Snapshot] = {}
        self._held: dict[str, Project] = {}
        """Those that are in no file, or not yet."""
        self._folder: Path | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._writing: list[tuple[Future[None], tuple[str, ...]]] = []
        host.opened.connect(lambda _: self._list())
        host.saved.connect(self._follow)

    @property
    def items(self) -> tuple[Snapshot, ...]:
        return tuple(self._items.values())

    def find(self, snapshot_id: str) -> Snapshot | None:
        return self._items.get(snapshot_id)

    def suggestion(self) -> Message:
        """A name for the next one: what was done last."""
        last = self._host.document.undo_title
        if last is None:
            return Message("As opened")
        return Message("After: {step}", step=last)

    def refusal(self) -> Message | None:
        """Why no more can be taken, or ``None``."""
        if len(self._items) < MOST:
            return None
        return Message("There are {count} snapshots already: remove some first.", count=MOST)

    def take(self, title: str) -> Snapshot:
        """Keep the document as it is now, under a name. Raises ``UserError``."""
        if refusal := self.refusal():
            raise UserError(refusal.template, **refusal.values)
        document = self._host.document
        document.seal()
        head = Head(_proper(title), self._clock())
        snapshot_id = (
            f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(head.time))}-{os.urandom(3).hex()}"
        )
        found = Snapshot(snapshot_id, head, document.state)
        self._items[found.id] = found
        project = self._held[found.id] = document.project.copy()
        if self._folder is not None:
            path = self._path(self._folder, found.id)
            self._work(lambda: files.write(path, head, project), found.id)
        self.changed.emit(None)
        return found

    def rename(self, snapshot: Snapshot, title: str) -> None:
        """Give a snapshot another name. Raises ``UserError``."""
        head = replace(snapshot.head, title=_proper(title))
        if head == snapshot.head:
            return
        if self._folder is not None:
            path = self._path(self._folder, snapshot.id)
            self._work(lambda: files.write_text(path, head, files.read_text(path)))
        self._items[snapshot.id] = replace(snapshot, head=head)
        self.changed.emit(None)

    def remove(self, snapshot: Snapshot) -> None:
        """Remove a snapshot, and offer to bring it back."""
        project = self.load(snapshot)
        del self._items[snapshot.id]
        self._held.pop(snapshot.id, None)
        folder = self._folder
        if folder is not None:
            path = self._path(folder, snapshot.id)
            self._work(lambda: path.unlink(missing_ok=True))
        self.changed.emit(None)
        document = self._host.document
        offer = Offer(
            Message("Bring it back"), lambda: self._bring_back(document, snapshot, project)
        )
        self._host.notify(
            "info",
            Message("The snapshot {title} is removed.", title=snapshot.title),
            offers=(offer,),
        )

    def load(self, snapshot: Snapshot) -> Project:
        """The version that was kept. Nobody may change it.

        Raises:
            UserError: its file is damaged or gone; it is left out from now on.
        """
        held = self._held.get(snapshot.id)
        if held is None:
            self._wait()
            assert self._folder is not None
            try:
                held = files.read(self._path(self._folder, snapshot.id))
            except UserError:
                self._items.pop(snapshot.id, None)
                self.changed.emit(None)
                raise
        return held

    def go_back(self, snapshot: Snapshot) -> bool:
        """Make the document what it was then, as a step that can be undone; whether it differed."""
        label = Message("Go back to {title}", title=snapshot.title)
        return bool(self._host.document.do(Become(self.load(snapshot), label)))

    def poll(self) -> bool:
        """Tell of what could not be written; whether something is being written."""
        done = [each for each in self._writing if each[0].done()]
        self._writing = [each for each in self._writing if each not in done]
        for job, written in done:
            self._end(job.exception(), written)
        return bool(self._writing)

    def close(self) -> None:
        """Write what is still to be written."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    # Inside.

    def _list(self) -> None:
        """Take in what lies beside the file that was opened."""
        self._items, self._held = {}, {}
        path = self._host.path
        self._folder = files.folder_of(path) if path else None
        found: list[Snapshot] = []
        self._wait()
        names = sorted(self._folder.glob(f"*{files.SUFFIX}")) if self._folder else []
        for each in names[:MOST]:
            try:
                found.append(Snapshot(each.name.removesuffix(files.SUFFIX), files.read_head(each)))
            except UserError as error:
                self._host.notify("warning", error.message)
        found.sort(key=lambda snapshot: (snapshot.head.time, snapshot.id))
        self._items = {snapshot.id: snapshot for snapshot in found}
        self.changed.emit(None)

    def _follow(self, path: Path) -> None:
        """The document has a file, or another than before: its snapshots go along."""
        before, folder = self._folder, files.folder_of(path)
        if folder == before:
            return
        self._folder = folder
        items, held = dict(self._items), dict(self._held)
        if items:
            self._work(lambda: _copy(before, folder, items, held), *held)

    def _bring_back(self, document: Document, snapshot: Snapshot, project: Project) -> None:
        if document is not self._host.document or snapshot.id in self._items:
            return
        self._items[snapshot.id] = snapshot
        ordered = sorted(self._items.values(), key=lambda each: (each.head.time, each.id))
        self._items = {each.id: each for each in ordered}
        self._held[snapshot.id] = project
        if self._folder is not None:
            path = self._path(self._folder, snapshot.id)
            self._work(lambda: files.write(path, snapshot.head, project), snapshot.id)
        self.changed.emit(None)

    @staticmethod
    def _path(folder: Path, snapshot_id: str) -> Path:
        return folder / f"{snapshot_id}{files.SUFFIX}"

    def _work(self, job: Callable[[], None], *written: str) -> None:
        """Do something with files, in the order in which it is asked for.

        Args:
            job: what to do.
            written: ids of snapshots that are in files after it.
        """
        if not self._host.background:
            try:
                job()
            except (UserError, OSError) as error:
                self._end(error, written)
            else:
                self._end(None, written)
            return
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # The window is painted without it.

            self._pool = ThreadPoolExecutor(1, "snapshots")
        self._writing.append((self._pool.submit(job), written))
        self._host.woke.emit(None)

    def _wait(self) -> None:
        for job, _ in self._writing:
            job.exception()

    def _end(self, error: BaseException | None, written: tuple[str, ...]) -> None:
        """After a job: tell why it failed, or let go of what is in files now."""
        if error is None:
            for snapshot_id in written:
                self._held.pop(snapshot_id, None)
        elif isinstance(error, UserError):
            self._host.notify("warning", error.message)
        elif isinstance(error, OSError):
            told = Message("A snapshot could not be changed: {error}", error=error)
            self._host.notify("warning", told)
        else:
            raise error


def _proper(title: str) -> str:
    title = " ".join(title.split())[: files.MOST_TITLE].encode("utf-8", "replace").decode("utf-8")
    if not title:
        raise UserError("A snapshot needs a name.")
    return title


def _copy(
    before: Path | None, folder: Path, items: Mapping[str, Snapshot], held: Mapping[str, Project]
) -> None:
    for snapshot_id, snapshot in items.items():
        name = f"{snapshot_id}{files.SUFFIX}"
        if snapshot_id in held:
            files.write(folder / name, snapshot.head, held[snapshot_id])
        elif before is not None:
            files.write_text(folder / name, snapshot.head, files.read_text(before / name))
