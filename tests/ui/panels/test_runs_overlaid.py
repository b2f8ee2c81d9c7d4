"""Curves of several real runs over one another: read, hidden, as a band over seeds, and clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.train.store import RunFolder
from studio.ui.panels.curves import CurvesPanel
from studio.ui.plots.chart import Chart
from studio.ui.theme import Theme

WAIT_MS = 60_000
SEEDS = (3, 4, 5)
History = dict[str, dict[int, float]]


def polled(qtbot: QtBot, session: Session, reached: Callable[[], object]) -> None:
    def look() -> bool:
        session.poll()
        return bool(reached())

    qtbot.waitUntil(look, timeout=WAIT_MS)


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[CurvesPanel]:
    """The panel after three runs that differ in their seed, and another."""
    session.open_example("moons_mlp")
    session.set_setting("train.epochs", 2)
    panel = CurvesPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    for rate, seed in ((0.002, 3), *((0.01, seed) for seed in SEEDS)):
        session.set_setting("train.lr", rate)
        session.set_setting("train.seed", seed)
        session.runs.start()
        polled(qtbot, session, lambda: session.runs.current and session.runs.current.ended)
    polled(qtbot, session, lambda: not panel.curves.empty)
    yield panel
    panel.close_down()


def history(session: Session, name: str) -> History:
    """What a run measured, as its folder has it."""
    found: History = {}
    for scalars in RunFolder(session.runs.folder / name).history():
        for curve, value in scalars.values.items():
            found.setdefault(curve, {})[scalars.step] = value
    return found


def names(session: Session) -> list[str]:
    """The runs by the times at which they began."""
    return sorted(path.name for path in session.runs.folder.iterdir())


def choose(qtbot: QtBot, session: Session, panel: CurvesPanel, *wanted: str) -> None:
    """Press the button of runs, and choose some in its menu."""
    for each in wanted:
        qtbot.mouseClick(panel.runs, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = next(action for action in menu.actions() if action.text().split()[0] == each)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    polled(qtbot, session, lambda: {run.name for run in panel.curves.others} >= set(wanted))


def click(qtbot: QtBot, chart: Chart, at: QPoint) -> None:
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=at)


def test_runs_that_differ_in_their_seed_are_a_band_and_another_is_a_curve(
    qtbot: QtBot, session: Session, panel: CurvesPanel
) -> None:
    other, first, second, shown = names(session)
    assert panel.shown == shown
    choose(qtbot, session, panel, other, first, second)
    chart = panel.curves.charts["loss"]
    (line,) = [each for each in chart.visible if (each.run, each.name) == (other, "train")]
    expected = history(session, other)["train_loss"]
    assert dict(zip(line.raw.steps, line.raw.values, strict=True)) == expected
    polled(qtbot, session, lambda: chart.bands)
    (band,) = [band for band in chart.bands if band.line.name == "train"]
    losses = [history(session, name)["train_loss"] for name in (first, second, shown)]
    steps = sorted(losses[0])
    table = np.array([[loss[step] for step in steps] for loss in losses])
    assert np.array_equal(band.line.raw.steps, steps)
    assert np.allclose(band.line.raw.values, table.mean(0), rtol=1e-12)
    assert np.array_equal(band.low.values, table.min(0))
    assert np.array_equal(band.high.values, table.max(0))
    assert {line.run for line in chart.visible} == {other}  # The three are in the band.

    # The legend names all of them; a click shows a run of the band by itself, or hides one.
    places = dict(zip([e.key for e in panel.legend.entries], panel.legend.places(), strict=True))
    assert [e.key for e in panel.legend.entries if not e.hidden] == [other, "band 1"]
    for key in (first, other):
        at = places[key].center().toPoint()
        qtbot.mouseClick(panel.legend, Qt.MouseButton.LeftButton, pos=at)
    assert {line.run for line in chart.visible} == {first}

    # All points of all runs go into the table.
    table_of_all = panel.table()
    assert table_of_all is not None
    rows = list(table_of_all.rows)
    found = {(row[0], row[1], row[2]): row[5] for row in rows}
    assert found[first, "train_loss", steps[0]] == losses[0][steps[0]]
    assert {row[0] for row in rows} == {other, first, second, shown}


def test_a_click_on_a_curve_asks_for_its_run_and_its_moment(
    qtbot: QtBot, session: Session, panel: CurvesPanel
) -> None:
    other, *_, shown = names(session)
    choose(qtbot, session, panel, other)
    chart = panel.curves.charts["loss"]
    asked: list[tuple[str, int]] = []
    panel.moment_asked.connect(lambda run, step: asked.append((run, step)))
    for name in (other, shown):
        expected = history(session, name)["train_loss"]
        step = sorted(expected)[len(expected) // 2]
        line = next(
            each
            for each in chart.lines
            if each.run == (name if name == other else "") and each.name == "train"
        )
        panel.curves.show_only({each.run for each in chart.lines} - {line.run})
        chart.grab()
        area, (left, right) = chart.area(), chart.span()
        low, high = chart._range
        x = area.left() + (step - left) / (right - left) * area.width()
        y = area.bottom() - (expected[step] - low) / (high - low) * area.height()
        click(qtbot, chart, QPoint(round(x), round(y)))
        assert asked[-1][0] == name
        assert abs(asked[-1][1] - step) <= (right - left) / area.width() + 1
    count = len(asked)
    click(qtbot, chart, QPoint(round(area.center().x()), round(area.top()) + 1))
    assert len(asked) == count


def test_axes_count_time_and_are_logarithmic_where_that_is_chosen(
    qtbot: QtBot, session: Session, panel: CurvesPanel
) -> None:
    chart = panel.curves.charts["loss"]
    qtbot.mouseClick(panel.log_y, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.log_x, Qt.MouseButton.LeftButton)
    measured = history(session, panel.shown)["train_loss"]
    whole = pytest.approx((np.log10(min(measured)), np.log10(max(measured))))
    qtbot.waitUntil(lambda: (chart.grab(), chart.span())[1] == whole)
    low, high = chart._range
    assert low < np.log10(min(measured.values())) < np.log10(max(measured.values())) < high
    panel.axis.setCurrentIndex(2)
    qtbot.mouseClick(panel.log_x, Qt.MouseButton.LeftButton)
    folder = RunFolder(session.runs.folder / panel.shown)
    assert chart.span()[1] == pytest.approx(max(s.seconds for s in folder.history()), abs=1e-3)
    kept = panel.remembered()
    panel.axis.setCurrentIndex(0)
    panel.recall(kept)
    assert chart.count == "time"
    assert chart.upright.log
    assert not chart.along.log
