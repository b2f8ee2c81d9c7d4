"""The main window, driven as a user drives it: keys, clicks, menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.app.actions import ACTIONS, Menu
from studio.app.examples import GROUPS
from studio.app.session import Session
from studio.app.settings import Settings
from studio.compile.footprint import Parts
from studio.graph.edits import Connect, Disconnect, SetParam
from studio.graph.fileio import load
from studio.graph.model import Wire
from studio.message import Message
from studio.train.capacity import Verdict
from studio.train.config import TrainConfig
from studio.train.history import HistoryWriter, Stretch
from studio.train.store import HISTORY, RunFolder
from studio.ui import dialogs
from studio.ui.commands.cheat_sheet import CheatSheet
from studio.ui.layout import first_place
from studio.ui.panels.curves import CurvesPanel
from studio.ui.tally import tally
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

Make = Callable[..., MainWindow]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Make]:
    """Makes windows on settings that outlive them, as starts of the program would."""
    made: list[MainWindow] = []

    def new(scheme: str = "dark", background: bool = False) -> MainWindow:
        settings = Settings.load(tmp_path / "settings.json")
        session = Session(
            settings,
            background=background,
            runs_folder=tmp_path / "runs",
            recovery_folder=tmp_path / "recovery",
        )
        theme = Theme("light" if scheme == "light" else "dark")
        theme.apply(qapp)
        window = MainWindow(session, theme)
        window.resize(1280, 860)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    yield new
    for window in made:
        window.shut_down()
        window.close_now()
        window.deleteLater()


@pytest.fixture
def window(make: Make) -> MainWindow:
    window = make()
    window.session.open_example("digits_cnn")
    return window


def named(window: MainWindow, name: str) -> str:
    node = window.session.document.project.model.find(name)
    assert node is not None
    return node.id


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window._state_timer.isActive())


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Press a shortcut, as ``Ctrl+Shift+S``."""
    from PySide6.QtGui import QKeySequence

    combination = QKeySequence(keys)[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


def answer(button: str) -> None:
    """Click a button of the dialog that is about to open."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text() == button).click()

    QTimer.singleShot(50, click)


def test_every_action_stands_in_its_menu_with_its_shortcut(window: MainWindow) -> None:
    for action in ACTIONS:
        entry = window.menus.actions[action.id]
        assert entry.shortcut().toString() == action.shortcut
        menu = window.menus.menus[action.menu]
        for title in action.submenu:
            menu = next(e.menu() for e in menu.actions() if e.text() == str(title))
        assert entry in menu.actions()


def test_examples_stand_in_a_menu_for_each_group(window: MainWindow) -> None:
    entries = window.menus.menus["File"].actions()
    opening = next(entry.menu() for entry in entries if entry.text() == "Open example")
    found = {
        entry.text(): [example.text() for example in entry.menu().actions()]
        for entry in opening.actions()
    }
    assert found == {
        str(group.title): [str(example.title) for example in group.examples] for group in GROUPS
    }


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))


def test_a_refused_entry_is_grey_and_says_why_while_its_menu_is_open(
    window: MainWindow,
) -> None:
    menu = window.menus.menus["Edit"]
    menu.aboutToShow.emit()
    undo = window.menus.actions["edit.undo"]
    assert not undo.isEnabled()
    assert undo.toolTip() == "There is nothing to undo."
    menu.aboutToHide.emit()
    assert undo.isEnabled()


def test_a_refused_shortcut_says_why(qtbot: QtBot, window: MainWindow) -> None:
    window.canvas.setFocus()
    press(qtbot, window.canvas, "Ctrl+Z")
    assert [toast.text for toast in window.toasts.shown] == ["There is nothing to undo."]


def test_the_status_bar_counts_the_model(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    analysis = window.session.analysis
    assert analysis is not None
    nodes = len(window.session.document.project.model)
    words = window.status().split(" · ")
    assert words[0] == f"{nodes} nodes"
    assert words[1] == f"{analysis.total.parameters:,} parameters"
    assert words[2].endswith("multiply-adds")
    assert words[3] == "no problems"


def test_the_title_and_the_top_bar_say_whether_it_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    settle(qtbot, window)
    assert window.top.project.state.text() == "not saved"
    window.session.save(tmp_path / "net.plexus")
    settle(qtbot, window)
    assert window.top.project.state.text() == "saved"
    window.session.set_param(named(window, "conv1"), "out_channels", 9)
    settle(qtbot, window)
    assert window.top.project.state.text() == "edited"
    assert window.isWindowModified()
    window.session.document.undo()
    settle(qtbot, window)
    assert window.top.project.state.text() == "saved"


def test_layers_found_by_keyboard_make_a_chain(qtbot: QtBot, make: Make) -> None:
    window = make()
    window.canvas.setFocus()
    press(qtbot, window.canvas, "Ctrl+F")
    field = window.palette_panel.field
    assert field.hasFocus()
    for word in ("input", "conv2d", "relu"):
        field.selectAll()
        qtbot.keyClicks(field, word)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    model = window.session.document.project.model
    kinds = [model.node(node_id).kind for node_id in model.order()]
    assert kinds == ["input", "torch.nn.Conv2d", "torch.nn.ReLU"]
    assert len(model.wires()) == 2
    window.session.document.undo()
    assert len(window.session.document.project.model) == 2


def test_cards_added_where_nothing_fits_behind_do_not_lie_on_each_other(make: Make) -> None:
    window = make()
    for _ in range(4):
        window.palette_panel.chosen.emit("input")
    cards = [item.rect for item in window.canvas.canvas.node_items()]
    assert len(cards) == 4
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[:i])


def test_ctrl_z_in_a_settled_field_undoes_the_edit(qtbot: QtBot, window: MainWindow) -> None:
    node = named(window, "conv1")
    window.session.select([node])
    before = window.session.document.project.model.node(node).params.get("out_channels")
    line = window.inspector.node_page.form.findChild(QLineEdit, "param-out_channels")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "24")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.session.document.project.model.node(node).params["out_channels"] == 24
    press(qtbot, line, "Ctrl+Z")
    assert window.session.document.project.model.node(node).params.get("out_channels") == before


def test_a_shortcut_takes_in_what_is_still_being_typed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "net.plexus"
    window.session.save(path)
    node = named(window, "conv1")
    window.session.select([node])
    line = window.inspector.node_page.form.findChild(QLineEdit, "param-out_channels")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "24")
    press(qtbot, line, "Ctrl+S")
    assert load(path).model.node(node).params["out_channels"] == 24


def test_code_and_canvas_are_linked_both_ways(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("code")
    qtbot.waitUntil(window.bench.code.isVisible)
    node = named(window, "conv2")
    source = window.session.source
    assert source is not None
    window.session.select([node])
    assert window.bench.code.view.marked == list(source.lines_of(node))
    other = named(window, "classes")
    own = next(line for line in source.lines_of(other) if source.nodes_at(line) == {other})
    window.bench.code.view.line_clicked.emit(own)
    assert window.session.selection == (other,)
    item = window.canvas.canvas.node_item(other)
    assert item is not None
    assert item.card.selected


def test_problems_are_counted_on_their_tab_and_a_click_goes_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    node = named(window, "classes")
    window.session.set_param(node, "in_features", 3)
    problems = window.session.analyse_now().problems
    settle(qtbot, window)
    assert window.layout_keeper.docks["problems"].windowTitle() == f"Problems {len(problems)}"
    assert not window.top.train.isEnabled()
    assert "problems" in window.top.train.toolTip()
    window.show_panel("problems")
    qtbot.waitUntil(window.bench.problems.isVisible)
    row = next(row for row in window.bench.problems.rows if row.problem.node == node)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert window.session.selection == (node,)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.layout_keeper.docks["problems"].windowTitle() == "Problems"
    assert window.top.train.isEnabled()


def test_a_window_is_gone_before_it_waits_for_what_runs_behind_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    close = window.session.close
    monkeypatch.setattr(window.session, "close", lambda: (seen.append(window.isVisible()), close()))
    assert window.isVisible()
    window.close_now()
    assert seen == [False]


def test_closing_an_unchanged_window_asks_nothing(window: MainWindow) -> None:
    assert window.close()


@pytest.mark.parametrize(
    ("button", "closes", "saved"),
    [
        ("Cancel", False, False),
        ("Discard", True, False),
        ("Save", True, True),
    ],
)
def test_closing_with_unsaved_changes_asks(
    window: MainWindow, tmp_path: Path, button: str, closes: bool, saved: bool
) -> None:
    path = tmp_path / "net.plexus"
    window.session.save(path)
    window.session.set_param(named(window, "conv1"), "out_channels", 24)
    answer(button)
    assert window.close() is closes
    conv = load(path).model.find("conv1")
    assert conv is not None
    assert (conv.params.get("out_channels") == 24) is saved


def test_saving_a_new_project_asks_where_and_adds_the_suffix(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    press(qtbot, window.canvas, "Ctrl+S")
    assert window.session.path == tmp_path / "mine.plexus"
    assert load(tmp_path / "mine.plexus").name == window.session.document.project.name


def test_the_python_is_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "net.py")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    export = next(b for b in window.bench.code.findChildren(QPushButton) if b.text() == "Export…")
    window.show_panel("code")
    qtbot.waitUntil(window.bench.code.isVisible)
    qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    assert window.session.source is not None
    assert (tmp_path / "net.py").read_text("utf-8") == window.session.source.text


def test_only_what_can_be_seen_is_visible(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("curves")
    qtbot.waitUntil(window.bench.view(CurvesPanel).isVisible)
    assert not window.bench.code.isVisible()
    window.show_panel("code")
    qtbot.waitUntil(window.bench.code.isVisible)
    assert not window.bench.view(CurvesPanel).isVisible()


def test_docks_are_found_again_where_they_were(qtbot: QtBot, make: Make) -> None:
    first = make()
    docks = first.layout_keeper.docks
    first.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["code"])
    docks["weights"].close()
    first.show_panel("data")
    assert first.close()
    second = make()
    docks = second.layout_keeper.docks
    assert second.dockWidgetArea(docks["code"]) == Qt.DockWidgetArea.RightDockWidgetArea
    assert docks["weights"].isHidden()
    qtbot.waitUntil(second.bench.data.isVisible)


def test_all_panels_can_be_put_back(qtbot: QtBot, window: MainWindow) -> None:
    docks = window.layout_keeper.docks
    docks["inspector"].close()
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, docks["palette"])
    reset = window.findChild(QAction, "view.reset_layout")
    assert reset is not None
    reset.trigger()
    assert window.dockWidgetArea(docks["palette"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    qtbot.waitUntil(window.inspector.isVisible)


def test_a_damaged_layout_gives_the_usual_one(make: Make, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", window={"state": "ä!", "geometry": "x"})
    settings.save()
    window = make()
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    assert window.dockWidgetArea(window.layout_keeper.docks["palette"]) == left


def test_another_theme_reaches_the_whole_window(window: MainWindow) -> None:
    window.menus.actions["view.theme_light"].trigger()
    assert window.session.settings.theme == "light"
    shot = window.grab().toImage()
    assert shot.pixelColor(2, shot.height() - 3).lightness() > 200
    window.menus.actions["view.theme_dark"].trigger()
    shot = window.grab().toImage()
    assert shot.pixelColor(2, shot.height() - 3).lightness() < 60


def test_train_settings_and_buttons_follow_a_run(qtbot: QtBot, make: Make) -> None:
    window = make(background=True)
    window.session.open_example("moons_mlp")
    window.session.set_setting("train.epochs", 200)
    window.session.set_setting("train.device", "cpu")
    qtbot.waitUntil(window.top.train.isEnabled, timeout=60000)
    qtbot.mouseClick(window.top.train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.bench.view(CurvesPanel).curves.empty, timeout=60000)
    qtbot.waitUntil(window.top.pause.isEnabled, timeout=10000)
    assert not window.top.train.isEnabled()
    assert window.bridge.polling
    qtbot.mouseClick(window.top.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.top.pause.text() in ("Continue", ""), timeout=10000)
    qtbot.waitUntil(lambda: window.session.runs.state == "paused", timeout=10000)
    current = window.session.runs.current
    assert current is not None
    step = current.progress.step
    qtbot.waitUntil(window.top.step.isEnabled)
    qtbot.mouseClick(window.top.step, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current.progress.step == step + 1, timeout=10000)
    qtbot.mouseClick(window.top.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.runs.active, timeout=20000)
    qtbot.waitUntil(window.top.train.isEnabled, timeout=10000)
    assert window.top.speed.text() == "stopped"


def test_why_a_run_failed_is_told_until_the_next_one_begins(qtbot: QtBot, make: Make) -> None:
    window = make(background=True)
    window.session.open_example("moons_mlp")
    point = named(window, "point")
    window.session.set_param(point, "shape", ("N", 3))
    qtbot.waitUntil(window.top.train.isEnabled, timeout=60000)
    qtbot.mouseClick(window.top.train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [toast.kind for toast in window.toasts.shown] == ["error"], timeout=60000
    )
    press(qtbot, window.canvas, "Ctrl+Z")
    qtbot.waitUntil(lambda: not window.session.stale and window.top.train.isEnabled())
    qtbot.mouseClick(window.top.train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.runs.state == "running", timeout=60000)
    assert window.toasts.shown == []
    window.session.runs.stop()
    qtbot.waitUntil(lambda: not window.session.runs.active, timeout=20000)


def test_unsaved_work_of_a_killed_program_is_offered_back(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    from studio.graph.recovery import Autosave

    first = make()
    first.session.open_example("digits_cnn")
    first.session.set_param(named(first, "conv1"), "out_channels", 24)
    left = Autosave(tmp_path / "recovery")
    left.write(first.session.document.project.copy())
    release(left)
    second = make(background=True)
    second.offer_recovery()
    assert len(second.toasts.shown) == 1
    recover = next(b for b in second.toasts.shown[0].buttons if b.text() == "Recover")
    qtbot.mouseClick(recover, Qt.MouseButton.LeftButton)
    conv = second.session.document.project.model.find("conv1")
    assert conv is not None
    assert conv.params["out_channels"] == 24
    assert second.session.document.dirty


def release(autosave: object) -> None:
    """Let go of a snapshot as a killed process does: its lock goes, its file stays."""
    import os

    handle = autosave._handle  # type: ignore[attr-defined]
    os.close(handle)


def test_a_bug_is_reported_with_words_to_copy(qtbot: QtBot, window: MainWindow) -> None:
    error = RuntimeError("the gears are jammed")
    window.report_bug(type(error), error, None)
    dialog = window.findChild(QDialog, "bug")
    assert dialog is not None
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    report = QGuiApplication.clipboard().text()
    assert "RuntimeError: the gears are jammed" in report
    assert "PySide6" in report
    dialog.reject()


def test_about_and_shortcuts_open(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.actions["help.about"].trigger()
    about = window.findChild(QDialog, "about")
    assert about is not None
    assert any("torch" in label.text() for label in about.findChildren(QLabel))
    about.reject()
    window.menus.actions["help.shortcuts"].trigger()
    shortcuts = window.findChild(QDialog, "shortcuts")
    assert isinstance(shortcuts, CheatSheet)
    words = shortcuts.page.toPlainText().split()
    assert {"Save", "Ctrl+S", "Undo", "Ctrl+Z"} <= {*words}
    shortcuts.reject()


def test_the_context_menu_offers_what_fits_the_selection(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select([named(window, "conv1")])
    menu = window.menus.context_menu((("edit.rename", "edit.delete"), ("view.fit_selection",)))
    entries = {entry.text(): entry.isEnabled() for entry in menu.actions() if entry.text()}
    assert entries == {"Rename": True, "Delete": True, "Fit selection": True}
    menu.aboutToHide.emit()


def test_live_pictures_can_be_switched_off_and_stay_off(make: Make) -> None:
    first = make()
    entry = first.findChild(QAction, "view.miniatures")
    assert entry is not None
    assert entry.isChecked()
    entry.trigger()
    assert not first.bench.miniatures.on
    assert first.close()
    second = make()
    assert not second.bench.miniatures.on


def test_connecting_and_an_edit_elsewhere_keep_the_inspector_current(
    qtbot: QtBot, make: Make
) -> None:
    window = make()
    image, conv = window.session.add("input"), window.session.add("torch.nn.Conv2d")
    assert image and conv
    window.session.select([conv])
    window.session.do(Connect(Wire(image, "output", conv, "input")))
    qtbot.waitUntil(lambda: "Output" in window.inspector.node_page.facts.text())


def test_the_curves_of_an_earlier_run_are_shown(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    window = make()
    window.session.open_example("moons_mlp")
    project = window.session.document.project
    folder = RunFolder.create(tmp_path / "runs", project, TrainConfig())
    with HistoryWriter(folder.path / HISTORY) as history:
        history.add(Stretch(1, 0, 1, 25, (0.0, 0.2), {"train_loss": (0.9, 0.5, 0.3)}))
    window.show_panel("run")
    qtbot.waitUntil(lambda: window.bench.run.runs.topLevelItemCount() == 1, timeout=20000)
    item = window.bench.run.runs.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "moons_mlp"
    item.setSelected(True)
    qtbot.mouseClick(window.bench.run.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.bench.view(CurvesPanel).curves.empty, timeout=20000)
    assert window.bench.view(CurvesPanel).title.text() == folder.path.name


@pytest.mark.parametrize("screen", [(1024, 700), (1366, 768), (1680, 1020), (2560, 1600)])
def test_the_first_window_has_its_whole_frame_on_the_screen(screen: tuple[int, int]) -> None:
    room = QRect(0, 24, *screen)
    place = first_place(room)
    assert room.adjusted(0, 32, 0, 0).contains(place)
    assert place.width() >= min(1680, screen[0])


@pytest.mark.parametrize(("letter", "name"), [("F", "File"), ("M", "Model"), ("H", "Help")])
def test_a_menu_opens_with_alt_and_its_letter(
    qtbot: QtBot, window: MainWindow, letter: str, name: Menu
) -> None:
    press(qtbot, window, f"Alt+{letter}")
    menu = window.menus.menus[name]
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


@pytest.mark.parametrize("way", ["curves", "weights", "gradients", "an earlier run"])
def test_every_way_to_train_asks_where_memory_is_short(
    window: MainWindow, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.complete()
    started, asked = list[object](), list[object]()
    verdict = Verdict("too_large", Message("Too large."), Parts(1), 0, 1, "cpu", None)
    monkeypatch.setattr(window.session.costing, "doubt", lambda: verdict)
    monkeypatch.setattr(window.session.runs, "start", lambda **more: started.append(more))
    answers = iter(("cancel", "train"))

    def confirm(_: QWidget, told: Verdict) -> str:
        asked.append(told)
        return next(answers)

    monkeypatch.setattr(dialogs, "confirm_large", confirm)

    def press() -> None:
        if way == "an earlier run":
            window.bench.run.resume_asked.emit(tmp_path, "step-30")
        else:
            window.bench.views[way].empty.button.click()

    press()
    assert asked == [verdict]
    assert not started
    press()
    assert asked == [verdict, verdict]
    from_there = {"resume_from": tmp_path, "checkpoint": "step-30"}
    assert started == [from_there if way == "an earlier run" else {}]


def test_problems_are_counted_alike_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.complete()
    session, panel = window.session, window.bench.problems
    model = session.document.project.model
    session.do(SetParam(named(window, "dropout"), "p", 1.0))
    session.do(Disconnect((model.incoming(named(window, "relu1"))[0],)))
    session.analyse_now()
    severities = [problem.severity for problem in session.problems]
    assert sorted(set(severities)) == ["error", "warning"]
    words = panel.findChild(QLabel, "problem-tally").text()
    assert words == tally(session.problems)
    qtbot.waitUntil(lambda: window.status().split(" · ")[-1] == words)
    assert words.startswith("1 error, 1 warning")
