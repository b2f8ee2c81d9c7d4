"""Layers that read a sequence step by step and keep a state."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Argument, Derived, LayerSpec, Param, Port

SEQUENCE = Port("input", "Length × N × features, or N × length × features with batch_first.")
OUTPUT = Port("output", "The state after every step, in the same order of axes as the input.")
STATE_SHAPE = "(num_layers, twice that if bidirectional) × N × hidden_size"
STATE = Port("h_0", f"State to start from, {STATE_SHAPE}; zeros if open.", optional=True)
LENGTHS = Port(
    "lengths",
    "How long each sequence is: N whole numbers (int64), from 1 up. What stands behind the end of "
    "a sequence is not read: the output is zero there, and h_n is the state at the end. Open, all "
    "are as long as the input.",
    optional=True,
)
LAST_STATE = Port("h_n", "The state after the last step, for every layer and direction.")

PARAMS = (
    Param(
        "input_size",
        "int",
        REQUIRED,
        "Features of each step (the input's last axis). Read from the incoming shape unless "
        "you set it.",
        minimum=1,
        unit="features",
        always=True,
    ),
    Param(
        "hidden_size",
        "int",
        64,
        "Size of the state that is carried from step to step. PyTorch has no default; we "
        "start at 64.",
        minimum=1,
        unit="features",
        always=True,
    ),
    Param(
        "num_layers",
        "int",
        1,
        "How many such layers are stacked, each reading the one below.",
        minimum=1,
        maximum=100,
        unit="layers",
    ),
    Param("bias", "bool", True, "Add learned constants inside the cell."),
    Param(
        "batch_first",
        "bool",
        False,
        "Whether axis 0 is the batch: N × length × features. Off, as PyTorch starts, the "
        "input is length × N × features. The states are never batch first.",
    ),
    Param(
        "dropout",
        "float",
        0.0,
        "Probability that a value between two stacked layers is set to zero while training. "
        "Has no effect with a single layer.",
        minimum=0,
        maximum=1,
    ),
    Param(
        "bidirectional",
        "bool",
        False,
        "Read the sequence backwards too; the output's features are twice as many.",
    ),
)

RNN = LayerSpec(
    key="torch.nn.RNN",
    title="RNN",
    family="recurrent",
    summary="Reads a sequence with the simplest recurrence: the new state of input and old state.",
    doc_url=torch_page("torch.nn.RNN"),
    construct="module",
    inputs=(SEQUENCE, STATE, LENGTHS),
    outputs=(OUTPUT, LAST_STATE),
    params=(
        *PARAMS[:3],
        Param(
            "nonlinearity",
            "choice",
            "tanh",
            "What bends the sum of input and state; relu can grow without bound.",
            choices=("tanh", "relu"),
        ),
        *PARAMS[3:],
    ),
    derived=(Derived("input_size", "input", -1),),
    arguments=(Argument(("input",)), Argument(("h_0",))),
    returns=("output", "h_n"),
    packed_by="lengths",
    positional=2,
    synonyms=("recurrent neural network", "elman", "sequence", "time series", "text"),
    cost="recurrent",
)

LSTM = LayerSpec(
    key="torch.nn.LSTM",
    title="LSTM",
    family="recurrent",
    summary="Reads a sequence with a long short-term memory that learns what to keep.",
    doc_url=torch_page("torch.nn.LSTM"),
    construct="module",
    inputs=(
        SEQUENCE,
        Port(
            "h_0",
            f"State to start from, {STATE_SHAPE} (proj_size where it is set). Wire it together "
            "with c_0; zeros if both are open.",
            optional=True,
        ),
        Port(
            "c_0",
            f"Memory to start from, {STATE_SHAPE}. Wire it together with h_0; zeros if both are "
            "open.",
            optional=True,
        ),
        LENGTHS,
    ),
    outputs=(
        OUTPUT,
        LAST_STATE,
        Port("c_n", "The memory after the last step, for every layer and direction."),
    ),
    params=(
        *PARAMS,
        Param(
            "proj_size",
            "int",
            0,
            "Above 0: the state is projected to this size, which must be smaller than "
            "hidden_size. 0: no projection, for which PyTorch has its fastest code.",
            minimum=0,
            unit="features",
        ),
    ),
    derived=(Derived("input_size", "input", -1),),
    arguments=(Argument(("input",)), Argument(("h_0", "c_0"), as_tuple=True)),
    returns=("output", ("h_n", "c_n")),
    packed_by="lengths",
    positional=2,
    synonyms=("long short-term memory", "rnn", "sequence", "time series", "text"),
    cost="recurrent",
)

GRU = LayerSpec(
    key="torch.nn.GRU",
    title="GRU",
    family="recurrent",
    summary="Reads a sequence with gated units: like LSTM, with fewer weights and one state.",
    doc_url=torch_page("torch.nn.GRU"),
    construct="module",
    inputs=(SEQUENCE, STATE, LENGTHS),
    outputs=(OUTPUT, LAST_STATE),
    params=PARAMS,
    derived=(Derived("input_size", "input", -1),),
    arguments=(Argument(("input",)), Argument(("h_0",))),
    returns=("output", "h_n"),
    packed_by="lengths",
    positional=2,
    synonyms=("gated recurrent unit", "rnn", "sequence", "time series", "text"),
    cost="recurrent",
)


def register(catalogue: Catalogue) -> None:
    for spec in (LSTM, GRU, RNN):
        catalogue.register(spec)
