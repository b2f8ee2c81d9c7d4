"""Frames and notes by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from studio.app.action import Context, perform
from studio.app.actions import find
from studio.compile.card_sizes import FOLDED
from studio.graph.edits import Move, RemoveNodes, SetFlags
from studio.graph.furnishing import LeadWire, PutPiece
from studio.graph.furniture import Frame, Note
from studio.graph.model import FOLD, PIN, Wire
from studio.ui.canvas import picture
from studio.ui.canvas.piece_item import text_room

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
FRAME = Frame("frame1", 220, -60, 460, 220, "encoder", "blue")
NOTE = Note("note1", 240, 90, 160, 60, "# Why\n\n- *because*")


@pytest.fixture
def furnished(hand, chain):
    """The chain with a frame around its last two nodes and a note in it; a led wire between."""
    _image, conv, relu = chain
    hand.session.settings.guides = False
    hand.session.do(LeadWire(Wire(conv, "output", relu, "input"), ((420, 60),)))
    for piece in (FRAME, NOTE):
        hand.session.do(PutPiece(piece))
    QApplication.processEvents()
    return chain


def state(hand):
    """All that Escape must leave as it was."""
    view, session = hand.view, hand.session
    document = session.document
    rects = [(item.piece.id, item.rect.getRect()) for item in view.canvas.furniture]
    cards = [(item.node_id, item.left, item.top) for item in view.canvas.node_items()]
    wires = [(item.wire, item.points) for item in view.canvas.wire_items()]
    past = document.steps, document.position
    return hand.text, past, session.all_selected, rects, cards, wires, view.canvas.lifted


def header(hand, piece="frame1"):
    rect = hand.view.canvas.furniture.item(piece).rect
    return hand.at(QPointF(rect.left() + 60, rect.top() + 14))


def piece(hand, name="frame1"):
    return hand.graph.pieces[name]


def corner(hand, name="frame1"):
    found = piece(hand, name)
    return found.x, found.y


def run(hand, verb, stage):
    return perform(find(verb), Context(hand.session, stage))


class Stage:
    """The parts of a stage that these verbs ask for."""

    def __init__(self, view):
        self.node_size = view.node_size
        self.start_rename = view.start_rename
        self.fit_all = view.fit_all
        self.start_rename_block = view.start_rename_block
        self.clipboard = ""

    def paste_position(self):
        return 900.0, 300.0

    def clipboard_text(self):
        return self.clipboard

    def has_clipboard_text(self):
        return bool(self.clipboard)

    def set_clipboard_text(self, text):
        self.clipboard = text


def test_a_frame_moves_with_what_it_holds_in_one_step(hand, furnished):
    image, conv, relu = furnished
    before, text = hand.session.document.position, hand.text
    hand.drag(header(hand), header(hand) + QPoint(40, 80))
    assert hand.session.all_selected == ("frame1",)
    assert (corner(hand), corner(hand, "note1")) == ((260.0, 20.0), (280.0, 170.0))
    assert (hand.place(conv), hand.place(relu)) == ((280.0, 80.0), (520.0, 80.0))
    assert hand.place(image) == (0.0, 0.0)
    assert hand.graph.incoming(relu)[0].points == ((460.0, 140.0),)
    assert hand.session.document.position == before + 1
    hand.session.document.undo()
    assert hand.text == text
    hand.session.document.redo()
    assert corner(hand) == (260.0, 20.0)


def test_alt_and_a_verb_move_the_frame_alone(hand, furnished):
    conv = furnished[1]
    hand.drag(header(hand), header(hand) + QPoint(0, 40), ALT)
    assert (corner(hand), hand.place(conv)) == ((220.0, -20.0), (240.0, 0.0))
    assert run(hand, "frame.alone", Stage(hand.view))
    hand.drag(header(hand), header(hand) + QPoint(0, -40))
    assert (corner(hand), hand.place(conv)) == ((220.0, -60.0), (240.0, 0.0))


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, ALT])
def test_escape_while_a_frame_is_dragged_leaves_no_trace(hand, furnished, held):
    image = furnished[0]
    hand.session.select((image,))
    before = state(hand)
    hand.begin(header(hand), header(hand) + QPoint(40, 80), held)
    assert state(hand) != before
    assert hand.text == before[0]
    hand.key(Qt.Key.Key_Escape)
    assert state(hand) == before
    hand.release(header(hand))
    assert state(hand) == before


def test_edges_and_corners_resize(hand, furnished):
    rect = hand.view.canvas.furniture.item("frame1").rect
    hand.session.select(())
    before = state(hand)
    start = hand.at(rect.bottomRight())
    hand.move(start)
    assert hand.view.viewport().cursor().shape() == Qt.CursorShape.SizeFDiagCursor
    hand.begin(start, start + QPoint(40, 20))
    hand.key(Qt.Key.Key_Escape)
    assert state(hand) == before
    hand.release(start)
    hand.drag(start, start + QPoint(40, 20))
    assert (piece(hand).width, piece(hand).height) == (500.0, 240.0)
    left = hand.at(QPointF(rect.left(), 60))
    hand.drag(left, left + QPoint(4000, 0))
    assert (piece(hand).x, piece(hand).width) == (640.0, 80.0)
    assert str(hand.session.document.undo_title) == "Resize a frame"
    assert hand.place(furnished[1]) == (240.0, 0.0)


def test_a_box_takes_notes_it_touches_and_frames_it_holds(hand, furnished):
    _image, conv, relu = furnished
    inside = hand.at(QPointF(420, 120))
    hand.drag(inside, hand.at(QPointF(390, 90)))
    assert hand.session.all_selected == ("note1",)
    hand.view.fit_all()
    QApplication.processEvents()
    hand.drag(hand.at(QPointF(205, -75)), hand.at(QPointF(700, 180)))
    assert hand.session.all_selected == (conv, relu, "frame1", "note1")
    hand.key(Qt.Key.Key_Right)
    assert (corner(hand), hand.place(conv), corner(hand, "note1")) == (
        (224.0, -60.0),
        (244.0, 0.0),
        (244.0, 90.0),
    )
    hand.click(hand.at(QPointF(320, 120)), SHIFT)
    assert hand.session.all_selected == (conv, relu, "frame1")
    hand.key(Qt.Key.Key_Escape)
    assert hand.session.all_selected == ()


def test_a_lasso_takes_notes_it_touches_and_frames_it_holds(hand, furnished):
    conv = furnished[1]
    hand.session.select((conv,))
    loop = [(230, 80), (410, 80), (410, 170), (230, 170)]
    hand.press(hand.at(QPointF(*loop[0])), ALT)
    hand.move(*(hand.at(QPointF(*point)) for point in loop))
    hand.release(hand.at(QPointF(*loop[-1])), ALT)
    assert hand.session.all_selected == ("note1",)
    assert hand.view.accessibleDescription() == f"Note: {NOTE.text}"
    hand.click(header(hand))
    assert hand.view.accessibleDescription() == "Frame encoder, around conv, relu."


def test_a_card_that_is_dragged_takes_selected_pieces_along(hand, furnished):
    _image, conv, _relu = furnished
    hand.session.select((conv, "note1"))
    before = state(hand)
    hand.begin(hand.card(conv), hand.card(conv) + QPoint(0, 40))
    hand.key(Qt.Key.Key_Escape)
    assert state(hand) == before
    hand.release(hand.card(conv))
    hand.drag(hand.card(conv), hand.card(conv) + QPoint(0, 40))
    assert (hand.place(conv), corner(hand, "note1")) == ((240.0, 40.0), (240.0, 130.0))
    hand.session.document.undo()
    assert hand.text == before[0]
    assert hand.session.all_selected == (conv, "note1")


def test_a_title_is_written_in_place(hand, furnished):
    hand.click(header(hand))
    hand.double_click(header(hand))
    assert hand.view.writing.title.isVisible()
    position = hand.session.document.position
    hand.type("stem")
    assert piece(hand).title == "stem"
    hand.key(Qt.Key.Key_Return)
    assert hand.view.writing.field is None
    assert (piece(hand).title, hand.session.document.position) == ("stem", position + 1)
    hand.key(Qt.Key.Key_F2)
    hand.type("tail")
    hand.key(Qt.Key.Key_Escape)
    assert piece(hand).title == "stem"
    assert hand.session.document.position == position + 1
    assert str(hand.session.document.redo_title) == "Title of a frame"
    hand.session.document.redo()
    assert piece(hand).title == "tail"


def test_a_note_is_written_in_place_and_grows(hand, furnished):
    hand.click(hand.at(QPointF(320, 120)))
    before = state(hand)
    hand.key(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert state(hand) == before
    hand.key(Qt.Key.Key_Return)
    field = hand.view.writing.text
    assert field.isVisible() and field.toPlainText() == NOTE.text
    hand.key(Qt.Key.Key_Return)
    hand.type("one")
    hand.key(Qt.Key.Key_Return, Qt.Key.Key_Return)
    hand.type("two")
    hand.click(hand.at(QPointF(60, 200)))
    assert hand.view.writing.field is None
    assert piece(hand, "note1").text == NOTE.text + "\none\n\ntwo"
    assert piece(hand, "note1").height > NOTE.height
    hand.session.document.undo()
    assert hand.text == before[0]


def test_verbs_frame_fit_select_and_delete(hand, furnished):
    image, conv, relu = furnished
    stage = Stage(hand.view)
    hand.session.select((image,))
    assert run(hand, "frame.add", stage)
    hand.type("source")
    hand.key(Qt.Key.Key_Return)
    new = piece(hand, "frame2")
    assert (new.title, hand.session.all_selected) == ("source", ("frame2",))
    assert run(hand, "frame.colour_green", stage)
    assert piece(hand, "frame2").colour == "green"
    hand.session.select(("frame1",))
    assert run(hand, "frame.fit", stage)
    assert piece(hand).width < FRAME.width
    assert run(hand, "edit.delete", stage)
    assert "frame1" not in hand.graph.pieces and relu in hand.graph
    hand.session.document.undo()
    assert hand.session.all_selected == ("frame1",)
    assert run(hand, "frame.select_content", stage)
    assert hand.session.all_selected == (conv, relu, "note1")
    hand.session.select(("frame1",))
    assert run(hand, "frame.delete_all", stage)
    assert (hand.graph.ids(), tuple(hand.graph.pieces)) == ((image,), ("frame2",))
    hand.session.document.undo()
    assert run(hand, "edit.select_all", stage)
    assert run(hand, "edit.cut", stage) and not hand.graph.pieces
    assert run(hand, "edit.paste", stage)
    assert len(hand.graph.pieces) == 3 and len(hand.session.all_selected) == 6
    hand.session.select(hand.session.selected_pieces[:1])
    assert run(hand, "edit.duplicate", stage)
    assert len(hand.graph.pieces) == 4


def test_a_block_of_a_frame_holds_the_frame_and_gives_it_back(hand, furnished):
    _image, conv, relu = furnished
    stage = Stage(hand.view)
    hand.session.select(("frame1",))
    before = state(hand)
    assert run(hand, "block.make", stage)
    (block,) = hand.session.selection
    name = hand.graph.node(block).kind.removeprefix("block:")
    inside = hand.session.document.project.graphs[name]
    assert inside.pieces == {"frame1": FRAME, "note1": NOTE} and not hand.graph.pieces
    assert {conv, relu} <= set(inside.ids())
    assert run(hand, "block.unpack", stage)
    rect = hand.view.canvas.furniture.item("frame1").rect
    cards = [hand.view.canvas.node_item(node).rect for node in hand.session.selection]
    assert len(cards) == 2 and all(rect.contains(card) for card in cards)
    assert piece(hand, "note1").text == NOTE.text
    hand.session.document.undo()
    hand.session.document.undo()
    assert hand.text == before[0]
    assert hand.session.all_selected == ("frame1",)


def test_a_new_note_is_written_at_once_and_escape_takes_it_back(hand, furnished):
    before = hand.text
    assert run(hand, "note.add", Stage(hand.view))
    assert hand.view.writing.text.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert hand.text == before
    assert run(hand, "note.add", Stage(hand.view))
    hand.type("hello")
    hand.key(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert piece(hand, "note2").text == "hello"
    hand.session.document.undo()
    assert hand.text == before


def test_what_is_pinned_stays_and_says_so(hand, furnished):
    _image, conv, relu = furnished
    hand.session.do(SetFlags(conv, frozenset({PIN})))
    before = hand.text
    hand.begin(hand.card(conv), hand.card(conv) + QPoint(0, 40))
    assert hand.view.whisperer.text() == "conv is pinned and stays. P lets it go."
    hand.release(hand.card(conv))
    assert hand.text == before
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_Right)
    assert hand.text == before
    assert hand.notices == ["conv is pinned and stays. P lets it go."]
    hand.drag(header(hand), header(hand) + QPoint(40, 0))
    assert (hand.place(conv), hand.place(relu)) == ((240.0, 0.0), (520.0, 0.0))


def test_arrange_and_align_leave_pinned_cards_and_refit_frames(hand, furnished):
    image, conv, relu = furnished
    stage = Stage(hand.view)
    hand.session.do(SetFlags(image, frozenset({PIN})))
    hand.session.do(Move(((image, 0.0, 300.0),)))
    hand.session.do(Move(((relu, 520.0, 110.0),)))
    assert run(hand, "model.arrange", stage)
    assert hand.place(image) == (0.0, 300.0)
    rect = hand.view.canvas.furniture.item("frame1").rect
    assert all(rect.contains(hand.view.canvas.node_item(node).rect) for node in (conv, relu))
    hand.session.select((image, conv))
    assert run(hand, "model.align_top", stage)
    assert hand.place(image) == (0.0, 300.0)
    assert hand.notices == ["image is pinned and stays. P lets it go."] * 2


def test_a_collapsed_card_is_its_name_line_and_comes_back(hand, furnished):
    _image, conv, relu = furnished
    before, item = state(hand), hand.view.canvas.node_item(conv)
    height, stage = item.rect.height(), Stage(hand.view)
    hand.session.select((conv, relu))
    assert run(hand, "layer.collapse", stage)
    assert (item.rect.height(), item.card.layout.folded) == (FOLDED, True)
    assert hand.view.canvas.wire_item(Wire(conv, "output", relu, "input")).ends[1] == FOLDED / 2
    assert hand.graph.node(conv).flags == {FOLD}
    hand.drag(hand.port(relu, "output", "output"), hand.at(QPointF(700, 300)))
    hand.key(Qt.Key.Key_Escape)
    assert run(hand, "layer.pin", stage)
    assert "pin" in item.card.guise.signs
    hand.session.document.undo()
    assert run(hand, "layer.collapse", stage)
    assert item.rect.height() == height
    assert hand.text == before[0]


def test_frames_are_seen_from_afar_on_the_map_and_in_pictures(hand, furnished, theme):
    view = hand.view
    inside, title = QPointF(560, 130), QPointF(300, -46)
    ground = QColor(theme.tokens.ground)
    place = view.canvas.content().adjusted(-32, -32, 32, 32)
    drawn = picture.render(view.canvas, 1.0)
    assert drawn.pixelColor((inside - place.topLeft()).toPoint()) != ground
    view.camera.zoom_to(0.2)
    view.camera.look_at(inside)
    QApplication.processEvents()

    def blues():
        picture = view.viewport().grab().toImage()
        around = range(-30, 60)
        at = [hand.at(title) + QPoint(dx, dy) for dx in around for dy in range(-12, 8)]
        shades = [picture.pixelColor(point) for point in at]
        return sum(shade.lightness() > 150 for shade in shades), picture.pixelColor(hand.at(inside))

    bright, body = blues()
    assert bright > 40
    assert body.blue() > body.red() + 10
    hand.begin(hand.at(QPointF(450, -46)), hand.at(QPointF(450, 400)))
    assert view.gestures.tool is not None
    assert blues()[1] != body
    hand.key(Qt.Key.Key_Escape)
    assert blues() == (bright, body)
    hand.release(hand.at(inside))
    hand.session.do(RemoveNodes(hand.graph.ids()))
    assert view.minimap.isVisible() and not view.empty.isVisible()
    at = view.minimap.place_of(inside).toPoint()
    shade = view.minimap.grab().toImage().pixelColor(at)
    assert shade.blue() > shade.red() + 10


def test_a_note_shows_its_markdown_and_reads_no_file(hand, furnished, tmp_path):
    red = tmp_path / "red.png"
    image = hand.view.grab().toImage()
    image.fill(QColor("#FF0000"))
    image.save(str(red))
    hand.session.do(PutPiece(Note("note2", 0, 100, 160, 120, f"![red]({red.as_uri()}) <b>x</b>")))
    QApplication.processEvents()
    papers = hand.view.canvas.furniture.look.papers
    item = hand.view.canvas.furniture.item("note1")
    words = papers.set(NOTE.text, text_room(item.rect).width()).toPlainText()
    assert words == "Why\nbecause"
    assert papers.set(hand.graph.pieces["note2"].text, 130).toPlainText() == "red <b>x</b>"
    picture = hand.view.viewport().grab().toImage()
    place = hand.at(QPointF(80, 140))
    colours = {
        picture.pixelColor(place.x() + dx, place.y() + dy).name()
        for dx in range(-60, 60, 4)
        for dy in range(-30, 30, 4)
    }
    assert "#ff0000" not in colours
