"""How a model's outputs are read: as classes, as one probability, or as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

Reading = Literal["classes", "logit", "probability", "numbers"]


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the outputs mean, as the loss has them.

    ``classes``: N × classes, scores before softmax. ``logit`` and ``probability``: one output a
    example, for the second of two classes. ``numbers``: anything else; there is no accuracy.
    """

    reading: Reading

    @property
    def has_accuracy(self) -> bool:
        return self.reading != "numbers"

    def correct(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """For each example whether the model was right (bool, on the outputs' device)."""
        if self.reading == "classes":
            return outputs.argmax(1) == targets
        threshold = 0.0 if self.reading == "logit" else 0.5
        return (outputs.reshape(-1) > threshold) == targets.reshape(-1).bool()

    def scores(self, outputs: Tensor) -> Tensor:
        """Probabilities of the classes, N × classes; for ``numbers`` the outputs, N × numbers."""
        if self.reading == "classes":
            return outputs.softmax(1)
        if self.reading == "numbers":
            return outputs.flatten(1) if outputs.dim() > 1 else outputs.unsqueeze(1)
        second = outputs.reshape(-1, 1)
        second = second.sigmoid() if self.reading == "logit" else second
        return torch.cat([1 - second, second], 1)
