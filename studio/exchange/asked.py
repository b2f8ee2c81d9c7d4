"""What training is to be exported. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.compile.plan import Plan
from studio.data.spec import SourceSpec
from studio.graph.model import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """A training that nobody edits meanwhile."""

    project: Project
    plan: Plan
    """Of its model."""
    training: Plan | None = None
    """Of its training graph; without, the settings say what a step is."""
    base: Path | None = None
    """The folder that relative paths of the data settings start from."""
    sources: tuple[SourceSpec, ...] = ()
    """Where examples may come from; without, those that ship with the program."""
