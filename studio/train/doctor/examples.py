"""Illnesses of the data, and of how it is handed out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from studio.compile.lint import sorts
from studio.data import balance
from studio.data.survey import FieldSurvey
from studio.graph.edits import RESET, SetSetting
from studio.message import Message
from studio.observe.checkup import Treatment
from studio.train.config import TrainConfig
from studio.train.doctor import treatments
from studio.train.doctor.chart import Chart, Place
from studio.train.doctor.losses import number
from studio.train.doctor.rule import Rule, Seen
from studio.train.habits import LARGE, TAKING_LARGE
from studio.train.uneven import MUCH, WEIGHED

APART: Final = 100.0
"""The spread of one column may be so many times that of another."""
SHARED: Final = 0.01
"""The share of the validation examples that may be in training too."""
TELLING: Final = 8
"""Numbers in an example, at least, for twins to be no mere chance."""
TINY_BATCH: Final = 4
LARGEST: Final = 4096
"""Examples in a batch that are advised."""
WAITING: Final = 0.5
"""The share of the time that may go into making batches."""


def unscaled(chart: Chart) -> Iterator[Seen]:
    """Inputs are large, or their columns differ much in size."""
    survey = chart.survey
    for each in survey.fields if survey is not None else ():
        if each.is_target or each.kind in ("text", "tokens") or _takes_large(chart, each):
            continue
        scales = [channel.std for channel in each.channels if channel.std > 0]
        apart = max(scales) / min(scales) if len(scales) > 1 else 1.0
        if each.whole.largest > LARGE:
            message = Message(
                "The input {name} is not scaled: its numbers go from {low} to {high}. Layers learn "
                "well from numbers of about -1 to 1.",
                name=each.name,
                low=number(each.whole.low),
                high=number(each.whole.high),
            )
        elif apart > APART:
            message = Message(
                "The columns of the input {name} differ in size: one spreads {times} times as far "
                "as another, so that the small ones are hardly heard.",
                name=each.name,
                times=number(apart),
            )
        else:
            continue
        title = Message("Scale the data to mean 0 and deviation 1")
        edit = SetSetting("data.normalise", "standard")
        cures = (Treatment(title, edit),) if chart.case.scalable else ()
        yield Seen(message, cures, _reader(chart, each), since=(0, 0.0))


def _takes_large(chart: Chart, each: FieldSurvey) -> bool:
    """Whether the first layer takes numbers of any size: an embedding, or a normalisation."""
    begin = next((p for p in chart.case.places.values() if p.step.called == each.name), None)
    steps = chart.case.plan.steps
    begins = [begin.step.node] if begin is not None else [s.node for s in chart.case.plan.inputs]
    readers = [
        step
        for step in steps
        if any(ref.node in begins for refs in step.inputs.values() for ref in refs)
    ]
    return bool(readers) and all(
        step.spec.key in TAKING_LARGE or bool(step.bodies) for step in readers
    )


def _reader(chart: Chart, each: FieldSurvey) -> str:
    """The input of the model that takes a field, where that is plain."""
    inputs = chart.case.plan.inputs
    named = [step.node for step in inputs if step.called == each.name]
    return named[0] if named else inputs[0].node if len(inputs) == 1 else ""


def uneven(chart: Chart) -> Iterator[Seen]:
    """Some classes are rare."""
    survey, case = chart.survey, chart.case
    for name, counts in survey.train.counts.items() if survey is not None else ():
        if balance.unevenness(counts) < MUCH or case.config.class_weights is not None:
            continue
        assert survey is not None
        weighed = [
            s for s in (case.training.steps if case.training else ()) if s.spec.key in WEIGHED
        ]
        if any(step.settings.get("weight") is not None for step in weighed):
            continue
        pairs = zip(counts, survey.classes[name], strict=False)
        there = sorted((count, called) for count, called in pairs if count)
        (fewest, rare), (most, usual) = there[0], there[-1]
        weights = balance.class_weights(counts)
        title = Message("Weigh the classes by how rare they are")
        cures = treatments.settings(case, title, {"class_weights": weights})
        yield Seen(
            Message(
                "Classes are uneven: {usual} of {field} has {most} examples to learn from and "
                "{rare} has {fewest}, so that hardly ever foreseeing the rare one looks well.",
                usual=usual,
                field=name,
                most=most,
                rare=rare,
                fewest=fewest,
            ),
            tuple(cures) if case.loss in ("CrossEntropyLoss", "BCEWithLogitsLoss") else (),
            since=(0, 0.0),
        )


def leaking(chart: Chart) -> Iterator[Seen]:
    """Examples of the validation split are in training too, number for number."""
    survey = chart.survey
    if survey is None or survey.numbers < TELLING or not survey.validation.examined:
        return
    if any(each.kind in ("text", "labels") for each in survey.fields):
        return  # Pieces of one text may well be alike.
    share = survey.shared / survey.validation.examined
    if share < SHARED:
        return
    message = Message(
        "The splits leak: {count} of {all} validation examples are in the training split too, so "
        "that learning by heart looks like understanding.",
        count=survey.shared,
        all=survey.validation.examined,
    )
    title = Message("Leave them out of the training split")
    cures = (Treatment(title, SetSetting("data.duplicates", "drop")),)
    yield Seen(message, cures, since=(0, 0.0))


def tiny_batches(chart: Chart) -> Iterator[Seen]:
    """A batch normalisation measures a handful of examples."""
    norms = [place for place in chart.case.places.values() if place.kind in sorts.BATCH_NORMS]
    size = chart.case.config.batch_size
    if not norms or size > TINY_BATCH:
        return
    title = Message("Take batches of {count}", count=TrainConfig().batch_size)
    grouped = _grouped(chart, norms)
    yield Seen(
        Message(
            "{name} measures batches of {size} examples: what it finds is mostly chance, and "
            "another thing than it uses after training.",
            name=norms[0].step.called,
            size=size,
        ),
        (Treatment(title, SetSetting("train.batch_size", RESET)), *grouped),
        norms[0].name,
        since=(0, 0.0),
    )


def _grouped(chart: Chart, norms: list[Place]) -> list[Treatment]:
    """Layer normalisation of flat values measures each example by itself."""
    flat = [place.name for place in norms if place.kind == "torch.nn.BatchNorm1d"]
    if len(flat) != len(norms):
        return []
    return treatments.become(chart.case, flat, "torch.nn.LayerNorm", "LayerNorm")


def waiting(chart: Chart) -> Iterator[Seen]:
    """Much of the time goes into making batches."""
    if chart.fetching is None or chart.fetching < WAITING:
        return
    size = 2 * chart.case.config.batch_size
    title = Message("Take batches of {count}", count=size)
    larger = (Treatment(title, SetSetting("train.batch_size", size)),) if size <= LARGEST else ()
    yield Seen(
        Message(
            "The data is the bottleneck: {share} of the time goes into putting batches together, "
            "not into learning.",
            share=f"{chart.fetching:.0%}",
        ),
        larger,
        since=chart.fetching_since,
    )


RULES: Final = (
    Rule(
        "unscaled-inputs",
        Message("Inputs are not scaled"),
        Message(
            "An input that no embedding or normalisation takes has numbers beyond 30, or a column "
            "that spreads 100 times as far as another."
        ),
        Message(
            "Weights begin as if all inputs were of about the same size. Large ones saturate "
            "layers and make steps too long in some directions and too short in others."
        ),
        Message("Scale the data to mean 0 and deviation 1, or begin with a normalisation."),
        "Y. LeCun et al.: Efficient BackProp, 1998, section 4.3.",
        unscaled,
    ),
    Rule(
        "uneven-classes",
        Message("Classes are uneven"),
        Message("The largest class has 5 times as many examples to learn from as the smallest."),
        Message("A model does well on average by hardly ever foreseeing what is rare."),
        Message("Let rare classes count more, and look at metrics of each class."),
        "M. Buda et al.: A systematic study of the class imbalance problem, 2018.",
        uneven,
    ),
    Rule(
        "leaking-splits",
        Message("The splits leak"),
        Message(
            "1 % or more of the validation examples have exactly the inputs of a training example "
            "(of examples of 8 numbers or more; texts are left out)."
        ),
        Message("What was learnt by heart looks like understanding, so the numbers are too good."),
        Message("Leave what is in the validation split out of training (data.duplicates)."),
        "B. Barz, J. Denzler: Do We Train on Test Data?, 2020.",
        leaking,
    ),
    Rule(
        "tiny-batch-norm",
        Message("Batch normalisation of tiny batches"),
        Message("There is a batch normalisation, and a batch holds 4 examples or fewer."),
        Message(
            "The mean of a handful of examples is mostly chance; after training a running mean is "
            "used, which is another thing."
        ),
        Message("Take larger batches, or normalise each example by itself: LayerNorm, GroupNorm."),
        "Y. Wu, K. He: Group Normalization, 2018, figure 1: the error grows quickly below batches "
        "of 8, and most from 4 to 2.",
        tiny_batches,
    ),
    Rule(
        "slow-data",
        Message("The data is the bottleneck"),
        Message(
            "For 4 seconds of training, more than half of the time goes into putting batches "
            "together."
        ),
        Message("The processor that learns waits for the one that fetches."),
        Message("Take larger batches, of which fewer are put together, or smaller examples."),
        "https://pytorch.org/tutorials/recipes/recipes/tuning_guide.html; the half is ours.",
        waiting,
    ),
)
