"""Templates of two models against each other: the generator is the project's model."""

from __future__ import annotations

from steps.sheet import Sheet, begin
from studio.api import Layer, Project

POINT = ("N", 2)
NUMBERS = 4
BETAS = {"betas": (0.5, 0.99)}


def _begin(name: str, step: str) -> tuple[Project, Sheet, Layer, Layer]:
    """A generator of points, a critic of anything; real and made examples."""
    settings = {"data.source": "toy", "train.epochs": 40, "train.batch_size": 100}
    project, model, sheet = begin(name, "Makes points of random numbers.", step, **settings)
    x = model.add("input", "noise", shape=("N", NUMBERS))
    model.add("output", "made", model.perceptron(x, 64, 2))
    critic = Sheet(project.block("Critic", "How real an example looks: one number."))
    x = critic.nn("Flatten", "flatten", critic.add("input", "example", shape=POINT))
    x = critic.nn("Linear", "hidden1", x, out_features=64)
    x = critic.nn("LeakyReLU", "leaky1", x, negative_slope=0.2)
    x = critic.nn("Linear", "hidden2", x, out_features=64)
    x = critic.nn("LeakyReLU", "leaky2", x, negative_slope=0.2)
    critic.add("output", "score", critic.nn("Linear", "verdict", x, out_features=1))
    real = sheet.add("input", "points", shape=POINT, note="Real examples: a field of the data.")
    noise = sheet.add("LatentNoise", "noise", real, size=(NUMBERS,), note="As the model takes it.")
    made = sheet.add("block:model", "model", noise)
    sheet.show("samples", made, "Always from the same noise.")
    return project, sheet, real, made


def _apart(sheet: Sheet, made: Layer) -> Layer:
    return sheet.add(
        "torch.Tensor.detach", "detach", made, note="The generator does not learn from this."
    )


def gan() -> Project:
    project, sheet, real, made = _begin(
        "gan", "The critic is to tell real from made; the generator, to fool it."
    )
    on_real = sheet.add("block:Critic", "critic", real, note="Above 0: thinks it is real.")
    on_fake = sheet.again(on_real, "critic_fake", _apart(sheet, made))
    ones = sheet.add("torch.ones_like", "yes", on_real)
    zeros = sheet.add("torch.zeros_like", "no", on_fake)
    entropy = "torch.nn.BCEWithLogitsLoss"
    loss = sheet.add(
        "Add",
        "critic_loss",
        sheet.loss(entropy, "loss_real", on_real, ones),
        sheet.loss(entropy, "loss_fake", on_fake, zeros),
    )
    sheet.adam("critic_adam", loss, of="critic", times=1, **BETAS)
    judged = sheet.again(on_real, "critic_again", made)
    wish = sheet.add("torch.ones_like", "wish", judged)
    fooled = sheet.loss(entropy, "generator_loss", judged, wish)
    sheet.adam("generator_adam", fooled, of="model", order=1, **BETAS)
    return project


def gan_hinge() -> Project:
    project, sheet, real, made = _begin(
        "gan_hinge", "Real examples are to score above 1, made ones below -1."
    )
    on_real = sheet.add("block:Critic", "critic", real)
    on_fake = sheet.again(on_real, "critic_fake", _apart(sheet, made))
    wires = {"real": on_real, "fake": on_fake}
    loss = sheet.add("HingeDiscriminatorLoss", "critic_loss", wires=wires)
    sheet.adam("critic_adam", loss, of="critic", times=2, note="Twice in each step.", **BETAS)
    fooled = sheet.add("GeneratorLoss", "generator_loss", sheet.again(on_real, "again", made))
    sheet.adam("generator_adam", fooled, of="model", order=1, **BETAS)
    return project


def wgan_gp() -> Project:
    project, sheet, real, made = _begin(
        "wgan_gp", "The critic's scores measure how far made examples are from real ones."
    )
    apart = _apart(sheet, made)
    on_real = sheet.add("block:Critic", "critic", real)
    on_fake = sheet.again(on_real, "critic_fake", apart)
    distance = sheet.add("WassersteinCriticLoss", "gap", wires={"real": on_real, "fake": on_fake})
    wires = {"first": real, "second": apart}
    between = sheet.add("RandomInterpolation", "between", wires=wires)
    place = sheet.add("RequireGradient", "place", between)
    there = sheet.again(on_real, "critic_between", place)
    slope = sheet.add("InputGradient", "slope", wires={"output": there, "input": place})
    flat = sheet.nn("Flatten", "flatten", slope)
    steep = sheet.add("torch.linalg.vector_norm", "steepness", flat, dim=1)
    off = sheet.add("Subtract", "off", steep, value=1.0, note="The slope is to be 1 everywhere.")
    square = sheet.add("torch.square", "squared", off)
    penalty = sheet.add("torch.mean", "penalty", square, dim=None)
    loss = sheet.add("WeightedSum", "critic_loss", distance, penalty, weights=(1.0, 10.0))
    calm = {"betas": (0.0, 0.9)}
    sheet.adam("critic_adam", loss, of="critic", times=5, note="Five times a step.", **calm)
    fooled = sheet.add("GeneratorLoss", "generator_loss", sheet.again(on_real, "again", made))
    sheet.adam("generator_adam", fooled, lr=0.0005, of="model", order=1, **calm)
    return project


TEMPLATES = (gan, gan_hinge, wgan_gp)
