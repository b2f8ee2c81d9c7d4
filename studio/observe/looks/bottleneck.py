"""What holds a step of training up most, in a sentence, and what might help."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from studio.compile.plan import Step
from studio.message import Message
from studio.observe.asks.profile import NodeProfile, Profile
from studio.observe.looks.lesson import Lesson
from studio.observe.looks.places import places

UNKNOWN: Final = Message("")
DATA, REST, NODE = 0.3, 0.45, 0.35
"""Shares of a step from which on each of them is the bottleneck."""
SHORT_S: Final = 0.002
"""A step of less has hardly anything to compute: most of it is calling what computes."""


def told(profile: Profile, lesson: Lesson) -> Profile:
    """The same with its bottleneck."""
    return replace(profile, bottleneck=_sentence(profile, lesson))


def _sentence(profile: Profile, lesson: Lesson) -> Message:
    computed = profile.forward_s + profile.backward_s
    whole = max(profile.step_s or 0.0, profile.data_s + computed)
    rest = profile.rest_s or 0.0
    if profile.data_s >= DATA * whole:
        return Message(
            "The data holds the training up: {share} of each step goes into picking {examples} "
            "examples and bringing them into order. Smaller examples or numbers of fewer bytes "
            "would help.",
            share=share(profile.data_s / whole),
            examples=profile.examples,
        )
    if rest >= REST * whole:
        return Message(
            "{share} of each step is neither data nor layers but the optimiser and what else each "
            "step needs. A larger batch than {examples} gives the layers more to do for it.",
            share=share(rest / whole),
            examples=profile.examples,
        )
    worst = _worst(profile, lesson)
    if worst is None:
        return Message("Nothing of the step could be timed.")
    step, one = worst
    part = one.seconds / (profile.layers_s or 1.0)
    if part >= NODE:
        return Message(
            "{share} of the layers' time is spent in {name} ({kind}). {hint}",
            share=share(part),
            name=step.called,
            kind=step.spec.title,
            hint=_hint(step, profile, lesson),
        )
    if whole < SHORT_S:
        return Message(
            "A step is so short ({time} ms) that most of it is calling layers rather than "
            "computing. A larger batch than {examples} makes better use of the machine.",
            time=f"{1000 * whole:.2g}",
            examples=profile.examples,
        )
    return Message(
        "No layer holds the training up: {name} ({kind}) takes most with {share} of the layers' "
        "time. Find the fastest settings, under Settings, tries what else could help.",
        share=share(part),
        name=step.called,
        kind=step.spec.title,
    )


def share(part: float) -> str:
    """A share as people read it."""
    return f"{100 * part:.0f} %"


def _worst(profile: Profile, lesson: Lesson) -> tuple[Step, NodeProfile] | None:
    """The node that takes the longest and is no block."""
    found = [
        (place.step, profile.nodes[name])
        for place in places(lesson.module)
        if (name := lesson.name(place.way)) in profile.nodes and not place.step.bodies
    ]
    return max(found, key=lambda pair: pair[1].seconds, default=None)


def _hint(step: Step, profile: Profile, lesson: Lesson) -> Message:
    family = step.spec.family
    if family == "convolution" and not lesson.channels_last and profile.device != "mps":
        return Message(
            "Try images with their channels last (train.channels_last), or fewer channels."
        )
    if family == "convolution":
        return Message("Try fewer channels, a smaller kernel, or a stride before it.")
    if family == "recurrent":
        return Message("It goes through its sequence step by step: shorter sequences help most.")
    if family == "attention":
        return Message("Its work grows with the square of the length: shorter sequences help most.")
    if family == "embedding":
        return Message("A smaller vocabulary or shorter vectors make it faster.")
    if family == "normalisation":
        return Message("It moves much memory for little work: larger batches hide that best.")
    return Message("Fewer features in it, or bfloat16 (train.precision), make it faster.")
