"""Steps a second of a hand-written loop, the command line's path and the window's path.

    python benchmarks/training.py [--rounds 6] [--seconds 1.5] [--json]

All three train the same module from the same seed on the same data, with the same optimiser and
the same number of threads. Rounds are interleaved, so that what else the machine does hits all of
them; a figure is the median of the rounds' ratios to the hand-written loop of the same round, with
the lowest and the highest ratio.

Next to the wall clock stands the processor time a step took, which other programs on the machine
disturb less.

The window-like path is a ``Worker`` thread with a reader that fetches frames 20 times a second,
as the window does, and with the views of one layer on screen.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812

from studio.compile.analysis import Analyser
from studio.compile.module import seeded
from studio.compile.plan import Plan
from studio.data.sources import load
from studio.graph.edits import AddNode, Connect
from studio.graph.model import Node, Project, Wire
from studio.layers.catalogue import standard
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.frames import Watch
from studio.observe.mailbox import Mailbox
from studio.train.config import TrainConfig
from studio.train.inbox import Inbox, Stop
from studio.train.worker import Job, Worker, run

READER_INTERVAL_S = 0.05
WARM_UP = 3
"""Turns that are not counted."""


@dataclass(frozen=True)
class Case:
    """A model and its data."""

    name: str
    layers: tuple[tuple[str, dict[str, Any]], ...]
    settings: dict[str, Any]
    target: float
    """Least ratio wanted for the command line."""


CNN = Case(
    "small CNN, batch 64",
    (
        ("input", {"shape": ("N", 1, 28, 28)}),
        ("torch.nn.Conv2d", {"out_channels": 16, "kernel_size": 3, "padding": 1}),
        ("torch.nn.ReLU", {}),
        ("torch.nn.MaxPool2d", {"kernel_size": 2}),
        ("torch.nn.Conv2d", {"out_channels": 32, "kernel_size": 3, "padding": 1}),
        ("torch.nn.ReLU", {}),
        ("torch.nn.MaxPool2d", {"kernel_size": 2}),
        ("torch.nn.Flatten", {}),
        ("torch.nn.Linear", {"out_features": 10}),
        ("output", {}),
    ),
    {"data.source": "fashion_sample", "train.batch_size": 64},
    0.98,
)
MLP = Case(
    "tiny MLP",
    (
        ("input", {"shape": ("N", 2)}),
        ("torch.nn.Linear", {"out_features": 16}),
        ("torch.nn.Tanh", {}),
        ("torch.nn.Linear", {"out_features": 2}),
        ("output", {}),
    ),
    {
        "data.source": "toy",
        "data.samples": 10_000,
        "train.batch_size": 32,
        "train.optimizer": "SGD",
    },
    0.93,
)


TRANSFORMER = Case(
    "small Transformer",
    (
        ("input", {"shape": ("N", 1, 28, 28)}),
        ("torch.nn.Flatten", {"start_dim": 1, "end_dim": 2}),
        ("torch.nn.Linear", {"out_features": 64}),
        *[
            (
                "torch.nn.TransformerEncoderLayer",
                {"nhead": 4, "dim_feedforward": 128, "batch_first": True},
            )
        ]
        * 2,
        ("torch.nn.Flatten", {}),
        ("torch.nn.Linear", {"out_features": 10}),
        ("output", {}),
    ),
    {"data.source": "fashion_sample", "train.batch_size": 32},
    0.98,
)
CASES = {"cnn": CNN, "mlp": MLP, "transformer": TRANSFORMER}


def project_of(case: Case, epochs: int) -> tuple[Project, Plan]:
    catalogue, project = standard(), Project("benchmark")
    project.settings |= case.settings | {"train.epochs": epochs, "data.seed": 0}
    before = ""
    for number, (kind, params) in enumerate(case.layers, 1):
        node = Node(f"n{number}", kind, f"layer{number}", params)
        AddNode(node).apply(project, catalogue)
        if before:
            port = catalogue.find(kind).inputs[0].name
            Connect(Wire(before, "output", node.id, port)).apply(project, catalogue)
        before = node.id
    plan = Analyser(catalogue).analyse(project).plan
    if plan is None:
        raise SystemExit(f"the model of {case.name} has problems")
    return project, plan


def hand_written(project: Project, plan: Plan) -> Iterator[bool]:
    """A loop as a person writes it, with a validation after each epoch.

    Yields after each step (true), validation batch and epoch (false), as the program's loop does.
    """
    config = TrainConfig.from_settings(project.settings)
    dataset = load(project.settings)
    names = [dataset.inputs[0].name, dataset.targets[0].name]
    module = seeded(plan, config.seed)
    order = torch.Generator().manual_seed(config.seed)
    x, y = (torch.from_numpy(dataset.train[name]) for name in names)
    vx, vy = (torch.from_numpy(dataset.validation[name]) for name in names)
    kinds = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam}
    optimizer = kinds[config.optimizer](module.parameters(), lr=config.lr, fused=True)
    size = config.batch_size
    torch.set_num_threads(config.thread_count())
    for _ in range(config.epochs):
        module.train()
        losses = []
        shuffled = torch.randperm(len(x), generator=order)
        ex, ey = x[shuffled], y[shuffled]
        for bx, by in zip(ex.split(size), ey.split(size), strict=True):
            loss = F.cross_entropy(module(bx), by)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.detach())
            yield True
        torch.stack(losses).mean().item()
        module.eval()
        right, total = 0, 0.0
        for bx, by in zip(vx.split(size * 4), vy.split(size * 4), strict=True):
            with torch.no_grad():
                output = module(bx)
                total += F.cross_entropy(output, by).item() * len(bx)
                right += int((output.argmax(1) == by).sum())
            yield False
        yield False


def by_hand(project: Project, plan: Plan) -> float:
    """Steps a second of the hand-written loop."""
    began = perf_counter()
    steps = sum(hand_written(project, plan))
    return steps / (perf_counter() - began)


class Turns(Inbox):
    """Lets the hand-written loop have its turn.

    The run asks after each step, validation batch and epoch whether an order waits here.
    """

    def __init__(self, other: Iterator[bool], steps: int, turns: int) -> None:
        super().__init__()
        self.own_s: list[float] = []
        self.other_s: list[float] = []
        self._other, self._steps, self._turns = other, steps, turns
        self._asked = 0
        self._since = thread_time()

    def __bool__(self) -> bool:
        self._asked += 1
        if self._asked % self._steps == 0:
            self.own_s.append(thread_time() - self._since)
            began = thread_time()
            for _ in range(self._steps):
                next(self._other)
            self.other_s.append(thread_time() - began)
            if len(self.own_s) == self._turns:
                self.put(Stop())
            self._since = thread_time()
        return super().__bool__()


def in_turns(case: Case, steps: int, turns: int) -> dict[str, Any]:
    """The command line's path against the hand-written loop, turn and turn about in one thread.

    Turns of well below a second, counted in processor time, see the same machine.
    """
    project, plan = project_of(case, 1_000_000)
    other = hand_written(project, plan)
    next(other)
    inbox = Turns(other, steps, turns)
    with tempfile.TemporaryDirectory() as folder:
        result = run(Job(project, plan, Path(folder) / "run"), Mailbox(), inbox)
    if result.state != "stopped":
        raise SystemExit(result.message)
    own, hand = inbox.own_s[WARM_UP:], inbox.other_s[WARM_UP:]
    ratios = [b / a for a, b in zip(own, hand, strict=True)]
    low, _, high = statistics.quantiles(ratios)
    return {
        "microseconds": round(statistics.median(own) / steps * 1e6, 1),
        "hand_microseconds": round(statistics.median(hand) / steps * 1e6, 1),
        "ratio": round(sum(hand) / sum(own), 3),
        "quartiles": [round(low, 3), round(high, 3)],
    }


def command_line(project: Project, plan: Plan) -> float:
    with tempfile.TemporaryDirectory() as folder:
        result = run(Job(project, plan, Path(folder) / "run"), Mailbox())
    return result.steps / result.seconds


def window(project: Project, plan: Plan) -> float:
    mailbox, done = Mailbox(), threading.Event()

    def read() -> None:
        while not done.wait(READER_INTERVAL_S):
            mailbox.drain()

    reader = threading.Thread(target=read)
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(Job(project, plan, Path(folder) / "run"), mailbox)
        layer = frozenset({"n2"})
        worker.watch(Watch(weights=layer, activations=layer, asks=frozenset({SaliencyAsk()})))
        reader.start()
        worker.start()
        worker.join()
        done.set()
        reader.join()
    if worker.result is None or worker.result.state != "finished":
        raise SystemExit(f"the run did not finish: {worker.result}")
    return worker.result.steps / worker.result.seconds


PATHS: dict[str, Callable[[Project, Plan], float]] = {
    "hand-written": by_hand,
    "command line": command_line,
    "window": window,
}


def measure(case: Case, rounds: int, seconds: float) -> dict[str, Any]:
    """Ratios of the paths to the hand-written loop, each path about so many seconds a round."""
    project, plan = project_of(case, 1)
    by_hand(project, plan)  # imports and first calls
    began = perf_counter()
    by_hand(project, plan)
    epochs = max(1, round(seconds / (perf_counter() - began)))
    project, plan = project_of(case, epochs)
    speeds: dict[str, list[float]] = {name: [] for name in PATHS}
    costs: dict[str, list[float]] = {name: [] for name in PATHS}
    for number in range(rounds):
        names = list(PATHS)
        for name in names[number % 3 :] + names[: number % 3]:
            before = process_time()
            speeds[name].append(PATHS[name](project, plan))
            costs[name].append(process_time() - before)
    result: dict[str, Any] = {"case": case.name, "epochs": epochs, "target": case.target}
    for name, values in speeds.items():
        pairs = zip(values, speeds["hand-written"], strict=True)
        ratios = sorted(value / plain for value, plain in pairs)
        result[name] = {
            "steps_per_second": round(statistics.median(values), 1),
            "ratio": round(statistics.median(ratios), 3),
            "lowest": round(ratios[0], 3),
            "highest": round(ratios[-1], 3),
            "processor_ratio": round(
                statistics.median(
                    plain / cost
                    for cost, plain in zip(costs[name], costs["hand-written"], strict=True)
                ),
                3,
            ),
        }
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=6, help="multiples of 3 see all orders")
    parser.add_argument("--seconds", type=float, default=1.5, help="of each path in each round")
    parser.add_argument("--cases", nargs="*", choices=sorted(CASES), default=list(CASES))
    parser.add_argument("--turns", action="store_true", help="measure in turns alone")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    cases = [CASES[name] for name in options.cases]
    results = (
        [] if options.turns else [measure(case, options.rounds, options.seconds) for case in cases]
    )
    if options.turns:
        results = [{"case": case.name} for case in cases]
    for case, result in zip(cases, results, strict=True):
        result["in_turns"] = in_turns(case, *((100, 200) if case is MLP else (4, 60)))
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for result in results:
        print(f"{result['case']} ({options.rounds} rounds)")
        for name in PATHS:
            if name not in result:
                continue
            row = result[name]
            print(
                f"  {name:13} {row['steps_per_second']:8.1f} steps/s   ratio {row['ratio']:.3f}"
                f"   ({row['lowest']:.3f} to {row['highest']:.3f})"
                f"   by processor time {row['processor_ratio']:.3f}"
            )
        turns = result["in_turns"]
        low, high = turns["quartiles"]
        print(
            f"  in turns, by processor time: command line {turns['microseconds']} µs a step, "
            f"hand-written {turns['hand_microseconds']}: ratio {turns['ratio']:.3f} "
            f"(quartiles {low:.3f} to {high:.3f})"
        )


if __name__ == "__main__":
    main()
