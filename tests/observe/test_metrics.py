from __future__ import annotations

import pytest
import torch

from studio.observe.metrics import Scoring


def test_classes_are_right_where_the_highest_score_is() -> None:
    outputs = torch.tensor([[1.0, 2, 0], [5, 1, 1], [0, 0, 9]])
    assert Scoring("classes").correct(outputs, torch.tensor([1, 2, 2])).tolist() == [
        True,
        False,
        True,
    ]
    scores = Scoring("classes").scores(outputs)
    assert scores.sum(1).tolist() == pytest.approx([1, 1, 1])
    assert scores.argmax(1).tolist() == [1, 0, 2]


@pytest.mark.parametrize("shape", [(4,), (4, 1)])
def test_one_output_speaks_for_the_second_class(shape: tuple[int, ...]) -> None:
    logits = torch.tensor([-3.0, 2.0, 0.5, -0.1])
    targets = torch.tensor([0, 1, 0, 1])
    by_logit = Scoring("logit"), logits.reshape(shape)
    by_probability = Scoring("probability"), logits.sigmoid().reshape(shape)
    for scoring, outputs in (by_logit, by_probability):
        assert scoring.correct(outputs, targets).tolist() == [True, True, False, False]
        scores = scoring.scores(outputs)
        assert scores.shape == (4, 2)
        torch.testing.assert_close(scores[:, 1], logits.sigmoid())
        torch.testing.assert_close(scores.sum(1), torch.ones(4))


def test_numbers_are_their_own_scores_and_have_no_accuracy() -> None:
    scoring = Scoring("numbers")
    assert not scoring.has_accuracy
    assert scoring.scores(torch.tensor([[1.5, -2]])).tolist() == [[1.5, -2]]
    assert scoring.scores(torch.tensor([1.5, -2])).tolist() == [[1.5], [-2]]
