"""Advice before a training: what it says, that its fixes mend, and that training agrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from drawing import STANDARD, Drawing
from running import straight

from studio import paths
from studio.compile.analysis import Analyser
from studio.compile.problems import HUSHED, Advice, Allow, Problem
from studio.data import sources
from studio.data.digest import Digest, digest, read
from studio.data.fields import Field
from studio.graph import fileio
from studio.graph.document import Document
from studio.graph.edits import SetFlags
from studio.graph.model import MODEL, TRAINING, Graph, Project, Variable
from studio.train.advice import advise
from studio.train.bench import Bench
from studio.train.config import TrainConfig
from studio.value import Expression

POINTS = Field("points", (2,), "float32", "points")
IMAGE = Field("image", (1, 8, 8), "float32", "image")
WORDS = Field("words", (6,), "int64", "sequence")
TWO = Field("label", (), "int64", "label", ("no", "yes"))
TEN = Field("label", (), "int64", "label", tuple("0123456789"))
NUMBER = Field("y", (1,), "float32", "number")

UNIT = {"points": (0.0, 1.0), "image": (0.0, 1.0), "words": (0.0, 99.0)}


def data(given: Field, target: Field, **ranges: tuple[float, float]) -> Digest:
    return Digest("Data", (given, target), 200, 50, UNIT | ranges)


def advice(project: Project, found: Digest, source: str = "digits") -> Advice:
    analysis = Analyser(STANDARD).analyse(project)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    config = TrainConfig.from_settings(project.settings)
    spec = sources.find(source)
    return advise(Bench(project, analysis, analysis.plan, found, config, spec))


def dense(outputs: int, *layers: Any, shape: tuple[Any, ...] = ("N", 2)) -> Drawing:
    first = ("Linear", {"out_features": 8})
    return straight(
        first, ("ReLU", {}), ("Linear", {"out_features": outputs}), *layers, shape=shape
    )


def settled(draw: Drawing, **settings: Any) -> Drawing:
    draw.project.settings |= {key.replace("_", ".", 1): v for key, v in settings.items()}
    return draw


def variable_classes() -> Drawing:
    draw = straight(("Linear", {"out_features": Expression("classes")}))
    draw.project.variables = (Variable("classes", 4),)
    return draw


def two_outputs() -> Drawing:
    draw = dense(2)
    beside = draw.add("Linear", "beside", out_features=2)
    draw.chain(draw.graph.find("relu").id, beside, draw.add("output", "second"))
    return draw


def normed() -> Drawing:
    return straight(
        ("Linear", {"out_features": 8, "bias": False}),
        ("BatchNorm1d", {}),
        ("ReLU", {}),
        ("Linear", {"out_features": 2}),
    )


def words(known: int) -> Drawing:
    embed = ("Embedding", {"num_embeddings": known, "embedding_dim": 4})
    draw = straight(embed, ("Flatten", {}), ("Linear", {"out_features": 2}), shape=("N", 6))
    draw.set(draw.graph.find("x").id, "dtype", "int64")
    return draw


MENDED: dict[str, tuple[Callable[[], Drawing], Digest, str]] = {
    "the shape of the input": (
        lambda: dense(2, shape=("N", 3)),
        data(POINTS, TWO),
        "The input x expects examples of shape N × 3",
    ),
    "the type of the input": (
        lambda: words(100),
        data(Field("words", (6,), "int32", "sequence"), TWO),
        "expects numbers of type int64",
    ),
    "an output too many": (two_outputs, data(POINTS, TWO), "a model with one output"),
    "the number of classes": (lambda: dense(3), data(POINTS, TEN), "(one for each of 10 classes)"),
    "the number of classes in a variable": (variable_classes, data(POINTS, TEN), "10 classes"),
    "maps of one pixel": (
        lambda: straight(
            ("Conv2d", {"out_channels": 10, "kernel_size": 7}),
            ("AdaptiveAvgPool2d", {}),
            shape=("N", 1, 8, 8),
        ),
        data(IMAGE, TEN),
        "wants an output of shape N × 10",
    ),
    "two outputs for the loss of one": (
        lambda: settled(dense(2), train_loss="BCEWithLogitsLoss"),
        data(POINTS, TWO),
        "wants an output of shape N × 1",
    ),
    "one output for the loss of two": (lambda: dense(1), data(POINTS, TWO), "shape N × 2"),
    "numbers for classes": (
        lambda: settled(dense(1), train_loss="CrossEntropyLoss"),
        data(POINTS, NUMBER),
        "CrossEntropyLoss wants class labels",
    ),
    "classes for numbers": (
        lambda: settled(dense(2), train_loss="MSELoss"),
        data(POINTS, TWO),
        "MSELoss wants numbers",
    ),
    "more classes than two": (
        lambda: settled(dense(10), train_loss="BCELoss"),
        data(POINTS, TEN),
        "BCELoss tells two classes apart",
    ),
    "targets beyond 1": (
        lambda: settled(dense(1), train_loss="BCEWithLogitsLoss"),
        data(POINTS, NUMBER, y=(0.0, 7.0)),
        "wants targets from 0 to 1",
    ),
    "softmax before the loss": (
        lambda: dense(10, ("Softmax", {})),
        data(POINTS, TEN),
        "CrossEntropyLoss takes scores",
    ),
    "relu before the loss": (
        lambda: dense(10, ("ReLU", {})),
        data(POINTS, TEN),
        "lets none below 0 through",
    ),
    "sigmoid before the loss": (
        lambda: settled(dense(1, ("Sigmoid", {})), train_loss="BCEWithLogitsLoss"),
        data(POINTS, TWO),
        "BCEWithLogitsLoss takes scores",
    ),
    "scores into the loss of probabilities": (
        lambda: settled(dense(1), train_loss="BCELoss"),
        data(POINTS, TWO),
        "BCELoss takes probabilities",
    ),
    "targets out of reach": (
        lambda: dense(1, ("Tanh", {})),
        data(POINTS, NUMBER, y=(-9.0, 9.0)),
        "tanh gives numbers from -1 to 1 only",
    ),
    "indices that are not known": (
        lambda: words(50),
        data(WORDS, TWO),
        "embedding knows the numbers from 0 to 49",
    ),
    "rare classes": (
        lambda: dense(2),
        replace(data(POINTS, TWO), counts={"label": (180, 20)}),
        "The class no of label has 180 examples and yes has 20",
    ),
    "weights of other classes": (
        lambda: settled(dense(2), train_class_weights=(1.0, 1.0, 5.0)),
        data(POINTS, TWO),
        "has 3 numbers, but the target label of Data has 2 classes",
    ),
    "batches of one": (
        lambda: settled(normed(), train_batch_size=1),
        data(POINTS, TWO),
        "a batch holds one example only",
    ),
    "batches of everything": (
        lambda: settled(dense(2), train_batch_size=1000),
        data(POINTS, TWO),
        "A batch of 1000 holds all 200 examples",
    ),
    "a momentum that counts for nothing": (
        lambda: settled(dense(2), train_momentum=0.9),
        data(POINTS, TWO),
        "The momentum of 0.9 does nothing",
    ),
    "a decay that Adam divides": (
        lambda: settled(dense(2), train_weight_decay=0.1),
        data(POINTS, TWO),
        "AdamW does not",
    ),
}


@pytest.mark.parametrize(("draw", "found", "words"), MENDED.values(), ids=MENDED.keys())
def test_it_says_what_is_wrong_and_each_fix_mends(
    draw: Callable[[], Drawing], found: Digest, words: str
) -> None:
    drawing = draw()
    (problem,) = advice(drawing.project, found).problems
    assert words in str(problem.message)
    assert problem.severity == "warning"
    assert problem.fixes
    for fix in problem.fixes:
        assert not isinstance(fix.edit, Allow)
        document = Document(drawing.project.copy(), drawing.kinds)
        document.do(fix.edit)
        assert advice(document.project, found).problems == (), str(fix.title)
        assert Analyser(STANDARD).analyse(document.project).problems == ()
        document.undo()
        assert advice(document.project, found).problems == (problem,)


def test_large_numbers_are_scaled_by_the_source_that_can() -> None:
    draw = straight(("Flatten", {}), ("Linear", {"out_features": 10}), shape=("N", 1, 8, 8))
    (problem,) = advice(draw.project, data(IMAGE, TEN, image=(0.0, 255.0))).problems
    assert "x takes numbers from 0 to 255" in str(problem.message)
    (fix,) = problem.fixes
    document = Document(draw.project, draw.kinds)
    assert not isinstance(fix.edit, Allow)
    document.do(fix.edit)
    assert document.project.settings["data.normalise"] == "standard"
    assert read(document.project.settings).ranges["image"][1] < 30
    (toy,) = advice(draw.project, data(IMAGE, TEN, image=(0.0, 255.0)), "toy").problems
    assert toy.fixes == ()


def test_large_numbers_may_go_into_a_normalisation() -> None:
    draw = straight(
        ("BatchNorm2d", {}), ("Flatten", {}), ("Linear", {"out_features": 10}), shape=("N", 1, 8, 8)
    )
    assert advice(draw.project, data(IMAGE, TEN, image=(0.0, 255.0))).problems == ()


def test_nothing_to_train_is_said_once() -> None:
    (problem,) = advice(straight(("Tanh", {})).project, data(POINTS, TWO)).problems
    assert "The model has no parameters" in str(problem.message)


def test_a_normalisation_in_a_block_is_said_where_it_is() -> None:
    draw = settled(normed(), train_batch_size=1)
    draw.project.graphs["part"] = draw.project.graphs.pop(MODEL)
    draw.project.graphs[MODEL] = Graph()
    part = draw.add("block:part", "part")
    draw.chain(draw.add("input", "x", shape=("N", 2)), part, draw.add("output", "y"))
    (problem,) = advice(draw.project, data(POINTS, TWO)).problems
    norm = draw.project.graphs["part"].find("batchnorm1d")
    assert norm is not None
    assert (problem.path, problem.node, problem.graph) == ((part,), norm.id, "part")
    draw.within = "part"
    draw.do(SetFlags(norm.id, frozenset({HUSHED + problem.lint}), "part"))
    heard = advice(draw.project, data(POINTS, TWO))
    assert (heard.problems, heard.hushed) == ((), (problem,))


def test_what_training_would_refuse_cannot_be_hushed() -> None:
    draw = dense(3)
    (problem,) = advice(draw.project, data(POINTS, TEN)).problems
    draw.do(SetFlags(problem.node, frozenset({HUSHED + problem.lint})))
    assert advice(draw.project, data(POINTS, TEN)).problems == (problem,)


def test_a_digest_knows_the_ranges_of_both_splits() -> None:
    dataset = sources.load({"data.source": "toy", "data.samples": 60})
    found = digest(dataset)
    assert (found.train_size, found.validation_size) == (48, 12)
    assert found.fields == dataset.fields
    low, high = found.ranges["points"]
    for split in (dataset.train, dataset.validation):
        assert low <= split["points"].min()
        assert split["points"].max() <= high
    assert found.ranges["label"] == (0, 1)


def test_an_embedding_with_fewer_rows_than_the_text_has_characters() -> None:
    text = Field("text", (6,), "int64", "text", tuple(map(chr, range(64))))
    target = Field("label", (), "int64", "label", ("no", "yes"))
    found = Digest("Poems", (text, target), 200, 50, {"text": (0.0, 59.0)})
    (problem,) = advice(words(50).project, found).problems
    assert str(problem.message) == (
        "embedding has a row for each of 50 characters, but the text of Poems has 64 different "
        "ones: training would end at the first that has none."
    )
    (fix,) = problem.fixes
    assert str(fix.title) == "Set num_embeddings of embedding to 64"


def test_it_is_said_of_a_model_that_a_drawn_training_calls_too() -> None:
    project = fileio.load(paths.resources() / "examples" / "char_lstm.plexus")
    found = read(project.settings)
    assert not advice_drawn(project, found)
    node = next(n for n in project.model if n.kind == "torch.nn.Embedding")
    project.model.put_node(replace(node, params={**node.params, "num_embeddings": 20}))
    (problem,) = advice_drawn(project, found)
    assert problem.node == node.id
    assert "has a row for each of 20 characters" in str(problem.message)
    Document(project, STANDARD).do(problem.fixes[0].edit)
    assert not advice_drawn(project, found)


def advice_drawn(project: Project, found: Digest) -> tuple[Problem, ...]:
    """About the characters of a text."""
    analysis = Analyser(STANDARD).analyse(project)
    assert analysis.plan is not None
    step = Analyser(STANDARD).analyse(project, TRAINING).plan
    assert step is not None
    config = TrainConfig.from_settings(project.settings)
    told = advise(Bench(project, analysis, analysis.plan, found, config, None, step)).problems
    return tuple(each for each in told if "characters" in str(each.message))
