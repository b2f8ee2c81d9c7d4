"""What is explained, and the score of it: one example, one class or output, of one model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.compile.module import PlanModule
from studio.message import Message, UserError
from studio.observe.metrics import Scoring
from studio.observe.saliency.entrance import entrance
from studio.observe.showing import SEED

NODE = tuple[str, str]
"""A way to a node, and a port."""


@dataclass(frozen=True, slots=True)
class Question:
    """Why a model scores an example as it does. Make one within ``undisturbed``."""

    module: nn.Module
    inputs: tuple[Tensor, ...]
    """A batch of one for each input."""
    scoring: Scoring
    place: int
    """Of the input that is explained."""
    entrance: NODE | None
    """Whose output is explained in the place of whole numbers."""
    x: Tensor
    """What is explained: a batch of one, of real numbers."""
    scores: Tensor
    """Of the classes or outputs: before softmax."""
    target: int
    against: int | None
    output: int
    """Which of the model's outputs is its answer."""
    places: tuple[int, ...]
    """The shape of what an answer is held against, where it has several places."""
    where: Message | None
    """Where in the answer the scores are, if it has several places."""

    def score(self, x: Tensor) -> Tensor:
        """One number for each of these in the place of what is explained."""
        found = answers(self._answer(self._run(x)), self.scoring, len(x))
        chosen = found[:, self.target]
        return chosen if self.against is None else chosen - found[:, self.against]

    def traced(self, node: str) -> Callable[[Tensor], tuple[Tensor, Tensor]]:
        """The scores, and what a node gave on the way to them."""
        assert isinstance(self.module, PlanModule)
        module = self.module

        def run(x: Tensor) -> tuple[Tensor, Tensor]:
            taken: list[Tensor] = []

            def take(value: Tensor) -> Tensor:
                taken.append(value)
                # A copy goes on, since an in-place activation may follow.
                return value.clone()

            with module.changed({(node, "output"): take}):
                scores = self.score(x)
            return scores, taken[-1]

        return run

    def _answer(self, outputs: Any) -> Tensor:
        return _upright(outputs, self.output, self.places)

    def _run(self, x: Tensor) -> Any:
        given = [each.expand(len(x), *each.shape[1:]).clone() for each in self.inputs]
        own_numbers.seed(SEED)  # For layers that draw: the same for each call.
        if self.entrance is None:
            given[self.place] = x
            return self.module(*given)
        assert isinstance(self.module, PlanModule)
        with self.module.changed({self.entrance: lambda _: x}):
            return self.module(*given)


def question(
    module: nn.Module,
    inputs: Sequence[Tensor],
    scoring: Scoring,
    *,
    target: int | None = None,
    against: int | None = None,
    output: int = 0,
    places: tuple[int, ...] = (),
) -> Question:
    """What to explain of an example, given as a batch of one for each input.

    The first input of real numbers is explained; without one, what the first layer makes of whole
    numbers. ``target`` beyond the scores, or ``None``: the highest. Raises ``UserError`` where the
    model is given nothing that could be explained.
    """
    given = tuple(value.detach() for value in inputs)
    place = next((n for n, value in enumerate(given) if value.is_floating_point()), None)
    own_numbers.seed(SEED)
    with torch.no_grad():
        if place is not None:
            x, into, outputs = given[place], None, module(*(value.clone() for value in given))
        else:
            into, x, outputs, place = _entered(module, given)
        answer = _upright(outputs, output, places)
        scores = answers(answer, scoring, 1)[0]
    known = range(len(scores))
    chosen = target if target is not None and target in known else int(scores.argmax())
    other = against if against is not None and against in known and against != chosen else None
    where = _where(answer, scoring)
    return Question(
        module, given, scoring, place, into, x, scores, chosen, other, output, places, where
    )


def answers(first: Tensor, scoring: Scoring, examples: int) -> Tensor:
    """The scores of the classes before softmax, or the outputs as they are: N × scores.

    An answer with a class for each of several places in a row speaks of the last of them, one in
    rows and columns of all places in the mean.
    """
    if first.dim() == 0 or len(first) != examples:
        raise UserError(
            "The model's answer has the shape {shape}; one answer for each of {count} examples "
            "was expected, on its first axis. Permute the answer so that the examples come first.",
            shape=" × ".join(map(str, first.shape)) or "()",
            count=examples,
        )
    if scoring.reading == "classes" and first.dim() > 2:
        return first[..., -1] if first.dim() == 3 else first.flatten(2).mean(2)
    if scoring.reading in ("logit", "probability"):
        second = first.reshape(examples, -1).mean(1, keepdim=True)
        other = -second if scoring.reading == "logit" else 1 - second
        return torch.cat([other, second], 1)
    return first.reshape(examples, -1)


def shown(scores: Tensor, scoring: Scoring) -> Tensor:
    """Scores as one reads them: probabilities where there are classes."""
    if scoring.reading == "classes":
        return scores.softmax(-1)
    return scores.sigmoid() if scoring.reading == "logit" else scores


def _where(first: Tensor, scoring: Scoring) -> Message | None:
    if scoring.reading == "classes" and first.dim() == 3:
        return Message("the last of {count} places", count=first.shape[2])
    several = first[0].numel() > 1 and scoring.reading in ("logit", "probability")
    if several or (scoring.reading == "classes" and first.dim() > 3):
        return Message("the mean of all places")
    return None


def _entered(module: nn.Module, given: tuple[Tensor, ...]) -> tuple[NODE, Tensor, Any, int]:
    if isinstance(module, PlanModule):
        for place in range(len(given)):
            found = entrance(module, given, place)
            if found is not None:
                return *found, place
    raise UserError(
        "The model is given whole numbers only, and no layer makes one real number or more of "
        "each, as an Embedding does. So there is nothing by which its answer could be moved a "
        "little."
    )


def _upright(outputs: Any, output: int, places: tuple[int, ...]) -> Tensor:
    """The answer; of classes at several places with the classes before the places."""
    found = outputs[output] if isinstance(outputs, tuple) else outputs
    assert isinstance(found, Tensor)
    shape = tuple(found.shape[1:])
    if places and shape != places and shape[:-1] == places and shape[1:] != places:
        return found.movedim(-1, 1)
    return found
