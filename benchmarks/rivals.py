"""Steps a second of the command line's engine beside four other trainers, in one table.

    PYTHONPATH=rivals python benchmarks/rivals.py [--rounds 3] [--seconds 3] [--json]

All train the same module from the same seed on the same data, in batches of the same size, with
the same optimiser at the same rate, each as its own documentation teaches: with its usual loader,
its progress bars, loggers and checkpoints turned off. Each has its turn in every round; a figure
is the best of its rounds, since other programs on the machine only ever slow it down. Steps are
counted over whole epochs, after two that are not counted; each validates after every epoch.

The others are installed by whoever runs this, as docs/performance.md says. What is not installed
is said in the table and left out. "found" is the engine with the settings that ``plexus tune``
found in the same run.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "torch")

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset
from training import CASES, Case, project_of

from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Plan
from studio.data.sources import load
from studio.graph.model import Project
from studio.observe.mailbox import Mailbox
from studio.train.config import TrainConfig
from studio.train.fastest import tune
from studio.train.worker import Job, run

Runner = Callable[["Setup", int], tuple[int, float]]
"""Trains for so many epochs: the steps and the seconds they took."""


@dataclass(frozen=True)
class Setup:
    """One case, as all of them are given it."""

    project: Project
    plan: Plan
    x: Tensor
    y: Tensor
    held: tuple[Tensor, Tensor]
    """The examples to validate with."""
    config: TrainConfig

    def module(self) -> PlanModule:
        return seeded(self.plan, self.config.seed)

    def optimizer(self, parameters: Any) -> torch.optim.Optimizer:
        kinds: dict[str, Any] = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam}
        made: torch.optim.Optimizer = kinds[self.config.optimizer](parameters, lr=self.config.lr)
        return made

    def loader(self) -> DataLoader[tuple[Tensor, ...]]:
        data = TensorDataset(self.x, self.y)
        return DataLoader(data, self.config.batch_size, shuffle=True)

    def held_loader(self) -> DataLoader[tuple[Tensor, ...]]:
        return DataLoader(TensorDataset(*self.held), self.config.batch_size)


def setup_of(case: Case) -> Setup:
    project, plan = project_of(case, 1)
    dataset = load(project.settings)
    inputs, target = (f.name for f in dataset.fields)
    x, y = (torch.from_numpy(dataset.train[name]) for name in (inputs, target))
    config = TrainConfig.from_settings(project.settings)
    held = tuple(torch.from_numpy(dataset.validation[name]) for name in (inputs, target))
    return Setup(project, plan, x, y, (held[0], held[1]), config)


def plain(setup: Setup, epochs: int) -> tuple[int, float]:
    """The loop that tutorials teach, with a DataLoader."""
    torch.manual_seed(0)
    module = setup.module()
    optimizer, loader = setup.optimizer(module.parameters()), setup.loader()
    held_loader = setup.held_loader()
    began, steps = perf_counter(), 0
    for _ in range(epochs):
        module.train()
        for x, y in loader:
            loss = F.cross_entropy(module(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            steps += 1
        module.eval()
        with torch.no_grad():
            sum(F.cross_entropy(module(x), y, reduction="sum").item() for x, y in held_loader)
    return steps, perf_counter() - began


def engine(setup: Setup, epochs: int) -> tuple[int, float]:
    """The command line, with validation, history and checkpoints as ever."""
    project = setup.project.copy()
    project.settings["train.epochs"] = epochs
    with tempfile.TemporaryDirectory() as folder:
        result = run(Job(project, setup.plan, Path(folder) / "run"), Mailbox())
    if result.state != "finished":
        raise SystemExit(result.message)
    return result.steps, result.seconds


def lightning(setup: Setup, epochs: int) -> tuple[int, float]:
    import lightning as pl

    for name in ("lightning.pytorch", "lightning.fabric"):
        logging.getLogger(name).setLevel(logging.ERROR)

    class Taught(pl.LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.net = setup.module()

        def training_step(self, batch: Any, _: int) -> Tensor:
            x, y = batch
            return F.cross_entropy(self.net(x), y)

        def validation_step(self, batch: Any, _: int) -> None:
            x, y = batch
            self.log("val_loss", F.cross_entropy(self.net(x), y))

        def configure_optimizers(self) -> torch.optim.Optimizer:
            return setup.optimizer(self.parameters())

    trainer = pl.Trainer(
        max_epochs=epochs,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        num_sanity_val_steps=0,
    )
    module, loader = Taught(), setup.loader()
    began = perf_counter()
    trainer.fit(module, loader, setup.held_loader())
    return trainer.global_step, perf_counter() - began


def fastai(setup: Setup, epochs: int) -> tuple[int, float]:
    import fastai.callback.progress as bars  # It gives learners their no_bar().
    from fastai.data.core import DataLoaders
    from fastai.learner import Learner
    from fastai.optimizer import OptimWrapper

    loaders = DataLoaders(setup.loader(), setup.held_loader())

    def optimiser(parameters: Any, **_: Any) -> Any:
        flat = [p for group in parameters for p in (group if isinstance(group, list) else [group])]
        return OptimWrapper(opt=setup.optimizer(flat))

    learner = Learner(loaders, setup.module(), loss_func=F.cross_entropy, opt_func=optimiser)
    learner.remove_cbs([cb for cb in learner.cbs if isinstance(cb, bars.ProgressCallback)])
    steps = epochs * len(loaders.train)
    with learner.no_logging(), learner.no_bar():
        began = perf_counter()
        learner.fit(epochs)
    return steps, perf_counter() - began


def skorch(setup: Setup, epochs: int) -> tuple[int, float]:
    from skorch import NeuralNetClassifier
    from skorch.helper import predefined_split

    config = setup.config
    kinds: dict[str, Any] = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam}
    net = NeuralNetClassifier(
        setup.module(),
        criterion=nn.CrossEntropyLoss,
        optimizer=kinds[config.optimizer],
        lr=config.lr,
        batch_size=config.batch_size,
        max_epochs=epochs,
        iterator_train__shuffle=True,
        train_split=predefined_split(TensorDataset(*setup.held)),
        verbose=0,
    )
    net.initialize()
    began = perf_counter()
    net.partial_fit(setup.x, setup.y)
    return epochs * -(-len(setup.x) // config.batch_size), perf_counter() - began


def keras(setup: Setup, epochs: int) -> tuple[int, float]:
    import keras as k

    k.utils.set_random_seed(0)
    config = setup.config
    kinds: dict[str, Any] = {"SGD": k.optimizers.SGD, "Adam": k.optimizers.Adam}
    layer = k.layers.TorchModuleWrapper(setup.module())
    model = k.Sequential([k.layers.Input(setup.x.shape[1:]), layer])
    model.compile(
        optimizer=kinds[config.optimizer](config.lr),
        loss=k.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    x, y = setup.x.numpy(), setup.y.numpy()
    held = tuple(part.numpy() for part in setup.held)
    began = perf_counter()
    model.fit(x, y, batch_size=config.batch_size, epochs=epochs, verbose=0, validation_data=held)
    return epochs * -(-len(x) // config.batch_size), perf_counter() - began


RIVALS: dict[str, Runner] = {
    "Lightning Trainer": lightning,
    "fastai": fastai,
    "skorch": skorch,
    "Keras 3 (torch)": keras,
}


def found(setup: Setup, seconds: float) -> tuple[dict[str, Any], Setup]:
    """The case with the settings that were found to be fastest."""
    with tempfile.TemporaryDirectory() as folder:
        job = Job(setup.project, setup.plan, Path(folder) / "run")
        best = tune(job, seconds=seconds).best
    if best is None:
        raise SystemExit("nothing could be measured")
    project = setup.project.copy()
    project.settings |= best.settings
    config = TrainConfig.from_settings(project.settings)
    return dict(best.settings), replace(setup, project=project, config=config)


def measure(case: Case, rounds: int, seconds: float) -> dict[str, Any]:
    """The best of some rounds of each, in turns, each of about so many seconds."""
    setup = setup_of(case)
    settings, tuned = found(setup, 1.0)
    torch.set_num_threads(setup.config.thread_count())
    paths: dict[str, tuple[Runner, Setup]] = {
        "plain loop, DataLoader": (plain, setup),
        "command line": (engine, setup),
        "command line, found": (engine, tuned),
        **{name: (runner, setup) for name, runner in RIVALS.items()},
    }
    epochs: dict[str, int] = {}
    missing: dict[str, str] = {}
    for name, (runner, given) in paths.items():
        try:
            runner(given, 1)  # imports and first calls
            steps, took = runner(given, 1)
        except Exception as error:
            missing[name] = f"{type(error).__name__}: {error}".partition("\n")[0]
            continue
        epochs[name] = max(1, round(seconds / max(took, 1e-3)))
    best = dict.fromkeys(epochs, 0.0)
    least = dict.fromkeys(epochs, float("inf"))
    for number in range(rounds):
        names = list(epochs)
        place = number % len(names)
        for name in names[place:] + names[:place]:
            runner, given = paths[name]
            before = process_time()
            steps, took = runner(given, epochs[name])
            best[name] = max(best[name], steps / took)
            least[name] = min(least[name], (process_time() - before) / steps)
    others = [best[name] for name in RIVALS if name in best]
    return {
        "case": case.name,
        "found": settings,
        "steps_per_second": {name: round(speed, 1) for name, speed in best.items()},
        "times_the_best_rival": {
            name: round(best[name] / max(others), 2)
            for name in ("command line", "command line, found")
            if others
        },
        "processor_microseconds": {name: round(s * 1e6) for name, s in least.items()},
        "missing": missing,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3.0, help="of each in each round")
    parser.add_argument("--cases", nargs="*", choices=sorted(CASES), default=sorted(CASES))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    results = [measure(CASES[name], options.rounds, options.seconds) for name in options.cases]
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for result in results:
        print(f"{result['case']} (found: {result['found']})")
        for name, speed in result["steps_per_second"].items():
            times = result["times_the_best_rival"].get(name)
            cost = result["processor_microseconds"][name]
            line = f"  {name:24} {speed:9.1f} steps/s {cost:9} µs of the processor a step"
            print(line + (f"   {times} x" if times else ""))
        for name, why in result["missing"].items():
            print(f"  {name:24} left out: {why}")


if __name__ == "__main__":
    main()
