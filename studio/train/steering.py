"""Changes to a training that is under way: settings of optimisers and layers, and what is frozen.

All of it happens between two steps, and counts from the next step on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from torch import nn

from studio.compile.module import NodeError, PlanModule
from studio.compile.plan import Plan, Step
from studio.compile.retuning import owners, retune
from studio.expression import has_expression
from studio.graph.model import BLOCK, FREEZE, TRAINING, Graph, Project
from studio.layers.check import check, normalise
from studio.message import UserError
from studio.observe.quiet import undisturbed
from studio.train import choices, tuning
from studio.train.inbox import FROZEN, Adjust
from studio.train.loop import Training
from studio.train.problems import TrainingError
from studio.train.sinks import Sink
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Change:
    """What has been changed, as the journal has it."""

    node: str
    """Its node, as the order named it."""
    called: str
    """The name of the node; empty for a setting of the training."""
    name: str
    old: Value
    new: Value


class Steering:
    """Changes one training, and knows what has been changed."""

    def __init__(self, training: Training, call: str, frozen: Iterable[str] = ()) -> None:
        """Take what is steered.

        Args:
            training: whose layers and optimisers are changed.
            call: node of the call of the model, whose nodes are named as in its own graph.
            frozen: nodes that do not train from the start.

        Raises ``TrainingError`` where nothing is left to train.
        """
        self._training = training
        self._call = call
        self._begun = frozenset(frozen)
        self._changes: dict[tuple[str, str], tuple[Value, Value]] = {}
        """By node and name: the value at the start, and the one of now."""
        self._movable = {id(one) for sink in training.sinks for one in sink.parameters}
        self._always_frozen = training.frozen
        self._frozen: frozenset[str] = frozenset()
        if self._begun:
            self._freeze(self._begun)

    def adjust(self, order: Adjust) -> Change | None:
        """Do what is ordered; ``None`` where it is so already.

        Raises ``TrainingError`` where it cannot be, and leaves everything as it was.
        """
        if order.name == FROZEN:
            return self._adjust_frozen(order)
        sink, places, name = self._find(order)
        step = places[0][1]
        param = step.spec.param(name)
        if param is None:
            raise TrainingError(
                "{layer} ({kind}) has no parameter {name}.",
                step.node,
                layer=step.called,
                kind=step.spec.title,
                name=name,
            )
        value = normalise(param, order.value)
        if has_expression(value):
            raise TrainingError("{name} must be a value here, not an expression.", name=name)
        if wrong := check(param, value):
            raise TrainingError(wrong.template, step.node, **wrong.values)
        old = tuning.present(sink, name) if sink is not None else step.settings[name]
        if old == value:
            return None
        if sink is not None:
            tuning.tune(sink, name, value)
            places[0][0].replace_steps([sink.step])
        else:
            self._retune(places, name, value)
        # The rate stands in the state of the optimiser, and with a schedule it moves by itself.
        if sink is None or name != "lr":
            first, _ = self._changes.get((order.node, order.name), (step.settings[name], value))
            self._changes[order.node, order.name] = (first, value)
        return Change(order.node, step.called if order.node else "", order.name, old, value)

    def state(self) -> list[list[object]]:
        """What ``take_up`` needs: each change as node, name, the value it began with, and now."""
        return [[node, name, old, new] for (node, name), (old, new) in self._changes.items()]

    def take_up(self, state: Sequence[Sequence[object]], *, changed: bool = False) -> None:
        """Change again what had been changed, but for what begins with another value now.

        In a ``changed`` model, nodes that are gone are passed over.
        """
        for node, name, old, new in state:
            order = Adjust(str(node), str(name), new)  # type: ignore[arg-type]
            if changed and node and not owners(self._training.module, self._inside(order.node)):
                continue
            if name == FROZEN:
                begins: Value = self._inside(order.node) in self._begun
            else:
                _, places, own = self._find(order)
                begins = places[0][1].settings[own]
            if begins == old:
                self.adjust(order)

    def _find(self, order: Adjust) -> tuple[Sink | None, list[tuple[PlanModule, Step]], str]:
        """The optimiser that is meant, or none; the steps; and the parameter's own name."""
        training = self._training
        name = order.name
        if not order.node:
            sink, step, name = self._setting(name)
        else:
            path = self._inside(order.node)
            sink = next((one for one in training.sinks if one.step.node == path), None)
            found = owners(training.module, path)
            if not found:
                raise _no_such_node(order.node)
            step = found[0][1]
            if sink is None:
                if step.spec.construct == "metric":
                    raise TrainingError(
                        "The metric {layer} keeps its settings while training goes on: epochs "
                        "could not be compared otherwise. Change them and start a new run.",
                        layer=step.called,
                    )
                if step.spec.construct == "schedule":
                    raise TrainingError(
                        "The schedule {layer} keeps its course while training goes on. Change the "
                        "learning rate of its optimiser instead: the course follows.",
                        layer=step.called,
                    )
                return None, found, name
        return sink, [(training.module, step)], name

    def _setting(self, name: str) -> tuple[Sink | None, Step, str]:
        """What a setting of training is of: the first optimiser, or its loss."""
        sink = self._training.sinks[0]
        named = [one for one in self._training.sinks if name == f"lr_{one.name}"]
        if named:
            return named[0], named[0].step, "lr"
        group, _, own = name.rpartition(".")
        if group == "loss":
            (loss,) = sink.step.inputs["loss"]
            step = self._training.module.plan.step(loss.node)
            assert step is not None
            return None, step, own
        if group == "optimizer" or name in (*choices.BARE, *tuning.CLIPPING):
            return sink, sink.step, own
        if name.startswith("lr_"):
            raise TrainingError(
                "The run under way has no optimiser {name}.", name=name.removeprefix("lr_")
            )
        raise TrainingError(
            "train.{name} cannot be changed while training goes on. Change it in the settings and "
            "start a new run.",
            name=name,
        )

    def _retune(self, places: list[tuple[PlanModule, Step]], name: str, value: Value) -> None:
        """Change layers, or put them back where the model does not run with them."""
        training = self._training
        done: list[tuple[PlanModule, str, Value]] = []
        try:
            for owner, step in places:
                retune(owner, step, name, value)
                done.append((owner, step.node, step.settings[name]))
            training.bind()
            with undisturbed(training.module):
                training.try_on([values[:2].clone() for values in training.train.tensors])
        except (UserError, NodeError) as error:
            for owner, node, old in done:
                now = owner.plan.step(node)
                assert now is not None
                retune(owner, now, name, old)
            training.bind()
            if isinstance(error, NodeError):
                raise TrainingError(
                    "{name} cannot be {value} while training goes on: {reason}",
                    name=name,
                    value=value,
                    reason=error.message,
                ) from error
            raise

    def _adjust_frozen(self, order: Adjust) -> Change | None:
        path, wanted = self._inside(order.node), bool(order.value)
        layers = self._layers(path)
        if not layers or not any(True for one in layers for _ in one.parameters()):
            raise TrainingError(
                "{layer} has no weights that could be frozen.", layer=self._called(order.node)
            )
        if (path in self._frozen) is wanted:
            return None
        self._freeze(self._frozen | {path} if wanted else self._frozen - {path})
        self._changes[order.node, FROZEN] = (path in self._begun, wanted)
        return Change(order.node, self._called(order.node), FROZEN, not wanted, wanted)

    def _freeze(self, paths: frozenset[str]) -> None:
        """Let the parameters of these nodes, and of no others, stay as they are."""
        training = self._training
        layers = [layer for path in sorted(paths) for layer in self._layers(path)]
        still = {id(one) for layer in layers for one in layer.parameters()}
        for sink in training.sinks:
            if all(id(one) in still for one in sink.parameters):
                raise nothing_left(sink.name)
        self._frozen = paths
        for parameter in training.module.parameters():
            moves = id(parameter) in self._movable and id(parameter) not in still
            parameter.requires_grad_(moves)
            if not moves:
                parameter.grad = None
        for sink in training.sinks:
            sink.moving = [one for one in sink.parameters if one.requires_grad]
        training.freeze((*self._always_frozen, *layers))

    def _layers(self, path: str) -> list[nn.Module]:
        pairs = owners(self._training.module, path)
        found = (owner.layer(step.node) for owner, step in pairs)
        return [layer for layer in found if layer is not None]

    def _inside(self, node: str) -> str:
        """The way to a node from the training graph."""
        return node[1:] if node.startswith("/") else f"{self._call}/{node}"

    def _called(self, node: str) -> str:
        found = owners(self._training.module, self._inside(node))
        if not found:
            raise _no_such_node(node)
        return found[0][1].called or found[0][1].name


def frozen_nodes(project: Project, plan: Plan, *, is_drawn: bool) -> list[str]:
    """The ways to the nodes of a training graph that the project says do not train."""
    return list(_frozen_in(project, plan, project.graphs.get(TRAINING) if is_drawn else None))


def _frozen_in(project: Project, plan: Plan, graph: Graph | None) -> Iterator[str]:
    for step in plan.steps:
        if graph is not None and step.node in graph and FREEZE in graph.node(step.node).flags:
            yield step.node
        inner = project.graphs.get(step.spec.key.removeprefix(BLOCK)) if step.bodies else None
        for body in step.bodies[:1]:
            yield from (f"{step.node}/{way}" for way in _frozen_in(project, body, inner))


def _no_such_node(node: str) -> TrainingError:
    return TrainingError(
        "The run under way has no node {layer}. Start a new run to train the project as it is now.",
        layer=node,
    )


def nothing_left(name: str) -> TrainingError:
    """What is said where all that an optimiser moves is to be frozen."""
    return TrainingError(
        "Nothing would be left that the optimiser {name} could train: all its weights would be "
        "frozen.",
        name=name,
    )
