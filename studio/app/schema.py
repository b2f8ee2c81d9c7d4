"""The settings that a project can have: where its data come from and how it is trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.data.spec import SourceSpec
from studio.layers.spec import Param
from studio.message import Message, UserError
from studio.value import Value

GROUPS = ("data", "train")


def params(
    group: str, settings: Mapping[str, Value], known: Sequence[SourceSpec]
) -> tuple[Param, ...]:
    """The settings of a group, under their names without it; those of data for its source."""
    if group == "train":
        from studio.train import config

        return config.params(settings)
    # Not at the top: the sources load numpy, and the window is painted before that.
    from studio.data import sources

    key = settings.get("data.source", sources.DEFAULT)
    spec = sources.find(key, known)
    source = Param(
        "source",
        "choice",
        sources.DEFAULT,
        "Where the examples come from.",
        choices=tuple(spec.key for spec in known),
    )
    return (source, *(spec.params if spec else ()), *sources.GENERAL)


def setting(key: str, settings: Mapping[str, Value], sources: Sequence[SourceSpec]) -> Param:
    """What a setting may be. Raises ``UserError`` with those that there are."""
    group, _, name = key.partition(".")
    known = params(group, settings, sources) if group in GROUPS else ()
    for param in known:
        if param.name == name:
            return param
    raise UserError(
        "There is no setting {key} here. There are: {known}.",
        key=key,
        known=", ".join(f"{group}.{param.name}" for param in known) or Message("none"),
    )
