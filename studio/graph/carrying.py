"""What moves together: nodes, frames with what lies in them, notes, the ways of wires among these.

A frame holds the cards and notes whose middle lies in it, and the frames that lie in it wholly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from studio.graph.edits import Batch, Edit, Move
from studio.graph.furnishing import LeadWire, PutPiece
from studio.graph.furniture import Frame, Note, Piece
from studio.graph.model import PIN, Graph, Wire
from studio.message import Message

Size = tuple[float, float]
Sizes = Callable[[str], Size]
"""Width and height of a node's card, by the node's id."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

HEADER = 28.0
"""The height of the strip that has a frame's title."""
MARGIN = 24.0
"""From the edge of a frame to what it was put around."""


@dataclass(frozen=True, slots=True)
class Load:
    """What moves when the user takes hold of something."""

    nodes: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    wires: tuple[Wire, ...] = ()
    """Led through points, between nodes that move."""
    pinned: tuple[str, ...] = ()
    """Nodes that would move and stay, because they are pinned."""

    def __bool__(self) -> bool:
        return bool(self.nodes or self.pieces)


def load_of(
    graph: Graph,
    ids: Iterable[str],
    size: Sizes,
    pieces: Iterable[str] = (),
    *,
    alone: bool = False,
) -> Load:
    """What moves with these nodes and pieces.

    Args:
        graph: where they are.
        ids: the nodes.
        size: of nodes.
        pieces: frames and notes.
        alone: let frames that are open leave what they hold where it is.
    """
    nodes = dict.fromkeys(ids)
    moved: dict[str, None] = {}
    waiting = list(pieces)
    while waiting:
        piece_id = waiting.pop(0)
        piece = graph.pieces[piece_id]
        if piece_id in moved:
            continue
        moved[piece_id] = None
        if isinstance(piece, Frame) and (piece.holds is not None or not alone):
            inside, others = held(graph, piece, size)
            nodes.update(dict.fromkeys(inside))
            waiting += others
    pinned = tuple(node_id for node_id in nodes if PIN in graph.node(node_id).flags)
    free = tuple(node_id for node_id in nodes if node_id not in pinned) if pinned else tuple(nodes)
    together = set(free)
    wires = tuple(
        wire
        for node_id in free
        for wire in graph.incoming(node_id)
        if wire.points and wire.source in together
    )
    return Load(free, tuple(moved), wires, pinned)


def shifted(graph: Graph, load: Load, dx: float, dy: float, name: str) -> Edit:
    """The edit that moves a load; ``name`` is that of the graph."""
    nodes = (graph.node(node_id) for node_id in load.nodes)
    move = Move(tuple((node.id, node.x + dx, node.y + dy) for node in nodes), name)
    if not load.pieces and not load.wires:
        return move
    pieces = [graph.pieces[piece_id] for piece_id in load.pieces]
    edits: list[Edit] = [move] if load.nodes else []
    edits += [PutPiece(replace(p, x=p.x + dx, y=p.y + dy), name) for p in pieces]
    edits += [
        LeadWire(wire, tuple((x + dx, y + dy) for x, y in wire.points), name) for wire in load.wires
    ]
    return Batch(tuple(edits), _title(move, pieces))


def _title(move: Move, pieces: list[Piece]) -> Message:
    if any(isinstance(piece, Frame) for piece in pieces):
        return Message("Move a frame")
    if not pieces:
        return move.title()
    return Message("Move a note") if not move.positions else Message("Move layers and notes")


def held(graph: Graph, frame: Frame, size: Sizes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the nodes and of the pieces that lie in a frame, or are hidden in it."""
    if frame.holds is not None:
        return (
            tuple(each for each in frame.holds if each in graph),
            tuple(each for each in frame.holds if each not in graph and each in graph.pieces),
        )
    away = hidden(graph)
    left, top, right, bottom = box_of(frame)
    nodes = []
    for node in graph:
        if node.x < right and node.y < bottom and node.id not in away:
            width, height = size(node.id)
            if left <= node.x + width / 2 <= right and top <= node.y + height / 2 <= bottom:
                nodes.append(node.id)
    pieces = [
        piece.id
        for piece in graph.pieces.values()
        if piece.id != frame.id
        and piece.id not in away
        and _lies_in(piece, (left, top, right, bottom))
    ]
    return tuple(nodes), tuple(pieces)


def hidden(graph: Graph, shown: Collection[str] = ()) -> dict[str, str]:
    """For all that is hidden: the collapsed frame, itself in sight, that it is hidden in.

    Args:
        graph: where the frames are.
        shown: ids of what must be seen, so that the frames around it count as open.
    """
    around: dict[str, str] = {}
    for piece in graph.pieces.values():
        if isinstance(piece, Frame) and piece.holds is not None:
            around.update(dict.fromkeys(piece.holds, piece.id))
    opened: set[str] = set()
    for each in shown if around else ():
        inner = each
        while inner in around and around[inner] not in opened:
            inner = around[inner]
            opened.add(inner)
    found: dict[str, str] = {}
    for each, frame in around.items():
        outer, passed = frame, {each}
        while outer in around and around[outer] not in opened and outer not in passed:
            passed.add(outer)
            outer = around[outer]
        if outer not in opened and outer not in passed:
            found[each] = outer
    return found


def _lies_in(piece: Piece, box: Box) -> bool:
    left, top, right, bottom = box_of(piece)
    if isinstance(piece, Note):
        across, down = (left + right) / 2, (top + bottom) / 2
        return box[0] <= across <= box[2] and box[1] <= down <= box[3]
    inside = box[0] <= left and box[1] <= top and right <= box[2] and bottom <= box[3]
    return inside and (left, top, right, bottom) != box


def box_of(piece: Piece) -> Box:
    """Where it is seen; of a collapsed frame that is its header."""
    collapsed = isinstance(piece, Frame) and piece.holds is not None
    height = HEADER if collapsed else piece.height
    return piece.x, piece.y, piece.x + piece.width, piece.y + height


def boxes(
    graph: Graph,
    nodes: Iterable[str],
    pieces: Iterable[str],
    size: Sizes,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> list[Box]:
    """Where cards and pieces lie, or would if some nodes stood at other places."""
    found = []
    for node in map(graph.node, nodes):
        x, y = (places or {}).get(node.id, (node.x, node.y))
        width, height = size(node.id)
        found.append((x, y, x + width, y + height))
    return [*found, *(box_of(graph.pieces[piece_id]) for piece_id in pieces)]


def around(frame: Frame, content: Iterable[Box]) -> Frame:
    """The frame put around this; as it was where there is nothing."""
    every = list(content)
    if not every:
        return frame
    left, top = min(b[0] for b in every) - MARGIN, min(b[1] for b in every) - MARGIN - HEADER
    right, bottom = max(b[2] for b in every) + MARGIN, max(b[3] for b in every) + MARGIN
    return replace(frame, x=left, y=top, width=right - left, height=bottom - top)


def refitted(
    graph: Graph, places: Mapping[str, tuple[float, float]], size: Sizes, name: str
) -> tuple[Edit, ...]:
    """The edits by which frames stay around what they hold, when nodes go to these places.

    Notes go along with what they lie beside.
    """
    frames = [piece for piece in graph.pieces.values() if isinstance(piece, Frame)]
    new: dict[str, Piece] = {}
    for frame in sorted(frames, key=lambda frame: frame.width * frame.height):
        nodes, pieces = held(graph, frame, size)
        if not any(node_id in places for node_id in nodes):
            continue
        before, after = (boxes(graph, nodes, (), size, at) for at in (None, places))
        dx, dy = (min(b[i] for b in after) - min(b[i] for b in before) for i in (0, 1))
        for piece_id in pieces:
            if piece_id not in new:
                piece = graph.pieces[piece_id]
                new[piece_id] = replace(piece, x=piece.x + dx, y=piece.y + dy)
        new[frame.id] = around(frame, (*after, *(box_of(new[piece_id]) for piece_id in pieces)))
    return tuple(PutPiece(piece, name) for piece in new.values())
