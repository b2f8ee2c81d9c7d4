"""The bundled examples, by their short stable names, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio import paths
from studio.message import Message, UserError


@dataclass(frozen=True, slots=True)
class Example:
    """A project that ships with the program. ``name`` is its file's name without suffix."""

    name: str
    title: Message
    summary: Message

    @property
    def path(self) -> Path:
        return paths.resources() / "examples" / f"{self.name}.plexus"


@dataclass(frozen=True, slots=True)
class Group:
    """Examples that are listed together."""

    title: Message
    examples: tuple[Example, ...]


BEGINNINGS = Group(
    Message("First steps"),
    (
        Example(
            "moons_mlp",
            Message("Two moons, a small MLP"),
            Message("Two interleaved half circles; watch the decision boundary bend."),
        ),
        Example(
            "digits_cnn",
            Message("Digits, a small CNN"),
            Message("Handwritten digits of 8 × 8 pixels; 97 % within a minute."),
        ),
        Example(
            "fashion_cnn",
            Message("Fashion-MNIST, a CNN"),
            Message("Clothes of 28 × 28 pixels; two convolutions and two linear layers."),
        ),
        Example(
            "fashion_resnet",
            Message("Fashion-MNIST, a ResNet"),
            Message("Residual blocks: paths that fork and merge again."),
        ),
    ),
)

COMPOSITION = Group(
    Message("Blocks, variables, Python of one's own"),
    (
        Example(
            "residual_blocks",
            Message("Fashion-MNIST, a ResNet from blocks"),
            Message("One block inside another, repeated, its channels led out to its face."),
        ),
        Example(
            "shared_encoder",
            Message("Fashion-MNIST, one encoder used twice"),
            Message("A picture and its mirror image, seen by the same layers."),
        ),
        Example(
            "variables",
            Message("Digits, by three variables"),
            Message("The sizes of all layers follow three numbers with names."),
        ),
        Example(
            "custom_layer",
            Message("Digits, with layers of one's own"),
            Message("A gated layer and an activation, both written in Python in the project."),
        ),
    ),
)

TRAININGS = Group(
    Message("Training graphs of one's own"),
    (
        Example(
            "autoencoder",
            Message("Fashion-MNIST, an autoencoder"),
            Message("Presses a picture into 32 numbers and draws it again; no label is used."),
        ),
        Example(
            "vae",
            Message("Fashion-MNIST, a variational autoencoder"),
            Message("Draws clothes that nobody made from 12 numbers; the encoder gives clouds."),
        ),
        Example(
            "dcgan",
            Message("Fashion-MNIST, a DCGAN"),
            Message("A forger and an expert learn from each other; two optimisers."),
        ),
        Example(
            "siamese",
            Message("Fashion-MNIST, a Siamese network"),
            Message("Learns which pictures are alike, from pairs; the model is called twice."),
        ),
        Example(
            "multi_task",
            Message("Fashion-MNIST, two answers at once"),
            Message("A kind and a brightness from one look, with loss weights that are learned."),
        ),
        Example(
            "distilled",
            Message("Fashion-MNIST, a student and its teacher"),
            Message("A small network learns from a larger one's doubts; two optimisers."),
        ),
    ),
)

SEQUENCES = Group(
    Message("Sequences"),
    (
        Example(
            "rows_lstm",
            Message("Fashion-MNIST, row by row"),
            Message("An LSTM reads a picture from top to bottom."),
        ),
        Example(
            "char_lstm",
            Message("Python's own source, an LSTM"),
            Message("Guesses the next letter of a program, and writes one while it learns."),
        ),
        Example(
            "char_transformer",
            Message("Python's own source, a small GPT"),
            Message("The same by attention: every letter looks at those before it."),
        ),
    ),
)

IMAGES = Group(
    Message("Well-known networks for images"),
    (
        Example(
            "lenet5",
            Message("LeNet-5"),
            Message("Where it began in 1998: two convolutions, three linear layers."),
        ),
        Example(
            "alexnet",
            Message("AlexNet"),
            Message("Five convolutions and 61 million weights, most of them in two linear layers."),
        ),
        Example(
            "vgg16",
            Message("VGG-16"),
            Message("Thirteen convolutions of 3 × 3 in five stages."),
        ),
        Example(
            "googlenet",
            Message("GoogLeNet"),
            Message("Nine inception blocks, each with four ways side by side."),
        ),
        Example(
            "resnet18",
            Message("ResNet-18"),
            Message("Shortcuts around every two convolutions."),
        ),
        Example(
            "resnet50",
            Message("ResNet-50"),
            Message("Shortcuts around bottlenecks of three convolutions."),
        ),
        Example(
            "densenet121",
            Message("DenseNet-121"),
            Message("Every layer sees the maps of all layers before it."),
        ),
        Example(
            "mobilenet_v2",
            Message("MobileNetV2"),
            Message("Inverted residual blocks: a tenth of the work of a ResNet-50."),
        ),
        Example(
            "unet",
            Message("U-Net"),
            Message(
                "Says of each pixel what it belongs to; bridges join the way down with the way up."
            ),
        ),
        Example(
            "vit_b_16",
            Message("Vision Transformer, ViT-B/16"),
            Message("Squares of 16 × 16 pixels are tokens that look at each other."),
        ),
    ),
)

TEXTS = Group(
    Message("Well-known networks for texts"),
    (
        Example(
            "transformer",
            Message("The Transformer"),
            Message("An encoder reads a sentence, a decoder writes it in another language."),
        ),
        Example(
            "bert_base",
            Message("BERT base"),
            Message("Every token sees all others; a vector for each, and one for the text."),
        ),
        Example(
            "gpt2",
            Message("GPT-2"),
            Message("Every token sees those before it; the table of tokens says which is next."),
        ),
    ),
)

GROUPS = (BEGINNINGS, COMPOSITION, TRAININGS, SEQUENCES, IMAGES, TEXTS)
EXAMPLES = tuple(example for group in GROUPS for example in group.examples)


def group_of(example: Example) -> Group:
    """The group that an example is listed in."""
    return next(group for group in GROUPS if example in group.examples)


def find(name: str) -> Example:
    """The example of this name. Raises ``UserError`` with the names there are."""
    for example in EXAMPLES:
        if example.name == name:
            return example
    raise UserError(
        "There is no example named {name}. There are: {names}.",
        name=name,
        names=", ".join(example.name for example in EXAMPLES),
    )
