"""The memory of a backward pass over the calls that a forward pass made, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.compile.footprint import NOTHING, Amount, Moment, in_total
from studio.compile.forward_memory import Forward
from studio.compile.ledger import Ledger, Storage, Value, spread_out
from studio.compile.made_calls import Again, Call
from studio.compile.step_memory import Delta, Origin, Pass


@dataclass(slots=True)
class Back:
    """What the backward pass takes."""

    moments: tuple[Moment, ...] = ()
    scratch: dict[str, Amount] = field(default_factory=dict)
    """By node: the most it needs besides the gradients that come in and go out."""


def go_back(forward: Forward, returned: list[Value]) -> Back:
    """From the loss to the first call; the ledger of the forward pass goes on."""
    return _Backward(forward).run(returned)


class _Backward:
    def __init__(self, forward: Forward) -> None:
        self._forward = forward
        self._ledger: Ledger = forward.ledger
        self._calls = forward.calls
        self._weights = forward.weights
        self._pending: dict[Value, Storage] = {}
        """The gradient of each value, as far as it has come."""
        self._learnt: set[str] = set()
        """The layers whose gradients are there."""
        self._learning: set[Value] = set()
        """The parameters that are nodes of their own and have a gradient."""
        self._gradients = 0
        self._moments: list[Moment] = []
        self._found = Back()

    def run(self, returned: list[Value]) -> Back:
        self._loss([value for value in returned if value.form.learns])
        self._undo_all(self._calls)
        self._settle()
        self._found.moments = tuple(self._moments)
        return self._found

    def _loss(self, outputs: list[Value]) -> None:
        """A loss keeps about as much as it is given, and makes gradients twice as large."""
        sizes = [spread_out(value.form) for value in outputs]
        total = in_total(sizes)
        self._ledger.note(total + total + total)
        for value, size in zip(outputs, sizes, strict=True):
            if value not in self._pending:
                self._pending[value] = self._ledger.make(size)

    def _undo_all(self, calls: list[Call | Again]) -> None:
        for call in reversed(calls):
            if isinstance(call, Again):
                self._again(call)
            else:
                self._undo(call)

    def _again(self, again: Again) -> None:
        """Compute a block once more, and go back through it."""
        incoming = {
            place: self._pending.pop(value)
            for place, value in enumerate(again.results)
            if value is not None and value in self._pending
        }
        if incoming:
            results, calls = self._forward.once_more(again)
            for place, storage in incoming.items():
                value = results[place]
                assert value is not None
                self._pending[value] = storage
            for value in results:
                if value is not None:
                    self._ledger.release(value.storage)
            self._undo_all(calls)
        self._forward.let_go(again)

    def _undo(self, call: Call) -> None:
        made, ledger = call.made, self._ledger
        incoming = {
            port: self._pending.pop(value)
            for port, value in call.outputs.items()
            if port in made.given and value in self._pending
        }
        if not incoming:
            self._forward.let_go(call)
            return
        held = {
            Origin("given", at): incoming[port]
            for at, port in enumerate(made.given)
            if port in incoming
        } | dict(call.kept)
        weights = self._weights[call.layer]
        # The gradients of a layer that is called again are added to those that are there.
        meeting = Amount(weights.largest if call.layer in self._learnt else 0)
        for moment in made.back:
            self._note(moment, held, meeting)
        outgoing = self._outgoing(made, held)
        self._measure(call, made.back, [each for each in outgoing if each is not None])
        self._forward.let_go(call)
        for storage in incoming.values():
            ledger.release(storage)
        if weights.gradients and call.layer not in self._learnt:
            self._learnt.add(call.layer)
            self._settle()
            self._gradients += weights.gradients
        for value, new in zip(call.inputs, outgoing, strict=True):
            if new is not None:
                self._add(value, new)
        ledger.note()

    def _outgoing(self, made: Pass, held: Mapping[Origin, Storage]) -> list[Storage | None]:
        """The gradients of the inputs, held for each of them."""
        known = dict(held)
        found: list[Storage | None] = []
        for gradient in made.gradients:
            if gradient is None:
                found.append(None)
                continue
            origin, size = gradient
            if origin in known:
                self._ledger.hold(known[origin])
            else:
                known[origin] = self._ledger.make(size)
            found.append(known[origin])
        return found

    def _add(self, value: Value, new: Storage) -> None:
        """One more part of the gradient of a value that is used more than once."""
        old = self._pending.get(value)
        if value.weight:
            # It becomes the gradient of a parameter, which is counted there.
            if value in self._learning:
                self._ledger.note(new.amount)  # Their sum is there before they go.
            self._settle()
            self._gradients += new.amount.at(1) if value not in self._learning else 0
            self._learning.add(value)
            self._ledger.release(new)
        elif old is None:
            self._pending[value] = new
        elif old.holders == 1:
            self._ledger.note()
            self._ledger.release(new)
        else:
            self._pending[value] = self._ledger.make(spread_out(value.form))
            self._ledger.note()
            self._ledger.release(old)
            self._ledger.release(new)

    def _note(self, moment: Delta, held: dict[Origin, Storage], besides: Amount) -> None:
        """A moment within a step: what it let go of by then is gone if nobody else holds it."""
        gone = in_total(
            held[origin].amount
            for origin in moment.released
            if origin in held and held[origin].holders == 1
        )
        self._ledger.note(moment.more - gone + besides)

    def _measure(self, call: Call, back: tuple[Delta, ...], outgoing: list[Storage]) -> None:
        new = in_total({id(each): each.amount for each in outgoing}.values())
        largest = max(
            (moment.more - new for moment in back),
            key=lambda each: (each.pair, each.sample, each.fixed),
            default=NOTHING,
        )
        self._found.scratch[call.path] = largest

    def _settle(self) -> None:
        """Moments so far had these gradients of weights."""
        self._moments += [Moment(each.more, self._gradients) for each in self._ledger.worst()]
        self._ledger.moments.clear()
