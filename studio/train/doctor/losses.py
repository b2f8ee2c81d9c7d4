"""Illnesses that show in the curves of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, median
from typing import Final

from studio.message import Message
from studio.train.doctor import treatments
from studio.train.doctor.chart import Chart, Epoch, Level, Point, level, parts
from studio.train.doctor.rule import Rule, Seen

SOON_STEPS: Final = 60
"""Steps before a curve is judged, where they make up ``SOON_EPOCHS`` too."""
SOON_EPOCHS: Final = 3
LONG_STEPS: Final = 400
"""Steps after which a curve is judged, however long an epoch is."""
STILL: Final = 0.02
"""A loss that moved by less than this share of itself has not moved."""
KNOWING: Final = 0.7
"""A loss below this share of that of guessing is one that has learnt."""
CRAWL: Final = 0.1
"""A loss that fell by less than this share of itself, and goes on falling, is slow."""
TINY_UPDATE: Final = 1e-5
"""Of the weights, for a step: a hundredth of the rule of thumb 1e-3."""
RISE: Final = 1.5
"""A loss so many times its best is on its way up."""
WORSE: Final = 1.2
"""A loss so many times what it began with has only got worse."""
MATTERS: Final = 0.2
"""As a share of the first loss: what is below it may jump about as it likes."""
SURE: Final = 3.0
"""Standard errors that two means must be apart."""
PIECES: Final = 10
GENERALISATION_LOSS: Final = 0.1
"""By how much the validation loss exceeds its best when learning by heart has begun."""
PATIENCE: Final = 3
"""Epochs over which that must last."""
NOTICEABLE: Final = 0.01
"""Of the loss of guessing: a smaller rise makes no odds."""
SETTLED_EPOCHS: Final = 8
SETTLED: Final = 0.01
"""A training loss that falls by less than this share over four epochs has settled."""
IGNORANT: Final = 0.6
"""A settled loss above this share of that of guessing has not learnt much."""


def ready(chart: Chart) -> bool:
    """Whether there is enough of the curve to judge it."""
    points = chart.points
    if len(points) < PIECES:
        return False
    steps = points[-1].step - points[0].step + 1
    epochs = points[-1].epoch - int(points[0].epoch)
    return steps >= LONG_STEPS or (steps >= SOON_STEPS and epochs >= SOON_EPOCHS)


def ends(points: Sequence[Point]) -> tuple[Level, Level]:
    """The level of the first and of the last tenth of the curve."""
    pieces = parts(points, PIECES)
    return level(pieces[0]), level(pieces[-1])


def no_number(chart: Chart) -> Iterator[Seen]:
    if chart.failure is not None:
        yield Seen(
            chart.failure,
            (*treatments.rate(chart.case, 0.1), *treatments.clip(chart.case, 1.0)),
            since=(chart.step, chart.epoch),
            weight="error",
        )


def stuck(chart: Chart) -> Iterator[Seen]:
    """The loss is where it began, and that is where a model is that has learnt nothing."""
    if not ready(chart) or tiny_updates(chart) is not None:
        return
    first, _ = ends(chart.points)
    last = level(chart.points[-max(5, len(chart.points) // 4) :])
    if abs(first.mean - last.mean) > max(STILL * abs(first.mean), 2 * (first.error + last.error)):
        return
    if chart.baseline is not None and last.mean < KNOWING * chart.baseline:
        return
    if crawling(chart.points):
        return  # That is said in other words.
    began = chart.points[0]
    yield Seen(
        Message(
            "The training loss is stuck: {last} after {steps} steps, {first} at the beginning.",
            last=number(last.mean),
            steps=chart.points[-1].step,
            first=number(first.mean),
        ),
        (treatments.RANGE_TEST, *treatments.rate(chart.case, 10), treatments.BATCH_TEST),
        since=(began.step, began.epoch),
    )


def too_high(chart: Chart) -> Iterator[Seen]:
    """The loss has risen well above where it has been, beyond what batches differ by."""
    points = chart.points
    if len(points) < 2 * PIECES:
        return
    pieces = parts(points, PIECES)
    levels = [level(piece) for piece in pieces]
    first, last = levels[0], levels[-1]
    best = min(range(len(levels) - 1), key=lambda at: levels[at].mean)
    low = levels[best]
    risen = last.mean - low.mean
    # What grows by a factor a step differs so much in itself that no mean of it is sure.
    apart = min(p.value for p in pieces[-1]) > RISE * max(p.value for p in pieces[best])
    clear = apart or risen > SURE * (last.error + low.error)
    if not clear or last.mean < MATTERS * first.mean:
        return
    if last.mean < RISE * low.mean and last.mean < WORSE * first.mean:
        return
    turn = pieces[best][-1]
    yield Seen(
        Message(
            "The training loss rises: {last} now, {low} at step {step}. The learning rate is "
            "probably too high.",
            last=number(last.mean),
            low=number(low.mean),
            step=turn.step,
        ),
        (*treatments.rate(chart.case, 0.1), treatments.RANGE_TEST, *treatments.clip(chart.case, 1)),
        since=(turn.step, turn.epoch),
    )


def too_low(chart: Chart) -> Iterator[Seen]:
    """Updates are tiny beside the weights, or the loss falls steadily and hardly at all."""
    if not ready(chart):
        return
    first, last = ends(chart.points)
    began = chart.points[0]
    since = (began.step, began.epoch)
    cures = (treatments.RANGE_TEST, *treatments.rate(chart.case, 10))
    share = tiny_updates(chart)
    if share is not None and last.mean > 0.8 * first.mean:
        yield Seen(
            Message(
                "A step changes the weights by {share} of their size only, and the loss went from "
                "{first} to {last}. The learning rate is probably too low.",
                share=f"{share:.0e}",
                first=number(first.mean),
                last=number(last.mean),
            ),
            cures,
            since=since,
        )
    elif crawling(chart.points):
        yield Seen(
            Message(
                "The training loss falls steadily but hardly: from {first} to {last} in {steps} "
                "steps. The learning rate is probably too low.",
                first=number(first.mean),
                last=number(last.mean),
                steps=chart.points[-1].step,
            ),
            cures,
            since=since,
        )


def tiny_updates(chart: Chart) -> float | None:
    """The share by which steps of late have changed the weights, where that is tiny."""
    found = [
        vital.update for look in chart.looks[-2:] for vital in look.vitals.values() if vital.update
    ]
    share = median(found) if found else None
    return share if share is not None and share < TINY_UPDATE else None


def crawling(points: Sequence[Point]) -> bool:
    """Whether a loss has fallen by little, and as fast in its second half as in its first."""
    first, last = ends(points)
    fall = first.mean - last.mean
    if fall <= SURE * (first.error + last.error) or fall >= CRAWL * abs(first.mean):
        return False
    middle = level(parts(points, PIECES)[PIECES // 2])
    return middle.mean - last.mean > 0.4 * fall


def overfitting(chart: Chart) -> Iterator[Seen]:
    """The validation loss has been well above its best for a while, and training goes on."""
    epochs = chart.epochs
    if len(epochs) <= PATIENCE:
        return
    at = min(range(len(epochs)), key=lambda n: epochs[n].validation)
    best, late = epochs[at], epochs[-PATIENCE:]
    if len(epochs) - 1 - at < PATIENCE:
        return
    now = fmean(each.validation for each in late)
    if min(each.validation for each in late) < (1 + GENERALISATION_LOSS) * best.validation:
        return
    if chart.baseline is not None and now - best.validation < NOTICEABLE * chart.baseline:
        return
    if fmean(each.train for each in late) >= best.train:
        return  # It unlearns both: that is another illness.
    if best.accuracy is not None and all(each.accuracy is not None for each in late):
        accuracy = fmean(each.accuracy or 0.0 for each in late)
        if accuracy - best.accuracy > 1e-9:  # More than a mean is off by rounding.
            return  # It is too sure of itself, but still gets better.
        if accuracy == 1.0:
            return  # No answer is wrong.
    cures = [
        *treatments.settings(
            chart.case,
            Message("Decay the weights: AdamW with {value}", value=0.01),
            {"optimizer": "AdamW", "weight_decay": 0.01},
        ),
        *treatments.dropout(chart.case),
        *treatments.settings(
            chart.case,
            Message("Stop after {epochs} epochs that are no better", epochs=5),
            {"stop_early": 5},
        ),
    ]
    yield Seen(
        Message(
            "It learns by heart: the validation loss was best after epoch {epoch} ({best}) and is "
            "{now} now, while the training loss fell from {before} to {train}.",
            epoch=best.number,
            best=number(best.validation),
            now=number(now),
            before=number(best.train),
            train=number(late[-1].train),
        ),
        tuple(cures),
        since=(best.step, float(best.number)),
    )


def underfitting(chart: Chart) -> Iterator[Seen]:
    """The training loss has settled, not far below that of guessing."""
    epochs, baseline = chart.epochs, chart.baseline
    if baseline is None or len(epochs) < SETTLED_EPOCHS or tiny_updates(chart) is not None:
        return
    now = fmean(each.train for each in epochs[-2:])
    before = fmean(each.train for each in epochs[-6:-4])
    if before - now > SETTLED * before or now - before > SETTLED * before:
        return
    if not IGNORANT * baseline < now < (1 - STILL) * baseline:
        return
    begun = next((e for e in epochs if e.train <= now * (1 + STILL)), epochs[-1])
    yield Seen(
        Message(
            "It has learnt what it can, and that is little: the training loss stays at {now}; "
            "guessing by how frequent each answer is gives {baseline}.",
            now=number(now),
            baseline=number(baseline),
        ),
        (*treatments.wider(chart.case), treatments.BATCH_TEST, treatments.RANGE_TEST),
        since=(begun.step, float(begun.number)),
    )


def number(value: float) -> str:
    """As one reads it in a sentence."""
    return f"{value:.3g}"


def of_epoch(number_: int, step: int, values: dict[str, float]) -> Epoch | None:
    """The numbers of an epoch's end, where it has one loss."""
    train, validation = values.get("epoch_train_loss"), values.get("val_loss")
    if train is None or validation is None:
        return None
    return Epoch(
        number_,
        step,
        train,
        validation,
        values.get("epoch_train_accuracy"),
        values.get("val_accuracy"),
    )


def thinned(epochs: list[Epoch]) -> list[Epoch]:
    """Every other one of the older half, and the best of it; the later half as it is."""
    half = len(epochs) // 2
    best = min(range(half), key=lambda n: epochs[n].validation)
    return [epochs[n] for n in range(half) if n % 2 == 0 or n == best] + epochs[half:]


RULES: Final = (
    Rule(
        "loss-nan",
        Message("The loss is no number"),
        Message("The loss, or a number beside it, became infinite or NaN."),
        Message(
            "Every weight that such a step touches is lost. Mostly the steps were too large; else "
            "the data or a layer has values without bounds, such as a division by 0."
        ),
        Message("Take smaller steps, or clip the gradients; look for values without bounds."),
        "Goodfellow, Bengio, Courville: Deep Learning, 2016, section 11.5; "
        "https://pytorch.org/docs/stable/notes/faq.html",
        no_number,
    ),
    Rule(
        "loss-stuck",
        Message("The loss does not move"),
        Message(
            "After at least 60 steps and 3 epochs (or 400 steps) the training loss is within 2 % "
            "of where it began, and not below 70 % of the loss of guessing."
        ),
        Message(
            "Something keeps the model from learning at all: a learning rate that is far off, a "
            "layer through which no gradient comes, or labels that do not belong to the inputs."
        ),
        Message(
            "Find a learning rate with the range test, and see whether it can learn one batch by "
            "heart."
        ),
        "A. Karpathy: A Recipe for Training Neural Networks, 2019; the 2 % and the numbers of "
        "steps are ours, wide enough that no bundled example is taken for stuck.",
        stuck,
    ),
    Rule(
        "rate-too-high",
        Message("The learning rate is too high"),
        Message(
            "The training loss is 1.5 times its best (or 1.2 times what it began with), by more "
            "than 3 standard errors of what batches differ by."
        ),
        Message(
            "Steps that are too long jump over the valley, each time further up the other side."
        ),
        Message("Take a tenth of the learning rate, or find one with the range test."),
        "L. Smith: Cyclical Learning Rates for Training Neural Networks, 2017 (arXiv:1506.01186); "
        "Deep Learning, 2016, section 11.4.1.",
        too_high,
    ),
    Rule(
        "rate-too-low",
        Message("The learning rate is too low"),
        Message(
            "A step changes the weights by less than 1 part in 100,000 and the loss is above 80 % "
            "of where it began; or the loss has fallen by less than 10 % and falls as fast as ever."
        ),
        Message("It would get there, but not in your time."),
        Message("Take ten times the learning rate, or find one with the range test."),
        "CS231n, Neural Networks Part 3: updates should be about 1e-3 of the weights; we speak at "
        "a hundredth of that. https://cs231n.github.io/neural-networks-3/",
        too_low,
    ),
    Rule(
        "overfitting",
        Message("It learns by heart"),
        Message(
            "For three epochs the validation loss is 10 % above its best or more, and by 1 % of "
            "the loss of guessing where that is known, the training loss below what it was then, "
            "and the validation accuracy no better, nor perfect."
        ),
        Message("What is learnt by heart does not help with anything that was not seen."),
        Message("Decay the weights, drop features out, stop earlier, or find more data."),
        "L. Prechelt: Early Stopping – But When?, 1998: generalisation loss GL with a threshold of "
        "10 %, over a strip of epochs.",
        overfitting,
    ),
    Rule(
        "underfitting",
        Message("It learns too little"),
        Message(
            "After 8 epochs or more the training loss has settled (1 % over four epochs) above 60 "
            "% of the loss of guessing."
        ),
        Message("The model is too small or too simple for what is to be learnt, or is held back."),
        Message(
            "Give it more features or layers, less regularisation, or inputs that say more; see "
            "whether it can learn one batch by heart."
        ),
        "Deep Learning, 2016, section 5.2 (capacity); the figures are ours.",
        underfitting,
    ),
)
