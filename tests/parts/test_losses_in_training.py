"""Losses in a training graph: which models an optimiser of theirs moves."""

from __future__ import annotations

import pytest
import torch
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.compile.module import PlanModule, seeded
from studio.compile.ownership import optimisers, owned
from studio.compile.plan import Plan
from studio.compile.undoubted import plan_of
from studio.graph.model import MODEL, TRAINING, Graph


def begun() -> tuple[Drawing, Plan]:
    """A model that gives three scores, and an empty training graph."""
    draw = Drawing()
    draw.chain(
        draw.add("input", "x", shape=("N", 4)),
        draw.add("Linear", "linear", out_features=3),
        draw.add("output", "y"),
    )
    plan = Analyser(draw.catalogue).analyse(draw.project).plan
    assert plan is not None
    draw.project.graphs[TRAINING] = Graph()
    draw.within = TRAINING
    return draw, plan


def read(draw: Drawing, model: Plan) -> Plan:
    kinds = ProjectKinds(draw.catalogue, draw.project)
    return plan_of(draw.project.graphs[TRAINING], TRAINING, kinds, {MODEL: model})


def moved(plan: Plan) -> list[str]:
    (sink,) = optimisers(plan)
    return [step.called for step in owned(plan.steps, sink) if step.bodies]


def test_no_optimiser_moves_a_teacher() -> None:
    draw, model = begun()
    given = draw.add("input", "x", shape=("N", 4))
    loss = draw.add("DistillationLoss")
    for name in ("student", "teacher"):
        call = draw.add("block:model", name)
        draw.wire(given, call)
        draw.wire(call, f"{loss}.{name}")
    draw.chain(loss, draw.add("torch.optim.SGD", "sgd"))
    assert moved(read(draw, model)) == ["student"]


def test_a_penalty_of_a_critic_moves_the_critic() -> None:
    draw, model = begun()
    real = draw.add("input", "real", shape=("N", 4))
    fake, between = draw.add("LatentNoise", "fake", size=(4,)), draw.add("RandomInterpolation")
    draw.chain(real, fake)
    draw.wire(real, f"{between}.first")
    draw.wire(fake, f"{between}.second")
    required, critic = draw.add("RequireGradient"), draw.add("block:model", "critic")
    draw.chain(between, required, critic)
    gradient = draw.add("InputGradient")
    draw.wire(critic, f"{gradient}.output")
    draw.wire(required, f"{gradient}.input")
    square = draw.add("Power", "squared", value=2.0)
    penalty = draw.add("Mean", "penalty", dim=None)
    draw.chain(gradient, square, penalty, draw.add("torch.optim.SGD", "sgd"))
    plan = read(draw, model)
    assert moved(plan) == ["critic"]
    assert any(step.spec.differentiates for step in plan.steps)
    module = seeded(plan, 0)
    held = module.layer(critic)
    assert isinstance(held, PlanModule)
    values = held.state_dict(keep_vars=True)
    (step,) = [step for step in plan.steps if step.called == "penalty"]
    (ref,) = [ref for refs in optimisers(plan)[0].inputs.values() for ref in refs]
    assert ref.node == step.node
    (loss,) = module.runner([ref])([torch.rand(5, 4)])
    loss.backward()
    # Of a linear critic the gradient is the sum of its weights over all scores, whatever comes in.
    weight = values["linear.weight"]
    slopes = weight.detach().sum(0)
    assert loss.item() == pytest.approx((slopes**2).mean().item(), rel=1e-6)
    assert torch.allclose(weight.grad, (slopes / 2).expand(3, -1))
