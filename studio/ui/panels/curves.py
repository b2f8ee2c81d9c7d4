"""The Curves panel: what runs have measured, on training batches and on the validation split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QToolButton, QVBoxLayout

from studio.app.session import Session
from studio.message import UserError
from studio.observe.frames import Frame, Mark, Scalars
from studio.train.journal import WENT_BACK, WENT_ON
from studio.train.store import RunFolder
from studio.ui import run_curves
from studio.ui.background import Background
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.panel import Panel
from studio.ui.panels.run_lines import RunLine, read_runs
from studio.ui.panels.table import Cell, Table
from studio.ui.plots.curves import Curves
from studio.ui.plots.legend import Legend
from studio.ui.plots.marks import KEPT, Marked
from studio.ui.plots.series import Count
from studio.ui.run_curves import RunCurves, SeedBand
from studio.ui.text import say, tr
from studio.ui.theme import Theme

WINDOWS = (1, 10, 50, 200)
COUNTS: tuple[Count, ...] = ("step", "epoch", "time")
OFFERED = 24
"""Of the latest runs, so many can be chosen."""
NOT_UNDONE = frozenset({WENT_BACK, WENT_ON})


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading the runs that were chosen."""

    runs: list[RunCurves] | None
    """``None``: those that are there already."""
    bands: list[SeedBand]
    kept: list[Mark]
    """The checkpoints of the run that is shown."""
    history: list[Scalars]
    """What it measured, where that was asked for."""


class CurvesPanel(Panel):
    """Loss and accuracy as they come in, and those of other runs over them."""

    moment_asked = Signal(str, int)
    """A curve was clicked: the name of its run's folder, and at which step."""

    can_show_runs = False

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.curves = Curves(theme)
        self.legend = Legend(theme)
        self._make_tools()
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        area = QScrollArea()  # For more charts than there is room for.
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.curves)
        layout.addWidget(self.legend)
        layout.addWidget(area, 1)
        self.legend.hide()
        self._waiting: list[Scalars] = []
        self._marks: list[Mark] = []
        self._past = ""
        """The name of the run that was looked up, if these are its curves."""
        self.chosen: tuple[str, ...] = ()
        """Names of the folders of the runs that are laid over the one shown."""
        self._unread = False
        """Whether the chosen runs are still to be read."""
        self.band = True
        """Whether runs that differ in their seed alone are drawn as a band."""
        self._reader = Background("curves", self)
        self._reader.done.connect(self._take_read)
        self._reader.failed.connect(self._tell)
        self._lister = Background("run-list", self)
        self._lister.done.connect(self._offer_runs)
        self._lister.failed.connect(self._tell)
        self._wanted: tuple[str, int] | None = None
        """The run and the moment that were clicked, until that run is read."""
        self._disconnect = session.past.opened.connect(self._go_on)
        self.hear_scalars()
        self.curves.mark_asked.connect(self._show_menu)
        self.curves.picked.connect(self._pick)
        self.legend.clicked.connect(self._toggle)
        theme.changed.connect(self._show_legend)
        self.forget()

    def _make_tools(self) -> None:
        self.axis = Chooser(tr("What the axis counts"), tr("Axis"))
        self.axis.addItems([tr("Steps"), tr("Epochs"), tr("Time")])
        self.axis.currentIndexChanged.connect(lambda _: self._set_axes())
        self.smoothing = Chooser(tr("Draw the mean of so many training steps"), tr("Smoothing"))
        self.smoothing.addItem(tr("Raw"), 1)
        for window in WINDOWS[1:]:
            self.smoothing.addItem(tr("Mean of {steps}", steps=window), window)
        self.smoothing.currentIndexChanged.connect(self._smoothen)
        self.log_y = self._switch(tr("Log y"), tr("A logarithmic scale of values"))
        self.log_x = self._switch(tr("Log x"), tr("A logarithmic scale of steps, epochs or time"))
        self.runs = QToolButton()
        self.runs.setText(tr("Runs"))
        self.runs.setToolTip(tr("Lay other runs over this one"))
        self.runs.clicked.connect(self._ask_for_runs)
        for tool in (self.axis, self.smoothing, self.log_y, self.log_x, self.runs):
            self.header.addWidget(tool)
            self.tools.append(tool)

    def _switch(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.toggled.connect(lambda _: self._set_axes())
        return button

    # What frames tell.

    def take(self, frames: Sequence[Frame]) -> bool:
        scalars = [frame for frame in frames if isinstance(frame, Scalars)]
        self._waiting += scalars
        marks = [frame for frame in frames if isinstance(frame, Mark)]
        self._marks += marks
        if any("val_loss" in frame.values for frame in scalars):
            self._read(again=False)  # An epoch is over: there may be another checkpoint.
        return bool(scalars or marks)

    def forget(self) -> None:
        """Begin anew, with what the run's folder holds already when it goes on with an old run."""
        self._waiting, self._marks = [], []
        self._past = ""
        self.title.clear()
        self.curves.clear()
        run = self.session.runs.current
        if run is not None and self.session.runs.active:
            self.curves.add(RunFolder(run.folder).history())
        self._show_legend()

    def catch_up(self) -> None:
        if self.shown and not self._past:
            self._read(again=False, history=True)

    def show_history(
        self, name: str, history: Sequence[Scalars], marks: Sequence[Mark] = ()
    ) -> None:
        """Show an earlier run instead, until the next one starts."""
        self.forget()
        self._marks, self._past = list(marks), name
        self.title.setText(name)
        self._waiting = list(history)
        self._read()
        self.mark()

    def vacancy(self) -> str:
        if self._waiting or not self.curves.empty:
            return ""
        return self.waiting(tr("The first numbers come with the first step"))

    def refresh(self) -> None:
        self.curves.add(self._waiting)
        self._waiting = []
        if self._marks:
            self.curves.add_marks(map(self._with_epoch, self._marks))
            self._marks = []

    def _with_epoch(self, mark: Mark) -> Mark:
        """A checkpoint with the epoch that the curves have for its step."""
        epoch = self.curves.epoch(mark.step) if mark.name == KEPT else mark.epoch
        return replace(mark, epoch=epoch)

    # Several runs.

    @property
    def shown(self) -> str:
        """The name of the folder of the run that is shown; empty for none."""
        run = self.session.runs.current
        return self._past or (run.folder.name if run is not None else "")

    def overlay(self, names: Sequence[str]) -> None:
        """Lay these runs over the one that is shown, once they are read."""
        self.chosen = tuple(dict.fromkeys(names))
        self.runs.setText(tr("Runs {count}", count=len(self.chosen)) if self.chosen else tr("Runs"))
        self._read()

    def _read(self, *, again: bool = True, history: bool = False) -> None:
        """Read the runs that were chosen, or with ``again=False`` what may be new of this one."""
        self._unread = again or self._unread
        again = self._unread
        folder, shown = self.session.runs.folder, self.shown
        names = [name for name in self.chosen if name != shown]
        active = self.session.runs.active and not self._past
        with_shown = self.band and bool(names) and bool(shown) and not active
        banded = self.band
        if shown or names:
            self._reader.ask(
                lambda: _Read(
                    _runs(folder, names) if again else None,
                    _bands(folder, names, shown if with_shown else "") if again and banded else [],
                    run_curves.checkpoints(folder / shown) if shown else [],
                    RunFolder(folder / shown).history() if history else [],
                )
            )

    def _take_read(self, found: _Read) -> None:
        if found.runs is not None:
            self._unread = False
            self.curves.set_others(found.runs, found.bands)
            inside = {name for band in found.bands for name in band.runs}
            self.curves.show_only({"" if name == self.shown else name for name in inside})
            self._show_legend()
        if found.history:
            last = found.history[-1].step
            self._waiting = found.history + [each for each in self._waiting if each.step > last]
        self._marks += found.kept
        if found.runs is not None or found.history or found.kept:
            self.mark()

    def _show_legend(self) -> None:
        self.legend.show_entries(self.curves.legend(self.shown))

    def _toggle(self, key: str) -> None:
        self.curves.toggle(key)
        self._show_legend()

    def _ask_for_runs(self) -> None:
        folder = self.session.runs.folder
        self._lister.ask(lambda: read_runs(folder))

    def _offer_runs(self, lines: list[RunLine]) -> None:
        """A menu of the latest runs."""
        menu = QMenu(self)
        for line in lines[:OFFERED]:
            if line.path.name == self.shown:
                continue
            words = "   ".join(filter(None, (line.path.name, line.when, line.score)))
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(line.path.name in self.chosen)
            entry.triggered.connect(lambda on, name=line.path.name: self._choose(name, on))
        if not menu.actions():
            menu.addAction(tr("There are no other runs yet")).setEnabled(False)
        menu.addSeparator()
        band = menu.addAction(tr("One band for runs that differ in their seed"))
        band.setObjectName("band")
        band.setCheckable(True)
        band.setChecked(self.band)
        band.triggered.connect(self._set_band)
        none = menu.addAction(tr("This run alone"))
        none.setEnabled(bool(self.chosen))
        none.triggered.connect(lambda: self.overlay(()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.runs.mapToGlobal(QPoint(0, self.runs.height())))

    def _choose(self, name: str, on: bool) -> None:
        others = [each for each in self.chosen if each != name]
        self.overlay([*others, name] if on else others)

    def _set_band(self, on: bool) -> None:
        self.band = on
        self.curves.show_only(set())
        self._read()

    def _pick(self, run: str, step: int) -> None:
        """Go to where a curve was clicked; a band has no moment."""
        if run in self.curves.bands:
            return
        self.moment_asked.emit(run or self.shown, step)
        past, folder = self.session.past, self.session.runs.folder / run
        if not run:
            past.go(step)
        elif (refusal := past.refusal(folder)) is not None:
            self.session.notify("refused", refusal)
        else:
            self._wanted = run, step
            self.chosen = tuple(dict.fromkeys((*self.chosen, self.shown)))
            past.open(folder)

    def _go_on(self, folder: Path | None) -> None:
        """Another run was opened: go to the moment that was clicked."""
        wanted, self._wanted = self._wanted, None
        if folder is not None and wanted is not None and folder.name == wanted[0]:
            self.session.past.go(wanted[1])

    def close_down(self) -> None:
        super().close_down()
        self._disconnect()
        self._reader.close()
        self._lister.close()

    # What is shown, and how.

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {
            "axis": self.axis.currentIndex(),
            "smoothing": self.smoothing.currentIndex(),
            "log_x": self.log_x.isChecked(),
            "log_y": self.log_y.isChecked(),
            "band": self.band,
        }

    def recall(self, choices: Mapping[str, object]) -> None:
        for chooser, name in ((self.axis, "axis"), (self.smoothing, "smoothing")):
            row = choices.get(name)
            if isinstance(row, int) and 0 <= row < chooser.count():
                chooser.setCurrentIndex(row)
        self.log_x.setChecked(choices.get("log_x") is True)
        self.log_y.setChecked(choices.get("log_y") is True)
        self.band = choices.get("band") is not False

    def table(self) -> Table | None:
        own = [
            (self.shown, name, series.steps.copy(), series.epochs.copy(), series.seconds.copy(),
             series.values.copy())
            for name, series in self.curves.curves()
        ]  # fmt: skip
        others = [
            (run.name, name, points.steps, points.epochs, points.seconds, points.values)
            for run in self.curves.others
            for name, points in run.curves.items()
        ]
        if not own and not others:
            return None

        def rows() -> Iterator[Sequence[Cell]]:
            for run, name, *columns in (*own, *others):
                for step, epoch, seconds, value in zip(*columns, strict=True):
                    yield run, name, int(step), float(epoch), float(seconds), float(value)

        return Table(("run", "curve", "step", "epoch", "seconds", "value"), rows())

    def _set_axes(self) -> None:
        self.curves.set_axes(
            COUNTS[self.axis.currentIndex()],
            log_x=self.log_x.isChecked(),
            log_y=self.log_y.isChecked(),
        )

    def _smoothen(self, row: int) -> None:
        self.curves.set_smoothing(WINDOWS[row])

    # Going back.

    def _show_menu(self, marked: Marked, at: QPoint) -> None:
        """What can be done at a mark."""
        menu = QMenu(self)
        mark = marked.marks[-1]
        back = menu.addAction(tr("Go back to here"))
        back.setEnabled(bool(mark.checkpoint))
        back.triggered.connect(lambda: self._go_back(mark))
        for each in marked.marks:
            if each.name and each.old != each.new and each.name not in NOT_UNDONE:
                words = tr("Go back and undo: {change}", change=say(each.message))
                undo = menu.addAction(words)
                undo.setEnabled(bool(each.checkpoint))
                undo.triggered.connect(lambda _=False, each=each: self._go_back(each, undo=True))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _go_back(self, mark: Mark, *, undo: bool = False) -> None:
        runs = self.session.runs
        try:
            if self._past:
                runs.start_at(mark, undo=undo)
            else:
                runs.go_back(mark, undo=undo)
        except UserError as error:
            self.session.notify("error", error.message)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.session.notify("error", error.message)


def _runs(folder: Path, names: Sequence[str]) -> list[RunCurves]:
    return [run_curves.read(folder / name) for name in names]


def _bands(folder: Path, names: Sequence[str], shown: str) -> list[SeedBand]:
    return run_curves.bands(_runs(folder, [*filter(None, [shown]), *names]))
