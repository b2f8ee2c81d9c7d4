"""Sequences changed at random while the model trains: steps hidden, or moved."""

from __future__ import annotations

from studio.layers.builtin.augmentation import augmentation, probability
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

SEQUENCES = Port("x", "The batch first, and the steps along another axis: N × steps × features.")
STEPS = Param("dim", "int", 1, "The axis of the steps, counted from the batch, 0.", minimum=1)

TIME_MASK = augmentation(
    "time_mask",
    "TimeMask",
    "Hides some steps in a row of each sequence while the model trains.",
    "https://arxiv.org/abs/1904.08779",
    Param("width", "int", 8, "The most steps that are hidden.", minimum=0, unit="steps"),
    Param(
        "dim",
        "int",
        1,
        "The axis along which places are hidden, counted from the batch, 0: the one with the "
        "features hides features.",
        minimum=1,
    ),
    Param("value", "float", 0.0, "What is put in place of what is hidden."),
    probability(1.0, "The chance that a sequence loses steps."),
    inputs=(SEQUENCES,),
    positional=1,
    synonyms=("specaugment", "frequency mask", "feature mask", "hide", "audio"),
)

SHIFT = augmentation(
    "random_shift",
    "RandomShift",
    "Moves each sequence some steps forward or back while the model trains.",
    "https://docs.pytorch.org/docs/stable/generated/torch.roll.html",
    Param("steps", "int", 4, "The most steps it moves, either way.", minimum=0, unit="steps"),
    STEPS,
    Param("wrap", "bool", False, "What leaves at one end comes in at the other."),
    Param("value", "float", 0.0, "What comes in where nothing wraps around."),
    probability(1.0, "The chance that a sequence moves."),
    inputs=(SEQUENCES,),
    positional=1,
    synonyms=("roll", "time shift", "translate", "jitter"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (TIME_MASK, SHIFT):
        catalogue.register(spec)
