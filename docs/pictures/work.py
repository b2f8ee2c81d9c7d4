"""A long piece of work at the canvas, from an empty project to a trained one, state by state.

A network is built by keys and by mouse, put in order, looked through, changed, compared and
trained; each state is photographed as ``work-NN-what``. It is made to be looked at in both themes
and at several scales, so that whatever is clipped, covered or illegible is found:

    python docs/make_pictures.py --theme light --scale 2 --display --into FOLDER work
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pictures.canvas import ALT, Hand
from pictures.studio import Studio
from studio.app.actions import find
from studio.ui.commands.palette import CommandPalette

LAYERS = ("conv2d", "batchnorm2d", "relu", "maxpool2d", "conv2d", "relu", "flatten", "linear")
STEPS = 60


def work(studio: Studio) -> None:
    """All of it, in one window."""
    day = Day(studio)
    day.begin()
    day.wire()
    day.select()
    day.move()
    day.furnish()
    day.look()
    day.mend()
    day.find()
    day.compare()
    day.train()
    day.go_into_blocks()


class Day:
    """One person's work at one window."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.hand = Hand(studio)
        self.view = studio.window.canvas
        self._number = 0

    def keep(self, what: str, widget: QWidget | None = None) -> None:
        """Photograph the state."""
        self._number += 1
        self.studio.settle(0.3)
        self.studio.photograph(f"work-{self._number:02}-{what}", widget)

    def act(self, name: str) -> None:
        self.studio.window.trigger(find(name))
        self.studio.settle(0.2)

    def fit(self) -> None:
        self.view.setFocus()
        self.view.fit_all()
        self.studio.settle(0.2)

    def dismiss(self) -> None:
        """Close what lies over the canvas."""
        if (dialog := QApplication.activeWindow()) not in (None, self.studio.window):
            dialog.close()
            self.studio.window.activateWindow()
            self.studio.settle(0.2)
        self.hand.key(Qt.Key.Key_Escape)
        self.view.setFocus()

    def node(self, place: int) -> str:
        """The name of the so-manieth layer."""
        return [*self.studio.session.graph][place].name

    # The work.

    def begin(self) -> None:
        """An empty project, and layers added by keys alone."""
        self.act("file.new")
        self.view.setFocus()
        self.keep("empty")
        self.act("model.add")
        self.hand.type("input")
        self.keep("quick-add")
        self.hand.key_to_focus(Qt.Key.Key_Return)
        self.studio.session.set_param(self.node_id(0), "shape", ("N", 1, 28, 28))
        for kind in LAYERS:
            self.act("model.add")
            self.hand.type(kind)
            self.hand.key_to_focus(Qt.Key.Key_Return)
        self.studio.read()
        self.fit()
        self.keep("built-by-keys")
        self.act("model.arrange")
        self.studio.wait(lambda: not self.studio.session.arranging.under_way)
        self.fit()
        self.keep("arranged")

    def node_id(self, place: int) -> str:
        return [*self.studio.session.graph][place].id

    def wire(self) -> None:
        """A wire in the hand, what fits it, and a wire from the keyboard."""
        start = self.hand.port(self.node(2), "output")
        self.hand.begin([start, self.hand.port(self.node(5), "input")])
        self.keep("wire-in-hand")
        self.hand.move(self.hand.below(self.node(4), 3.0))
        self.keep("wire-over-nothing")
        self.hand.release()
        self.keep("what-fits-the-wire")
        self.dismiss()
        self.hand.click(self.hand.card(self.node(3)))
        self.view.start_wire()
        self.keep("wire-by-keys")
        self.dismiss()

    def select(self) -> None:
        """A box, a lasso, and what several layers have in common."""
        self.hand.click(self.hand.below(self.node(1), -1.5))
        self.hand.begin(self.hand.round(self.node(1), self.node(2)), ALT)
        self.keep("lasso")
        self.hand.release(ALT)
        self.studio.select(self.node(1), self.node(5))
        self.keep("two-layers-in-the-inspector")
        self.studio.select(self.node(5))
        self.act("edit.select_upstream")
        self.keep("upstream")

    def move(self) -> None:
        """Guides while a card is dragged, a name and values edited on the card."""
        card = self.hand.card(self.node(8))
        self.hand.begin([card, card + QPoint(40, 60), card + QPoint(60, 64)])
        self.keep("guides")
        self.hand.release()
        self.studio.select(self.node(1))
        self.act("edit.rename")
        self.keep("rename")
        self.dismiss()
        self.studio.select(self.node(1))
        self.view.camera.zoom_to(4.0)
        self.view.center_on(self.node_id(1))
        self.studio.settle()
        self.view.edit_values()
        self.keep("value-on-the-card")
        self.view.values.field.dismiss()
        self.view.camera.zoom_to(14.0)
        self.view.center_on(self.node_id(1))
        self.keep("as-near-as-can-be")
        self.fit()

    def furnish(self) -> None:
        """Frames, notes, folded cards, and wires of each style with a corner."""
        self.studio.select(self.node(1), self.node(2), self.node(3))
        self.act("frame.add")
        self.hand.write("Edges and spots")
        self.act("frame.colour_green")
        self.hand.move(self.hand.below(self.node(7), 3.0))
        self.act("note.add")
        self.hand.write(
            "# Next", "- *deeper*: two more blocks", "- **dropout** before the last layer"
        )
        self.studio.select(self.node(6))
        self.act("layer.collapse")
        self.act("layer.pin")
        self.fit()
        self.keep("frame-note-folded")
        for style in ("straight", "orthogonal", "curved"):
            self.act(f"view.wires_{style}")
            self.keep(f"wires-{style}")
        self.studio.select(self.node(4))
        self.act("view.light_path")
        self.keep("path-of-the-data")
        self.act("view.light_path")
        self.act("layer.bypass")
        self.studio.select(self.node(6))
        self.act("layer.mute")
        self.studio.read()
        self.keep("bypassed-and-muted")
        for _ in range(2):
            self.act("edit.undo")
        self.studio.read()

    def look(self) -> None:
        """From afar, in colours of costs, with kept places and the small map."""
        self.view.camera.zoom_to(0.05)
        self.keep("from-afar")
        self.fit()
        self.act("view.colour_parameters")
        self.studio.wait(lambda: self.studio.session.costing.fresh)
        self.keep("coloured-by-cost")
        self.act("view.colour_family")
        self.act("view.keep_1")
        self.act("view.bookmarks")
        self.keep("kept-places", QApplication.activeWindow())
        self.dismiss()

    def mend(self) -> None:
        """A fault, its badge, its fixes, and the line in Problems."""
        self.studio.session.set_param(self.node_id(5), "kernel_size", 40)
        self.studio.read()
        self.fit()
        self.view.offer_fixes(self.node_id(5))
        self.studio.settle()
        self.keep("fixes", self.view.fixes)
        self.view.fixes.hide()
        self.studio.window.show_panel("problems")
        self.keep("problem")
        self.act("edit.undo")
        self.studio.read()

    def find(self) -> None:
        """Search, the palette of commands, the sheet of keys, the code of a layer."""
        self.act("edit.search")
        self.hand.type("relu")
        self.keep("search")
        self.dismiss()
        self.act("help.commands")
        palette = self.studio.window.findChild(CommandPalette)
        QTest.keyClicks(palette.field, "select")
        self.keep("commands")
        palette.dismiss()
        self.studio.select(self.node(5))
        self.act("view.show_code")
        self.keep("code-of-the-layer")

    def compare(self) -> None:
        """The steps in words, and what is different from the beginning."""
        self.studio.window.show_panel("history")
        self.keep("history")
        self.studio.session.versions.begin_with_step(3)
        self.studio.wait(lambda: self.studio.session.versions.ready)
        self.fit()
        self.studio.settle(1.0)
        self.keep("comparison")
        self.act("edit.end_comparison")
        self.studio.window.show_panel("palette")

    def train(self) -> None:
        """A trained example, live and halted."""
        self.studio.open("digits_cnn", epochs=400)
        self.studio.select("conv2")
        self.studio.window.show_panel("curves")
        with self.studio.training(STEPS):
            self.studio.settle(2.0)
            self.keep("training")
            self.act("train.pause")
            self.studio.wait(lambda: self.studio.session.runs.state == "paused")
            self.studio.session.set_param(self.studio.node("conv1"), "out_channels", 24)
            self.studio.read()
            self.keep("changed-while-halted")

    def go_into_blocks(self) -> None:
        """The inside of a block of a block, and a network of many layers."""
        self.studio.open("residual_blocks")
        self.studio.session.enter(self.studio.node("stage1"))
        self.studio.settle()
        self.fit()
        self.keep("inside-a-block")
        self.studio.open("densenet121")
        self.fit()
        self.keep("large-network")
        QApplication.processEvents()
        self.hand.move(self.hand.card(self.node(3)))
        self.keep("under-the-pointer")
