"""What a step moves is measured between two steps of a real run, which trains as it would have."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from running import OrderAt, OrdersAt, job, numbers, plan_of, points_network, straight, train

from studio.compile.module import seeded
from studio.data.sources import load
from studio.observe.asks.ask import Finding
from studio.observe.asks.vitals import Vitals, VitalsAsk
from studio.observe.frames import Watch
from studio.train.checkpoint import load_weights
from studio.train.inbox import Look, Pause, Resume, StepOnce, Stop
from studio.train.store import LAST, RunFolder
from studio.train.worker import run

WATCH = Look(Watch(asks=frozenset({VitalsAsk()}), interval_s=0.0))


class Box(list):
    put = list.append

    @property
    def vitals(self) -> list[Finding]:
        found = [one for one in self if isinstance(one, Finding)]
        assert all(isinstance(one.found, Vitals) for one in found), found
        return found


def network():
    return straight(("Linear", {"out_features": 4}), ("Tanh", {}), ("Linear", {"out_features": 2}))


def by_hand(draw, steps: int) -> list[dict[str, tuple[float, float]]]:
    """For each step what it moved, and from where: by the name of the parameter."""
    module = seeded(plan_of(draw), 0)
    dataset = load(job(Path(), draw).project.settings)
    x, y = (torch.from_numpy(dataset.train[name]) for name in ("points", "label"))
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0)).split(16)
    optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, fused=True)
    moved = []
    for batch in order[:steps]:
        before = {n: p.detach().double() for n, p in module.named_parameters()}
        optimizer.zero_grad()
        F.cross_entropy(module(x[batch]), y[batch]).backward()
        optimizer.step()
        now = module.named_parameters()
        moved.append(
            {n: (float((p.detach().double() - before[n]).norm()), float(before[n].norm()))
             for n, p in now}
        )  # fmt: skip
    return moved


def test_an_update_is_that_of_one_step(tmp_path: Path) -> None:
    draw, box = network(), Box()
    inbox = OrdersAt({1: [WATCH], 5: [Stop()]})
    run(job(tmp_path / "run", draw), box, inbox)
    measured = [one for one in box.vitals if one.found.updated == one.step]
    assert measured
    moved = by_hand(draw, 5)
    for finding in measured:
        expected = moved[finding.step - 1]
        assert finding.found.batches == 1
        for node, each in finding.found.nodes.items():
            for one in each.parameters:
                name = f"{plan_of(draw).step(node).keeper}.{one.name}"
                (key,) = (key for key in expected if key.endswith(name))
                assert (one.update, one.before) == pytest.approx(expected[key], rel=1e-3)


def test_with_gathered_gradients_an_update_spans_its_batches(tmp_path: Path) -> None:
    box = Box()
    inbox = OrdersAt({1: [WATCH], 12: [Stop()]})
    run(job(tmp_path / "run", network(), train_accumulate=3), box, inbox)
    measured = [one.found for one in box.vitals if one.found.updated is not None]
    assert measured
    assert all(found.batches == 3 for found in measured)
    assert all(found.nodes["n2"].ratio for found in measured)


def test_a_run_that_is_measured_trains_as_it_would_have(tmp_path: Path) -> None:
    box = Box()
    inbox = OrdersAt({1: [WATCH]})
    run(job(tmp_path / "seen", points_network(), train_epochs=2), box, inbox)
    train(tmp_path / "unseen", points_network(), train_epochs=2)
    assert len(box.vitals) > 1
    assert numbers(tmp_path / "seen") == numbers(tmp_path / "unseen")
    one, other = (
        load_weights(RunFolder.open(tmp_path / name), LAST) for name in ("seen", "unseen")
    )
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_each_single_step_is_measured(tmp_path: Path) -> None:
    box = Box()

    class Steps(OrderAt):
        def __bool__(self) -> bool:
            return True

        def take(self):
            return next(self.script, None)

        def wait(self, timeout_s=None):
            return next(self.script)

    inbox = Steps(0, Resume())
    inbox.script = iter([WATCH, Pause(), None, StepOnce(), None, StepOnce(), None, Stop()])
    run(job(tmp_path / "run", network()), box, inbox)
    found = {one.step: one.found.updated for one in box.vitals}
    assert (found[2], found[3]) == (2, 3)


def test_nothing_is_copied_for_looks_that_do_not_ask(tmp_path: Path, monkeypatch) -> None:
    from studio.train import strides

    def never(*_: object) -> None:
        raise AssertionError("nobody asked")

    monkeypatch.setattr(strides, "Stride", never)
    inbox = OrdersAt({1: [Look(Watch(gradients=True, interval_s=0.0))]})
    result = train(tmp_path / "run", network(), inbox, train_epochs=1)
    assert result.state == "finished"


def test_what_is_done_between_two_steps_is_no_part_of_a_step(tmp_path: Path, monkeypatch) -> None:
    from studio.observe.looks import stride as strides_of_looks
    from studio.train import strides
    from studio.train.doctor.rounds import Doctor
    from studio.train.filming import Film

    now = [0.0]
    monkeypatch.setattr(strides, "perf_counter", lambda: now[0])

    def slowly(method):
        def slow(*args, **kwargs):
            now[0] += 100.0
            return method(*args, **kwargs)

        return slow

    monkeypatch.setattr(Doctor, "attend", slowly(Doctor.attend))
    monkeypatch.setattr(Film, "shoot", slowly(Film.shoot))
    end = strides_of_looks.Stride.end
    seconds = []

    def ended(stride):
        seconds.append(stride.seconds)
        end(stride)

    monkeypatch.setattr(strides_of_looks.Stride, "end", ended)
    inbox = OrdersAt({1: [WATCH]})
    run(job(tmp_path / "run", network(), train_epochs=800), Box(), inbox)
    assert now[0] > 1000
    told = [each for each in seconds if each is not None]
    assert told
    assert set(told) == {0.0}
