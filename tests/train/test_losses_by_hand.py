"""Every loss of the menus moves weights as a step does that is written by hand."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
from menus import LOSSES, Made, arrays, kinds, of_loss
from torch import Tensor, nn, optim
from torch.nn import functional as F  # noqa: N812

from studio.compile.analysis import Analyser
from studio.compile.module import seeded
from studio.graph.model import TRAINING
from studio.layers.catalogue import standard
from studio.train.sinks import sinks

STEPS, BATCH = 3, 12


def region(foreseen: Tensor, true: Tensor) -> Tensor:
    """One minus the Dice coefficients along the first axis."""
    overlap = 2 * (foreseen * true).sum(0) + 1
    return (1 - overlap / (foreseen.sum(0) + true.sum(0) + 1)).mean()


def alike(one: Tensor, two: Tensor) -> Tensor:
    """The cosines of all pairs."""
    return F.cosine_similarity(one[:, None], two[None], dim=-1)


def views(one: Tensor, two: Tensor) -> Tensor:
    every = torch.cat((one, two))
    scores = alike(every, every) / 0.5
    rows = [torch.cat((row[:n], row[n + 1 :])) for n, row in enumerate(scores)]
    partners = [n + len(one) if n < len(one) else n - len(one) for n in range(len(rows))]
    found = [row.logsumexp(0) - scores[n, partners[n]] for n, row in enumerate(rows)]
    return torch.stack(found).mean()


def of_kinds(features: Tensor, labels: Tensor) -> Tensor:
    scores = alike(features, features) / 0.1
    found = []
    for n, row in enumerate(scores):
        others = torch.cat((row[:n], row[n + 1 :])).logsumexp(0)
        partners = [m for m, label in enumerate(labels) if label == labels[n] and m != n]
        found.append(torch.stack([others - row[m] for m in partners]).mean())
    return torch.stack(found).mean()


def focal(scores: Tensor, right: Tensor) -> Tensor:
    chance = scores.softmax(1)[torch.arange(len(right)), right]
    return ((1 - chance) ** 1.5 * -chance.log()).mean()


def binary_focal(scores: Tensor, right: Tensor) -> Tensor:
    chance = torch.where(right > 0, scores.sigmoid(), 1 - scores.sigmoid())
    share = torch.where(right > 0, 0.25, 0.75)
    return (share * (1 - chance) ** 1.5 * -chance.log()).mean()


def distilled(student: Tensor, teacher: Tensor) -> Tensor:
    ours, theirs = (student / 2).softmax(1), (teacher / 2).softmax(1)
    return 4 * (theirs * (theirs.log() - ours.log())).sum(1).mean()


FORMULAS: dict[str, Callable[..., Tensor]] = {
    "DiceLoss": lambda y, label: region(
        y.softmax(1).flatten()[None], F.one_hot(label, 4).flatten()[None]
    ),
    "BinaryDiceLoss": lambda y, yes: region(y.sigmoid().T, yes.T),
    "FocalLoss": focal,
    "BinaryFocalLoss": binary_focal,
    "ContrastiveLoss": lambda y, yes: torch.where(yes > 0, y**2, F.relu(0.5 - y) ** 2).mean() / 2,
    "NTXentLoss": views,
    "InfoNCELoss": lambda y, z: (
        (
            F.cross_entropy(alike(y, z) / 0.07, torch.arange(len(y)))
            + F.cross_entropy(alike(z, y) / 0.07, torch.arange(len(y)))
        )
        / 2
    ),
    "SupervisedContrastiveLoss": of_kinds,
    "KLToPrior": lambda mean, log: 0.25 * (mean**2 + log.exp() - 1 - log).sum(1).mean(),
    "TotalVariationLoss": lambda x: (x[..., 1:] - x[..., :-1]).abs().sum((1, 2)).mean(),
    "DistillationLoss": distilled,
    "HingeDiscriminatorLoss": lambda y, z: F.relu(1 - y).mean() + F.relu(1 + z).mean(),
    "WassersteinCriticLoss": lambda y, z: z.mean() - y.mean(),
    "GeneratorLoss": lambda y: -y.mean(),
    "WeightedSum": lambda one, two: one + 0.25 * two,
}
"""The losses that torch lacks, with the settings of ``menus.LOSSES``."""


class Uncertain(nn.Module):
    """The sum of two losses with weights that are learned."""

    def __init__(self) -> None:
        super().__init__()
        self.log_variance = nn.Parameter(torch.zeros(2))

    def forward(self, *losses: Tensor) -> Tensor:
        halves = (-self.log_variance).exp() * torch.stack(losses) / 2
        return (halves + self.log_variance / 2).sum()


def by_torch(title: str) -> nn.Module:
    """The loss as torch has it, with the settings of ``menus.LOSSES``."""
    given = {
        name: torch.tensor(value) if name in ("weight", "pos_weight") else value
        for name, value in LOSSES[title].params.items()
    }
    sizes = {"LinearCrossEntropyLoss": (4,), "AdaptiveLogSoftmaxWithLoss": (4,)}
    made: nn.Module = getattr(nn, title)(*sizes.get(title, ()), **given)
    return made


def test_every_loss_of_the_menus_is_held_against_a_hand() -> None:
    assert LOSSES.keys() >= kinds("loss").keys() - kinds("loss", "penalty").keys()
    own = {title for title, spec in kinds("loss").items() if not spec.key.startswith("torch.nn.")}
    assert own - kinds("loss", "penalty").keys() == {*FORMULAS, "LearnedLossWeights"}


@pytest.mark.parametrize("title", [name for name in LOSSES if name in kinds("loss")])
def test_a_loss_moves_weights_as_a_step_by_hand_does(title: str) -> None:
    analysis = Analyser(standard()).analyse(of_loss(title), TRAINING)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    plan = analysis.plan
    data = {name: torch.from_numpy(values) for name, values in arrays().items()}
    module = seeded(plan, 3)
    start = copy.deepcopy(module)
    (sink,) = sinks(module, {}, STEPS, 1)
    entries = [step.called for step in plan.inputs]
    (call, *_) = [step.node for step in plan.steps if step.bodies]
    (held,) = [step for step in plan.steps if step.called == "loss"]
    model = start.layer(call)
    theirs = start.layer(held.node)
    assert model is not None
    before = [parameter.detach().clone() for parameter in model.parameters()]
    loss_of: Any = FORMULAS.get(title)
    learned: list[nn.Parameter] = []
    if loss_of is None:
        loss_of = Uncertain() if title == "LearnedLossWeights" else by_torch(title)
        assert theirs is not None
        loss_of.load_state_dict(theirs.state_dict())
        learned = list(loss_of.parameters())
    optimizer = optim.SGD([*model.parameters(), *learned], lr=0.1, fused=True)

    def value(made: Made, batch: dict[str, Tensor]) -> Tensor:
        entry = {"y": "x", "z": "other"}.get(made.base)
        return made.by_hand(batch[made.base] if entry is None else model(batch[entry]))

    told: list[float] = []
    for n in range(STEPS):
        batch = {name: values[n * BATCH : (n + 1) * BATCH] for name, values in data.items()}
        sink.act([batch[name] for name in entries])
        ports = LOSSES[title].ports.values()
        asked = [one for made in ports for one in (made if isinstance(made, tuple) else (made,))]
        loss = loss_of(*(value(made, batch) for made in asked))
        loss = loss.loss if title == "AdaptiveLogSoftmaxWithLoss" else loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        torch.testing.assert_close(sink.values[0], loss)
        told.append(loss.item())
    assert len(set(told)) == STEPS
    ours = [*_layer(module, call).parameters(), *(_parameters(module, held.node))]
    pairs = list(zip(ours, [*model.parameters(), *learned], strict=True))
    for one, two in pairs:
        torch.testing.assert_close(one, two)
        # What torch has is taken as it is, so not a bit may differ.
        assert title in FORMULAS or title == "LearnedLossWeights" or torch.equal(one, two)
    moved = zip(before, model.parameters(), strict=True)
    assert not all(torch.equal(one, two) for one, two in moved)


def _layer(module: Any, node: str) -> nn.Module:
    found = module.layer(node)
    assert isinstance(found, nn.Module)
    return found


def _parameters(module: Any, node: str) -> list[nn.Parameter]:
    found = module.layer(node)
    return [] if found is None else list(found.parameters())
