"""All rules, in the order in which the guide tells them. No torch."""

from __future__ import annotations

from typing import Final

from studio.message import Message
from studio.train.doctor import examples, flow, losses
from studio.train.doctor.chart import Chart
from studio.train.doctor.rule import Rule

ONE_BATCH: Final = "single-batch"
"""What the test on a single batch finds, which is no rule that watches."""


def _never(_: Chart) -> tuple[()]:
    return ()


RULES: Final = (
    *losses.RULES,
    *flow.RULES,
    *examples.RULES,
    Rule(
        ONE_BATCH,
        Message("It cannot learn a single batch"),
        Message(
            "In a test that you start: after 200 steps on the same batch, without dropout and "
            "weight decay, the loss is above a tenth of where it began."
        ),
        Message(
            "A model that cannot learn a few examples by heart cannot learn at all: something is "
            "wrong with it, with its loss, its labels or its learning rate."
        ),
        Message("Look for layers that no gradient passes, and test learning rates."),
        "A. Karpathy: A Recipe for Training Neural Networks, 2019: overfit one batch; 200 steps "
        "and the tenth are ours.",
        _never,
    ),
)
BY_KEY: Final = {rule.key: rule for rule in RULES}
