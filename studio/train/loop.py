"""The training loop, as a generator: it yields after each step, and its driver does the rest.

Losses and outputs stay on the device. Nothing here waits for them, draws, writes or listens.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import perf_counter

import torch
from torch import Tensor, nn

from studio.compile.module import PlanModule, Runner
from studio.compile.ownership import LOSS
from studio.compile.plan import Ref
from studio.data.batches import Batches
from studio.observe.quiet import random_states
from studio.train.metrics import Meters
from studio.train.numerics import Numerics
from studio.train.readout import Readout
from studio.train.sinks import Sink

Note = Callable[[Sequence[Tensor], Sequence[Tensor], int, Sequence[float]], None]
"""Called after each step with its numbers, the answers and what was right (or nothing), the number
of examples, and the learning rates; it must not wait for the tensors."""


class Event(enum.Enum):
    """What has just been done."""

    STEP = "step"
    CHECK = "check"
    """One batch of the validation split."""
    EPOCH = "epoch"
    """An epoch, validation included."""


@dataclass(frozen=True, slots=True)
class Validation:
    """Means over the whole validation split."""

    values: Mapping[str, float]
    """By the names of the numbers; ``accuracy`` among them where answers are judged."""

    @property
    def loss(self) -> float | None:
        """Of a training with one loss."""
        return self.values.get(LOSS)


class Training:
    """A step of training in repetition, and where it stands."""

    def __init__(
        self,
        module: PlanModule,
        *,
        sinks: Sequence[Sink],
        readout: Readout,
        train: Batches,
        validation: Batches,
        generator: torch.Generator,
        epochs: int,
        frozen: Sequence[nn.Module] = (),
        differentiates: bool = False,
        numerics: Numerics | None = None,
        meters: Meters | None = None,
    ) -> None:
        """Take the parts.

        Args:
            module: of the training graph; each batch holds its inputs.
            sinks: the optimisers, in their order.
            readout: what is told of each step.
            train: the examples that are learnt.
            validation: those that are not.
            generator: orders the batches of ``train``.
            epochs: how many there are.
            frozen: layers that never train: they stay as in use.
            differentiates: whether gradients are needed to work out a loss.
            numerics: how validation computes; the sinks have theirs.
            meters: the metrics that are worked out on the validation split.
        """
        self.module = module
        self.sinks = tuple(sinks)
        self.readout = readout
        self.train = train
        self.validation = validation
        self.generator = generator
        self.epochs = epochs
        self.frozen = tuple(frozen)
        self.step = 0
        self.epoch = 0
        """Epochs completed."""
        self.position = 0
        """Batches done in the epoch under way."""
        self.order = generator.get_state()
        """The generator's state before the epoch under way: with it, its order comes again."""
        self.last: Validation | None = None
        self.fetching_s = 0.0
        """How long batches of the training split were waited for, in all."""
        self.learning_s = 0.0
        """How long was spent on learning from them."""
        self.rewound: dict[str, Tensor] | None = None
        """The random states before the validation under way: it is begun anew after an end."""
        self._grad_mode = torch.enable_grad if differentiates else torch.no_grad
        self._scheduled = [sink for sink in self.sinks if sink.schedule is not None]
        answer = readout.answer
        wanted: list[Ref] = [number.ref for number in readout.numbers]
        self._judged = answer.scoring if answer is not None else None
        if answer is not None:
            wanted += [answer.given, answer.right]
        self.meters = meters
        self._wanted = len(wanted)
        if meters is not None:
            wanted += meters.refs
        self._checked = wanted
        self._numerics = numerics
        self._check_all = self._runner(wanted)

    def bind(self) -> None:
        """Run the steps of the module as its plan has them now."""
        for sink in self.sinks:
            sink.run = self._runner(sink.noted)
        self._check_all = self._runner(self._checked)

    def _runner(self, wanted: Sequence[Ref]) -> Runner:
        run = self.module.runner(wanted)
        return run if self._numerics is None else self._numerics.runner(run)

    def try_on(self, batch: Sequence[Tensor]) -> None:
        """Work out all losses for a batch. Raises ``NodeError`` where a layer fails."""
        with self._grad_mode():
            self._check_all(batch)

    def freeze(self, frozen: Sequence[nn.Module]) -> None:
        """Let these layers, and no others, stay as in use from now on."""
        self.frozen = tuple(frozen)
        if self.module.training:
            self._begin_to_train()

    @property
    def steps(self) -> int:
        """In the whole run."""
        return self.epochs * len(self.train)

    def events(self, note: Note, *, clone_inputs: bool = False) -> Generator[Event, None, None]:
        """Train to the end, from where it stands.

        Args:
            note: see ``Note``.
            clone_inputs: give the model copies of the validation batches, for a model that
                overwrites what it is given. (Training batches are copies already.)
        """
        while self.epoch < self.epochs:
            yield from self._steps(note)
            yield from self._check(clone_inputs)
            assert self.last is not None
            for sink in self.sinks:
                sink.end_epoch(self.last.loss)
            self.epoch += 1
            self.position = 0
            self.order = self.generator.get_state()
            yield Event.EPOCH

    def _steps(self, note: Note) -> Iterator[Event]:
        sinks, tell = self.sinks, self._tell
        only = sinks[0] if len(sinks) == 1 and sinks[0].times == sinks[0].every == 1 else None
        self.generator.set_state(self.order)
        self._begin_to_train()
        for batch in self._fetched():
            began = perf_counter()
            if only is not None:
                only.act(batch)
            else:
                for sink in sinks:
                    if self.step % sink.every == 0:
                        for _ in range(sink.times):
                            sink.act(batch)
            self.learning_s += perf_counter() - began
            self.step += 1
            self.position += 1
            tell(note, len(batch[0]))
            yield Event.STEP

    def _fetched(self) -> Iterator[tuple[Tensor, ...]]:
        """The batches that are left of the epoch under way."""
        batches = self.train.epoch(self.position)
        while True:
            began = perf_counter()
            batch = next(batches, None)
            self.fetching_s += perf_counter() - began
            if batch is None:
                return
            yield batch

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """Within this scope the weights are their averages, where there are any."""
        with ExitStack() as scope:
            for sink in self.sinks:
                if sink.average is not None:
                    scope.enter_context(sink.average.in_place(sink.parameters))
            yield

    def _begin_to_train(self) -> None:
        self.module.train()
        for part in self.frozen:
            part.eval()

    def _tell(self, note: Note, size: int) -> None:
        """Note the numbers of the step: all losses, then what lies on their ways, in order."""
        readout, sinks = self.readout, self.sinks
        rates = [sink.rate for sink in self._scheduled]
        if len(sinks) == 1:
            values = sinks[0].values
            count = len(values) - 2 if readout.answer_sink else len(values)
            note(values[:count], values[count:], size, rates)
            return
        numbers = [sink.values[0] for sink in sinks]
        answers: Sequence[Tensor] = ()
        for sink in sinks:
            more = sink.values[1:]
            if readout.answer_sink == sink.step.node:
                more, answers = more[:-2], more[-2:]
            numbers += more
        note(numbers, answers, size, rates)

    def _check(self, clone_inputs: bool) -> Iterator[Event]:
        names = [number.name for number in self.readout.numbers]
        self.module.eval()
        self.rewound = random_states(self.train.tensors[0].device)
        if self.meters is not None:
            self.meters.reset()
        sizes: list[int] = []
        numbers: list[Tensor] = []
        correct: list[Tensor] = []
        for batch in self.validation:
            given = [values.clone() for values in batch] if clone_inputs else batch
            # Not around the yield: the driver would inherit the mode.
            with self._grad_mode(), self.averaged():
                values = self._check_all(given)
                numbers.append(
                    torch.stack([value.detach().float() for value in values[: len(names)]])
                )
                if self._judged is not None:
                    judged = values[len(names) : self._wanted]
                    correct.append(self._judged.correct(*judged).sum())
                if self.meters is not None:
                    self.meters.update(values[self._wanted :])
            sizes.append(len(batch[0]))
            yield Event.CHECK
        count = sum(sizes)
        rows = torch.stack(numbers).tolist()
        means = {
            name: math.fsum(row[n] * size for row, size in zip(rows, sizes, strict=True)) / count
            for n, name in enumerate(names)
        }
        if correct:
            means["accuracy"] = int(torch.stack(correct).sum()) / count
        if self.meters is not None:
            means.update(self.meters.numbers())
        self.last = Validation(means)
        self.rewound = None
