"""What a model answers to many examples of a split, beside what would have been right. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from studio.observe.asks.ask import Ask, Found

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float32]"
Ints: TypeAlias = "NDArray[np.int64]"
Task = Literal["classes", "labels", "numbers", "masks", "text"]
"""``classes``: one of several an example. ``labels``: each true or false by itself. ``masks``: a
class for each place of a picture. ``text``: a class for each place of a sequence."""
MOST = 2000
"""Examples that a look answers for; fewer where the model is slow or its answers are large."""


@dataclass(frozen=True, slots=True)
class Predict(Ask):
    """Let the model answer for examples of a split: the same ones each time."""

    split: str = "validation"
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Masks:
    """Some pictures with a class for each place, given and right."""

    rows: Ints
    """Which of the examples they are of, as places in ``Predicted.examples``."""
    pictures: Floats
    """Pictures × channels (1 or 3) × height × width; of no channels where there is no picture."""
    given: Ints
    right: Ints
    """Pictures × height × width; below 0: not judged."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Some texts: what comes after each character, and what the model thinks of it."""

    rows: Ints
    known: Ints
    """Texts × places: what the model was given."""
    right: Ints
    """What came next."""
    given: Ints
    """What the model thought most likely."""
    chance: Floats
    """How likely it thought what came."""


@dataclass(frozen=True, slots=True)
class Predicted(Found):
    """Answers and what they are held against.

    ``n`` examples were answered. What is judged are ``m`` answers: one an example, or of masks and
    texts those at some places of each.
    """

    task: Task
    split: str
    total: int
    """Examples in the split."""
    examples: Ints
    """n: their indices in the split, ascending."""
    owners: Ints
    """m: to which of the n examples an answer belongs."""
    scores: Floats
    """m × classes (or labels): probabilities; of numbers the numbers themselves."""
    right: NDArray[Any]
    """m: the true class; m × labels: 0 or 1; m × numbers."""
    losses: Floats | None = None
    """n: what the run's own loss says of each; ``None`` where it judges no single example."""
    loss: str = ""
    """The name of that loss."""
    counts: Ints | None = None
    """True × predicted class over all places of the n examples; ``None`` for numbers and labels."""
    columns: tuple[int, ...] = ()
    """Which labels or numbers these are, where there are more than a view can show."""
    width: int = 0
    """How many there are of them in truth."""
    masks: Masks | None = None
    texts: Texts | None = None

    def __len__(self) -> int:
        return len(self.examples)


@dataclass(frozen=True, slots=True)
class Picture(Ask):
    """Let some examples of a split be seen, small."""

    split: str
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pictured(Found):
    """How these examples look.

    A picture among what the model is given, or is to answer; else its first input.
    """

    split: str
    examples: tuple[int, ...]
    values: Floats
    """Examples × channels × height × width, for pictures; else examples × rows × columns."""
    shape: tuple[int, ...]
    """Of one, in full."""
