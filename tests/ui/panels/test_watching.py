from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar

import pytest
import watched
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from watched import FakeSession

from studio.compile.costs import NO_COST
from studio.compile.facts import Analysis, NodeFacts
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.frames import FieldInfo, Watch
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.boundary import BoundaryPanel
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.gradients import GradientsPanel
from studio.ui.panels.panel import Panel
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.panels.weights import WeightsPanel
from studio.ui.theme import Theme

P = TypeVar("P", bound=Panel)
Show = Callable[[P], P]
PANELS = [
    CurvesPanel,
    WeightsPanel,
    ActivationsPanel,
    SaliencyPanel,
    BoundaryPanel,
    GradientsPanel,
]
FRAMES = [
    *(watched.scalars(step, train_loss=1 / step, train_accuracy=0.5) for step in range(1, 30)),
    watched.scalars(29, val_loss=0.25),
    watched.weights("n2", 5),
    watched.activations("n2", (8, 4, 4)),
    watched.saliency(),
    watched.gradients(),
    watched.boundary(),
]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def show(qtbot: QtBot) -> Show[Panel]:
    def open_panel(panel: Panel) -> Panel:
        qtbot.addWidget(panel)
        panel.resize(420, 360)
        panel.show()
        return panel

    return open_panel


def running(session: FakeSession) -> None:
    session.runs.active = True
    session.runs.fields = watched.IMAGES
    session.runs.started.emit(None)


def vacant(panel: Panel) -> str:
    return panel.empty.label.text() if panel.pages.currentWidget() is panel.empty else ""


@pytest.mark.parametrize("make", PANELS)
def test_an_empty_panel_says_what_to_do_and_asks_for_it(
    make: type[Panel], session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    session.selection = ("n2",)
    panel = show(make(session.real, theme))
    assert vacant(panel) == "Press Train to watch it learn"
    panel.train_asked.connect(session.runs.start)
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert session.runs.started_count == 1
    qtbot.waitUntil(lambda: not panel.empty.button.isVisible())
    assert vacant(panel) != "Press Train to watch it learn"


@pytest.mark.parametrize("make", PANELS)
def test_frames_fill_a_panel(
    make: type[Panel], session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    session.selection = ("n2",)
    panel = show(make(session.real, theme))
    running(session)
    session.runs.frames.emit(FRAMES)
    qtbot.waitUntil(lambda: not vacant(panel))
    for width, height in ((220, 300), (1200, 200), (60, 60)):
        panel.resize(width, height)
        assert not panel.grab().isNull()
    theme.set_scheme("light")
    assert not panel.grab().isNull()


@pytest.mark.parametrize("make", PANELS)
def test_only_what_is_visible_asks_and_draws(
    make: type[Panel], session: FakeSession, theme: Theme, qtbot: QtBot
) -> None:
    session.selection = ("n2",)
    panel = make(session.real, theme)
    qtbot.addWidget(panel)
    drawn: list[int] = []
    panel.refresh = lambda: drawn.append(1)  # type: ignore[method-assign]
    assert panel.watch(Watch()) == Watch()
    running(session)
    session.runs.frames.emit(FRAMES)
    QApplication.processEvents()
    assert not drawn
    with qtbot.waitSignal(panel.watch_changed):
        panel.show()
    assert drawn
    if make not in {CurvesPanel, BoundaryPanel}:
        assert panel.watch(Watch()) != Watch()
    with qtbot.waitSignal(panel.watch_changed):
        panel.hide()
    assert panel.wants() == Watch()


def test_many_frames_make_few_drawings(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = show(CurvesPanel(session.real, theme))
    running(session)
    drawn: list[int] = []
    refresh = panel.refresh
    panel.refresh = lambda: (drawn.append(1), refresh())[1]  # type: ignore[method-assign, func-returns-value]
    for step in range(1, 200):
        session.runs.frames.emit([watched.scalars(step, train_loss=1.0)])
    qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn) <= 2
    chart = panel.curves.charts["loss"]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(chart.lines[0].raw) == 199)


def test_watches_add_up(session: FakeSession, theme: Theme, show: Show[Panel]) -> None:
    session.selection = ("n2",)
    gaze = Gaze()
    gaze.look_at(Example(4))
    watch = Watch(weights=frozenset({"n9"}))
    for panel in (
        WeightsPanel(session.real, theme),
        ActivationsPanel(session.real, theme, gaze),
        SaliencyPanel(session.real, theme, gaze),
        GradientsPanel(session.real, theme),
    ):
        watch = show(panel).watch(watch)
    assert watch.weights == {"n2", "n9"}
    assert watch.activations == {"n2"}
    assert SaliencyAsk(sample=Example(4)) in watch.asks
    assert watch.gradients
    assert not watch.boundary
    assert watch.sample == Example(4)


def test_a_released_panel_hears_nothing(session: FakeSession, theme: Theme, qtbot: QtBot) -> None:
    panel = CurvesPanel(session.real, theme)
    panel.deleteLater()
    QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    session.runs.frames.emit(FRAMES)
    assert not session.past.frames._listeners
    assert not session.past.scalars._listeners


def test_curves_go_on_where_an_old_run_stopped(
    session: FakeSession, theme: Theme, show: Show[Panel], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "history.jsonl").write_text("", encoding="utf-8")
    panel = show(CurvesPanel(session.real, theme))
    session.runs.current = SimpleNamespace(folder=tmp_path)
    running(session)
    assert vacant(panel) != ""
    session.runs.frames.emit([watched.scalars(1, train_loss=0.5)])
    qtbot.waitUntil(lambda: not vacant(panel))


def test_axis_and_smoothing_are_chosen_by_hand(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = CurvesPanel(session.real, theme)
    show(panel)
    running(session)
    session.runs.frames.emit(FRAMES)
    qtbot.waitUntil(panel.axis.isVisible)
    chart = panel.curves.charts["loss"]
    assert chart.label(chart.lines[0]) == "train 0.034"
    qtbot.keyClick(panel.smoothing, Qt.Key.Key_Down)
    expected = sum(1 / step for step in range(20, 30)) / 10
    assert chart.lines[0].shown.last() == pytest.approx(expected)
    qtbot.keyClick(panel.axis, Qt.Key.Key_Down)
    assert chart.extent()[1] == pytest.approx(2.9)


def test_weights_follow_the_selection(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = WeightsPanel(session.real, theme)
    show(panel)
    running(session)
    assert vacant(panel) == "Select a layer with weights to see them"
    with qtbot.waitSignal(panel.watch_changed):
        session.select(("n2",))
    qtbot.waitUntil(lambda: vacant(panel) == "Waiting for the next look at conv1")
    session.runs.frames.emit([watched.weights("n2", 5), watched.weights("n4", 5, False)])
    qtbot.waitUntil(lambda: not vacant(panel))
    assert panel.title.text() == "conv1"
    assert panel.caption.text() == "step 5"
    assert panel.filters.isVisible()
    assert panel.parameter.currentText() == "weight"
    qtbot.keyClick(panel.parameter, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.ridges._looks[-1][1].mean == 2.0)
    session.select(("n4",))
    qtbot.waitUntil(lambda: not panel.filters.isVisible())
    assert panel.title.text() == "classes"
    assert panel.parameter.currentText() == "bias"


def test_long_names_of_parameters_in_a_block_are_not_cut_off(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = WeightsPanel(session.real, theme)
    show(panel)
    panel.parameter.addItem("bias")
    short = panel.parameter.sizeHint().width()
    panel.parameter.addItem("conv1.weight")
    assert panel.parameter.sizeHint().width() > short
    assert panel.parameter.minimumWidth() < short + 40  # It does not hold the panel wide.


def test_a_layer_known_to_have_no_weights_is_not_waited_for(
    session: FakeSession, theme: Theme, show: Show[Panel]
) -> None:
    session.analysis = Analysis({"n3": NodeFacts()}, (), NO_COST, None)
    session.selection = ("n3",)
    panel = show(WeightsPanel(session.real, theme))
    assert vacant(panel) == "Select a layer with weights to see them"
    assert not panel.empty.button.isVisible()
    assert panel.watch(Watch()) == Watch()


def test_activations_are_maps_or_bars_with_the_names_of_classes(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = ActivationsPanel(session.real, theme)
    show(panel)
    running(session)
    session.select(("n2",))
    session.runs.frames.emit(
        [watched.activations("n2", (8, 4, 4)), watched.activations("n4", (3,))]
    )
    qtbot.waitUntil(panel.atlas.isVisible)
    assert panel.caption.text() == "sample 0  8 × 4 × 4  step 5"
    session.select(("n4",))
    qtbot.waitUntil(panel.strip.isVisible)
    assert panel.strip._names == watched.CLASSES
    assert not panel.own_scale.isVisible()


def test_a_layer_of_several_outputs_offers_them(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = ActivationsPanel(session.real, theme)
    show(panel)
    running(session)
    session.select(("n2",))
    session.runs.frames.emit(
        [watched.activations("n2", (5, 7)), watched.activations("n2", (4,), port="h_n")]
    )
    qtbot.waitUntil(panel.port.isVisible)
    assert panel.atlas.isVisible()
    qtbot.keyClick(panel.port, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.strip.isVisible)


def test_samples_are_chosen_once_for_all_panels(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    gaze = Gaze()
    activations = ActivationsPanel(session.real, theme, gaze)
    saliency = SaliencyPanel(session.real, theme, gaze)
    show(activations)
    show(saliency)
    running(session)
    session.select(("n2",))
    session.runs.frames.emit(FRAMES)
    qtbot.waitUntil(activations.sample.next.isVisible)
    assert not activations.sample.previous.isEnabled()
    with qtbot.waitSignals([activations.watch_changed, saliency.watch_changed]):
        qtbot.mouseClick(activations.sample.next, Qt.MouseButton.LeftButton)
    assert saliency.sample.number.value() == 1
    assert saliency.watch(Watch()).asks == {SaliencyAsk(sample=Example(1))}
    number = saliency.sample.number
    number.selectAll()
    qtbot.keyClicks(number, "42")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert activations.sample.number.value() == 42
    qtbot.mouseClick(saliency.sample.previous, Qt.MouseButton.LeftButton)
    assert gaze.sample == Example(41)


def test_a_class_is_chosen_by_name_or_from_the_bars(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = SaliencyPanel(session.real, theme)
    show(panel)
    running(session)
    session.runs.frames.emit(FRAMES)
    qtbot.waitUntil(panel.target.isVisible)
    assert (panel.title.text(), panel.caption.text()) == ("sneaker: 0.70", "sample 0  is sneaker")
    rows = [panel.target.itemText(row) for row in range(panel.target.count())]
    assert rows == ["predicted", *watched.CLASSES]
    panel.target.setFocus()
    qtbot.keyClick(panel.target, Qt.Key.Key_Down)
    assert panel.watch(Watch()).asks == {SaliencyAsk(target=0)}
    qtbot.mouseClick(panel.scores, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert panel.watch(Watch()).asks == {SaliencyAsk(target=2)}
    assert panel.target.currentText() == "sneaker"
    qtbot.keyClick(panel.target, Qt.Key.Key_Home)
    assert panel.watch(Watch()).asks == {SaliencyAsk()}


def test_data_without_a_plane_says_so(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = BoundaryPanel(session.real, theme)
    show(panel)
    running(session)
    text = "A boundary can be drawn for data with two inputs, such as moons"
    qtbot.waitUntil(lambda: vacant(panel) == text)
    assert not panel.watch(Watch()).boundary
    session.runs.fields = (FieldInfo("text", (2,), "label", ("a", "b")),)
    panel.mark()
    assert vacant(panel) == text, "two letters are no plane"
    session.runs.fields = watched.POINTS
    assert panel.watch(Watch()).boundary


def test_a_click_on_a_gradient_selects_its_layer(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = GradientsPanel(session.real, theme)
    show(panel)
    running(session)
    session.runs.frames.emit([watched.gradients()])
    qtbot.waitUntil(panel.flow.isVisible)
    qtbot.mouseClick(panel.flow, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert session.selection == ("n2",)


def test_another_document_forgets_the_pictures(
    session: FakeSession, theme: Theme, show: Show[Panel], qtbot: QtBot
) -> None:
    panel = SaliencyPanel(session.real, theme)
    show(panel)
    running(session)
    session.runs.frames.emit(FRAMES)
    qtbot.waitUntil(lambda: not vacant(panel))
    session.runs.active = False
    session.opened.emit(None)
    qtbot.waitUntil(lambda: vacant(panel) == "Press Train to watch it learn")
