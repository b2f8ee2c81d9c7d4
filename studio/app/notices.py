"""What the program tells the user outside of any one panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from studio.message import Message

NoticeKind = Literal["info", "warning", "error", "refused"]
"""``refused``: a gesture was not possible; shown where the user looks, not kept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that would help, done at one click."""

    title: Message
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, where one is meant the id of a node, and what could be done about it."""

    kind: NoticeKind
    message: Message
    node: str = ""
    offers: tuple[Offer, ...] = ()
