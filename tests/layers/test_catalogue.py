"""What the palette and the inspector need of the catalogue."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

import pytest

from studio.layers.catalogue import Catalogue, standard
from studio.layers.spec import CostRule, Family, LayerSpec, ParamType, Port

CATALOGUE = standard()
SPECS = list(CATALOGUE)


def found(text: str) -> list[str]:
    return [spec.title for spec in CATALOGUE.search(text)]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_a_kind_is_documented(spec: LayerSpec) -> None:
    page = r"docs\.pytorch\.org/docs/stable/(generated/torch\.[\w.]+|tensor_view)\.html(#[\w.]+)?"
    vision = r"docs\.pytorch\.org/vision/stable/generated/torchvision\.transforms\.\w+\.html"
    paper = r"(arxiv\.org/abs/[\d.]+|doi\.org/[\w./]+)"
    metric = r"lightning\.ai/docs/torchmetrics/stable/[\w/]+\.html"
    if spec.code:
        page = f"({page}|{vision}|{paper})"
    elif spec.family == "metric":
        page = metric
    assert re.fullmatch(f"https://{page}", spec.doc_url)
    assert spec.summary.endswith(".")
    assert "\n" not in spec.summary
    assert len(spec.summary) <= 90
    assert spec.synonyms
    for param in spec.params:
        assert param.help.endswith("."), param.name
        assert len(param.help) >= 20, param.name
        assert "  " not in param.help, param.name
    for port in (*spec.inputs, *spec.outputs):
        assert port.help.endswith("."), port.name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_a_kind_is_consistent_in_itself(spec: LayerSpec) -> None:
    assert spec.family in get_args(Family)
    assert spec.cost in get_args(CostRule)
    inputs = [port.name for port in spec.inputs]
    assert len(set(inputs)) == len(inputs)
    assert len({param.name for param in spec.params}) == len(spec.params)
    passed = [port for argument in spec.arguments for port in argument.ports]
    passed += [spec.packed_by] if spec.packed_by else []
    assert sorted(passed) == sorted(inputs) or spec.construct == "output"
    for param in spec.params:
        assert param.type in get_args(ParamType)
        assert bool(param.choices) or param.type != "choice"
    for rule in spec.derived:
        assert spec.param(rule.param)
        assert spec.input(rule.port)
        assert not rule.none_if_equals or spec.param(rule.none_if_equals)
    for port in spec.outputs:
        switch = spec.param(port.when) if port.when else None
        assert not port.when or (switch is not None and switch.type == "bool")
    assert spec.positional <= len(spec.params)


def test_titles_and_keys_are_unique_and_torch_classes_keep_their_names() -> None:
    assert len({spec.title for spec in SPECS}) == len(SPECS)
    for spec in SPECS:
        if spec.key.startswith("torch.nn.") and spec.construct == "module":
            assert spec.title == spec.key.rpartition(".")[2]


def test_a_key_can_be_registered_once() -> None:
    catalogue = Catalogue()
    catalogue.register(SPECS[0])
    with pytest.raises(ValueError, match=r"'input' is registered twice"):
        catalogue.register(SPECS[0])
    assert len(catalogue) == 1


def test_an_unknown_key_is_not_found() -> None:
    assert CATALOGUE.find("torch.nn.Nothing") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("fully connected", "Linear"),
        ("dense", "Linear"),
        ("swish", "SiLU"),
        ("deconvolution", "ConvTranspose2d"),
        ("transformer", "Transformer"),
        ("residual", "Add"),
        ("concat", "Concatenate"),
        ("bn", "BatchNorm1d"),
        ("global average", "AdaptiveAvgPool1d"),
        ("long short-term", "LSTM"),
        ("word vectors", "Embedding"),
        ("CONV2D", "Conv2d"),
        ("mxpl", "MaxPool1d"),
        ("softmax", "Softmax"),
    ],
)
def test_search_puts_what_was_meant_first(text: str, title: str) -> None:
    assert found(text)[0] == title


def test_search_finds_by_synonym_and_ranks_titles_first() -> None:
    assert "Linear" in found("affine")
    assert found("lin")[0] == "Linear"
    assert found("conv")[:3] == ["Conv1d", "Conv2d", "Conv3d"]
    kinds = ("MaxPool", "AvgPool", "LPPool")
    assert set(found("pool")[:9]) == {f"{kind}{axes}d" for kind in kinds for axes in (1, 2, 3)}
    assert found("matrix multiplication")[0] == "MatMul"
    assert set(found("rnn")) >= {"LSTM", "GRU"}


def test_search_needs_every_word_and_gives_all_for_none() -> None:
    assert found("") == [spec.title for spec in CATALOGUE.offered()]
    assert found("dense zebra") == []
    assert found("batch norm")[:2] == ["BatchNorm1d", "BatchNorm2d"]


def test_none_is_implied_where_only_we_start_with_a_number() -> None:
    upsample = CATALOGUE.find("torch.nn.Upsample")
    assert upsample is not None
    scale = upsample.by_name["scale_factor"]
    assert scale.implied(None)
    assert not scale.implied(2.0)
    assert upsample.by_name["size"].implied(None)


def test_outputs_that_are_switched_off_are_not_there() -> None:
    pool = CATALOGUE.find("torch.nn.MaxPool2d")
    assert pool is not None
    assert [port.name for port in pool.outputs_with({})] == ["output"]
    assert pool.returns_with({}) == "output"
    on = {"return_indices": True}
    assert [port.name for port in pool.outputs_with(on)] == ["output", "indices"]
    assert pool.returns_with(on) == ("output", "indices")


def test_attention_without_weights_still_returns_a_place_for_them() -> None:
    attention = CATALOGUE.find("torch.nn.MultiheadAttention")
    assert attention is not None
    off = {"need_weights": False}
    assert len(attention.outputs_with({})) == 2
    assert [port.name for port in attention.outputs_with(off)] == ["attn_output"]
    assert attention.returns_with(off) == ("attn_output", "attn_output_weights")


def test_what_is_switched_off_inside_a_nested_return_leaves_the_rest() -> None:
    spec = CATALOGUE.find("torch.nn.LSTM")
    assert spec is not None
    values = {field.name: getattr(spec, field.name) for field in fields(spec) if field.init}
    outputs = (Port("output"), Port("h_n"), Port("c_n", when="bidirectional"))
    changed = LayerSpec(**values | {"outputs": outputs})
    assert changed.returns_with({}) == ("output", "h_n")
    assert changed.returns_with({"bidirectional": True}) == ("output", ("h_n", "c_n"))


@pytest.mark.parametrize(
    ("key", "port", "words"),
    [
        ("torch.nn.MaxPool2d", "indices", "return_indices"),
        ("torch.nn.MultiheadAttention", "attn_output_weights", "need_weights"),
    ],
)
def test_an_output_that_may_be_missing_says_when_it_is_there(
    key: str, port: str, words: str
) -> None:
    spec = CATALOGUE.find(key)
    assert spec is not None
    output = spec.output(port)
    assert output is not None
    assert f"Only with {words}" in output.help
    switch = spec.param(words)
    assert switch is not None
    assert "second output" in switch.help
