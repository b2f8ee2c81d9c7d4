"""Whether all that a node needs is wired to it, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile import mend
from studio.compile.ground import Ground
from studio.compile.plan import Ref
from studio.compile.problems import Fix
from studio.compile.tensors import ABSENT
from studio.graph.edits import RESET, Connect, Disconnect, SetFlags, SetParam
from studio.graph.model import BYPASS, Node, Wire
from studio.layers.spec import LayerSpec, Port
from studio.message import Message


class Inlets:
    """The inputs of one node."""

    def __init__(
        self,
        ground: Ground,
        node: Node,
        spec: LayerSpec,
        wires: list[Wire],
        refs: Mapping[str, tuple[Ref, ...]],
    ) -> None:
        self.ground = ground
        self.node = node
        self.spec = spec
        self.wires = wires
        self.refs = refs

    def are_wired(self) -> bool:
        """Whether nothing is missing; else that is reported."""
        good = self._nothing_was_lost()
        standing = {param.stands_for for param in self.spec.params}
        for port in self.spec.inputs:
            # A number may stand in for what is not wired, but not for what is left out.
            needed = not port.optional or (port.name in standing and port.name in self.refs)
            needed = needed or (port.name == self.spec.packed_by and port.name in self.refs)
            if not needed or (not good and port.name not in self.refs):
                continue
            there = self._is_wired(port) and self._is_always_there(port.name)
            good = there and good
        return self._are_together() and good

    def blocked(self, ref: Ref) -> None:
        """A value this node needs is not there; say so only if no fault upstream explains it."""
        if not self.ground.facts[ref.node].outputs:
            return
        source = self.ground.graph.node(ref.node)
        message = Message(
            "{source} does not give the value that {kind} is wired to.",
            source=source.name,
            kind=self.spec.title,
        )
        self.ground.findings.report(self.node, message, self._given_again(source, ref))

    def _given_again(self, source: Node, ref: Ref) -> tuple[Fix, ...]:
        """Switch the output on again, or do without it."""
        spec = self.ground.find(source.kind)
        port = spec.output(ref.port) if spec else None
        on = (mend.set_param(source, port.when, True),) if port and port.when else ()
        gone = [w for w in self.wires if (w.source, w.output) == (ref.node, ref.port)]
        ports = [self.spec.input(wire.input) for wire in gone]
        spare = all(port is not None and port.optional for port in ports)
        return (*on, mend.unwire(self.ground.graph, gone)) if spare else on

    def _nothing_was_lost(self) -> bool:
        ground = self.ground
        absent = ground.flow.absent.get(self.node.id, ())
        for message, source_id in absent:
            source = ground.graph.node(source_id)
            flags = frozenset(source.flags - {BYPASS})
            title = Message("Stop bypassing {name}", name=source.name)
            ground.findings.report(self.node, message, (Fix(title, SetFlags(source.id, flags)),))
        lost = [wire for wire in self.wires if self.spec.input(wire.input) is None]
        for wire in lost:
            message = Message(
                "{name} has no input called {port} any more. Wire it to {ports}, or take the wire "
                "away.",
                name=self.node.name,
                port=wire.input,
                ports=", ".join(port.name for port in self.spec.inputs) or Message("another layer"),
            )
            ground.findings.report(self.node, message, self._led_elsewhere(wire))
        return not absent and not lost

    def _led_elsewhere(self, wire: Wire) -> tuple[Fix, ...]:
        """Lead a wire whose port is gone to the one that is free."""
        free = [port for port in self.spec.inputs if not port.optional]
        free = [port for port in free if port.name not in self.refs]
        if len(free) != 1:
            return (mend.disconnect(wire),)
        port = free[0].name + (".0" if free[0].variadic else "")
        title = Message("Wire {name} to {port}", name=self._name(wire.source), port=port)
        other = Connect(Wire(wire.source, wire.output, wire.target, port))
        return (mend.several(title, Disconnect((wire,)), other),)

    def _is_wired(self, port: Port) -> bool:
        if port.name in self.refs:
            return True
        message = (
            Message("Nothing is wired to its input.")
            if len(self.spec.inputs) == 1
            else Message("The input {port} is not wired.", port=port.name)
        )
        self.ground.findings.leave_open(self.node, port.name, message)
        return False

    def _is_always_there(self, port: str) -> bool:
        """Whether a required input has a value that cannot be left out."""
        for ref in self.refs[port]:
            source = self.ground.graph.node(ref.node)
            left_out = source.kind == "input" and source.params.get("optional") is True
            if left_out or self.ground.facts[ref.node].outputs.get(ref.port) == ABSENT:
                message = Message(
                    "{source} may be left out, so it can go to optional inputs only; {kind} always "
                    "needs its {port}.",
                    source=source.name,
                    kind=self.spec.title,
                    port=port,
                )
                title = Message("Always expect {name}", name=source.name)
                fix = Fix(title, SetParam(source.id, "optional", RESET))
                self.ground.findings.report(self.node, message, (fix,) if left_out else ())
                return False
        return True

    def _are_together(self) -> bool:
        """Whether of inputs that are given as one all are wired, or none."""
        good, refs = True, self.refs
        for argument in self.spec.arguments:
            ports = set(argument.ports)
            if not argument.as_tuple or not set(refs) & ports or ports <= set(refs):
                continue
            missing = ", ".join(sorted(ports - set(refs)))
            given = ", ".join(sorted(ports & set(refs)))
            alone = [w for w in self.wires if w.input.partition(".")[0] in ports]
            self.ground.findings.report(
                self.node,
                Message("{given} also needs {missing} wired.", given=given, missing=missing),
                (mend.unwire(self.ground.graph, alone),),
            )
            good = False
        return good

    def _name(self, node_id: str) -> str:
        return self.ground.graph.node(node_id).name
