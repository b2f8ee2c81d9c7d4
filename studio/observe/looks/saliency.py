"""Finds out what moves a model's answer for one example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.compile.module import PlanModule
from studio.message import UserError
from studio.observe.asks.saliency import Randomisation, SaliencyAsk, SaliencyFound
from studio.observe.asks.saliency_methods import BY_NAME
from studio.observe.looks.judging import reads
from studio.observe.looks.subject import Given, Subject
from studio.observe.metrics import Scoring
from studio.observe.patience import part
from studio.observe.quiet import frozen, undisturbed
from studio.observe.saliency.attribution import Attribution, attribute, joined
from studio.observe.saliency.captum_methods import attribute_by_captum
from studio.observe.saliency.question import Question, question, shown
from studio.observe.saliency.randomised import spearman, stages
from studio.observe.saliency.ways import convolutions

EXAMPLES = 64
"""Of which the mean is taken, or which stand for nothing."""


def look(ask: SaliencyAsk, subject: Subject) -> SaliencyFound:
    """Explain an example, and by a copy with random weights too where that is asked for."""
    given = _given(ask, subject)
    with undisturbed(given.module):
        asked = _question(ask, given, given.module)
        with part(0, 2 if ask.randomised else 1):
            found = _attribute(ask, asked, given)
        random = tuple(_random(ask, asked, found, given)) if ask.randomised else ()
    return SaliencyFound(
        sample=given.sample,
        target=asked.target,
        against=asked.against,
        label=given.label,
        classes=given.scoring.reading != "numbers",
        input=frozen(given.inputs[asked.place][0]),
        values=frozen(found.values),
        scores=frozen(shown(asked.scores, given.scoring)),
        tokens=asked.entrance is not None,
        node=found.node or (asked.entrance[0] if asked.entrance else ""),
        nodes=tuple((way, step.called) for way, step in convolutions(given.module.plan)),
        number=found.number,
        patch=found.patch,
        summed=found.summed,
        random=random,
        place=asked.where,
    )


def _given(ask: SaliencyAsk, subject: Subject) -> Given:
    if ask.call:
        if subject.whole is None:
            raise UserError(
                "The run under way has no single model here, so there is nothing to explain."
            )
        return subject.whole.call(ask.call, ask.sample)
    samples = subject.samples
    sample = samples.settled(ask.sample)
    others = BY_NAME[ask.method].captum or ask.baseline == "mean"
    count = min(EXAMPLES, len(samples.splits[sample.split])) if others else 1
    inputs = tuple(samples.batch(sample, count))
    judge, scoring = samples.judge, samples.scoring
    targets = samples.splits[sample.split].targets
    if judge is not None and judge.reading != "numbers":
        scoring = Scoring(reads(judge, None if targets is None else targets[:EXAMPLES]))
    output = judge.output if judge is not None else 0
    places = () if targets is None else tuple(targets.shape[1:])
    label = samples.label(sample)
    return Given(subject.module, inputs, scoring, sample, label, output, places)


def _question(ask: SaliencyAsk, given: Given, module: PlanModule) -> Question:
    one = tuple(values[:1] for values in given.inputs)
    return question(
        module,
        one,
        given.scoring,
        target=ask.target,
        against=ask.against,
        output=given.output,
        places=given.places,
    )


def _attribute(ask: SaliencyAsk, asked: Question, given: Given) -> Attribution:
    method = BY_NAME[ask.method]
    examples = given.inputs[asked.place]
    do = attribute_by_captum if method.captum else attribute
    found = do(ask, asked, examples)
    if asked.entrance is not None:
        return replace(found, values=joined(found.values, signed=method.signed))
    return found


def _random(
    ask: SaliencyAsk, asked: Question, found: Attribution, given: Given
) -> Iterator[Randomisation]:
    signed = BY_NAME[ask.method].signed
    for node, copy in stages(given.module, cascade=ask.randomised == "layers"):
        with undisturbed(copy), part(1, 2):
            # Of the class that the trained model was asked about.
            same = replace(asked, module=copy)
            other = _attribute(ask, same, given).values
        maps = (found.values, other) if signed else (found.values.abs(), other.abs())
        step = given.module.plan.step(node) if node else None
        name = step.called if step is not None else ""
        yield Randomisation(node, name, frozen(other), spearman(*maps))
