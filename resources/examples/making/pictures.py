"""Networks that give pictures, each with a training graph of its own, on clothes of 28 × 28."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Drawing, Project
from studio.graph.model import TRAINING

IMAGE = ("N", 1, 28, 28)


def autoencoder() -> Project:
    project = plexus.new("autoencoder")
    _encoder(project)
    _decoder(project)
    project.about("Presses a picture of clothes into 32 numbers, and draws it from them again.")
    pen = Pen(project, column_width=230.0)
    x = pen.add("input", "image", shape=IMAGE, note="A piece of clothing, 28 × 28.")
    x = pen.add("block:Encoder", "encoder", x, note="784 pixels become 32 numbers.")
    x = pen.add("block:Decoder", "decoder", x, note="32 numbers become 784 pixels.")
    pen.add("output", "drawn", x)

    step = project.block(TRAINING, "Each picture is to come back as it went in; no label is used.")
    pen = Pen(step, column_width=230.0)
    pen.go(0, 0)
    image = pen.add("input", "image", shape=IMAGE, note="The data field of this name.")
    drawn = pen.add("block:model", "model", image)
    loss = pen.nn("MSELoss", "loss", note="How far each pixel is off, squared.")
    step.connect(drawn, loss["input"])
    step.connect(image, loss["target"])
    pen.add("torch.optim.Adam", "adam", loss, lr=0.002)
    pen.go(2, 1.3)
    beside = pen.add(
        "torch.cat", "beside", image, drawn, dim=3, note="The picture left, its copy right."
    )
    pen.add("output", "copies", beside, note="What training shows while it runs.")
    _settings(project, epochs=10, batch_size=64)
    return project


def _encoder(project: Project) -> None:
    block = project.block("Encoder", "What matters of a picture, as a few numbers.")
    size = block.variable("size", 32, help="How many numbers.", minimum=1)
    pen = Pen(block, column_width=200.0)
    x = pen.add("input", "image", shape=IMAGE)
    conv = {"kernel_size": 3, "stride": 2, "padding": 1}
    x = pen.nn("Conv2d", "conv1", x, out_channels=16, **conv, note="Steps over every other pixel.")
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Conv2d", "conv2", x, out_channels=32, **conv)
    x = pen.nn("ReLU", "relu2", x)
    pen.go(1, 1)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "squeezed", x, out_features=size)
    pen.add("output", "code", x)


def _decoder(project: Project) -> None:
    block = project.block("Decoder", "Draws a picture from a few numbers.")
    _draw_up(block, 32)


def _draw_up(drawing: Drawing, size: int) -> None:
    """From numbers to a picture, by doubling its sides twice."""
    pen = Pen(drawing, column_width=200.0)
    x = pen.add("input", "code", shape=("N", size))
    x = pen.nn("Linear", "hidden", x, out_features=32 * 7 * 7)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Unflatten", "maps", x, dim=1, unflattened_size=(32, 7, 7))
    up = {"kernel_size": 4, "stride": 2, "padding": 1}
    pen.go(1, 1)
    x = pen.nn("ConvTranspose2d", "up1", x, out_channels=16, **up, note="Twice as high and wide.")
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("ConvTranspose2d", "up2", x, out_channels=1, **up)
    x = pen.nn("Sigmoid", "pixels", x, note="Black is 0, white is 1.")
    pen.add("output", "picture", x)


def vae() -> Project:
    project = plexus.new("vae")
    numbers = 12
    project.about("Draws clothes from 12 numbers: the half of the VAE that is kept.")
    _draw_up(project, numbers)
    _prior_encoder(project, numbers)

    step = project.block(
        TRAINING, "Pictures are encoded as clouds of codes, not points, and drawn again from them."
    )
    pen = Pen(step, column_width=230.0)
    pen.go(0, 0)
    image = pen.add("input", "image", shape=IMAGE, note="The data field of this name.")
    encoded = pen.add("block:Encoder", "encoder", image)
    code = pen.add("Reparametrise", "code", note="A random code of the cloud. In use, its middle.")
    for port in ("mean", "log_variance"):
        step.connect(encoded[port], code[port])
    drawn = pen.add("block:model", "model", code)
    loss = pen.nn("BCELoss", "reconstruction", note="How far each pixel is off.")
    step.connect(drawn, loss["input"])
    step.connect(image, loss["target"])
    total = pen.add("Add", "total", loss)
    pen.add("torch.optim.Adam", "adam", total, lr=0.002)
    pen.go(4, 1.3)
    prior = pen.add(
        "KLToPrior",
        "prior",
        beta=0.002,
        note="All clouds together shall be the bell curve that samples are drawn from. A beta of "
        "1 / 784 = 0.0013 weighs both alike, as the reconstruction is a mean over pixels.",
    )
    for port in ("mean", "log_variance"):
        step.connect(encoded[port], prior[port])
    step.connect(prior, total)
    pen.go(4, -1.3)
    beside = pen.add(
        "torch.cat", "beside", image, drawn, dim=3, note="The picture left, its copy right."
    )
    pen.add("output", "copies", beside)
    pen.go(2, 2.6)
    noise = pen.add(
        "LatentNoise", "noise", image, size=(numbers,), note="Codes that no picture has."
    )
    again = step.use_again(drawn, "model_again")
    pen.place(again, 3, 2.6)
    step.connect(noise, again)
    pen.go(4, 2.6)
    pen.add("output", "samples", again, note="Clothes that nobody made, from the same noise.")
    _settings(project, epochs=12, batch_size=64)
    return project


def _prior_encoder(project: Project, numbers: int) -> None:
    block = project.block(
        "Encoder", "Where the codes of a picture may lie: their middle and width."
    )
    pen = Pen(block, column_width=200.0)
    x = pen.add("input", "image", shape=IMAGE)
    conv = {"kernel_size": 3, "stride": 2, "padding": 1}
    x = pen.nn("Conv2d", "conv1", x, out_channels=16, **conv, note="Steps over every other pixel.")
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Conv2d", "conv2", x, out_channels=32, **conv)
    x = pen.nn("ReLU", "relu2", x)
    pen.go(1, 1)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden", x, out_features=128)
    x = pen.nn("ReLU", "relu3", x)
    pen.go(4, 1)
    mean = pen.nn("Linear", "middle", x, out_features=numbers)
    pen.add("output", "mean", mean)
    pen.go(4, 2)
    variance = pen.nn("Linear", "width", x, out_features=numbers)
    pen.add("output", "log_variance", variance, note="0 is a width of 1.")


def dcgan() -> Project:
    project = plexus.new("dcgan")
    numbers = 64
    project.about("Draws clothes from 64 random numbers.")
    _generator(project, numbers)
    _discriminator(project)

    step = project.block(
        TRAINING, "A forger and an expert learn from each other; the forger is the model."
    )
    pen = Pen(step, column_width=240.0)
    pen.go(0, 0)
    image = pen.add("input", "image", shape=IMAGE, note="Real clothes.")
    pen.go(4, 0)
    real = pen.add("block:Discriminator", "expert", image, note="Above 0: thinks it is real.")
    ones = pen.add("torch.ones_like", "yes", real)
    on_real = pen.nn("BCEWithLogitsLoss", "loss_real")
    step.connect(real, on_real["input"])
    step.connect(ones, on_real["target"])
    pen.go(1, 1.2)
    noise = pen.add("LatentNoise", "noise", image, size=(numbers,), note="What to draw, by chance.")
    made = pen.add("block:model", "model", noise)
    apart = pen.add(
        "torch.Tensor.detach", "detach", made, note="The forger does not learn from this."
    )
    pen.go(5, 1.2)
    zeros = pen.add("torch.zeros_like", "no")
    fake = step.use_again(real, "expert_fake")
    pen.place(fake, 4, 1.2)
    step.connect(apart, fake)
    step.connect(fake, zeros)
    on_fake = pen.nn("BCEWithLogitsLoss", "loss_fake")
    step.connect(fake, on_fake["input"])
    step.connect(zeros, on_fake["target"])
    pen.go(7, 0.6)
    both = pen.add("Add", "expert_loss", on_real, on_fake)
    pen.add("torch.optim.Adam", "expert_adam", both, of="expert", **FASTER)
    pen.go(5, 2.4)
    wish = pen.add("torch.ones_like", "wish")
    judged = step.use_again(real, "expert_again")
    pen.place(judged, 4, 2.4)
    step.connect(made, judged)
    step.connect(judged, wish)
    fooled = pen.nn("BCEWithLogitsLoss", "forger_loss", note="The expert should say yes.")
    step.connect(judged, fooled["input"])
    step.connect(wish, fooled["target"])
    pen.add("torch.optim.Adam", "forger_adam", fooled, of="model", order=1, **FASTER)
    pen.go(3, 3.6)
    pen.add("output", "samples", made, note="Always from the same noise.")
    _settings(project, epochs=8, batch_size=64)
    return project


FASTER = {"lr": 0.001, "betas": (0.5, 0.999)}


def _generator(project: Project, numbers: int) -> None:
    pen = Pen(project, column_width=215.0)
    x = pen.add("input", "noise", shape=("N", numbers))
    x = pen.nn("Linear", "hidden", x, out_features=64 * 7 * 7, bias=False)
    x = pen.nn("Unflatten", "maps", x, dim=1, unflattened_size=(64, 7, 7))
    x = pen.nn("BatchNorm2d", "norm1", x)
    x = pen.nn("ReLU", "relu1", x)
    pen.go(1, 1)
    x = pen.add("torch.nn.functional.interpolate", "twice", x, note="14 × 14.")
    x = pen.nn("Conv2d", "conv1", x, out_channels=32, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm2", x)
    x = pen.nn("ReLU", "relu2", x)
    pen.go(1, 2)
    x = pen.add("torch.nn.functional.interpolate", "fourfold", x, note="28 × 28.")
    x = pen.nn("Conv2d", "conv2", x, out_channels=1, kernel_size=5, padding=2)
    x = pen.nn("Sigmoid", "pixels", x, note="Black is 0, white is 1.")
    pen.add("output", "picture", x)


def _discriminator(project: Project) -> None:
    block = project.block("Discriminator", "Whether a picture is real: one number, above 0 if so.")
    pen = Pen(block, column_width=215.0)
    x = pen.add("input", "image", shape=IMAGE)
    down = {"kernel_size": 4, "stride": 2, "padding": 1}
    x = pen.nn("Conv2d", "conv1", x, out_channels=24, **down)
    x = pen.nn("LeakyReLU", "leaky1", x, negative_slope=0.2)
    pen.go(1, 1)
    x = pen.nn("Conv2d", "conv2", x, out_channels=48, bias=False, **down)
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("LeakyReLU", "leaky2", x, negative_slope=0.2)
    pen.go(1, 2)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "verdict", x, out_features=1)
    pen.add("output", "score", x)


def _settings(project: Project, *, epochs: int, batch_size: int) -> None:
    settings = {
        "data.source": "fashion_sample",
        "data.normalise": "unit",
        "train.epochs": epochs,
        "train.batch_size": batch_size,
    }
    for key, value in settings.items():
        project.set(key, value)


EXAMPLES = (autoencoder, vae, dcgan)
