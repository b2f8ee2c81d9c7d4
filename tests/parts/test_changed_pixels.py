"""Pixels and steps changed at random: colours, blur, parts wiped out, sequences."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from studio.parts.color_jitter import ColorJitter
from studio.parts.random_erasing import RandomErasing
from studio.parts.random_gaussian_blur import RandomGaussianBlur
from studio.parts.random_grayscale import RandomGrayscale
from studio.parts.random_shift import RandomShift
from studio.parts.time_mask import TimeMask

EYE = torch.tensor((0.299, 0.587, 0.114)).view(3, 1, 1)


def images(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def drawn(layer: nn.Module, x: Tensor, seed: int = 0) -> Tensor:
    """What the layer makes of examples in training, with random numbers of this seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return layer.train()(x)


def only(**given: float) -> ColorJitter:
    """A jitter of one sort."""
    return ColorJitter(**{"brightness": 0.0, "contrast": 0.0, "saturation": 0.0} | given)


MAKERS: dict[str, Callable[[], nn.Module]] = {
    "jitter": lambda: ColorJitter(hue=0.2, p=0.8),
    "grey": lambda: RandomGrayscale(0.5),
    "blur": lambda: RandomGaussianBlur(3),
    "erasing": lambda: RandomErasing(0.7),
    "erasing with noise": lambda: RandomErasing(0.7, noise=True),
    "mask": lambda: TimeMask(3, dim=2),
    "shift": lambda: RandomShift(2, dim=2),
    "rolling": lambda: RandomShift(2, dim=3, wrap=True),
}
each = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def test_brightness_multiplies_all_but_black() -> None:
    x = images(2000, 3, 2, 2) - 0.5
    y = drawn(only(brightness=0.3, black=-1.0), x)
    factors = (y + 1.0) / (x + 1.0)
    spread = factors.flatten(1)
    torch.testing.assert_close(spread.amin(1), spread.amax(1))
    assert 0.699 < factors.min() < 0.71
    assert 1.29 < factors.max() < 1.301


def test_contrast_keeps_the_mean_grey() -> None:
    x = images(2000, 3, 4, 4)
    y = drawn(only(contrast=0.5), x)
    before, after = ((image * EYE).sum(1).mean((1, 2)) for image in (x, y))
    torch.testing.assert_close(after, before)
    factors = (y.std((1, 2, 3)) / x.std((1, 2, 3))).sort().values
    assert 0.5 < factors[10] < 0.6
    assert 1.4 < factors[-10] < 1.55


def test_saturation_keeps_how_light_each_pixel_is() -> None:
    x = images(8, 3, 4, 4)
    y = drawn(only(saturation=1.0), x)
    torch.testing.assert_close((y * EYE).sum(1), (x * EYE).sum(1))
    assert not torch.equal(x, y)


def test_full_loss_of_saturation_is_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    x = images(2, 3, 4, 4)
    monkeypatch.setattr(torch, "rand", torch.zeros)
    y = only(saturation=1.0).train()(x)
    torch.testing.assert_close(y[:, 0], y[:, 1])
    torch.testing.assert_close(y[:, 0], y[:, 2])


@settings(deadline=None, max_examples=25)
@given(share=st.floats(-0.5, 0.5))
def test_a_turn_of_the_hue_keeps_light_and_is_undone_by_its_opposite(share: float) -> None:
    x, layer = images(2, 3, 4, 4).double(), ColorJitter()
    by = torch.full((2, 1, 1, 1), share, dtype=torch.float64)
    y = layer.turn(x, by)
    torch.testing.assert_close(layer.grey(y), layer.grey(x))
    torch.testing.assert_close(layer.turn(y, -by), x)


def test_a_third_of_the_circle_brings_red_towards_green_and_on_to_blue() -> None:
    red = torch.tensor((0.6, 0.3, 0.3)).view(1, 3, 1, 1)
    hues = []
    for share in (0.0, 1 / 3, 2 / 3):
        turned = ColorJitter().turn(red, torch.full((1, 1, 1, 1), share)).flatten().tolist()
        hues.append(colorsys.rgb_to_hsv(*turned)[0])
    first, second, third = hues
    assert first == pytest.approx(0.0, abs=1e-6)
    assert 0.2 < second < 0.5
    assert 0.5 < third < 0.8


def test_images_of_one_channel_have_no_hue_and_of_others_none_is_touched() -> None:
    for channels in (1, 4):
        x = images(3, channels, 4, 4)
        assert torch.equal(drawn(only(hue=0.5), x), x)
    x = images(3, 1, 4, 4)
    assert torch.equal(drawn(only(saturation=1.0), x), x)


def test_grey_images_have_equal_channels_as_light_as_before() -> None:
    x = images(4000, 3, 2, 2)
    y = drawn(RandomGrayscale(0.25), x)
    grey = (x * EYE).sum(1, keepdim=True).expand_as(x)
    is_grey = [torch.equal(a, b) for a, b in zip(y, grey, strict=True)]
    kept = [torch.equal(a, b) for a, b in zip(y, x, strict=True)]
    assert all(a != b for a, b in zip(is_grey, kept, strict=True))
    assert abs(sum(is_grey) / 4000 - 0.25) < 0.03
    x = images(3, 5, 2, 2)
    torch.testing.assert_close(drawn(RandomGrayscale(1.0), x)[:, 3], x.mean(1))


def test_a_blurred_point_is_the_bell_of_each_image() -> None:
    x = torch.zeros(2, 2, 9, 9)
    x[:, :, 4, 4] = 1.0
    sigma = torch.tensor([0.7, 1.5])
    y = RandomGaussianBlur(5).blur(x, sigma)
    for at in range(2):
        bell = torch.exp(-0.5 * (torch.arange(-2.0, 3.0) / sigma[at]) ** 2)
        bell = bell / bell.sum()
        expected = torch.zeros(9, 9)
        expected[2:7, 2:7] = bell[:, None] * bell
        torch.testing.assert_close(y[at], expected.expand(2, 9, 9))


def test_a_blur_leaves_what_is_even_and_what_is_not_chosen() -> None:
    even = torch.full((4, 3, 6, 6), 0.4)
    torch.testing.assert_close(drawn(RandomGaussianBlur(p=1.0), even), even)
    x = images(2000, 1, 5, 5)
    y = drawn(RandomGaussianBlur(3, (1.0, 2.0), p=0.3), x)
    kept = [torch.equal(a, b) for a, b in zip(y, x, strict=True)]
    assert abs(sum(kept) / 2000 - 0.7) < 0.04


def rectangle(hidden: Tensor) -> tuple[int, int]:
    """Height and width of what is hidden; nothing else is, and nothing within is not."""
    rows, columns = hidden.any(1).sum().item(), hidden.any(0).sum().item()
    places = hidden.nonzero()
    assert len(places) == rows * columns
    assert (places.amax(0) - places.amin(0) + 1).tolist() == [rows, columns]
    return int(rows), int(columns)


def test_one_rectangle_is_wiped_out_of_all_channels() -> None:
    x = images(500, 3, 20, 30) + 1.0
    y = drawn(RandomErasing(1.0, (0.1, 0.3), (0.5, 2.0), value=-1.0), x)
    hidden = y == -1.0
    assert torch.equal(hidden[:, 0], hidden[:, 2])
    assert torch.equal(y[~hidden], x[~hidden])
    sizes = [rectangle(one) for one in hidden[:, 0]]
    areas = [rows * columns / 600 for rows, columns in sizes]
    assert 0.08 < min(areas) < 0.12
    assert 0.27 < max(areas) < 0.33
    assert all(0.4 < rows / columns < 2.4 for rows, columns in sizes)
    corners = {tuple(one.nonzero()[0].tolist()) for one in hidden[:, 0]}
    assert len(corners) > 100


def test_a_rectangle_may_fill_the_whole_image_and_be_nothing() -> None:
    x = images(6, 1, 8, 8) + 1.0
    assert not drawn(RandomErasing(1.0, (1.0, 1.0), (1.0, 1.0)), x).any()
    assert torch.equal(drawn(RandomErasing(1.0, (0.0, 0.0)), x), x)


def test_noise_stands_in_the_rectangle() -> None:
    x = torch.zeros(400, 1, 8, 8)
    y = drawn(RandomErasing(1.0, (0.5, 0.5), noise=True), x)
    inside = y[y != 0.0]
    assert abs(inside.mean().item()) < 0.05
    assert abs(inside.std().item() - 1.0) < 0.05


def test_steps_are_hidden_in_a_row_and_up_to_as_many_as_said() -> None:
    x = images(3000, 10, 2) + 1.0
    hidden = (drawn(TimeMask(3, value=-1.0), x) == -1.0).all(2)
    counts = hidden.sum(1)
    assert torch.bincount(counts).tolist() == pytest.approx([750] * 4, abs=120)
    for one in hidden[counts > 0][:200]:
        places = one.nonzero()
        assert places[-1] - places[0] + 1 == len(places)
    assert hidden.any(0).all(), "every step is hidden somewhere"


def test_features_are_hidden_along_their_axis() -> None:
    x = images(50, 4, 6) + 1.0
    hidden = drawn(TimeMask(2, dim=2), x) == 0.0
    assert torch.equal(hidden.all(1), hidden.any(1))
    assert hidden.any()


@pytest.mark.parametrize("wrap", [False, True])
def test_a_shift_is_a_roll_whose_other_end_is_filled(wrap: bool) -> None:
    x = images(700, 9, 2) + 1.0
    y = drawn(RandomShift(3, wrap=wrap, value=-1.0), x)
    found = []
    for before, after in zip(x, y, strict=True):
        for by in range(-3, 4):
            rolled = before.roll(by, 0)
            if not wrap and by:
                rolled[slice(0, by) if by > 0 else slice(by, None)] = -1.0
            if torch.equal(rolled, after):
                found.append(by)
    assert len(found) == 700
    assert all(60 < found.count(by) < 145 for by in range(-3, 4))


def test_a_shift_by_more_than_the_length_leaves_nothing_or_rolls_on() -> None:
    x = images(300, 3, 1) + 1.0
    y = drawn(RandomShift(8), x)
    assert (y == 0.0).all((1, 2)).any()
    rolled = drawn(RandomShift(8, wrap=True), x)
    assert torch.equal(rolled.sort(1).values, x.sort(1).values)


def test_nothing_changes_at_no_strength() -> None:
    x = images(4, 3, 6, 6)
    for layer in (
        only(),
        ColorJitter(p=0.0),
        RandomGrayscale(0.0),
        RandomGaussianBlur(p=0.0),
        RandomErasing(0.0),
        TimeMask(0),
        TimeMask(p=0.0),
        RandomShift(0),
        RandomShift(p=0.0),
    ):
        assert torch.equal(drawn(layer, x), x)


@each
def test_it_does_nothing_in_eval(make: Callable[[], nn.Module]) -> None:
    x = images(4, 3, 5, 5)
    assert torch.equal(make().eval()(x), x)


@each
def test_it_is_the_same_again_from_one_seed_alone(make: Callable[[], nn.Module]) -> None:
    x, layer = images(8, 3, 7, 6), make()
    assert torch.equal(drawn(layer, x, 1), drawn(layer, x, 1))
    assert not torch.equal(drawn(layer, x, 1), drawn(layer, x, 2))


@each
def test_no_example_leaks_into_another(make: Callable[[], nn.Module]) -> None:
    x, layer = images(6, 3, 7, 6), make()
    other = x.clone()
    other[2] = images(3, 7, 6, seed=9)
    found = zip(drawn(layer, x), drawn(layer, other), strict=True)
    assert [torch.equal(a, b) for a, b in found] == [True, True, False, True, True, True]


@each
def test_gradients_pass_through(make: Callable[[], nn.Module]) -> None:
    x = images(2, 3, 4, 4).double().requires_grad_()
    layer = make()
    assert torch.autograd.gradcheck(lambda given: drawn(layer, given), (x,))
