"""Takes a training over into a changed model: weights, and what its optimisers remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from studio.compile.given import TENSORS
from studio.compile.keys import by_layer
from studio.compile.kinds import START_FROM
from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Ref
from studio.train import starting
from studio.train.assembly import Assembly
from studio.train.growth import memories
from studio.train.growth.axes import Placement
from studio.train.growth.effect import Effect, Models, effect
from studio.train.growth.growth import Growth
from studio.train.growth.insertion import become_identity, become_silent
from studio.train.growth.layouts import PASSING, Layout, tensor_layout
from studio.train.growth.lockstep import Lockstep
from studio.train.growth.pairing import Pair, Pairing, pairing
from studio.train.job import Job


@dataclass(frozen=True, slots=True)
class Grown:
    """A training that goes on in a changed model."""

    growth: Growth
    effect: Effect
    what: str
    """The names of the layers that are larger, new or gone."""
    models: Mapping[str, str]
    """The keys of models in the training before, by those of now."""
    plan: Plan
    """Of the training before."""

    def of_model(self, key: str, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Other weights of one of the models, taken over likewise.

        Args:
            key: of the model in the training of now.
            weights: as they were kept.
        """
        origin = self.models[key]
        known = by_layer(self.plan, {f"{origin}.{name}": each for name, each in weights.items()})
        found = self.growth.weights(known, f"{key}.")
        return {name.removeprefix(f"{key}."): each for name, each in found.items()}

    def entry(self) -> dict[str, Any]:
        """What a journal keeps of it."""
        return {
            "to": self.what,
            "difference": self.effect.difference,
            "unchanged": self.effect.is_unchanged,
            "why": self.effect.why,
            "layers": self.effect.called,
            "kind": self.effect.kind,
        }


def grow(state: Mapping[str, Any], before: Job, parts: Assembly) -> Grown:
    """Give the training the weights of a checkpoint of another model.

    Args:
        state: the checkpoint.
        before: what was trained when it was made.
        parts: of the training of now, new.

    Raises ``TrainingError`` where a layer was made smaller.
    """
    now = parts.training.module
    plan = before.training or _with_model(now.plan, parts.places.call, before.plan)
    with torch.random.fork_rng(devices=[]):
        old = PlanModule(plan).to(parts.device)
    old.load_state_dict(by_layer(plan, state["weights"]))
    found = pairing(plan, now.plan)
    models = Models(old, now, *_given(plan, now.plan))
    loaded = _started(found, now, before, parts)
    few = [values[:2] for values in parts.training.train.tensors]
    growth, layouts = carry(models, found, few, loaded)
    size = parts.config.batch_size
    batch = [values[:size] for values in parts.training.train.tensors]
    told = effect(models, batch, found, layouts)
    models_of = {pair.now.key: pair.before.key for pair in found.pairs if pair.before}
    return Grown(growth, told, _what(found, growth, now), models_of, plan)


def carry(
    models: Models, found: Pairing, few: Sequence[Tensor], loaded: tuple[str, ...] = ()
) -> tuple[Growth, Mapping[str, Layout]]:
    """Give a model what another one has learnt.

    Args:
        models: both.
        found: their layers beside each other.
        few: examples of what they take.
        loaded: how the ways to new layers begin that have learnt elsewhere.

    Returns:
        Where each number went, and how the layers lie that were there, by the ways to them.

    Raises:
        TrainingError: a layer was made smaller.
    """
    old, now = models.before, models.now
    tensors = _tensors(old, now, found)
    look = Lockstep(old, now, found)
    look.look(few, models.wanted_before, models.wanted_now)
    for path in look.identities | look.silent:
        layer = now.layer(path)
        assert layer is not None
        if not path.startswith(loaded):
            (become_identity if path in look.identities else become_silent)(layer)
    growth = _growth(old, now, found, look, tensors)
    now.load_state_dict(growth.weights(old.state_dict()))
    return growth, look.layouts


def take_over(grown: Grown, state: Mapping[str, Any], parts: Assembly) -> None:
    """Let the optimisers remember of the grown weights what they knew of those before."""
    now, plan = parts.training.module, grown.plan
    names = {id(one): name for name, one in now.named_parameters()}
    for sink, known, moved in zip(
        parts.training.sinks, state["sinks"], state["moved"], strict=True
    ):
        today = list(by_layer(plan, {name: name for name in state["weights"]}).items())
        keys = {was: key for key, was in today}
        mine = [names[id(one)] for one in sink.parameters]
        theirs = grown.growth.renamed([keys[name] for name in moved])
        renamed = memories.Names(theirs, mine)
        sink.take_up(memories.grown(known, sink, renamed, grown.growth), mine, mine)


def _started(found: Pairing, now: PlanModule, before: Job, parts: Assembly) -> tuple[str, ...]:
    """Give new blocks the weights that their files hold; how the ways to their layers begin."""
    paths = [
        pair.now.path
        for pair in found.pairs
        if pair.before is None and str(pair.now.step.settings.get(START_FROM) or "").strip()
    ]
    starting.start(now, before.base, parts.places.of, paths)
    return tuple(f"{path}/" for path in paths)


def _with_model(plan: Plan, call: str, model: Plan) -> Plan:
    """A plan of training in which another model is called."""
    steps = tuple(
        replace(step, bodies=(model,)) if step.node == call else step for step in plan.steps
    )
    return replace(plan, steps=steps)


def _given(before: Plan, now: Plan) -> tuple[list[Ref], list[Ref]]:
    """What the calls of models give, in both plans."""
    ours = {step.called: step for step in now.steps if step.bodies}
    both = [(step, ours[step.called]) for step in before.steps if step.called in ours]
    ports = [
        (Ref(old.node, port.name), Ref(new.node, port.name))
        for old, new in both
        if old.bodies
        for port in old.outputs
        if port.name in {each.name for each in new.outputs}
    ]
    return [old for old, _ in ports], [new for _, new in ports]


def _tensors(old: PlanModule, now: PlanModule, found: Pairing) -> dict[str, Placement]:
    """Place the numbers of tensors that are no layer's, so that both models can be compared."""
    theirs, ours = old.state_dict(), now.state_dict()
    placed: dict[str, Placement] = {}
    for pair in found.pairs:
        key = pair.now.key
        if pair.before is None or pair.now.step.spec.construct not in TENSORS or key not in ours:
            continue
        placed[key] = tensor_layout(theirs[pair.before.key], ours[key])
        ours[key].copy_(placed[key].weight(theirs[pair.before.key], ours[key]))
    return placed


def _growth(
    old: PlanModule, now: PlanModule, found: Pairing, look: Lockstep, tensors: dict[str, Placement]
) -> Growth:
    theirs, ours = old.state_dict(), now.state_dict()
    fresh = {key: value.detach().clone() for key, value in ours.items()}
    origins: dict[str, str] = {}
    placements = dict(tensors)
    for pair in found.pairs:
        if pair.before is None:
            continue
        if pair.now.key in tensors:
            origins[pair.now.key] = pair.before.key
        layout = look.layouts.get(pair.now.path)
        layer = now.layer(pair.now.path)
        for name in layer.state_dict() if layout is not None and layer is not None else ():
            key, origin = f"{pair.now.key}.{name}", f"{pair.before.key}.{name}"
            assert layout is not None
            if origin in theirs:
                origins[key] = origin
                if name in layout.placements:
                    placements[key] = layout.placements[name]
            elif "bias" in name:
                fresh[key].zero_()  # What is added to what was there adds nothing at first.
    moved = {key: each for key, each in placements.items() if not each.is_same}
    return Growth(origins, moved, fresh, {key: value.shape for key, value in theirs.items()})


def _what(found: Pairing, growth: Growth, now: PlanModule) -> str:
    """The layers that a user has changed, by their names."""
    own = [p for p in found.pairs if not isinstance(now.layer(p.now.path), PASSING)]
    larger = [pair.now.step.called for pair in own if _is_larger(pair, growth)]
    names = [*larger, *(step.called for step in (*found.added, *found.removed))]
    return ", ".join(dict.fromkeys(names))


def _is_larger(pair: Pair, growth: Growth) -> bool:
    """Whether a layer gives more than it did, by itself and not because it is given more."""
    keys = [key for key in growth.placements if key.startswith(f"{pair.now.key}.")]
    keys += [pair.now.key] if pair.now.key in growth.placements else []
    return not pair.now.step.bodies and any(
        axis.gives and len(axis.source) != size
        for key in keys
        for axes in growth.placements[key].parts
        for axis, size in zip(axes, growth.placements[key].before, strict=True)
    )
