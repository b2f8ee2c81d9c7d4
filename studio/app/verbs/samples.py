"""Look at a sample of one's own: made by hand, from a file, or copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from studio.app.action import Action, Context, Giving
from studio.message import Message


def _give(way: Giving) -> Callable[[Context], None]:
    return partial(_given, way)


def _given(way: Giving, context: Context) -> None:
    context.stage.give_sample(way)


def _refusal(context: Context) -> Message | None:
    if context.session.past.fields:
        return None
    return Message("Press Train first: a run tells what its data look like.")


_WAYS: tuple[tuple[Giving, Message], ...] = (
    ("hand", Message("Make a sample by hand…")),
    ("file", Message("A sample from a file…")),
    ("clipboard", Message("A sample from the clipboard")),
)

ACTIONS = tuple(
    Action(f"train.sample_from_{way}", title, "Train", _give(way), refusal=_refusal, group="sample")
    for way, title in _WAYS
)
