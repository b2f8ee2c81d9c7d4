"""What is wired to a loss is not what the loss wants."""

from __future__ import annotations

from math import prod

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.mending import offers, without
from studio.compile.lint.site import Site
from studio.compile.problems import Fix, Problem
from studio.compile.tensors import show_shape
from studio.graph.model import Node
from studio.message import Message
from studio.value import Value

COMPARED = frozenset(
    f"torch.nn.{title}"
    for title in ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "PoissonNLLLoss")
)
"""Losses that compare values one by one, and repeat those of the smaller shape."""
SOFTENING = frozenset({"torch.nn.CrossEntropyLoss", "DiceLoss", "FocalLoss"})
"""Losses that take scores and do a softmax themselves."""
LOGITS = frozenset(
    {
        "torch.nn.BCEWithLogitsLoss",
        "torch.nn.MultiLabelSoftMarginLoss",
        "BinaryDiceLoss",
        "BinaryFocalLoss",
    }
)
SIGMOID = frozenset({"torch.nn.Sigmoid"})
ACTIVATED = SOFTENING | LOGITS | {"torch.nn.NLLLoss", "torch.nn.SoftMarginLoss"}


def _softmax(site: Site) -> Problem | None:
    found = _before(site, sorts.SOFTMAX)
    if found is None:
        return None
    wire_to, node = found
    message = Message(
        "{kind} takes scores and does a softmax itself; {name} does one before it, so the model "
        "learns slowly and never is sure.",
        kind=site.step.spec.title,
        name=node.name,
    )
    return site.warning(message, *offers(wire_to))


def _sigmoid(site: Site) -> Problem | None:
    found = _before(site, SIGMOID)
    if found is None:
        return None
    fix, node = found
    message = Message(
        "{kind} takes scores and does a sigmoid itself; {name} does one before it, so the model "
        "learns slowly and never is sure.",
        kind=site.step.spec.title,
        name=node.name,
    )
    return site.warning(message, *offers(fix, *_changes(site, "BCELoss", "BCEWithLogitsLoss")))


def _cut(site: Site) -> Problem | None:
    found = _before(site, sorts.CUTTING - SIGMOID)
    if found is None:
        return None
    fix, node = found
    message = Message(
        "{kind} takes scores of any sign, but {name} lets none below 0 through, so nothing can "
        "be called unlikely.",
        kind=site.step.spec.title,
        name=node.name,
    )
    return site.warning(message, *offers(fix))


def _scores(site: Site) -> Problem | None:
    """BCELoss takes the logarithm of what it gets, and fails where that is not from 0 to 1."""
    wire = site.wire("input")
    if wire is None or site.view.kind(site.view.origin(wire, sorts.PASSING).source) not in (
        sorts.SCORING
    ):
        return None
    message = Message(
        "BCELoss takes probabilities from 0 to 1, but {name} gives numbers of any size, so "
        "training would fail.",
        name=site.view.graph.node(wire.source).name,
    )
    title = Message("Insert Sigmoid")
    insert = mend.insert(site.view.graph, wire, "torch.nn.Sigmoid", "sigmoid", title)
    return site.warning(message, *_changes(site, "BCEWithLogitsLoss", "BCELoss"), insert)


def _logarithms(site: Site) -> Problem | None:
    wire = site.wire("input")
    if wire is None:
        return None
    view = site.view
    origin = view.graph.node(view.origin(wire, sorts.PASSING).source)
    fixes: tuple[Fix, ...] = ()
    if origin.kind == "torch.nn.Softmax":
        fixes = (_logged(origin),)
    elif origin.kind in sorts.SCORING:
        title = Message("Insert LogSoftmax")
        params: dict[str, Value] = {"dim": 1}
        insert = mend.insert(
            view.graph, wire, "torch.nn.LogSoftmax", "log_softmax", title, params=params
        )
        fixes = (*_changes(site, "CrossEntropyLoss", "NLLLoss"), insert)
    else:
        return None
    message = Message(
        "NLLLoss takes logarithms of probabilities, as LogSoftmax gives them, but {name} gives "
        "{found}.",
        name=origin.name,
        found=Message("probabilities") if origin.kind in sorts.SOFTMAX else Message("scores"),
    )
    return site.warning(message, *fixes)


def _divergence(site: Site) -> Problem | None:
    wire = site.wire("input")
    if wire is None:
        return None
    origin = site.view.graph.node(site.view.origin(wire, sorts.PASSING).source)
    if origin.kind != "torch.nn.Softmax":
        return None
    message = Message(
        "KLDivLoss takes logarithms of probabilities as its input, but {name} gives the "
        "probabilities themselves.",
        name=origin.name,
    )
    return site.warning(message, _logged(origin))


def _repeats(site: Site) -> Problem | None:
    """A column against a row compares each with all, which hardly anyone wants."""
    one, two = site.given.get("input"), site.given.get("target")
    if one is None or two is None or one.shape == two.shape:
        return None
    wire, source = site.view.graph.wire_into(site.node.id, "target"), site.wire("input")
    if wire is None or source is None:
        return None
    message = Message(
        "{kind} compares {one} of {first} with {two} of {second}: the smaller is repeated until "
        "it fits, so each value is compared with several.",
        kind=site.step.spec.title,
        one=str(one),
        first=site.view.graph.node(source.source).name,
        two=str(two),
        second=site.view.graph.node(wire.source).name,
    )
    same = prod(one.sizes(1)) == prod(two.sizes(1))
    fix = mend.insert_reshape(site.view.graph, wire, one.shape, show_shape(one.shape))
    return site.warning(message, *((fix,) if same else ()))


def _before(site: Site, wanted: frozenset[str]) -> tuple[Fix | None, Node] | None:
    """The layer of one of these kinds that the input comes from, and how to do without it."""
    wire = site.wire("input")
    if wire is None:
        return None
    view = site.view
    last = view.origin(wire, sorts.PASSING)
    node = view.graph.node(last.source)
    return (without(view, node, last), node) if node.kind in wanted else None


def _changes(site: Site, title: str, only: str) -> tuple[Fix, ...]:
    """Choose another loss in place of one, with the same weights."""
    if site.step.spec.title != only:
        return ()
    kept = {
        name: value
        for name, value in site.node.params.items()
        if name in ("weight", "reduction", "ignore_index")
    }
    words = Message("Choose {kind}", kind=title)
    return (mend.change_kind(site.node, f"torch.nn.{title}", kept, words),)


def _logged(node: Node) -> Fix:
    words = Message("Make {name} a LogSoftmax", name=node.name)
    return mend.change_kind(node, "torch.nn.LogSoftmax", node.params, words)


LINTS = (
    Lint("softmax-before-cross-entropy", kinds(SOFTENING), _softmax),
    Lint("sigmoid-before-logits-loss", kinds(LOGITS), _sigmoid),
    Lint("cut-before-loss", kinds(ACTIVATED), _cut),
    Lint("scores-before-bce", kinds(frozenset({"torch.nn.BCELoss"})), _scores),
    Lint("no-logarithm-before-nll", kinds(frozenset({"torch.nn.NLLLoss"})), _logarithms),
    Lint("no-logarithm-before-kl", kinds(frozenset({"torch.nn.KLDivLoss"})), _divergence),
    Lint("compared-with-several", kinds(COMPARED), _repeats),
)
