"""Why a run cannot start or go on, in words and, where one is known, at a node."""

from __future__ import annotations

import errno
import traceback
from dataclasses import dataclass

import torch

from studio.compile.module import NodeError
from studio.message import Message, UserError
from studio.train.wishes import Objection

_UNWRITABLE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO}
)


class TrainingError(UserError):
    """Something the user can put right; ``node`` is the id of the node it concerns, or empty."""

    def __init__(self, template: str, /, node: str = "", **values: object) -> None:
        super().__init__(template, **values)
        self.node = node

    @classmethod
    def of(cls, objection: Objection) -> TrainingError:
        """The refusal for what does not fit."""
        message = objection.message
        return cls(message.template, objection.node, **message.values)


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the user of an exception."""

    message: Message
    node: str = ""
    unforeseen: bool = False
    """Whether it is a fault of the program, to be reported, not of the user's."""
    wanting: str | Message = ""
    """Where memory ran out: what the device said."""


def explain(error: BaseException) -> Failure:
    """An exception in words."""
    node = str(getattr(error, "node", ""))
    cause = error.__cause__ if isinstance(error, NodeError) else error
    if cause is not None and is_out_of_memory(cause):
        reason = first_sentence(cause)
        return Failure(
            Message(
                "There is not enough memory: {reason}. Choose a smaller train.batch_size, or a "
                "smaller model.",
                reason=reason,
            ),
            node,
            wanting=reason,
        )
    if isinstance(error, UserError):
        return Failure(error.message, node)
    if isinstance(cause, OSError) and cause.errno in _UNWRITABLE:
        return Failure(
            Message(
                "{path} cannot be read or written: {reason}. Make room, give access, or choose "
                "another folder for runs.",
                path=cause.filename or Message("A file of the run"),
                reason=cause.strerror,
            ),
            node,
        )
    return Failure(
        Message("The run failed: {kind}: {reason}", kind=type(error).__name__, reason=error),
        node,
        unforeseen=True,
    )


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out, on whatever device; CPU and MPS only say so in their text."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and any(
        words in text for words in ("out of memory", "not enough memory", "can't allocate memory")
    )


def first_sentence(error: BaseException) -> str | Message:
    sentence = str(error).strip().partition("\n")[0].partition(". ")[0].rstrip(".")
    return sentence or Message("no details")


def release(error: BaseException) -> None:
    """Let go of the tensors that the steps on the way to an exception still hold."""
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
