"""What a step of training tells of itself: its losses, other numbers, and answers to be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from studio.compile.ownership import loss_name, optimisers
from studio.compile.plan import Plan, Ref, Step
from studio.compile.program import upstream
from studio.observe.metrics import Reading, Scoring

READINGS: dict[str, Reading] = {
    "torch.nn.CrossEntropyLoss": "classes",
    "torch.nn.NLLLoss": "classes",
    "torch.nn.MultiMarginLoss": "classes",
    "FocalLoss": "classes",
    "DiceLoss": "classes",
    "torch.nn.BCEWithLogitsLoss": "logit",
    "BinaryFocalLoss": "logit",
    "BinaryDiceLoss": "logit",
    "torch.nn.BCELoss": "probability",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answers, and what would have been right."""

    given: Ref
    right: Ref
    scoring: Scoring


@dataclass(frozen=True, slots=True)
class Number:
    """A value of a step that is one number, and by what name it is shown."""

    name: str
    ref: Ref
    sink: str
    """Node of the optimiser on whose way it lies; empty: on none's, so it is only validated."""


@dataclass(frozen=True, slots=True)
class Readout:
    """All that is told of a step."""

    numbers: tuple[Number, ...]
    """The losses, in the order of their optimisers, then the outputs that are numbers."""
    ends: int
    """How many of the numbers are losses."""
    answer: Answer | None = None
    answer_sink: str = ""

    def noted(self, sink: str) -> tuple[Ref, ...]:
        """What is noted beside the loss of an optimiser, the answer last."""
        more = tuple(number.ref for number in self.extra(sink))
        if self.answer is not None and self.answer_sink == sink:
            return (*more, self.answer.given, self.answer.right)
        return more

    def extra(self, sink: str) -> tuple[Number, ...]:
        """The numbers beside the loss that lie on the way of an optimiser."""
        return tuple(n for n in self.numbers if n.sink == sink and n.ref not in self._losses)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the numbers that are noted at each step, in the order in which they are."""
        ends = [number.sink for number in self.numbers[: self.ends]]
        extra = [number for end in ends for number in self.extra(end)]
        return tuple(number.name for number in (*self.numbers[: self.ends], *extra))

    @property
    def _losses(self) -> frozenset[Ref]:
        return frozenset(number.ref for number in self.numbers[: self.ends])


def readout(plan: Plan, numbers: Sequence[Step], *, answers: bool) -> Readout:
    """What to tell of a step.

    Args:
        plan: of a training graph.
        numbers: its outputs that are one number.
        answers: whether to look for answers that can be judged.
    """
    ends = optimisers(plan)
    ways = {end.node: frozenset(s.node for s in upstream(plan, end.inputs["loss"])) for end in ends}
    losses = [Number(loss_name(plan, end, ends), end.inputs["loss"][0], end.node) for end in ends]
    known = {number.ref for number in losses}
    others: list[Number] = []
    for step in numbers:
        (ref,) = step.inputs["input"]
        if ref not in known:
            others.append(Number(step.called, ref, _on_way(ways, ref)))
    answer = _answer(plan) if answers else None
    sink = _on_way(ways, answer.given, answer.right) if answer is not None else ""
    return Readout((*losses, *others), len(losses), answer, sink)


def _on_way(ways: dict[str, frozenset[str]], *refs: Ref) -> str:
    """The first optimiser on whose way to its loss these values lie."""
    return next((end for end, way in ways.items() if all(ref.node in way for ref in refs)), "")


def _answer(plan: Plan) -> Answer | None:
    """What the first loss that judges answers is given straight from a model."""
    by_node = {step.node: step for step in plan.steps}
    for step in plan.steps:
        reading = READINGS.get(step.spec.key)
        if reading is None:
            continue
        (given,), (right,) = step.inputs["input"], step.inputs["target"]
        if by_node[given.node].spec.construct in ("block", "module"):
            return Answer(given, right, Scoring(reading))
    return None


def fits(answer: Answer, given: Tensor, right: Tensor) -> bool:
    """Whether there is one answer an example, and one class that is right."""
    if answer.scoring.reading == "classes":
        return given.dim() == 2 and right.dim() == 1 and not right.is_floating_point()
    return given.numel() == len(given) == right.numel()
