"""Finds out whether what is trained is a language model, and if so lets it write."""

from __future__ import annotations

import torch

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
    beginning = texts[0]
    if "\n" in field.classes:  # What begins a line is easier to read.
        ends = (texts[:, -1] == field.classes.index("\n")).nonzero()
        beginning = texts[int(ends[0])] if len(ends) else beginning
    return Writing(model, beginning, field.classes, classes_at=axis)
