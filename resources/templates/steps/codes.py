"""Templates that learn codes of examples, without labels."""

from __future__ import annotations

from steps.sheet import DIGIT, Sheet, begin, image
from studio.api import Project

CODE = 8


def autoencoder() -> Project:
    project, model, step = begin(
        "autoencoder",
        "A picture, pressed into 8 numbers and drawn again.",
        "What comes out is to be what went in.",
    )
    x = model.nn("Flatten", "flatten", model.add("input", "image", shape=DIGIT))
    code = model.perceptron(x, 64, CODE, "code")
    _draw(model, code)
    picture = image(step)
    call = step.add("block:model", "model", picture)
    step.adam("adam", step.loss("torch.nn.MSELoss", "loss", call, picture))
    step.show("copies", call)
    return project


def vae() -> Project:
    project, model, step = begin(
        "vae",
        "Draws a picture from a code of 8 numbers.",
        "Pictures are encoded as clouds of codes and drawn again; all clouds together are to be "
        "the bell curve.",
    )
    _draw(model, model.add("input", "code", shape=("N", CODE)))
    encoder = Sheet(project.block("CloudEncoder", "Where the codes of a picture may lie."))
    size = encoder.drawing.variable("size", CODE, help="How many numbers a code has.", minimum=1)
    x = encoder.nn("Flatten", "flatten", encoder.add("input", "image", shape=DIGIT))
    x = encoder.nn("Linear", "hidden", x, out_features=64)
    x = encoder.nn("ReLU", "relu", x)
    for name in ("mean", "log_variance"):
        numbers = encoder.nn("Linear", f"to_{name}", x, out_features=size)
        encoder.add("output", name, numbers)
    picture = image(step)
    cloud = step.add("block:CloudEncoder", "encoder", picture)
    wires = {port: cloud[port] for port in ("mean", "log_variance")}
    code = step.add("Reparametrise", "code", wires=wires)
    call = step.add("block:model", "model", code)
    off = step.loss("torch.nn.MSELoss", "reconstruction", call, picture)
    prior = step.add(
        "KLToPrior",
        "prior",
        wires=wires,
        beta=0.002,
        note="The reconstruction is a mean over pixels, so beta 1 is 1 / pixels here.",
    )
    step.adam("adam", step.add("Add", "total", off, prior))
    step.show("copies", call)
    noise = step.add("LatentNoise", "noise", picture, size=(CODE,))
    step.show("samples", step.again(call, "model_again", noise), "Pictures that nobody made.")
    return project


def _draw(model: Sheet, code: object) -> None:
    x = model.nn("Linear", "hidden2", code, out_features=64)  # type: ignore[arg-type]
    x = model.nn("ReLU", "relu2", x)
    x = model.nn("Linear", "pixels", x, out_features=64)
    x = model.nn("Sigmoid", "grey", x)
    model.add("output", "picture", model.nn("Unflatten", "rows", x, unflattened_size=(1, 8, 8)))


TEMPLATES = (autoencoder, vae)
