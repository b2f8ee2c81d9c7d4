"""What moves a model's answer for one example: by which method, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from studio.message import Message
from studio.observe.asks.ask import Ask, Found
from studio.observe.asks.example import Example
from studio.observe.asks.saliency_methods import MethodName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float32]"
FIRST = Example()
Baseline = Literal["zero", "mean"]
Randomised = Literal["", "all", "layers"]


@dataclass(frozen=True, slots=True)
class SaliencyAsk(Ask):
    """Explain one example by one method."""

    method: MethodName = "gradient"
    sample: Example = FIRST
    target: int | None = None
    """The class, or output, to explain; ``None``: the one with the highest score."""
    against: int | None = None
    """Explain by how much the score is above that of this one."""
    call: str = ""
    """The call in a drawn training graph whose model is explained; empty: of the model."""
    node: str = ""
    """The convolution whose maps are looked at; empty: the last one."""
    number: int = 0
    """Of noisy copies, steps or trials; 0: as many as the method usually takes."""
    patch: int = 0
    """Side of what is covered at once; 0: as fits the input."""
    baseline: Baseline = "zero"
    """What stands for nothing: zeros, or the mean of examples."""
    randomised: Randomised = ""
    """Whether to explain a copy with new weights too: in all layers, or in ever more of them."""
    turn: int = 0
    """A number that makes an ask another one, where it is to be replied to anew."""


@dataclass(frozen=True, slots=True)
class Randomisation:
    """The map of a copy whose weights were drawn anew."""

    node: str
    """The last layer that lost what it had learned; empty: all have."""
    name: str
    values: Floats
    correlation: float
    """Spearman's, of this map and that of the model; NaN where one of them is flat."""


@dataclass(frozen=True, slots=True)
class SaliencyFound(Found):
    """How much each part of an example moves the score, and all the scores."""

    sample: Example
    """The one that was there."""
    target: int
    against: int | None
    label: int | None
    """The true class, where there are classes."""
    classes: bool
    """Whether the scores are of classes; else they are the numbers that the model answers."""
    input: Floats
    """The example itself, without batch axis."""
    values: Floats
    """Signed. Like the input, but one value a place where channels or features were put together.
    """
    scores: Floats
    """The model's outputs; probabilities where the loss is a cross-entropy."""
    tokens: bool = False
    """Whether the input is of whole numbers, and was explained where they become real ones."""
    node: str = ""
    """Whose maps, or values in place of whole numbers, were looked at."""
    nodes: tuple[tuple[str, str], ...] = ()
    """The convolutions there are: ids and names."""
    number: int = 0
    """Of noisy copies, steps or trials that it took."""
    patch: int = 0
    """Side of what was covered at once."""
    summed: tuple[float, float] | None = None
    """What all values add up to, and what they should: the score less that of the baseline."""
    random: tuple[Randomisation, ...] = ()
    """From one layer that was drawn anew to all."""
    place: Message | None = None
    """Where in the answer the scores are, if it has several places."""
