"""Layers that stand in a row as they hardly should."""

from __future__ import annotations

from dataclasses import replace

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.mending import offers, without
from studio.compile.lint.site import Site
from studio.compile.plan import Step
from studio.compile.problems import Fix, Problem
from studio.graph.edits import Connect, RemoveNodes
from studio.graph.insertion import Insert
from studio.graph.model import Node, Wire
from studio.message import Message

NORMS = sorts.BATCH_NORMS | sorts.INSTANCE_NORMS
STRAIGHT = sorts.PASSING | sorts.BATCH_NORMS
"""What may stand between two linear layers and leave the two together linear."""


def _bias(site: Site) -> Problem | None:
    """A normalisation takes away the mean of each channel, and with it the bias."""
    view, node = site.view, site.node
    if site.step.settings.get("bias") is not True or view.is_shared(node.id):
        return None
    readers = view.out_of(node.id)
    if not readers or any(view.kind(wire.target) not in NORMS for wire in readers):
        return None
    output = site.output
    if site.step.spec.key in sorts.LINEAR and (output is None or len(output.shape) != 2):
        return None  # Its features are not the channels then.
    message = Message(
        "The bias of {name} does nothing: {norm} takes the mean of each channel away again.",
        name=node.name,
        norm=view.graph.node(readers[0].target).name,
    )
    return site.warning(message, mend.set_param(node, "bias", False))


def _dropped(site: Site) -> Problem | None:
    """What dropout does to the variance is there in training only, and is measured there."""
    view = site.view
    source = site.wires[0].source
    into = view.into(source)
    if _activates(site, source) and len(into) == 1:
        source = into[0].source
    node = view.graph.node(source)
    if node.kind not in sorts.DROPOUTS - {"DropPath"} or view.is_shared(node.id):
        return None
    message = Message(
        "{norm} measures values of which {drop} hides some; after training none are hidden, so "
        "what it measured is wrong. Drop after the normalisation.",
        norm=site.node.name,
        drop=node.name,
    )
    return site.warning(message, *offers(_behind(site, node)))


def _activates(site: Site, node_id: str) -> bool:
    spec = site.view.kinds.find(site.view.kind(node_id))
    return spec is not None and sorts.is_activation(spec)


def _behind(site: Site, drop: Node) -> Fix | None:
    """Move a layer from before this one to behind it."""
    graph = site.view.graph
    into, after = graph.incoming(drop.id), graph.outgoing(site.node.id)
    out_of = graph.outgoing(drop.id)
    if len(into) != 1 or len(out_of) != 1 or len(after) != 1:
        return None
    title = Message("Move {drop} behind {norm}", drop=drop.name, norm=site.node.name)
    healed = replace(out_of[0], source=into[0].source, output=into[0].output)
    edits = (RemoveNodes((drop.id,)), Connect(healed), Insert(after[0], drop, title))
    return mend.several(title, *edits)


def _twice(site: Site) -> Problem | None:
    """An activation of an activation."""
    view = site.view
    wire = view.origin(site.wires[0], sorts.PASSING)
    if not _activates(site, wire.source) or view.sole_reader(wire.source) is None:
        return None
    first = view.graph.node(wire.source)
    message = Message(
        "{second} bends what {first} has bent already, with no layer between them.",
        second=site.node.name,
        first=first.name,
    )
    here = view.goal(site.node.id, frozenset()) or site.wires[0]
    return site.warning(
        message, *offers(without(view, site.node, here), without(view, first, wire))
    )


def _straight(site: Site) -> Problem | None:
    """Two linear layers in a row are one linear layer, unless the middle is a bottleneck."""
    view = site.view
    wire = view.origin(site.wires[0], STRAIGHT)
    before = view.step(wire.source)
    if before is None or before.spec.key != site.step.spec.key:
        return None
    if not _alone(site, wire) or not _redundant(before, site.step):
        return None
    message = Message(
        "{second} follows {first} with no activation between them: together they can do no more "
        "than one of them.",
        second=site.node.name,
        first=before.called,
    )
    title = Message("Insert ReLU")
    fix = mend.insert(view.graph, site.wires[0], "torch.nn.ReLU", "relu", title)
    return site.warning(message, fix)


def _alone(site: Site, wire: Wire) -> bool:
    """Whether nobody else takes a value on its way from a wire's source to this layer."""
    view, at = site.view, site.node.id
    while at != wire.source:
        into = view.into(at)
        if not into:
            return False
        at = into[0].source
        if view.sole_reader(at) is None:
            return False
    return True


def _redundant(first: Step, second: Step) -> bool:
    """Whether the first widens, or keeps, what the second takes: less in the middle is a saving."""
    one, two = first.settings, second.settings
    if first.spec.key in sorts.LINEAR:
        sizes = one.get("in_features"), one.get("out_features"), two.get("out_features")
    else:
        if one.get("groups") != 1 or two.get("groups") != 1:
            return False
        if not (_is_square(one.get("kernel_size")) and _is_square(two.get("kernel_size"))):
            return False
        sizes = one.get("in_channels"), one.get("out_channels"), two.get("out_channels")
    entry, middle, leave = sizes
    if not (isinstance(entry, int) and isinstance(middle, int) and isinstance(leave, int)):
        return False
    return middle >= min(entry, leave)


def _is_square(kernel: object) -> bool:
    """A kernel of one size only; a tall one followed by a wide one is a saving."""
    return len(set(sorts.numbers(kernel))) == 1


def _inside(site: Site) -> Problem | None:
    """Probabilities are for the end: in the middle they leave almost no signal."""
    view = site.view
    wire = view.origin(site.wires[0], sorts.PASSING)
    node = view.graph.node(wire.source)
    if node.kind not in sorts.SOFTMAX | sorts.LOG_SOFTMAX:
        return None
    message = Message(
        "{layer} learns from the probabilities of {softmax}, which add up to 1: little of what "
        "was known before it is left. A softmax belongs to the end of a model.",
        layer=site.node.name,
        softmax=node.name,
    )
    words = Message("Make {name} a ReLU", name=node.name)
    alone = view.sole_reader(node.id) is not None
    fixes = (mend.change_kind(node, "torch.nn.ReLU", {}, words),) if alone else ()
    return site.warning(message, *fixes)


LINTS = (
    Lint("bias-before-normalisation", kinds(sorts.SCORING), _bias),
    Lint("dropout-before-normalisation", kinds(sorts.BATCH_NORMS), _dropped),
    Lint("two-activations", sorts.is_activation, _twice),
    Lint("nothing-between-linear-layers", kinds(sorts.LINEAR, sorts.CONVOLUTIONS), _straight),
    Lint("softmax-inside", kinds(sorts.SCORING), _inside),
)
