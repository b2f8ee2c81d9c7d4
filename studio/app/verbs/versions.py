"""Snapshots of the document, and what is different from another version of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio.app.action import Action, Context, Refusal, always
from studio.app.differing import Told, read_version
from studio.app.scope import nearest
from studio.app.session import Session
from studio.app.snapshots import Snapshot
from studio.message import Message, UserError


def snapshot(context: Context) -> None:
    """Ask for a name, and keep the document under it."""
    session = context.session

    def take(title: str) -> None:
        try:
            session.snapshots.take(title)
        except UserError as error:
            session.notify("refused", error.message)

    context.stage.ask_snapshot_name(session.snapshots.suggestion(), take)


def go_back(session: Session, snapshot: Snapshot) -> None:
    """Make the document what it was in a snapshot, as a step. Raises ``UserError``."""
    if not session.snapshots.go_back(snapshot):
        told = Message("Nothing is different from {title}.", title=snapshot.title)
        session.notify("info", told)


def _compare_saved(context: Context) -> None:
    context.session.versions.begin_with_saved()


def _compare_file(context: Context) -> None:
    if path := context.stage.ask_open_path():
        context.session.versions.begin_with_file(path)


def _compare_run(context: Context) -> None:
    if (folder := context.session.runs.last()) is not None:
        compare_with_run(context.session, folder)


def _compare_two(context: Context) -> None:
    context.stage.compare_versions()


def compare_with_run(session: Session, folder: Path) -> None:
    """Compare the document with the project that a run has trained."""
    title = Message("the run {name}", name=folder.name)
    session.versions.begin_with(title, lambda: read_version(folder))


def end(context: Context) -> None:
    """Look at the document alone again."""
    context.session.versions.end()


def jump(session: Session, told: Told) -> None:
    """Take a difference in hand and show where it is."""
    session.versions.choose(told)
    it = told.difference
    project = session.document.project
    if it.graph in project.graphs:
        if it.graph != session.scope.graph:
            session.look(nearest(project, it.graph, session.scope))
        session.select((it.node,) if it.node else ())


def _step(context: Context, by: int) -> None:
    if found := context.session.versions.step(by):
        jump(context.session, found)


def _next(context: Context) -> None:
    _step(context, 1)


def _previous(context: Context) -> None:
    _step(context, -1)


def _take_back(context: Context) -> None:
    versions = context.session.versions
    if versions.chosen is not None:
        versions.take_back(versions.chosen)


def _active(context: Context) -> Message | None:
    if context.session.versions.active:
        return None
    return Message("Compare with another version first.")


def _several(context: Context) -> Message | None:
    if reason := _active(context):
        return reason
    return None if context.session.versions.found else Message("Nothing is different.")


def _chosen(context: Context) -> Message | None:
    if reason := _several(context):
        return reason
    return None if context.session.versions.chosen else Message("Choose a difference first.")


def _saved_refusal(context: Context) -> Message | None:
    return None if context.session.path else Message("This project has no file yet.")


def _run_refusal(context: Context) -> Message | None:
    return None if context.session.runs.last() else Message("Nothing was trained yet.")


def _snapshot_refusal(context: Context) -> Message | None:
    return context.session.snapshots.refusal()


def _compare_action(
    name: str, title: Message, run: Callable[[Context], None], keys: str, refusal: Refusal
) -> Action:
    return Action(
        f"edit.{name}", title, "Edit", run, keys, refusal, group="versions", submenu=(COMPARE,)
    )


COMPARE = Message("Compare")
ACTIONS = (
    Action(
        "edit.snapshot",
        Message("Take a snapshot…"),
        "Edit",
        snapshot,
        "Ctrl+Alt+S",
        _snapshot_refusal,
        group="history",
    ),
    _compare_action(
        "compare_saved",
        Message("Compare with the saved file"),
        _compare_saved,
        "Ctrl+Alt+D",
        _saved_refusal,
    ),
    _compare_action(
        "compare_run", Message("Compare with the last run"), _compare_run, "", _run_refusal
    ),
    _compare_action("compare_file", Message("Compare with a file…"), _compare_file, "", always),
    _compare_action("compare_versions", Message("Compare two versions…"), _compare_two, "", always),
    _compare_action("next_difference", Message("Next difference"), _next, "F3", _several),
    _compare_action(
        "previous_difference", Message("Previous difference"), _previous, "Shift+F3", _several
    ),
    _compare_action(
        "take_back", Message("Take this difference back"), _take_back, "Ctrl+F3", _chosen
    ),
    _compare_action("end_comparison", Message("End the comparison"), end, "", _active),
)
