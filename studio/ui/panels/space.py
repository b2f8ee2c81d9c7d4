"""The Space panel: where examples lie to a node, as points in two or three dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.example import Example
from studio.observe.asks.space import Of, Space, SpaceFound
from studio.observe.frames import Floats, Frame, Watch
from studio.observe.statistics.aligning import aligned
from studio.observe.statistics.neighbour_embedding import Layout
from studio.ui.panels.film import Film
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.layout_work import LayoutWork
from studio.ui.panels.panel import Panel
from studio.ui.panels.space_choices import SpaceChoices
from studio.ui.panels.space_words import as_table, called, coloured, of_how_many
from studio.ui.panels.table import Table
from studio.ui.panels.wall import Wall
from studio.ui.plots.cloud import Cloud
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.6
TABLE_KIND = "torch.nn.Embedding"


class SpacePanel(Panel):
    """Follows the selection; a click looks at a sample and its neighbours, a lasso at many."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self.gaze = gaze or Gaze(self)
        self._found: SpaceFound | None = None
        self._step = 0
        self._ask: Space | None = None
        """What ``_found`` replies to."""
        self._reason: Message | None = None
        self._points: Floats | None = None
        """As they are shown, turned like those before."""
        self._layout: Layout | None = None
        self._brushed: list[int] = []
        self.choices = SpaceChoices()
        self.choices.asked.connect(self._ask_anew)
        self.choices.shown.connect(self._show_anew)
        self.choices.coloured.connect(self.mark)
        self.cloud = Cloud(theme)
        self.cloud.name = self._name
        self.cloud.clicked.connect(self._choose)
        self.cloud.brushed.connect(self._brush)
        self.cloud.pointed.connect(self._point)
        self.choices.brush.toggled.connect(self._set_brush)
        self.wall = Wall(theme)
        self.wall.clicked.connect(self._look_at)
        self.wall.hide()
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Leave the points as they lie now"))
        self.stop.hide()
        self.film = Film(session)
        self.film.turned.connect(self._turn)
        self._newest: tuple[SpaceFound, int] | None = None
        """What the run told last, while an earlier moment is shown."""
        self.work = LayoutWork(self)
        self.work.renewed.connect(self._lay_out)
        self.work.ended.connect(self.mark)
        self.stop.clicked.connect(self._cancel)
        self.gaze.changed.connect(self.mark)
        self.gaze.closing.connect(self.work.close_down)
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fill()

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choices, 1)
        row.addWidget(self.stop)
        self._views.setSpacing(8)
        self._views.addWidget(self.cloud, 3)
        self._views.addWidget(self.wall, 2)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addLayout(self._views, 1)
        layout.addWidget(self.film)

    # What the run is asked.

    def wanted(self) -> Space | None:
        """What is asked for now."""
        if not self.seen:
            return None
        of: Of = "weights" if self._is_table and self.choices.rows else "activations"
        return Space(self.seen, "", self.choices.split, self.choices.most, of)

    @property
    def _is_table(self) -> bool:
        node = self.node
        return node is not None and node.kind == TABLE_KIND

    def needs(self, base: Watch) -> Watch:
        ask = self.wanted()
        if ask is None:
            return base
        base = replace(base, asks=base.asks | {ask})
        return self.wall.needs(base) if ask.of == "activations" else base

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = self.wall.take(frames)
        if heard:
            self.watch_changed.emit()
        wanted = self.wanted()
        for frame in frames:
            if not isinstance(frame, Finding) or frame.ask != wanted:
                continue
            heard = True
            if isinstance(frame.found, SpaceFound):
                if self._ask != wanted:
                    self._let_go()
                self._ask, self._reason = wanted, None
                self.film.follow(wanted)
                self._newest = frame.found, frame.step
                if self.film.at_end:
                    self._show_moment(frame.found, frame.step)
            elif isinstance(frame.found, Missing):
                self._reason = frame.found.reason
        return heard

    def forget(self) -> None:
        self._ask, self._found, self._reason = None, None, None
        self._newest = None
        self.film.forget()
        self.wall.forget()
        self._let_go()

    def vacancy(self) -> str:
        node = self.node
        if node is None:
            return tr("Select a layer to see where examples lie to it")
        if self._found is None or self._ask != self.wanted():
            if self._reason is not None:
                return say(self._reason)
            return self.waiting(tr("Waiting for the next look at {name}", name=node.name))
        return ""

    # What is shown.

    def refresh(self) -> None:
        node, found = self.node, self._found
        self.choices.offer_rows(self._is_table)
        self.title.setText(node.name if node else "")
        if node is None or found is None or self._points is None or self.vacancy():
            return
        self._colour(found)
        self.stop.setVisible(self.work.busy)
        self.caption.setText(self._figures(found))
        if not self.choices.lays_out:
            self._layout = None

    def _figures(self, found: SpaceFound) -> str:
        layout = self._layout
        if not self.choices.lays_out:
            share = float(found.shares[: self.choices.dimensions].sum())
            how = tr("{share} of the variance", share=f"{share:.0%}")
        elif layout is not None and layout.done < layout.rounds:
            how = tr("t-SNE {done} of {rounds}", done=layout.done, rounds=layout.rounds)
        else:
            how = "t-SNE"
        return "  ".join([*of_how_many(found), how, tr("step {step}", step=f"{self._step:,}")])

    def _show_moment(self, found: SpaceFound, step: int) -> None:
        self._found, self._step = found, step
        self._place()

    def _turn(self, finding: Finding | None) -> None:
        """Show another moment, turned as the one before lay."""
        if finding is not None and isinstance(finding.found, SpaceFound):
            self._show_moment(finding.found, finding.step)
        elif self._newest is not None:
            self._show_moment(*self._newest)
        self.mark()

    def _place(self) -> None:
        """Where the points lie now: like those before, as far as they can."""
        found = self._found
        if found is None:
            return
        axes = self.choices.dimensions
        if self.choices.lays_out:
            same = self._points is not None and self._points.shape == (len(found.points), axes)
            if self.work.busy and same:
                return  # The one under way is shown first.
            begin = self._points if same and self._layout is not None else None
            self._points = begin if begin is not None else _padded(found.points, axes)
            self.work.begin(found.points, axes, begin)
            return
        points = _padded(found.points, axes)
        before = self._points
        self._points = points if before is None else aligned(points, before)

    def _lay_out(self, layout: Layout) -> None:
        found = self._found
        if found is not None and len(layout.points) == len(found.points):
            self._layout = layout
            self._points = layout.points.astype(np.float32)
            self.mark()

    def _colour(self, found: SpaceFound) -> None:
        assert self._points is not None
        look = coloured(found, self.classes, self.theme.tokens, by_error=self.choices.by_error)
        self.cloud.legend = look.legend
        self.cloud.show_points(self._points, look.inks, look.colours)
        self.cloud.marked = frozenset(self._brushed)
        place = self._place_of_gaze(found)
        self.cloud.chosen = place
        self.cloud.linked = tuple(found.neighbours[place].tolist()) if place >= 0 else ()

    def _name(self, place: int) -> str:
        assert self._found is not None
        is_row = self._ask is not None and self._ask.of == "weights"
        return called(self._found, place, self.classes, is_row=is_row)

    # What the user does.

    def _choose(self, place: int) -> None:
        found = self._found
        if found is None:
            return
        self._brushed = []
        self.cloud.chosen, self.cloud.linked = place, tuple(found.neighbours[place].tolist())
        if found.neighbours.size:
            near = [place, *found.neighbours[place].tolist()]
            self._show_wall(near, tr("Nearest to {sample}", sample=self._name(place)))
        if self._ask is not None and self._ask.of == "activations":
            self._look_at(int(found.examples[place]))
        self.mark()

    def _look_at(self, index: int) -> None:
        self.gaze.look_at(Example(index, self.choices.split))
        self.mark()

    def _brush(self, places: list[int]) -> None:
        self._brushed = places
        if places:
            self._show_wall(places, tr("{count} examples in the lasso", count=len(places)))
        else:
            self.wall.hide()
        self.mark()

    def _show_wall(self, places: Sequence[int], heading: str) -> None:
        found = self._found
        if found is None or self._ask is None or self._ask.of == "weights":
            return
        indices = [int(found.examples[place]) for place in places]
        names = {int(found.examples[place]): self._name(place) for place in places}
        self.wall.heading.setText(heading)
        self.wall.show()
        if self.wall.show_samples(self.choices.split, indices, names):
            self.watch_changed.emit()

    def _point(self, place: int) -> None:
        found = self._found
        if found is None or self._ask is None or self._ask.of == "weights":
            return
        index = int(found.examples[place]) if 0 <= place < len(found.examples) else None
        self.wall.look_at(self.choices.split, index)
        if index is not None:
            self.cloud.thumb = self.wall.image(self.choices.split, index)
            if self.cloud.thumb is None:
                self.watch_changed.emit()

    def _place_of_gaze(self, found: SpaceFound) -> int:
        """Which point is the sample that all views look at; -1: none of them."""
        sample = self.gaze.sample
        is_same = self._ask is not None and self._ask.of == "activations"
        if sample.own is not None or sample.split != self.choices.split or not is_same:
            return -1
        places = np.flatnonzero(found.examples == sample.index)
        return int(places[0]) if len(places) else -1

    def _set_brush(self, on: bool) -> None:
        self.cloud.brushing = on

    def _cancel(self) -> None:
        self.work.cancel()
        self.mark()

    def _ask_anew(self) -> None:
        self._let_go()
        self.watch_changed.emit()
        self.mark()

    def _show_anew(self) -> None:
        """Another projection of the same points."""
        self.work.cancel()
        self._points, self._layout = None, None
        self._place()
        self.mark()

    def _let_go(self) -> None:
        self.work.cancel()
        self._points, self._layout, self._brushed = None, None, []
        self.wall.hide()

    def remembered(self) -> dict[str, str | int | float | bool]:
        return self.choices.remembered()

    def recall(self, choices: Mapping[str, object]) -> None:
        self.choices.recall(choices)

    def table(self) -> Table | None:
        found, points = self._found, self._points
        return as_table(found, points, self.classes) if found and points is not None else None

    def close_down(self) -> None:
        self.work.close_down()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.work.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() > SIDE_BY_SIDE * self.height()
        self._views.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def _padded(points: Floats, axes: int) -> Floats:
    """The first axes; of points that have fewer, the others are 0."""
    found: Floats = np.zeros((len(points), axes), np.float32)
    found[:, : min(axes, points.shape[1])] = points[:, :axes]
    return found
