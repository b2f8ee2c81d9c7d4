"""A lint, as data: what it is called in files, which kinds it looks at, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.compile.lint.site import Site
from studio.compile.plan import Step
from studio.compile.problems import Problem
from studio.layers.spec import LayerSpec


def nowhere(_step: Step) -> bool:
    """What a lint that looks no farther than it must is :attr:`~Lint.far`."""
    return False


@dataclass(frozen=True, slots=True)
class Lint:
    """One thing to warn of. It speaks of a layer at most once."""

    name: str
    """Under which a user's wish not to hear it is kept at a node: it must not change."""
    concerns: Callable[[LayerSpec], bool]
    """The kinds that it looks at."""
    look: Callable[[Site], Problem | None]
    """What it has to say of a layer; must look no farther than :data:`~site.REACH` wires."""
    far: Callable[[Step], bool] = nowhere
    """Whether it looks farther at such a layer; it is asked again after every edit then."""


@dataclass(frozen=True, slots=True)
class Concern:
    """The lints that look at a kind."""

    lints: tuple[Lint, ...]
    far: tuple[Lint, ...]
    """Those among them that may look far."""


NO_CONCERN = Concern((), ())


def kinds(*groups: frozenset[str]) -> Callable[[LayerSpec], bool]:
    """Whether a kind is in one of these groups."""
    keys = frozenset[str]().union(*groups)
    return lambda spec: spec.key in keys


def has(param: str) -> Callable[[LayerSpec], bool]:
    """Whether a kind has a parameter of this name."""
    return lambda spec: param in spec.by_name
