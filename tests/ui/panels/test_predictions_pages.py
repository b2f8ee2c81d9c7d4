"""The pages of the Predictions panel for every kind of answer, in a session, against references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from running import plan_of, straight
from sklearn import metrics as sk
from torch import Tensor, nn
from torchmetrics.functional.classification import multiclass_jaccard_index

from studio.app.session import Session
from studio.compile.module import seeded
from studio.observe.asks.ask import Finding
from studio.observe.asks.predictions import Picture, Predict, Predicted
from studio.observe.looks import predictions
from studio.observe.looks.subject import Examples, Judge, Samples, Subject
from studio.observe.metrics import Reading, Scoring
from studio.ui.panels.predictions import PredictionsPanel
from studio.ui.panels.predictions_calibration import CalibrationPage
from studio.ui.panels.predictions_classes import ClassesPage
from studio.ui.panels.predictions_thresholds import ThresholdsPage
from studio.ui.plots.plot import caption_font, width_of
from studio.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[PredictionsPanel]:
    panel = PredictionsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 460)
    panel.show()
    yield panel
    panel.close_down()


def answered(
    x: Tensor,
    y: Tensor,
    reading: Reading,
    loss: nn.Module,
    *layers: tuple[str, dict[str, Any]],
) -> Subject:
    """A model that has not learnt, and the examples that it answers for."""
    draw = straight(*layers, shape=("N", *x.shape[1:]))
    if not x.is_floating_point():
        draw.set("n1", "dtype", "int64")
    judge = Judge(reading, 0, type(loss).__name__, loss)
    samples = Samples({"validation": Examples((x,), None, y)}, Scoring("numbers"), judge=judge)
    return Subject(seeded(plan_of(draw), 0), samples)


def tell(panel: PredictionsPanel, subject: Subject, step: int = 5) -> Predicted:
    found = predictions.look(Predict(), subject)
    panel.session.runs.frames.emit([Finding(Predict(), step, found)])
    return found


def front(qtbot: QtBot, panel: PredictionsPanel, title: str) -> None:
    qtbot.waitUntil(lambda: panel.tabs.bar.count() > 0)
    tabs = panel.tabs.bar
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(title))


def settled(qtbot: QtBot, panel: PredictionsPanel) -> None:
    qtbot.waitUntil(lambda: panel._scene is not None and not panel._worker.busy)


def rows(panel: PredictionsPanel) -> list[Any]:
    table = panel.table()
    assert table is not None
    return list(table.rows)


def column(panel: PredictionsPanel, number: int) -> list[Any]:
    return [row[number] for row in rows(panel)]


def sure(classes: int = 4) -> tuple[Subject, Tensor, Tensor]:
    """Answers that are often right."""
    torch.manual_seed(0)
    y = torch.randint(0, classes, (300,))
    x = torch.randn(300, classes)
    layer = ("Linear", {"out_features": classes})
    subject = answered(x, y, "classes", nn.CrossEntropyLoss(), layer)
    with torch.no_grad():
        weight, bias = subject.module.state_dict().values()
        weight.copy_(torch.eye(classes))
        bias.zero_()
        x += 2 * torch.nn.functional.one_hot(y, classes)
    return subject, x, y


def test_classes_calibration_and_thresholds_agree_with_references(
    qtbot: QtBot, panel: PredictionsPanel
) -> None:
    subject, x, y = sure()
    tell(panel, subject)
    right, scores = y.numpy(), x.softmax(1).numpy()
    given = scores.argmax(1)

    front(qtbot, panel, "Classes")
    settled(qtbot, panel)
    precision, recall, f1, support = sk.precision_recall_fscore_support(right, given)
    assert column(panel, 1) == support.tolist()
    assert column(panel, 2) == pytest.approx(precision)
    assert column(panel, 5) == pytest.approx(recall)
    assert column(panel, 8) == pytest.approx(f1)
    page = panel.page
    assert isinstance(page, ClassesPage)
    qtbot.mouseMove(page.rows, QPoint(40, 45))
    qtbot.waitUntil(lambda: page.words.text().startswith("1: precision"))
    qtbot.mouseClick(page.rows, Qt.MouseButton.LeftButton, pos=QPoint(40, 45))
    missed = np.flatnonzero((right == 1) & (given != 1))
    qtbot.waitUntil(lambda: sorted(panel.examples.examples) == missed.tolist())
    qtbot.mouseClick(panel.examples.back, Qt.MouseButton.LeftButton)

    front(qtbot, panel, "Calibration")
    settled(qtbot, panel)
    calibration = panel.page
    assert isinstance(calibration, CalibrationPage)
    hits, confidence = given == right, scores.max(1)
    last = confidence > 14 / 15
    assert column(panel, 2)[-1] == last.sum()
    assert column(panel, 4)[-1] == pytest.approx(hits[last].mean())
    axes = calibration.plot.axes()
    bar = axes.point(14.5 / 15, 0.3).toPoint()
    qtbot.mouseClick(calibration.plot, Qt.MouseButton.LeftButton, pos=bar)
    qtbot.waitUntil(lambda: len(panel.examples.examples) == min(96, int(last.sum())))
    qtbot.mouseClick(panel.examples.back, Qt.MouseButton.LeftButton)

    front(qtbot, panel, "Thresholds")
    settled(qtbot, panel)
    thresholds = panel.page
    assert isinstance(thresholds, ThresholdsPage)
    for index in range(4):
        areas = {row[1]: row[5] for row in rows(panel) if row[0] == str(index)}
        true, chance = right == index, scores[:, index]
        assert areas["ROC"] == pytest.approx(sk.roc_auc_score(true, chance))
        expected = sk.average_precision_score(true, chance)
        assert areas["precision-recall"] == pytest.approx(expected)
    thresholds.classes.setCurrentIndex(3)
    assert (thresholds.roc.current, thresholds.recall.current) == (2, 2)
    assert not panel.grab().isNull()


def test_a_hundred_classes_can_be_zoomed_and_opened_by_keys(
    qtbot: QtBot, panel: PredictionsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(f"a rather long name of class {index}" for index in range(100))
    monkeypatch.setattr(PredictionsPanel, "classes", property(lambda _: names))
    subject, _, _ = sure(100)
    tell(panel, subject)
    matrix = panel.views.matrix.matrix
    qtbot.waitUntil(lambda: len(matrix._counts) == 100)
    settled(qtbot, panel)
    whole = matrix.view
    matrix.setFocus()
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.current == (1, 0)
    for _ in range(12):
        qtbot.keyClick(matrix, Qt.Key.Key_Plus)
    assert matrix.view.columns < 10
    assert matrix.view.left <= 0.5 < matrix.view.right
    assert matrix.view.top <= 1.5 < matrix.view.bottom
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert panel.examples.choice is not None
    assert (panel.examples.choice.true, panel.examples.choice.predicted) == (1, 1)
    area = matrix.area()
    assert area.left() <= 0.26 * matrix.width() + 1
    assert names[1] in matrix.describe(QPoint(3, int(matrix.cell(1, 0).center().y())).toPointF())
    qtbot.keyClick(matrix, Qt.Key.Key_Home)
    assert matrix.view == whole


def test_labels_are_judged_one_by_one(qtbot: QtBot, panel: PredictionsPanel) -> None:
    torch.manual_seed(1)
    x, y = torch.randn(80, 3), torch.randint(0, 2, (80, 3)).float()
    subject = answered(x, y, "logit", nn.BCEWithLogitsLoss(), ("Linear", {"out_features": 3}))
    found = tell(panel, subject)
    given, right = found.scores > 0.5, y.numpy()
    qtbot.waitUntil(lambda: panel.views.matrix.label.count() == 3)
    panel.views.matrix.label.setCurrentIndex(2)
    expected = sk.confusion_matrix(right[:, 2], given[:, 2])
    qtbot.waitUntil(lambda: np.array_equal(panel.views.matrix.matrix._counts, expected))
    panel.views.matrix.matrix.open(1, 0)
    missed = np.flatnonzero((right[:, 2] == 1) & ~given[:, 2])
    qtbot.waitUntil(lambda: sorted(panel.examples.examples) == missed.tolist())
    front(qtbot, panel, "Classes")
    settled(qtbot, panel)
    precision, recall, _, _ = sk.precision_recall_fscore_support(right, given)
    assert column(panel, 2) == pytest.approx(precision)
    assert column(panel, 5) == pytest.approx(recall)


def test_numbers_have_residuals(qtbot: QtBot, panel: PredictionsPanel) -> None:
    torch.manual_seed(2)
    x, y = torch.randn(90, 3), torch.randn(90, 2)
    subject = answered(x, y, "numbers", nn.MSELoss(), ("Linear", {"out_features": 2}))
    found = tell(panel, subject)
    front(qtbot, panel, "Residuals")
    panel.views.residuals.number.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: (
            panel.views.residuals._shown is not None
            and np.allclose(panel.views.residuals._shown[1][0], y[:, 1].numpy())
        )
    )
    right, given = y[:, 1].numpy(), found.scores[:, 1]
    figures = panel.views.residuals.figures.text()
    assert f"R² {sk.r2_score(right, given):.3f}" in figures
    assert f"MAE {sk.mean_absolute_error(right, given):.3f}" in figures
    plot = panel.views.residuals.plot
    places = plot.axes()
    at = places.point(float(right[7]), float(given[7] - right[7]))
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at.toPoint())
    looked = panel.gaze.sample.index
    assert abs(right[looked] - right[7]) < 0.2
    assert column(panel, 3) == pytest.approx((given - right).tolist(), abs=1e-6)


def test_one_number_is_read_whole_before_its_picture_has_come(
    qtbot: QtBot, panel: PredictionsPanel
) -> None:
    torch.manual_seed(2)
    x, y = torch.randn(90, 3), torch.randn(90, 1)
    tell(panel, answered(x, y, "numbers", nn.MSELoss(), ("Linear", {"out_features": 1})))
    front(qtbot, panel, "Examples")
    settled(qtbot, panel)
    wall = panel.examples.wall
    assert all(" → " in tile.title for tile in wall.tiles)
    widest = max(width_of(tile.title, caption_font()) for tile in wall.tiles)
    assert widest <= wall.place(0).width()


def test_of_many_numbers_the_one_that_varies_most_is_looked_at_first(
    qtbot: QtBot, panel: PredictionsPanel
) -> None:
    torch.manual_seed(4)
    x, y = torch.randn(60, 3), torch.randn(60, 12)
    y[:, 7] *= 5
    subject = answered(x, y, "numbers", nn.MSELoss(), ("Linear", {"out_features": 12}))
    found = tell(panel, subject)
    front(qtbot, panel, "Residuals")
    settled(qtbot, panel)
    assert panel.views.residuals.number.currentText() == "number 7"
    right = y.numpy()
    assert column(panel, 1) == pytest.approx(right[:, 7].tolist())
    front(qtbot, panel, "Examples")
    settled(qtbot, panel)
    off = np.abs(found.scores - right).mean(1)
    for tile in panel.examples.wall.tiles[:5]:
        assert tile.title == f"MAE {off[tile.index]:.3f}"


def test_masks_are_laid_over_their_pictures(
    qtbot: QtBot, panel: PredictionsPanel, theme: Theme
) -> None:
    torch.manual_seed(3)
    x, y = torch.randn(6, 3, 10, 14), torch.randint(0, 3, (6, 10, 14))
    layer = ("Conv2d", {"out_channels": 3, "kernel_size": 1})
    subject = answered(x, y, "classes", nn.CrossEntropyLoss(), layer)
    tell(panel, subject)
    front(qtbot, panel, "Masks")
    settled(qtbot, panel)
    with torch.no_grad():
        given = subject.module(x).argmax(1)
    shown = [int(row[0]) for row in rows(panel)]
    assert sorted(shown) == list(range(6))
    for index, iou, share in rows(panel):
        theirs = multiclass_jaccard_index(given[index], y[index], 3)
        assert iou == pytest.approx(float(theirs))
        assert share == pytest.approx(float((given[index] == y[index]).float().mean()))
    wall = panel.views.masks.wall
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.place(1, 2).center().toPoint())
    assert panel.gaze.sample.index == shown[1]
    qtbot.keyClick(wall, Qt.Key.Key_Up)
    assert panel.gaze.sample.index == shown[0]
    place = wall.place(0, 1)
    words = wall.describe(place.topLeft() + QPoint(2, 2).toPointF())
    assert words == f"(0, 0) true {int(y[shown[0], 0, 0])}, predicted {int(given[shown[0], 0, 0])}"
    theme.set_scheme("light")
    assert not panel.grab().isNull()


def test_texts_show_how_likely_each_letter_was(
    qtbot: QtBot, panel: PredictionsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(4)
    x, y = torch.randint(0, 5, (7, 12)), torch.randint(0, 5, (7, 12))
    layer = ("Embedding", {"num_embeddings": 5, "embedding_dim": 5})
    subject = answered(x, y, "classes", nn.CrossEntropyLoss(), layer)
    monkeypatch.setattr(PredictionsPanel, "classes", property(lambda _: tuple("ab\n d")))
    tell(panel, subject)
    front(qtbot, panel, "Texts")
    settled(qtbot, panel)
    with torch.no_grad():
        chance = subject.module(x).softmax(-1).gather(-1, y[..., None])[..., 0]
    worst = int((-chance.log().mean(1)).argmax())
    first = rows(panel)[0]
    assert first[0] == worst
    assert first[2] == "ab⏎␣d"[int(y[worst, 0])]
    assert first[4] == pytest.approx(float(chance[worst, 0]))
    qtbot.keyClick(panel.views.texts.plot, Qt.Key.Key_Down)
    qtbot.keyClick(panel.views.texts.plot, Qt.Key.Key_Return)
    order = (-chance.log().mean(1)).argsort(descending=True)
    assert panel.gaze.sample.index == int(order[1])
    assert not panel.grab().isNull()


def test_pictures_are_asked_for_only_while_the_wall_lacks_them(
    qtbot: QtBot, panel: PredictionsPanel
) -> None:
    torch.manual_seed(5)
    x, y = torch.rand(20, 1, 4, 4), torch.randint(0, 2, (20,))
    subject = answered(
        x, y, "classes", nn.CrossEntropyLoss(), ("Flatten", {}), ("Linear", {"out_features": 2})
    )
    tell(panel, subject)
    settled(qtbot, panel)
    assert panel.wants().asks == {Predict()}
    front(qtbot, panel, "Examples")
    qtbot.waitUntil(lambda: len(panel.wants().asks) == 2)
    (asked,) = (ask for ask in panel.wants().asks if isinstance(ask, Picture))
    assert asked.examples == panel.examples.examples
    frame = Finding(asked, 5, predictions.picture(asked, subject))
    with qtbot.waitSignal(panel.watch_changed):
        panel.session.runs.frames.emit([frame])
    assert panel.wants().asks == {Predict()}
    index = asked.examples[0]
    qtbot.waitUntil(lambda: index in panel.examples.wall._pictures)
    assert (panel.examples.wall._pictures[index] == x[index].numpy()).all()
    panel.hide()
    assert panel.wants().asks == frozenset()


def test_what_was_chosen_is_remembered(qtbot: QtBot, panel: PredictionsPanel, theme: Theme) -> None:
    subject, _, _ = sure()
    tell(panel, subject)
    front(qtbot, panel, "Calibration")
    panel.views.matrix.norm.setCurrentIndex(1)
    panel.examples.order.setCurrentIndex(2)
    again = PredictionsPanel(panel.session, theme)
    qtbot.addWidget(again)
    again.show()
    again.recall(panel.remembered())
    again.recall({"page": "none", "split": 3})
    assert again.remembered() == panel.remembered()
    tell(again, subject)
    qtbot.waitUntil(lambda: again.page is again.views.calibration)
    again.close_down()
