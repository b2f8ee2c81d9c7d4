"""Start a run and steer it."""

from __future__ import annotations

from pathlib import Path

from studio.app.action import Action, Context
from studio.message import Message


def start(context: Context) -> None:
    if _sure(context):
        context.session.runs.start()


def resume(context: Context, folder: Path | None, checkpoint: str = "last") -> None:
    """Go on with the run that is kept in a folder, from one of its checkpoints."""
    if _sure(context):
        context.session.runs.start(resume_from=folder, checkpoint=checkpoint)


def resume_last(context: Context) -> None:
    resume(context, context.session.runs.last())


def _sure(context: Context) -> bool:
    """Whether to start: asks where the training will not fit into memory."""
    session = context.session
    verdict = session.costing.doubt()
    if verdict is None:
        return True
    answer = context.stage.confirm_large(verdict)
    if answer == "smaller":
        return session.set_setting("train.batch_size", verdict.largest_batch)
    return answer == "train"


def _pause(context: Context) -> None:
    context.session.runs.pause()


def _continue(context: Context) -> None:
    context.session.runs.resume()


def _grow(context: Context) -> None:
    if _sure(context):
        context.session.growing.go_on()


def _step(context: Context) -> None:
    context.session.runs.step()


def _stop(context: Context) -> None:
    context.session.runs.stop()


def _range_test(context: Context) -> None:
    context.stage.show_trial("range")


def _batch_test(context: Context) -> None:
    context.stage.show_trial("batch")


def _start_refusal(context: Context) -> Message | None:
    return context.session.runs.refusal()


def _resume_refusal(context: Context) -> Message | None:
    runs = context.session.runs
    if reason := runs.refusal():
        return reason
    return None if runs.last() else Message("There is no earlier run to go on with.")


def _pause_refusal(context: Context) -> Message | None:
    running = context.session.runs.state in ("starting", "running")
    return None if running else Message("No run is under way.")


def _continue_refusal(context: Context) -> Message | None:
    paused = context.session.runs.state == "paused"
    return None if paused else Message("No run is paused.")


def _grow_refusal(context: Context) -> Message | None:
    return context.session.growing.refusal()


def _step_refusal(context: Context) -> Message | None:
    if context.session.runs.state in ("running", "paused"):
        return None
    return Message("No run is under way.")


def _stop_refusal(context: Context) -> Message | None:
    return None if context.session.runs.active else Message("No run is under way.")


ACTIONS = (
    Action("train.start", Message("Train"), "Train", start, "F5", _start_refusal, group="start"),
    Action(
        "train.resume_last",
        Message("Go on with the last run"),
        "Train",
        resume_last,
        "Ctrl+F5",
        _resume_refusal,
        group="start",
    ),
    Action("train.pause", Message("Pause"), "Train", _pause, "F6", _pause_refusal, group="steer"),
    Action(
        "train.continue",
        Message("Continue"),
        "Train",
        _continue,
        "F7",
        _continue_refusal,
        group="steer",
    ),
    Action(
        "train.grow",
        Message("Go on with the changed model"),
        "Train",
        _grow,
        "Shift+F7",
        _grow_refusal,
        group="steer",
    ),
    Action("train.step", Message("One step"), "Train", _step, "F8", _step_refusal, group="steer"),
    Action("train.stop", Message("Stop"), "Train", _stop, "Shift+F5", _stop_refusal, group="steer"),
    Action(
        "train.range_test",
        Message("Test learning rates…"),
        "Train",
        _range_test,
        "",
        _start_refusal,
        group="try",
    ),
    Action(
        "train.batch_test",
        Message("Test on a single batch…"),
        "Train",
        _batch_test,
        "",
        _start_refusal,
        group="try",
    ),
)
