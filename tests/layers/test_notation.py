"""Indices and equations as text."""

from __future__ import annotations

import pytest
import torch

from studio.layers.notation import NotationError, equation, index, index_text, trouble


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (":,0", ":, 0"),
        ("[ ..., -1 ]", "..., -1"),
        ("2:5, None, ::2", "2:5, None, ::2"),
        (" 1 : , :-1,", "1:, :-1"),
        ("007", "7"),
    ],
)
def test_an_index_is_read_and_written_as_python_would(text: str, written: str) -> None:
    assert index_text(text) == written
    x = torch.rand(9, 8, 7)
    assert torch.equal(x[index(text)], eval(f"x[{written}]"))
    assert index_text(index_text(text)) == written


@pytest.mark.parametrize(
    "text",
    ["", "x", "0,,1", "1:2:3:4", "1.5", "True", "[0", "::", "1:x", "__import__('os')", "- 1"],
)
def test_what_is_no_index_is_refused(text: str) -> None:
    if text == "::":
        assert index_text(text) == ":"
        return
    with pytest.raises(NotationError, match="An index has a number"):
        index(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("..., ...", 'more than one "..."'),
        ("::-1", "Flip turns"),
        ("::0", "at least 1"),
        (", ".join("0" * 40), "60 are the most"),
        ("9" * 12, "An index has a number"),
    ],
)
def test_an_index_that_torch_would_refuse_says_why(text: str, words: str) -> None:
    found = trouble("index", text)
    assert found is not None
    assert words in str(found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("b i, b i -> b", "bi,bi->b"),
        ("...ij,jk", "...ij,jk"),
        ("i,j->ij", "i,j->ij"),
        ("i->", "i->"),
    ],
)
def test_an_equation_is_read(text: str, written: str) -> None:
    assert equation(text) == written
    assert trouble("equation", text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ij;jk", "a letter for each axis"),
        ("ij->ik", "look at k"),
        ("ij->ii", "look at i"),
        ("i->i->i", "a letter for each axis"),
        ("i" * 61, "a letter for each axis"),
    ],
)
def test_what_is_no_equation_says_why(text: str, words: str) -> None:
    assert words in str(trouble("equation", text))


def test_plain_text_has_no_notation() -> None:
    assert trouble("", "anything, at all") is None
