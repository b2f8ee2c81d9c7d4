"""The training script, written behind the user's back: it reads all the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.answering import Answering
from studio.app.notices import NoticeKind
from studio.data.spec import SourceSpec
from studio.graph.document import Document
from studio.graph.signal import Signal
from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.exchange.asked import Asked


class Host(Protocol):
    """What an export needs of the session that it belongs to."""

    document: Document
    training: Analysis | None
    path: Path | None
    background: bool
    woke: Signal[None]

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...
    def analyse_now(self) -> Analysis: ...
    def notify(self, kind: NoticeKind, message: Message, node: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class _Told:
    kind: NoticeKind
    message: Message


def asked(session: Host) -> Asked:
    """The training of a session's document as it is now. Raises ``UserError`` for problems."""
    from studio.exchange.asked import Asked

    plan = session.analyse_now().plan
    if plan is None:
        raise UserError("The model has problems: see the Problems panel.")
    training = session.training
    if training is not None and training.plan is None:
        raise UserError("The training graph has problems: see the Problems panel.")
    return Asked(
        session.document.project.copy(),
        plan,
        None if training is None else training.plan,
        session.path.parent if session.path else None,
        session.sources,
    )


class Exporting:
    """Writes the scripts that are asked for, and says what came of it."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self._writing: Answering[tuple[Asked, Path], _Told] = Answering("script", _written)

    def ask(self, path: Path) -> None:
        """Write the script of the document as it is now. Raises ``UserError`` for problems."""
        question = asked(self._session), path
        if self._session.background:
            self._writing.ask(question)
            self._session.woke.emit(None)
        else:
            self._tell(_written(question))

    def poll(self) -> bool:
        """Say what came of it; whether something is under way."""
        if (told := self._writing.take()) is not None:
            self._tell(told)
        return self._writing.busy

    def close(self) -> None:
        self._writing.close()

    def _tell(self, told: _Told) -> None:
        self._session.notify(told.kind, told.message)


def _written(question: tuple[Asked, Path]) -> _Told:
    from studio.exchange import script

    wanted, path = question
    try:
        script.export(wanted, path)
    except UserError as error:
        return _Told("error", error.message)
    except OSError as error:
        message = Message(
            "The script could not be written: {reason}", reason=error.strerror or error
        )
        return _Told("error", message)
    data = script.data_of(path).name
    return _Told(
        "info", Message("Exported the training to {path} and {data}.", path=path, data=data)
    )
