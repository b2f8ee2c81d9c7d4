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
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.layout_work import LayoutWork
from studio.ui.panels.panel import Panel
from studio.ui.panels.space_choices import SpaceChoices
from studio.ui.panels.table import Cell, Table
from studio.ui.panels.wall import Wall
from studio.ui.plots.cloud import Cloud, ring
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.6
TABLE_KIND = "torch.nn.Embedding"


class SpacePanel(Panel):
    """Follows the selection; a click looks at a sample and its neighbours, a lasso at many."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self.gaze = gaze or Gaze()
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
        self.work = LayoutWork(self)
        self.work.renewed.connect(self._lay_out)
        self.stop.clicked.connect(self._cancel)
        self.gaze.changed.connect(self.mark)
        self.gaze.closing.connect(self.work.close_down)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choices, 1)
        row.addWidget(self.stop)
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._views.setSpacing(8)
        self._views.addWidget(self.cloud, 3)
        self._views.addWidget(self.wall, 2)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addLayout(self._views, 1)

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
                self._ask, self._found, self._step = wanted, frame.found, frame.step
                self._reason = None
                self._place()
            elif isinstance(frame.found, Missing):
                self._reason = frame.found.reason
        return heard

    def forget(self) -> None:
        self._ask, self._found, self._reason = None, None, None
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
        count = tr(
            "{shown} of {total} examples", shown=f"{len(found.points):,}", total=f"{found.total:,}"
        )
        numbers = tr("{count} numbers", count=f"{found.width:,}")
        if found.used < found.width:
            numbers = tr("{count} numbers, averaged to {used}", count=f"{found.width:,}",
                         used=f"{found.used:,}")  # fmt: skip
        if self.choices.lays_out:
            layout = self._layout
            how = "t-SNE"
            if layout is not None and layout.done < layout.rounds:
                how = tr("t-SNE {done} of {rounds}", done=layout.done, rounds=layout.rounds)
        else:
            share = float(found.shares[: self.choices.dimensions].sum())
            how = tr("{share} of the variance", share=f"{share:.0%}")
        return "  ".join([count, numbers, how, tr("step {step}", step=f"{self._step:,}")])

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
        tokens, names = self.tokens_of_classes(found)
        labels, predicted = found.labels, found.predicted
        inks = np.zeros(len(found.points), np.int64)
        if self.choices.by_error and labels is not None and predicted is not None:
            inks = (labels != predicted).astype(np.int64)
            wrong = int(inks.sum())
            colours: tuple[str, ...] = (self.theme.tokens.text_3, self.theme.tokens.error)
            legend = [
                (tr("right {count}", count=len(inks) - wrong), colours[0]),
                (tr("wrong {count}", count=wrong), colours[1]),
            ]
        elif labels is not None:
            inks, colours = labels, tokens
            legend = [(name, tokens[index % len(tokens)]) for index, name in enumerate(names)]
        else:
            colours, legend = tokens[:1], []
        self.cloud.legend = tuple(legend)
        self.cloud.names = [self._name(place) for place in range(len(found.points))]
        self.cloud.show_points(self._points, inks, colours)
        self.cloud.marked = frozenset(self._brushed)
        place = self._place_of_gaze(found)
        self.cloud.chosen = place
        self.cloud.linked = tuple(found.neighbours[place].tolist()) if place >= 0 else ()

    def tokens_of_classes(self, found: SpaceFound) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Colours, and the names of the classes."""
        names = self.classes if found.labels is not None else ()
        return ring(self.theme.tokens), names

    def _name(self, place: int) -> str:
        found = self._found
        assert found is not None
        index = int(found.examples[place])
        names = self.classes
        if found.labels is None:
            is_row = self._ask is not None and self._ask.of == "weights"
            if is_row and index < len(names) == found.total:
                return tr("row {index}: {name}", index=index, name=repr(names[index]))
            return tr("row {index}", index=index) if is_row else tr("sample {index}", index=index)
        true = _named(names, int(found.labels[place]))
        if found.predicted is None or found.predicted[place] == found.labels[place]:
            return tr("sample {index} is {name}", index=index, name=true)
        other = _named(names, int(found.predicted[place]))
        return tr("sample {index} is {name}, taken for {other}", index=index, name=true,
                  other=other)  # fmt: skip

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
        if found is None or points is None:
            return None
        axes = [f"axis {axis + 1}" for axis in range(points.shape[1])]
        labels, predicted = found.labels, found.predicted
        rows: list[list[Cell]] = [
            [
                int(index),
                "" if labels is None else _named(self.classes, int(labels[place])),
                "" if predicted is None else _named(self.classes, int(predicted[place])),
                *map(float, points[place]),
            ]
            for place, index in enumerate(found.examples.tolist())
        ]
        return Table(["example", "class", "predicted", *axes], rows)

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


def _named(names: Sequence[str], index: int) -> str:
    return names[index] if 0 <= index < len(names) else str(index)
