"""Refusals of the type of numbers that come in, in words."""

from __future__ import annotations

from dataclasses import replace

from studio.compile import mend
from studio.compile.mend import New
from studio.compile.problems import Fix
from studio.compile.refusal import Arrival, Case, Explained, Inputs
from studio.compile.tensors import TensorSpec
from studio.compile.trying import (
    NOTHING,
    Fixes,
    again,
    inserting,
    instead,
    mends,
    type_edits,
    typed,
)
from studio.message import Message

WORDS = {
    "float32": Message("real numbers (float32)"),
    "int64": Message("whole numbers (int64)"),
    "bool": Message("true or false (bool)"),
}

INDICES = {
    "Embedding": ("input",),
    "EmbeddingBag": ("input", "offsets"),
    "NLLLoss": ("target",),
    "CrossEntropyLoss": ("target",),
    "LinearCrossEntropyLoss": ("target",),
    "AdaptiveLogSoftmaxWithLoss": ("target",),
    "MultiMarginLoss": ("target",),
    "DiceLoss": ("target",),
    "FocalLoss": ("target",),
    "MultiLabelMarginLoss": ("target",),
    "CTCLoss": ("targets", "input_lengths", "target_lengths"),
    "RNN": ("lengths",),
    "LSTM": ("lengths",),
    "GRU": ("lengths",),
    "OneHot": ("input",),
    "Gather": ("index",),
    "IndexSelect": ("index",),
    "IndexAdd": ("index",),
    "ScatterAdd": ("index",),
    "TakeAlongDim": ("indices",),
    "MaxUnpool1d": ("indices",),
    "MaxUnpool2d": ("indices",),
    "MaxUnpool3d": ("indices",),
}
"""The ports of each kind that take indices."""

MASKS = {"MaskedFill": ("mask",), "Where": ("condition",)}
"""The ports of each kind that take what is true or false."""

RECURRENT = frozenset({"LSTM", "GRU", "RNN"})
READERS = RECURRENT | {"TransformerEncoder", "TransformerEncoderLayer", "Linear"}
"""Kinds that read sequences of vectors, so that indices are turned into vectors first."""


def is_whole(spec: TensorSpec) -> bool:
    return spec.dtype.startswith(("int", "uint"))


def indices(case: Case) -> Explained | None:
    """Real numbers where indices are wanted."""
    for port in INDICES.get(case.kind, ()):
        arrival = case.at(port)
        if arrival is None or is_whole(arrival.spec):
            continue
        if case.kind == "CrossEntropyLoss" and arrival.spec.shape == case.first.shape:
            continue  # a probability for each class
        return _said(case, arrival, "int64")
    return None


def types(case: Case) -> Explained | None:
    """Numbers of a type that the layer does not take, where others would do."""
    if not case.speaks_of_types():
        return None
    for arrival in case.arrivals:
        for dtype in WORDS:
            if dtype != arrival.spec.dtype and mends(case, inputs=_with(case, arrival, dtype)):
                return _said(case, arrival, dtype)
    further = (_next_matter(case, arrival) for arrival in case.arrivals)
    return _all_real(case) or next((found for found in further if found), None)


def _with(case: Case, arrival: Arrival, dtype: str) -> Inputs:
    return instead(case, arrival, replace(arrival.spec, dtype=dtype))


def _next_matter(case: Case, arrival: Arrival) -> Explained | None:
    """A type after which there is nothing more to say of types, but of something else."""
    dtype = "bool" if arrival.port in MASKS.get(case.kind, ()) else "float32"
    if arrival.spec.dtype == dtype or (dtype == "float32" and _is_real(arrival.spec)):
        return None
    found = again(case, inputs=_with(case, arrival, dtype))
    if found is None or replace(case, error=found.error).speaks_of_types():
        return None
    return _said(case, arrival, dtype)


def _is_real(spec: TensorSpec) -> bool:
    return spec.dtype.startswith(("float", "bfloat"))


def _said(case: Case, arrival: Arrival, dtype: str) -> Explained:
    said = {"kind": case.kind, "source": arrival.source.name, "found": arrival.spec.dtype}
    message = Message("{kind} wants {wanted}; {source} gives {found}.", wanted=WORDS[dtype], **said)
    if len(case.step.spec.inputs) > 1:
        message = Message(
            "{kind} wants {wanted} at {port}; {source} gives {found}.",
            wanted=WORDS[dtype],
            port=arrival.port,
            **said,
        )
    fixes = typed(case, arrival, dtype)
    if dtype != "float32" or not is_whole(arrival.spec):
        return message, fixes
    embedded = _embedded(case, arrival)
    return message, (*fixes, *embedded) if case.kind == "Linear" else (*embedded, *fixes)


def _embedded(case: Case, arrival: Arrival) -> Fixes:
    """Turn indices into vectors first."""
    if case.kind not in READERS or len(arrival.spec.shape) != 2:
        return NOTHING
    row: New = ("torch.nn.Embedding", "embedding", {})
    title = Message("Insert Embedding")
    if case.step.settings.get("batch_first") is False:
        return inserting(case, arrival, title, row, batch_first=True)
    return inserting(case, arrival, title, row)


def _all_real(case: Case) -> Explained | None:
    """Several values that must all be real numbers."""
    wrong = [one for one in case.arrivals if not _is_real(one.spec)]
    inputs: Inputs = case.inputs
    for one in wrong:
        inputs = instead(replace(case, inputs=inputs), one, replace(one.spec, dtype="float32"))
    if len(wrong) < 2 or not mends(case, inputs=inputs):
        return None
    message, _ = _said(case, wrong[0], "float32")
    return message, (_cast_all(case, wrong),)


def _cast_all(case: Case, wrong: list[Arrival]) -> Fix:
    edits = [edit for one in _sources(wrong) for edit in type_edits(case, one, "float32")]
    title = Message("Make real numbers (float32) of all that comes in")
    return mend.several(title, *edits)


def _sources(wrong: list[Arrival]) -> list[Arrival]:
    """One arrival for each input of the model, and all from elsewhere."""
    known: set[str] = set()
    found: list[Arrival] = []
    for one in wrong:
        if one.source.kind != "input" or one.source.id not in known:
            found.append(one)
        known.add(one.source.id)
    return found
