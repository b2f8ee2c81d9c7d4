"""Layers that do nothing, or would do everything, as they are set."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, has, kinds
from studio.compile.lint.mending import offers, taken_out
from studio.compile.lint.site import Site
from studio.compile.problems import Fix, Problem
from studio.graph.model import TRAINING
from studio.message import Message

MERGES = frozenset({"Add", "Multiply", "torch.cat"})
ITSELF = frozenset({"Subtract", "Divide"})
POOLS = frozenset(
    f"torch.nn.{what}Pool{rank}d" for what in ("Max", "Avg", "LP") for rank in (1, 2, 3)
)
SHAPING = frozenset({"torch.reshape", "torch.Tensor.view", "torch.Tensor.repeat", "torch.permute"})


def _nothing(site: Site) -> Problem | None:
    check = CHECKS.get(site.step.spec.key) or (
        _no_padding if site.step.spec.family == "padding" else None
    )
    # In a block a shape may be another where the block is used again, and in a training with
    # other data.
    view = site.view
    unsure = check in OF_SHAPES and (not view.standing.alone or view.name == TRAINING)
    if check is None or unsure or site.step.written or not check(site):
        return None
    message = Message(
        "{name} does nothing here: it gives what it takes, {shape}.",
        name=site.node.name,
        shape=str(site.first),
    )
    return site.warning(message, *_out(site))


def _already_flat(site: Site) -> bool:
    return site.first is not None and site.output == site.first and len(site.first.shape) == 2


def _drops_none(site: Site) -> bool:
    return site.step.settings.get("p") == 0


def _one_by_one(site: Site) -> bool:
    settings = site.step.settings
    kernel = sorts.numbers(settings.get("kernel_size"))
    return set(kernel) == {1} and site.output == site.first


def _no_padding(site: Site) -> bool:
    return set(sorts.numbers(site.step.settings.get("padding"))) == {0}


def _merges_one(site: Site) -> bool:
    return len(site.wires) == 1


def _same_shape(site: Site) -> bool:
    if site.output is None or site.first is None or site.output != site.first:
        return False
    if site.step.spec.key == "torch.permute":
        dims = sorts.numbers(site.step.settings.get("dims"))
        return dims == tuple(range(len(dims)))
    return True


CHECKS: dict[str, Callable[[Site], bool]] = {
    "torch.nn.Flatten": _already_flat,
    **dict.fromkeys(sorts.DROPOUTS, _drops_none),
    **dict.fromkeys(POOLS, _one_by_one),
    **dict.fromkeys(MERGES, _merges_one),
    **dict.fromkeys(SHAPING, _same_shape),
}
OF_SHAPES = frozenset({_already_flat, _same_shape})
"""The checks of what is done to values of one shape alone."""


def _everything(site: Site) -> Problem | None:
    if site.step.settings.get("p") != 1 or "p" in site.step.written:
        return None
    message = Message(
        "With p at 1 {name} drops every value while training, so nothing is learned.",
        name=site.node.name,
    )
    return site.warning(message, mend.set_param(site.node, "p", 0.5))


def _one_layer(site: Site) -> Problem | None:
    """Recurrent layers drop between their layers, and behind the last there is no other."""
    settings = site.step.settings
    dropout = sorts.plain(site.step, "dropout")
    if settings.get("num_layers") != 1 or not isinstance(dropout, int | float) or dropout == 0:
        return None
    message = Message(
        "The dropout of {name} does nothing: it drops between layers of a stack, and num_layers "
        "is 1.",
        name=site.node.name,
    )
    more = mend.set_param(site.node, "num_layers", 2)
    return site.warning(message, mend.set_param(site.node, "dropout", 0.0), more)


def _switched_on(site: Site) -> Problem | None:
    """An output that the user switched on and wired to nothing."""
    read = {wire.output for wire in site.view.out_of(site.node.id)}
    for port in site.step.spec.outputs:
        asked = site.node.params.get(port.when) is True if port.when else False
        if asked and port.name not in read and read:
            message = Message(
                "{name} gives {port}, which nothing takes.", name=site.node.name, port=port.name
            )
            return site.warning(message, mend.set_param(site.node, port.when, False))
    return None


def _with_itself(site: Site) -> Problem | None:
    values = {(wire.source, wire.output) for wire in site.wires}
    if len(site.wires) != 2 or len(values) != 1:
        return None
    message = Message(
        "Both inputs of {name} are {source}, so it always gives {value}.",
        name=site.node.name,
        source=site.source.name,
        value=0 if site.step.spec.key == "Subtract" else 1,
    )
    return site.warning(message, mend.disconnect(site.wires[1]))


def _out(site: Site) -> tuple[Fix, ...]:
    return offers(taken_out(site.view, site.node))


LINTS = (
    Lint(
        "does-nothing",
        lambda spec: spec.key in CHECKS or spec.family == "padding",
        _nothing,
    ),
    Lint("drops-everything", kinds(sorts.DROPOUTS), _everything),
    Lint("dropout-of-one-layer", has("num_layers"), _one_layer),
    Lint("unused-output", lambda spec: any(port.when for port in spec.outputs), _switched_on),
    Lint("with-itself", kinds(ITSELF), _with_itself),
)
