"""What stands first when a person types a few letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.layers.catalogue import Catalogue, standard
from studio.layers.search import Finder
from studio.layers.spec import LayerSpec

CATALOGUE = standard()
OFFERED = list(CATALOGUE.offered())
FEW = 3


def found(text: str) -> list[str]:
    return [spec.title for spec in CATALOGUE.search(text)]


def plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("spec", OFFERED, ids=lambda spec: spec.title)
def test_a_kind_is_found_first_by_its_own_title(spec: LayerSpec) -> None:
    assert found(spec.title)[0] == spec.title
    assert found(spec.title.upper())[0] == spec.title


@pytest.mark.parametrize("spec", OFFERED, ids=lambda spec: spec.title)
def test_a_kind_is_among_the_first_by_each_other_word_for_it(spec: LayerSpec) -> None:
    for synonym in spec.synonyms:
        alike = [
            other
            for other in OFFERED
            if plain(other.title).startswith(plain(synonym))
            or plain(synonym) in map(plain, other.synonyms)
        ]
        place = found(synonym).index(spec.title)
        assert place < len(alike) + FEW - 1, (synonym, found(synonym)[: place + 1])


@pytest.mark.parametrize("spec", OFFERED, ids=lambda spec: spec.title)
def test_while_it_is_typed_it_comes_nearer(spec: LayerSpec) -> None:
    places = [found(spec.title[:end]).index(spec.title) for end in range(2, len(spec.title) + 1)]
    assert places[-1] == 0
    assert max(places) < len(OFFERED) // 3


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("fc", ["Linear"]),
        ("dense", ["Linear"]),
        ("bn", ["BatchNorm1d", "BatchNorm2d", "BatchNorm3d"]),
        ("conv", ["Conv1d", "Conv2d", "Conv3d"]),
        ("norm batch", ["BatchNorm1d", "BatchNorm2d", "BatchNorm3d"]),
        ("2d conv", ["Conv2d"]),
        ("self attention", ["MultiheadAttention"]),
        ("attention", ["MultiheadAttention"]),
        ("log loss", ["CrossEntropyLoss"]),
        ("mse", ["MSELoss"]),
        ("l1 loss", ["L1Loss"]),
        ("embeddings", ["Embedding"]),
        ("speech", ["CTCLoss"]),
        ("seq2seq", ["Transformer"]),
        ("lstmcell", ["LSTMCell"]),
        ("huber", ["HuberLoss"]),
    ],
)
def test_what_was_meant_stands_first(text: str, titles: list[str]) -> None:
    assert found(text)[: len(titles)] == titles


def test_both_spellings_of_english_find_the_same() -> None:
    assert found("normalize") == found("normalise")
    assert "BatchNorm2d" in found("normalize")
    assert found("randomized leaky relu") == found("randomised leaky relu")


def test_letters_in_order_find_only_where_nothing_else_does() -> None:
    assert found("mxpl2")[0] == "MaxPool2d"
    assert set(found("mxpl2")) > {"AdaptiveMaxPool2d", "FractionalMaxPool2d"}
    assert "ReflectionPad2d" not in found("fc")


def test_a_changed_kind_is_found_by_its_new_words() -> None:
    catalogue = Catalogue()
    catalogue.offer(OFFERED[0])
    assert catalogue.search("zebra") == []
    catalogue.offer(replace(OFFERED[0], synonyms=("zebra",)))
    assert [spec.key for spec in catalogue.search("zebra")] == [OFFERED[0].key]


def test_other_kinds_are_ranked_in_the_same_way() -> None:
    block = replace(OFFERED[0], key="block:residual", title="residual", summary="Mine.")
    assert CATALOGUE.rank([*OFFERED, block], "residual")[0] is block
    foreign = replace(block, key="block:注意力", title="注意力")
    assert Finder().rank([block, foreign], "注意") == [foreign]
    assert Finder().rank([block], "  ") == [block]
    assert Finder().rank([block], "?!") == [block]


def test_of_kinds_that_fit_alike_a_favourite_comes_first() -> None:
    finder, favourite = Finder(), {"torch.nn.BatchNorm2d"}
    titles = [spec.title for spec in finder.rank(OFFERED, "batch", favourite)]
    assert titles[:2] == ["BatchNorm2d", "BatchNorm1d"]
    assert finder.rank(OFFERED, "linear", favourite)[0].title == "Linear"


def test_kinds_are_found_in_the_language_of_the_user() -> None:
    words = {"Linear": "线性层", "fully connected": "全连接", "Drops.": "丢弃一些数值"}
    finder = Finder(lambda text: words.get(text, text))
    for text in ("线性", "线性层", "全连接", "全连", "linear", "fully connected"):
        assert finder.rank(OFFERED, text)[0].title == "Linear", text
    own = replace(OFFERED[0], key="own", title="Own", summary="Drops.")
    assert finder.rank([own], "数值") == [own]


def test_a_search_can_be_made_ready_little_by_little() -> None:
    finder, steps = Finder(), 1
    while finder.prepare(OFFERED, 10):
        steps += 1
    assert steps == -(-len(OFFERED) // 10)
    assert not finder.prepare(OFFERED, 0)
    assert finder.rank(OFFERED, "linear")[0].title == "Linear"


def test_a_favourite_whose_title_is_begun_comes_first() -> None:
    kinds = list(standard())
    assert Finder().rank(kinds, "drop", {"torch.nn.Dropout"})[0].title == "Dropout"
    assert Finder().rank(kinds, "droppath", {"torch.nn.Dropout"})[0].title == "DropPath"
