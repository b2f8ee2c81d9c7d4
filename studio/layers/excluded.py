"""What torch has and is no kind of node, each with the reason: classes and functions."""

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

_VALUES = "How large its result is depends on the numbers, so no shape can be known beforehand."
_IN_PLACE = "It overwrites a value that other nodes may need."
_RUN = "It makes no value of the model's, but speaks of the run or of the machine."

EXCLUDED_FUNCTIONS: Final[Mapping[str, str]] = {
    "torch.argwhere": _VALUES,
    "torch.bincount": _VALUES,
    "torch.combinations": "Index and Gather pick pairs whose places are known.",
    "torch.masked_select": f"{_VALUES} Where and MaskedFill keep the shape.",
    "torch.nonzero": f"{_VALUES} Where and MaskedFill keep the shape.",
    "torch.unique": _VALUES,
    "torch.unique_consecutive": _VALUES,
    "torch.Tensor.item": "A number of Python is none of the model's values.",
    "torch.Tensor.tolist": "Numbers of Python are none of the model's values.",
    "torch.Tensor.add_": _IN_PLACE,
    "torch.Tensor.copy_": _IN_PLACE,
    "torch.Tensor.masked_fill_": f"{_IN_PLACE} MaskedFill makes a new one.",
    "torch.Tensor.cpu": _RUN,
    "torch.Tensor.cuda": _RUN,
    "torch.Tensor.contiguous": "It only matters for View, and Reshape does it where it must.",
    "torch.Tensor.clone": "No node changes the value of another, so a copy has no use.",
    "torch.absolute": "It is another name of Abs.",
    "torch.broadcast_to": "It is another name of Expand.",
    "torch.concat": "It is another name of Concatenate.",
    "torch.hstack": "Concatenate does it along a given axis.",
    "torch.moveaxis": "It is another name of MoveDim.",
    "torch.relu": "ReLU does it.",
    "torch.sigmoid": "Sigmoid does it.",
    "torch.softmax": "Softmax does it.",
    "torch.swapaxes": "It is another name of Transpose.",
    "torch.tanh": "Tanh does it.",
    "torch.tile": "Repeat does it.",
    "torch.vstack": "Concatenate does it along a given axis.",
}
"""Functions and methods of torch that are no kind of node, each with the reason."""
