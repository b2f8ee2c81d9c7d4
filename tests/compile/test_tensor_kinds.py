import pytest

from studio.compile.tensor_kinds import expected, kind_of
from studio.compile.tensors import ABSENT, SCHEDULE, TensorSpec
from studio.layers.catalogue import standard


@pytest.mark.parametrize(
    ("tensor", "kind"),
    [
        (TensorSpec(("N", 8)), "features"),
        (TensorSpec(("N",), "float64"), "features"),
        (TensorSpec(("N", "T", 8)), "sequence"),
        (TensorSpec(("N", 3, 8, 8), "bfloat16"), "image"),
        (TensorSpec(("N", 3, 8, 8, 8)), "image"),
        (TensorSpec(("N", 3, 8, 8), "uint8"), "index"),
        (TensorSpec(("N", "T"), "bool"), "mask"),
        (TensorSpec(()), "scalar"),
        (SCHEDULE, "schedule"),
        (ABSENT, "any"),
    ],
)
def test_shape_and_dtype_tell_the_sort(tensor, kind):
    assert kind_of(tensor) == kind


@pytest.mark.parametrize(
    ("key", "side", "end", "kind"),
    [
        ("torch.nn.Conv2d", "input", "input", "image"),
        ("torch.nn.Conv1d", "input", "input", "sequence"),
        ("torch.nn.BatchNorm1d", "input", "input", "any"),
        ("torch.nn.Linear", "input", "input", "any"),
        ("torch.nn.Embedding", "input", "input", "index"),
        ("torch.nn.LSTM", "input", "input", "sequence"),
        ("torch.nn.LSTM", "input", "lengths", "index"),
        ("torch.nn.LSTM", "input", "h_0", "any"),
        ("torch.nn.MultiheadAttention", "input", "attn_mask", "mask"),
        ("torch.nn.MultiheadAttention", "input", "key", "sequence"),
        ("torch.nn.MSELoss", "output", "output", "scalar"),
        ("torch.nn.MSELoss", "output", "nowhere", "any"),
        ("torch.optim.SGD", "input", "loss", "scalar"),
        ("torch.optim.SGD", "input", "schedule", "schedule"),
    ],
)
def test_kinds_of_layers_say_what_they_expect(key, side, end, kind):
    spec = standard().find(key)
    assert spec is not None
    assert expected(spec, side, end) == kind
