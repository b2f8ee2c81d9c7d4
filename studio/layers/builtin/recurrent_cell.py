"""One step of a recurrent layer, for loops that are drawn by hand."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import (
    REQUIRED,
    Argument,
    Derived,
    LayerSpec,
    Param,
    Pattern,
    Port,
)

STEP = Port("input", "One step of the sequence: N × features.")
STATE = Port("h_0", "The state before this step, N × hidden_size; zeros if open.", optional=True)
NEXT_STATE = Port("h_1", "The state after this step, N × hidden_size.")

PARAMS = (
    Param(
        "input_size",
        "int",
        REQUIRED,
        "Features of the step (the input's last axis). Read from the incoming shape unless you "
        "set it.",
        minimum=1,
        unit="features",
        always=True,
    ),
    Param(
        "hidden_size",
        "int",
        64,
        "Size of the state that is carried from step to step. PyTorch has no default; we start "
        "at 64.",
        minimum=1,
        unit="features",
        always=True,
    ),
    Param("bias", "bool", True, "Add learned constants inside the cell."),
)


def _cell(
    name: str,
    summary: str,
    *more: Param,
    inputs: tuple[Port, ...] = (STEP, STATE),
    outputs: tuple[Port, ...] = (NEXT_STATE,),
    returns: Pattern = "h_1",
    arguments: tuple[Argument, ...] = (Argument(("input",)), Argument(("h_0",))),
    synonyms: tuple[str, ...],
) -> LayerSpec:
    return LayerSpec(
        key=f"torch.nn.{name}",
        title=name,
        family="recurrent",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{name}"),
        construct="module",
        inputs=inputs,
        outputs=outputs,
        params=(*PARAMS, *more),
        derived=(Derived("input_size", "input", -1),),
        arguments=arguments,
        returns=returns,
        positional=2,
        synonyms=(*synonyms, "recurrent", "single step"),
        cost="cell",
    )


CELLS = (
    _cell(
        "LSTMCell",
        "One step of an LSTM: from the state and the memory before it to those after it.",
        inputs=(
            STEP,
            Port(
                "h_0",
                "The state before this step, N × hidden_size. Wire it together with c_0; zeros if "
                "both are open.",
                optional=True,
            ),
            Port(
                "c_0",
                "The memory before this step, N × hidden_size. Wire it together with h_0; zeros "
                "if both are open.",
                optional=True,
            ),
        ),
        outputs=(NEXT_STATE, Port("c_1", "The memory after this step, N × hidden_size.")),
        returns=("h_1", "c_1"),
        arguments=(Argument(("input",)), Argument(("h_0", "c_0"), as_tuple=True)),
        synonyms=("long short-term memory cell", "lstm step"),
    ),
    _cell(
        "GRUCell",
        "One step of a GRU: from the state before it to the state after it.",
        synonyms=("gated recurrent unit cell", "gru step"),
    ),
    _cell(
        "RNNCell",
        "One step of an RNN: the new state of the input and the old state.",
        Param(
            "nonlinearity",
            "choice",
            "tanh",
            "What bends the sum of input and state; relu can grow without bound.",
            choices=("tanh", "relu"),
        ),
        synonyms=("elman cell", "rnn step"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in CELLS:
        catalogue.register(spec)
