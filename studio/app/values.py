"""What a user gave for a parameter or a setting, made a proper value, or refused in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.app import schema
from studio.compile.kinds import ProjectKinds, param_of
from studio.data.spec import SourceSpec
from studio.graph.edits import RESET, Edit, Reset, SetParam, SetSetting
from studio.graph.model import BLOCK, MODEL, TRAINING, Graph, Node, Project
from studio.graph.variables import SetVariable
from studio.layers.check import check, normalise
from studio.layers.entry import parse
from studio.layers.spec import LayerSpec, Param
from studio.message import Message, UserError
from studio.value import Value


class ValueRefusedError(UserError):
    """A value that a parameter cannot have."""


def stem(kind: str, spec: LayerSpec | None) -> str:
    """A short lower-case name to begin with: ``conv`` for ``torch.nn.Conv2d``."""
    word = (spec.title if spec else kind.rsplit(".", 1)[-1]).casefold()
    name = "".join(letter for letter in word if letter.isalnum() or letter == "_")
    name = name.removesuffix("1d").removesuffix("2d")
    return name if name.isidentifier() else f"layer_{name}"


def entry_params(
    settings: Mapping[str, Value], spec: LayerSpec | None, known: Sequence[SourceSpec]
) -> dict[str, Value]:
    """The parameters of an input that takes the project's examples, where their shape is known."""
    from studio.data import sources  # Only here: the sources load numpy.

    key = settings.get("data.source", sources.DEFAULT)
    source = sources.find(key, known)
    param = spec.param("shape") if spec else None
    if source is None or source.shape is None or param is None:
        return {}
    shape: Value = ("N", *source.shape)
    return {} if shape == param.default else {"shape": shape}


def normalised(node: Node, spec: LayerSpec | None, name: str, value: object) -> Value | Reset:
    """The value to set, ``RESET`` where it is the default. Raises ``UserError``.

    A parameter that follows a shape keeps any value that is given: it is pinned.
    """
    if value is RESET:
        return RESET
    if spec is None:
        raise ValueRefusedError(
            "The kind {kind} of {node} is not installed, so its parameters cannot be set.",
            kind=node.kind,
            node=node.name,
        )
    param = _param(node, spec, name)
    proper = normalise(param, value)
    if problem := check(param, proper):
        raise ValueRefusedError("{node}: {problem}", node=node.name, problem=problem)
    return RESET if is_default(spec, param, proper) else proper


def is_default(spec: LayerSpec, param: Param, value: Value) -> bool:
    """Whether not setting the parameter comes to the same as setting it so."""
    if spec.derived_from(param.name):
        return False
    return type(value) is type(param.default) and value == param.default


def edit_from(
    project: Project, kinds: ProjectKinds, sources: Sequence[SourceSpec], text: str
) -> Edit:
    """The edit that ``conv1.out_channels=16`` or ``train.lr=0.01`` on the command line means.

    ``width=32`` sets a variable of the project; ``stage1.conv.bias=false`` a parameter inside the
    block that stage1 is, and so in all that are the same block; ``training.loss.margin=2`` one of
    the training graph.

    Raises:
        UserError: it names nothing that there is, or the value does not fit.
    """
    target, equals, typed = text.partition("=")
    owner, dot, name = parted(target.strip())
    variable = next((each for each in project.variables if each.name == name), None)
    if equals and not dot and variable is not None:
        return SetVariable(name, parse(param_of(variable), typed))
    if not equals or not dot:
        raise ValueRefusedError(
            "Write a setting as node.parameter=value, such as conv1.out_channels=16 or "
            "train.lr=0.01, not {text}.",
            text=text,
        )
    if owner in schema.GROUPS:
        key = f"{owner}.{name}"
        return SetSetting(key, proper_setting(key, project.settings, sources, typed))
    graph, node = _along(project, owner)
    spec = kinds.find(node.kind)
    known = {each.name for each in (*project.variables, *project.graphs[graph].variables)}
    value = parse(_param(node, spec, name), typed, known) if spec else typed
    return SetParam(node.id, name, normalised(node, spec, name, value), graph)


def parted(key: str) -> tuple[str, str, str]:
    """The owner, the dot and the name in ``stage1.conv.bias``; names of weights have dots too."""
    plain, colon, weight = key.partition(":")
    owner, dot, name = plain.rpartition(".")
    return owner, dot, name + colon + weight


def _along(project: Project, way: str) -> tuple[str, Node]:
    """The node that ``stage1.conv`` names, and the name of the graph that it is in."""
    graph, found = MODEL, None
    first, dot, rest = way.partition(".")
    is_drawn = dot and first == TRAINING and TRAINING in project.graphs
    if is_drawn and project.graphs[MODEL].find(first) is None:
        graph, way = TRAINING, rest
    for name in way.split("."):
        if found is not None:
            graph = found.kind.removeprefix(BLOCK)
        nodes = project.graphs[graph] if graph in project.graphs else Graph()
        found = nodes.find(name)
        if found is None:
            raise ValueRefusedError(
                "There is no node named {name}. There are: {known}.",
                name=way,
                known=", ".join(node.name for node in nodes) or Message("none"),
            )
    assert found is not None
    return graph, found


def proper_setting(
    key: str, settings: Mapping[str, Value], sources: Sequence[SourceSpec], value: object
) -> Value | Reset:
    """The value to set for a setting of the project. A text is read as the setting's type.

    Raises:
        UserError: there is no such setting, or the value does not fit.
    """
    if value is RESET:
        return RESET
    param = schema.setting(key, settings, sources)
    if isinstance(value, str) and param.type not in ("text", "choice"):
        return parse(param, value)
    proper = normalise(param, value)
    if problem := check(param, proper):
        raise ValueRefusedError("{key}: {problem}", key=key, problem=problem)
    return proper


def _param(node: Node, spec: LayerSpec, name: str) -> Param:
    from studio.layers.treatments import TREATABLE, key_of, param_at

    key = key_of(name) if spec.construct in TREATABLE else None
    param = spec.param(name) if key is None else param_at(key, node.params)
    if param is None:
        raise ValueRefusedError(
            "{node} is a {kind}, which has no parameter {name}. It has: {known}.",
            node=node.name,
            kind=spec.title,
            name=name,
            known=", ".join(param.name for param in spec.params) or Message("none"),
        )
    return param
