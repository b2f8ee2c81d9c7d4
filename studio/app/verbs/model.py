"""Add layers, put them in order, mend them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from studio.app.action import Action, Context
from studio.app.mending import first_fix, sorted_by_weight
from studio.app.pins import PIN_ACTION, parted, pinned_told
from studio.app.session import Session
from studio.graph.edits import Batch, Move
from studio.message import Message

ALIGN = Message("Align")
Box = tuple[str, float, float, float, float]
"""Id, x, y, width, height."""
Place = tuple[str, float, float]


def boxes(context: Context) -> list[Box]:
    """The selected nodes' cards."""
    graph = context.session.graph
    nodes = [graph.node(node_id) for node_id in context.session.selection]
    return [(n.id, n.x, n.y, *context.stage.node_size(n.id)) for n in nodes]


def align_left(cards: list[Box]) -> list[Place]:
    edge = min(x for _, x, _, _, _ in cards)
    return [(node, edge, y) for node, _, y, _, _ in cards]


def align_right(cards: list[Box]) -> list[Place]:
    edge = max(x + w for _, x, _, w, _ in cards)
    return [(node, edge - w, y) for node, _, y, w, _ in cards]


def align_centre(cards: list[Box]) -> list[Place]:
    left, right = min(x for _, x, _, _, _ in cards), max(x + w for _, x, _, w, _ in cards)
    middle = (left + right) / 2
    return [(node, middle - w / 2, y) for node, _, y, w, _ in cards]


def align_top(cards: list[Box]) -> list[Place]:
    edge = min(y for _, _, y, _, _ in cards)
    return [(node, x, edge) for node, x, _, _, _ in cards]


def align_bottom(cards: list[Box]) -> list[Place]:
    edge = max(y + h for _, _, y, _, h in cards)
    return [(node, x, edge - h) for node, x, _, _, h in cards]


def align_middle(cards: list[Box]) -> list[Place]:
    top, bottom = min(y for _, _, y, _, _ in cards), max(y + h for _, _, y, _, h in cards)
    middle = (top + bottom) / 2
    return [(node, x, middle - h / 2) for node, x, _, _, h in cards]


def distribute_across(cards: list[Box]) -> list[Place]:
    """Equal gaps from left to right; the outermost stay."""
    cards = sorted(cards, key=lambda card: card[1])
    room = cards[-1][1] + cards[-1][3] - cards[0][1]
    gap = (room - sum(w for _, _, _, w, _ in cards)) / (len(cards) - 1)
    at, places = cards[0][1], []
    for node, _, y, w, _ in cards:
        places.append((node, at, y))
        at += w + gap
    return places


def distribute_down(cards: list[Box]) -> list[Place]:
    """Equal gaps from top to bottom; the outermost stay."""
    turned = [(node, y, x, h, w) for node, x, y, w, h in cards]
    return [(node, x, y) for node, y, x in distribute_across(turned)]


def _mover(title: Message, place: Callable[[list[Box]], list[Place]]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        session = context.session
        places = {node_id: (node_id, x, y) for node_id, x, y in place(boxes(context))}
        free = _free(session, places)
        move = Move(tuple(places[node_id] for node_id in free), session.scope.graph)
        session.do(Batch((move,), title))

    return run


def _free(session: Session, ids: Iterable[str]) -> list[str]:
    """Those of these nodes that may be moved; it is said which may not."""
    free, pinned = parted(session.graph, ids)
    if pinned:
        keys = session.bindings.first(PIN_ACTION)
        session.notify("info", pinned_told(session.graph, pinned, keys))
    return free


def _needs(count: int) -> Callable[[Context], Message | None]:
    def refusal(context: Context) -> Message | None:
        if len(context.session.selection) < count:
            return Message("Select at least {count} nodes.", count=count)
        return None

    return refusal


def _placing(name: str, title: Message, place: Callable[[list[Box]], list[Place]]) -> Action:
    need = 3 if name.startswith("distribute") else 2
    return Action(
        f"model.{name}",
        title,
        "Model",
        _mover(title, place),
        refusal=_needs(need),
        group="distribute" if need == 3 else "align",
        submenu=(ALIGN,),
    )


def _arrange(context: Context) -> None:
    """Lay out the selection where there are several nodes in it, or else everything.

    While that is being done: leave it.
    """
    session, stage = context.session, context.stage
    if session.arranging.under_way:
        session.arranging.stop()
        return
    ids = session.selection if len(session.selection) > 1 else session.graph.ids()
    if _free(session, ids):
        sizes = {node_id: stage.node_size(node_id) for node_id in session.graph.ids()}
        session.arranging.start(session.scope.graph, ids, sizes, stage.fit_all)


def _arrange_label(context: Context) -> Message:
    if context.session.arranging.under_way:
        return Message("Stop arranging")
    several = len(context.session.selection) > 1
    return Message("Arrange selection") if several else Message("Arrange")


def _needs_nodes(context: Context) -> Message | None:
    if not len(context.session.graph):
        return Message("There is nothing on the canvas yet.")
    return None


def _quick_add(context: Context) -> None:
    context.stage.quick_add()


def _palette(context: Context) -> None:
    context.stage.focus_palette()


def fix(context: Context) -> None:
    """Apply the first fix that any problem offers."""
    problems = sorted_by_weight(context.session.problems)
    offered = next((fix for problem in problems for fix in problem.fixes), None)
    if offered:
        context.session.mend(offered)


def _fix_refusal(context: Context) -> Message | None:
    problems = context.session.problems
    if not problems:
        return Message("There are no problems.")
    if not any(problem.fixes for problem in problems):
        return Message("No fix is known for these problems.")
    return None


def mend_all(context: Context) -> None:
    """Apply the first fix of every problem, of those that do not clash."""
    context.session.mend_all()


def _mend_refusal(context: Context) -> Message | None:
    if any(map(first_fix, context.session.problems)):
        return None
    return _fix_refusal(context) or Message("No fix is known for these problems.")


ACTIONS = (
    Action("model.add", Message("Add layer…"), "Model", _quick_add, "Ctrl+K", group="add"),
    Action("model.palette", Message("Search layers"), "Model", _palette, "Ctrl+F", group="add"),
    _placing("align_left", Message("Align left"), align_left),
    _placing("align_centre", Message("Align centres"), align_centre),
    _placing("align_right", Message("Align right"), align_right),
    _placing("align_top", Message("Align top"), align_top),
    _placing("align_middle", Message("Align middles"), align_middle),
    _placing("align_bottom", Message("Align bottom"), align_bottom),
    _placing("distribute_across", Message("Distribute across"), distribute_across),
    _placing("distribute_down", Message("Distribute down"), distribute_down),
    Action(
        "model.arrange",
        Message("Arrange"),
        "Model",
        _arrange,
        "Ctrl+L",
        _needs_nodes,
        label=_arrange_label,
        group="place",
    ),
    Action(
        "model.fix",
        Message("Apply first fix"),
        "Model",
        fix,
        "Ctrl+.",
        _fix_refusal,
        group="problems",
    ),
    Action(
        "model.mend_all",
        Message("Mend all problems"),
        "Model",
        mend_all,
        "Ctrl+Shift+.",
        _mend_refusal,
        group="problems",
    ),
)
