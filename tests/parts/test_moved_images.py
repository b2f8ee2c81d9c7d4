"""Images cut, mirrored, turned and moved at random."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn import functional

from studio.parts.random_affine import RandomAffine
from studio.parts.random_crop import RandomCrop
from studio.parts.random_horizontal_flip import RandomHorizontalFlip
from studio.parts.random_resized_crop import RandomResizedCrop
from studio.parts.random_rotation import RandomRotation
from studio.parts.random_vertical_flip import RandomVerticalFlip

sides = st.integers(1, 9)


def images(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def drawn(layer: nn.Module, x: Tensor, seed: int = 0) -> Tensor:
    """What the layer makes of images in training, with random numbers of this seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return layer.train()(x)


def same(one: Tensor, other: Tensor) -> list[bool]:
    """Which images of a batch are alike, bit for bit."""
    return [torch.equal(a, b) for a, b in zip(one, other, strict=True)]


MAKERS: dict[str, Callable[[], nn.Module]] = {
    "horizontal": lambda: RandomHorizontalFlip(0.5),
    "vertical": lambda: RandomVerticalFlip(0.5),
    "crop": lambda: RandomCrop(padding=3),
    "small crop": lambda: RandomCrop(5, padding=2),
    "resized": lambda: RandomResizedCrop(p=0.5),
    "rotation": lambda: RandomRotation(40.0, p=0.5),
    "affine": lambda: RandomAffine(p=0.5),
}
each = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@pytest.mark.parametrize(
    ("layer", "axis"), [(RandomHorizontalFlip(1.0), -1), (RandomVerticalFlip(1.0), -2)]
)
@settings(deadline=None, max_examples=25)
@given(height=sides, width=sides)
def test_a_flip_is_that_of_torch_and_twice_it_is_none(
    layer: nn.Module, axis: int, height: int, width: int
) -> None:
    x = images(3, 2, height, width)
    once = drawn(layer, x)
    assert torch.equal(once, x.flip(axis))
    assert torch.equal(drawn(layer, once), x)


@pytest.mark.parametrize(
    ("layer", "axis"), [(RandomHorizontalFlip(0.3), -1), (RandomVerticalFlip(0.3), -2)]
)
def test_each_image_is_mirrored_or_not_by_itself(layer: nn.Module, axis: int) -> None:
    x = images(4000, 1, 2, 3)
    y = drawn(layer, x)
    kept, turned = same(y, x), same(y, x.flip(axis))
    assert all(a != b for a, b in zip(kept, turned, strict=True))
    assert abs(sum(turned) / 4000 - 0.3) < 0.03


@settings(deadline=None, max_examples=25)
@given(side=st.integers(2, 12), quarters=st.integers(-4, 4))
def test_quarter_turns_are_exact(side: int, quarters: int) -> None:
    x = images(2, 3, side, side)
    angles = torch.full((2,), 90.0 * quarters)
    near = RandomRotation(mode="nearest").turn(x, angles)
    assert torch.equal(near, torch.rot90(x, quarters, (2, 3)))
    smooth = RandomRotation().turn(x, angles)
    torch.testing.assert_close(smooth, torch.rot90(x, quarters, (2, 3)), atol=1e-5, rtol=0.0)


def test_a_wide_image_turned_by_half_is_mirrored_both_ways() -> None:
    x = images(2, 3, 5, 9)
    turned = RandomRotation(mode="nearest").turn(x, torch.full((2,), 180.0))
    assert torch.equal(turned, x.flip(-1, -2))


def test_a_wide_image_keeps_its_proportions_while_it_turns() -> None:
    x = torch.zeros(1, 1, 9, 21)
    x[..., 4, 12] = 1.0  # Two pixels right of the middle …
    turned = RandomRotation(mode="nearest").turn(x, torch.tensor([90.0]))
    assert turned[0, 0, 2, 10] == 1.0  # … are two above it after a quarter to the left.
    assert turned.sum() == 1.0


def test_angles_with_a_step_are_its_multiples() -> None:
    x = images(200, 1, 6, 6)
    y = drawn(RandomRotation(180.0, step=90.0, mode="nearest"), x)
    turned = [same(y, torch.rot90(x, quarters, (2, 3))) for quarters in range(4)]
    assert all(sum(found) == 1 for found in zip(*turned, strict=True))
    assert all(30 < sum(found) < 70 for found in turned)


def test_angles_lie_between_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Tensor] = []
    layer = RandomRotation(30.0)
    monkeypatch.setattr(layer, "turn", lambda x, degrees: found.append(degrees) or x)
    drawn(layer, images(5000, 1, 2, 2))
    (angles,) = found
    assert angles.abs().max() <= 30.0
    assert angles.min() < -29.0
    assert angles.max() > 29.0
    assert angles.mean().abs() < 1.0


def test_what_comes_in_from_outside_has_the_value_of_fill() -> None:
    x = torch.zeros(1, 1, 8, 8)
    turned = RandomRotation(fill=-1.0).turn(x, torch.tensor([45.0]))
    assert turned[0, 0, 0, 0] == -1.0
    assert turned[0, 0, 4, 4] == 0.0


def test_a_crop_is_a_window_of_the_padded_image_and_all_windows_come() -> None:
    x = images(600, 1, 4, 5) + 1.0
    y = drawn(RandomCrop(padding=1), x)
    padded = functional.pad(x, (1, 1, 1, 1))
    found = []
    for image, around in zip(y, padded, strict=True):
        places = itertools.product(range(3), range(3))
        (place,) = [
            (top, left)
            for top, left in places
            if torch.equal(image, around[:, top : top + 4, left : left + 5])
        ]
        found.append(place)
    counts = [found.count(place) for place in itertools.product(range(3), range(3))]
    assert all(35 < count < 105 for count in counts), counts


@pytest.mark.parametrize("mode", ["constant", "reflect", "replicate", "circular"])
def test_a_crop_pads_as_torch_does(mode: str) -> None:
    x = images(40, 2, 6, 6)
    value = 0.5 if mode == "constant" else None
    windows = functional.pad(x, (2, 2, 2, 2), mode, value).unfold(2, 6, 1).unfold(3, 6, 1)
    y = drawn(RandomCrop(padding=2, padding_mode=mode, fill=0.5), x)
    for image, of_image in zip(y, windows, strict=True):
        flat = of_image.flatten(1, 2).transpose(0, 1)
        assert any(torch.equal(image, window) for window in flat)


def test_a_smaller_crop_is_the_middle_one_in_eval() -> None:
    x = images(2, 1, 8, 9)
    assert torch.equal(RandomCrop((4, 5), padding=0).eval()(x), x[..., 2:6, 2:7])
    assert drawn(RandomCrop((4, 5), padding=3), x).shape == (2, 1, 4, 5)


@pytest.mark.parametrize("training", [True, False])
def test_a_crop_larger_than_the_padded_image_says_so(training: bool) -> None:
    layer = RandomCrop(10, padding=0).train(training)
    with pytest.raises(ValueError, match=r"10 × 10 does not fit .* 8 × 8"):
        layer(images(1, 1, 8, 8))


def test_a_resized_crop_of_the_whole_is_the_image() -> None:
    x = images(8, 3, 7, 7)
    y = drawn(RandomResizedCrop(scale=(1.0, 1.0), ratio=(1.0, 1.0)), x)
    torch.testing.assert_close(y, x, atol=1e-5, rtol=0.0)


def test_a_resized_crop_has_its_share_of_the_area_and_its_proportions() -> None:
    """On a slope, differences between neighbours tell how much was enlarged."""
    height, width = 60, 80
    down, across = torch.meshgrid(torch.arange(60.0), torch.arange(80.0), indexing="ij")
    x = torch.stack((down, across))[None].expand(300, -1, -1, -1)
    y = drawn(RandomResizedCrop(scale=(0.2, 0.5), ratio=(0.8, 1.25)), x)
    high = (y[:, 0, 31, 40] - y[:, 0, 30, 40]) * height
    wide = (y[:, 1, 30, 41] - y[:, 1, 30, 40]) * width
    area, ratio = high * wide / (height * width), wide / high
    assert 0.199 < area.min() < 0.22
    assert 0.48 < area.max() < 0.501
    assert 0.799 < ratio.min() < 0.82
    assert 1.23 < ratio.max() < 1.251
    assert y[:, 0].amin() >= 0.0
    assert y[:, 0].amax() <= height - 1


def zeros(layer: RandomAffine, x: Tensor, **given: float) -> Tensor:
    """The images moved by these numbers, and by nothing else."""
    names = ("degrees", "right", "down", "scale", "shear")
    usual = {"scale": 1.0}
    numbers = {name: given.get(name, usual.get(name, 0.0)) for name in names}
    return layer.move(x, **{name: torch.full((len(x),), by) for name, by in numbers.items()})


def test_an_affine_map_that_only_turns_is_a_rotation() -> None:
    x, layer = images(2, 3, 6, 11), RandomAffine()
    turned = RandomRotation().turn(x, torch.full((2,), 33.0))
    torch.testing.assert_close(zeros(layer, x, degrees=33.0), turned, atol=1e-5, rtol=0.0)


def test_an_affine_map_that_only_moves_is_a_shift() -> None:
    x = images(1, 1, 8, 10)
    moved = zeros(RandomAffine(mode="nearest"), x, right=0.2, down=-0.25)
    assert torch.equal(moved[..., :6, 2:], x[..., 2:, :8])
    assert not moved[..., 6:, :].any()
    assert not moved[..., :2].any()


def test_an_affine_map_moves_what_it_has_turned() -> None:
    x = images(1, 1, 8, 8)
    moved = zeros(RandomAffine(mode="nearest"), x, degrees=90.0, right=0.25)
    assert torch.equal(moved[..., 2:], torch.rot90(x, 1, (2, 3))[..., :6])


def test_an_affine_map_that_doubles_the_size_shows_the_middle() -> None:
    x = images(1, 1, 4, 8)
    larger = zeros(RandomAffine(mode="nearest"), x, scale=2.0)
    middle = x[..., 1:3, 2:6]
    assert torch.equal(larger, middle.repeat_interleave(2, -1).repeat_interleave(2, -2))


def test_a_slanted_image_leans_to_the_right() -> None:
    x = torch.zeros(1, 1, 9, 9)
    x[..., 4] = 1.0
    slanted = zeros(RandomAffine(mode="nearest"), x, shear=45.0)
    assert torch.equal(slanted[0, 0], torch.eye(9).flip(-1))


def test_nothing_changes_at_no_strength() -> None:
    x = images(4, 3, 6, 5)
    for layer in (
        RandomHorizontalFlip(0.0),
        RandomVerticalFlip(0.0),
        RandomCrop(padding=0),
        RandomResizedCrop(p=0.0),
        RandomRotation(0.0),
        RandomRotation(p=0.0),
        RandomAffine(p=0.0),
    ):
        assert torch.equal(drawn(layer, x), x)
    none = RandomAffine(0.0, translate=0.0, scale=(1.0, 1.0), shear=0.0)
    torch.testing.assert_close(drawn(none, x), x, atol=1e-5, rtol=0.0)


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
def test_equal_images_fare_differently(make: Callable[[], nn.Module]) -> None:
    x = images(1, 3, 7, 6).expand(16, -1, -1, -1)
    y = drawn(make(), x)
    assert len({image.numpy().tobytes() for image in y}) > 1


@each
def test_no_image_leaks_into_another(make: Callable[[], nn.Module]) -> None:
    """Each image alone decides what it becomes, once the random numbers are there."""
    x, layer = images(6, 3, 7, 6), make()
    other = x.clone()
    other[2] = images(3, 7, 6, seed=9)
    alike = same(drawn(layer, x), drawn(layer, other))
    assert alike == [True, True, False, True, True, True]


@each
def test_gradients_pass_through(make: Callable[[], nn.Module]) -> None:
    x = images(5, 2, 6, 6).double().requires_grad_()
    layer = make()
    assert torch.autograd.gradcheck(lambda given: drawn(layer, given), (x,))


def test_what_is_set_while_training_counts_from_the_next_batch() -> None:
    x, layer = images(32, 1, 6, 6), RandomRotation(0.0)
    assert torch.equal(drawn(layer, x), x)
    layer.degrees = 90.0
    assert not torch.equal(drawn(layer, x), x)
    layer.p = 0.0
    assert torch.equal(drawn(layer, x), x)


def test_a_turn_keeps_what_is_round() -> None:
    down, across = torch.meshgrid(torch.arange(-10.0, 11), torch.arange(-15.0, 16), indexing="ij")
    x = torch.exp(-(down**2 + across**2) / 20.0)[None, None]
    for degrees in (17.0, 61.0, 140.0):
        turned = RandomRotation(mode="bicubic").turn(x, torch.tensor([degrees]))
        torch.testing.assert_close(turned, x, atol=0.015, rtol=0.0)
