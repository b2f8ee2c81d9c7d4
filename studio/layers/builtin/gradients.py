"""What steps of training draw beside losses: noise, points between examples, gradients."""

from __future__ import annotations

from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import Param, Port

PENALTY = "https://arxiv.org/abs/1704.00028"

LATENT = part(
    "latent_noise",
    "latent_noise",
    "tensor",
    "New random numbers for each example of the batch, from which a generator makes things.",
    torch_page("torch.randn"),
    Param(
        "size",
        "shape",
        (64,),
        "The shape of one example's numbers, without N: 64, or 64 × 1 × 1 for convolutions.",
        minimum=1,
        batch=False,
    ),
    Param(
        "distribution",
        "choice",
        "normal",
        "normal: the bell curve around 0; uniform: evenly from -1 to 1.",
        choices=("normal", "uniform"),
        shapeless=True,
    ),
    title="LatentNoise",
    construct="function",
    inputs=(Port("like", "What the batch size, the device and, if real, the type are read off."),),
    output=Port("output", "N × size."),
    any_type=True,
    synonyms=("z", "gan", "random", "gaussian", "uniform", "generator input", "randn", "rand"),
)

BETWEEN = part(
    "random_interpolation",
    "random_interpolation",
    "tensor",
    "A random point between two examples, another one for each pair of the batch.",
    PENALTY,
    title="RandomInterpolation",
    construct="function",
    inputs=(
        Port("first", "Examples, such as real ones; N first."),
        Port("second", "Other examples, such as generated ones, in the same shape."),
    ),
    output=Port("output", "The same shape."),
    synonyms=("wgan-gp", "gradient penalty", "mix", "line", "lerp"),
)

REQUIRE = part(
    "require_gradient",
    "require_gradient",
    "tensor",
    "Hands values on as they are, so that InputGradient can ask for a gradient by them.",
    torch_page("torch.Tensor.requires_grad_"),
    title="RequireGradient",
    construct="function",
    synonyms=("requires_grad", "gradient penalty", "wgan-gp", "leaf", "saliency"),
)

GRADIENT = part(
    "input_gradient",
    "input_gradient",
    "tensor",
    "How the sum of a model's outputs changes with each number that it was given.",
    torch_page("torch.autograd.grad"),
    title="InputGradient",
    construct="function",
    inputs=(
        Port("output", "What the model gave, in any shape."),
        Port("input", "What the model was given, as it came out of RequireGradient."),
    ),
    output=Port("gradient", "The shape of the input. One can learn through it."),
    differentiates=True,
    synonyms=("autograd", "gradient penalty", "wgan-gp", "jacobian", "derivative", "grad"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (LATENT, BETWEEN, REQUIRE, GRADIENT):
        catalogue.register(spec)
