"""Cases for what changes examples at random while a model trains."""

from __future__ import annotations

from case import BATCHED, IMAGE, SIGNAL, VECTOR, Case, Wired, classes, probabilities

COLOURS = Wired(("N", 3, 8, 6), low=0.0)
LABELS = classes("N", below=10)
FEW = classes("N", below=5)

CASES: dict[str, tuple[Case, ...]] = {
    "RandomHorizontalFlip": (Case(x=IMAGE), Case({"p": 1.0}, x=COLOURS), Case({"p": 0.0}, x=IMAGE)),
    "RandomVerticalFlip": (Case(x=IMAGE), Case({"p": 1.0}, x=COLOURS)),
    "RandomCrop": (
        Case(x=IMAGE),
        Case({"size": 6, "padding": 0}, x=IMAGE),
        Case({"size": (5, 9), "padding": 2, "padding_mode": "reflect"}, x=IMAGE),
        Case({"padding": 1, "fill": -1.0}, x=COLOURS),
    ),
    "RandomResizedCrop": (
        Case(x=IMAGE),
        Case({"scale": (0.1, 0.3), "ratio": (0.5, 2.0), "mode": "nearest", "p": 0.5}, x=COLOURS),
    ),
    "RandomRotation": (
        Case(x=IMAGE),
        Case(
            {"degrees": 180.0, "step": 90.0, "fill": -1.0, "mode": "nearest", "p": 0.5}, x=COLOURS
        ),
        Case({"degrees": 0.0}, x=IMAGE),
    ),
    "RandomAffine": (
        Case(x=IMAGE),
        Case(
            {
                "degrees": 30.0,
                "translate": (0.2, 0.1),
                "scale": (0.5, 2.0),
                "shear": 20.0,
                "fill": 0.5,
                "mode": "bicubic",
                "p": 0.5,
            },
            x=COLOURS,
        ),
    ),
    "ColorJitter": (
        Case(x=IMAGE),
        Case(
            {
                "brightness": 0.5,
                "contrast": 1.5,
                "saturation": 0.8,
                "hue": 0.5,
                "black": -1.0,
                "p": 0.5,
            },
            x=COLOURS,
        ),
        Case({"hue": 0.1}, x=("N", 1, 8, 8)),
    ),
    "RandomGrayscale": (Case(x=IMAGE), Case({"p": 0.5}, x=COLOURS)),
    "RandomGaussianBlur": (
        Case(x=IMAGE),
        Case({"kernel_size": 4, "sigma": (0.5, 1.0), "p": 1.0}, x=COLOURS),
    ),
    "RandomErasing": (
        Case(x=IMAGE),
        Case({"p": 1.0, "scale": (0.1, 1.0), "ratio": (0.2, 4.0), "value": 0.5}, x=COLOURS),
        Case({"noise": True}, x=IMAGE),
    ),
    "TimeMask": (
        Case(x=BATCHED),
        Case({"width": 3, "dim": 2, "value": -1.0, "p": 0.5}, x=SIGNAL),
    ),
    "RandomShift": (
        Case(x=BATCHED),
        Case({"steps": 9, "dim": 2, "wrap": True, "p": 0.5}, x=SIGNAL),
        Case({"steps": 1, "value": -1.0}, x=Wired(("N", 6), "int64", 9)),
    ),
    "MixUp": (
        Case(x=IMAGE, labels=LABELS),
        Case({"classes": 5, "alpha": 0.2, "p": 0.5}, x=VECTOR, labels=FEW),
        Case({"classes": 5}, x=IMAGE, labels=probabilities("N", 5)),
    ),
    "CutMix": (
        Case(x=IMAGE, labels=LABELS),
        Case({"classes": 5, "alpha": 0.2, "p": 0.5}, x=COLOURS, labels=FEW),
        Case({"classes": 5}, x=IMAGE, labels=probabilities("N", 5)),
    ),
}
