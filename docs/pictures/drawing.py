"""Drawing a model: layers, blocks, problems, code, costs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from pictures.saving import save
from pictures.studio import Studio, canvas_part, covered
from studio.graph.edits import SetFlags
from studio.graph.model import BYPASS, MUTE
from studio.ui.canvas.desk import BESIDE


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


def cards(studio: Studio) -> None:
    """A card from near, with its values and its ports, and one value being edited."""
    studio.open("digits_cnn")
    view = studio.window.canvas
    studio.select("conv2")
    view.camera.zoom_to(3.2)
    view.center_on(studio.node("conv2"))
    view.setFocus()
    studio.settle()
    view.edit_values()
    studio.settle()
    item = view.canvas.node_item(studio.node("conv2"))
    around = view.mapFromScene(item.rect.adjusted(-70, -22, 70, 22)).boundingRect()
    studio.photograph("card-near", view, around & view.rect())
    view.values.field.dismiss()
    view.fit_all()


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


def variables(studio: Studio) -> None:
    """The project's page with its variables."""
    studio.open("variables")
    studio.select()
    page = studio.window.inspector
    studio.photograph("variables", page, QRect(0, 0, page.width(), page.height() * 7 // 10))


def own_code(studio: Studio) -> None:
    """The editor of a layer that is written in Python."""
    studio.open("custom_layer")
    graph = studio.session.graph
    node = next(node.id for node in graph if studio.session.edit_code(node.id))
    studio.select(graph.node(node).name)
    studio.photograph("custom-code", studio.window.own_code.panel)


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
