"""The Attention panel: heads by layers, and who looks at whom in one of them or through all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.attention import AttentionAsk, AttentionFound
from studio.observe.frames import Frame, Watch
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.gaze import Gaze, called
from studio.ui.panels.panel import Panel
from studio.ui.panels.sample_chooser import SampleChooser
from studio.ui.panels.table import Table
from studio.ui.panels.tokens import named
from studio.ui.plots.heads import HeadGrid, Row
from studio.ui.plots.matrix import Matrix
from studio.ui.plots.patches import Patches, grid
from studio.ui.plots.token_lines import TokenLines
from studio.ui.plots.windows import Shown
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.3
CHROME = 100
"""Pixels above the pictures."""
IN_LINE = 560
"""From this width on all choosers stand in one line."""
MATRIX, LINES, IMAGE = "matrix", "lines", "image"


class AttentionPanel(Panel):
    """Looks at all layers of a model, whatever is selected in it; a chosen head's layer is."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self._found: AttentionFound | None = None
        self._step = 0
        self._reason: Message | None = None
        self._layer = 0
        self._head: int | None = None
        self._token: int | None = None
        self.gaze = gaze or Gaze(self)
        self.gaze.changed.connect(self._look_again)
        self.sample = SampleChooser(self.gaze, theme, session)
        self.scope = Chooser(
            tr("One layer, or what passes through all of them (Abnar and Zuidema 2020)"),
            tr("Layers"),
        )
        self.scope.addItem(tr("One layer"), False)
        self.scope.addItem(tr("Rollout"), True)
        self.scope.activated.connect(lambda _: self._look_again())
        self.picture = Chooser(tr("How to show who looks at whom"), tr("Picture"))
        self.picture.activated.connect(lambda _: self._pick())
        self._wanted = MATRIX
        self.heads = HeadGrid(theme)
        self.heads.chosen.connect(self.choose)
        self.matrix = Matrix(theme, signed=False, square=True, root=True)
        self.matrix.pressed.connect(lambda row, _: self._pin(row))
        self.lines = TokenLines(theme)
        self.lines.picked.connect(self._pin)
        self.lines.hovered.connect(self._tell)
        self.patches = Patches(theme)
        self.patches.picked.connect(self._pin)
        self.pictures = QStackedWidget()
        for each in (self.matrix, self.lines, self.patches):
            self.pictures.addWidget(each)
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        kinds.addWidget(self.scope)
        kinds.addWidget(self.picture)
        kinds.addStretch(1)
        self._choosers = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._choosers.setSpacing(8)
        self._choosers.addWidget(self.sample)
        self._choosers.addLayout(kinds)
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._views.setSpacing(12)
        self._views.addWidget(self.heads, 2)
        self._views.addWidget(self.pictures, 3)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._choosers)
        layout.addLayout(self._views, 1)

    @property
    def ask(self) -> AttentionAsk:
        """What is asked of the run."""
        rollout = bool(self.scope.currentData())
        if rollout:
            return AttentionAsk(self.gaze.sample, rollout=True, call=self.explained)
        return AttentionAsk(self.gaze.sample, self._layer, self._head, call=self.explained)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Finding) and frame.ask == self.ask:
                heard = True
                if isinstance(frame.found, AttentionFound):
                    self._found, self._step, self._reason = frame.found, frame.step, None
                elif isinstance(frame.found, Missing):
                    self._found, self._reason = None, frame.found.reason
        return heard

    def forget(self) -> None:
        self._found, self._reason = None, None
        self._layer, self._head, self._token = 0, None, None

    def needs(self, base: Watch) -> Watch:
        return replace(base, asks=base.asks | {self.ask})

    def vacancy(self) -> str:
        if self._found is None and self._reason is not None:
            return say(self._reason)
        if self._found is None:
            return self.waiting(tr("Waiting for the first look at attention"))
        return ""

    def choose(self, layer: int, head: int | None) -> None:
        """Look at another head, or with ``None`` at the mean of a layer's heads."""
        self._layer, self._head = layer, head
        self.scope.setCurrentIndex(0)
        if self._found is not None and layer < len(self._found.layers):
            self.session.glance(self._found.layers[layer].node)
        self._look_again()

    def refresh(self) -> None:
        found = self._found
        if found is None:
            return
        self.title.setText(self._subject(found))
        self._tell("")
        rows = [
            Row(f"{place + 1} {layer.name.rpartition('.')[2]}", layer.small)
            for place, layer in enumerate(found.layers)
        ]
        self.heads.show_heads(rows, None if self.ask.rollout else (self._layer, self._head))
        self.heads.setToolTip("\n".join(layer.name for layer in found.layers))
        chosen = found.chosen
        queries, keys = self._names(found, chosen.queries), self._names(found, chosen.keys)
        patches = self._patches(found)
        self._offer(with_image=patches is not None)
        token = self._pinned(found)
        match self.picture.currentData():
            case "lines":
                blocks = (chosen.row_block, chosen.column_block)
                self.lines.show_looks(chosen.values, blocks, queries, keys, token)
                self.pictures.setCurrentWidget(self.lines)
            case "image" if patches is not None and found.picture is not None:
                self.patches.show_looks(
                    found.picture, chosen.values[token or 0], patches, token or 0
                )
                self.pictures.setCurrentWidget(self.patches)
            case _:
                shown = Shown(
                    chosen.values,
                    chosen.queries,
                    chosen.keys,
                    row_block=chosen.row_block,
                    column_block=chosen.column_block,
                )
                self.matrix.name_places(queries, keys)
                self.matrix.show_matrix(shown)
                self.pictures.setCurrentWidget(self.matrix)
        self._arrange()

    def table(self) -> Table | None:
        """The shares of the chosen head, a row for each pair of tokens."""
        if self._found is None:
            return None
        return Table(("query", "key", "share"), self._cells(self._found))

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {"picture": str(self.picture.currentData() or MATRIX)}

    def recall(self, choices: Mapping[str, object]) -> None:
        wanted = choices.get("picture")
        if isinstance(wanted, str):
            self._wanted = wanted
            self.mark()

    def _cells(self, found: AttentionFound) -> Iterator[tuple[float, float, float]]:
        chosen = found.chosen
        for row, shares in enumerate(chosen.values.tolist()):
            for column, share in enumerate(shares):
                yield row * chosen.row_block, column * chosen.column_block, share

    def _subject(self, found: AttentionFound) -> str:
        words = self._layers_words(found)
        return tr("{model}: {words}", model=found.model, words=words) if found.model else words

    def _layers_words(self, found: AttentionFound) -> str:
        if self.ask.rollout:
            return tr("All layers")
        name = f"{found.layer + 1} {found.layers[found.layer].name.rpartition('.')[2]}"
        if self._head is None:
            return tr("{name}: mean of the heads", name=name)
        return tr("{name}: head {head}", name=name, head=self._head)

    def _tell(self, words: str) -> None:
        found = self._found
        if found is None:
            return
        parts = [called(found.sample), tr("step {step}", step=f"{self._step:,}")]
        if found.skipped and self.ask.rollout:
            parts.insert(0, tr("{count} layers passed over", count=found.skipped))
        groups = found.layers[found.layer].groups
        if groups > 1:
            parts.insert(0, tr("group 1 of {count}", count=groups))
        if found.chosen.row_block > 1:
            parts.insert(0, tr("means of {count} tokens", count=found.chosen.row_block))
        self.caption.setText(words or "  ".join(parts))

    def _names(self, found: AttentionFound, count: int) -> tuple[str, ...]:
        """What tokens are called, where just one input has so many of them."""
        fitting = [ids for ids in found.ids if len(ids) == count]
        if len(fitting) != 1 or count > found.chosen.values.shape[0] * found.chosen.row_block:
            return ()
        if found.chosen.row_block > 1:
            return ()
        return named(fitting[0], self.session.past.fields)

    def _patches(self, found: AttentionFound) -> tuple[int, int, int] | None:
        chosen = found.chosen
        if found.picture is None or chosen.row_block > 1 or chosen.queries != chosen.keys:
            return None
        height, width = found.picture.shape[-2:]
        return grid(chosen.keys, height, width)

    def _pinned(self, found: AttentionFound) -> int | None:
        """The token whose looks are shown, if it is still there."""
        if self._token is None or self._token >= len(found.chosen.values):
            return None
        return self._token

    def _pin(self, token: int) -> None:
        """Show the looks of a token alone, or again of all."""
        if self._found is not None:
            token //= self._found.chosen.row_block if self.sender() is self.matrix else 1
        self._token = None if token == self._token else token
        self.mark()

    def _offer(self, *, with_image: bool) -> None:
        titles = {MATRIX: tr("Matrix"), LINES: tr("Lines")}
        if with_image:
            titles[IMAGE] = tr("Image")
        known = [self.picture.itemData(row) for row in range(self.picture.count())]
        if list(titles) != known:
            self.picture.clear()
            for name, title in titles.items():
                self.picture.addItem(title, name)
        self.picture.setCurrentIndex(max(0, self.picture.findData(self._wanted)))

    def _pick(self) -> None:
        self._wanted = self.picture.currentData()
        self.mark()

    def _look_again(self) -> None:
        self.watch_changed.emit()
        self.mark()

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        wide = self.width() > SIDE_BY_SIDE * max(1, self.height() - CHROME)
        self._views.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        in_line = self.width() >= IN_LINE
        self._choosers.setDirection(direction.LeftToRight if in_line else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
