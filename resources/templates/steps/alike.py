"""Templates that learn what is alike: near each other what belongs together."""

from __future__ import annotations

from steps.sheet import begin, image, label, of_digits
from studio.api import Project

FEATURES = 16
ROLLED = "Each example beside another of the batch."


def siamese() -> Project:
    project, model, step = begin(
        "siamese",
        "Features of a picture.",
        "Pairs of one class are to be near each other, others a margin apart.",
    )
    of_digits(model, 64, FEATURES)
    picture, known = image(step), label(step)
    other = step.add("torch.roll", "other", picture, shifts=1, dims=0, note=ROLLED)
    other_label = step.add("torch.roll", "other_label", known, shifts=1, dims=0)
    call = step.add("block:model", "model", picture)
    again = step.again(call, "model_again", other)
    alike = step.add("Equal", "alike", wires={"input": known, "other": other_label})
    wires = {"x1": call, "x2": again}
    distance = step.nn("PairwiseDistance", "distance", wires=wires)
    wires = {"distance": distance, "target": alike}
    step.adam("adam", step.add("ContrastiveLoss", "loss", wires=wires))
    return project


def triplet() -> Project:
    project, model, step = begin(
        "triplet",
        "Features of a picture.",
        "A picture is to be nearer to its like than to another, by a margin.",
    )
    of_digits(model, 64, FEATURES)
    picture = image(step)
    like = step.add(
        "RandomAffine",
        "like",
        picture,
        note="Stands in for an example that belongs together with the first.",
    )
    other = step.add("torch.roll", "other", picture, shifts=1, dims=0, note=ROLLED)
    anchor = step.add("block:model", "model", picture)
    wires = {
        "anchor": anchor,
        "positive": step.again(anchor, "model_like", like),
        "negative": step.again(anchor, "model_other", other),
    }
    step.adam("adam", step.nn("TripletMarginLoss", "loss", wires=wires))
    return project


def contrastive() -> Project:
    project, model, step = begin(
        "contrastive",
        "Features of a picture.",
        "Two views of a picture are to be alike, and unlike all others of the batch.",
        **{"train.batch_size": 128},
    )
    of_digits(model, 64, FEATURES)
    picture = image(step)
    views = [
        step.add("RandomAffine", name, picture, note=note)
        for name, note in (("view1", "Other every time."), ("view2", ""))
    ]
    first = step.add("block:model", "model", views[0])
    wires = {"first": first, "second": step.again(first, "model_again", views[1])}
    step.adam("adam", step.add("NTXentLoss", "loss", wires=wires))
    return project


TEMPLATES = (siamese, triplet, contrastive)
