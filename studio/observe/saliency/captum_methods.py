"""The long tail of methods, done by captum where it is installed, on a copy of the model."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.compile.module import PlanModule, seeded
from studio.message import UserError
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.saliency_methods import BY_NAME
from studio.observe.patience import tell
from studio.observe.quiet import undisturbed
from studio.observe.saliency.attribution import Attribution, how_many, nothing
from studio.observe.saliency.linear import Weighed
from studio.observe.saliency.patches import patches
from studio.observe.saliency.question import Question
from studio.observe.saliency.rules import check_rules
from studio.observe.showing import SEED

AT_ONCE = 16
"""Trials that go through the model together."""
NOISE = 0.09
"""Of Gradient SHAP: deviation of the noise, as a share of the range of the example's values."""


class Answer(nn.Module):
    """A model as captum takes it: from what is explained to the score.

    It is where one learns how far captum is: how many trials have come, of how many.
    """

    def __init__(self, question: Question, trials: int) -> None:
        super().__init__()
        self.model = question.module
        self._question = question
        self._trials, self._tried = trials, 0

    def forward(self, x: Tensor) -> Tensor:
        tell(min(self._tried / max(self._trials, 1), 1.0))
        self._tried += len(x)
        return self._question.score(x)


def attribute_by_captum(asked: SaliencyAsk, question: Question, examples: Tensor) -> Attribution:
    """Explain by a method of captum, within ``undisturbed``.

    Raises ``UserError`` where captum is missing, or where the method does not apply to the model.
    """
    try:
        import captum.attr as captum
    except ModuleNotFoundError as error:
        raise UserError(
            "{method} is done by captum, which is not installed. Install it with "
            '"pip install "plexus-studio[explain]"", then start the program again.',
            method=BY_NAME[asked.method].title,
        ) from error
    copied = replace(question, module=_copy(question.module))
    with undisturbed(copied.module):
        own_numbers.seed(SEED)
        numbers = np.random.get_state()
        np.random.seed(SEED)  # captum draws from both.
        try:
            with warnings.catch_warnings():
                # It says that it hooks itself into layers, which are a copy's here.
                warnings.simplefilter("ignore")
                found = _attribute(captum, asked, copied, examples)
        except UserError:
            raise
        except (RuntimeError, AssertionError, ValueError, TypeError) as error:
            raise UserError(
                "{method} does not apply to this model; captum says: {reason}",
                method=BY_NAME[asked.method].title,
                reason=str(error).strip().partition("\n")[0] or type(error).__name__,
            ) from error
        finally:
            np.random.set_state(numbers)
    return replace(found, values=found.values.detach()[0])


def _attribute(
    captum: Any, asked: SaliencyAsk, question: Question, examples: Tensor
) -> Attribution:
    if asked.method in ("deep_lift", "deep_lift_shap"):
        check_rules(question.module, BY_NAME[asked.method].title)
    if asked.method in ("deep_lift_shap", "gradient_shap") and question.entrance is not None:
        raise UserError(
            "{method} sets examples of the data in the place of nothing, which cannot be done "
            "where the model is given whole numbers.",
            method=BY_NAME[asked.method].title,
        )
    number = how_many(asked)
    answer, x = Answer(question, number), question.x
    match asked.method:
        case "deep_lift":
            base = nothing(asked, question, examples)
            return Attribution(captum.DeepLift(answer).attribute(x, base))
        case "deep_lift_shap":
            others = examples[:number]
            values = captum.DeepLiftShap(answer).attribute(x, others)
            return Attribution(values, number=len(others))
        case "gradient_shap":
            spread = NOISE * float(x.max() - x.min())
            explainer = captum.GradientShap(answer)
            values = explainer.attribute(x, examples, n_samples=number, stdevs=spread)
            return Attribution(values, number=number)
    mask, side = patches(tuple(x.shape[1:]), asked.patch)
    explainer = captum.Lime(answer, Weighed(0.01))
    if asked.method == "kernel_shap":
        explainer = captum.KernelShap(answer)
        explainer.interpretable_model = Weighed(0.0)
    values = explainer.attribute(
        x,
        nothing(asked, question, examples),
        feature_mask=mask.to(x.device)[None],
        n_samples=number,
        perturbations_per_eval=AT_ONCE,
    )
    return Attribution(values, number=number, patch=side)


def _copy(module: nn.Module) -> nn.Module:
    """Of its own, since captum hooks itself into layers."""
    assert isinstance(module, PlanModule)
    first = next(module.parameters(), None)
    copy = seeded(module.plan, SEED)
    if first is not None:
        copy.to(first.device, first.dtype)
    copy.load_state_dict(module.state_dict())
    return copy.eval()
