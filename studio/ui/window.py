"""The main window: canvas in the middle, panels around it, one bar above and one below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.action import Giving
from studio.app.actions import Action, Context, find, perform
from studio.app.costing import MEASURED
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.verbs import file, train
from studio.app.view_at_hand import ViewAtHand
from studio.message import UserError
from studio.ui import adding, context_menus
from studio.ui.bridge import Bridge
from studio.ui.canvas import overlay_button
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.fit_chip import FitChip
from studio.ui.kept_views import added_titles
from studio.ui.layout import Layout
from studio.ui.menus import Menus
from studio.ui.own_code import OwnCode
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.panels.palette import PalettePanel
from studio.ui.picture_switches import picture_switches
from studio.ui.stage import StagedWindow, WindowStage
from studio.ui.status import StatusLine
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.ui.toasts import Toasts
from studio.ui.topbar import TopBar
from studio.ui.views import VIEWS, VIEWS_PAGE, View, plot_kind

PICTURED = {"values": "activations", "weights": "weights", "gradients": "gradients"}
"""The view for what the pictures in nodes are of."""

if TYPE_CHECKING:
    from studio.observe.frames import Progress
    from studio.ui.open_views import OpenViews
    from studio.ui.panels.panel import Panel
    from studio.ui.workbench import Workbench


class MainWindow(StagedWindow):
    """Puts the parts together; each of them knows only the session and the theme.

    With ``whole=False`` there are only the canvas, the palette and the inspector until
    ``complete`` is called, so that the window can be painted at once.
    """

    bench: Workbench
    open_views: OpenViews

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        whole: bool = True,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.setObjectName("main")
        self.stage = WindowStage(self)
        self.context = Context(session, self.stage)
        self._leaving = False
        self._closed = False
        self._run_state = ""

        self.middle = CanvasFrame(session, theme)
        self.canvas = self.middle.canvas
        self.setCentralWidget(self.middle)
        self.toasts = Toasts(self.canvas, theme)
        self.menus = Menus(self, theme, self.context, self.trigger)
        self.menus.lend_letters(self.canvas)
        self.top = TopBar(theme, self.menus.bar, FitChip(session, theme))
        self.setMenuWidget(self.top)

        self.palette_panel = PalettePanel(session, theme)
        self.inspector = InspectorPanel(session, theme)
        self.layout_keeper = Layout(
            self, theme, session.settings, self._titles(), self.menus.menus["View"]
        )
        docks = self.layout_keeper.docks
        docks["palette"].put(self.palette_panel)
        docks["inspector"].put(self.inspector)
        self.bridge = Bridge(session, self)
        self.own_code = OwnCode(session, theme, self.layout_keeper, self.toasts, self)
        self._status = StatusLine(session, self.statusBar())

        self._state_timer = QTimer(self)
        self._state_timer.setSingleShot(True)
        self._state_timer.timeout.connect(self._show_state)
        self._connect()
        self._show_state()
        if whole:
            self.complete()

    @property
    def whole(self) -> bool:
        """Whether all panels are there."""
        return hasattr(self, "bench")

    def complete(self) -> None:
        """Make the panels that are still missing."""
        if self.whole:
            return
        from studio.ui.open_views import OpenViews
        from studio.ui.workbench import Workbench

        self.inspector.complete()
        bench = self.bench = Workbench(self.session, self.theme, self.middle, self)
        for name, panel in bench.panels().items():
            self.layout_keeper.docks[name].put(panel)
        for viewer in bench.viewers:
            viewer.watch_changed.connect(self.bridge.renew_watch)
        self.open_views = OpenViews(self, bench.viewers, self)
        for kind in VIEWS:
            self.open_views.take(kind.name, kind, bench.views[kind.name])
        self.open_views.take_added(VIEWS)
        self._add_plots()
        bench.problems.jumped.connect(self.canvas.center_on)
        bench.costs.jumped.connect(self.canvas.reveal)
        self.canvas.overlay_clicked.connect(self._show_overlay)
        self.middle.overlay_button.clicked.connect(self._offer_overlays)
        bench.problems.counted.connect(self._count_problems)
        bench.code.jumped.connect(self._land)
        bench.code.export_asked.connect(lambda: self.trigger(find("file.export_module")))
        bench.run.resume_asked.connect(self._go_on)
        bench.run.open_asked.connect(self._open_run)
        settings = self.session.settings
        switches = picture_switches(self, settings, bench.miniatures, bench.sampled)
        self.menus.menus["View"].addActions(switches)
        bench.time_bar.export_asked.connect(lambda: self.trigger(find("train.export_animation")))
        self.session.costing.begin()
        self.session.advising.begin()

    def moving_views(self) -> list[tuple[str, QWidget]]:
        """What may be shown of a run as it was, by their titles."""
        views: list[tuple[str, QWidget]] = [
            (tr("Canvas"), self.canvas),
            (tr("Whole window"), self),
        ]
        opened = self.open_views.views.values() if self.whole else ()
        return [*views, *((view.title, view.panel) for view in opened if view.panel.isVisible())]

    def is_drawn(self) -> bool:
        """Whether all views show what they were told."""
        if not self.whole:
            return True
        panels = (view.panel for view in self.open_views.views.values())
        return self.bench.miniatures.is_drawn and all(panel.is_drawn for panel in panels)

    def _add_plots(self) -> None:
        """Make panels for the plots that plugins brought meanwhile."""
        if not self.whole:
            return
        for spec in self.bench.missing_plots():
            kind = plot_kind(spec)
            self.layout_keeper.add(kind.name, kind.title())
            self.open_views.take(kind.name, kind, self.bench.add_plot(spec))
            self.open_views.take_added((kind,))
        self.open_views.show_to_all()

    def give_sample(self, way: Giving) -> None:
        self.bench.own_samples.give(way)

    def make_view(self, kind: View) -> Panel:
        """A panel for one more view of a kind."""
        return kind.make(self.session, self.theme, self.bench.gaze)

    def explain_view(self, name: str) -> None:
        """Open the guide where it explains this kind of view."""
        try:
            self.stage.show_guide(f"{VIEWS_PAGE}#{name}")
        except UserError as error:
            self.session.notify("error", error.message)

    def view_menu(self, groups: Sequence[Sequence[str]]) -> QMenu:
        """A menu with these actions."""
        return self.menus.context_menu(groups)

    def _connect(self) -> None:
        session = self.session
        session.notified.connect(self._tell)
        session.bindings.changed.connect(lambda _: self._soon())
        session.opened.connect(lambda _: self._opened())
        session.scoped.connect(lambda _: self._soon())
        session.changed.connect(lambda _: self._soon())
        session.analysed.connect(lambda _: self._soon())
        session.advising.changed.connect(lambda _: self._soon())
        session.saved.connect(lambda _: self._soon())
        session.extended.connect(lambda _: self._add_plots())
        session.runs.progressed.connect(self._progressed)
        session.runs.started.connect(lambda _: self._started())
        session.runs.ended.connect(lambda _: self._soon())
        session.doctor.test_wanted.connect(lambda test: self.trigger(find(f"train.{test}_test")))
        self._status.doctor.clicked.connect(lambda: self.show_panel("doctor"))
        self.top.fit.clicked.connect(lambda: self.show_panel("costs"))
        session.costing.changed.connect(lambda _: self._soon())
        self.top.asked.connect(lambda action: self.trigger(find(action)))
        self.top.project.clicked.connect(lambda: session.select(()))
        self.middle.tabs.draw_asked.connect(lambda: self.trigger(find("train.draw")))
        self.canvas.draw_wanted.connect(lambda: self.trigger(find("train.draw")))
        self.middle.tabs.undraw_asked.connect(lambda: self.trigger(find("train.undraw")))
        self.middle.change_strip.asked.connect(lambda: self.trigger(find("train.grow")))
        self.canvas.hint.connect(self._status.show_hint)
        self.canvas.menu_wanted.connect(self._show_menu)
        self.palette_panel.chosen.connect(self._add)

    def _titles(self) -> dict[str, str]:
        """Every panel under its name, with its title."""
        return {
            "palette": tr("Layers"),
            "history": tr("History"),
            "inspector": tr("Inspector"),
            "run": tr("Settings"),
            "code": tr("Code"),
            "problems": tr("Problems"),
            "data": tr("Data"),
            "costs": tr("Costs"),
            **{view.name: view.title() for view in VIEWS},
            **added_titles(self.session.settings),
        }

    # Actions.

    def trigger(self, action: Action) -> None:
        """Run an action from a menu, a button or a shortcut, after what is typed is taken in."""
        self.complete()
        self.flush()
        perform(action, self.context)
        self._soon()

    def flush(self) -> None:
        """Commit every field that is being typed in, as if the focus had left it."""
        self.inspector.flush()
        if self.whole:
            self.bench.flush()

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        self.layout_keeper.show(name)

    @property
    def view_at_hand(self) -> ViewAtHand | None:
        """The view that was last pointed at or typed into."""
        return self.open_views.at_hand if self.whole else None

    def show_code(self) -> bool:
        """Bring the lines of what is selected to the front; whether it has any."""
        self.complete()
        self.show_panel("code")
        return self.bench.code.show_selected()

    def show_on_canvas(self) -> bool:
        """Go from the line of the code to its node; whether it has one."""
        self.complete()
        return self.bench.code.show_node()

    def _land(self, node_id: str) -> None:
        self.canvas.center_on(node_id)
        self.canvas.setFocus()

    def focus_palette(self) -> None:
        """Put the cursor into the search for layers."""
        self.show_panel("palette")
        self.palette_panel.focus_search()

    def close_now(self) -> None:
        """Close without asking again."""
        self._leaving = True
        self.close()

    # What the program says.

    def _tell(self, notice: Notice) -> None:
        self.toasts.notice(notice, self.session.visit)

    def _opened(self) -> None:
        self.toasts.clear()
        if self.session.runs.current is None:
            self._run_state = ""
            self.top.show_progress(None)
        self.own_code.offer()
        self._soon()

    def _started(self) -> None:
        self.toasts.clear("error")  # Why the last run failed is of no more interest.
        self._soon()

    def _progressed(self, progress: Progress) -> None:
        self.top.show_progress(progress)
        if progress.state == self._run_state:
            return
        self._run_state = progress.state
        if progress.state == "failed" and progress.node:
            self.session.visit(progress.node)
        self._soon()

    def _count_problems(self, problems: int) -> None:
        title = tr("Problems {count}", count=problems) if problems else tr("Problems")
        self.layout_keeper.docks["problems"].show_title(title)

    def _soon(self) -> None:
        if not self._state_timer.isActive():
            self._state_timer.start(0)

    def _show_state(self) -> None:
        """Title, buttons, figures: everything that follows the session as a whole."""
        document = self.session.document
        name, path = document.project.name, self.session.path
        state = tr("edited") if document.dirty else tr("saved") if path else tr("not saved")
        self.setWindowTitle(tr("{name}[*] – Plexus Studio", name=name))
        self.setWindowModified(document.dirty)
        self.top.project.show_project(name, state, str(path) if path else tr("No file yet"))
        self.top.show_state(self.context)
        self._status.refresh()
        here = map(self.session.scope.here, self.session.runs.differing())
        self.canvas.set_differing(frozenset(filter(None, here)))

    # What panels ask for.

    def _add(self, kind: str) -> None:
        """Add a layer from the palette: behind the selected node, if there is one to go on from."""
        if node := adding.chosen(self.canvas, kind):
            self.session.select((node,))
            self.canvas.center_on(node)

    def _offer_overlays(self) -> None:
        menu = self.view_menu(overlay_button.GROUPS)
        menu.popup(self.middle.overlay_button.corner)

    def _show_overlay(self, kind: str, node_id: str) -> None:
        """Go to the view that shows more of what was clicked on the canvas."""
        session = self.session
        measured = session.costing.measure in MEASURED
        panels = {
            "picture": PICTURED[session.overlays.picture],
            "health": "activations",
            "heat": "machine" if measured else "costs",
            "wire": "gradients",
        }
        if kind != "wire":  # A wire that was clicked stays the chosen one.
            session.select((node_id,))
        self.show_panel(panels[kind])

    def train(self) -> None:
        """Press Train."""
        self.trigger(find("train.start"))

    def _go_on(self, folder: Path, checkpoint: str) -> None:
        try:
            train.resume(self.context, folder, checkpoint)
        except UserError as error:
            self.session.notify("error", error.message)

    def _open_run(self, folder: Path) -> None:
        self.show_panel("curves")
        self.bench.past_runs.show(folder)

    def _show_menu(self, at: QPoint) -> None:
        """The context menu of the canvas: the actions for what is selected, or for the whole."""
        menu = self.menus.context_menu(context_menus.groups(self.context))
        menu.popup(at)

    # Beginning and end.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.layout_keeper.restore_once()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        if not self._leaving and not file.may_leave(self.context):
            event.ignore()
            return
        self.shut_down()
        event.accept()

    def shut_down(self) -> None:
        """Remember the layout and end everything that runs behind the window; once."""
        if self._closed:
            return
        self._closed = True
        if self.whole:
            self.open_views.close_down()
        self.layout_keeper.remember()
        self.hide()  # The run under way takes its time to end.
        self.bridge.stop()
        self.menus.close_down()
        self.stage.close_down()
        self.middle.close_down()
        self.top.fit.close_down()
        self.own_code.close_down()
        self._status.close_down()
        self.inspector.close_down()
        if self.whole:
            self.bench.close_down()
        self.session.close()

    def offer_recovery(self) -> None:
        """Offer work that an earlier program left behind."""
        from studio.ui.recovery import offer_recovery

        offer_recovery(self.session, self.toasts)

    def report_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the work, then show what happened; for ``sys.excepthook``."""
        from studio.ui import dialogs

        kept = self.session.keep_now()
        dialogs.BugDialog(dialogs.report(kind, error, trace), kept, self).open()

    def status(self) -> str:
        """What the status bar says of the model."""
        return self._status.numbers.text()
