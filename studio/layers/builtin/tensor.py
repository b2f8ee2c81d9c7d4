"""Values that the model holds itself, and values made like others."""

from __future__ import annotations

from dataclasses import replace

from studio.layers.builtin.operation import method, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Construct, LayerSpec, Param, Port

PARAMETER_DOC = "torch.nn.Parameter"
TYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool")

SIZE = Param(
    "size",
    "shape",
    (1,),
    "Its shape, the same for every batch; axes of size 1 are stretched where it meets others. "
    "PyTorch has no default; we start at one number.",
    minimum=0,
    always=True,
    batch=False,
)


TYPE = Param(
    "dtype",
    "choice",
    None,
    "Type of the numbers; none goes by the numbers: float32 with a fraction, int64 without.",
    choices=TYPES,
    optional=True,
    module="torch",
)


def _held(
    key: str,
    title: str,
    summary: str,
    construct: Construct,
    target: str,
    *params: Param,
    output: str,
    positional: int,
    page: str = "",
    synonyms: tuple[str, ...],
) -> LayerSpec:
    """A tensor that is made with the model, by a function of torch."""
    return operation(
        key,
        title,
        "tensor",
        summary,
        *params,
        inputs=(),
        outputs=(Port("output", output),),
        construct=construct,
        target=target,
        page=page,
        positional=positional,
        synonyms=synonyms,
    )


LEARNT = (
    _held(
        "Parameter",
        "Parameter",
        "Numbers that are learned, all the same at the start.",
        "parameter",
        "torch.full",
        SIZE,
        Param(
            "fill_value",
            "float",
            0.0,
            "The number that all start at. PyTorch has no default; we start at 0.",
            always=True,
        ),
        output="The learned numbers.",
        positional=2,
        page=PARAMETER_DOC,
        synonyms=("learnable", "weight", "bias", "class token", "trainable", "temperature"),
    ),
    _held(
        "RandomParameter",
        "RandomParameter",
        "Numbers that are learned, random at the start.",
        "parameter",
        "torch.normal",
        Param(
            "mean",
            "float",
            0.0,
            "The middle of the bell curve they are drawn from. PyTorch has no default; we start "
            "at 0.",
            always=True,
        ),
        Param(
            "std",
            "float",
            0.02,
            "How far they spread around it. PyTorch has no default; we start at 0.02.",
            minimum=0.0,
            always=True,
        ),
        SIZE,
        output="The learned numbers.",
        positional=3,
        page=PARAMETER_DOC,
        synonyms=("learnable", "weight", "query", "prototype", "trainable", "embedding"),
    ),
)

HELD = (
    _held(
        "Constant",
        "Constant",
        "The same fixed number everywhere.",
        "buffer",
        "torch.full",
        SIZE,
        Param(
            "fill_value",
            "float",
            1.0,
            "The number. PyTorch has no default; we start at 1.",
            always=True,
        ),
        replace(TYPE, help="Type of the number; none takes float32."),
        output="The given shape, filled.",
        positional=2,
        page="torch.full",
        synonyms=("fill", "zeros", "ones", "scalar", "number", "full", "buffer"),
    ),
    _held(
        "torch.arange",
        "Arange",
        "Numbers that count up by equal steps.",
        "buffer",
        "torch.arange",
        Param(
            "start",
            "float",
            0.0,
            "The first number. PyTorch starts at 0, and so we start at 0.",
            always=True,
            whole=True,
        ),
        Param(
            "end",
            "float",
            8.0,
            "Where it ends; this number is not among them. PyTorch has no default; we start at 8.",
            always=True,
            whole=True,
        ),
        Param("step", "float", 1.0, "From each number to the next; not 0.", whole=True),
        TYPE,
        output="One axis of numbers.",
        positional=2,
        synonyms=("range", "count", "positions", "sequence"),
    ),
    _held(
        "torch.linspace",
        "Linspace",
        "Numbers at equal distances from one number to another.",
        "buffer",
        "torch.linspace",
        Param(
            "start",
            "float",
            0.0,
            "The first number. PyTorch has no default; we start at 0.",
            always=True,
        ),
        Param(
            "end",
            "float",
            1.0,
            "The last number. PyTorch has no default; we start at 1.",
            always=True,
        ),
        Param(
            "steps",
            "int",
            8,
            "How many numbers. PyTorch has no default; we start at 8.",
            minimum=0,
            always=True,
        ),
        output="One axis of numbers.",
        positional=2,
        synonyms=("range", "grid", "coordinates", "time"),
    ),
    _held(
        "torch.eye",
        "Eye",
        "A matrix with ones on its diagonal and zeros elsewhere.",
        "buffer",
        "torch.eye",
        Param(
            "n",
            "int",
            4,
            "How many rows. PyTorch has no default; we start at 4.",
            minimum=0,
            always=True,
        ),
        Param(
            "m",
            "int",
            None,
            "How many columns; none makes it square.",
            minimum=0,
            optional=True,
        ),
        output="Rows × columns.",
        positional=1,
        synonyms=("identity matrix", "diagonal", "unit matrix"),
    ),
)


def _like(name: str, title: str, summary: str, *synonyms: str) -> LayerSpec:
    return operation(f"torch.{name}", title, "tensor", summary, synonyms=synonyms)


LIKE = (
    _like(
        "zeros_like",
        "ZerosLike",
        "Zeros in the shape of another value.",
        "empty",
        "zero",
        "initial state",
    ),
    _like("ones_like", "OnesLike", "Ones in the shape of another value.", "one", "mask"),
    _like(
        "randn_like",
        "RandnLike",
        "New normal noise in the shape of another value, in training and in eval.",
        "noise",
        "random",
        "gaussian",
        "sample",
        "latent",
    ),
    _like(
        "rand_like",
        "RandLike",
        "New uniform noise from 0 to 1 in the shape of another value, in training and in eval.",
        "noise",
        "random",
        "uniform",
        "sample",
    ),
    _like(
        "bernoulli",
        "Bernoulli",
        "1 by the chance that each value gives, else 0; new at every call.",
        "random",
        "coin",
        "binary",
        "sample",
    ),
    method(
        "new_full",
        "NewFull",
        "tensor",
        "One number in a shape with the batch size, type and device of another value.",
        Param(
            "size",
            "shape",
            ("N", 1),
            "The shape; N stands for the batch size (axis 0) of the input. PyTorch has no "
            "default; we start at N, 1.",
            minimum=0,
            always=True,
        ),
        Param(
            "fill_value",
            "float",
            0.0,
            "The number. PyTorch has no default; we start at 0.",
            always=True,
        ),
        inputs=(Port("input", "Where batch size, type and device are read off."),),
        outputs=(Port("output", "The given shape, filled."),),
        positional=2,
        synonyms=("new zeros", "new ones", "initial state", "constant", "fill"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*LEARNT, *HELD, *LIKE):
        catalogue.register(spec)
