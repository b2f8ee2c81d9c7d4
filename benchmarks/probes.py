"""What the live views cost a run: all of them at once, as a share of the time of its steps.

    python benchmarks/probes.py [--rounds 5] [--seconds 10] [--json]

A run with everything on screen (weights, activations, gradients, saliency, how all layers fare, how
long they take and, where there are points, the decision boundary) against the same run with nothing
on screen, turn and turn about, by the time of the processor. A figure is the median over the
rounds; beside it stands the share that the run itself measured.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from training import CNN, MLP, Case, project_of

from studio.compile.plan import Plan
from studio.graph.model import Project
from studio.observe.asks.profile import ProfileAsk
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.vitals import VitalsAsk
from studio.observe.frames import Frame, ProbeCost, Watch
from studio.train.inbox import Inbox, Look
from studio.train.worker import Job, run


class Costs:
    """A mailbox that keeps nothing but what looking cost."""

    def __init__(self) -> None:
        self.shares: list[float] = []
        self.intervals_s: list[float] = []

    def put(self, frame: Frame) -> None:
        if isinstance(frame, ProbeCost):
            self.shares.append(frame.share)
            self.intervals_s.append(frame.interval_s)


def speed(project: Project, plan: Plan, watch: Watch) -> tuple[float, Costs]:
    """Steps a second of the processor's time, and the costs of looking."""
    inbox, costs = Inbox(), Costs()
    inbox.put(Look(watch))
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Job(project, plan, Path(folder) / "run"), costs, inbox)
    if result.state != "finished":
        raise SystemExit(result.message)
    return result.steps / (time.process_time() - began), costs


def measure(case: Case, rounds: int, seconds: float) -> dict[str, Any]:
    project, plan = project_of(case, 1)
    everything = frozenset(step.node for step in plan.steps)
    asks = frozenset({SaliencyAsk(), VitalsAsk(), ProfileAsk()})
    watch = Watch(everything, everything, True, True, asks=asks)
    steps = len(plan.steps)
    plain, _ = speed(project, plan, Watch())
    epochs = max(1, round(seconds * plain / steps_of(project, plan)))
    project, plan = project_of(case, epochs)
    ratios, shares, intervals = [], [], []
    for number in range(rounds):
        order = (Watch(), watch) if number % 2 else (watch, Watch())
        speeds = {}
        for what in order:
            speeds[what], costs = speed(project, plan, what)
            shares += costs.shares[2:]
            intervals += costs.intervals_s[2:]
        ratios.append(1 - speeds[watch] / speeds[Watch()])
    ratios.sort()
    return {
        "case": case.name,
        "layers": steps,
        "lost": round(statistics.median(ratios), 4),
        "lowest": round(ratios[0], 4),
        "highest": round(ratios[-1], 4),
        "measured_share": round(statistics.median(shares), 4) if shares else None,
        "interval_s": round(statistics.median(intervals), 3) if intervals else None,
    }


def steps_of(project: Project, plan: Plan) -> int:
    """Steps of one epoch."""
    with tempfile.TemporaryDirectory() as folder:
        return run(Job(project, plan, Path(folder) / "run"), Costs()).steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10.0, help="of each run")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = [measure(case, options.rounds, options.seconds) for case in (CNN, MLP)]
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for row in results:
        print(
            f"{row['case']}: {row['lost']:.1%} of the speed ({row['lowest']:.1%} to "
            f"{row['highest']:.1%}); the run itself measured {row['measured_share']:.1%}, "
            f"a look every {row['interval_s']:.2f} s"
        )


if __name__ == "__main__":
    main()
