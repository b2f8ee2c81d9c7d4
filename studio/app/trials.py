"""Short trials of a training: run one, say what it means, and offer what follows from it."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.doctoring import Doctoring
from studio.message import Message
from studio.observe.checkup import Diagnosis, Test, Treatment
from studio.train.config import TrainConfig
from studio.train.doctor import treatments
from studio.train.doctor.chart import Case
from studio.train.doctor.rules import BY_KEY, ONE_BATCH
from studio.train.job import Job
from studio.train.trial import BatchCurve, RangeCurve, Tell


def run(kind: Test, job: Job, tell: Tell, cancelled: Callable[[], bool]) -> RangeCurve | BatchCurve:
    """In a thread, as it loads torch and takes its time."""
    from studio.train.trying_out import batch_test, range_test

    if kind == "range":
        return range_test(job, tell=tell, cancelled=cancelled)
    return batch_test(job, tell=tell, cancelled=cancelled)


def verdict(found: RangeCurve | BatchCurve) -> Message:
    """What was found, in a sentence."""
    if not found.complete:
        return Message("The test was cancelled.")
    if isinstance(found, BatchCurve):
        return _of_batch(found)
    suggested = found.suggested
    if suggested is None:
        return Message(
            "The loss falls at no learning rate, so none is better than another: something else "
            "keeps the model from learning. Test it on a single batch."
        )
    return Message(
        "The loss falls fastest at a learning rate of about {suggested}; the project has {usual}.",
        suggested=f"{suggested:g}",
        usual=f"{found.usual:g}",
    )


def treatment(job: Job, found: RangeCurve) -> Treatment | None:
    """What sets the rate that was found, if it is another."""
    suggested = found.suggested
    if suggested is None or suggested == found.usual or not found.usual:
        return None
    if job.training is None:
        return treatments.to_rate(suggested)
    config = TrainConfig.from_settings(job.project.settings)
    case = Case(job.project, job.plan, config, job.training)
    return next(iter(treatments.rate(case, suggested / found.usual)), None)


def tell(doctor: Doctoring, found: BatchCurve) -> None:
    """Let the doctor say that a batch could not be learnt, or no longer say so."""
    if found.learnt:
        doctor.note((), ONE_BATCH)
        return
    cures = (treatments.RANGE_TEST,)
    seen = Diagnosis(ONE_BATCH, _of_batch(found), BY_KEY[ONE_BATCH].helps, treatments=cures)
    doctor.note((seen,), ONE_BATCH)


def _of_batch(found: BatchCurve) -> Message:
    if not found.losses:
        return Message("The test was cancelled.")
    words = {
        "count": found.examples,
        "steps": len(found.losses),
        "first": f"{found.losses[0]:.3g}",
        "last": f"{found.losses[-1]:.3g}",
    }
    if found.learnt:
        return Message(
            "It can learn a batch of {count} examples by heart: in {steps} steps the loss fell "
            "from {first} to {last}.",
            **words,
        )
    return Message(
        "It cannot learn a single batch of {count} examples: after {steps} steps on it the loss is "
        "{last}, {first} at first.",
        **words,
    )
