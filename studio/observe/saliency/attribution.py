"""One method applied to one question, with what it took and what its result adds up to."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.message import UserError
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.saliency_methods import BY_NAME
from studio.observe.saliency import cam, gradients
from studio.observe.saliency.guided import guided_backpropagation, relus
from studio.observe.saliency.occlusion import count, occlusion
from studio.observe.saliency.question import Question
from studio.observe.saliency.ways import convolutions

WINDOWS = 400
"""As many as cover parts of an input, at most."""
PARTS = 7
"""A patch is this part of a side, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a method found. ``values`` has no batch axis."""

    values: Tensor
    node: str = ""
    number: int = 0
    patch: int = 0
    summed: tuple[float, float] | None = None


def attribute(asked: SaliencyAsk, question: Question, examples: Tensor) -> Attribution:
    """Explain by a method that needs no other library, within ``undisturbed``.

    Raises ``UserError`` where the method does not apply to the model. ``examples`` are of what is
    explained, for their mean.
    """
    score, x = question.score, question.x
    number = how_many(asked)
    match asked.method:
        case "gradient":
            found = Attribution(gradients.gradient(score, x))
        case "gradient_times_input":
            found = Attribution(gradients.gradient_times_input(score, x))
        case "smooth_gradient":
            found = Attribution(gradients.smooth_gradient(score, x, samples=number), number=number)
        case "integrated_gradients":
            base = nothing(asked, question, examples)
            values = gradients.integrated_gradients(score, x, base, steps=number)
            found = Attribution(values, number=number, summed=_sums(question, values, base))
        case "grad_cam" | "grad_cam_plus_plus":
            found = _cam(asked, question)
        case "occlusion":
            base = nothing(asked, question, examples)
            window, stride = windows(tuple(x.shape[1:]), asked.patch)
            values = occlusion(score, x, base, window=window, stride=stride)
            found = Attribution(values, patch=window[-1] if x.dim() > 3 else window[0])
        case "guided_backpropagation":
            found = _guided(question)
        case _:
            raise UserError("{method} is done by captum.", method=BY_NAME[asked.method].title)
    return replace(found, values=found.values[0])


def how_many(asked: SaliencyAsk) -> int:
    """Noisy copies, steps or trials that a method shall take."""
    method = BY_NAME[asked.method]
    return min(asked.number or method.number, method.most) if method.number else 0


def nothing(asked: SaliencyAsk, question: Question, examples: Tensor) -> Tensor:
    """What stands for nothing in the place of what is explained."""
    if asked.baseline == "mean" and question.entrance is None:
        return examples.mean(0, keepdim=True)
    return torch.zeros_like(question.x)


def windows(shape: tuple[int, ...], patch: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The window that covers an input of this shape, and how far it moves: half of itself.

    A patch of a picture has all channels, one of a series all features; the single values of a
    vector are covered one by one. Where there would be too many windows they are made larger.
    """
    sides = shape[1:] if len(shape) > 2 else shape[:1]
    wide = patch or (1 if len(shape) < 3 else max(1, min(sides) // PARTS))
    while True:
        window = [min(wide, side) for side in sides]
        stride = [max(1, each // 2) for each in window]
        if count(sides, window, stride) <= WINDOWS:
            break
        wide += 1
    if len(shape) > 2:
        return (shape[0], *window), (shape[0], *stride)
    return (*window, *shape[1:]), (*stride, *shape[1:])


def _cam(asked: SaliencyAsk, question: Question) -> Attribution:
    module, x = question.module, question.x
    method = cam.grad_cam if asked.method == "grad_cam" else cam.grad_cam_plus_plus
    if not isinstance(module, PlanModule) or not (known := convolutions(module.plan)):
        raise UserError(
            "{method} needs the maps of a convolution, and there is none in this model.",
            method=BY_NAME[asked.method].title,
        )
    if question.entrance is not None:
        raise UserError(
            "{method} speaks of places in a picture or a series of real numbers; this model is "
            "given whole numbers.",
            method=BY_NAME[asked.method].title,
        )
    names = {way: step.called for way, step in known}
    node = asked.node if asked.node in names else known[-1][0]
    small = method(question.traced(node), x)
    if small.dim() != x.dim() or x.dim() < 3:
        raise UserError(
            "The maps of {node} have the shape {maps}, which cannot be laid over an input of the "
            "shape {shape}. Choose a convolution whose maps have as many axes.",
            node=names[node],
            maps=" × ".join(map(str, small.shape[2:])),
            shape=" × ".join(map(str, x.shape[1:])),
        )
    return Attribution(cam.enlarged(small, tuple(x.shape[2:])), node)


def _guided(question: Question) -> Attribution:
    module = question.module
    if not isinstance(module, PlanModule) or not relus(module.plan):
        raise UserError(
            "Guided backpropagation is a rule for ReLU layers, and there is none in this model: it "
            "would be the plain gradient."
        )
    return Attribution(guided_backpropagation(question.score, question.x, module))


def _sums(question: Question, values: Tensor, base: Tensor) -> tuple[float, float]:
    with torch.no_grad():
        difference = question.score(question.x.clone()) - question.score(base.clone())
    return float(values.sum()), float(difference.sum())


def joined(values: Tensor, *, signed: bool) -> Tensor:
    """One number for each token, of those that stand for it: their sum, or their size."""
    return values.flatten(1).sum(1) if signed else values.flatten(1).norm(dim=1)
