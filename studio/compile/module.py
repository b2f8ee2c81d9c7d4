"""The reading of a Plan that trains: an ``nn.Module`` that runs its steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from torch import Tensor, nn

from studio.compile import custom
from studio.compile.calls import Values, blank, construct, tensor
from studio.compile.classes import is_shared
from studio.compile.entering import Caller, caller_of, is_checkpoints_own
from studio.compile.given import LAYERS, TENSORS
from studio.compile.instructions import Instruction, instruction, layer_in, penalty
from studio.compile.kinds import REPEAT
from studio.compile.own_numbers import seeded_scope
from studio.compile.plan import Plan, Ref, Step, is_optional
from studio.compile.program import Program, program, upstream
from studio.compile.slots import Slots
from studio.compile.tapping import Change, Live, Tap
from studio.compile.treating import finish, wrap
from studio.message import Message, UserError

Runner: TypeAlias = Callable[[Sequence["Tensor | None"]], list[Any]]


class NodeError(UserError):
    """A step failed while it ran; ``node`` is the id of its node, ``__cause__`` what torch said."""

    def __init__(self, step: Step, error: BaseException) -> None:
        super().__init__(
            "{name} ({kind}) failed while it ran: {reason}",
            name=step.name,
            kind=step.spec.title,
            reason=_reason(step, error),
        )
        self.node = step.node


def _reason(step: Step, error: BaseException) -> str | Message:
    if custom.is_custom(step.spec):
        return custom.told(step.spec, error)
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _made(step: Step) -> nn.Module:
    try:
        return wrap(construct(step), step)
    except Exception as error:
        if custom.is_custom(step.spec):
            raise NodeError(step, error) from error
        raise


class PlanModule(nn.Module):
    """Runs a Plan.

    ``forward`` takes the inputs in the plan's order, those that may be left out last, and returns
    what the outputs name: one value, or a tuple. The ``state_dict`` has the keys of the exported
    class: a run of the plan is an ``nn.Sequential``, whose layers are called one by one here too.
    A block is a PlanModule of its own, a list of them where it is repeated. A value is let go after
    the last step that needs it; what a block is given stays until it returns, as in any call.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self._homes = plan.homes
        self._live = Live()
        made: list[Step] = []
        for step in plan.steps:
            if step.spec.construct in LAYERS and self._layer_of(step) is None:
                # As in the text: what follows a sequence follows the last of its layers.
                if made and self._homes.get(step.keeper) != self._homes.get(made[0].keeper):
                    self._finish(made)
                self._keep_layer(step)
                made.append(step)
                if step.keeper not in self._homes:
                    self._finish(made)
            if step.spec.construct in TENSORS:
                self._finish(made)
                self._hold(step)
        self._finish(made)
        self._needed = sum(not is_optional(step) for step in plan.inputs)
        self._program = self._whole()

    def _keep_layer(self, step: Step) -> None:
        """Make the layer of a step and keep it, in the sequence of its run if it has one."""
        layer = _nested(step) if step.bodies else _made(step)
        home = self._homes.get(step.keeper)
        # Not by add_module, which refuses names of this class's own methods; the exported class
        # has none of them, and both must have the same keys.
        if home is None:
            self._modules[step.keeper] = layer
        else:
            held = self._modules.setdefault(home, nn.Sequential())
            assert held is not None
            held._modules[step.keeper] = layer

    def _finish(self, made: list[Step]) -> None:
        """Treat the weights of layers that were made, and forget that they were."""
        for step in made:
            layer = self._layer_of(step)
            assert layer is not None
            finish(layer, step)
        made.clear()

    def _layer_of(self, step: Step) -> nn.Module | None:
        if step.spec.construct not in LAYERS:
            return None
        found: nn.Module | None = layer_in(self._modules, self._homes.get(step.keeper), step.keeper)
        return found

    def _hold(self, step: Step) -> None:
        """Keep the tensor of a step, without weighing its name either."""
        if step.keeper not in {**self._parameters, **self._buffers}:
            value = tensor(step)
            finish(value, step)
            if isinstance(value, nn.Parameter):
                self._parameters[step.keeper] = value
            else:
                self._buffers[step.keeper] = value
                self._non_persistent_buffers_set.add(step.keeper)

    def _instruction(self, step: Step, slots: Slots) -> Instruction:
        home = self._homes.get(step.keeper)
        if step.spec.construct == "block":
            return _block(step, slots, home, self._live)
        if step.spec.construct == "penalty":
            return penalty(step, slots.of, self._giving(step))
        return instruction(step, slots.of, home)

    def _giving(self, step: Step) -> list[tuple[str | None, str]]:
        """Where the layers are whose values a step takes: in which sequence, under which name."""
        refs = [ref for refs in step.inputs.values() for ref in refs]
        found = [each for ref in refs for each in self.plan.steps if each.node == ref.node]
        return [(self._homes.get(each.keeper), each.keeper) for each in found]

    def _whole(self) -> Program:
        wanted = [step.inputs["input"][0] for step in self.plan.outputs]
        return program(self.plan, self.plan.steps, wanted, self._instruction)

    def replace_steps(self, steps: Iterable[Step]) -> None:
        """Call these nodes as other steps say from now on, with the layers that there are.

        A runner goes on as it was made.
        """
        others = {step.node: step for step in steps}
        now = tuple(others.get(step.node, step) for step in self.plan.steps)
        self.plan = replace(self.plan, steps=now)
        self._program = self._whole()

    def forward(self, *inputs: Tensor | None) -> Any:
        if not self._needed <= len(inputs) <= len(self._program.entry):
            raise UserError(
                "{name} takes {expected} inputs, got {found}",
                name=self.plan.name,
                expected=len(self._program.entry),
                found=len(inputs),
            )
        results = self._run(self._program, inputs)
        return results[0] if len(results) == 1 else tuple(results)

    def runner(self, wanted: Sequence[Ref]) -> Runner:
        """A function of the inputs that gives these values, and runs what they depend on alone.

        It takes the inputs as one sequence, in the plan's order.
        """
        steps = upstream(self.plan, wanted)
        found = program(self.plan, steps, wanted, self._instruction)
        return partial(self._run, found)

    def _run(self, program: Program, inputs: Sequence[Tensor | None]) -> list[Any]:
        values = blank(program.slots.count, training=self.training)
        if program.held:
            held = {**self._parameters, **self._buffers}
            for place, name in program.held:
                values[place] = held[name]
        for entry, value in zip(program.entry, inputs, strict=False):
            if entry is not None:
                values[entry] = value
        layers = self._modules
        index = -1
        try:
            if self._live.tap is None:
                for index, run in enumerate(program.calls):  # noqa: B007
                    run(layers, values)
            else:
                self._keep(program, program.early, values)
                for index, (step, run, ended) in enumerate(program.steps):  # noqa: B007
                    run(layers, values)
                    self._keep(program, (step,), values)
                    for place in ended:
                        values[place] = None
        except NodeError:
            raise
        except (Exception, SystemExit) as error:
            if is_checkpoints_own(error):
                raise
            raise NodeError(program.steps[index][0], error) from error
        return [values[place] for place in program.exit]

    @contextmanager
    def tapped(self, nodes: Collection[str]) -> Iterator[dict[tuple[str, str], Tensor]]:
        """Let each call within this scope leave the outputs of these nodes (ids) in a mapping.

        Its keys are node and port; its values are copies that still carry gradients. Nodes inside
        blocks are named by the ids on the way: ``n3/n5``, or ``n3#2/n5`` in a third repetition.
        """
        before = self._live.tap
        changes = {} if before is None else before.changes
        taken: dict[tuple[str, str], Tensor] = {}
        wanted = frozenset(nodes) | {node for node, _ in changes}
        with self.tapped_by(Tap(wanted, taken, changes=changes)):
            yield taken

    @contextmanager
    def tapped_by(self, tap: Tap) -> Iterator[None]:
        """Let each call within this scope give the outputs of nodes to a tap."""
        before, self._live.tap = self._live.tap, tap
        try:
            yield
        finally:
            self._live.tap = before

    @contextmanager
    def changed(self, changes: Mapping[tuple[str, str], Change]) -> Iterator[None]:
        """Let each call within this scope hand on what these functions make of some outputs.

        Their keys are node and port, named as ``tapped`` has them. Scopes add up.
        """
        before = self._live.tap
        around = Tap(frozenset(), {}) if before is None else before
        nodes = around.nodes | {node for node, _ in changes}
        with self.tapped_by(Tap(nodes, around.taken, changes={**around.changes, **changes})):
            yield

    def _keep(self, program: Program, steps: Iterable[Step], values: Values) -> None:
        tap = self._live.tap
        assert tap is not None
        for step in steps:
            if step.node in tap.nodes:
                for port in step.outputs:
                    place = program.slots.of[Ref(step.node, port.name)]
                    if isinstance(values[place], Tensor):
                        values[place] = tap.take(step.node, port.name, values[place])

    def layer(self, node: str) -> nn.Module | None:
        """The layer of a node id, if the node is a module; a path leads into blocks."""
        first, _, rest = node.partition("/")
        block, _, repetition = first.partition("#")
        step = self.plan.step(block)
        found = None if step is None else self._layer_of(step)
        if not rest:
            return found
        if isinstance(found, nn.ModuleList):
            found = found[int(repetition or 0)]
        return found.layer(rest) if isinstance(found, PlanModule) else None

    def parameters_of(self, step: Step) -> Iterator[nn.Parameter]:
        """The parameters that a step of the plan keeps: of its layer, or itself."""
        layer = self._layer_of(step)
        if layer is not None:
            yield from layer.parameters()
        elif step.spec.construct == "parameter":
            found = self._parameters[step.keeper]
            assert found is not None
            yield found

    def named_layers(self) -> Iterator[tuple[str, nn.Module]]:
        """Every layer once, by the id of the first node that calls it.

        A block comes before the layers in it, which are named by the ids on the way.
        """
        seen: set[str] = set()
        for step in self.plan.steps:
            layer = self._layer_of(step)
            if layer is None or step.keeper in seen:
                continue
            seen.add(step.keeper)
            yield step.node, layer
            inside = layer if isinstance(layer, nn.ModuleList) else [layer]
            for number, inner in enumerate(inside if step.bodies else ()):
                assert isinstance(inner, PlanModule)
                for node, found in inner.named_layers():
                    yield f"{_entered(step.node, number)}/{node}", found


def _block(step: Step, slots: Slots, home: str | None, live: Live) -> Instruction:
    """The call of a block: once, or again and again on what it gave the time before.

    It holds no module, so that a module which is let go is gone at once.
    """
    body = step.bodies[0]
    repeat = step.settings[REPEAT]
    assert isinstance(repeat, int)
    ports = [port.name for port in step.spec.inputs]
    takes = [
        slots.of[step.inputs[name][0]] if name in step.inputs else None
        for name in (each.called for each in body.inputs)
    ]
    # An input that leads to no output is not there.
    carried = next((n for n, each in enumerate(body.inputs) if each.called in ports[:1]), None)
    gives = [slots.of[Ref(step.node, each.called)] for each in body.outputs]
    name, node, call = step.keeper, step.node, caller_of(step)

    def run(layers: dict[str, Any], values: Values) -> None:
        given = [None if place is None else values[place] for place in takes]
        held = layer_in(layers, home, name)
        results: tuple[Any, ...] = ()
        for number in range(repeat):
            layer: Any = held[number] if isinstance(held, nn.ModuleList) else held
            result = _enter(call, layer, _entered(node, number), given, live)
            results = result if len(gives) > 1 else (result,)
            if number + 1 < repeat and carried is not None:
                given[carried] = results[0]
        for place, value in zip(gives, results, strict=True):
            values[place] = value

    return run


def _enter(call: Caller, layer: PlanModule, way: str, given: list[Any], live: Live) -> Any:
    """Call a block's module, which leaves what is tapped inside, and names its faults.

    When it is computed again, it leaves nothing.
    """
    before, layer._live.tap = layer._live.tap, live.tap and live.tap.inside(way)
    try:
        return call(layer, given)
    except NodeError as error:
        error.node = f"{way}/{error.node}"
        raise
    finally:
        layer._live.tap = before


def _entered(node: str, number: int) -> str:
    return f"{node}#{number}" if number else node


def _nested(step: Step) -> nn.Module:
    """The module of a block: one where it is called once or shares its weights, else a list."""
    if is_shared(step):
        return PlanModule(step.bodies[0])
    return nn.ModuleList([PlanModule(body) for body in step.bodies])


def seeded(plan: Plan, seed: int) -> PlanModule:
    """The module with the initial weights that this seed gives, on CPU.

    The global random state is left as it was.
    """
    with seeded_scope(seed):
        return PlanModule(plan)
