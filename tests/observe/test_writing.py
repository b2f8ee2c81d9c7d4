"""A model that writes: one character after the other, and no trace left in its training."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from studio.observe.writing import AT_A_MOMENT, AT_ONCE, LONGEST, Writing, classes_at

ALPHABET = tuple("abcdefgh")


class Next(nn.Module):
    """Is sure that each letter is followed by the next one; notes what it is given."""

    def __init__(self, axis: int = -1) -> None:
        super().__init__()
        self.sureness = nn.Parameter(torch.tensor(100.0))
        self.drop = nn.Dropout(0.9)
        self.axis = axis
        self.seen: list[tuple[int, ...]] = []

    def forward(self, text: Tensor) -> Tensor:
        self.seen.append(tuple(text.shape))
        after = nn.functional.one_hot((text + 1) % len(ALPHABET), len(ALPHABET))
        scores = self.drop(after * self.sureness)
        return scores.transpose(1, 2) if self.axis == 1 else scores


@pytest.mark.parametrize("axis", [-1, 1])
def test_it_goes_on_with_what_it_was_given(axis: int) -> None:
    model = Next(axis).train()
    writing = Writing(model, torch.tensor([0, 1, 2, 3]), ALPHABET, classes_at=axis)
    frame = writing.look(7)
    assert (frame.step, frame.given) == (7, "abcd")
    assert frame.text == ("efghabcd" * AT_ONCE)[:AT_ONCE]
    assert set(model.seen) == {(1, 4)}  # Always as much as it learns from.


def test_a_text_grows_look_by_look_and_then_begins_anew() -> None:
    writing = Writing(Next(), torch.tensor([0, 1]), ALPHABET)
    lengths = [len(writing.look(step).text) for step in range(LONGEST // AT_ONCE + 1)]
    assert lengths == [*range(AT_ONCE, LONGEST + 1, AT_ONCE), AT_ONCE]


def test_a_whole_text_is_written_at_once_and_alike_each_time() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Embedding(8, 6), nn.Linear(6, 8))
    writing = Writing(model, torch.tensor([0, 1]), ALPHABET)
    before = writing.look(0).text
    whole = writing.whole(5)
    assert len(whole.text) == LONGEST
    assert whole.text == writing.whole(5).text
    assert len(set(whole.text)) > 3
    assert writing.look(1).text.startswith(before)


def test_at_moments_of_a_run_each_text_begins_anew() -> None:
    writing = Writing(Next(), torch.tensor([0, 1]), ALPHABET)
    writing.anew = True
    texts = [writing.look(step).text for step in (9, 2, 30)]
    assert len(texts[0]) == AT_A_MOMENT
    assert texts == [texts[0]] * 3


def test_writing_leaves_no_trace() -> None:
    model = Next().train()
    torch.manual_seed(3)
    expected = torch.rand(4)
    torch.manual_seed(3)
    Writing(model, torch.tensor([0, 1]), ALPHABET).look(2)
    assert torch.equal(torch.rand(4), expected)
    assert model.training
    assert model.sureness.grad is None


def test_the_colder_the_likelier() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Embedding(8, 6), nn.Linear(6, 8))
    kinds = {
        heat: len(set(Writing(model, torch.tensor([0]), ALPHABET, temperature=heat).whole(0).text))
        for heat in (0.01, 100.0)
    }
    assert kinds[100.0] == len(ALPHABET)
    assert kinds[0.01] < len(ALPHABET)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((1, 4, 8), -1),
        ((1, 8, 4), 1),
        ((1, 8), -1),
        ((1, 4, 9), None),
        ((1, 4), None),
    ],
)
def test_what_counts_as_scores(shape: tuple[int, ...], expected: int | None) -> None:
    assert classes_at(torch.zeros(shape), 4, 8) == expected
    assert classes_at(torch.zeros(shape, dtype=torch.int64), 4, 8) is None
