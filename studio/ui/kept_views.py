"""What a window remembers of its views: those that the user added, and what each was pinned to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.app.settings import Settings
from studio.ui.text import tr
from studio.ui.views import VIEWS

APART = "~"
"""Between the name of a kind of view and the number of one more of it: ``curves~2``."""
_ENTRY = "views"


@dataclass(frozen=True, slots=True)
class KeptView:
    """One view."""

    name: str
    pin: object = None
    """As ``Pin.kept`` gives it."""
    file: str = ""
    """The project that the pin is of."""
    choices: Mapping[str, Any] = field(default_factory=dict)
    """As ``Panel.remembered`` gives them."""


def kind_of(name: str) -> str:
    """The name of the kind of a view."""
    return name.partition(APART)[0]


def is_extra(name: str) -> bool:
    """Whether the user added it."""
    return APART in name


def titled(kind: str, name: str) -> str:
    """What a view is called whose kind is called so."""
    number = name.partition(APART)[2]
    return tr("{view} {number}", view=kind, number=number) if number else kind


def read(settings: Settings) -> dict[str, KeptView]:
    """What was remembered; what cannot be understood is not."""
    try:
        found = json.loads(settings.window.get(_ENTRY, "{}"))
    except ValueError:
        return {}
    kept: dict[str, KeptView] = {}
    for name, said in found.items() if isinstance(found, dict) else ():
        number = name.partition(APART)[2]
        if isinstance(said, dict) and (not is_extra(name) or number.isdecimal()):
            choices = said.get("choices")
            kept[name] = KeptView(
                name,
                said.get("pin"),
                str(said.get("file", "")),
                choices if isinstance(choices, dict) else {},
            )
    return kept


def write(settings: Settings, views: list[KeptView]) -> None:
    """Remember these; the settings are still to be saved."""
    said = {
        view.name: {"pin": view.pin, "file": view.file, "choices": dict(view.choices)}
        for view in views
    }
    settings.window = {**settings.window, _ENTRY: json.dumps(said, ensure_ascii=False)}


def added_titles(settings: Settings) -> dict[str, str]:
    """The views that the user added, with their titles."""
    titles = {view.name: view.title() for view in VIEWS}
    return {
        name: titled(titles[kind_of(name)], name)
        for name in read(settings)
        if is_extra(name) and kind_of(name) in titles
    }
