"""Illnesses that show in the layers: what comes back as gradients, and what goes on as values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import sqrt
from typing import Final

from studio.compile.lint import sorts
from studio.message import Message
from studio.train.doctor import treatments
from studio.train.doctor.chart import Case, Chart, Look, Vital
from studio.train.doctor.losses import number
from studio.train.doctor.rule import Rule, Seen

AGREEING: Final = 2
"""Looks in a row that must show the same."""
LEFT: Final = 1e-3
"""A layer has a vanishing gradient where less than this share is left of the strongest one behind
it, each by the size of a layer."""
DEEP: Final = 3
"""Layers with weights, at least, from there to the end."""
EXPLODED: Final = 1e3
"""Norm of all gradients together."""
DEAD: Final = 0.6
"""The share of the units of a ReLU."""
SATURATED: Final = 0.8
"""The share of the values of a sigmoid or tanh."""
RECTIFIERS: Final = frozenset({"torch.nn.ReLU", "torch.relu", "torch.nn.functional.relu"})
SQUASHING: Final = frozenset(
    {"torch.nn.Sigmoid", "torch.nn.Tanh", "torch.nn.Hardsigmoid", "torch.nn.Hardtanh",
     "torch.nn.Softsign", "torch.sigmoid", "torch.tanh"}
)  # fmt: skip


def vanishing(chart: Chart) -> Iterator[Seen]:
    """The layers at the beginning get next to nothing of the gradient."""
    found = _agreed(chart, lambda look: _starved(chart.case, look.vitals))
    if not found:
        return
    name = next(iter(found))
    squashing = [p.name for p in chart.case.places.values() if p.kind in SQUASHING]
    inner = [each for each in squashing if not _is_end(chart.case, each)]
    share = found[name]
    count = len(found)
    message = Message(
        "Gradients vanish on the way back: {name} gets {share} of what the strongest layer behind "
        "it gets.",
        name=chart.case.called(name),
        share=_tiny(share),
    )
    if count > 1:
        message = Message(
            "Gradients vanish on the way back: {name} and {count} more layers get {share} or less "
            "of what the strongest layer behind them gets.",
            name=chart.case.called(name),
            count=count - 1,
            share=_tiny(max(found.values())),
        )
    cures = treatments.become(chart.case, inner, "torch.nn.ReLU", "ReLU")
    yield Seen(message, tuple(cures), name)


def _tiny(share: float) -> Message | str:
    return f"{share:.0e}" if share else Message("nothing")


def _starved(case: Case, vitals: Mapping[str, Vital]) -> dict[str, float]:
    """The layers with next to no gradient, and how much of that of the strongest behind them."""
    names = [n for n in case.places if n in vitals and vitals[n].gradient is not None]
    found: dict[str, float] = {}
    strongest, behind = 0.0, 0
    for name in reversed(names):
        vital = vitals[name]
        assert vital.gradient is not None
        size = vital.gradient / sqrt(max(1, vital.size))
        if behind >= DEEP - 1 and strongest and size < LEFT * strongest:
            found[name] = size / strongest
        strongest, behind = max(strongest, size), behind + 1
    return dict(reversed(found.items()))


def exploding(chart: Chart) -> Iterator[Seen]:
    """The gradient of all weights together is huge."""

    def whole(look: Look) -> dict[str, float]:
        norm = sqrt(sum(norm * norm for norm in _norms(chart.case, look).values()))
        return {"": norm} if norm > EXPLODED else {}

    for norm in _agreed(chart, whole).values():
        norms = _norms(chart.case, chart.looks[-1])
        name = max(norms, key=norms.__getitem__)
        yield Seen(
            Message(
                "Gradients explode: their norm is {norm}, most of it at {name}.",
                norm=number(norm),
                name=chart.case.called(name),
            ),
            (*treatments.clip(chart.case, 1.0), *treatments.rate(chart.case, 0.1)),
            name,
        )


def _norms(case: Case, look: Look) -> dict[str, float]:
    """The norm of the gradient of each layer; blocks hold the same ones again."""
    return {
        name: vital.gradient
        for name, vital in look.vitals.items()
        if vital.gradient is not None and name in case.places
    }


def dead(chart: Chart) -> Iterator[Seen]:
    """Units of a ReLU give 0 for every example, so that nothing comes back through them."""

    def shares(look: Look) -> dict[str, float]:
        pairs = ((name, vital.dead) for name, vital in look.vitals.items())
        return {name: share for name, share in pairs if share is not None and share >= DEAD}

    for name, share in _agreed(chart, shares).items():
        if name not in chart.case.places:
            continue  # A block, whose layers speak for themselves.
        yield Seen(
            Message(
                "{share} of the units of {name} are dead: they give 0 for every example, so that "
                "no gradient comes back through them.",
                share=f"{share:.0%}",
                name=chart.case.called(name),
            ),
            (
                *treatments.become(chart.case, [name], "torch.nn.LeakyReLU", "LeakyReLU"),
                *treatments.rate(chart.case, 0.1),
            ),
            name,
        )


def saturated(chart: Chart) -> Iterator[Seen]:
    """Values stick to the bounds of a sigmoid or tanh, where its slope is next to nothing."""

    def shares(look: Look) -> dict[str, float]:
        pairs = ((name, vital.saturated) for name, vital in look.vitals.items())
        return {
            name: share
            for name, share in pairs
            if share is not None and share >= SATURATED and not _is_end(chart.case, name)
        }

    for name, share in _agreed(chart, shares).items():
        if name not in chart.case.places:
            continue
        yield Seen(
            Message(
                "{name} is saturated: {share} of its values are at its bounds, where it hardly "
                "has a slope that gradients could come back by.",
                share=f"{share:.0%}",
                name=chart.case.called(name),
            ),
            (
                *treatments.normalise_before(chart.case, name),
                *treatments.become(chart.case, [name], "torch.nn.ReLU", "ReLU"),
                *treatments.rate(chart.case, 0.1),
            ),
            name,
        )


def _agreed(chart: Chart, look: Callable[[Look], dict[str, float]]) -> dict[str, float]:
    """What several looks in a row show, as the last of them has it."""
    looks = chart.looks[-AGREEING:]
    if len(looks) < AGREEING:
        return {}
    *before, last = (look(each) for each in looks)
    return {name: value for name, value in last.items() if all(name in found for found in before)}


def _is_end(case: Case, name: str) -> bool:
    """Whether an activation makes the answers, which may well be sure; or a gate of others."""
    place = case.places.get(name)
    if place is None:
        return False
    above = name.rpartition("/")[0]
    waiting, seen = [place.node], {place.node}
    while waiting:
        node = waiting.pop()
        for other in case.places.values():
            if other.name.rpartition("/")[0] != above or other.node in seen:
                continue
            if any(ref.node == node for refs in other.step.inputs.values() for ref in refs):
                if other.kind in sorts.SCORING or other.kind not in sorts.PASSING | {"output"}:
                    return other.step.spec.family != "activation" and other.kind in GATED
                seen.add(other.node)
                waiting.append(other.node)
    return True


GATED: Final = frozenset({"Multiply", "torch.mul"})
"""What an activation may gate: 0 and 1 are what a gate is for."""

RULES: Final = (
    Rule(
        "vanishing-gradients",
        Message("Gradients vanish"),
        Message(
            "In two looks in a row, the gradient of a layer at the beginning is less than 1/1000 "
            "of that of the strongest layer behind it, each as a root mean square over its weights."
        ),
        Message(
            "Each saturating layer lets only a part of the gradient through; the product of many "
            "parts is nothing. The first layers stay as they were drawn at random."
        ),
        Message(
            "Use ReLU instead of sigmoids, normalise between layers, or lead values past layers "
            "(residual connections)."
        ),
        "X. Glorot, Y. Bengio: Understanding the difficulty of training deep feedforward neural "
        "networks, 2010; the 1/1000 is ours.",
        vanishing,
    ),
    Rule(
        "exploding-gradients",
        Message("Gradients explode"),
        Message("In two looks in a row, the norm of all gradients together is above 1000."),
        Message("One such step throws the weights far from everything that was learnt."),
        Message("Clip the gradients, take smaller steps, and scale inputs and targets."),
        "R. Pascanu, T. Mikolov, Y. Bengio: On the difficulty of training recurrent neural "
        "networks, 2013 (clipping by norm); "
        "https://pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
        exploding,
    ),
    Rule(
        "dead-relus",
        Message("ReLUs are dead"),
        Message(
            "In two looks in a row, 60 % or more of the channels or features of a ReLU give 0 for "
            "all examples looked at."
        ),
        Message(
            "Where a ReLU gives 0 its slope is 0: a unit that does so for every example never "
            "changes again."
        ),
        Message("Use LeakyReLU, smaller steps, or weights that begin smaller."),
        "CS231n, Neural Networks Part 1: as much as 40 % of a network can be dead where the "
        "learning rate is too high; L. Lu et al.: Dying ReLU and Initialization, 2019. We speak "
        "later than that, since sparse layers can be healthy.",
        dead,
    ),
    Rule(
        "saturated",
        Message("Sigmoids are saturated"),
        Message(
            "In two looks in a row, 80 % or more of the values of a sigmoid, tanh or the like that "
            "is not the last layer lie within 5 % of its bounds."
        ),
        Message("At the bounds the slope is next to 0, so that no gradient comes back."),
        Message("Normalise before it, begin with smaller weights, or use ReLU; scale the inputs."),
        "Y. LeCun et al.: Efficient BackProp, 1998; Glorot and Bengio, 2010.",
        saturated,
    ),
)
