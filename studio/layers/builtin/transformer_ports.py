"""What goes into transformers: sequences, masks, and hints on masks."""

from __future__ import annotations

from studio.layers.spec import Argument, Param, Port

AXES = "length × N × d_model, or N × length × d_model with batch_first"

SOURCE = Port("src", f"The sequence that is read: {AXES}.")
TARGET = Port("tgt", f"The sequence that is written, as far as it is known: {AXES}.")
MEMORY = Port("memory", f"What an encoder gave, at which the decoder looks: {AXES}.")
OUTPUT = Port("output", "A value for every step, in the shape of src, or of tgt for a decoder.")


def mask(name: str, by: str, at: str) -> Port:
    """Which steps of one sequence may not look at which steps of another."""
    whose = "Its own" if by == at else f"The {at}'s"
    return Port(
        name,
        f"Length of {by} × length of {at}; True (type bool) where looking is forbidden, or "
        f"numbers that are added to the scores. {whose} steps may all be seen if open.",
        optional=True,
    )


def _padding(of: str) -> Port:
    return Port(
        f"{of}_key_padding_mask",
        f"N × length of {of}; True (type bool) where {of} is padding and must be ignored.",
        optional=True,
    )


TARGET_MASK = mask("tgt_mask", "tgt", "tgt")
MEMORY_MASK = mask("memory_mask", "tgt", "memory")
SOURCE_PADDING = _padding("src")
TARGET_PADDING = _padding("tgt")
MEMORY_PADDING = _padding("memory")


def causal(name: str, of: str, *, default: bool | None) -> Param:
    """The hint that a mask hides the future; ``None`` leaves it to torch to look at the mask."""
    looks = " None: PyTorch looks at the mask to see." if default is None else ""
    return Param(
        name,
        "bool",
        default,
        f"A hint that {of} hides the future, which lets PyTorch use a faster kernel. It hides "
        f"nothing by itself: {of} must be wired too.{looks}",
        optional=default is None,
        at_call=True,
    )


CAUSAL_MEMORY = causal("memory_is_causal", "memory_mask", default=False)


def given(*ports: str, positional: int = 1) -> tuple[Argument, ...]:
    """The ports as arguments of the call, the first by position and the masks by name."""
    return tuple(
        Argument((port,), keyword="" if place < positional else port)
        for place, port in enumerate(ports)
    )
