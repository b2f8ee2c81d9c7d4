"""Finds out whether what is trained is a language model, and if so lets it write."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.plan import Step
from studio.data.fields import Dataset
from studio.observe.quiet import undisturbed
from studio.observe.writing import Writing, classes_at
from studio.train.loop import Training


def writing_of(training: Training, call: Step, dataset: Dataset) -> Writing | None:
    """For a model that is given a text, and gives scores for each character that there is.

    Args:
        training: what is trained.
        call: of the model, in the training graph.
        dataset: what the text is a field of.
    """
    refs = [ref for refs in call.inputs.values() for ref in refs]
    source = training.module.plan.step(refs[0].node) if len(refs) == 1 else None
    field = dataset.field(source.called) if source is not None else None
    if source is None or field is None or field.kind != "text":
        return None
    if source.spec.construct != "input" or len(call.bodies[0].outputs) != 1:
        return None
    model = training.module.layer(call.node)
    assert isinstance(model, PlanModule)
    texts = training.validation.tensors[training.validation.fields.index(field.name)]
    with undisturbed(model), torch.no_grad():
        scores = model(texts[:1].clone())
    axis = classes_at(scores, field.shape[0], len(field.classes))
    if axis is None:
        return None
    return Writing(model, _beginning(texts, field.classes), field.classes, classes_at=axis)


def _beginning(texts: Tensor, characters: Sequence[str]) -> Tensor:
    """The first piece that ends with a paragraph, else with a line: what follows reads better."""
    if "\n" not in characters:
        return texts[0]
    is_end = texts == characters.index("\n")
    for fits in (is_end[:, -1] & is_end[:, -2], is_end[:, -1]):
        if fits.any():
            return texts[int(fits.nonzero()[0])]
    return texts[0]
