"""Refusals of values of parameters that no bound could tell, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from studio.compile import mend, proper
from studio.compile.refusal import Case, Explained
from studio.compile.trying import Fixes, mends, setting
from studio.layers.spec import REQUIRED
from studio.message import Message
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Saying:
    """What torch says of some values, and what we say instead."""

    heard: str
    """Words of torch's."""
    said: Message
    """A sentence with the parameters' names in its places, and ``kind``, ``source``, ``found``."""
    fits: Mapping[str, Value]
    """Values that may mend it."""


SAYINGS: tuple[Saying, ...] = (
    Saying("duplicate value in the list of dims", Message("dim names an axis twice: {dim}."), {}),
    Saying("both min and max are none", Message("Clamp needs min or max."), {"min": 0.0}),
    Saying(
        "inconsistent with step sign",
        Message("From {start} to {end} there is no way in steps of {step}."),
        {"step": 1.0},
    ),
    Saying("step must be nonzero", Message("A step of 0 leads nowhere."), {"step": 1.0}),
    Saying(
        "must be greater than min_val",
        Message("max_val ({max_val}) must be greater than min_val ({min_val})."),
        {},
    ),
    Saying(
        "start_dim cannot come after end_dim",
        Message("end_dim ({end_dim}) comes before start_dim ({start_dim})."),
        {"end_dim": -1},
    ),
    Saying(
        "proj_size has to be smaller",
        Message("proj_size ({proj_size}) must be smaller than hidden_size ({hidden_size})."),
        {"proj_size": 0},
    ),
    Saying(
        "diagonal dimensions cannot be identical",
        Message("dim1 ({dim1}) and dim2 ({dim2}) are the same axis."),
        {"dim1": -2, "dim2": -1},
    ),
    Saying(
        "float division by zero",
        Message("norm_type is 0, and nothing has a root of the order 0."),
        {"norm_type": 2.0},
    ),
    Saying(
        "Output size is too small",
        Message(
            "The padding ({padding}) takes away more than {kind} makes of what {source} gives "
            "({found})."
        ),
        {"padding": 0},
    ),
    Saying(
        "requested an output size",
        Message("{kind} cannot make the size {output_size} of what {source} gives ({found})."),
        {"output_size": None},
    ),
    Saying(
        "output_size must have",
        Message("output_size needs a number for each axis after the channels, not {output_size}."),
        {"output_size": None},
    ),
    Saying(
        "Input and output must have the same number of spatial dimensions",
        Message("size needs one number, or one for each axis after the channels, not {size}."),
        {"size": None, "scale_factor": 2.0},
    ),
    Saying(
        "values where",
        Message("{kind} does not make as many pieces of {found} as there are outputs."),
        {},
    ),
    Saying(
        "Index should have dimension 1 or 0",
        Message("{kind} wants its indices one after the other, along a single axis."),
        {},
    ),
    Saying(
        "in a way that is not a multiple",
        Message(
            "{kind} works along the batch of {found}, so how many examples come out is no multiple "
            "of N. Choose another axis."
        ),
        {"dim": -1},
    ),
)


def values(case: Case) -> Explained | None:
    """What is known of the values that torch speaks of."""
    saying = next((one for one in SAYINGS if one.heard in case.error), None)
    if saying is None:
        return None
    known: dict[str, object] = {
        name: mend.shown(value) for name, value in case.step.settings.items()
    }
    known |= {"kind": case.kind}
    if case.inputs:
        known |= {"source": case.source.name, "found": str(case.first)}
    named = _named(saying.said.template, known)
    if named is None:
        return None
    message = Message(saying.said.template, **named)
    fits = setting(case, **saying.fits) if saying.fits else ()
    return message, fits or reset(case)


def _named(template: str, known: Mapping[str, object]) -> dict[str, object] | None:
    """What stands in the places of a sentence; ``None`` where something is not known."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return {name: known[name] for name in names} if set(names) <= set(known) else None


def reset(case: Case) -> Fixes:
    """Let a parameter have its default again, if that mends."""
    for name in case.node.params:
        param = case.step.spec.param(name)
        if param is None or param.default is REQUIRED:
            continue
        given = {key: value for key, value in case.given.items() if key != name}
        if mends(replace(case, given=given)):
            return (proper.unset(case.node, param),)
    return ()


VALUE_RULES: tuple[Callable[[Case], Explained | None], ...] = (values,)
