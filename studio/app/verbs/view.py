"""What of the canvas is seen, and in which colours."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.action import Action, Context
from studio.app.costing import Measure
from studio.app.settings import Drawing, Language, Scheme
from studio.app.verbs.edit import needs_anything
from studio.message import Message

THEME = Message("Theme")
LANGUAGE = Message("Language")
DRAWING = Message("Draw the canvas with")
COLOUR = Message("Colour nodes by")


def _zoom_in(context: Context) -> None:
    context.stage.zoom_in()


def _zoom_out(context: Context) -> None:
    context.stage.zoom_out()


def _zoom_reset(context: Context) -> None:
    context.stage.zoom_reset()


def _fit(context: Context) -> None:
    context.stage.fit_all()


def _fit_selection(context: Context) -> None:
    context.stage.fit_selection()


def _theme(scheme: Scheme) -> tuple[Callable[[Context], None], Callable[[Context], bool]]:
    def run(context: Context) -> None:
        settings = context.session.settings
        settings.theme = scheme
        context.stage.set_theme(scheme)
        settings.save()

    return run, lambda context: context.session.settings.theme == scheme


def _theme_action(scheme: Scheme, title: Message) -> Action:
    run, checked = _theme(scheme)
    return Action(
        f"view.theme_{scheme}", title, "View", run, checked=checked, group="theme", submenu=(THEME,)
    )


def _language_action(language: Language, title: Message) -> Action:
    def run(context: Context) -> None:
        settings = context.session.settings
        settings.language = language
        settings.save()
        told = Message("The language changes when the program is next started.")
        context.session.notify("info", told)

    return Action(
        f"view.language_{language.lower()}",
        title,
        "View",
        run,
        checked=lambda context: context.session.settings.language == language,
        group="theme",
        submenu=(LANGUAGE,),
    )


def _drawing_action(drawing: Drawing, title: Message) -> Action:
    def run(context: Context) -> None:
        settings = context.session.settings
        settings.drawing = drawing
        settings.save()
        told = Message("The canvas is drawn so when the program is next started.")
        context.session.notify("info", told)

    return Action(
        f"view.drawing_{drawing}",
        title,
        "View",
        run,
        checked=lambda context: context.session.settings.drawing == drawing,
        group="theme",
        submenu=(DRAWING,),
    )


def _switch_colours(context: Context) -> None:
    context.session.costing.switch_colours()


def _switch_motion(context: Context) -> None:
    settings = context.session.settings
    settings.motion = not settings.motion
    settings.save()


def _colour_action(name: str, measure: Measure | None, title: Message) -> Action:
    def run(context: Context) -> None:
        context.session.costing.colour_by(measure)

    return Action(
        f"view.colour_{name}",
        title,
        "View",
        run,
        checked=lambda context: context.session.costing.measure == measure,
        group="colour",
        submenu=(COLOUR,),
    )


ACTIONS = (
    Action("view.zoom_in", Message("Zoom in"), "View", _zoom_in, "Ctrl+=", group="zoom"),
    Action("view.zoom_out", Message("Zoom out"), "View", _zoom_out, "Ctrl+-", group="zoom"),
    Action("view.zoom_reset", Message("Actual size"), "View", _zoom_reset, "Ctrl+0", group="zoom"),
    Action("view.fit", Message("Fit all"), "View", _fit, "Ctrl+1", group="zoom"),
    Action(
        "view.fit_selection",
        Message("Fit selection"),
        "View",
        _fit_selection,
        "Ctrl+2",
        needs_anything,
        group="zoom",
    ),
    Action(
        "view.colour",
        Message("Colour nodes by cost"),
        "View",
        _switch_colours,
        "H",
        checked=lambda context: context.session.costing.measure is not None,
        group="colour",
    ),
    Action(
        "view.motion",
        Message("Let what is computed shimmer"),
        "View",
        _switch_motion,
        checked=lambda context: context.session.settings.motion,
        group="colour",
    ),
    _colour_action("family", None, Message("Family")),
    _colour_action("parameters", "parameters", Message("Parameters")),
    _colour_action("work", "multiply_adds", Message("Multiply-adds")),
    _colour_action("memory", "memory", Message("Memory kept to train")),
    _colour_action("sight", "sight", Message("Receptive field")),
    _colour_action("time", "time", Message("Measured time")),
    _colour_action("kept", "kept", Message("Measured memory")),
    _theme_action("dark", Message("Dark")),
    _theme_action("light", Message("Light")),
    _theme_action("system", Message("As the system")),
    _language_action("en", Message("English")),
    _language_action("zh_CN", Message("简体中文")),
    _language_action("system", Message("As the system")),
    _drawing_action("measured", Message("Whatever is faster here")),
    _drawing_action("raster", Message("The processor")),
    _drawing_action("opengl", Message("OpenGL")),
)
