"""Single layers that grow: what they gave they give, where nothing new comes in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn.utils import parametrizations

from studio.train.growth.axes import NarrowerError, centred, leading, stacked
from studio.train.growth.layouts import Leading, layout


def grown(before: nn.Module, now: nn.Module) -> nn.Module:
    """The second layer with what the first has learnt; none of its tensors is left out."""
    placements = layout(before, now, Leading()).placements
    theirs, ours = before.state_dict(), now.state_dict()
    assert placements.keys() >= theirs.keys()
    now.load_state_dict({key: placements[key].weight(theirs[key], ours[key]) for key in ours})
    return now.eval()


def wide(x: Tensor, size: int) -> Tensor:
    """The same with new features, which are not 0."""
    return torch.cat([x, torch.randn(*x.shape[:-1], size - x.shape[-1])], -1)


ROWS, WORDS = torch.randn(7, 4), torch.tensor([[1, 3, 2], [0, 4, 4]])
STEPS = torch.randn(5, 7, 4)
Make = Callable[[int, int], nn.Module]
LAYERS: dict[str, tuple[Make, Tensor]] = {
    "Linear": (nn.Linear, ROWS),
    "RNNCell": (nn.RNNCell, ROWS),
    "GRUCell": (nn.GRUCell, ROWS),
    "RNN": (nn.RNN, STEPS),
    "GRU": (lambda i, o: nn.GRU(i, o, num_layers=3), STEPS),
    "LSTM": (nn.LSTM, STEPS),
    "LSTM, projected": (lambda i, o: nn.LSTM(i, 2 * o, num_layers=2, proj_size=o), STEPS),
    "Conv1d": (lambda i, o: nn.Conv1d(i, o, 3), STEPS.permute(1, 2, 0)),
    "ConvTranspose1d, spectral": (
        lambda i, o: parametrizations.spectral_norm(nn.ConvTranspose1d(i, o, 3)).eval(),
        STEPS.permute(1, 2, 0),
    ),
    "Linear, of lengths": (lambda i, o: parametrizations.weight_norm(nn.Linear(i, o)), ROWS),
}


@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize("name", LAYERS)
def test_what_it_gave_it_gives(name: str) -> None:
    make, x = LAYERS[name]
    before = make(4, 5).eval()
    now = grown(before, make(6, 8).eval())
    axis = 1 if name.startswith("Conv") else -1
    more = wide(x.movedim(axis, -1), 6).movedim(-1, axis)
    old, new = before(x), now(more)
    old, new = (each[0] if isinstance(each, tuple) else each for each in (old, new))
    torch.testing.assert_close(new.narrow(axis, 0, 5), old, rtol=1e-4, atol=1e-6)
    assert new.narrow(axis, 5, 3).abs().sum() > 0


def test_words_keep_their_places() -> None:
    for make in (nn.Embedding, nn.EmbeddingBag):
        before = make(5, 4)
        now = grown(before, make(9, 6))
        torch.testing.assert_close(now(WORDS)[..., :4], before(WORDS))
        assert now.weight[5:].abs().sum() > 0


def test_both_inputs_of_a_bilinear_layer_grow() -> None:
    before = nn.Bilinear(4, 3, 5)
    now = grown(before, nn.Bilinear(6, 4, 7))
    two = torch.randn(7, 3)
    torch.testing.assert_close(now(wide(ROWS, 6), wide(two, 4))[:, :5], before(ROWS, two))


def test_attention_gains_heads() -> None:
    before = nn.MultiheadAttention(4, 2).eval()
    now = grown(before, nn.MultiheadAttention(6, 3))
    x = wide(STEPS, 6)
    torch.testing.assert_close(now(x, x, x)[0][..., :4], before(STEPS, STEPS, STEPS)[0])


def test_attention_keeps_its_heads_apart() -> None:
    """Heads that grow scale their products otherwise, but each keeps its own rows."""
    before = nn.MultiheadAttention(4, 2)
    now = grown(before, nn.MultiheadAttention(6, 2))
    query, old = now.in_proj_weight[:6], before.in_proj_weight[:4]
    assert torch.equal(query[[0, 1, 3, 4], :4], old)
    assert torch.equal(now.out_proj.weight[:4][:, [0, 1, 3, 4]], before.out_proj.weight)


def test_a_transformer_is_grown_all_through() -> None:
    def make(width: int) -> nn.Module:
        return nn.TransformerEncoder(
            nn.TransformerEncoderLayer(width, 2, 8), 2, enable_nested_tensor=False
        )

    now = grown(make(4), make(8))
    assert now(wide(STEPS, 8)).shape == (5, 7, 8)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (nn.Linear(4, 5), nn.Linear(4, 3)),
        (nn.Conv2d(1, 4, 5), nn.Conv2d(1, 4, 3)),
        (nn.LSTM(4, 5), nn.LSTM(4, 3)),
        (nn.Embedding(5, 4), nn.Embedding(3, 4)),
    ],
    ids=["fewer features", "a smaller kernel", "fewer cells", "fewer words"],
)
def test_smaller_is_refused(before: nn.Module, now: nn.Module) -> None:
    with pytest.raises(NarrowerError):
        layout(before, now, Leading())


def test_axes() -> None:
    assert leading(2, 4).tolist() == [0, 1, -1, -1]
    assert leading(3, 2).tolist() == [0, 1]
    assert centred(3, 5).tolist() == [-1, 0, 1, 2, -1]
    assert stacked(leading(2, 3), 2, 2).tolist() == [0, 1, -1, 2, 3, -1]
