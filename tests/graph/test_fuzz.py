"""Whatever stands in a file: a project that survives its own file, or an error with a path."""

from __future__ import annotations

import json
import string
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_texts import CANONICAL, COMPOSED, FROM_THE_FUTURE, GONE, changed

from studio.graph.fileio import FileError, dumps, load, loads

KEYS = ("id", "x", "from", "to", "=", "name", "value", "type")

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(
        ["width", "1 +", "block:part", "n1", "n2", "n10", "output", "model", "plexus", 10**400]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), json_values)
def test_a_damaged_value_anywhere_is_refused_or_kept(seed: int, value: Any) -> None:
    random = Random(seed)
    record = json.loads(random.choice((CANONICAL, COMPOSED, FROM_THE_FUTURE)))
    damaged = changed(record, random.choice(places(record)), random.choice((value, GONE)))
    refused_or_kept(json.dumps(damaged) if damaged is not GONE else "")


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values inside a JSON value."""
    if not isinstance(value, dict | list):
        return [path]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [found for key, item in members for found in places(item, (*path, key))]
    return [path, *inner] if path else inner


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from((CANONICAL, COMPOSED)),
    st.lists(st.tuples(st.integers(0, 1900), st.integers(0, 3), st.text(max_size=3)), max_size=4),
)
def test_damaged_letters_are_refused_or_kept(
    text: str, damages: list[tuple[int, int, str]]
) -> None:
    for start, length, letters in damages:
        text = text[:start] + letters + text[start + length :]
    refused_or_kept(text)


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet=string.printable + "\ud800½", max_size=60) | st.text('{}[]",:1e-', max_size=60)
)
def test_any_text_is_refused_or_kept(text: str) -> None:
    refused_or_kept(text)


def refused_or_kept(text: str) -> None:
    """A project comes out that survives its own file, or an error with a path; nothing else."""
    try:
        project = loads(text, "my.plexus")
    except FileError as error:
        assert str(error).startswith("my.plexus ")
        assert "$" in str(error)
    else:
        again = dumps(project)
        assert dumps(loads(again)) == again
        again.encode()


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=40), at=st.integers(0, 900))
def test_any_bytes_are_refused_or_kept(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.plexus"
    whole = CANONICAL.encode()
    for damaged in (data, whole[:at] + data + whole[at:]):
        path.write_bytes(damaged)
        try:
            project = load(path)
        except FileError as error:
            assert str(error).startswith(str(path))
        else:
            assert dumps(loads(dumps(project))) == dumps(project)
