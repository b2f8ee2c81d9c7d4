"""What the contract test tries every kind of layer with."""

from __future__ import annotations

import cases_augmentation
import cases_images
import cases_losses
import cases_math
import cases_operations
import cases_parts
import cases_sequences
import cases_transformers
from case import Case

CASES: dict[str, tuple[Case, ...]] = {
    **cases_operations.CASES,
    **cases_math.CASES,
    **cases_parts.CASES,
    **cases_augmentation.CASES,
    **cases_images.CASES,
    **cases_sequences.CASES,
    **cases_transformers.CASES,
    **cases_losses.CASES,
}
