"""Refusals of layers for images, signals and volumes, in words."""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from studio.compile import mend
from studio.compile.refusal import AXES, Case, Explained, is_odd, shown
from studio.compile.trying import NOTHING, Fixes, setting
from studio.layers.spec import REQUIRED
from studio.message import Message
from studio.value import Value

ALTERNATIVES = (("size", "scale_factor"), ("output_size", "output_ratio"))
"""Parameters of which one has to be none, and the other not."""

RANKS = {"linear": 3, "bilinear": 4, "bicubic": 4, "trilinear": 5}
"""How many axes each way of interpolating wants."""
BY_RANK = {3: "linear", 4: "bilinear", 5: "trilinear"}

TOO_LARGE = (
    "Kernel size can't",
    "Output size is too small",
    "Invalid computed output size",
    "smaller than kernel size",
    "too large relative to input",
    "sliding blocks",
    # So says torch 2.6 of a convolution.
    "negative dimension",
)


def _one_of_two(case: Case) -> Explained | None:
    for one, other in ALTERNATIVES:
        if not {one, other} <= case.step.settings.keys():
            continue
        given = [name for name in (one, other) if case.step.settings[name] is not None]
        kind = case.step.spec.title
        if len(given) == 2:
            return Message(
                "{kind} takes {one} or {other}, not both. Set one of them to none.",
                kind=kind,
                one=one,
                other=other,
            ), (mend.set_param(case.node, other, None),)
        if not given:
            default = case.step.spec.by_name[other].default
            fixes = () if default is REQUIRED else (mend.set_param(case.node, other, default),)
            return Message("{kind} needs {one} or {other}.", kind=kind, one=one, other=other), fixes
    return None


def _interpolation(case: Case) -> Explained | None:
    mode = case.step.settings.get("mode")
    rank = len(case.first.shape)
    if not isinstance(mode, str) or "align_corners" not in case.step.settings:
        return None
    if RANKS.get(mode, rank) != rank:
        fits = BY_RANK.get(rank)
        return Message(
            "The mode {mode} is for {axes}; {source} gives {found}.",
            mode=mode,
            axes=AXES[f"{RANKS[mode] - 2}d"],
            source=case.source.name,
            found=str(case.first),
        ), setting(case, mode=fits) if fits else ()
    if case.step.settings["align_corners"] is not None and mode not in RANKS:
        return Message(
            "align_corners has no meaning for the mode {mode}. Set it to none.", mode=mode
        ), (mend.set_param(case.node, "align_corners", None),)
    return None


def _kernel(case: Case) -> Explained | None:
    kernel = case.step.settings.get("kernel_size")
    shrinks = case.step.spec.cost != "transposed"
    if kernel is None or not case.sizes or not shrinks:
        return None
    if not any(words in case.error for words in TOO_LARGE):
        return None
    return Message(
        "The kernel ({kernel}) is larger than what {source} gives ({found}).",
        kernel=shown(kernel),
        source=case.source.name,
        found=str(case.first),
    ), _smaller(case, kernel)


def _smaller(case: Case, kernel: Value) -> Fixes:
    """A kernel that fits, or with room around the map."""
    dilation = case.step.settings.get("dilation")
    plain = setting(case, dilation=1) if dilation not in (None, 1) else NOTHING
    least = min(case.sizes)
    sizes = kernel if isinstance(kernel, tuple) else (kernel,)
    fits = next(
        (
            fixes
            for most in (least, least - 1, *(size for size in (3, 2, 1) if size < least))
            if most > 0 and (fixes := setting(case, kernel_size=_at_most(sizes, most, kernel)))
        ),
        NOTHING,
    )
    same = case.step.settings.get("stride") == 1 and is_odd(kernel)
    return (*plain, *fits, *(setting(case, padding="same") if same else NOTHING))


def _at_most(sizes: tuple[Value, ...], most: int, kernel: Value) -> Value:
    less = tuple(min(size, most) for size in sizes if isinstance(size, int))
    return less if isinstance(kernel, tuple) else less[0]


def _half_of_kernel(case: Case) -> Explained | None:
    kernel, padding = (case.step.settings.get(name) for name in ("kernel_size", "padding"))
    if kernel is None or "half" not in case.error:
        return None
    most = _halves(kernel)
    return Message(
        "padding ({padding}) can be half of kernel_size ({kernel}) at most.",
        padding=shown(padding),
        kernel=shown(kernel),
    ), setting(case, padding=most)


def _halves(kernel: Value) -> Value:
    if isinstance(kernel, tuple):
        return tuple(_halves(size) for size in kernel)
    return kernel // 2 if isinstance(kernel, int) else 0


def _border(case: Case) -> Explained | None:
    words = ("Padding size should be less than", "wrapping around more than once", "Padding value")
    if not any(part in case.error for part in words):
        return None
    return Message(
        "The padding ({padding}) is too large for what {source} gives ({found}): it is made of the "
        "input itself.",
        padding=shown(case.step.settings.get("padding")),
        source=case.source.name,
        found=str(case.first),
    ), _less_padding(case)


def _less_padding(case: Case) -> Fixes:
    """The most that there is to take, on all sides; or zeros, which there is no end of."""
    zeros = setting(case, padding_mode="zeros") if "padding_mode" in case.step.settings else NOTHING
    least = min(case.sizes, default=0)
    found = (setting(case, padding=most) for most in (least, least - 1) if most > 0)
    return (*next(filter(None, found), NOTHING), *zeros)


def _output_padding(case: Case) -> Explained | None:
    """More at the end than the stride leaves open."""
    added = case.step.settings.get("output_padding")
    if added is None or "output padding" not in case.error:
        return None
    most = _less(case.step.settings["stride"])
    return Message(
        "output_padding ({added}) must be smaller than stride ({stride}) or dilation ({dilation}).",
        added=shown(added),
        stride=shown(case.step.settings["stride"]),
        dilation=shown(case.step.settings["dilation"]),
    ), setting(case, output_padding=most)


def _less(stride: Value) -> Value:
    if isinstance(stride, tuple):
        return tuple(_less(size) for size in stride)
    return stride - 1 if isinstance(stride, int) else 0


def _same(case: Case) -> Explained | None:
    if case.step.settings.get("padding") != "same" or "strided" not in case.error:
        return None
    message = Message("The padding same needs a stride of 1.")
    return message, (
        *setting(case, stride=1),
        *setting(case, padding=_halves(case.step.settings["kernel_size"])),
    )


def _factor(case: Case) -> Explained | None:
    """Factors of shuffling layers that do not divide what comes in."""
    sizes = case.first.shape
    for name, axes, power in (
        ("upscale_factor", sizes[1:2], 2),
        ("downscale_factor", sizes[2:4], 1),
        ("groups", sizes[1:2], 1),
    ):
        factor = case.step.settings.get(name)
        known = [size for size in axes if isinstance(size, int)]
        if not isinstance(factor, int) or all(size % factor**power == 0 for size in known):
            continue
        most = gcd(*known)
        fits = next(n for n in range(min(factor, most), 0, -1) if most % n**power == 0)
        return Message(
            "{source} gives {found}, which cannot be split evenly by {name} ({factor}).",
            source=case.source.name,
            found=str(case.first),
            name=name,
            factor=factor,
        ), (mend.set_param(case.node, name, fits),)
    return None


def _single(case: Case) -> Explained | None:
    if "spatial element" not in case.error and "value per channel" not in case.error:
        return None
    return Message(
        "{kind} needs more than one value in every channel; {source} gives {found}.",
        kind=case.step.spec.title,
        source=case.source.name,
        found=str(case.first),
    ), ()


IMAGE_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    _one_of_two,
    _interpolation,
    _kernel,
    _half_of_kernel,
    _output_padding,
    _border,
    _same,
    _factor,
    _single,
)
