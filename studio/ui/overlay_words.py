"""What overlays on the canvas show, in words and figures."""

from __future__ import annotations

from dataclasses import dataclass

from studio.observe.asks.vitals import NodeVitals, OutputVitals, ParameterVitals, Spread, Vitals
from studio.ui.plots.numbers import short
from studio.ui.text import tr


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a node, and of the layer that the wires behind it tell of."""

    own: NodeVitals | None
    owner: NodeVitals | None
    owner_name: str
    vitals: Vitals
    step: int

    def of_wire(self) -> str:
        """For a wire that leaves the node."""
        if self.owner is None:
            return ""
        lines = [self.owner_name]
        if (gradient := self.owner.gradient) is not None:
            lines.append(tr("Gradient {norm} (norm of all its weights)", norm=short(gradient)))
        if (ratio := self.owner.ratio) is not None:
            lines.append(
                tr(
                    "A step moves the weights by {ratio} of their size",
                    ratio=f"{ratio:.1e}",
                )
            )
        elif self.vitals.updated is None:
            lines.append(tr("No step was measured yet"))
        return "\n".join([*lines, self._when()])

    def of_output(self) -> str:
        """For the tag of the node."""
        output = self.own.output if self.own is not None else None
        if output is None:
            return ""
        lines = _of_output(output)
        lines.append(
            tr(
                "{examples} of {all} examples of the validation split",
                examples=f"{self.vitals.examples:,}",
                all=f"{self.vitals.of:,}",
            )
        )
        return "\n".join([*lines, self._when()])

    def of_spread(self, *, gradients: bool) -> str:
        """For the histogram of the node."""
        largest = self.own.largest if self.own is not None else None
        spread = largest and (largest.gradients if gradients else largest.weights)
        if largest is None or not isinstance(spread, Spread):
            return ""
        return "\n".join([*_of_spread(largest, spread, gradients=gradients), self._when()])

    def _when(self) -> str:
        return tr("Step {step}", step=f"{self.step:,}")


def _of_output(output: OutputVitals) -> list[str]:
    lines = []
    if output.units:
        lines.append(
            tr(
                "{dead} of {units} units give 0 for every example",
                dead=f"{output.dead:,}",
                units=f"{output.units:,}",
            )
        )
    if output.bounds is not None:
        low, high = (f"{one:g}" for one in output.bounds)
        lines.append(
            tr(
                "{near_low} of the values are near {low}, {near_high} near {high} (within 5 %)",
                near_low=f"{100 * output.near_low:.1f} %",
                low=low,
                near_high=f"{100 * output.near_high:.1f} %",
                high=high,
            )
        )
    if output.nonfinite:
        lines.append(tr("{count} values are not finite", count=f"{output.nonfinite:,}"))
    mean, spread = short(output.mean), short(output.std)
    return [*lines, tr("mean {mean}, spread {spread}", mean=mean, spread=spread)]


def _of_spread(one: ParameterVitals, spread: Spread, *, gradients: bool) -> list[str]:
    title = tr("Gradient of {name}", name=one.name) if gradients else one.name
    lines = [
        title,
        tr("from {low} to {high}", low=short(spread.low), high=short(spread.high)),
        tr("mean {mean}, spread {spread}", mean=short(spread.mean), spread=short(spread.std)),
    ]
    if spread.sampled:
        counted = f"{int(spread.counts.sum()):,}"
        lines.append(tr("{some} of {all} values", some=counted, all=f"{one.size:,}"))
    return lines
