"""Tables from CSV files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Dataset

FLOWERS = "length,width,petal,kind\n" + "".join(
    f"{n}.5,{n * 2},{n % 3},{'rose' if n % 2 else 'tulip'}\n" for n in range(1, 21)
)


def load(file: Path | str, **options) -> Dataset:
    flat = {f"data.{name}": value for name, value in options.items()}
    return sources.load({"data.source": "csv", "data.file": str(file), **flat})


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str | bytes, **options) -> Dataset:
        file = tmp_path / "table.csv"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(file, **options)

    return write


@pytest.fixture
def refused(table):
    def attempt(text: str | bytes, **options) -> str:
        with pytest.raises(DataError) as caught:
            table(text, **options)
        assert "table.csv" in str(caught.value)
        return str(caught.value)

    return attempt


def test_the_last_column_is_the_target(table) -> None:
    data = table(FLOWERS)
    features, label = data.fields
    assert (data.name, features.shape, features.kind) == ("table", (3,), "vector")
    assert features.columns == ("length", "width", "petal")
    assert label.classes == ("rose", "tulip")
    assert (data.train_size, data.validation_size) == (16, 4)
    assert np.bincount(data.validation["label"]).tolist() == [2, 2]
    assert data.train["features"].dtype == np.float32
    assert "Inputs: length, width, petal. Target: kind." in str(data.note)


def test_rows_stay_together(table) -> None:
    data = table(FLOWERS)
    for features, label in zip(data.train["features"], data.train["label"], strict=True):
        assert features[1] == 2 * (features[0] - 0.5)
        assert label == (0 if (features[0] - 0.5) % 2 else 1)


def test_a_measured_target_is_a_number(table) -> None:
    data = table(FLOWERS, target="length", columns="petal, width", normalise="standard")
    features, target = data.fields
    assert (features.kind, target.kind, target.shape) == ("points", "number", (1,))
    assert data.train["target"].shape == (16, 1)
    assert data.train["target"].max() > 15
    np.testing.assert_allclose(data.train["features"].mean(0), 0, atol=1e-6)
    assert "Inputs: petal, width." in str(data.note)


def test_the_task_can_be_left_open_or_chosen(table) -> None:
    whole = "x,z,y\n" + "".join(f"{n},0,{n % 4}.0\n" for n in range(40))
    assert table(whole).fields[1].classes == ("0", "1", "2", "3")
    assert table(whole, task="regression").fields[1].kind == "number"
    many = "x,z,y\n" + "".join(f"{n},0,{n % 25}\n" for n in range(100))
    assert table(many).fields[1].kind == "number"
    assert len(table(many, task="classification").fields[1].classes) == 25
    mixed = "x,z,y\n" + "1,0,2\n1,0,2.0\n1,0,10\n2,0,b\n" * 3
    data = table(mixed, task="classification")
    assert data.fields[1].classes == ("2", "10", "b")


def test_other_separators_quotes_blank_lines_and_a_mark_in_front(table) -> None:
    text = '\ufeff"a, b"; y\n\n' + '"1.5"; "one;two"\n2; three\n' * 4 + "\n"
    data = table(text, separator="semicolon")
    assert data.fields[1].classes == ("one;two", "three")
    assert "a, b" in str(data.note)
    assert table("a\tb\n" + "1\t0\n2\t1\n" * 4, separator="tab").train_size == 6
    assert table("a  b\n" + "1  0\n2 1\n" * 4, separator="space").train_size == 6


def test_without_a_header_columns_are_numbers(table) -> None:
    text = "5,0,1.5\n6,1,2.5\n" * 4
    data = table(text, header=False, target="2")
    assert data.fields[1].classes == ("0", "1")
    assert "Inputs: column 1, column 3." in str(data.note)
    numbered = table("0,1,2\n" + text, columns="0")
    assert numbered.train_size == 6


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"There is no file .*a CSV file was expected there"):
        load(tmp_path / "none.csv")
    with pytest.raises(DataError, match="is a folder; a CSV file was expected"):
        load(tmp_path)


def test_text_among_numbers_names_line_and_column(refused) -> None:
    text = refused("a,b,y\n1,2,x\n3,big,y\n1,2,x\n3,4,y\n")
    assert 'Line 3, column "b"' in text
    assert 'a number was expected; found "big"' in text
    assert "remove the row" in text
    assert "found an empty cell" in refused("a,b,y\n1,2,x\n3,,y\n1,2,x\n3,4,y\n")
    assert 'Line 4, column "a"' in refused("a,b,y\n1,2,x\n3,1,y\nnan,2,x\n3,4,y\n")
    assert 'found "inf"' in refused("a,b,y\n1,2,x\n3,1,y\ninf,2,x\n3,4,y\n")
    assert 'found "1e300"' in refused("a,b,y\n1,2,x\n3,1,y\n1e300,2,x\n3,4,y\n")
    assert 'found "1_000"' in refused("a,b,y\n1,2,x\n3,1,y\n1_000,2,x\n3,4,y\n")
    decimal = refused("a;b;y\n1;2;x\n3;1,5;y\n1;2;x\n", separator="semicolon")
    assert "Write decimals with a point." in decimal


def test_line_numbers_count_blank_and_quoted_lines(refused) -> None:
    assert "Line 6" in refused('a,b,y\n\n1,2,"x\nz"\n3,1,q\nbad,2,q\n3,4,"x\nz"\n')


def test_a_header_that_is_none_and_one_that_is_missed(refused) -> None:
    text = refused("5.1,3.5,0\n" * 6)
    assert "holds only numbers (5.1, 3.5, 0)" in text
    assert '"data.header" to false' in text
    text = refused("a,b,c\n" + "1,2,0\n3,4,1\n" * 4, header=False, task="classification")
    assert 'Line 1, column "column 1"' in text
    assert 'set "data.header" to true' in text


def test_columns_that_do_not_exist(refused) -> None:
    text = refused(FLOWERS, target="sort")
    assert 'has no column "sort". Its columns are: length, width, petal, kind.' in text
    assert '"data.target"' in text
    assert 'in "data.columns"' in refused(FLOWERS, columns="width,nope")
    assert 'has no column "9"' in refused("1,2\n" * 5, header=False, target="9")


def test_columns_named_wrongly(tmp_path: Path, refused, table) -> None:
    unnamed = "," + FLOWERS.replace("\n", "\n1,").rsplit("1,", 1)[0]
    text = refused(unnamed)
    assert "Column 1 of" in text
    assert "has no name" in text
    assert table(unnamed, columns="length,width").fields[0].shape == (2,)
    assert "Two columns of" in refused("a,a,y\n" + "1,2,0\n3,4,1\n" * 4)
    for columns, words in (("kind", "which is the target"), ("width,width", "twice")):
        with pytest.raises(DataError, match=words):
            table(FLOWERS, columns=columns)


def test_rows_of_another_length(refused) -> None:
    text = refused("a,b,y\n1,2,0\n1,2\n3,4,1\n")
    assert "Line 3 of" in text
    assert "has 2 columns; the first line has 3" in text


def test_the_wrong_separator(refused) -> None:
    text = refused("a;b\n" + "1;0\n2;1\n" * 4)
    assert 'one column when separated by "comma"' in text
    assert 'may be separated by "semicolon"' in text
    assert '"data.separator"' in text
    assert "may be" not in refused("a\n1\n2\n")


def test_files_without_rows_or_not_text(refused) -> None:
    assert "has no rows of data. Choose" in refused("")
    assert "no rows of data, only a header" in refused("a,b,c\n")
    assert "is not text in UTF-8" in refused(b"a,b\n1,\xff\xfe\n")
    assert "Line 2 of" in refused('a,b\n1,"x"y\n')
    assert "quotation marks" in refused('a,b\n1,"never closed\n')


def test_targets_that_say_nothing(refused) -> None:
    text = refused("a,b,y\n1,2,u\n1,2,\n1,2,v\n")
    assert "Line 3 of" in text
    assert 'nothing in the target column "y"' in text
    assert "Line 2 of" in refused("a,b,y\n1,2,NaN\n1,2,v\n1,2,v\n")
    assert 'of one class, "same"' in refused("a,b,y\n" + "1,2,same\n" * 5)
    text = refused("a,b,y\n1,2,anna\n1,2,bert\n1,2,carl\n")
    assert 'another value in the target column "y"' in text
    text = refused("a,b,y\n1,2,0\n1,2,1\n1,2,n/a\n1,2,1\n")
    assert 'Line 4, column "y"' in text
    assert "most of this column is numbers" in text
    text = refused("a,b,y\n1,2,0.5\n1,2,1\n1,2,n/a\n1,2,1\n", task="regression")
    assert 'Line 4, column "y"' in text
    assert 'found "n/a"' in text


def test_too_few_rows_to_split(table) -> None:
    with pytest.raises(DataError, match="2 examples cannot be split"):
        table("a,b,y\n1,2,0\n1,2,1\n")


cells = st.one_of(
    st.text('ab",;\n\t ._0123456789-+eEnaif', max_size=6), st.floats().map(str), st.just("")
)


@given(st.lists(st.lists(cells, min_size=1, max_size=4).map(",".join), max_size=12))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_a_sentence_or_finite_numbers(tmp_path: Path, lines: list[str]) -> None:
    file = tmp_path / "any.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    try:
        data = load(file)
    except DataError as error:
        assert str(error)
    else:
        assert np.isfinite(data.train["features"]).all()
