"""Classes of ``torch.nn`` that are no kind of node, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LAZY = (
    "The layer without Lazy in its name reads its number of channels off the incoming shape by "
    "itself."
)

EXCLUDED: Final[Mapping[str, str]] = {
    "Module": "It is what every layer is made from. A Custom layer is a Module of your own.",
    "Container": "PyTorch has given it up in favour of Module.",
    "Sequential": "Nodes wired in a row are one, and the exported Python writes them as one.",
    "ModuleList": "It only keeps layers and cannot be called. A block repeats layers.",
    "ModuleDict": "It only keeps layers and cannot be called. Each of them is a node here.",
    "ParameterList": "It only keeps parameters and cannot be called. Each of them is a node here.",
    "ParameterDict": "It only keeps parameters and cannot be called. Each of them is a node here.",
    "RNNBase": "It is what RNN, LSTM and GRU have in common.",
    "RNNCellBase": "It is what RNNCell, LSTMCell and GRUCell have in common.",
    "DataParallel": "It says on which devices a model runs, which is a matter of the run.",
    "NLLLoss2d": "It is an old name of NLLLoss, which takes images too.",
    "LazyBatchNorm1d": _LAZY,
    "LazyBatchNorm2d": _LAZY,
    "LazyBatchNorm3d": _LAZY,
    "LazyConv1d": _LAZY,
    "LazyConv2d": _LAZY,
    "LazyConv3d": _LAZY,
    "LazyConvTranspose1d": _LAZY,
    "LazyConvTranspose2d": _LAZY,
    "LazyConvTranspose3d": _LAZY,
    "LazyInstanceNorm1d": _LAZY,
    "LazyInstanceNorm2d": _LAZY,
    "LazyInstanceNorm3d": _LAZY,
    "LazyLinear": _LAZY,
}
