"""New, open, save, export, quit."""

from __future__ import annotations

from pathlib import Path

from studio.app import own_code
from studio.app.action import Action, Context
from studio.app.examples import GROUPS, Example, Group
from studio.app.settings import RECENT_LIMIT
from studio.message import Message, UserError

RECENT = Message("Open recent")
EXAMPLE = Message("Open example")


def may_leave(context: Context) -> bool:
    """Whether the document may go: it is saved, or the user has answered."""
    if not _drafts_may_go(context):
        return False
    if not context.session.document.dirty:
        return True
    answer = context.stage.confirm_discard()
    if answer == "save":
        return save(context)
    return answer == "discard"


def _drafts_may_go(context: Context) -> bool:
    """Whether Python that was typed and not applied is taken in, or may be lost."""
    session = context.session
    if not session.drafts:
        return True
    answer = context.stage.confirm_drafts()
    if answer == "discard":
        session.drafts.clear()
    elif answer == "save":
        try:
            for name, text in list(session.drafts.items()):
                own_code.apply(session, name, text)
        except UserError as error:
            session.notify("refused", error.message)
            return False
    return answer != "cancel"


def new(context: Context) -> None:
    if may_leave(context):
        context.session.new("untitled")


def open_file(context: Context) -> None:
    if may_leave(context) and (path := context.stage.ask_open_path()):
        context.session.open(path)


def save(context: Context) -> bool:
    """Save, asking for a path where there is none; whether it was saved."""
    if context.session.path is None:
        return save_as(context)
    context.session.save()
    _tell_of_drafts(context)
    return True


def _tell_of_drafts(context: Context) -> None:
    if names := ", ".join(context.session.drafts):
        context.session.notify(
            "warning",
            Message("What you typed for {names} is not applied, so it is not saved.", names=names),
        )


def save_as(context: Context) -> bool:
    session = context.session
    suggestion = str(session.path or f"{session.document.project.name}.plexus")
    path = context.stage.ask_save_path(suggestion)
    if path is None:
        return False
    session.save(path)
    _tell_of_drafts(context)
    return True


def export_module(context: Context) -> None:
    session = context.session
    analysis = session.analyse_now()
    suggestion = f"{session.document.project.name}.py"
    path = context.stage.ask_export_path("module", suggestion)
    if path and analysis.plan:
        from studio.exchange import module_file

        module_file.write(analysis.plan, path)
        session.notify("info", Message("Exported the model to {path}.", path=path))


def export_script(context: Context) -> None:
    session = context.session
    suggestion = f"train_{session.document.project.name}.py"
    if path := context.stage.ask_export_path("script", suggestion):
        session.exporting.ask(path)


def export_weights(context: Context) -> None:
    session = context.session
    run = session.runs.current
    suggestion = f"{session.document.project.name}.safetensors"
    path = context.stage.ask_export_path("weights", suggestion)
    if path and run:
        from studio.compile.plan import differing
        from studio.exchange import weights

        weights.export(run.folder, path)
        session.notify("info", Message("Exported the weights to {path}.", path=path))
        now = session.analyse_now().plan
        if now is None or differing(run.plan, now) or differing(now, run.plan):
            session.notify(
                "warning",
                Message(
                    "The model was edited since this run: its weights may not fit the Python that "
                    "is exported now. Undo the edits or train again to have both match."
                ),
            )


def picture(context: Context) -> None:
    suggestion = f"{context.session.document.project.name}.png"
    if path := context.stage.ask_export_path("picture", suggestion):
        context.stage.save_picture(path)


def leave(context: Context) -> None:
    if may_leave(context):
        context.stage.close_window()


def _model_refusal(context: Context) -> Message | None:
    analysis = context.session.analysis
    if analysis is None:
        return Message("The model has not been checked yet.")
    if not analysis.ok:
        return Message("The model has problems: see the Problems panel.")
    return None


def _training_refusal(context: Context) -> Message | None:
    training = context.session.training
    if training is not None and not training.ok:
        return Message("The training graph has problems: see the Problems panel.")
    return _model_refusal(context)


def _weights_refusal(context: Context) -> Message | None:
    if context.session.runs.current is None:
        return Message("Nothing was trained yet.")
    return None


def _picture_refusal(context: Context) -> Message | None:
    if not len(context.session.graph):
        return Message("There is nothing on the canvas yet.")
    return None


def _recent(index: int) -> Action:
    def path(context: Context) -> Path | None:
        recent = context.session.settings.recent
        return recent[index] if index < len(recent) else None

    def run(context: Context) -> None:
        file = path(context)
        if file and may_leave(context):
            context.session.open(file)

    def refusal(context: Context) -> Message | None:
        return None if path(context) else Message("There is no such recent file.")

    def label(context: Context) -> Message:
        return Message("{path}", path=path(context) or "–")

    return Action(
        f"file.recent.{index + 1}",
        Message("Open recent file {number}", number=index + 1),
        "File",
        run,
        refusal=refusal,
        label=label,
        group="open",
        submenu=(RECENT,),
        hide_refused=True,
    )


def _example(group: Group, example: Example) -> Action:
    def run(context: Context) -> None:
        if may_leave(context):
            context.session.open_example(example.name)

    return Action(
        f"file.example.{example.name}",
        example.title,
        "File",
        run,
        group="open",
        submenu=(EXAMPLE, group.title),
    )


def _save(context: Context) -> None:
    save(context)


def _save_as(context: Context) -> None:
    save_as(context)


ACTIONS = (
    Action("file.new", Message("New"), "File", new, "Ctrl+N", group="open"),
    Action("file.open", Message("Open…"), "File", open_file, "Ctrl+O", group="open"),
    *(_recent(index) for index in range(RECENT_LIMIT)),
    *(_example(group, example) for group in GROUPS for example in group.examples),
    Action("file.save", Message("Save"), "File", _save, "Ctrl+S", group="save"),
    Action("file.save_as", Message("Save as…"), "File", _save_as, "Ctrl+Shift+S", group="save"),
    Action(
        "file.export_module",
        Message("Export Python…"),
        "File",
        export_module,
        "Ctrl+E",
        _model_refusal,
        group="export",
    ),
    Action(
        "file.export_script",
        Message("Export training script…"),
        "File",
        export_script,
        refusal=_training_refusal,
        group="export",
    ),
    Action(
        "file.export_weights",
        Message("Export weights…"),
        "File",
        export_weights,
        "Ctrl+Shift+E",
        _weights_refusal,
        group="export",
    ),
    Action(
        "file.picture",
        Message("Save picture of the canvas…"),
        "File",
        picture,
        refusal=_picture_refusal,
        group="export",
    ),
    Action("file.quit", Message("Quit"), "File", leave, "Ctrl+Q", group="quit"),
)
