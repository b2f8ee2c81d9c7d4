"""What is wrong with the treatments of a node's weights, in sentences, with what would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from studio.compile import mend
from studio.compile.problems import Fix
from studio.graph.edits import RESET, SetParam
from studio.graph.model import Node
from studio.layers.check import check
from studio.layers.spec import LayerSpec
from studio.layers.treatments import KNOWN, TREATABLE, Chosen, Key, Treatment, chosen, keys_in
from studio.message import Message
from studio.value import Value

Shape = tuple[int, ...]
Found = tuple[Message, tuple[Fix, ...]]


def misnamed(node: Node, spec: LayerSpec, given: Mapping[str, Value]) -> Iterator[Found]:
    """What is wrong whatever the weights are: names, and values of arguments."""
    keys = keys_in(given)
    if keys and spec.construct not in TREATABLE:
        yield _no_weights(node, spec, keys)
        return
    for key in keys:
        found = _argument(node, key, given) if key.argument else _name(node, key, given)
        if found is not None:
            yield found


def misplaced(
    node: Node, spec: LayerSpec, settings: Mapping[str, Value], weights: Mapping[str, Shape]
) -> Iterator[Found]:
    """What is wrong with these weights: one that is not there, or that has too few axes."""
    for each in (*chosen("init", settings), *chosen("parametrization", settings)):
        shape = weights.get(each.weight)
        key, treatment = each.key, each.treatment
        if shape is None:
            yield _no_weight(node, spec, key, settings, weights)
        elif not treatment.least <= len(shape) <= (treatment.most or len(shape)):
            yield _wrong_axes(node, key, treatment, shape), (_without(node, key, settings),)
        elif (message := _unfit(each, shape)) is not None:
            yield message, (_without(node, key, settings),)


def _no_weights(node: Node, spec: LayerSpec, keys: list[Key]) -> Found:
    if spec.construct == "block":
        message = Message(
            "{name} is a block and has no weights of its own. Choose how the weights of the "
            "layers in it begin.",
            name=node.name,
        )
    else:
        message = Message(
            "{name} ({kind}) has no weights that could begin in some way.",
            name=node.name,
            kind=spec.title,
        )
    title = Message("Take out what is said of the weights of {name}", name=node.name)
    edits = [SetParam(node.id, str(key), RESET) for key in keys]
    return message, (mend.joined(title, edits),)


def _name(node: Node, key: Key, given: Mapping[str, Value]) -> Found | None:
    name, known = given[str(key)], KNOWN[key.sort]
    if isinstance(name, str) and name in known:
        return None
    if key.sort == "init":
        message = Message(
            "{found} is no way in which the {weight} of {name} could begin. torch.nn.init has: "
            "{known}.",
            found=mend.shown(name),
            weight=key.weight,
            name=node.name,
            known=", ".join(known),
        )
    else:
        message = Message(
            "{found} is no parametrization of the {weight} of {name}. "
            "torch.nn.utils.parametrizations has: {known}.",
            found=mend.shown(name),
            weight=key.weight,
            name=node.name,
            known=", ".join(known),
        )
    near = get_close_matches(name, known, n=1) if isinstance(name, str) else []
    fixes = [_instead(node, key, word) for word in near]
    return message, (*fixes, _without(node, key, given))


def _argument(node: Node, key: Key, given: Mapping[str, Value]) -> Found | None:
    choice = Key(key.sort, key.weight)
    name = given.get(str(choice))
    treatment = KNOWN[key.sort].get(name) if isinstance(name, str) else None
    param = treatment.param(key.argument) if treatment else None
    fixes = (_forgotten(node, key),)
    if name is None:
        return Message(
            "{argument} is set for the {weight} of {name}, but not what it is an argument of.",
            argument=key.argument,
            weight=key.weight,
            name=node.name,
        ), fixes
    if treatment is None:
        return None  # What is wrong with its name has been said.
    if param is None:
        return Message(
            "{treatment} has no argument {argument}. It has: {known}.",
            treatment=treatment.name,
            argument=key.argument,
            known=", ".join(param.name for param in treatment.params) or Message("none"),
        ), fixes
    wrong = check(param, given[str(key)])
    if wrong is None:
        return None
    return Message("{treatment}: {wrong}", treatment=treatment.name, wrong=wrong), fixes


def _no_weight(
    node: Node,
    spec: LayerSpec,
    key: Key,
    settings: Mapping[str, Value],
    weights: Mapping[str, Shape],
) -> Found:
    message = Message(
        "{name} ({kind}) has no {weight} as it is set now. It has: {known}.",
        name=node.name,
        kind=spec.title,
        weight=key.weight,
        known=", ".join(weights) or Message("none"),
    )
    title = Message("Take out what is said of {weight}", weight=key.weight)
    return message, (replace(_without(node, key, settings), title=title),)


def _wrong_axes(node: Node, key: Key, treatment: Treatment, shape: Shape) -> Message:
    words = {
        "treatment": treatment.name,
        "weight": key.weight,
        "name": node.name,
        "least": treatment.least,
        "shape": " × ".join(map(str, shape)) or Message("a single number"),
    }
    if treatment.most is None:
        return Message(
            "{treatment} is for weights of {least} or more axes; the {weight} of {name} has "
            "the shape {shape}.",
            **words,
        )
    if treatment.most == treatment.least:
        return Message(
            "{treatment} is for weights of {least} axes; the {weight} of {name} has the shape "
            "{shape}.",
            **words,
        )
    return Message(
        "{treatment} is for weights of {least} to {most} axes; the {weight} of {name} has the "
        "shape {shape}.",
        most=treatment.most,
        **words,
    )


def _unfit(each: Chosen, shape: Shape) -> Message | None:
    """What torch would refuse of arguments that are fine one by one."""
    low, high = each.arguments.get("a"), each.arguments.get("b")
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        return Message(
            "{treatment} goes from a to b, but a is {low} and b is {high}.",
            treatment=each.treatment.name,
            low=low,
            high=high,
        )
    groups, dim = each.arguments.get("groups"), each.arguments.get("dim")
    if isinstance(groups, int) and shape[0] % groups:
        return Message(
            "{treatment} needs a number of groups that divides the first axis of the {weight}, "
            "{size}, but it is {groups}.",
            treatment=each.treatment.name,
            weight=each.weight,
            size=shape[0],
            groups=groups,
        )
    if isinstance(dim, int) and not -len(shape) <= dim < len(shape):
        return Message(
            "{treatment} has the axis {dim}, but the {weight} has {count} axes.",
            treatment=each.treatment.name,
            dim=dim,
            weight=each.weight,
            count=len(shape),
        )
    return None


def _without(node: Node, key: Key, given: Mapping[str, Value]) -> Fix:
    """Take out a choice with all its arguments."""
    alike = [each for each in keys_in(given) if (each.sort, each.weight) == (key.sort, key.weight)]
    if key.sort == "init":
        title = Message("Let the {weight} begin as torch has it", weight=key.weight)
    else:
        title = Message("Take out the parametrization of the {weight}", weight=key.weight)
    return mend.joined(title, [SetParam(node.id, str(each), RESET) for each in alike])


def _instead(node: Node, key: Key, how: str) -> Fix:
    if key.sort == "init":
        title = Message("Let the {weight} begin with {how}", weight=key.weight, how=how)
    else:
        title = Message("Keep the {weight} under {how}", weight=key.weight, how=how)
    return Fix(title, SetParam(node.id, str(key), how))


def _forgotten(node: Node, key: Key) -> Fix:
    title = Message("Take away {argument}", argument=key.argument)
    return Fix(title, SetParam(node.id, str(key), RESET))
