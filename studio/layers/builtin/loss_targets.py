"""Losses without labels: of a prior, of a teacher, of smooth images, of an adversary."""

from __future__ import annotations

from studio.layers.builtin.loss_parts import reduction
from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

NUMBER = Port("output", "The loss: a single number.")
EACH = Port("output", "The loss: a single number, or one for each example with reduction none.")
REAL = Port("real", "The scores of real examples, in any shape.")
FAKE = Port("fake", "The scores of generated examples, in any shape.")
SUFFIX = ("criterion", "objective")

PRIOR = part(
    "kl_to_prior",
    "kl_to_prior",
    "loss",
    "How far the distributions of a variational autoencoder are from the standard normal.",
    "https://arxiv.org/abs/1312.6114",
    Param(
        "beta",
        "float",
        1.0,
        "What it is multiplied by: above 1 the code becomes plainer, and what is made of it worse.",
        minimum=0.0,
    ),
    reduction(),
    title="KLToPrior",
    construct="function",
    inputs=(
        Port("mean", "The means, N first."),
        Port("log_variance", "The logarithms of the variances, in the same shape."),
    ),
    output=EACH,
    synonyms=("kullback leibler", "vae", "beta-vae", "variational", "kld", "divergence", *SUFFIX),
)

VARIATION = part(
    "total_variation_loss",
    "total_variation_loss",
    "loss",
    "How much neighbouring places of images differ, so that they become smooth.",
    "https://arxiv.org/abs/1603.08155",
    reduction(),
    title="TotalVariationLoss",
    construct="function",
    inputs=(Port("input", "N × channels × places, along one axis or several."),),
    output=EACH,
    synonyms=("tv", "smooth", "denoise", "style transfer", "regularise", *SUFFIX),
)

DISTILLATION = part(
    "distillation_loss",
    "distillation_loss",
    "loss",
    "How far a student's chances for all classes are from those of its teacher.",
    "https://arxiv.org/abs/1503.02531",
    Param(
        "temperature",
        "float",
        4.0,
        "What scores are divided by: the higher, the more the unlikely classes count.",
        minimum=1e-6,
    ),
    title="DistillationLoss",
    construct="function",
    inputs=(
        Port("student", "The student's scores: N × classes, or N × classes × any axes."),
        Port("teacher", "The teacher's scores, in that shape; it learns nothing.", stops=True),
    ),
    output=NUMBER,
    synonyms=("teacher", "student", "soft targets", "dark knowledge", "temperature", *SUFFIX),
)


def _adversarial(
    target: str, title: str, summary: str, paper: str, *inputs: Port, synonyms: tuple[str, ...]
) -> LayerSpec:
    return part(
        target,
        target,
        "loss",
        summary,
        f"https://arxiv.org/abs/{paper}",
        title=title,
        construct="function",
        inputs=inputs,
        output=NUMBER,
        synonyms=(*synonyms, "gan", "adversarial", *SUFFIX),
    )


ADVERSARIES = (
    _adversarial(
        "hinge_discriminator_loss",
        "HingeDiscriminatorLoss",
        "Wants a discriminator's scores above 1 for real and below -1 for generated examples.",
        "1705.02894",
        REAL,
        FAKE,
        synonyms=("hinge", "geometric gan", "sagan", "biggan"),
    ),
    _adversarial(
        "wasserstein_critic_loss",
        "WassersteinCriticLoss",
        "Wants a critic's scores of real examples far above those of generated ones.",
        "1701.07875",
        REAL,
        FAKE,
        synonyms=("wgan", "wgan-gp", "earth mover", "critic"),
    ),
    _adversarial(
        "generator_loss",
        "GeneratorLoss",
        "Wants the scores of generated examples high: for hinge and Wasserstein critics.",
        "1701.07875",
        FAKE,
        synonyms=("hinge", "wgan", "wasserstein", "generator"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in (PRIOR, VARIATION, DISTILLATION, *ADVERSARIES):
        catalogue.register(spec)
