"""What a language model writes while it learns, a few characters at each look."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from studio.observe.frames import Written
from studio.observe.quiet import undisturbed

TEMPERATURE = 0.7
"""Below 1: what is likely is written more often still, which reads better."""
AT_ONCE = 16
"""Characters that a look adds: little enough that looks are frequent."""
LONGEST = 320
"""Characters of one text; then it begins anew."""
AT_A_MOMENT = 160
"""Characters of a text that is written at one moment of a run."""
SEED = 0


class Writing:
    """Lets a model go on with a text: it is given as many characters as it learns from at once."""

    def __init__(
        self,
        model: nn.Module,
        beginning: Tensor,
        characters: Sequence[str],
        *,
        classes_at: int = -1,
        temperature: float = TEMPERATURE,
    ) -> None:
        """Take what is needed.

        Args:
            model: gives scores for the next character at each place of a text.
            beginning: the text to go on with, as places in ``characters``.
            characters: all that there are.
            classes_at: the axis of its scores that has one for each character: 1 or -1.
            temperature: by what scores are divided before one is drawn.
        """
        self._model = model
        self._beginning = beginning
        self._characters = characters
        self._classes_at = classes_at
        self._temperature = temperature
        self._window = beginning
        self._written = ""
        self.anew = False
        """Whether each look is at another moment of a run, so that its text begins anew."""

    def look(self, step: int) -> Written:
        """The text so far, with some more of it."""
        if self.anew:
            _, text = self._go_on(self._beginning, AT_A_MOMENT, SEED)
            return self._frame(step, text)
        if len(self._written) >= LONGEST:
            self._window, self._written = self._beginning, ""
        self._window, more = self._go_on(self._window, AT_ONCE, SEED + step)
        self._written += more
        return self._frame(step, self._written)

    def whole(self, step: int) -> Written:
        """A text from its beginning to its end, all by the model as it is now."""
        _, text = self._go_on(self._beginning, LONGEST, SEED)
        return self._frame(step, text)

    def _go_on(self, window: Tensor, count: int, seed: int) -> tuple[Tensor, str]:
        found: list[str] = []
        # Of its own, so that the random numbers of the training stay as they are.
        draws = torch.Generator().manual_seed(seed)
        with undisturbed(self._model), torch.no_grad():
            for _ in range(count):
                scores = next_scores(self._model(window[None].clone()), self._classes_at)
                shares = (scores.float().cpu() / self._temperature).softmax(-1)
                drawn = torch.multinomial(shares, 1, generator=draws)
                window = torch.cat([window[1:], drawn.to(window)])
                found.append(self._characters[int(drawn)])
        return window, "".join(found)

    def _frame(self, step: int, text: str) -> Written:
        given = "".join(self._characters[int(place)] for place in self._beginning)
        return Written(step, given, text, self._temperature)


def next_scores(output: Tensor, classes_at: int) -> Tensor:
    """The scores of what comes after the last character of the one text in a batch."""
    if output.dim() == 2:
        return output[0]
    return output[0, :, -1] if classes_at == 1 else output[0, -1]


def classes_at(output: object, length: int, characters: int) -> int | None:
    """The axis with a score for each character; ``None`` where an output is nothing of the kind."""
    if not isinstance(output, Tensor) or not output.is_floating_point():
        return None
    shape = tuple(output.shape[1:])
    if shape in ((length, characters), (characters,)):
        return -1
    return 1 if shape == (characters, length) else None
