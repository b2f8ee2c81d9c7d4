"""Make the pictures of the README and the guide from the real window.

    python docs/make_pictures.py [--into FOLDER] [NAME ...]

Opens the window without a display, really trains the bundled examples for some seconds, and writes
PNG files into ``docs/images`` or another folder; with names, only those: of ``quick-add``,
``problem``, ``code``, ``data``, ``blocks``, ``sharing``, ``variables``, ``augmentation``,
``costs``, ``custom-code``, ``boundary``, ``weights-at-start``, ``window``. Settings and
runs of its own lie in a temporary folder. It takes a minute or two. The numbers in the pictures are
those of the run that was made for them, so they differ a little from one machine to another.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.edits import SetFlags
from studio.graph.model import BYPASS, MUTE
from studio.ui import text
from studio.ui.canvas.desk import BESIDE
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

SCALE = "1.5"
FOLDER = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1680, 1020
LARGEST = 400_000
EXACT = 96
"""Of 256 colours, where a picture needs a palette, those that stay as they are."""


class Studio:
    """The window, a person in front of it, and a camera."""

    def __init__(self, app: QApplication, home: Path, album: Path) -> None:
        self.app = app
        self.album = album
        self.theme = Theme("dark")
        self.theme.apply(app)
        settings = Settings(home / "settings.json")
        self.session = Session(
            settings, background=True, runs_folder=home / "runs", recovery_folder=home / "kept"
        )
        self.window = MainWindow(self.session, self.theme)
        self.resize(WIDTH, HEIGHT)
        self.window.show()
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, and the panels the places that a new user finds them in."""
        self.window.resize(width, height)
        self.settle()
        self.window.layout_keeper.arrange()
        self.settle()

    def settle(self, seconds: float = 0.4) -> None:
        """Let the window draw what it has to draw."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def wait(self, what: Callable[[], object], seconds: float = 240) -> None:
        """Go on until something is so."""
        end = time.monotonic() + seconds
        while not what():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there in time")
            self.settle(0.02)

    def open(self, example: str, **settings: object) -> None:
        """Open an example with other settings of training."""
        self.session.open_example(example)
        for name, value in settings.items():
            self.session.set_setting(f"train.{name}", value)
        self.read()

    def read(self) -> None:
        """Wait until shapes and problems are those of the drawing."""
        self.wait(lambda: self.session.analysis is not None and not self.session.stale)
        self.settle()

    def node(self, name: str) -> str:
        found = self.session.document.project.model.find(name)
        if found is None:
            raise LookupError(name)
        return found.id

    def select(self, *names: str) -> None:
        self.session.select(tuple(self.node(name) for name in names))
        self.settle()

    @contextmanager
    def training(self, steps: int) -> Iterator[None]:
        """A run that has come so far, and goes on."""
        runs = self.session.runs
        runs.start()
        self.wait(lambda: runs.current is not None and runs.current.progress.step >= steps)
        yield
        runs.stop()
        self.wait(lambda: not runs.active)
        self.settle()

    def photograph(
        self, name: str, widget: QWidget | None = None, part: QRect | None = None
    ) -> None:
        """Write what a widget shows, or a part of it, as a small PNG."""
        target = widget or self.window
        pixmap = target.grab(part) if part is not None else target.grab()
        save(pixmap, self.album / f"{name}.png")


def save(pixmap: QPixmap, path: Path) -> None:
    """Write a picture, with a palette of its own if it would else be too large."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    full = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    path.parent.mkdir(exist_ok=True)
    full.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        fewer(full).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {full.width} × {full.height}, {size // 1000} kB", file=sys.stderr)
    if size > LARGEST:
        raise ValueError(f"{path} has {size} bytes; at most {LARGEST} are wanted")


def fewer(full: Image.Image) -> Image.Image:
    """The picture in 256 colours: the most frequent ones as they are, the rest made fewer."""
    found = sorted(full.getcolors(2**24) or [], reverse=True)
    rest = Image.new("RGB", (len(found[EXACT:]), 1))
    rest.putdata([colour for _, colour in found[EXACT:]])
    mixed = rest.quantize(256 - EXACT, Image.Quantize.MEDIANCUT, kmeans=3)
    colours = [value for _, colour in found[:EXACT] for value in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours + (mixed.getpalette() or []))
    return full.quantize(palette=palette, dither=Image.Dither.NONE)


def around(canvas: QWidget, boxes: list[QRect], margin: int = 24) -> QRect:
    """The part of a widget that holds these boxes."""
    whole = QRect()
    for box in boxes:
        whole = whole.united(box)
    return whole.adjusted(-margin, -margin, margin, margin).intersected(canvas.rect())


def canvas_part(studio: Studio, names: tuple[str, ...], *others: QWidget) -> QRect:
    """The part of the canvas with these nodes, and with what lies over it."""
    view = studio.window.canvas
    boxes = [widget.geometry() for widget in others]
    for name in names:
        rect = view.canvas.node_item(studio.node(name)).rect
        boxes.append(view.mapFromScene(rect).boundingRect())
    return around(view.viewport(), boxes)


def window(studio: Studio) -> None:
    """The whole window in both themes, and the live panels, from one run on clothes."""
    studio.open("fashion_cnn", epochs=20)
    studio.window.show_panel("curves")
    studio.window.show_panel("saliency")
    studio.select("conv1")
    with studio.training(steps=340):
        studio.settle(3)
        studio.photograph("window-dark")
        studio.photograph("inspector", studio.window.inspector)
        studio.theme.set_scheme("light")
        studio.settle(2)
        studio.photograph("window-light")
        studio.theme.set_scheme("dark")
        studio.settle(2)
        studio.photograph("curves", studio.window.bench.curves)
        studio.photograph("weights", studio.window.bench.weights)
        studio.photograph("activations", studio.window.bench.activations)
        studio.photograph("saliency", studio.window.bench.saliency)
        studio.window.show_panel("gradients")
        studio.settle(2)
        top = QRect(0, 0, studio.window.bench.gradients.width(), 190)
        studio.photograph("gradients", studio.window.bench.gradients, top)
        # Edit while it trains: what differs from the run is marked.
        studio.session.set_param(studio.node("conv2"), "out_channels", 48)
        studio.select("conv2")
        studio.read()
        part = canvas_part(studio, ("conv2", "norm2"))
        studio.photograph("differing", studio.window.canvas, part)
    studio.window.show_panel("run")
    studio.settle(1)
    studio.photograph("training", studio.window.bench.run)
    studio.window.show_panel("inspector")


def boundary(studio: Studio) -> None:
    """How a small network divides the plane."""
    studio.open("moons_mlp", epochs=400)
    studio.window.show_panel("boundary")
    studio.select("hidden1")
    with studio.training(steps=700):
        studio.settle(1)
        top = QRect(0, 0, studio.window.bench.boundary.width(), 210)
        studio.photograph("boundary", studio.window.bench.boundary, top)


def covered(below: QWidget, popup: QWidget, at: QPoint, part: QRect) -> QPixmap:
    """A part of a widget with a menu over it, which is a window of its own."""
    pixmap = below.grab()
    painter = QPainter(pixmap)
    painter.drawPixmap(at, popup.grab())
    painter.end()
    scale = pixmap.devicePixelRatio()
    cut = part.intersected(below.rect())
    return pixmap.copy(QRect(cut.topLeft() * scale, cut.size() * scale))


def problem(studio: Studio) -> None:
    """A red dot, and the menu with the reason and a fix."""
    studio.open("digits_cnn")
    studio.window.show_panel("problems")
    session = studio.session
    broken = studio.node("conv2")
    session.set_param(broken, "kernel_size", 20)
    studio.read()
    view = studio.window.canvas
    session.select((broken,))
    studio.settle()
    view.offer_fixes(broken)
    studio.settle()
    node = view.canvas.node_item(broken).rect
    corner = view.mapFromScene(node.topRight()) + QPoint(BESIDE, 0)
    part = canvas_part(studio, ("conv2",)).united(
        QRect(corner, view.fixes.size()).adjusted(-24, -24, 24, 24)
    )
    save(covered(view, view.fixes, corner, part), studio.album / "problem.png")
    view.fixes.hide()
    top = QRect(0, 0, studio.window.bench.problems.width(), 120)
    studio.photograph("problems", studio.window.bench.problems, top)


def quick_add(studio: Studio) -> None:
    """The search for a layer."""
    studio.open("digits_cnn")
    view = studio.window.canvas
    studio.session.select(())
    view.setFocus()
    view.fit_all()
    view.quick_add()
    QTest.keyClicks(view.search_box.field, "drop")
    studio.settle()
    studio.photograph("quick-add", view, canvas_part(studio, ("norm2",), view.search_box))
    view.search_box.dismiss()


def data(studio: Studio) -> None:
    """Where examples come from."""
    studio.open("fashion_cnn")
    studio.window.show_panel("data")
    studio.wait(lambda: "train on" in studio.window.bench.data.sizes.text())
    studio.settle(1)
    studio.photograph("data", studio.window.bench.data)


def code(studio: Studio) -> None:
    """The Python, with the lines of the selected layer."""
    studio.open("digits_cnn")
    studio.window.show_panel("code")
    studio.select("conv2")
    studio.settle()
    studio.photograph("code", studio.window.bench.code)


def blocks(studio: Studio) -> None:
    """A model of blocks, the inside of one with the way back, and its page in the inspector."""
    studio.open("residual_blocks")
    view = studio.window.canvas
    studio.select("stage1")
    part = canvas_part(studio, ("stage1", "stage2", "flatten"))
    studio.photograph("blocks", view, part)
    studio.photograph("block-instance", studio.window.inspector)
    studio.session.enter(studio.node("stage1"))
    studio.settle()
    studio.session.enter("n5")
    view.fit_all()
    studio.settle()
    middle = studio.window.middle
    studio.photograph("block-inside", middle, QRect(0, 0, middle.width(), middle.height() * 2 // 3))
    studio.photograph("block-page", studio.window.inspector)


def variables(studio: Studio) -> None:
    """The project's page with its variables."""
    studio.open("variables")
    studio.select()
    page = studio.window.inspector
    studio.photograph("variables", page, QRect(0, 0, page.width(), page.height() * 7 // 10))


def weights(studio: Studio) -> None:
    """How the weight of a convolution begins, in the inspector."""
    studio.open("fashion_cnn")
    studio.select("conv1")
    session, section = studio.session, studio.window.inspector.node_page.beginnings
    (node,) = session.selection
    for name, value in (
        ("init:weight", "kaiming_normal_"),
        ("init:weight:nonlinearity", "relu"),
        ("parametrization:weight", "weight_norm"),
    ):
        session.set_param(node, name, value)
    section.fold.setChecked(True)
    studio.wait(lambda: section.rows and section.rows[0].spread.isVisible())
    studio.settle()
    studio.photograph("weights-at-start", section)
    section.fold.setChecked(False)


def own_code(studio: Studio) -> None:
    """The editor of a layer that is written in Python."""
    studio.open("custom_layer")
    graph = studio.session.graph
    node = next(node.id for node in graph if studio.session.edit_code(node.id))
    studio.select(graph.node(node).name)
    studio.photograph("custom-code", studio.window.own_code.panel)


def augmentation(studio: Studio) -> None:
    """What two augmentations do to examples, in the inspector."""
    studio.open("fashion_cnn")
    session, inspector = studio.session, studio.window.inspector
    for kind, params in (("RandomAffine", {"degrees": 25.0, "shear": 15.0}), ("CutMix", {})):
        node = session.add(kind, params=params)
        assert node is not None
        session.select((node,))
        studio.settle()
        draws = inspector.draws
        assert draws is not None
        studio.wait(lambda draws=draws: not draws.busy and draws.view.shown is not None)
        studio.settle()
        studio.photograph(f"augmentation-{kind.lower()}", draws)


def sharing(studio: Studio) -> None:
    """Two calls of one layer joined by a line; a bypassed and a muted layer."""
    studio.open("shared_encoder")
    view = studio.window.canvas
    studio.select("encoder")
    seen = ("image", "mirrored", "encoder", "encoder_again", "both")
    studio.photograph("sharing", view, canvas_part(studio, seen))
    studio.open("fashion_resnet")
    session = studio.session
    for name, flag in (("block1_norm1", BYPASS), ("block2_conv2", MUTE)):
        session.do(SetFlags(studio.node(name), frozenset((flag,))))
    session.select(())
    studio.read()
    view.reset_zoom()
    view.center_on(studio.node("block1_norm1"))
    studio.settle()
    names = ("block1_conv1", "block1_norm1", "block1_relu1")
    studio.photograph("bypass", view, canvas_part(studio, names))
    view.center_on(studio.node("block2_norm2"))
    studio.settle()
    names = ("block2_relu1", "block2_conv2", "block2_norm2", "block2_skip_norm", "block2_add")
    studio.photograph("mute", view, canvas_part(studio, names))


def costs(studio: Studio) -> None:
    """The table of costs with the verdict, and the canvas in the colours of what nodes cost."""
    studio.open("resnet18")
    studio.wait(lambda: studio.session.costing.fresh)
    window, costing = studio.window, studio.session.costing
    others = ("activations", "saliency", "boundary", "gradients")
    for name in others:
        window.layout_keeper.docks[name].hide()
    window.show_panel("costs")
    costing.think_of(256, None)
    studio.wait(lambda: costing.fresh)
    panel = window.bench.costs
    panel.table.header().sectionClicked.emit(3)
    studio.settle()
    studio.photograph("costs", panel)
    costing.think_of(None, None)
    costing.colour_by("multiply_adds")
    studio.wait(lambda: costing.fresh)
    window.canvas.fit_all()
    studio.settle()
    studio.photograph("costs-canvas", window.canvas)
    costing.colour_by(None)
    window.layout_keeper.arrange()


PICTURES: dict[str, Callable[[Studio], None]] = {
    "quick-add": quick_add,
    "problem": problem,
    "code": code,
    "data": data,
    "blocks": blocks,
    "sharing": sharing,
    "augmentation": augmentation,
    "variables": variables,
    "costs": costs,
    "custom-code": own_code,
    "boundary": boundary,
    "weights-at-start": weights,
    "window": window,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PICTURES))
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(PICTURES):
        parser.error(f"there are no pictures named {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": SCALE,
            "PLEXUS_HOME": home,
        }
        app = QApplication(sys.argv[:1])
        text.install(app)
        studio = Studio(app, Path(home), asked.into)
        for name, make in PICTURES.items():
            if not asked.names or name in asked.names:
                make(studio)
        studio.window.close_now()
    return 0


if __name__ == "__main__":
    sys.exit(main())
