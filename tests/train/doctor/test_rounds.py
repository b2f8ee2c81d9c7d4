"""The doctor of a run: it leaves no trace, remembers, keeps to its pace, and can be silenced."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import torch
from patients import Ward, closely, mlp, treat
from running import job, numbers, plan_of, points_network
from torch import nn

from studio.message import Message, UserError
from studio.observe.checkup import Diagnosis, record, recorded
from studio.observe.frames import Progress, Scalars
from studio.train import engine
from studio.train.config import TrainConfig
from studio.train.doctor import admission, looking
from studio.train.doctor import record as records
from studio.train.doctor.chart import Case, Chart, Epoch, Point
from studio.train.doctor.losses import crawling, overfitting, too_high
from studio.train.doctor.rounds import KEPT_EPOCHS, Doctor
from studio.train.doctor.rule import Rule, Seen
from studio.train.store import RunFolder
from studio.train.worker import run

__all__ = ["closely"]


class Blind:
    """Looks at no layer."""

    looks = ()
    awaits_step = False

    def hear(self, frame: object, epoch: float) -> None: ...


@pytest.mark.usefixtures("closely")
def test_training_is_the_same_to_the_last_bit_however_closely_it_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    original = looking.Looking.look

    def counted(self: looking.Looking, step: int, epoch: float) -> None:
        looks.append(step)
        original(self, step, epoch)

    monkeypatch.setattr(looking.Looking, "look", counted)
    monkeypatch.setattr(looking, "SHARE", 1e9)  # However busy the machine is.
    monkeypatch.setattr(looking, "PACE_S", 0.0)
    treat(tmp_path / "watched", points_network(), train_epochs=5)
    assert len(looks) > 3
    monkeypatch.setattr(looking, "FIRST_STEP", 10**9)
    treat(tmp_path / "alone", points_network(), train_epochs=5)
    assert numbers(tmp_path / "watched") == numbers(tmp_path / "alone")
    files = [tmp_path / name / "checkpoints/last.safetensors" for name in ("watched", "alone")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_look_is_as_rare_as_it_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    looked: list[float] = []

    class Observer:
        stride = None

        def look(self, watch: object, step: int) -> list[object]:
            looked.append(now[0])
            now[0] += 0.1
            return []

    class Sink:
        every = accumulate = 1
        moving = (nn.Parameter(torch.zeros(3)),)

    class Training:
        sinks = (Sink,)

    monkeypatch.setattr(looking, "perf_counter", lambda: now[0])
    mine = looking.Looking(Observer(), Training())  # type: ignore[arg-type]
    mine.looks = [looking.Look(1, 0.0, {}), looking.Look(2, 0.0, {})]
    for step in range(30, 10_030):
        mine.attend(step, 0.0, amid_check=False)
        now[0] += 0.01
    assert len(looked) * 0.1 < 0.006 * now[0]


def test_a_look_that_fails_ends_no_run_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no such layer")

    monkeypatch.setattr("studio.observe.probes.Observer.look", broken)
    monkeypatch.setattr(engine, "FLUSH_S", 0.0)
    told: list[str] = []

    class Box:
        def put(self, frame: object) -> None:
            if isinstance(frame, Progress) and frame.message is not None:
                told.append(str(frame.message))

    result = run(job(tmp_path / "run", mlp(8, 2), train_epochs=5), Box())
    assert result.state == "finished"
    assert told[-1] == "The doctor no longer looks at layers: RuntimeError: no such layer"


def test_a_silenced_rule_says_nothing(tmp_path: Path) -> None:
    draw = mlp(8, 2)
    loud, _ = treat(tmp_path / "a", draw, train_epochs=12, train_lr=1e-8)
    (found,) = loud.last
    quiet, _ = treat(tmp_path / "b", draw, train_epochs=12, train_lr=1e-8, doctor_silent=found.rule)
    assert found.rule not in {each.rule for each in quiet.last}
    assert quiet[-1].quiet == (found.rule,)
    assert not (tmp_path / "b" / records.DOCTOR).exists() or quiet.last


def test_what_was_seen_is_kept_and_read_again(tmp_path: Path) -> None:
    ward, _ = treat(tmp_path / "run", mlp(8, 2), train_epochs=12, train_lr=1e-8)
    kept = records.read(RunFolder(tmp_path / "run"))
    assert kept
    assert [str(each.message) for each in kept] == [str(each.message) for each in ward.last]
    assert [each.since for each in kept] == [each.since for each in ward.last]
    assert pickle.loads(pickle.dumps(ward[-1])) == ward[-1]
    inner = Message("{a} of {b}", a=Message("{n} layers", n=3), b=0.5)
    seen = Diagnosis("x", inner, Message("Do."), "n1/n2", 3, 0.25, 9, "error")
    assert recorded(record(seen)) == seen
    (tmp_path / "run" / records.DOCTOR).write_text("[{}]")
    with pytest.raises(UserError, match=r"doctor\.json"):
        records.read(RunFolder(tmp_path / "run"))


def test_what_is_over_says_so_and_may_come_again(tmp_path: Path) -> None:
    asked = job(tmp_path, mlp(8, 2))
    ward, there = Ward(), [False]

    def rule_look(chart: Chart) -> list[object]:
        return [Seen(Message("It hurts."))] if there[0] else []

    words = Message("")
    rule = Rule("pain", words, words, words, Message("Rest."), "", rule_look)  # type: ignore[arg-type]

    case = Case(asked.project, asked.plan, TrainConfig.from_settings(asked.project.settings))
    doctor = Doctor(case, RunFolder(tmp_path), ward, Blind(), rules=[rule])  # type: ignore[arg-type]
    for step, ill in ((10, False), (20, True), (30, True), (40, False), (50, True)):
        there[0] = ill
        doctor.round(step)
    assert [(each.since, each.until) for each in doctor.diagnoses] == [(50, None), (20, 40)]
    assert [len(each.present) for each in ward] == [0, 1, 0, 1]


def test_of_many_epochs_the_best_and_the_latest_are_remembered(tmp_path: Path) -> None:
    asked = job(tmp_path, mlp(8, 2))
    charts: list[Chart] = []

    def rule_look(chart: Chart) -> list[object]:
        charts.append(chart)
        return []

    words = Message("")
    rule = Rule("none", words, words, words, words, "", rule_look)  # type: ignore[arg-type]
    case = Case(asked.project, asked.plan, TrainConfig.from_settings(asked.project.settings))
    doctor = Doctor(case, RunFolder(tmp_path), Ward(), Blind(), rules=[rule])  # type: ignore[arg-type]
    for number in range(1, 5001):
        ended = {"epoch_train_loss": 1.0, "val_loss": 0.1 if number == 33 else 1.0}
        doctor.hear(Scalars(10 * number, float(number), 0.0, ended))
    doctor.round(50_000)
    epochs = charts[-1].epochs
    assert len(epochs) <= KEPT_EPOCHS
    assert min(epochs, key=lambda each: each.validation).number == 33
    assert [each.number for each in epochs[-100:]] == list(range(4901, 5001))
    assert epochs[0].number == 1


def test_curves_are_judged_by_more_than_what_batches_differ_by() -> None:
    def curve(*values: float) -> Chart:
        points = [Point(n, n / 10, value) for n, value in enumerate(values, 1)]
        asked = points_network().project
        return Chart(Case(asked, None, None), points)  # type: ignore[arg-type]

    noisy = [1.0 + 0.3 * (-1) ** n for n in range(60)]
    assert not list(too_high(curve(*noisy)))
    falling = [1 / (1 + n / 10) for n in range(60)]
    assert not list(too_high(curve(*falling)))
    assert not crawling(curve(*falling).points)
    assert crawling(curve(*(1 - n / 2000 for n in range(60))).points)


@pytest.mark.parametrize(
    ("losses", "accuracy", "guessing", "ill"),
    [
        ((0.5, 0.4, 0.5, 0.6, 0.7), 0.8, 0.69, True),
        ((0.5, 0.4, 0.5, 0.6, 0.7), None, None, True),
        ((0.5, 2e-5, 6e-5, 7e-5, 8e-5), 0.99, 0.69, False),
        ((0.5, 0.4, 0.41, 0.42, 0.43), 0.8, 0.69, False),
        ((0.5, 0.04, 0.05, 0.06, 0.07), 1.0, None, False),
    ],
)
def test_learning_by_heart_is_told_of_where_it_does_harm(
    losses: tuple[float, ...], accuracy: float | None, guessing: float | None, ill: bool
) -> None:
    class Known(Chart):
        @property
        def baseline(self) -> float | None:
            return guessing

    draw = points_network()
    case = Case(draw.project, plan_of(draw), TrainConfig.from_settings(draw.project.settings))
    epochs = [
        Epoch(n, 10 * n, 0.5 / n, loss, accuracy, accuracy) for n, loss in enumerate(losses, 1)
    ]
    assert bool(list(overfitting(Known(case, epochs=epochs)))) is ill


def test_the_case_names_the_loss_and_the_target(tmp_path: Path) -> None:
    from studio.train import device as devices
    from studio.train.assembly import assemble

    asked = job(tmp_path, mlp(8, 2))
    config = TrainConfig.from_settings(asked.project.settings)
    case = admission.case_of(asked, assemble(asked, config, devices.choose("cpu")))
    assert (case.loss, case.target) == ("CrossEntropyLoss", "label")
    assert [place.step.called for place in case.places.values()][1] == "linear"
