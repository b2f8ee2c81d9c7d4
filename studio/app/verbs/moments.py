"""Go through the moments that a run has kept."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.message import Message


def _previous(context: Context) -> None:
    context.session.past.step_by(-1)


def _next(context: Context) -> None:
    context.session.past.step_by(1)


def _first(context: Context) -> None:
    past = context.session.past
    past.go(past.moments[0])


def _live(context: Context) -> None:
    context.session.past.go(None)


def _play(context: Context) -> None:
    past = context.session.past
    past.play(not past.playing)


def _export(context: Context) -> None:
    context.stage.export_animation()


def _refusal(context: Context) -> Message | None:
    past = context.session.past
    if past.can_move:
        return None
    if past.has_run:
        return Message("The run has kept no moments yet, or train.film is off.")
    return Message("There is no run to look at: train the model, or open an earlier run.")


def _previous_refusal(context: Context) -> Message | None:
    past = context.session.past
    if past.at is not None and past.moments and past.at == past.moments[0]:
        return Message("This is the first moment of the run.")
    return _refusal(context)


def _next_refusal(context: Context) -> Message | None:
    past = context.session.past
    is_last = past.folder is not None and bool(past.moments) and past.at == past.moments[-1]
    if past.moments and (past.at is None or is_last):
        return Message("This is the end of the run.")
    return _refusal(context)


def _live_refusal(context: Context) -> Message | None:
    past = context.session.past
    if past.at is None and past.folder is None:
        return Message("What is on screen is of the run as it is.")
    return None


ACTIONS = (
    Action(
        "train.play_again",
        Message("Play the run again, or stop"),
        "Train",
        _play,
        "F9",
        _refusal,
        group="past",
    ),
    Action(
        "train.previous_moment",
        Message("Moment before"),
        "Train",
        _previous,
        "Ctrl+Alt+Left",
        _previous_refusal,
        group="past",
    ),
    Action(
        "train.next_moment",
        Message("Moment after"),
        "Train",
        _next,
        "Ctrl+Alt+Right",
        _next_refusal,
        group="past",
    ),
    Action(
        "train.first_moment",
        Message("First moment"),
        "Train",
        _first,
        "Ctrl+Alt+Shift+Left",
        _refusal,
        group="past",
    ),
    Action(
        "train.as_it_is",
        Message("Back to the run as it is"),
        "Train",
        _live,
        "Ctrl+Alt+Shift+Right",
        _live_refusal,
        group="past",
    ),
    Action(
        "train.export_animation",
        Message("Export the animation…"),
        "Train",
        _export,
        refusal=_refusal,
        group="past",
    ),
)
