"""The methods that tell what moves an answer, in words, and what can be set about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from studio.message import Message

MethodName = Literal[
    "gradient",
    "gradient_times_input",
    "smooth_gradient",
    "integrated_gradients",
    "grad_cam",
    "grad_cam_plus_plus",
    "occlusion",
    "guided_backpropagation",
    "deep_lift",
    "deep_lift_shap",
    "gradient_shap",
    "lime",
    "kernel_shap",
]
Setting: TypeAlias = Literal["node", "number", "patch", "baseline"]


@dataclass(frozen=True, slots=True)
class Method:
    """A method as it is chosen."""

    name: MethodName
    title: Message
    about: Message
    """In one line."""
    signed: bool
    """Whether below zero it speaks against the answer; else only the size tells."""
    settings: frozenset[Setting] = frozenset()
    number: int = 0
    """Of noisy copies, steps or trials, as it is usual."""
    most: int = 0
    captum: bool = False
    """Whether captum does it, when one asks for it."""


def _of(*settings: Setting) -> frozenset[Setting]:
    return frozenset(settings)


METHODS: tuple[Method, ...] = (
    Method(
        "gradient",
        Message("Gradient"),
        Message("How steeply the score rises or falls with each value."),
        signed=False,
    ),
    Method(
        "gradient_times_input",
        Message("Gradient × input"),
        Message("The slope times the value: what each value adds, as if the model were linear."),
        signed=True,
    ),
    Method(
        "smooth_gradient",
        Message("SmoothGrad"),
        Message("The mean slope over noisy copies, so that only what lasts is seen."),
        signed=False,
        settings=_of("number"),
        number=25,
        most=200,
    ),
    Method(
        "integrated_gradients",
        Message("Integrated gradients"),
        Message("The slopes on the way from nothing to the example: they add up to the score."),
        signed=True,
        settings=_of("number", "baseline"),
        number=32,
        most=200,
    ),
    Method(
        "grad_cam",
        Message("Grad-CAM"),
        Message("Where the maps of a convolution speak for the answer."),
        signed=False,
        settings=_of("node"),
    ),
    Method(
        "grad_cam_plus_plus",
        Message("Grad-CAM++"),
        Message("As Grad-CAM, where several places of the same thing count alike."),
        signed=False,
        settings=_of("node"),
    ),
    Method(
        "occlusion",
        Message("Occlusion"),
        Message("How far the score falls when a patch is covered."),
        signed=True,
        settings=_of("patch", "baseline"),
    ),
    Method(
        "guided_backpropagation",
        Message("Guided backpropagation"),
        Message("The gradient of what excites the ReLUs; it often shows edges, whatever is asked."),
        signed=False,
    ),
    Method(
        "deep_lift",
        Message("DeepLIFT"),
        Message("What each value adds to the difference from nothing, by rules for each layer."),
        signed=True,
        settings=_of("baseline"),
        captum=True,
    ),
    Method(
        "deep_lift_shap",
        Message("DeepLIFT SHAP"),
        Message("DeepLIFT as a mean over examples of the data in place of nothing."),
        signed=True,
        settings=_of("number"),
        number=16,
        most=64,
        captum=True,
    ),
    Method(
        "gradient_shap",
        Message("Gradient SHAP"),
        Message("Slopes on the ways from examples of the data, with some noise."),
        signed=True,
        settings=_of("number"),
        number=32,
        most=200,
        captum=True,
    ),
    Method(
        "lime",
        Message("LIME"),
        Message("A linear model of the score around the example, patch by patch."),
        signed=True,
        settings=_of("number", "patch", "baseline"),
        number=300,
        most=2000,
        captum=True,
    ),
    Method(
        "kernel_shap",
        Message("Kernel SHAP"),
        Message("Shapley values of patches, estimated from coverings drawn at random."),
        signed=True,
        settings=_of("number", "patch", "baseline"),
        number=300,
        most=2000,
        captum=True,
    ),
)
"""Those that run live first."""
BY_NAME = {method.name: method for method in METHODS}
