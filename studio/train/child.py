"""The other end of an isolated run: a process that stands ready, trains one job, and ends.

What crosses are orders one way and frames the other, as in a thread. Sending never holds up the
training: frames wait in a mailbox of this process, and a thread of their own brings them over.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import TypeAlias

from studio.message import Message
from studio.observe.frames import FieldInfo, Frame, Mark, Progress, Refused, Remedy
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox, Order
from studio.train.job import Job, Result, Standing


@dataclass(frozen=True, slots=True)
class Begin:
    """Train this; ``linger`` as a worker does."""

    job: Job
    linger: bool


@dataclass(frozen=True, slots=True)
class Close:
    """Stop, and answer no more."""


Letter: TypeAlias = Begin | Close | Order
"""What the window's process sends."""


@dataclass(frozen=True, slots=True)
class News:
    """What this process sends."""

    frames: tuple[Frame, ...]
    fields: tuple[FieldInfo, ...]
    result: Result | None


class Post:
    """A mailbox that wakes the thread which empties it."""

    def __init__(self) -> None:
        self._mailbox = Mailbox()
        self._arrived = threading.Event()
        self._ended = False

    def put(self, frame: Frame) -> None:
        self._mailbox.put(frame)
        self._arrived.set()

    def end(self) -> None:
        """Nothing more will come."""
        self._ended = True
        self._arrived.set()

    def deliver(self, connection: Connection, standing: Standing) -> None:
        """Send what comes, until the end or until nobody reads any more."""
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            while not self._ended:
                self._arrived.wait()
                self._arrived.clear()
                frames = tuple(map(portable, self._mailbox.drain()))
                connection.send(News(frames, standing.fields, standing.result))


def serve(connection: Connection) -> None:
    """Load what a run needs, wait for a job, train it."""
    # An interrupt at the terminal goes to all processes; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from studio.train.engine import Engine
    from studio.train.warm import warm

    warm()
    try:
        begin = connection.recv()
    except EOFError:
        return
    if not isinstance(begin, Begin):
        return
    inbox, post, standing = Inbox(), Post(), Standing()
    threading.Thread(target=_listen, args=(connection, inbox), daemon=True).start()
    sender = threading.Thread(target=post.deliver, args=(connection, standing), daemon=True)
    sender.start()
    engine = Engine(begin.job, post, inbox, standing)
    engine.run()
    if begin.linger:
        engine.linger()
    post.end()
    sender.join()
    connection.close()
    # All is written. Taking torch down in order would take a second, and sometimes fails.
    os._exit(0)


def _listen(connection: Connection, inbox: Inbox) -> None:
    """Hand on orders. A window that is gone gives none: the run ends and keeps what it has."""
    while True:
        try:
            letter = connection.recv()
        except (EOFError, OSError):
            inbox.close()
            return
        if isinstance(letter, Close):
            inbox.close()
        else:
            inbox.put(letter)


def portable(frame: Frame) -> Frame:
    """The frame with sentences whose values any process can read."""
    if isinstance(frame, Mark | Refused):
        return replace(frame, message=plain(frame.message))
    if not isinstance(frame, Progress):
        return frame
    message, remedy = frame.message and plain(frame.message), frame.remedy
    return replace(
        frame,
        device=plain(frame.device),
        message=message,
        remedy=None if remedy is None else _plain_remedy(remedy),
    )


def _plain_remedy(remedy: Remedy) -> Remedy:
    other = None if remedy.instead is None else _plain_remedy(remedy.instead)
    return replace(remedy, title=plain(remedy.title), instead=other)


def plain(message: Message) -> Message:
    """The same sentence, with nothing in it but numbers, text and sentences."""
    values = {
        name: plain(value)
        if isinstance(value, Message)
        else value
        if isinstance(value, str | int | float | None)
        else str(value)
        for name, value in message.values.items()
    }
    return Message(message.template, **values)
