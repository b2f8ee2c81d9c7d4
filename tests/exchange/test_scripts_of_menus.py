"""Whatever the menus offer, the script does it as the program does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checkpointed import block, flagged
from drawing import Drawing
from menus import LOSSES, METRICS, SOURCE, TrainingDrawing, Y, given, kinds, of_loss, of_metrics
from running import TOY
from scripted import STEPS, asked, assert_same, of_program, of_scripts, steps_of, written
from tidy import assert_clean

from studio.exchange.asked import Asked
from studio.graph.model import MODEL, Project
from studio.layers.treatments import INITIALISERS, KNOWN, PARAMETRIZATIONS

PENALTIES = sorted(kinds("loss", "penalty"))
AUGMENTATIONS = kinds("augmentation")
OF_SEQUENCES = ("TimeMask", "RandomShift")
MIXING = ("MixUp", "CutMix")


def penalised() -> Project:
    """A loss with all penalties on the weights."""
    draw = TrainingDrawing()
    total = draw.add("Add", "total")
    draw.wire(draw.put("CrossEntropyLoss", LOSSES["CrossEntropyLoss"], "loss"), total)
    for title in PENALTIES:
        draw.wire(draw.put(title, given({"weight": 0.01}, of=Y)), total)
    return draw.end(total)


def composed_schedules() -> Project:
    """Schedules at once, and after each other."""
    draw = TrainingDrawing()
    loss = draw.put("CrossEntropyLoss", LOSSES["CrossEntropyLoss"], "loss")
    both = draw.add("ChainedScheduler", "both")
    draw.chain(draw.add("ConstantLR", "half", factor=0.5, total_iters=3), both)
    draw.chain(draw.add("ExponentialLR", "fall", gamma=0.9), both)
    draw.chain(draw.add("MultiplicativeLR", "each", lr_lambda="0.95 + 0.01 * epoch"), both)
    turns = draw.add("SequentialLR", "turns", milestones=(6, 12))
    draw.chain(draw.add("LinearLR", "rise", start_factor=0.1, total_iters=6), turns)
    draw.chain(draw.add("LambdaLR", "wave", lr_lambda="1 - 0.05 * epoch"), turns)
    draw.chain(draw.add("CosineAnnealingLR", "last"), turns)
    for place, schedule in enumerate((both, turns)):
        title = ("SGD", "Adam")[place]
        params = {"order": place, "of": "model_y"}
        end = draw.add(f"torch.optim.{title}", title.lower(), lr=0.1 / (1 + 9 * place), **params)
        draw.wire(loss, end)
        draw.wire(schedule, f"{end}.schedule")
    return draw.project


def treated() -> Project:
    """A layer for each way to begin, and for each condition, whose outputs are added up."""
    draw = Drawing()
    points = draw.add("input", "points", shape=("N", 2))
    wide = draw.add("Linear", "wide", out_features=12)
    rows = draw.add("torch.reshape", "rows", shape=("N", 3, 4))
    total = draw.add("Add", "total")
    draw.chain(points, wide, rows)
    for sort, known in KNOWN.items():
        for name, treatment in known.items():
            title = name.strip("_")
            if treatment.least > 2:
                conv = {"out_channels": 3, "kernel_size": 3, "padding": 1}
                layer = draw.add("Conv1d", title, **conv, **{f"{sort}:weight": name})
            else:
                layer = draw.add("Linear", title, out_features=4, **{f"{sort}:weight": name})
            draw.chain(rows, layer, total)
    flat, scores = draw.add("Flatten", "flat"), draw.add("Linear", "scores", out_features=2)
    draw.chain(total, draw.add("Tanh", "tanh"), flat, scores, draw.add("output", "out"))
    draw.project.settings |= {**TOY, "train.epochs": 4, "train.lr": 0.01}
    return draw.project


def computed_again() -> Project:
    """Blocks with random numbers and running means, which the backward pass computes again."""
    draw = Drawing()
    inside = [("Linear", {"out_features": 8}), ("BatchNorm1d", {}), ("Dropout", {"p": 0.3})]
    block(draw, "Stage", *inside, size=8)
    stages = [draw.add("block:Stage", f"stage{n}") for n in range(2)]
    wide, scores = (draw.add("Linear", out_features=width) for width in (8, 2))
    points = draw.add("input", "points", shape=("N", 2))
    draw.chain(points, wide, *stages, scores, draw.add("output", "out"))
    draw.project.settings |= {**TOY, "train.epochs": 4}
    return flagged(draw.project)


def augmented(field: str, *titles: str) -> Project:
    """A model of what augmentations make of a field, one after the other."""
    draw = TrainingDrawing()
    draw.within = MODEL
    for node in list(draw.graph):
        draw.graph.drop_node(node.id)
    shape = {"image": ("N", 3, 8, 8), "sequence": ("N", 8, 5)}[field]
    entry = draw.add("input", "x", shape=shape)
    layers = [draw.add("Flatten"), draw.add("Linear", "scores", out_features=4)]
    draw.chain(entry, *layers, draw.add("output", "y"))
    draw.within = "training"
    loss = draw.add("CrossEntropyLoss", "loss")
    node, labels = draw.field(field), draw.field("label")
    for title in titles:
        sizes: dict[str, Any] = {"classes": 4} if title in MIXING else {}
        after = draw.add(title, title.lower(), **sizes)
        draw.chain(node, after)
        node = after
        if title in MIXING:
            draw.wire(labels, f"{after}.labels")
            labels = f"{after}.soft_labels"
    call = draw.add("block:model", "model")
    draw.chain(node, call, loss)
    draw.wire(labels, f"{loss}.target")
    return draw.end(loss)


def projects() -> dict[str, Project]:
    """A training for each, or for many at once that do not stand in each other's way."""
    of_images = [t for t in AUGMENTATIONS if t not in (*OF_SEQUENCES, *MIXING)]
    return {
        **{f"loss {title}": of_loss(title) for title in LOSSES if title in kinds("loss")},
        "penalties": penalised(),
        "metrics": of_metrics(),
        "treatments": treated(),
        "composed schedules": composed_schedules(),
        "computed again": computed_again(),
        "images": augmented("image", *of_images),
        "sequences": augmented("sequence", *OF_SEQUENCES),
        **{title: augmented("image", title) for title in MIXING},
    }


NAMES = list(projects())


@pytest.fixture(scope="module")
def cases() -> dict[str, Asked]:
    found: dict[str, Asked] = {}
    for name, project in projects().items():
        own = project.settings["data.source"] == SOURCE.key
        found[name] = asked(project, None, (SOURCE,) if own else ())
    return found


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory, cases: dict[str, Asked]) -> dict[str, Path]:
    """The scripts of all cases."""
    folder = tmp_path_factory.mktemp("scripts")
    return {
        name: written(case, folder / f"case{n}.py") for n, (name, case) in enumerate(cases.items())
    }


@pytest.fixture(scope="module")
def scripts(paths: dict[str, Path]) -> dict[str, list[dict[str, float]]]:
    """What the scripts of all cases tell of their first steps."""
    told = of_scripts(list(paths.values()))
    return {name: told[path] for name, path in paths.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_first_losses_are_those_of_the_program(
    name: str,
    scripts: dict[str, list[dict[str, float]]],
    cases: dict[str, Asked],
    tmp_path: Path,
) -> None:
    ours = scripts[name]
    assert len(steps_of(ours)) == STEPS
    assert_same(ours, of_program(cases[name], tmp_path / "run"))
    assert len({loss for told in steps_of(ours) for loss in told.values()}) > 3
    if name == "metrics":
        judged = next(numbers for numbers in ours if "val_loss" in numbers)
        assert judged.keys() >= {f"val_{title.lower()}" for title in METRICS}


def test_the_texts_say_all_that_was_chosen(paths: dict[str, Path]) -> None:
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    for name in INITIALISERS:
        assert f"nn.init.{name}(" in texts["treatments"]
    for name in PARAMETRIZATIONS:
        assert f"nn.utils.parametrizations.{name}(" in texts["treatments"]
    for title in METRICS:
        assert f"{title}(" in texts["metrics"]
    assert "checkpoint(" in texts["computed again"]
    for title in PENALTIES:
        assert title.removesuffix("Penalty").lower() in texts["penalties"]
    drawn = "".join(texts[name] for name in ("images", "sequences", *MIXING))
    for title in AUGMENTATIONS:
        assert f"{title}(" in drawn
    assert "torchmetrics" not in "".join(text for n, text in texts.items() if n != "metrics")
    # All metrics at once are more than a function should have.
    assert_clean(*(text for name, text in texts.items() if name != "metrics"))


def test_all_menus_are_walked() -> None:
    assert METRICS.keys() == kinds("metric").keys()
    assert LOSSES.keys() >= kinds("loss").keys() - set(PENALTIES)
